#include "ui/panels/facilitator/facilitator_panel.h"

#include <algorithm>

#include "app/base/refusal_words.h"
#include "ui/panels/words.h"

namespace ui::panels::facilitator {

using app::Rect, app::Weight;
using namespace ui::paint;

namespace {

constexpr const char* kRail = "rail";

std::string headingOf(const PanelContext& panel) {
    const std::string& title = panel.board.session().title;
    return panel.tr("Facilitator") + (title.empty() ? "" : " · " + title);
}

constexpr float kRailGapMm = 1.6f, kRailKeyMm = 12;  // never lower than a finger needs: then the rail scrolls

}  // namespace

FacilitatorPanel::FacilitatorPanel(Fonts& fonts, float pxPerMm, keyboard::KeyboardKind keyboard, FacilitatorPages pages)
    : Panel("facilitator", fonts, pxPerMm), m_keyboard(keyboard), m_pages(std::move(pages)), m_page(m_pages.front().get()) {}

app::Point FacilitatorPanel::sizeMm(const glass::TableSize& size) const {
    if (m_docked) return Dock::kSizeMm;
    return size.small() ? app::Point{210, 122} : app::Point{236, 130};
}

bool FacilitatorPanel::run(PanelContext& panel, const glass::Command& command) {
    const auto result = panel.commit.run({}, command);
    if (!result) tell(app::wordsOf(panel.tr, result.refusal()), Tone::Trouble, panel.nowS + kToldS);
    markDirty();
    return static_cast<bool>(result);
}

void FacilitatorPanel::write(Typing typing) {
    m_keyboard.open(typing.numbers);
    m_draft.select(typing.text);
    if (!typing.numbers) {
        // A field is known by what it asks and what it says; one that begins empty makes something new.
        const auto opened = m_begun.open(typing.text.empty() ? BegunText::kNew : typing.heading + "/" + typing.text, typing.text);
        if (m_begun.cameBack()) m_draft.set(opened.text);
    }
    m_typing = std::move(typing);
    markDirty();
}

void FacilitatorPanel::type(const KeyStroke& stroke, PanelContext& panel) {
    markDirty();
    switch (stroke.kind) {
        case KeyStroke::Kind::Text:
            m_draft.insert(stroke.text);
            return;
        case KeyStroke::Kind::Cancel:
            stopTyping();
            return;
        case KeyStroke::Kind::Done:
            break;
        default:
            return keyboard::editBy(m_draft, stroke.kind);
    }
    if (!m_typing) return;
    const bool done =
        run(panel, [&](const app::Board& b, app::CommandContext& context) { return m_typing->then(b, context, m_draft.text()); });
    if (done) m_begun.done(), m_typing.reset();
}

void FacilitatorPanel::openPage(FacilitatorPage& page) {
    if (&page != m_page) m_page->left();
    m_page = &page;
    listsFromTheTop(kRail);
    markDirty();
}

void FacilitatorPanel::turnTo(bool docked, bool cameFromDock) {
    m_docked = docked, m_cameFromDock = cameFromDock;
    listsFromTheTop(kRail);
    markDirty();
}

// While it was away it was not run: what comes next may have changed, and the finger sees it for the first time.
void FacilitatorPanel::call(bool docked) {
    m_dock.called();
    markDirty();
    if (docked != m_docked || m_cameFromDock) turnTo(docked, false);
}

bool FacilitatorPanel::open(std::string_view wish) {
    const auto page = std::ranges::find_if(m_pages, [&](const auto& each) { return each->openAt(wish); });
    if (page == m_pages.end()) return false;
    stopTyping();
    if (m_docked) turnTo(false, true);
    openPage(**page);
    m_pageInSight = false;
    return true;
}

// Called again it shows the same page, with its button in sight.
void FacilitatorPanel::close(PanelContext& panel) {
    for (const auto& page : m_pages) page->closed();
    m_dock.closed();
    m_pageInSight = false;
    panel.requests.push_back({ShellRequest::Kind::CloseFacilitator, {}});
}

void FacilitatorPanel::bring(const Brought& brought, PanelContext& panel) {
    markDirty();
    const Run run = [&](const glass::Command& command) { return this->run(panel, command); };
    for (const auto& page : m_pages)
        if (page->take(brought, panel, run)) return;
}

bool FacilitatorPanel::takeContact(const touch::Contact& contact, app::Point local, PanelContext& panel) {
    if (!m_typing) return false;
    std::vector<KeyStroke> made;
    const bool taken = m_keyboard.contact(contact, local, panel.nowS, panel.config, made);
    for (const KeyStroke& stroke : made) type(stroke, panel);
    return taken;
}

bool FacilitatorPanel::restless(const PanelContext& panel) const {
    return (m_typing   ? m_keyboard.restless()
            : m_docked ? m_dock.restless(panel)
                       : m_page->restless(panel)) ||
           (!m_answer.empty() && panel.nowS > m_answerUntilS);
}

FacilitatorContext FacilitatorPanel::contextWith(Widgets& w, PanelContext& panel) {
    return {w,
            panel,
            panel.tr,
            [this, &panel](const glass::Command& command) { return run(panel, command); },
            [this](Typing typing) { write(std::move(typing)); },
            [this, &panel](std::string words, Tone tone) { tell(std::move(words), tone, panel.nowS + kToldS); },
            [this] { listsFromTheTop(kRail), markDirty(); }};
}

void FacilitatorPanel::show(Widgets& w, PanelContext& panel) {
    if (panel.nowS > m_answerUntilS) m_answer.clear();
    w.background(kHeading);
    w.target("panel", "panel", w.tr()("Facilitator"), w.area());
    if (m_typing) return showWriting(w, panel);
    if (m_docked) return showDock(w, panel);
    Space space{{w.mm(4), w.mm(4), w.area().w - w.mm(8), w.area().h - w.mm(8)}};
    showHeading(w, panel, {space.top(w.mm(14), w.mm(2))});
    showRail(w, panel, space.left(w.mm(30), w.mm(4)));
    FacilitatorContext at = contextWith(w, panel);
    m_page->show(at, space.rest);
}

void FacilitatorPanel::showDock(Widgets& w, PanelContext& panel) {
    Space space{{w.mm(4), w.mm(4), w.area().w - w.mm(8), w.area().h - w.mm(8)}};
    showHeading(w, panel, {space.top(w.mm(14))});
    FacilitatorContext at = contextWith(w, panel);
    m_dock.show(at, space.rest, [this](std::string_view wish) {
        if (wish.empty()) turnTo(false, true);
        else open(wish);
    });
}

void FacilitatorPanel::showHeading(Widgets& w, PanelContext& panel, Space header) {
    if (w.signButton("close", Sign::Close, w.tr()("Close"), header.right(w.mm(14), w.mm(2)), Style::Quiet)) close(panel);
    if (m_cameFromDock && !m_docked && w.signButton("dock", Sign::Left, w.tr()("Back"), header.left(w.mm(14), w.mm(2))))
        turnTo(true, false);
    const std::string heading = m_docked ? panel.tr("Facilitator") : headingOf(panel);
    w.text(header.rest, m_answer.empty() ? heading : m_answer, 5, m_answer.empty() ? kInk : inkOf(m_answerTone),
           Weight::SemiBold);
}

// All of its keys share the height; where they would become too low for a finger, a list that scrolls.
void FacilitatorPanel::showRail(Widgets& w, PanelContext& panel, const Rect& area) {
    const auto count = static_cast<float>(m_pages.size());
    const float gap = w.mm(kRailGapMm), fitting = (area.h - gap * (count - 1)) / count;
    const bool scrolls = fitting < w.mm(kRailKeyMm);
    const float high = scrolls ? w.mm(kRailKeyMm) : fitting;
    Space rail{area};
    if (scrolls) {
        const auto at = std::ranges::find(m_pages, m_page, [](const auto& each) { return each.get(); }) - m_pages.begin();
        if (!m_pageInSight) w.bringIntoSight(kRail, area, static_cast<float>(at) * (high + gap), high);
        rail.rest.y = w.beginList(kRail, area, count * (high + gap) - gap);
        rail.rest.w -= w.mm(2);
    }
    m_pageInSight = true;
    for (const auto& page : m_pages) {
        const Rect key = rail.top(high, gap);
        if (key.touches(area)) showRailKey(w, panel, *page, key);
    }
    if (scrolls) w.endList();
}

void FacilitatorPanel::showRailKey(Widgets& w, PanelContext& panel, FacilitatorPage& page, const Rect& r) {
    const std::string name = std::string("tab-") + page.key();
    const bool shows = m_page == &page;
    if (w.button(name.c_str(), w.tr()(page.title()), r, shows ? Style::Chosen : Style::Plain) && !shows) openPage(page);
    if (shows || !page.wantsAttention(panel)) return;
    w.painter().disc({r.right() - w.mm(2.6f), r.y + w.mm(2.6f)}, w.mm(1.4f), kWarning);
}

void FacilitatorPanel::showWriting(Widgets& w, PanelContext& panel) {
    std::vector<KeyStroke> made;
    m_keyboard.tick(panel.nowS, panel.config, made);
    for (const KeyStroke& stroke : made) type(stroke, panel);
    if (!m_typing) return markDirty();
    const float pitch = std::min(w.mm(17), (w.area().w - w.mm(8)) / 11);
    Space space{{w.mm(4), w.mm(4), w.area().w - w.mm(8), w.area().h - w.mm(7)}};
    m_keyboard.layOut(space.bottom(keyboard::Keyboard::heightFor(pitch), w.mm(2)), pitch, w.tr()("Done"));
    Space header{space.top(w.mm(13), w.mm(2))};
    if (w.signButton("close", Sign::Close, w.tr()("Close"), header.right(w.mm(14), w.mm(2)), Style::Quiet)) {
        stopTyping();
        return markDirty();
    }
    if (m_typing->above) m_typing->above(w, header);
    const std::string heading =
        m_typing->heading + (m_begun.cameBack() ? std::string(" · ") + w.tr()("begun before") : std::string{});
    w.text(header.rest, m_answer.empty() ? heading : m_answer, 4.8f, m_answer.empty() ? kInk : inkOf(m_answerTone),
           Weight::SemiBold);
    if (!m_begun.waiting().empty() && !m_typing->numbers &&
        w.button("begun", w.tr().fill("Put in what was begun: “{0}”", shortened(m_begun.waiting())),
                 space.bottom(w.mm(10), w.mm(2)), Style::Quiet) &&
        m_draft.insert(m_begun.waiting()))
        m_begun.dropWaiting();
    std::string shown = m_draft.text();
    if (!m_draft.selected()) shown.insert(m_draft.caret(), "|");
    Painter p = w.painter();
    p.box(space.rest, m_draft.selected() ? kChipHeld : kChip, w.mm(3));  // the first key replaces all of it
    w.paragraph({space.rest.x + w.mm(3), space.rest.y, space.rest.w - w.mm(6), space.rest.h}, shown, 5.2f, 4.2f, kInk);
    w.target("field", "text", m_draft.text(), space.rest);
    m_keyboard.draw(w, panel.nowS);
}

}  // namespace ui::panels::facilitator

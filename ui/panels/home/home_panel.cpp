#include "ui/panels/home/home_panel.h"

#include <algorithm>
#include <cmath>
#include <ctime>

#include "app/base/search_text.h"

namespace ui::panels::home {

using app::Rect, app::Weight;
using namespace ui::paint;

namespace {

constexpr float kCardWMm = 118, kCardHMm = 106, kGapMm = 8;
constexpr float kLastWMm = 320, kLastLeastWMm = 220, kLastHMm = 92;
constexpr float kHeadingHMm = 9, kHeadingGapMm = 2;
constexpr float kTemplateWMm = 96, kTemplateLeastWMm = 76, kTemplateHMm = 62;

std::string dateText(const app::Texts& tr, app::UnixMs at) {
    const std::time_t seconds = static_cast<std::time_t>(at / 1000);
    std::tm local{};
    localtime_r(&seconds, &local);
    char text[40];
    std::strftime(text, sizeof text, tr.lang() == "fr" ? "%d/%m/%Y à %H:%M" : "%Y-%m-%d, %H:%M", &local);
    return text;
}

// How far it has come: "189 notes · voted · 48 actions planned".
std::string progressWords(const app::Texts& tr, const app::SessionCard& card) {
    std::string words = tr.plural("%d note", "%d notes", card.notes);
    if (card.revealed) words += std::string(" · ") + tr("voted");
    if (card.planned) words += " · " + tr.plural("%d action planned", "%d actions planned", card.planned);
    else if (card.actions) words += " · " + tr.plural("%d action", "%d actions", card.actions);
    return card.toLookAt ? tr("can only be looked at") + (" · " + words) : words;
}

}  // namespace

HomePanel::HomePanel(Fonts& fonts, float pxPerMm, keyboard::KeyboardKind keyboard)
    : Panel("home", fonts, pxPerMm), m_keyboard(keyboard) {}

void HomePanel::setCards(std::vector<app::SessionCard> cards, std::vector<ImTextureID> pictures) {
    m_cards = std::move(cards), m_pictures = std::move(pictures);
    markDirty();
}

void HomePanel::show(Widgets& w, PanelContext& panel) {
    const Rect all = w.area();
    Space space{{w.mm(14), w.mm(12), all.w - w.mm(28), all.h - w.mm(18)}};
    const Space head{space.top(w.mm(18), w.mm(6))};
    if (std::ranges::none_of(m_cards, &app::SessionCard::inTrash)) m_trash = false;
    std::vector<std::size_t> shown;
    for (std::size_t i = 0; i < m_cards.size(); ++i)
        if (m_cards[i].inTrash == m_trash && isFound(m_cards[i])) shown.push_back(i);
    if (m_searching) showSearch(w, panel, space);
    else if (!m_trash) showBeginnings(w, panel, space, shown);
    if (!m_searching) m_moreThanAScreen = rowsHigh(w, space.rest, shown.size()) > space.rest.h;
    if (!shown.empty()) showSessions(w, panel, space.rest, shown);
    else if (m_searching) w.text(space.top(w.mm(12)), w.tr()("No session is called so."), 5.4f, kInk2);
    if (m_keysOpen) m_keyboard.draw(w, panel.nowS);
    showHead(w, panel, head);  // which knows by now whether all of them fit
}

void HomePanel::showHead(Widgets& w, PanelContext& panel, Space head) {
    if (w.button("french", "Français", head.right(w.mm(34), w.mm(2)), w.tr().lang() == "fr" ? Style::Chosen : Style::Plain))
        panel.requests.push_back({ShellRequest::Kind::SetLanguage, "fr"});
    if (w.button("english", "English", head.right(w.mm(34), w.mm(2)), w.tr().lang() == "en" ? Style::Chosen : Style::Plain))
        panel.requests.push_back({ShellRequest::Kind::SetLanguage, "en"});
    const auto thrown = std::ranges::count_if(m_cards, &app::SessionCard::inTrash);
    if (thrown &&
        w.button("trash",
                 m_trash ? w.tr()("Back to the sessions") : w.tr().plural("Bin (%d)", "Bin (%d)", static_cast<long>(thrown)),
                 head.right(w.mm(54), w.mm(2)), m_trash ? Style::Chosen : Style::Plain))
        m_trash = !m_trash, markDirty();
    if ((m_moreThanAScreen || m_searching) &&
        w.button("search", w.tr()("Search"), head.right(w.mm(34), w.mm(2)), m_searching ? Style::Chosen : Style::Plain))
        search(!m_searching);
    w.text(head.left(w.mm(60)), "Parcours", 10, kHeading, Weight::SemiBold);
    w.text(head.rest, m_said.empty() ? w.tr()("Workshops on the customer journey") : m_said, 5,
           m_said.empty() ? kInk2 : inkOf(m_tone));
}

// What one comes for: the last session to go on with, and what a new one begins from. The last one leaves `shown`.
void HomePanel::showBeginnings(Widgets& w, PanelContext& panel, Space& space, std::vector<std::size_t>& shown) {
    const float gap = w.mm(kGapMm), least = w.mm(kTemplateLeastWMm), most = w.mm(kTemplateWMm);
    const auto count = static_cast<float>(std::max<std::size_t>(1, m_templates.size()));
    const bool hasLast = !shown.empty(), showsFirst = hasLast || (m_hasDemonstration && m_cards.empty());
    // Beside each other where the templates keep their least width, else the templates below.
    const bool beside = showsFirst && space.rest.w - w.mm(kLastLeastWMm) - gap >= count * (least + gap) - gap;
    Space upper{space.top(w.mm(kLastHMm), gap)};
    if (showsFirst) {
        const float templatesW = count * (most + gap);
        const float lastW =
            beside ? std::max(w.mm(kLastLeastWMm), std::min(w.mm(kLastWMm), upper.rest.w - templatesW)) : upper.rest.w;
        const Rect first = upper.left(lastW, gap);
        if (hasLast) showLast(w, panel, shown.front(), first), shown.erase(shown.begin());
        else showDemonstration(w, panel, first);
        if (!beside) upper = {space.top(w.mm(kTemplateHMm + kHeadingHMm + kHeadingGapMm), gap)};
    }
    w.text(upper.top(w.mm(kHeadingHMm), w.mm(kHeadingGapMm)),
           hasLast ? w.tr()("Begin a workshop") : w.tr()("Begin your first workshop"), 6, kInk, Weight::SemiBold);
    const int inARow = std::clamp(static_cast<int>((upper.rest.w + gap) / (least + gap)), 1, static_cast<int>(count));
    const float width = std::min(most, (upper.rest.w + gap) / static_cast<float>(inARow) - gap);
    const float rows = std::ceil(count / static_cast<float>(inARow)), rowH = std::max(upper.rest.h, w.mm(kTemplateHMm));
    const float top = w.beginList("templates", upper.rest, rows * (rowH + gap) - gap);
    for (std::size_t i = 0; i < m_templates.size(); ++i) {
        const int column = static_cast<int>(i) % inARow, row = static_cast<int>(i) / inARow;
        showTemplate(w, panel, m_templates[i],
                     {upper.rest.x + static_cast<float>(column) * (width + gap), top + static_cast<float>(row) * (rowH + gap),
                      width, rowH});
    }
    w.endList();
}

// A new table shows what it is for before anybody has to begin.
void HomePanel::showDemonstration(Widgets& w, PanelContext& panel, const Rect& r) {
    Painter p = w.painter();
    p.shadow(r, w.mm(2), 0.08f, {0, w.mm(0.6f)});
    p.box(r, kPaper, w.mm(5));
    Space space{r.grown(-w.mm(6))};
    if (w.button("demonstration", w.tr()("Watch the demonstration"), space.bottom(w.mm(18), w.mm(4)), Style::Plain))
        panel.requests.push_back({ShellRequest::Kind::Demonstrate, {}});
    w.text(space.top(w.mm(11), w.mm(2)), w.tr()("A workshop in three minutes"), 6.8f, kInk, Weight::SemiBold);
    w.paragraph(space.rest,
                w.tr()("Eight people round one table: their notes, a secret vote, what comes first, and a plan with names and "
                       "dates. Nothing of it is kept; a touch ends it."),
                5.4f, 4.4f, kInk2);
}

void HomePanel::showTemplate(Widgets& w, PanelContext& panel, const HomeTemplate& one, const Rect& r) {
    Painter p = w.painter();
    p.box(r, kPaper, w.mm(5));
    Space space{r.grown(-w.mm(4))};
    const bool isOnly = m_cards.empty() && &one == &m_templates.front();  // nothing else to do: what most begin with
    const bool begins = w.button(("new-" + one.file).c_str(), w.tr()("Begin"), space.bottom(w.mm(15), w.mm(3)),
                                 isOnly ? Style::Primary : Style::Plain);
    w.text(space.top(w.mm(9), w.mm(1)), one.title, 5.4f, kInk, Weight::SemiBold);
    w.paragraph(space.top(std::min(space.rest.h, w.mm(26))), one.purpose, 4.8f, 4.4f, kInk2);
    if (begins) panel.requests.push_back({ShellRequest::Kind::NewSession, one.file});
}

void HomePanel::search(bool begins) {
    m_searching = m_keysOpen = begins;
    m_wanted.set({}), m_keyboard.open(false);
    listsFromTheTop();
    markDirty();
}

bool HomePanel::isFound(const app::SessionCard& card) const {
    return !m_searching || app::holdsWords(card.title + ' ' + card.client + ' ' + card.file.stem().string(), m_wanted.text());
}

void HomePanel::type(const KeyStroke& stroke, PanelContext&) {
    using Kind = KeyStroke::Kind;
    if (stroke.kind == Kind::Cancel) return search(false);
    if (!m_searching) search(true);
    if (stroke.kind == Kind::Done) m_keysOpen = false;  // what was found has the room
    else if (stroke.kind == Kind::Text) (void)m_wanted.insert(stroke.text);
    else keyboard::editBy(m_wanted, stroke.kind);
    listsFromTheTop();
    markDirty();
}

bool HomePanel::takeContact(const touch::Contact& contact, app::Point local, PanelContext& panel) {
    if (!m_keysOpen) return false;
    std::vector<KeyStroke> made;
    const bool taken = m_keyboard.contact(contact, local, panel.nowS, panel.config, made);
    for (const KeyStroke& stroke : made) type(stroke, panel);
    if (taken) markDirty();
    return taken;
}

// The keys below, what is looked for above, and the sessions between them.
void HomePanel::showSearch(Widgets& w, PanelContext& panel, Space& space) {
    if (m_keysOpen) {
        std::vector<KeyStroke> made;
        m_keyboard.tick(panel.nowS, panel.config, made);
        for (const KeyStroke& stroke : made) type(stroke, panel);
        constexpr float kKeysAcross = 11, kMostKeyMm = 17;
        const float pitch = std::min(w.mm(kMostKeyMm), space.rest.w / kKeysAcross), width = pitch * kKeysAcross;
        const Rect keys = space.bottom(keyboard::Keyboard::heightFor(pitch), w.mm(4));
        m_keyboard.layOut({keys.x + (keys.w - width) / 2, keys.y, width, keys.h}, pitch, w.tr()("Done"));
    }
    Space row{space.top(w.mm(15), w.mm(6))};
    if (w.signButton("search-close", Sign::Close, w.tr()("Close"), row.right(w.mm(15), w.mm(2)), Style::Quiet)) search(false);
    std::string shown = m_wanted.text();
    if (!shown.empty() && m_keysOpen) shown.insert(m_wanted.caret(), "|");
    if (w.field("wanted", shown, w.tr()("Some letters of a title, a client or a file"), row.rest, kPaper, m_keysOpen))
        m_keysOpen = true, markDirty();
}

int HomePanel::columnsIn(const Widgets& w, const Rect& area) {
    const float gap = w.mm(kGapMm);
    return std::max(1, static_cast<int>((area.w + gap) / (w.mm(kCardWMm) + gap)));
}

float HomePanel::rowsHigh(const Widgets& w, const Rect& area, std::size_t cards) {
    const int columns = columnsIn(w, area), rows = (static_cast<int>(cards) + columns - 1) / columns;
    return static_cast<float>(rows) * w.mm(kCardHMm + kGapMm);
}

void HomePanel::showSessions(Widgets& w, PanelContext& panel, const Rect& area, const std::vector<std::size_t>& shown) {
    const float gap = w.mm(kGapMm), rowH = w.mm(kCardHMm) + gap;
    const int columns = columnsIn(w, area);
    const float y = w.beginList("sessions", area, rowsHigh(w, area, shown.size()));
    for (std::size_t i = 0; i < shown.size(); ++i) {
        const Rect r{area.x + static_cast<float>(static_cast<int>(i) % columns) * (w.mm(kCardWMm) + gap),
                     y + rowH * static_cast<float>(static_cast<int>(i) / columns), w.mm(kCardWMm), w.mm(kCardHMm)};
        if (r.touches(area)) showCard(w, panel, shown[i], r);
    }
    w.endList();
}

HomePanel::Face HomePanel::faceOf(const app::SessionCard& card) const {
    const auto at = m_faces.find(card.file.string());
    return at == m_faces.end() ? Face::Closed : at->second;
}

void HomePanel::showFace(Widgets& w, PanelContext& panel, std::size_t index, const Rect& r) {
    const app::SessionCard& card = m_cards[index];
    if (faceOf(card) == Face::More) showMore(w, panel, card, r);
    else if (faceOf(card) == Face::Copies) showCopies(w, panel, card, r);
    else showPicture(w, index, r);
}

void HomePanel::showCard(Widgets& w, PanelContext& panel, std::size_t index, const Rect& r) {
    const app::SessionCard& card = m_cards[index];
    Painter p = w.painter();
    p.shadow(r, w.mm(2), 0.08f, {0, w.mm(0.6f)});
    p.box(r, kPaper, w.mm(5));
    Space space{r.grown(-w.mm(4))};
    showFace(w, panel, index, space.top(w.mm(46), w.mm(3)));
    showButtons(w, panel, card, space.bottom(w.mm(15), w.mm(2)), false);
    showWords(w, card, space.rest, r, 5.4f);
}

// The session one most likely comes back to: its picture beside its words.
void HomePanel::showLast(Widgets& w, PanelContext& panel, std::size_t index, const Rect& r) {
    const app::SessionCard& card = m_cards[index];
    Painter p = w.painter();
    p.shadow(r, w.mm(2), 0.08f, {0, w.mm(0.6f)});
    p.box(r, kPaper, w.mm(5));
    Space space{r.grown(-w.mm(4))};
    showFace(w, panel, index, space.left(space.rest.w * 0.52f, w.mm(5)));
    showButtons(w, panel, card, space.bottom(w.mm(18), w.mm(3)), true);
    showWords(w, card, space.rest, r, 6.8f);
}

// Sessions of one template are told apart by whom they are for, when they were made and by their file.
void HomePanel::showWords(Widgets& w, const app::SessionCard& card, const Rect& area, const Rect& whole, float titleMm) {
    const app::Texts& tr = w.tr();
    Space space{area};
    const std::string stem = card.file.stem().string();
    const float row = std::min(w.mm(8), area.h / 4);
    w.text(space.top(row * 1.2f), card.title.empty() ? stem : card.title, titleMm, kInk, Weight::SemiBold);
    std::string told = card.client.empty() ? std::string{} : card.client + " · ";
    if (card.createdAt) told += dateText(tr, card.createdAt) + " · ";
    told += card.file.filename().string();
    w.text(space.top(row), told, 4.4f, kInk2);
    const std::string facts = card.trouble.empty() ? progressWords(tr, card) : tr(card.trouble.c_str());
    w.text(space.top(row), facts, 4.4f, card.trouble.empty() ? kInk : kTrouble);
    if (space.rest.h > w.mm(6)) w.text(space.top(row), tr.fill("changed {0}", dateText(tr, card.changedAt)), 4.4f, kInk2);
    w.target("session", "session-" + stem, card.title + " · " + told, whole);
    w.target("field", "progress-" + stem, facts, area);
}

void HomePanel::showPicture(Widgets& w, std::size_t index, const Rect& r) {
    Painter p = w.painter();
    p.box(r, kGround, w.mm(3));
    // The picture keeps its own proportions: cut to the frame's.
    if (index < m_pictures.size() && m_pictures[index])
        p.list().AddImageRounded(m_pictures[index], {r.x, r.y}, {r.right(), r.bottom()}, {0, 0.12f}, {1, 0.88f}, IM_COL32_WHITE,
                                 w.mm(3));
}

void HomePanel::showButtons(Widgets& w, PanelContext& panel, const app::SessionCard& card, const Rect& r, bool isLast) {
    const std::string file = card.file.string(), stem = card.file.stem().string();
    Space buttons{r};
    if (card.inTrash) {
        if (w.button(("put-back-" + stem).c_str(), w.tr()("Put back"), column(buttons.rest, 0, 2, w.mm(kApartMm)),
                     Style::Primary))
            panel.requests.push_back({ShellRequest::Kind::PutBack, file});
        if (w.holdButton(("erase-" + stem).c_str(), w.tr()("Hold to erase for good"), column(buttons.rest, 1, 2, w.mm(kApartMm))))
            panel.requests.push_back({ShellRequest::Kind::Erase, file});
        return;
    }
    const bool isClosed = faceOf(card) == Face::Closed;
    if (w.signButton(("more-" + stem).c_str(), isClosed ? Sign::Down : Sign::Close, w.tr()("More"),
                     buttons.right(w.mm(15), w.mm(2))))
        isClosed ? (void)m_faces.insert_or_assign(file, Face::More) : (void)m_faces.erase(file);
    if (card.isDamaged) {
        if (w.button(("recover-" + stem).c_str(), w.tr()("Recover what is left"), buttons.rest, Style::Primary))
            panel.requests.push_back({ShellRequest::Kind::Recover, file});
    } else if (w.button(("open-" + stem).c_str(),
                        card.toLookAt ? w.tr()("Look at it")
                        : isLast      ? w.tr()("Continue")
                                      : w.tr()("Open"),
                        buttons.rest, isLast ? Style::Primary : Style::Plain, card.trouble.empty())) {
        panel.requests.push_back({ShellRequest::Kind::OpenSession, file});
    }
}

void HomePanel::showMore(Widgets& w, PanelContext& panel, const app::SessionCard& card, const Rect& r) {
    const std::string file = card.file.string(), stem = card.file.stem().string();
    Space space{r};
    const float rowH = (r.h - w.mm(4)) / 3;
    const Rect first = space.top(rowH, w.mm(2));
    if (w.button(("duplicate-" + stem).c_str(), w.tr()("Duplicate"), column(first, 0, 2, w.mm(2)), Style::Plain, !card.isDamaged))
        panel.requests.push_back({ShellRequest::Kind::Duplicate, file});
    if (w.button(("copies-" + stem).c_str(),
                 w.tr().plural("Saved copy (%d)", "Saved copies (%d)", static_cast<long>(card.copies.size())),
                 column(first, 1, 2, w.mm(2)), Style::Plain, !card.copies.empty()))
        m_faces[file] = Face::Copies;
    if (w.holdButton(("delete-" + stem).c_str(), w.tr()("Hold to delete"), space.top(rowH, w.mm(2))))
        panel.requests.push_back({ShellRequest::Kind::Delete, file});
    if (w.holdButton(("erase-" + stem).c_str(), w.tr()("Hold to erase for good"), space.rest))
        panel.requests.push_back({ShellRequest::Kind::Erase, file});
}

void HomePanel::showCopies(Widgets& w, PanelContext& panel, const app::SessionCard& card, const Rect& r) {
    const std::string file = card.file.string(), stem = card.file.stem().string();
    const float rowH = w.mm(14);
    const float y = w.beginList(("copies-of-" + stem).c_str(), r, rowH * static_cast<float>(card.copies.size()));
    for (std::size_t i = 0; i < card.copies.size(); ++i) {
        const app::SavedCopy& copy = card.copies[i];
        Space row{{r.x, y + rowH * static_cast<float>(i), r.w, rowH - w.mm(2)}};
        if (!Rect{row.rest}.touches(r)) continue;
        if (w.button(("restore-" + stem + "-" + std::to_string(i + 1)).c_str(), w.tr()("As a new session"),
                     row.right(w.mm(46), w.mm(2))))
            panel.requests.push_back({ShellRequest::Kind::Restore, file, copy.file.string()});
        w.text({row.rest.x, row.rest.y, row.rest.w, row.rest.h / 2}, dateText(w.tr(), copy.at), 4.2f, kInk);
        w.text({row.rest.x, row.rest.y + row.rest.h / 2, row.rest.w, row.rest.h / 2}, w.tr()(copy.why), 3.6f, kInk2);
    }
    w.endList();
}

}  // namespace ui::panels::home

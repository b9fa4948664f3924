#include "ui/panels/home/home_panel.h"

#include <algorithm>
#include <ctime>

namespace ui::panels::home {

using app::Rect, app::Weight;
using namespace ui::paint;

namespace {

constexpr float kCardWMm = 118, kCardHMm = 106, kGapMm = 8;

std::string dateText(const app::Texts& tr, app::UnixMs at) {
    const std::time_t seconds = static_cast<std::time_t>(at / 1000);
    std::tm local{};
    localtime_r(&seconds, &local);
    char text[40];
    std::strftime(text, sizeof text, tr.lang() == "fr" ? "%d/%m/%Y à %H:%M" : "%Y-%m-%d, %H:%M", &local);
    return text;
}

}  // namespace

HomePanel::HomePanel(Fonts& fonts, float pxPerMm) : Panel("home", fonts, pxPerMm) {}

void HomePanel::setCards(std::vector<app::SessionCard> cards, std::vector<ImTextureID> pictures) {
    m_cards = std::move(cards), m_pictures = std::move(pictures);
    markDirty();
}

void HomePanel::show(Widgets& w, PanelContext& panel) {
    const Rect all = w.area();
    Space space{{w.mm(14), w.mm(12), all.w - w.mm(28), all.h - w.mm(18)}};
    Space head{space.top(w.mm(18), w.mm(6))};
    if (w.button("french", "Français", head.right(w.mm(34), w.mm(2)), w.tr().lang() == "fr" ? Style::Chosen : Style::Plain))
        panel.requests.push_back({ShellRequest::Kind::SetLanguage, "fr"});
    if (w.button("english", "English", head.right(w.mm(34), w.mm(2)), w.tr().lang() == "en" ? Style::Chosen : Style::Plain))
        panel.requests.push_back({ShellRequest::Kind::SetLanguage, "en"});
    const auto thrown = std::ranges::count_if(m_cards, &app::SessionCard::inTrash);
    if (thrown == 0) m_trash = false;
    if (thrown &&
        w.button("trash",
                 m_trash ? w.tr()("Back to the sessions") : w.tr().plural("Trash (%d)", "Trash (%d)", static_cast<long>(thrown)),
                 head.right(w.mm(54), w.mm(2)), m_trash ? Style::Chosen : Style::Plain))
        m_trash = !m_trash;
    w.text(head.left(w.mm(60)), "Parcours", 10, kHeading, Weight::SemiBold);
    w.text(head.rest, m_said.empty() ? w.tr()("Workshops on the customer journey") : m_said, 5,
           m_said.empty() ? kInk2 : inkOf(m_tone));

    Space fresh{space.top(w.mm(22), w.mm(8))};
    w.text(fresh.left(w.mm(52)), w.tr()("New session:"), 6, kInk, Weight::SemiBold);
    const float bw =
        std::min(w.mm(70), fresh.rest.w / static_cast<float>(std::max<std::size_t>(1, m_templates.size())) - w.mm(4));
    for (std::size_t i = 0; i < m_templates.size(); ++i)
        if (w.button(("new-" + m_templates[i].file).c_str(), m_templates[i].title, fresh.left(bw, w.mm(4)),
                     i == 0 ? Style::Primary : Style::Plain))
            panel.requests.push_back({ShellRequest::Kind::NewSession, m_templates[i].file});

    std::vector<std::size_t> shown;
    for (std::size_t i = 0; i < m_cards.size(); ++i)
        if (m_cards[i].inTrash == m_trash) shown.push_back(i);
    if (shown.empty()) {
        w.text(space.rest, w.tr()("No session yet: choose a template above to begin."), 7, kInk2, Weight::Regular, Align::Centre);
        return;
    }
    const float gap = w.mm(kGapMm);
    const int columns = std::max(1, static_cast<int>((space.rest.w + gap) / (w.mm(kCardWMm) + gap)));
    const int rows = (static_cast<int>(shown.size()) + columns - 1) / columns;
    const float rowH = w.mm(kCardHMm) + gap;
    const float y = w.beginList("sessions", space.rest, rowH * static_cast<float>(rows));
    for (std::size_t i = 0; i < shown.size(); ++i) {
        const Rect r{space.rest.x + static_cast<float>(static_cast<int>(i) % columns) * (w.mm(kCardWMm) + gap),
                     y + rowH * static_cast<float>(static_cast<int>(i) / columns), w.mm(kCardWMm), w.mm(kCardHMm)};
        if (r.touches(space.rest)) showCard(w, panel, shown[i], r);
    }
    w.endList();
}

HomePanel::Face HomePanel::faceOf(const app::SessionCard& card) const {
    const auto at = m_faces.find(card.file.string());
    return at == m_faces.end() ? Face::Closed : at->second;
}

void HomePanel::showCard(Widgets& w, PanelContext& panel, std::size_t index, const Rect& r) {
    const app::SessionCard& card = m_cards[index];
    const std::string stem = card.file.stem().string();
    Painter p = w.painter();
    p.shadow(r, w.mm(2), 0.08f, {0, w.mm(0.6f)});
    p.box(r, kPaper, w.mm(5));
    Space space{r.grown(-w.mm(4))};
    const Rect upper = space.top(w.mm(46), w.mm(3));
    if (faceOf(card) == Face::More) showMore(w, panel, card, upper);
    else if (faceOf(card) == Face::Copies) showCopies(w, panel, card, upper);
    else showPicture(w, index, upper);
    w.text(space.top(w.mm(8)), card.title.empty() ? stem : card.title, 5.4f, kInk, Weight::SemiBold);
    // Sessions of one template are told apart by whom they are for, when they were made and by their file.
    std::string told = card.client.empty() ? std::string{} : card.client + " · ";
    if (card.createdAt) told += dateText(w.tr(), card.createdAt) + " · ";
    told += card.file.filename().string();
    w.text(space.top(w.mm(6)), told, 4, kInk2);
    std::string facts =
        w.tr().fill("changed {0}", dateText(w.tr(), card.changedAt)) + " · " + w.tr().plural("%d note", "%d notes", card.notes);
    if (card.actions) facts += " · " + w.tr().plural("%d action", "%d actions", card.actions);
    if (card.rounds) facts += " · " + w.tr().plural("%d vote", "%d votes", card.rounds);
    if (card.toLookAt) facts = w.tr()("can only be looked at") + (" · " + facts);
    w.text(space.top(w.mm(7), w.mm(3)), card.trouble.empty() ? facts : w.tr()(card.trouble.c_str()), 4,
           card.trouble.empty() ? kInk2 : kTrouble);
    showButtons(w, panel, card, space.bottom(w.mm(15)));
    w.target("session", "session-" + stem, card.title + " · " + told, r);
}

void HomePanel::showPicture(Widgets& w, std::size_t index, const Rect& r) {
    Painter p = w.painter();
    p.box(r, kGround, w.mm(3));
    // The picture keeps its own proportions: cut to the frame's.
    if (index < m_pictures.size() && m_pictures[index])
        p.list().AddImageRounded(m_pictures[index], {r.x, r.y}, {r.right(), r.bottom()}, {0, 0.12f}, {1, 0.88f}, IM_COL32_WHITE,
                                 w.mm(3));
}

void HomePanel::showButtons(Widgets& w, PanelContext& panel, const app::SessionCard& card, const Rect& r) {
    const std::string file = card.file.string(), stem = card.file.stem().string();
    Space buttons{r};
    if (card.inTrash) {
        if (w.button(("put-back-" + stem).c_str(), w.tr()("Put back"), column(buttons.rest, 0, 2, w.mm(2)), Style::Primary))
            panel.requests.push_back({ShellRequest::Kind::PutBack, file});
        if (w.holdButton(("erase-" + stem).c_str(), w.tr()("Hold to erase for good"), column(buttons.rest, 1, 2, w.mm(2))))
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
    } else if (w.button(("open-" + stem).c_str(), card.toLookAt ? w.tr()("Look at it") : w.tr()("Open"), buttons.rest,
                        Style::Primary, card.trouble.empty())) {
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

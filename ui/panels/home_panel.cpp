#include "ui/panels/home_panel.h"

#include <algorithm>
#include <ctime>

namespace ui::panels {

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

void HomePanel::show(Widgets& w, Room& room) {
    const Rect all = w.area();
    Space space{{w.mm(14), w.mm(12), all.w - w.mm(28), all.h - w.mm(18)}};
    Space head{space.top(w.mm(18), w.mm(6))};
    if (w.button("french", "Français", head.right(w.mm(34), w.mm(2)), w.tr().lang() == "fr" ? Style::On : Style::Plain))
        room.errands.push_back({Errand::Kind::SetLanguage, "fr"});
    if (w.button("english", "English", head.right(w.mm(34), w.mm(2)), w.tr().lang() == "en" ? Style::On : Style::Plain))
        room.errands.push_back({Errand::Kind::SetLanguage, "en"});
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
            room.errands.push_back({Errand::Kind::NewSession, m_templates[i].file});

    if (m_cards.empty()) {
        w.text(space.rest, w.tr()("No session yet: choose a template above to begin."), 7, kInk2, Weight::Regular, Align::Centre);
        return;
    }
    const float gap = w.mm(kGapMm);
    const int columns = std::max(1, static_cast<int>((space.rest.w + gap) / (w.mm(kCardWMm) + gap)));
    const int rows = (static_cast<int>(m_cards.size()) + columns - 1) / columns;
    const float rowH = w.mm(kCardHMm) + gap;
    const float y = w.beginList("sessions", space.rest, rowH * static_cast<float>(rows));
    for (std::size_t i = 0; i < m_cards.size(); ++i) {
        const Rect r{space.rest.x + static_cast<float>(static_cast<int>(i) % columns) * (w.mm(kCardWMm) + gap),
                     y + rowH * static_cast<float>(static_cast<int>(i) / columns), w.mm(kCardWMm), w.mm(kCardHMm)};
        if (r.touches(space.rest)) showCard(w, room, i, r);
    }
    w.endList();
}

void HomePanel::showCard(Widgets& w, Room& room, std::size_t index, const Rect& r) {
    const app::SessionCard& card = m_cards[index];
    const std::string file = card.file.string(), stem = card.file.stem().string();
    Painter p = w.painter();
    p.shadow(r, w.mm(2), 0.08f, {0, w.mm(0.6f)});
    p.box(r, kPaper, w.mm(5));
    Space space{r.grown(-w.mm(4))};
    const Rect picture = space.top(w.mm(46), w.mm(3));
    p.box(picture, kGround, w.mm(3));
    if (index < m_pictures.size() && m_pictures[index]) {
        // The picture keeps its own proportions: cut to the frame's.
        p.list().AddImageRounded(m_pictures[index], {picture.x, picture.y}, {picture.right(), picture.bottom()}, {0, 0.12f},
                                 {1, 0.88f}, IM_COL32_WHITE, w.mm(3));
    }
    w.text(space.top(w.mm(8)), card.title.empty() ? stem : card.title, 5.4f, kInk, Weight::SemiBold);
    // Sessions of one template are told apart by whom they are for, when they were made and by their file.
    std::string told = card.client.empty() ? std::string{} : card.client + " · ";
    if (card.createdAt) told += dateText(w.tr(), card.createdAt) + " · ";
    told += card.file.filename().string();
    w.text(space.top(w.mm(6)), told, 4, kInk2);
    std::string facts =
        w.tr().fill("changed {0}", dateText(w.tr(), card.changedAt)) + " · " + w.tr().plural("%d note", "%d notes", card.notes);
    if (card.actions) facts += " · " + w.tr().plural("%d action", "%d actions", card.actions);
    if (card.ballots) facts += " · " + w.tr().plural("%d vote", "%d votes", card.ballots);
    w.text(space.top(w.mm(7), w.mm(3)), card.trouble.empty() ? facts : w.tr()(card.trouble.c_str()), 4,
           card.trouble.empty() ? kInk2 : kTrouble);
    Space buttons{space.bottom(w.mm(15))};
    const bool more = m_opened.contains(file);
    if (w.signButton(("more-" + stem).c_str(), more ? Sign::Close : Sign::Down, w.tr()("More"), buttons.right(w.mm(15), w.mm(2))))
        more ? (void)m_opened.erase(file) : (void)m_opened.insert(file);
    if (more) {
        if (w.button(("duplicate-" + stem).c_str(), w.tr()("Duplicate"), column(buttons.rest, 0, 2, w.mm(2))))
            room.errands.push_back({Errand::Kind::Duplicate, file});
        if (w.holdButton(("delete-" + stem).c_str(), w.tr()("Hold to delete"), column(buttons.rest, 1, 2, w.mm(2))))
            room.errands.push_back({Errand::Kind::Delete, file});
    } else if (w.button(("open-" + stem).c_str(), w.tr()("Open"), buttons.rest, Style::Primary, card.trouble.empty())) {
        room.errands.push_back({Errand::Kind::OpenSession, file});
    }
    w.target("session", "session-" + stem, card.title + " · " + told, r);
}

}  // namespace ui::panels

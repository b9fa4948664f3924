#include "ui/glass/scene.h"

#include <algorithm>

#include "ui/glass/interaction.h"
#include "ui/glass/look.h"

namespace ui::glass {
namespace {

// Before a session is open there is nothing in the middle.
class NoView : public View {
public:
    std::vector<StepName> steps() const override { return {{"", ""}}; }
    void update(const Layout&) override {}
    Ref pick(app::Point) const override { return {}; }
    std::unique_ptr<Interaction> claim(const Ref&, const touch::Contact&, ViewContext&) override { return nullptr; }
    std::vector<Piece> pieces(const Look&) const override { return {}; }
    void draw(paint::Painter&, const Look&, const app::Rect&) const override {}
    void addTargets(std::vector<Target>&, const app::Board&, const Drafts&, const app::Texts&) const override {}
};

}  // namespace

Scene::Scene(Views views) : m_views(std::move(views)) {
    if (m_views.empty()) m_views.push_back(std::make_unique<NoView>());
    m_shown = m_views.front().get();
}

std::size_t Scene::indexOf(const app::StepKey& step) const {
    for (std::size_t i = 0; i < m_views.size(); ++i)
        for (const StepName& name : m_views[i]->steps())
            if (step == name.key) return i;
    return 0;
}

std::size_t Scene::shownNumber() const {
    return static_cast<std::size_t>(std::ranges::find(m_views, m_shown, &std::unique_ptr<View>::get) - m_views.begin());
}

std::vector<StepName> Scene::steps() const {
    std::vector<StepName> all;
    for (const auto& view : m_views)
        for (const StepName& name : view->steps()) all.push_back(name);
    return all;
}

StepName Scene::stepOf(const app::Board& board) const {
    const auto all = steps();
    const auto at = std::ranges::find_if(all, [&](const StepName& name) { return board.session().step == name.key; });
    return at == all.end() ? all.front() : *at;
}

bool Scene::knows(const app::StepKey& step) const {
    return std::ranges::any_of(steps(), [&](const StepName& name) { return step == name.key; });
}

void Scene::update(const app::Board& board, const TablePlan& plan, bool structure) {
    const bool entered = m_step != board.session().step;
    m_plan = plan;
    m_step = board.session().step;
    View& next = *m_views[indexOf(m_step)];
    if (&next != m_shown) m_shown->left();
    m_shown = &next;
    std::vector<app::Rect> covers{m_facilitatorPx};
    for (const SeatPlace& seat : plan.seats)
        if (seat.open) covers.push_back(seat.panel.box);
    m_shown->update({board, m_plan, *m_standings, std::move(covers), structure || entered, entered, m_reveal.round()});
}

void Scene::setReckoned(const app::Board& board, std::shared_ptr<const app::rules::Standings> standings,
                        std::shared_ptr<const app::rules::Plans> plans, double nowS, bool still) {
    m_standings = std::move(standings), m_plans = std::move(plans);
    m_reveal.notice(board, *m_standings, nowS, still);
    for (const auto& view : m_views) view->reckoned(board, *m_standings, nowS);
}

bool Scene::covered(app::Point px) const {
    return m_facilitatorPx.contains(px) || m_reveal.pick(px) ||
           std::ranges::any_of(m_plan.seats, [&](const SeatPlace& seat) { return seat.front().box.contains(px); });
}

namespace {

Ref refOf(const EdgeButton& button) {
    using Does = EdgeButton::Does;
    const Place first = button.does == Does::AddSeat ? kSeatButton : button.does == Does::Fit ? kFitButton : kLeadButton;
    return {{}, static_cast<Place>(first + static_cast<Place>(button.edge))};
}

}  // namespace

Ref Scene::pick(app::Point px) const {
    for (const EdgeButton& button : m_plan.edgeButtons)
        if (button.px.grown(m_plan.size.mm(1)).contains(px)) return refOf(button);
    for (const SeatPlace& seat : m_plan.seats)
        for (auto note = seat.notes.rbegin(); note != seat.notes.rend(); ++note) {
            const app::Point local = app::turned(px - note->px.centre(), -note->turn) + note->px.centre();
            if (note->px.contains(local)) return refTo(note->note, kSeatTray);
        }
    if (const auto strip = m_reveal.pick(px)) return *strip;
    return m_shown->pick(px);
}

const EdgeButton* Scene::edgeButton(const Ref& ref) const {
    for (const EdgeButton& button : m_plan.edgeButtons)
        if (refOf(button) == ref) return &button;
    return nullptr;
}

std::optional<Lying> Scene::lyingOf(const Ref& ref) const {
    if (const auto id = ref.id<app::Note>())
        for (const SeatPlace& seat : m_plan.seats)
            for (const TrayNote& note : seat.notes)
                if (note.note == id) return Lying{note.px, note.turn};
    return m_shown->lyingOf(ref);
}

}  // namespace ui::glass

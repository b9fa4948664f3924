#pragma once
// A view that shows one number: how many notes there are. The smallest there can be, beside the program's own; what its test does
// with it is what the program does with every view.
#include "ui/glass/interaction.h"
#include "ui/glass/look.h"
#include "ui/hands/presses.h"

namespace tests::count {

using namespace ui::glass;

class CountView : public View {
public:
    std::vector<StepName> steps() const override { return {{"count", TR_NOOP("Count")}}; }

    void update(const Layout& layout) override {
        m_count = layout.board.all<app::Note>().size();
        const app::Point middle = layout.plan.boardArea.centre();
        const float side = layout.plan.size.mm(60);
        m_px = {middle.x - side / 2, middle.y - side / 2, side, side};
    }
    bool hangsOn(app::RecordKind kind) const override { return kind == app::RecordKind::Note; }

    Ref pick(app::Point px) const override { return {{}, m_px.contains(px) ? kNumber : kOnGround}; }
    std::unique_ptr<Interaction> claim(const Ref& ref, const ui::touch::Contact& contact, ViewContext& at) override {
        if (ref.place != kNumber) return nullptr;
        return std::make_unique<ui::hands::PressKey>(ref, contact, at, [this](ViewContext& at, app::Point px) {
            ++m_touched;
            at.answer(px, "So many.");
        });
    }

    std::vector<Piece> pieces(const Look&) const override { return {{m_px, Face{}.add(m_count).hash()}}; }
    void draw(ui::paint::Painter& painter, const Look&, const app::Rect& area) const override {
        if (!m_px.touches(area)) return;
        painter.box(m_px, ui::paint::kPaper, 4);
        const float size = m_px.h / 2;  // `text` takes the top of the line
        painter.text({m_px.centre().x, m_px.centre().y - size * 0.61f}, std::to_string(m_count), app::Weight::SemiBold, size,
                     ui::paint::kInk, ui::paint::Align::Centre);
    }

    void addTargets(std::vector<Target>& list, const app::Board&, const Drafts&, const app::Texts&) const override {
        list.push_back({"count/number", "button", std::to_string(m_count), m_px, 0, {}, 1});
    }
    StatusWords status(const app::Board&, const app::rules::Standings&, const app::Texts&) const override {
        return {std::to_string(m_count), {}};
    }

    int touched() const { return m_touched; }

private:
    static constexpr Place kNumber = kOwnPlaces;

    std::size_t m_count = 0;
    app::Rect m_px;
    int m_touched = 0;
};

}  // namespace tests::count

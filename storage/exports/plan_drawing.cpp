#include "storage/exports/plan_drawing.h"

#include <algorithm>
#include <array>
#include <utility>

#include "app/layout/funnel_layout.h"
#include "app/layout/paper_layout.h"
#include "storage/exports/csv_table.h"
#include "storage/exports/plan_facts.h"
#include "storage/exports/rounds.h"
#include "storage/exports/tables.h"

namespace storage::exports {
namespace {

using app::Point, app::Rect, app::Weight;
using app::layout::TextBox;
using app::rules::TierFill;

// Board units.
constexpr float kPageMargin = 14, kColumnW = 260, kGap = 12, kPad = 10;
constexpr float kPlanCardGap = 5, kBarH = 5, kBelowHead = 8;
constexpr Colour kOver{0xA8351A}, kCard{0xF6F7FB}, kBarGround{0xE9ECF2}, kYes{0x1B6E3C};

// Tiers share the stages' colours, as at the table.
Colour tierColour(std::size_t index) { return stageColour(app::layout::tierHue(index)); }

// Walks down the page, writing every word and growing with it: once without a drawing, to learn how large the page is, and once
// more to draw it. Everything answers how high it is.
class PlanPainter {
public:
    PlanPainter(Drawing* drawing, const TypeSetting& type, const PlanSheet& sheet)
        : m_drawing(drawing), m_type(type), m_sheet(sheet), m_board(sheet.board) {}

    float width() const {
        const float columns = static_cast<float>(std::max<std::size_t>(1, m_sheet.tiers.size()));
        return 2 * kPageMargin + columns * kColumnW + (columns - 1) * kGap;
    }
    float walk() {
        if (m_drawing) m_drawing->box(m_sheet.page, kGround);
        const float inner = width() - 2 * kPageMargin;
        float y = kPageMargin;
        y += words({kPageMargin, y}, headingOf(m_board.session()), Weight::SemiBold, 15, kHeading, inner) + 2;
        float columnH = 0;
        for (std::size_t i = 0; i < m_sheet.tiers.size(); ++i) columnH = std::max(columnH, tier(i, y, 0));
        if (m_drawing)
            for (std::size_t i = 0; i < m_sheet.tiers.size(); ++i) tier(i, y, columnH);
        y += columnH + 8;
        y += words({kPageMargin, y}, m_sheet.worth, Weight::SemiBold, 9, kInk, inner) + 3;
        y += words({kPageMargin, y}, openEnds(), Weight::Regular, 9, kInk2, inner);
        return y + kPageMargin;
    }

private:
    // All of it, in as many lines as it takes.
    float words(Point at, const std::string& text, Weight weight, float size, Colour colour, float width) {
        const TextBox box = app::layout::wholeText(m_type, text, weight, width, size);
        float y = at.y;
        for (const std::string& line : box.lines) {
            if (m_drawing) m_drawing->text({at.x, y}, line, weight, size, colour);
            y += box.lineH;
        }
        return y - at.y;
    }
    std::string joined(const std::string& first, const std::string& second) const {
        return first.empty() || second.empty() ? first + second : first + " · " + second;
    }

    // A column from `top` down, `height` high with its ground; 0: not known yet.
    float tier(std::size_t i, float top, float height) {
        const TierFill& fill = m_sheet.tiers[i];
        const app::Tier& tier = *m_board.find(fill.tier);
        const Rect column{kPageMargin + static_cast<float>(i) * (kColumnW + kGap), top, kColumnW, height};
        Drawing* drawing = std::exchange(m_drawing, height > 0 ? m_drawing : nullptr);
        if (m_drawing) m_drawing->shadow(column, 8, 3, 0.06), m_drawing->box(column, kPaper, 8);
        const float x = column.x + kPad, w = column.w - 2 * kPad;
        float y = top + kPad;
        y += words({x, y}, tier.title, Weight::SemiBold, 12, tierColour(i), w) + 1;
        std::string dates;
        if (tier.startDay && tier.endDay) dates = spokenDays(*tier.startDay, *tier.endDay, m_sheet.tr);
        else if (tier.endDay) dates = "→ " + spokenDay(*tier.endDay, m_sheet.tr);
        y += words({x, y}, joined(m_sheet.tr.plural("%d action", "%d actions", static_cast<long>(fill.actions.size())), dates),
                   Weight::Regular, 8.5f, kInk2, w) +
             5;
        y += bar(i, {x, y, w, kBarH}, fill.tenthDays, fill.tenthDaysCap, true) + 6;
        y += bar(i, {x, y, w, kBarH}, fill.euros, fill.eurosCap, false) + kBelowHead;
        for (const app::Id<app::Action> id : fill.actions)
            if (const app::Action* action = m_board.find(id)) {
                const float cardH = card({x, y, w, 0}, *action, tierColour(i));
                if (m_drawing) card({x, y, w, cardH}, *action, tierColour(i));
                y += cardH + kPlanCardGap;
            }
        m_drawing = drawing;
        return y + kPad - kPlanCardGap - top;
    }

    std::string amount(std::int64_t value, bool days) const {
        return days ? m_sheet.tr.fill("{0} d", tenthsText(value, m_sheet.tr))
                    : m_sheet.tr.fill("{0} €", app::wholeText(m_sheet.tr, value));
    }

    // How full, with the numbers below it; what is over is said in words, not by colour alone.
    float bar(std::size_t i, Rect bar, std::int64_t held, const std::optional<std::int64_t>& cap, bool days) {
        std::string text = amount(held, days);
        Colour ink = kInk2;
        if (m_drawing) m_drawing->box(bar, kBarGround, bar.h / 2);
        if (cap) {
            const bool over = held > *cap;
            const float share = *cap > 0 ? std::min(1.0f, float(double(held) / double(*cap))) : held > 0 ? 1.0f : 0.0f;
            if (share > 0 && m_drawing)
                m_drawing->box({bar.x, bar.y, std::max(bar.h, bar.w * share), bar.h}, over ? kOver : tierColour(i), bar.h / 2);
            text += " / " + amount(*cap, days);
            if (over) ink = kOver, text += " · " + m_sheet.tr.fill("{0} too much", amount(held - *cap, days));
        }
        return bar.h + 3 +
               words({bar.x, bar.bottom() + 3}, text, cap && held > *cap ? Weight::SemiBold : Weight::Regular, 8.5f, ink, bar.w);
    }

    // Title, owner and costs, due date and first step. `box.h` 0: only how high it is.
    float card(Rect box, const app::Action& action, Colour colour) {
        Drawing* drawing = std::exchange(m_drawing, box.h > 0 ? m_drawing : nullptr);
        if (m_drawing) m_drawing->box(box, kCard, 4), m_drawing->box({box.x, box.y, 2.4f, box.h}, colour, 1.2f);
        const float x = box.x + 9, w = box.w - 16;
        float y = box.y + 4;
        y += words({x, y}, action.title, Weight::SemiBold, 9, kInk, w) + 2;
        const app::Assignment* found = m_board.find<app::Assignment>(action.id.value);
        const app::Assignment given = found ? *found : app::Assignment{};
        const app::Estimate* estimate = m_board.find<app::Estimate>(action.id.value);
        const bool costed = estimate && estimate->tenthDays && estimate->euros;
        const std::string costs =
            costed ? amount(*estimate->tenthDays, true) + " · " + amount(*estimate->euros, false) : m_sheet.tr("to be costed");
        const float costsW = m_type.widthPerEm(costs, Weight::Regular) * 8;
        if (m_drawing) m_drawing->text({box.right() - 7 - costsW, y}, costs, Weight::Regular, 8, kInk2);
        y += owner({x, y}, given, w - costsW - 8) + 2;
        y += promise({x, y}, given, app::rules::isLate(m_board, action.id), w);
        m_drawing = drawing;
        return y + 4 - box.y;
    }

    // A tick where the owner has said yes, a word where that is missing.
    float owner(Point at, const app::Assignment& given, float width) {
        const std::string owner = ownerOf(m_board, given);
        if (owner.empty()) return words(at, m_sheet.tr("owner?"), Weight::SemiBold, 8, kInk2, width);
        if (!given.accepted) return words(at, joined(owner, m_sheet.tr("yes awaited")), Weight::Regular, 8, kInk2, width);
        const std::array tick{Point{at.x + 0.5f, at.y + 6}, Point{at.x + 2.8f, at.y + 8.3f}, Point{at.x + 7, at.y + 2.6f}};
        if (m_drawing) m_drawing->line(tick, kYes, 1.4f);
        return words({at.x + 10, at.y}, owner, Weight::Regular, 8, kInk2, width - 10);
    }

    // Due date and first step, in small; what is missing is a word with a question mark.
    float promise(Point at, const app::Assignment& given, bool late, float width) {
        std::string due = given.dueDay ? spokenDay(*given.dueDay, m_sheet.tr) : m_sheet.tr("due date?");
        if (late) due = joined(due, m_sheet.tr("after the end of its tier"));
        const float dueH = words(at, due, late ? Weight::SemiBold : Weight::Regular, 7, late ? kOver : kInk2, width);
        const std::string step = given.firstStep.empty() ? std::string(m_sheet.tr("first step?")) : given.firstStep;
        return dueH + words({at.x, at.y + dueH}, step, Weight::Regular, 7, kInk2, width);
    }

    std::string openEnds() const {
        std::size_t planned = 0, unowned = 0;
        for (const TierFill& fill : m_sheet.tiers)
            for (const app::Id<app::Action> id : fill.actions) {
                const app::Assignment* given = m_board.find<app::Assignment>(id.value);
                ++planned, unowned += !given || ownerOf(m_board, *given).empty();
            }
        const long rest = static_cast<long>(m_board.all<app::Action>().size() - planned);
        return joined(m_sheet.tr.plural("%d action in no tier", "%d actions in no tier", rest),
                      unowned ? m_sheet.tr.plural("%d planned action without an owner", "%d planned actions without an owner",
                                                  static_cast<long>(unowned))
                              : "");
    }

    Drawing* m_drawing;  // null: only measured
    const TypeSetting& m_type;
    const PlanSheet& m_sheet;
    const app::Board& m_board;
};

}  // namespace

PlanSheet planSheetOf(const app::Board& board, const app::Texts& tr) {
    const PlanFacts facts(board);
    PlanSheet sheet{board, tr, facts.tiers(), tr.fill("The plan as it stands: {0}", standingSentence(tr, facts)), {}};
    const TypeSetting type;
    PlanPainter measured(nullptr, type, sheet);
    sheet.page = {0, 0, measured.width(), measured.walk()};
    return sheet;
}

void drawPlan(Drawing& drawing, const PlanSheet& sheet) { PlanPainter(&drawing, drawing.type(), sheet).walk(); }

}  // namespace storage::exports

#include "storage/exports/plan_drawing.h"

#include <algorithm>
#include <array>

#include "app/layout/funnel_layout.h"
#include "app/layout/text_box.h"
#include "storage/exports/csv_table.h"
#include "storage/exports/plan_facts.h"
#include "storage/exports/rounds.h"
#include "storage/exports/tables.h"

namespace storage::exports {
namespace {

using app::Point, app::Rect, app::Weight;
using app::layout::kLineHeight;
using app::rules::TierFill;

// Board units.
constexpr float kPageMargin = 14, kHeadingH = 34, kFootH = 40, kColumnW = 260, kGap = 12, kPad = 10;
constexpr float kHeadH = 92, kPlanCardH = 57, kPlanCardGap = 5, kBarH = 5;
constexpr Colour kOver{0xA8351A}, kCard{0xF6F7FB}, kBarGround{0xE9ECF2}, kYes{0x1B6E3C};

// Tiers share the stages' colours, as at the table.
Colour tierColour(std::size_t index) { return kStages[app::layout::tierHue(index)]; }

class PlanPainter {
public:
    PlanPainter(Drawing& drawing, const PlanSheet& sheet) : m_drawing(drawing), m_sheet(sheet), m_board(sheet.board) {}

    void draw() {
        m_drawing.box(m_sheet.page, kGround);
        words({m_sheet.page.x + kPageMargin, m_sheet.page.y + kPageMargin}, m_board.session().title, Weight::SemiBold, 15,
              kHeading, m_sheet.page.w - 2 * kPageMargin);
        for (std::size_t i = 0; i < m_sheet.tiers.size(); ++i) drawTier(i);
        drawFoot();
    }

private:
    void words(Point at, const std::string& text, Weight weight, float size, Colour colour, float width) {
        m_drawing.text(at, app::layout::cutLine(m_drawing.type(), text, weight, width, size), weight, size, colour);
    }
    std::string joined(const std::string& first, const std::string& second) const {
        return first.empty() || second.empty() ? first + second : first + " · " + second;
    }

    void drawTier(std::size_t i) {
        const TierFill& fill = m_sheet.tiers[i];
        const app::Tier& tier = *m_board.find(fill.tier);
        const Rect column{kPageMargin + float(i) * (kColumnW + kGap), kHeadingH, kColumnW, m_sheet.page.h - kHeadingH - kFootH};
        m_drawing.shadow(column, 8, 3, 0.06);
        m_drawing.box(column, kPaper, 8);
        const float x = column.x + kPad, w = column.w - 2 * kPad;
        words({x, column.y + kPad}, tier.title, Weight::SemiBold, 12, tierColour(i), w);
        std::string dates;
        if (tier.startDay && tier.endDay) dates = spokenDays(*tier.startDay, *tier.endDay, m_sheet.tr);
        else if (tier.endDay) dates = "→ " + spokenDay(*tier.endDay, m_sheet.tr);
        words({x, column.y + kPad + 15},
              joined(m_sheet.tr.plural("%d action", "%d actions", static_cast<long>(fill.actions.size())), dates),
              Weight::Regular, 8.5f, kInk2, w);
        drawBar(i, {x, column.y + kPad + 31, w, kBarH}, fill.tenthDays, fill.tenthDaysCap, true);
        drawBar(i, {x, column.y + kPad + 57, w, kBarH}, fill.euros, fill.eurosCap, false);
        float y = column.y + kHeadH;
        for (const app::Id<app::Action> id : fill.actions) {
            if (const app::Action* action = m_board.find(id)) drawCard({x, y, w, kPlanCardH}, *action, tierColour(i));
            y += kPlanCardH + kPlanCardGap;
        }
    }

    std::string amount(std::int64_t value, bool days) const {
        return days ? m_sheet.tr.fill("{0} d", tenthsText(value, m_sheet.tr))
                    : m_sheet.tr.fill("{0} €", app::wholeText(m_sheet.tr, value));
    }

    // How full, with the numbers below it; what is over is said in words, not by colour alone.
    void drawBar(std::size_t i, Rect bar, std::int64_t held, const std::optional<std::int64_t>& cap, bool days) {
        std::string text = amount(held, days);
        Colour ink = kInk2;
        m_drawing.box(bar, kBarGround, bar.h / 2);
        if (cap) {
            const bool over = held > *cap;
            const float share = *cap > 0 ? std::min(1.0f, float(double(held) / double(*cap))) : held > 0 ? 1.0f : 0.0f;
            if (share > 0)
                m_drawing.box({bar.x, bar.y, std::max(bar.h, bar.w * share), bar.h}, over ? kOver : tierColour(i), bar.h / 2);
            text += " / " + amount(*cap, days);
            if (over) ink = kOver, text += " · " + m_sheet.tr.fill("{0} too much", amount(held - *cap, days));
        }
        words({bar.x, bar.bottom() + 3}, text, cap && held > *cap ? Weight::SemiBold : Weight::Regular, 8.5f, ink, bar.w);
    }

    void drawCard(Rect card, const app::Action& action, Colour colour) {
        m_drawing.box(card, kCard, 4);
        m_drawing.box({card.x, card.y, 2.4f, card.h}, colour, 1.2f);
        const float x = card.x + 9, w = card.w - 16;
        const auto title =
            app::layout::breakText(m_drawing.type(), action.title, Weight::SemiBold, w, 9 * kLineHeight * 2, 9, 8.5f);
        float y = card.y + 4;
        for (const std::string& line : title.lines) {
            m_drawing.text({x, y}, line, Weight::SemiBold, title.size, kInk);
            y += title.lineH;
        }
        const app::Assignment* found = m_board.find<app::Assignment>(action.id.value);
        const app::Assignment given = found ? *found : app::Assignment{};
        const app::Estimate* estimate = m_board.find<app::Estimate>(action.id.value);
        const bool costed = estimate && estimate->tenthDays && estimate->euros;
        const std::string costs =
            costed ? amount(*estimate->tenthDays, true) + " · " + amount(*estimate->euros, false) : m_sheet.tr("to be costed");
        const float costsW = m_drawing.width(costs, Weight::Regular, 8);
        const float line = card.bottom() - 25;
        m_drawing.text({card.right() - 7 - costsW, line}, costs, Weight::Regular, 8, kInk2);
        drawOwner({x, line}, given, w - costsW - 8);
        drawPromise({x, card.bottom() - 13}, given, app::rules::isLate(m_board, action.id), w);
    }

    // A tick where the owner has said yes, a word where that is missing.
    void drawOwner(Point at, const app::Assignment& given, float width) {
        const std::string owner = ownerOf(m_board, given);
        if (owner.empty()) return words(at, m_sheet.tr("owner?"), Weight::SemiBold, 8, kInk2, width);
        if (!given.accepted) return words(at, joined(owner, m_sheet.tr("yes awaited")), Weight::Regular, 8, kInk2, width);
        const std::array tick{Point{at.x + 0.5f, at.y + 6}, Point{at.x + 2.8f, at.y + 8.3f}, Point{at.x + 7, at.y + 2.6f}};
        m_drawing.line(tick, kYes, 1.4f);
        words({at.x + 10, at.y}, owner, Weight::Regular, 8, kInk2, width - 10);
    }

    // Due date and first step, in small; what is missing is a word with a question mark.
    void drawPromise(Point at, const app::Assignment& given, bool late, float width) {
        std::string due = given.dueDay ? spokenDay(*given.dueDay, m_sheet.tr) : m_sheet.tr("due date?");
        if (late) due = joined(due, m_sheet.tr("after the end of its tier"));
        words(at, due, late ? Weight::SemiBold : Weight::Regular, 7, late ? kOver : kInk2, width);
        const float x = m_drawing.width(due + " · ", late ? Weight::SemiBold : Weight::Regular, 7);
        if (x >= width - 20) return;
        const std::string step = given.firstStep.empty() ? std::string(m_sheet.tr("first step?")) : given.firstStep;
        words({at.x + x, at.y}, step, Weight::Regular, 7, kInk2, width - x);
    }

    void drawFoot() {
        std::size_t planned = 0, unowned = 0;
        for (const TierFill& fill : m_sheet.tiers)
            for (const app::Id<app::Action> id : fill.actions) {
                const app::Assignment* given = m_board.find<app::Assignment>(id.value);
                ++planned, unowned += !given || ownerOf(m_board, *given).empty();
            }
        const long rest = static_cast<long>(m_board.all<app::Action>().size() - planned);
        const std::string open =
            joined(m_sheet.tr.plural("%d action in no tier", "%d actions in no tier", rest),
                   unowned ? m_sheet.tr.plural("%d planned action without an owner", "%d planned actions without an owner",
                                               static_cast<long>(unowned))
                           : "");
        const float width = m_sheet.page.w - 2 * kPageMargin;
        words({m_sheet.page.x + kPageMargin, m_sheet.page.bottom() - kFootH + 8}, m_sheet.worth, Weight::SemiBold, 9, kInk,
              width);
        words({m_sheet.page.x + kPageMargin, m_sheet.page.bottom() - kFootH + 22}, open, Weight::Regular, 9, kInk2, width);
    }

    Drawing& m_drawing;
    const PlanSheet& m_sheet;
    const app::Board& m_board;
};

}  // namespace

PlanSheet planSheetOf(const app::Board& board, const app::Texts& tr) {
    const PlanFacts facts(board);
    PlanSheet sheet{board, tr, facts.tiers(), tr.fill("The plan as it stands: {0}", standingSentence(tr, facts)), {}};
    std::size_t most = 1;
    for (const TierFill& fill : sheet.tiers) most = std::max(most, fill.actions.size());
    const float columns = float(std::max<std::size_t>(1, sheet.tiers.size()));
    sheet.page = {0, 0, 2 * kPageMargin + columns * kColumnW + (columns - 1) * kGap,
                  kHeadingH + kHeadH + float(most) * (kPlanCardH + kPlanCardGap) + kPad + kFootH};
    return sheet;
}

void drawPlan(Drawing& drawing, const PlanSheet& sheet) { PlanPainter(drawing, sheet).draw(); }

}  // namespace storage::exports

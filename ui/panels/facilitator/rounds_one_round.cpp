// One revealed round, line by line, and from each line back to the ballots: whoever doubts a rank of any round, not only of
// the newest, follows it here.
#include <algorithm>
#include <cmath>

#include "app/rules/methods/duels.h"
#include "app/rules/voting.h"
#include "app/rules/why.h"
#include "ui/panels/facilitator/rounds_page.h"
#include "ui/panels/words.h"

namespace ui::panels::facilitator {

namespace rules = app::rules;
using app::BallotForm, app::Rect, app::Weight;
using namespace ui::paint;

namespace {

constexpr float kResultRowMm = 15;

}  // namespace

std::string roundFacts(const app::Texts& tr, const app::Round& round, const rules::RoundStanding& standing,
                       const rules::TallyRow& row) {
    std::string facts;
    if (row.voters == 0)
        return row.resistance ? tr.plural("%d against", "%d against", row.resistance) : std::string(tr("nobody voted for it"));
    switch (round.form) {
        case BallotForm::Dots:
            facts = tr.plural("%d dot", "%d dots", row.total) + ", " + tr.plural("%d voter", "%d voters", row.voters);
            break;
        case BallotForm::Points:
            facts = tr.plural("%d point", "%d points", row.total) + ", " + tr.plural("%d voter", "%d voters", row.voters);
            break;
        case BallotForm::Scores:
            facts = tr.fill("mean {0}", app::decimalText(tr, row.figure, 1));
            break;
        case BallotForm::Duels:
        case BallotForm::BestWorst:
            facts = tr.fill("wins {0}%", std::to_string(std::lround(row.figure)));
            break;
        case BallotForm::Orders:
            facts = tr.fill("{0} Borda points", app::decimalText(tr, row.figure, row.figure == std::floor(row.figure) ? 0 : 1));
            break;
    }
    // One person who carries a card must be seen.
    if (row.largestShare > 1 && row.largestShare * 2 > row.total)
        facts += " (" +
                 (round.form == BallotForm::Points ? tr.plural("1 person, %d point", "1 person, %d points", row.largestShare)
                                                   : tr.plural("1 person, %d dot", "1 person, %d dots", row.largestShare)) +
                 ")";
    if (row.resistance) facts += ", " + tr.plural("%d against", "%d against", row.resistance);
    if (row.chanceInTop)
        facts += ", " +
                 tr.fill("{0}% sure among the first {1}", std::to_string(std::lround(*row.chanceInTop * 100)),
                         std::to_string(round.winners)) +
                 " (" + tr(rules::nameOf(rules::certaintyOf(*row.chanceInTop))) + ")";
    if (standing.stability && standing.ballots >= 5) {
        const auto at = static_cast<std::size_t>(&row - standing.rows.data());
        facts += ", " + tr.fill("holds {0}%", std::to_string(std::lround((*standing.stability)[at] * 100)));
    }
    return facts;
}

std::string rankWords(const app::Texts& tr, const rules::TallyRow* row) {
    if (!row) return "–";
    return std::to_string(row->place) + (row->sharesPlace ? std::string(" ") + tr("tied") : std::string{});
}

void RoundsPage::showRound(FacilitatorContext& at, const app::Round& round, const rules::RoundStanding& standing, Rect area) {
    Widgets& w = at.w;
    const app::Texts& tr = at.tr;
    Space space{area};
    Space head{space.top(w.mm(13), w.mm(2))};
    if (w.signButton("back-to-rounds", Sign::Left, tr("Back"), head.left(w.mm(34), w.mm(4)))) {
        if (m_item) m_item = 0;
        else m_open = {};
        return at.turnPage();
    }
    if (!m_item && w.button("show-to-all", tr("Show to all"), head.right(w.mm(44), w.mm(3))))
        at.panel.requests.push_back({ShellRequest::Kind::ShowRound, app::idText(round.id)});
    w.text(head.rest, roundName(tr, round), 4.8f, kInk, Weight::SemiBold);
    if (m_item) return showReasons(at, space.rest);
    const float rowH = w.mm(kResultRowMm);
    float y = w.beginList("results", space.rest, rowH * static_cast<float>(standing.rows.size()));
    for (const rules::TallyRow& result : standing.rows) {
        const Rect row{space.rest.x, y, space.rest.w - w.mm(2), rowH - w.mm(1.2f)};
        y += rowH;
        if (!row.touches(space.rest)) continue;
        const std::string key = app::idText(result.item);
        w.painter().box(row, kRowPaper, w.mm(2.5f));
        Space cells{row};
        if (w.button(("reasons-" + key).c_str(), tr("Why?"), cells.right(w.mm(26), w.mm(1)).grown(-w.mm(1)))) {
            m_item = result.item;
            m_reasons = rules::whyItem(at.panel.board, at.panel.scene.standings(), round, result.item, tr);
            at.turnPage();
        }
        w.target("row", "result-" + key, rankWords(tr, &result), row);
        w.text(cells.left(w.mm(27)).grown(-w.mm(2)), rankWords(tr, &result), 4.4f, kHeading, Weight::SemiBold);
        cells.top(w.mm(0.8f));
        w.text(cells.top(w.mm(6.4f)), app::rules::itemTitle(at.panel.board, result.item), 4.3f, kInk, Weight::SemiBold);
        w.text(cells.top(w.mm(5.2f)), roundFacts(tr, round, standing, result), 3.7f, kInk2);
    }
    w.endList();
}

void RoundsPage::showReasons(FacilitatorContext& at, Rect area) {
    Widgets& w = at.w;
    Space space{area};
    w.text(space.top(w.mm(8), w.mm(1)), rules::itemTitle(at.panel.board, m_item), 4.4f, kInk, Weight::SemiBold);
    const Rect width{space.rest.x, 0, space.rest.w - w.mm(4), space.rest.h};
    float height = 0;
    for (const std::string& reason : m_reasons) height += words(at, width, reason, 4.1f, kInk, false) + w.mm(2);
    float y = w.beginList("reasons", space.rest, height);
    for (const std::string& reason : m_reasons) y += words(at, {width.x, y, width.w, width.h}, reason, 4.1f, kInk) + w.mm(2);
    w.endList();
}

}  // namespace ui::panels::facilitator

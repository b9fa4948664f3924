// After the vote: closed, revealed, run-offs, ties settled by choice; and which page of the vote tab is shown.
#include "ui/panels/facilitator/vote_page.h"

#include <algorithm>
#include <array>
#include <utility>

#include "app/commands/votes.h"
#include "app/rules/ballots.h"
#include "app/rules/voting.h"
#include "ui/panels/facilitator/short_lists.h"
#include "ui/panels/words.h"

namespace ui::panels::facilitator {

namespace commands = app::commands;
namespace rules = app::rules;
using app::Rect, app::Weight;
using namespace ui::paint;

namespace {

constexpr float kTermRowMm = 14;

// A list of things by their titles, with their places if there are any.
void titles(FacilitatorContext& at, const char* name, const std::vector<std::uint64_t>& items, const Rect& area,
            const std::vector<int>& places = {}) {
    Widgets& w = at.w;
    const float rowH = w.mm(kTermRowMm);
    float y = w.beginList(name, area, rowH * static_cast<float>(items.size()));
    for (std::size_t i = 0; i < items.size(); ++i, y += rowH) {
        const Rect row{area.x, y, area.w - w.mm(2), rowH - w.mm(1.5f)};
        if (!row.touches(area)) continue;
        const std::string title = app::rules::itemTitle(at.panel.board, items[i]);
        const std::string place = i < places.size() ? std::to_string(places[i]) : std::string{};
        w.painter().box(row, kRowPaper, w.mm(2.5f));
        w.target("row", std::string(name) + "-" + app::idText(items[i]), place.empty() ? title : place + " " + title, row);
        Space cells{row};
        cells.left(w.mm(3));
        if (!place.empty()) w.text(cells.left(w.mm(11)), place, 5, kHeading, Weight::SemiBold);
        w.paragraph({cells.rest.x, row.y, cells.rest.w - w.mm(3), row.h}, title, 4.4f, 3.7f, kInk);
    }
    w.endList();
}

}  // namespace

std::unique_ptr<FacilitatorPage> votePage() { return std::make_unique<VotePage>(); }

void VotePage::show(FacilitatorContext& at, const Rect& area) {
    Widgets& w = at.w;
    const app::Texts& tr = at.tr;
    const app::Round* round = rules::latestRound(at.panel.board);
    if (round && round->state == app::RoundState::Open) {
        const app::Round copy = *round;  // a tap may change the board under us
        if (m_proxy && mayGoOnEntering(at, copy)) return showProxy(at, copy, area);
        return showOpen(at, copy, area);
    }
    m_proxy = {}, m_changing = false;
    if (round && round->state == app::RoundState::Closed) return showClosed(at, app::Round(*round), area);
    keepSound(at.panel);
    const bool revealed = round && round->state == app::RoundState::Revealed;
    if (revealed && m_seen != round->id) m_seen = round->id, m_page = Page::Last, m_settling = false, m_settled.clear();
    if (!revealed && m_page == Page::Last) m_page = Page::What;
    const int items = itemsFor(at.panel, m_terms.scope);
    Space space{area};
    const std::array<PageTab, 4> tabs{{{"page-last", tr("Last round"), revealed},
                                       {"page-what", tr("On what")},
                                       {"page-how", tr("How")},
                                       {"page-rules", tr("Rules")}}};
    m_page = static_cast<Page>(pageTabs(at, tabs, static_cast<int>(m_page), space.top(w.mm(14), w.mm(3))));
    if (m_page == Page::Last) return revealed ? showLast(at, app::Round(*round), space.rest) : void();
    Space foot{space.bottom(w.mm(20), w.mm(1))};
    const Rect open = foot.right(w.mm(46), w.mm(4));
    if (w.button("open-round", tr("Open the vote"), {open.x, open.y + w.mm(2.5f), open.w, w.mm(16)}, Style::Primary, items > 0)) {
        const commands::RoundTerms terms = m_terms;
        at.run([&](const app::Board& b, app::CommandContext& context) { return commands::openRound(b, context, terms); });
        return at.turnPage();
    }
    if (at.panel.keptVotes) {
        const Rect keep = foot.right(w.mm(34), w.mm(4));
        showKeep(at, {keep.x, open.y + w.mm(2.5f), keep.w, w.mm(16)});
    }
    showTerms(at, foot.rest, items);
    switch (m_page) {
        case Page::What:
            return showWhat(at, space.rest);
        case Page::How:
            return showHow(at, space.rest);
        case Page::Rules:
            return showRules(at, space.rest);
        case Page::Last:
            return;
    }
}

void VotePage::showClosed(FacilitatorContext& at, const app::Round& round, Rect area) {
    Widgets& w = at.w;
    const app::Texts& tr = at.tr;
    Space space{area};
    const app::Board& board = at.panel.board;
    if (showWaysBack(at, round, space.bottom(w.mm(kEndKeyMm), w.mm(kApartMm)))) return at.turnPage();
    w.text(space.top(w.mm(9)),
           tr.plural("The vote is closed: %d ballot.", "The vote is closed: %d ballots.",
                     static_cast<long>(rules::ballots(board, round.id).size())),
           5, kInk, Weight::SemiBold);
    std::string told = roundName(tr, round);
    const auto progress = rules::progress(board, round.id);
    if (progress.done < progress.voters)
        told += " · " + tr.plural("%d had not finished", "%d had not finished", progress.voters - progress.done);
    const int much = rules::overvotedBallots(board, round);
    w.text(space.top(w.mm(6), w.mm(2)), told, 3.9f, kInk2);
    if (much > 0)
        w.text(space.top(w.mm(7), w.mm(2)),
               tr.plural("%d ballot holds more than the rule allows. It counts whole.",
                         "%d ballots hold more than the rule allows. They count whole.", much),
               3.9f, kTrouble);
    const auto& standings = at.panel.scene.standings();
    const std::vector<std::uint64_t> polarised =
        standings.closed && standings.closed->round == round.id ? standings.closed->polarised : std::vector<std::uint64_t>{};
    if (w.button("reveal", tr("Reveal the result"), space.top(w.mm(16), w.mm(3)), Style::Primary)) {
        at.run([&](const app::Board& b, app::CommandContext& context) { return commands::revealRound(b, context, round.id); });
        return at.turnPage();
    }
    if (round.form != app::BallotForm::Scores) return;
    const float h = words(
        at, space.rest,
        polarised.empty() ? std::string(tr("No item splits the group in two camps."))
                          : tr.plural("%d item splits the group in two camps: talk about it before you look at the ranking.",
                                      "%d items split the group in two camps: talk about them before you look at the ranking.",
                                      static_cast<long>(polarised.size())),
        4.2f, polarised.empty() ? kInk2 : kWarning);
    space.top(h, w.mm(2));
    titles(at, "camps", polarised, space.rest);
}

// Closed too early, or for nothing: back to the votes, or the end of the round. True: the page has changed.
bool VotePage::showWaysBack(FacilitatorContext& at, const app::Round& round, Rect row) {
    Widgets& w = at.w;
    Space keys{row};
    if (showCancel(at, round, keys)) return true;
    if (!round.secret && w.button("reopen-round", at.tr("Reopen the vote"), keys.right(w.mm(50))))
        return at.run(
            [&](const app::Board& b, app::CommandContext& context) { return commands::reopenRound(b, context, round.id); });
    if (round.secret)
        w.paragraph(keys.rest, at.tr("A secret vote cannot be reopened: its ballots are nobody's any more."), 3.9f, 3.6f, kInk2);
    return false;
}

void VotePage::showLast(FacilitatorContext& at, const app::Round& round, Rect area) {
    Widgets& w = at.w;
    const app::Texts& tr = at.tr;
    Space space{area};
    const app::Board& board = at.panel.board;
    const auto& standings = at.panel.scene.standings();
    w.text(space.top(w.mm(7)), roundName(tr, round), 4.8f, kInk, Weight::SemiBold);
    std::string told = tr.plural("%d ballot", "%d ballots", static_cast<long>(board.ballotsOf(round.id).size()));
    const rules::RoundStanding* standing = standings.standingOf(round.id);
    if (standing && standing->overvoted)
        told += " · " + tr.plural("%d holds more than the rule allows", "%d hold more than the rule allows", standing->overvoted);
    if (standing && standing->concordance) told += std::string(" · ") + tr(rules::agreementWords(*standing->concordance));
    if (standing && !standing->polarised.empty())
        told += " · " + tr.plural("%d item in two camps", "%d items in two camps", static_cast<long>(standing->polarised.size()));
    w.text(space.top(w.mm(6), w.mm(3)), told, 3.9f, kInk2);
    if (!m_settling && showFirsts(at, round.id, space.top(w.mm(14), w.mm(3)))) return at.turnPage();
    const app::Round root = rules::settledBy(board, round);
    const rules::RoundStanding* first = standings.standingOf(root.id);
    if (!first || first->tied.empty()) {
        m_settling = false;
        const auto by = first ? rules::cutSettledBy(first->rows, root.winners) : std::nullopt;
        w.text(space.top(w.mm(7), w.mm(1)),
               !first ? tr("The result is being reckoned…")
               : by   ? tr.fill("ties settled by: {0}", tr(rules::nameOf(*by)))
                      : std::string(tr("No tie at the cut.")),
               4.2f, kInk2);
        if (first) showKept(at, root, *first, space.rest);
        return;
    }
    const std::vector<std::uint64_t> tied = first->tied;
    Space row{space.top(w.mm(15), w.mm(2))};
    if (w.button("settle-by-choice", tr("Choose the order"), row.right(w.mm(42), w.mm(2)),
                 m_settling ? Style::Chosen : Style::Plain))
        m_settling = !m_settling, m_settled.clear();
    if (rules::roundForRunOff(board, standings, round) &&
        w.button("run-off", tr("Run-off"), row.right(w.mm(36), w.mm(2)), Style::Primary)) {
        at.run([&](const app::Board& b, app::CommandContext& context) { return commands::openRunOff(b, context, round.id); });
        return at.turnPage();
    }
    w.paragraph(row.rest,
                tr.plural("%d item ties at the cut.", "%d items tie at the cut: same score, same number of voters.",
                          static_cast<long>(tied.size())),
                4.4f, 3.7f, kInk);
    if (m_settling) return showTie(at, root, tied, space.rest);
    titles(at, "tied", tied, space.rest);
}

// Who won: what stands above the cut, at the places it holds now that nothing is open any more.
void VotePage::showKept(FacilitatorContext& at, const app::Round& root, const rules::RoundStanding& standing, Rect area) {
    std::vector<std::uint64_t> kept;
    std::vector<int> places;
    for (const rules::TallyRow& row : standing.rows)
        if (static_cast<int>(kept.size()) < root.winners && row.voters > 0) kept.push_back(row.item), places.push_back(row.place);
    titles(at, "kept", kept, area, places);
}

bool VotePage::showFirsts(FacilitatorContext& at, app::Id<app::Round> round, Rect row) {
    Widgets& w = at.w;
    Space firsts{row};
    w.paragraph(firsts.left(w.mm(58), w.mm(2)), at.tr("Once more among the first, one dot each:"), 4.2f, 3.7f, kInk);
    for (int most = 2; most <= 4; ++most)
        if (w.button(("top-" + std::to_string(most)).c_str(), at.tr.fill("First {0}", std::to_string(most)),
                     column(firsts.rest, most - 2, 3, w.mm(2))))
            return at.run([&](const app::Board& b, app::CommandContext& context) {
                return commands::openTopRunOff(b, context, round, most);
            });
    return false;
}

void VotePage::showTie(FacilitatorContext& at, const app::Round& root, const std::vector<std::uint64_t>& tied, Rect area) {
    Widgets& w = at.w;
    const app::Texts& tr = at.tr;
    std::erase_if(m_settled, [&](std::uint64_t item) { return std::ranges::find(tied, item) == tied.end(); });
    Space space{area};
    Space head{space.top(w.mm(14), w.mm(2))};
    if (w.button("settle", tr("Keep this order"), head.right(w.mm(42), w.mm(2)), Style::Primary,
                 m_settled.size() == tied.size())) {
        const auto items = std::exchange(m_settled, {});
        m_settling = false;
        at.run(
            [&](const app::Board& b, app::CommandContext& context) { return commands::settleTie(b, context, root.id, items); });
        return at.turnPage();
    }
    // What parts them without a choice: costs, or the lot.
    const rules::RoundStanding* standing = at.panel.scene.standings().standingOf(root.id);
    const auto front = std::ranges::find(standing->rows, tied.front(), &rules::TallyRow::item);
    const std::string otherwise =
        tr.fill("Otherwise “{0}” stands first, by {1}.", app::rules::itemTitle(at.panel.board, tied.front()),
                tr(rules::nameOf(front->settledBy)));
    w.paragraph(head.rest, std::string(tr("Tap them in your order; it is written down as your choice.")) + " " + otherwise, 3.9f,
                3.6f, kInk2);
    const float rowH = w.mm(kTermRowMm);
    float y = w.beginList("settling", space.rest, rowH * static_cast<float>(tied.size()));
    for (std::uint64_t item : tied) {
        const Rect row{space.rest.x, y, space.rest.w - w.mm(2), rowH - w.mm(1.5f)};
        y += rowH;
        if (!row.touches(space.rest)) continue;
        const auto settled = std::ranges::find(m_settled, item);
        const bool chosen = settled != m_settled.end();
        const std::string key = "place-" + app::idText(item), title = app::rules::itemTitle(at.panel.board, item);
        Painter p = w.painter();
        p.box(row, chosen ? kPicked : kRowPaper, w.mm(2.5f));
        Space cells{row};
        w.text(cells.left(w.mm(14)), chosen ? std::to_string(settled - m_settled.begin() + 1) : std::string("·"), 5.4f, kHeading,
               Weight::SemiBold, Align::Centre);
        w.paragraph(cells.rest, title, 4.4f, 3.7f, kInk);
        const bool touched = w.touched(key.c_str(), row);
        w.target("button", key, title, row);
        if (touched && chosen) m_settled.erase(settled);
        else if (touched) m_settled.push_back(item);
    }
    w.endList();
}

}  // namespace ui::panels::facilitator

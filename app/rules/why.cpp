#include "app/rules/why.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "app/base/per.h"
#include "app/rules/methods/duels.h"
#include "app/rules/voting.h"
#include "app/rules/why_ballots.h"

namespace app::rules {
namespace {

class ReasonTeller {
public:
    ReasonTeller(const Board& board, const Standings& standings, const Plans& plans, Id<Action> action, const Texts& tr)
        : m_board(board), m_standings(standings), m_plans(plans), m_action(action), m_tr(tr) {}

    std::vector<std::string> tell(RankBy by) {
        rank(by);
        votes(m_standings.votesRound);
        origin();
        if (m_standings.duelsRound != m_standings.votesRound) duels();
        otherLists(by);
        value();
        plan();
        return std::move(m_lines);
    }

    // What one round says of the item, whatever it is.
    std::vector<std::string> tellRound(const Round& round) {
        const RoundStanding* standing = m_standings.standingOf(round.id);
        const TallyRow* row = rowIn(round.id);
        if (!standing || !row || !mayShow(round)) return {};
        say(m_tr.fill(row->tied ? "Rank {0} of {1} {2}, tied." : "Rank {0} of {1} {2}.", std::to_string(row->rank),
                      std::to_string(standing->rows.size()), nameOfList(RankBy::Votes)));
        const std::ptrdiff_t at = row - standing->rows.data(), last = std::ssize(standing->rows) - 1;
        if (at > 0) neighbour((row - 1)->item, (row - 1)->settledBy, (row - 1)->rank == row->rank, true);
        if (at < last) neighbour((row + 1)->item, row->settledBy, (row + 1)->rank == row->rank, false);
        votes(round.id);
        return std::move(m_lines);
    }

private:
    void say(std::string line) { m_lines.push_back(std::move(line)); }
    std::string num(double value, int digits = 0) const { return decimalText(m_tr, value, digits); }
    std::string title(Id<Action> action) const { return itemTitle(m_board, action.value); }
    const char* nameOfList(RankBy by) const {
        switch (by) {
            case RankBy::Votes:
                return m_tr("by the vote");
            case RankBy::Value:
                return m_tr("by value for cost");
            case RankBy::Duels:
                return m_tr("by duels");
            case RankBy::Hand:
                break;
        }
        return m_tr("by hand");
    }

    void rank(RankBy by) {
        const auto& list = m_standings.list(by);
        const auto at = std::ranges::find(list, m_action, &RankedAction::action);
        if (at == list.end()) return;
        if (by == RankBy::Hand) {
            if (at->rank > 0) say(m_tr.fill("Rank {0}: hands have put it there.", std::to_string(at->rank)));
            else say(m_tr("It has no rank yet: no hand has placed it."));
            return;
        }
        if (at->rank == 0) {
            say(m_tr.fill(by == RankBy::Value ? "It has no rank {0} yet: its value or its cost is missing."
                                              : "It has no rank {0}: it was not among what was voted on.",
                          nameOfList(by)));
            return;
        }
        say(m_tr.fill(at->tied ? "Rank {0} of {1} {2}, tied." : "Rank {0} of {1} {2}.", std::to_string(at->rank),
                      std::to_string(std::ranges::count_if(list, [](const RankedAction& r) { return r.rank > 0; })),
                      nameOfList(by)));
        if (at != list.begin()) neighbour((at - 1)->action.value, (at - 1)->settledBy, (at - 1)->rank == at->rank, true);
        if (at + 1 != list.end() && (at + 1)->rank > 0)
            neighbour((at + 1)->action.value, at->settledBy, (at + 1)->rank == at->rank, false);
    }

    void neighbour(std::uint64_t other, TieStep step, bool equal, bool above) {
        if (step == TieStep::RunOff && !equal)
            say(m_tr.fill(above ? "“{0}” stands above it: the run-off decided between them."
                                : "“{0}” stands below it: the run-off decided between them.",
                          itemTitle(m_board, other)));
        else if (step == TieStep::Score)
            say(m_tr.fill(above ? "“{0}” stands above it: it has more." : "“{0}” stands below it: it has less.",
                          itemTitle(m_board, other)));
        else
            say(m_tr.fill(above ? "“{0}” has as much and stands above it, parted by: {1}."
                                : "“{0}” has as much and stands below it, parted by: {1}.",
                          itemTitle(m_board, other), m_tr(nameOf(step))));
    }

    const TallyRow* rowIn(Id<Round> round) const {
        const RoundStanding* standing = m_standings.standingOf(round);
        if (!standing) return nullptr;
        const auto at = std::ranges::find(standing->rows, m_action.value, &TallyRow::item);
        return at == standing->rows.end() ? nullptr : &*at;
    }

    void votes(Id<Round> id) {
        const Round* round = m_board.find(id);
        const TallyRow* row = rowIn(id);
        if (!round || !row || !mayShow(*round)) return;
        const std::string number = std::to_string(round->number);
        const std::string people = m_tr.plural("%d person", "%d people", row->voters);
        switch (round->form) {
            case BallotForm::Dots:
                say(m_tr.fill("Round {0}: {1} from {2}; the most from one person: {3}.", number,
                              m_tr.plural("%d dot", "%d dots", row->total), people, std::to_string(row->largestShare)));
                break;
            case BallotForm::Points:
                say(m_tr.fill("Round {0}: {1} points of a hundred each, from {2}; the most from one person: {3}.", number,
                              std::to_string(row->total), people, std::to_string(row->largestShare)));
                break;
            case BallotForm::Scores:
                say(m_tr.fill("Round {0}: mean score {1} of 5, from {2}.", number, num(row->figure, 2), people));
                for (int part : {0, 1})
                    if (const auto& mean = row->means[static_cast<std::size_t>(part)])
                        say(m_tr.fill(part == 0 ? "For the customer: {0} of 5." : "For the company: {0} of 5.", num(*mean, 2)));
                break;
            case BallotForm::Orders:
                say(
                    m_tr.fill("Round {0}: {1} Borda points: on each ballot the last place is worth 1, the one above it 2, and so "
                              "on; who ties shares.",
                              number, num(row->figure, 1)));
                break;
            case BallotForm::Duels:
            case BallotForm::BestWorst:
                sayDuels(*round, *row);
                break;
        }
        if (row->resistance > 0)
            say(m_tr.plural("%d dot against it: shown, never subtracted.", "%d dots against it: shown, never subtracted.",
                            row->resistance));
        perTeam(*row);
        ballotsOf(*round);
        methods(*round);
        if (const RoundStanding* standing = m_standings.standingOf(id)) {
            if (std::ranges::find(standing->polarised, m_action.value) != standing->polarised.end())
                say(m_tr("Two camps: the scores lie at both ends. Talk about it before you rank it."));
            const auto at = std::ranges::find(standing->rows, m_action.value, &TallyRow::item) - standing->rows.begin();
            if (standing->stability)
                say(m_tr.fill("With other people of the same kind it would be among the first {0} in {1}% of the cases.",
                              std::to_string(round->winners), num(100 * (*standing->stability)[static_cast<std::size_t>(at)])));
            if (standing->concordance)
                say(m_tr.fill("{0}: W = {1}, where 0 is no agreement and 1 is all ballots alike.",
                              m_tr(agreementWords(*standing->concordance)), decimalText(m_tr, standing->concordance->w, 2, 2)));
        }
    }

    // Why it was made at all: what the note it answers got.
    void origin() {
        const Action* action = m_board.find(m_action);
        const auto votes = action ? originVotes(m_board, m_standings, *action) : std::nullopt;
        if (votes)
            say(m_tr.fill("The note it answers got {0} in round {1}.", amountWords(m_tr, *votes),
                          std::to_string(votes->round->number)));
    }

    void perTeam(const TallyRow& row) {
        std::string teams;
        for (std::size_t team = 1; team < row.perTeam.size(); ++team)
            if (row.perTeam[team] > 0)
                teams += (teams.empty() ? "" : ", ") +
                         m_tr.fill("team {0}: {1}", std::to_string(team), std::to_string(row.perTeam[team]));
        if (!teams.empty()) say(m_tr.fill("By team: {0}.", teams));
    }

    // The ballots that name it: the last step back from a rank to the votes.
    void ballotsOf(const Round& round) {
        const std::string words = ballotWords(m_board, round, m_action.value, m_tr);
        if (!words.empty()) say(m_tr.fill("Ballots: {0}.", words));
    }

    // Where other ways of counting the same ballots would put it.
    void methods(const Round& round) {
        const RoundStanding* standing = m_standings.standingOf(round.id);
        const auto items = candidatesLeft(m_board, round);
        const auto at = std::ranges::lower_bound(items, m_action.value);
        if (!standing || !standing->methods || at == items.end() || *at != m_action.value) return;
        const std::size_t item = static_cast<std::size_t>(at - items.begin());
        if (item >= standing->methods->moves.size() || standing->methods->moves[item] == 0) return;
        static constexpr Per<Method, const char*> kNames({TR_NOOP("Borda"), TR_NOOP("Copeland"), TR_NOOP("Schulze"),
                                                          TR_NOOP("Ranked pairs"), TR_NOOP("Minimax"), TR_NOOP("Kemeny")});
        std::string ranks;
        for (const MethodRanks& method : standing->methods->methods)
            if (method.method != Method::Minimax)
                ranks += (ranks.empty() ? "" : ", ") +
                         m_tr.fill("{0}: {1}", m_tr(kNames[method.method]), std::to_string(method.ranks[item]));
        say(m_tr.fill(round.form == BallotForm::Orders ? "Other ways of counting the same orders: {0}."
                                                       : "The same ballots read as orders: {0}.",
                      ranks));
        if (standing->methods->toDiscuss[item]) say(m_tr("It moves by more than three ranks between them: talk about it."));
    }

    void sayDuels(const Round& round, const TallyRow& row) {
        say(m_tr.fill("Round {0}: it was compared {1} times and would win {2}% of its duels.", std::to_string(round.number),
                      std::to_string(row.total), num(row.figure)));
        if (row.chanceInTop)
            say(m_tr.fill("Its chance to be among the first {0}: {1}% ({2}).", std::to_string(round.winners),
                          num(100 * *row.chanceInTop), m_tr(nameOf(certaintyOf(*row.chanceInTop)))));
    }
    void duels() {
        const Round* round = m_board.find(m_standings.duelsRound);
        const TallyRow* row = rowIn(m_standings.duelsRound);
        if (!round || !row || !mayShow(*round)) return;
        sayDuels(*round, *row);
        ballotsOf(*round);
    }

    void otherLists(RankBy by) {
        std::string ranks;
        for (RankBy other : {RankBy::Votes, RankBy::Value, RankBy::Duels, RankBy::Hand}) {
            if (other == by) continue;
            const auto& list = m_standings.list(other);
            const auto at = std::ranges::find(list, m_action, &RankedAction::action);
            if (at == list.end() || at->rank == 0) continue;
            ranks += (ranks.empty() ? "" : ", ") + m_tr.fill("{0}: {1}", nameOfList(other), std::to_string(at->rank));
        }
        if (!ranks.empty()) say(m_tr.fill("Its rank in the other lists: {0}.", ranks));
    }

    std::string mean(const MeanScore& score) const {
        return score.count ? num(static_cast<double>(score.sum) / static_cast<double>(score.count), 2) : std::string("?");
    }

    void value() {
        const ActionWorth* worth = m_standings.worths.of(m_action);
        const Estimate* e = m_board.find<Estimate>(m_action.value);
        if (!worth) return;
        const PlanTerms& terms = m_board.planTerms();
        if (worth->valued.value) {
            say(m_tr.fill("Value {0}%: impact on the customer {1} of 5 (weight {2}%), on the company {3} of 5 (weight {4}%).",
                          num(100 * worth->up), mean(worth->customer), std::to_string(terms.customerWeight), mean(worth->company),
                          std::to_string(100 - terms.customerWeight)));
            if (e && e->confidence > 0 && e->confidence < 100)
                say(m_tr.fill("Its value is counted with a confidence of {0}%.", std::to_string(e->confidence)));
        } else {
            say(m_tr("Its value is missing: give its impact on the customer and on the company."));
        }
        if (worth->valued.effort && e) {
            const auto& all = m_standings.worths;
            const std::string shares = effortShares(m_tr, all, *e);
            if (all.assumed)
                say(m_tr.fill("Effort: {0}, measured against {1}: no means are given.", shares, meansWords(m_tr, all)));
            else
                say(m_tr.fill("Effort: {0}.",
                              shares.empty() ? m_tr.fill("{0}%", num(100 * toDouble(*worth->valued.effort), 1)) : shares));
        } else {
            say(m_tr("It is still to be costed."));
        }
        if (worth->free) say(m_tr("It costs nothing: it comes before every ratio."));
        else if (worth->figure)
            say(m_tr.fill(terms.by == ValueBy::ForCost ? "Value for cost: value divided by effort = {0}."
                                                       : "The figure of the chosen formula: {0}.",
                          num(toDouble(*worth->figure), 2)));
        if (worth->quadrant) {
            static constexpr Per<Quadrant, const char*> kNames(
                {TR_NOOP("Quick wins"), TR_NOOP("Big projects"), TR_NOOP("When there is time"), TR_NOOP("To leave out")});
            say(m_tr.fill("In the matrix: {0}.", m_tr(kNames[*worth->quadrant])));
        }
        if (worth->onFront) say(m_tr("No other action gives as much for as little money and time."));
    }

    void plan() {
        const Planned* planned = m_board.find<Planned>(m_action.value);
        const Tier* tier = planned ? m_board.find(planned->tier) : nullptr;
        if (tier)
            say(m_tr.fill(planned->pin == Pin::Imposed ? "In the plan: “{0}”, put there by a hand." : "In the plan: “{0}”.",
                          tier->title));
        else if (planned && planned->pin == Pin::Excluded) say(m_tr("Kept out of the plan by a hand."));
        if (!m_plans.ready || !m_plans.best.problem.empty()) return;
        const auto placing = std::ranges::find(m_plans.best.placings, m_action, &Placing::action);
        if (placing != m_plans.best.placings.end()) {
            const Tier* proposed = m_board.find(placing->tier);
            if (proposed && (!tier || tier->id != proposed->id))
                say(m_tr.fill("The plan of most value puts it in “{0}”.", proposed->title));
            return;
        }
        const auto left = std::ranges::find(m_plans.best.left, m_action, &LeftOut::action);
        if (left != m_plans.best.left.end()) say(m_tr.fill("The plan of most value leaves it out: {0}", leftBecause(*left)));
    }

    std::string leftBecause(const LeftOut& left) const {
        if (left.notValued) return m_tr("its value is missing.");
        switch (left.why) {
            case LeftBecause::Excluded:
                return m_tr("a hand keeps it out.");
            case LeftBecause::ToBeCosted:
                return m_tr("it is still to be costed.");
            case LeftBecause::Needs:
                return m_tr.fill("it needs “{0}”, which is left out too.", title(left.other));
            case LeftBecause::VariantTaken:
            case LeftBecause::VariantImposed:
                return m_tr.fill("“{0}” is in the plan, and only one of the two is done.", title(left.other));
            case LeftBecause::NothingGained:
                return m_tr("it has no value.");
            case LeftBecause::RoomLeft:
                return m_tr("there would be room for it.");
            case LeftBecause::NoRoom:
                break;
        }
        std::string missing;
        if (left.shortTenthDays > 0) missing = m_tr.fill("{0} days", num(static_cast<double>(left.shortTenthDays) / 10, 1));
        if (left.shortEuros > 0) missing += (missing.empty() ? "" : ", ") + m_tr.fill("€{0}", wholeText(m_tr, left.shortEuros));
        return missing.empty() ? m_tr("there is no room for it.") : m_tr.fill("there is no room for it; missing: {0}.", missing);
    }

    const Board& m_board;
    const Standings& m_standings;
    const Plans& m_plans;
    Id<Action> m_action;
    const Texts& m_tr;
    std::vector<std::string> m_lines;
};

}  // namespace

std::string effortShares(const Texts& tr, const Worths& all, const Estimate& e) {
    std::string shares;
    const auto add = [&](bool counts, const std::optional<std::int64_t>& cost, std::int64_t there, const char* words) {
        if (!counts || !cost) return;
        const double percent = 100.0 * static_cast<double>(*cost) / static_cast<double>(std::max<std::int64_t>(1, there));
        shares += (shares.empty() ? "" : ", ") + tr.fill(words, decimalText(tr, percent, 1));
    };
    add(all.eurosCount, e.euros, all.budget, TR_NOOP("{0}% of the budget"));
    add(all.daysCount, e.tenthDays, all.tenthDays, TR_NOOP("{0}% of the days"));
    return shares;
}

std::string meansWords(const Texts& tr, const Worths& all, int parts) {
    std::string words;
    if (all.daysCount) words = tr.fill("{0} d", decimalText(tr, static_cast<double>(all.tenthDays) / 10 / parts, 1));
    if (all.eurosCount) words += (words.empty() ? "" : ", ") + tr.fill("€{0}", wholeText(tr, all.budget / parts));
    return words;
}

std::vector<std::string> why(const Board& board, const Standings& standings, const Plans& plans, Id<Action> action, RankBy by,
                             const Texts& tr) {
    if (!board.find(action)) return {};
    return ReasonTeller(board, standings, plans, action, tr).tell(by);
}

std::vector<std::string> whyItem(const Board& board, const Standings& standings, const Round& round, std::uint64_t item,
                                 const Texts& tr) {
    return ReasonTeller(board, standings, Plans{}, Id<Action>{item}, tr).tellRound(round);
}

}  // namespace app::rules

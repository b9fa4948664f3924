// The terms of the next round, on three pages: on what, how, by which rules; and what they come to, in words.
#include <algorithm>

#include "app/base/per.h"
#include "app/board/note_kind.h"
#include "app/commands/presets.h"
#include "app/commands/seats.h"
#include "app/rules/methods/duel_schedule.h"
#include "app/rules/voting.h"
#include "ui/panels/facilitator/short_lists.h"
#include "ui/panels/facilitator/vote_page.h"
#include "ui/panels/words.h"

namespace ui::panels::facilitator {

namespace commands = app::commands;
namespace rules = app::rules;
using app::BallotForm, app::RoundOn, app::Rect;
using namespace ui::paint;

namespace {

constexpr int kScreenS = 8;       // a person reads four cards and chooses two
constexpr int kLongDoseMin = 10;  // beyond it people tire of comparing

template <class T>
std::vector<const T*> shownOf(const app::Board& board, const std::vector<app::Id<T>>& ids) {
    std::vector<const T*> shown;
    for (app::Id<T> id : ids)
        if (const T* one = board.find(id); !one->hidden) shown.push_back(one);
    return shown;
}

// Steps through "all" and the things of a list.
template <class T>
app::Id<T> stepThrough(const std::vector<const T*>& list, app::Id<T> now, int step) {
    int at = 0;
    for (std::size_t i = 0; i < list.size(); ++i)
        if (list[i]->id == now) at = static_cast<int>(i) + 1;
    at = turned(at, step, static_cast<int>(list.size()) + 1);
    return at == 0 ? app::Id<T>{} : list[static_cast<std::size_t>(at) - 1]->id;
}

std::string minutesWords(const app::Texts& tr, int minutes) { return tr.fill("{0} min", std::to_string(minutes)); }

}  // namespace

Dose doseFor(int items, int seats, BallotForm form) {
    if (items < 2 || seats < 1) return {};
    rules::DuelState state;
    for (int i = 0; i < items; ++i) state.keys.push_back(static_cast<std::uint64_t>(i) + 1);
    const int screens = (rules::screensLeft(state, form == BallotForm::Duels ? 2 : 4) + seats - 1) / seats;
    return {screens, (screens * kScreenS + 59) / 60};
}

int VotePage::dotsEach(int items) const { return m_terms.dotsEach > 0 ? m_terms.dotsEach : rules::suggestedDots(items); }

// What the terms name may be gone by now.
void VotePage::keepSound(const PanelContext& panel) {
    auto& scope = m_terms.scope;
    const app::Round* list = panel.board.find(scope.shortListOf);
    if (scope.shortListOf && (!list || list->state != app::RoundState::Revealed || list->on != scope.on))
        scope.shortListOf = {}, scope.shortList = 0;
    if (const app::Stage* stage = panel.board.find(scope.stage); !stage || stage->hidden) scope.stage = {};
    if (const app::Lane* lane = panel.board.find(scope.lane); !lane || lane->hidden || scope.on == RoundOn::Actions)
        scope.lane = {};
}

// For the next workshop at this table too: the dock offers it. Touched again it is forgotten.
void VotePage::showKeep(FacilitatorContext& at, const Rect& key) {
    app::KeptVotes& kept = *at.panel.keptVotes;
    const app::Round vote = commands::keptVote(m_terms);
    std::vector<app::Round> votes = kept.votes();
    const auto there = std::ranges::find(votes, vote);
    const bool isKept = there != votes.end();
    if (!at.w.button("keep-vote", isKept ? at.tr("This vote is kept") : at.tr("Keep this vote"), key,
                     isKept ? Style::Chosen : Style::Plain))
        return;
    if (isKept) votes.erase(there);
    else if (votes.size() < app::kMostKeptVotes) votes.push_back(vote);
    else return at.tell(at.tr("Twelve votes are kept: forget one of them first."), Tone::Trouble);
    kept.keep(std::move(votes));
}

void VotePage::chooseOn(FacilitatorContext& at, RoundOn on, app::NoteKind kind) {
    m_terms.scope.on = on, m_terms.scope.kind = kind, m_terms.scope.lane = {};
    m_terms.scope.shortListOf = {}, m_terms.scope.shortList = 0;
    chooseForm(at, m_terms.form);
}

void VotePage::chooseForm(FacilitatorContext& at, BallotForm form) {
    m_terms.form = form, m_terms.dotsEach = 0;
    auto& scope = m_terms.scope;
    if (m_listByItself && !rules::isDuel(form)) scope.shortListOf = {}, scope.shortList = 0, m_listByItself = false;
    m_listByItself = addShortList(at.panel, m_terms) || m_listByItself;
}

void VotePage::showWhat(FacilitatorContext& at, Rect area) {
    Widgets& w = at.w;
    const app::Texts& tr = at.tr;
    auto& scope = m_terms.scope;
    Space space{area};
    const Rect on = space.top(w.mm(15), w.mm(3));
    const bool notes = scope.on == RoundOn::Notes, pains = scope.kind == app::NoteKind::Pains;
    if (chip(at, "on-pains", tr("Pain points"), column(on, 0, 4, w.mm(2)), notes && pains))
        chooseOn(at, RoundOn::Notes, app::NoteKind::Pains);
    if (chip(at, "on-notes", tr("Other notes"), column(on, 1, 4, w.mm(2)), notes && !pains))
        chooseOn(at, RoundOn::Notes, pains ? app::NoteKind::Opportunities : scope.kind);
    if (chip(at, "on-groups", tr("Groups"), column(on, 2, 4, w.mm(2)), scope.on == RoundOn::Groups))
        chooseOn(at, RoundOn::Groups, scope.kind);
    if (chip(at, "on-actions", tr("Actions"), column(on, 3, 4, w.mm(2)), scope.on == RoundOn::Actions))
        chooseOn(at, RoundOn::Actions, scope.kind);

    const bool actions = scope.on == RoundOn::Actions;
    const Rect first = space.top(w.mm(18), w.mm(3)), second = actions ? first : space.top(w.mm(18), w.mm(3));
    const auto stages = shownOf(at.panel.board, at.panel.board.stages());
    if (!actions) {
        const int kinds = static_cast<int>(app::kNoteKinds.size());
        if (const int s = cycle(at, "kind", tr("Kind of note"), tr(app::rowOf(scope.kind).lane), column(first, 0, 2, w.mm(4)))) {
            auto kind = static_cast<app::NoteKind>(turned(static_cast<int>(scope.kind), s, kinds));
            if (notes && !pains && kind == app::NoteKind::Pains)
                kind = static_cast<app::NoteKind>(turned(static_cast<int>(kind), s, kinds));
            chooseOn(at, scope.on, kind);
        }
        std::vector<const app::Lane*> lanes;
        for (const app::Lane* one : shownOf(at.panel.board, at.panel.board.lanes()))
            if (one->kind == scope.kind) lanes.push_back(one);
        const app::Lane* lane = at.panel.board.find(scope.lane);
        if (const int s = cycle(at, "lane", tr("Lane"), lane ? lane->title : tr("All lanes"), column(first, 1, 2, w.mm(4))))
            scope.lane = stepThrough(lanes, scope.lane, s);
    }
    const app::Stage* stage = at.panel.board.find(scope.stage);
    if (const int s = cycle(at, "stage", tr("Stage"), stage ? stage->title : tr("All stages"), column(second, 0, 3, w.mm(4))))
        scope.stage = stepThrough(stages, scope.stage, s);
    const auto rounds = listsFor(at.panel.board, scope);
    const app::Round* list = at.panel.board.find(scope.shortListOf);
    if (const int s = cycle(at, "short-list", tr("Short list"),
                            list             ? roundShort(tr, *list)
                            : rounds.empty() ? tr("No round yet")
                                             : tr("All of them"),
                            column(second, 1, 3, w.mm(4)))) {
        scope.shortListOf = stepThrough(rounds, scope.shortListOf, s), m_listByItself = false;
        scope.shortList = scope.shortListOf ? (scope.shortList ? scope.shortList : 10) : 0;
    }
    if (scope.shortListOf)
        if (const auto a = amount(at, "short-list-size", tr("of that round"),
                                  tr.plural("the first", "the first %d", scope.shortList), column(second, 2, 3, w.mm(4)));
            a.step)
            scope.shortList = std::clamp(scope.shortList + a.step * (scope.shortList + a.step < 10 ? 1
                                                                     : scope.shortList >= 50       ? 10
                                                                                                   : 5),
                                         2, 300);
}

namespace {

void chooseBlanks(FacilitatorContext& at, app::Blanks& blanks, const Rect& row) {
    using app::Blanks;
    const float gap = at.w.mm(2);
    if (chip(at, "blanks-implicit", at.tr("Left out = last"), column(row, 0, 2, gap), blanks == Blanks::Implicit))
        blanks = Blanks::Implicit;
    if (chip(at, "blanks-explicit", at.tr("Left out = no opinion"), column(row, 1, 2, gap), blanks == Blanks::Explicit))
        blanks = Blanks::Explicit;
}

}  // namespace

void VotePage::showHow(FacilitatorContext& at, Rect area) {
    Widgets& w = at.w;
    const app::Texts& tr = at.tr;
    Space space{area};
    const Rect forms = space.top(w.mm(15), w.mm(3));
    static constexpr app::Per<BallotForm, const char*> kNames(
        {"form-dots", "form-points", "form-scores", "form-duels", "form-best-worst", "form-orders"});
    constexpr int kForms = app::kValuesOf<BallotForm>;
    for (int i = 0; i < kForms; ++i) {
        const auto form = static_cast<BallotForm>(i);
        if (chip(at, kNames[form], tr(formName(form)), column(forms, i, kForms, w.mm(1.5f)), m_terms.form == form))
            chooseForm(at, form);
    }
    const int items = itemsFor(at.panel, m_terms.scope), seats = commands::seatsPresent(at.panel.board);
    const auto say = [&](const std::string& text, ImU32 colour = kInk2) {
        space.top(words(at, space.rest, text, 4.2f, colour), w.mm(2));
    };
    switch (m_terms.form) {
        case BallotForm::Dots:
            return showDots(at, space.rest);
        case BallotForm::Points:
            return say(
                tr("Everyone shares 100 points as they like: strong wishes show, and so does one person who puts everything on "
                   "one item."));
        case BallotForm::Scores: {
            const Rect row = space.top(w.mm(14), w.mm(2));
            if (chip(at, "criteria-customer", tr("For the customer"), column(row, 0, 3, w.mm(2)), m_terms.criteria == 1))
                m_terms.criteria = 1;
            if (chip(at, "criteria-company", tr("For the company"), column(row, 1, 3, w.mm(2)), m_terms.criteria == 2))
                m_terms.criteria = 2;
            if (chip(at, "criteria-both", tr("Both"), column(row, 2, 3, w.mm(2)), m_terms.criteria == 3)) m_terms.criteria = 3;
            return say(
                tr("Everyone scores each item from 1 to 5. Items that split the group in two camps are told before any ranking "
                   "is shown."));
        }
        case BallotForm::Duels:
        case BallotForm::BestWorst: {
            const Dose dose = doseFor(items, seats, m_terms.form);
            say(m_terms.form == BallotForm::Duels
                    ? tr("Two items at a time: which one first? What is asked next is what is still open.")
                    : tr("Four items at a time: the best and the worst. What is asked next is what is still open."));
            if (dose.screens == 0) return;
            say(tr.fill("{0} · {1}: about {2}, {3}", tr.plural("%d item", "%d items", items),
                        tr.plural("%d seat", "%d seats", seats), tr.plural("%d screen each", "%d screens each", dose.screens),
                        minutesWords(tr, dose.minutes)),
                kInk);
            if (dose.minutes > kLongDoseMin)
                say(tr("That is long. Begin with dots, then compare only the first of them."), kWarning);
            return;
        }
        case BallotForm::Orders: {
            const Rect row = space.top(w.mm(14), w.mm(2));
            chooseBlanks(at, m_terms.blanks, row);
            return say(
                m_terms.blanks == app::Blanks::Implicit
                    ? tr("Whoever ranks ten items says that these ten stand before all others, which share the last place.")
                    : tr("Whoever ranks ten items says nothing of the others: they are not compared with anything."));
        }
    }
}

void VotePage::showDots(FacilitatorContext& at, Rect area) {
    Widgets& w = at.w;
    const app::Texts& tr = at.tr;
    Space space{area};
    const int dots = dotsEach(itemsFor(at.panel, m_terms.scope));
    const Rect row = space.top(w.mm(14), w.mm(2)), against = space.top(w.mm(14), w.mm(2));
    if (const int s = w.stepper("dots", tr.plural("%d dot each", "%d dots each", dots), column(row, 0, 2, w.mm(4))))
        m_terms.dotsEach = std::clamp(dots + s, 1, 99);
    if (const int s =
            w.stepper("cap", tr.fill("{0} per item", std::to_string(std::min(m_terms.cap, dots))), column(row, 1, 2, w.mm(4))))
        m_terms.cap = std::clamp(std::min(m_terms.cap, dots) + s, 1, dots);
    const int no = m_terms.resistanceEach;
    if (const int s = w.stepper("against", no ? tr.plural("%d dot against", "%d dots against", no) : tr("no dots against"),
                                column(against, 0, 2, w.mm(4))))
        m_terms.resistanceEach = std::clamp(no + s, 0, 99);
    if (no > 0)
        if (const int s =
                w.stepper("against-cap", tr.fill("{0} against per item", std::to_string(std::min(no, m_terms.resistanceCap))),
                          column(against, 1, 2, w.mm(4))))
            m_terms.resistanceCap = std::clamp(m_terms.resistanceCap + s, 1, no);
    if (no == 0)
        words(at, column(against, 1, 2, w.mm(4)), tr("Dots against show resistance beside the total. They are never subtracted."),
              3.8f, kInk2);
}

void VotePage::showRules(FacilitatorContext& at, Rect area) {
    Widgets& w = at.w;
    const app::Texts& tr = at.tr;
    Space space{area};
    const Rect row = space.top(w.mm(14), w.mm(2)), numbers = space.top(w.mm(14), w.mm(2)), ties = space.top(w.mm(14), w.mm(2));
    if (chip(at, "secret", tr("Secret"), column(row, 0, 4, w.mm(2)), m_terms.secret)) m_terms.secret = true;
    if (chip(at, "open-vote", tr("Open to all"), column(row, 1, 4, w.mm(2)), !m_terms.secret)) m_terms.secret = false;
    if (chip(at, "own-allowed", tr("Own items too"), column(row, 2, 4, w.mm(2)), m_terms.ownAllowed)) m_terms.ownAllowed = true;
    if (chip(at, "own-barred", tr("Not one's own"), column(row, 3, 4, w.mm(2)), !m_terms.ownAllowed)) m_terms.ownAllowed = false;
    const std::string box = m_terms.boxSeconds ? minutesWords(tr, m_terms.boxSeconds / 60) : tr("no time limit");
    if (const int s =
            w.stepper("winners", tr.plural("keep %d", "keep the first %d", m_terms.winners), column(numbers, 0, 2, w.mm(4))))
        m_terms.winners = std::clamp(m_terms.winners + s, 1, 150);
    if (const int s = w.stepper("time", box, column(numbers, 1, 2, w.mm(4))))
        m_terms.boxSeconds = std::clamp(m_terms.boxSeconds + 60 * s, 0, 3600);
    if (chip(at, "tie-run-off", tr("Tie: run-off"), column(ties, 0, 2, w.mm(2)), m_terms.tie == app::TieRule::RunOff))
        m_terms.tie = app::TieRule::RunOff;
    if (chip(at, "tie-breadth", tr("Tie: no run-off"), column(ties, 1, 2, w.mm(2)), m_terms.tie == app::TieRule::Breadth))
        m_terms.tie = app::TieRule::Breadth;
    const bool actions = m_terms.scope.on == RoundOn::Actions, runOff = m_terms.tie == app::TieRule::RunOff;
    words(at, space.rest,
          std::string(tr("Equal scores:")) + " " + tr("more voters first") +
              (runOff ? std::string(", ") + tr("then the run-off") : std::string{}) + ", " + tr("then your choice") +
              (actions ? std::string(", ") + tr("then value for cost, lower budget, lower time") : std::string{}) + ", " +
              tr("last the lot."),
          3.8f, kInk2);
}

void VotePage::showTerms(FacilitatorContext& at, Rect area, int items) {
    Widgets& w = at.w;
    const app::Texts& tr = at.tr;
    const auto& scope = m_terms.scope;
    Painter p = w.painter();
    p.line({area.x, area.y}, {area.right(), area.y}, kRule, w.mm(0.4f));
    Space space{{area.x, area.y + w.mm(2), area.w, area.h - w.mm(2)}};
    std::string told = tr.plural("%d item to vote on", "%d items to vote on", items) + " (" + onWords(tr, scope.on, scope.kind);
    if (const app::Stage* stage = at.panel.board.find(scope.stage)) told += ", " + stage->title;
    if (const app::Lane* lane = at.panel.board.find(scope.lane)) told += ", " + lane->title;
    if (const app::Round* list = at.panel.board.find(scope.shortListOf))
        told += ", " + tr.fill("the first {0} of round {1}", std::to_string(scope.shortList), std::to_string(list->number));
    told += std::string(") · ") + tr(formName(m_terms.form));
    const int dots = dotsEach(items);
    if (m_terms.form == BallotForm::Dots) {
        told += " · " + tr.plural("%d dot each", "%d dots each", dots) + ", " +
                tr.fill("{0} per item", std::to_string(std::min(m_terms.cap, dots)));
        if (m_terms.resistanceEach) told += ", " + tr.plural("%d dot against", "%d dots against", m_terms.resistanceEach);
    }
    told += std::string(" · ") + (m_terms.secret ? tr("Secret") : tr("Open to all"));
    if (!m_terms.ownAllowed) told += std::string(" · ") + tr("Not one's own");
    if (m_terms.boxSeconds) told += " · " + minutesWords(tr, m_terms.boxSeconds / 60);
    space.top(words(at, space.rest, told, kLeastTypeMm, kInk2), w.mm(1));
    const std::string known = m_terms.secret ? seatNames(at.panel.board, rules::knownByWeight(at.panel.board)) : std::string{};
    const auto warn = [&](const char* name, const std::string& about, const std::string& warning) {
        w.target("field", name, about, space.top(words(at, space.rest, warning, kLeastTypeMm, kWarning)));
    };
    if (!known.empty())
        warn("known-by-weight", known,
             tr.fill("A weight nobody else has shows whose ballot it is: {0}. Vote openly, or give others the same weight.",
                     known));
    // Sums of four ballots can be taken apart by whoever knows two of them.
    constexpr std::ptrdiff_t kEnoughBallots = 5;
    const auto& seats = at.panel.board.all<app::Seat>();
    const auto voters = std::count_if(seats.begin(), seats.end(), [](const auto& one) { return one.second.present; });
    if (m_terms.secret && voters < kEnoughBallots)
        warn("few-ballots", std::to_string(voters),
             tr("With fewer than five voters, totals may show who chose what, although the vote is secret."));
}

}  // namespace ui::panels::facilitator

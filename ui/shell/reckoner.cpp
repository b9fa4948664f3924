#include "ui/shell/reckoner.h"

#include <algorithm>
#include <chrono>
#include <exception>
#include <optional>

#include "app/base/result.h"
#include "app/rules/voting.h"

namespace ui::shell {
namespace {

constexpr std::chrono::milliseconds kPlanTime{
    200};  // of all searches together, and again of the fair plan; what is not done by then says so

}  // namespace

Reckoner::Reckoner(ReckonWhere where) : m_where(where) {
    if (where == ReckonWhere::Thread) m_thread = std::thread([this] { work(); });
}

Reckoner::~Reckoner() {
    if (!m_thread.joinable()) return;
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void Reckoner::ask(const app::Board& board, bool plansToo) {
    Asked asked{app::rules::rankingPart(board), plansToo};
    if (m_where == ReckonWhere::Here) return reckon(std::move(asked));
    {
        const std::lock_guard lock(m_mutex);
        asked.plansToo = asked.plansToo || (m_asked && m_asked->plansToo);  // what was waiting is not forgotten
        m_asked = std::move(asked);
    }
    m_wake.notify_one();
}

void Reckoner::told(const app::Board& board, std::span<const app::Touched> touched) {
    const app::Round* open = app::rules::openRound(board);
    const bool drawn = open && (open->form == app::BallotForm::Duels || open->form == app::BallotForm::BestWorst);
    const auto isVote = [](app::RecordKind kind) {
        return kind == app::RecordKind::Mark || kind == app::RecordKind::Dot || kind == app::RecordKind::Entry ||
               kind == app::RecordKind::Ballot;
    };
    // Of notes and groups only what was voted on is counted, and it is in no plan.
    const auto onMap = [](app::RecordKind kind) { return kind == app::RecordKind::Note || kind == app::RecordKind::Group; };
    const auto votedOn = [&](std::uint64_t id) {
        return std::ranges::any_of(
            board.rounds(), [&](app::Id<app::Round> round) { return std::ranges::binary_search(board.candidates(round), id); });
    };
    bool concerned = false, onlyVotes = true;
    for (const app::Touched& t : touched)
        for (const app::RecordKey& key : t.keys) {
            if (!app::rules::concernsRanking(key.kind) || (isVote(key.kind) && open && !drawn)) continue;
            if (onMap(key.kind) && !votedOn(key.id)) continue;
            concerned = true;
            onlyVotes = onlyVotes && (onMap(key.kind) || (isVote(key.kind) && open));
        }
    if (concerned) ask(board, !onlyVotes);
}

bool Reckoner::fetch() {
    const std::lock_guard lock(m_mutex);
    if (m_newStandings) m_standings = std::move(m_newStandings);
    if (m_newPlans) m_plans = std::move(m_newPlans);
    m_newStandings = nullptr, m_newPlans = nullptr;
    return std::exchange(m_news, false);
}

bool Reckoner::busy() const {
    const std::lock_guard lock(m_mutex);
    return m_working || m_asked || m_news;
}

bool Reckoner::overtaken() const {
    const std::lock_guard lock(m_mutex);
    return m_stopping || m_asked;
}

void Reckoner::reckon(Asked asked) {
    asked.board.rebuildIndexes();
    try {
        publish(asked.board, asked.plansToo);
    } catch (const std::exception&) {  // out of memory, or a defect: a workshop must not end for it
        auto plans = std::make_shared<app::rules::Plans>();
        plans->ready = true;
        for (app::rules::Proposal* p :
             {&plans->best, &plans->greedy, &plans->steady, static_cast<app::rules::Proposal*>(&plans->fair)})
            p->problem = TR_NOOP("The plan could not be worked out.");
        const std::lock_guard lock(m_mutex);
        m_newPlans = std::move(plans), m_news = true;
    }
}

void Reckoner::publish(const app::Board& board, bool plansToo) {
    auto standings = std::make_shared<const app::rules::Standings>(app::rules::standings(board));
    {
        const std::lock_guard lock(m_mutex);
        m_newStandings = std::move(standings), m_news = true;
    }
    if (!plansToo) return;
    // The fair plan's time begins when it is first asked for: a hard search before it takes none of it away.
    using Clock = std::chrono::steady_clock;
    const auto start = Clock::now();
    std::optional<Clock::time_point> fairStart;
    const auto searched = [&] { return overtaken() || Clock::now() - start > kPlanTime; };
    const auto shared = [&] {
        return overtaken() || Clock::now() - *(fairStart ? fairStart : fairStart = Clock::now()) > kPlanTime;
    };
    auto plans = std::make_shared<const app::rules::Plans>(app::rules::plans(board, searched, shared));
    const std::lock_guard lock(m_mutex);
    if (m_asked || m_stopping) {  // the next one is waiting: this one would only flicker, but it still has to be made
        if (m_asked) m_asked->plansToo = true;
        return;
    }
    m_newPlans = std::move(plans), m_news = true;
}

void Reckoner::work() {
    std::unique_lock lock(m_mutex);
    while (!m_stopping) {
        m_working = false;
        m_wake.wait(lock, [this] { return m_stopping || m_asked; });
        if (m_stopping) break;
        Asked asked = std::move(*m_asked);
        m_asked.reset();
        m_working = true;
        lock.unlock();
        reckon(std::move(asked));
        lock.lock();
    }
}

}  // namespace ui::shell

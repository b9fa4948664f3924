#include "ui/shell/reckoner.h"

#include <chrono>

namespace ui::shell {
namespace {

constexpr std::chrono::milliseconds kPlanTime{200};   // of each tier's search; a plan that is not proved by then says its bound

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

void Reckoner::ask(const app::Board& board) {
    app::Board part = app::rules::rankingPart(board);
    if (m_where == ReckonWhere::Here) return reckon(std::move(part));
    {
        const std::lock_guard lock(m_mutex);
        m_asked = std::move(part);
    }
    m_wake.notify_one();
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

void Reckoner::reckon(app::Board board) {
    board.rebuildIndexes();
    auto standings = std::make_shared<const app::rules::Standings>(app::rules::standings(board));
    {
        const std::lock_guard lock(m_mutex);
        m_newStandings = std::move(standings), m_news = true;
    }
    const auto start = std::chrono::steady_clock::now();
    auto plans = std::make_shared<const app::rules::Plans>(
        app::rules::plans(board, [&] { return overtaken() || std::chrono::steady_clock::now() - start > kPlanTime; }));
    if (m_where == ReckonWhere::Thread && overtaken()) return;   // the next one is waiting: this one would only flicker
    const std::lock_guard lock(m_mutex);
    m_newPlans = std::move(plans), m_news = true;
}

void Reckoner::work() {
    std::unique_lock lock(m_mutex);
    while (!m_stopping) {
        m_working = false;
        m_wake.wait(lock, [this] { return m_stopping || m_asked; });
        if (m_stopping) break;
        app::Board board = std::move(*m_asked);
        m_asked.reset();
        m_working = true;
        lock.unlock();
        reckon(std::move(board));
        lock.lock();
    }
}

}  // namespace ui::shell

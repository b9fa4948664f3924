#pragma once
// Reckons standings and plans off the render thread, on a copy of what they are made of. The table asks whenever the board has
// changed; what was asked last is what counts, an older reckoning is dropped. What cannot be reckoned is said in the plans, and
// the table goes on with what it had. Owned by the table; never touches its board.
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <thread>

#include "app/rules/standings.h"
#include "app/rules/tiered_plan.h"

namespace ui::shell {

enum class ReckonWhere { Thread, Here };  // Here: at once, for tests that must not wait

class Reckoner {
public:
    explicit Reckoner(ReckonWhere where);
    ~Reckoner();

    // `plansToo`: something that plans are made of has changed, not only votes that are not counted yet.
    void ask(const app::Board& board, bool plansToo = true);
    // The same where `touched` concerns rankings. While a vote is open that is not drawn from what has been answered so far,
    // votes change nothing that may be shown.
    void told(const app::Board& board, std::span<const app::Touched> touched);
    // True if one of the two has changed since the last call.
    bool fetch();
    bool busy() const;

    std::shared_ptr<const app::rules::Standings> standings() const { return m_standings; }
    std::shared_ptr<const app::rules::Plans> plans() const { return m_plans; }

private:
    void work();
    struct Asked {
        app::Board board;
        bool plansToo;
    };

    void reckon(Asked asked);
    void publish(const app::Board& board, bool plansToo);
    bool overtaken() const;

    ReckonWhere m_where;
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::optional<Asked> m_asked;  // guarded, as are the next four
    bool m_stopping = false, m_working = false, m_news = false;
    std::shared_ptr<const app::rules::Standings> m_newStandings;
    std::shared_ptr<const app::rules::Plans> m_newPlans;
    std::shared_ptr<const app::rules::Standings> m_standings = std::make_shared<app::rules::Standings>();
    std::shared_ptr<const app::rules::Plans> m_plans = std::make_shared<app::rules::Plans>();
    std::thread m_thread;
};

}  // namespace ui::shell

#pragma once
// Work that goes on beside the frame, on a thread of its own for each: it tells how far it is, can be cancelled, and what comes
// of it is answered on the frame's thread. The frame loop asks once a frame and never waits; for exports and files that are read.
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "ui/panels/job_told.h"

namespace ui::shell {

// How long a job lasts that nobody cancels.
enum class Lasts : std::uint8_t {
    WithTable,   // stopped when its table is left; nothing is answered then
    UntilClose,  // outlives the table; stopped when the program closes
    UntilDone    // outlives the table; a program that closes waits for its end
};

class Jobs {
    struct Running;

public:
    // What a job may ask and tell while it runs, on its own thread.
    class Ticket {
    public:
        Ticket(Jobs& jobs, Running& job, std::stop_token stop) : m_jobs(jobs), m_job(job), m_stop(std::move(stop)) {}
        const std::stop_token& stop() const { return m_stop; }
        void tell(std::string words, std::optional<double> progress);

    private:
        Jobs& m_jobs;
        Running& m_job;
        std::stop_token m_stop;
    };
    using Answer = std::function<void()>;  // run on the frame's thread, once; may be empty

    struct Plan {
        std::string name;   // one job of a name runs at a time
        std::string words;  // said from the first moment
        Lasts lasts = Lasts::WithTable;
        std::function<Answer(Ticket&)> work;
        std::function<void(const std::string& sentence)> failed;  // instead of an answer: what `work` threw
    };

    // `wake`: called on a job's thread whenever there is something new to show; may be empty.
    explicit Jobs(std::function<void()> wake);
    ~Jobs();  // ends all of them: no thread outlives this, and nothing is answered any more
    Jobs(const Jobs&) = delete;
    Jobs& operator=(const Jobs&) = delete;

    // False, and nothing is begun, while one of that name runs. What the plan refers to must outlive the job.
    bool begin(Plan plan);
    // Asks the job of that name to stop where it can; it answers what it has done. Nothing if none runs.
    void cancel(const std::string& name);
    void leaveTable();
    bool isRunning(const std::string& name) const;
    bool isAnyRunning() const { return !m_running.empty(); }
    std::vector<panels::JobTold> told() const;  // in the order they were begun
    // Runs the answers of those that have ended. Once a frame.
    void answer();

private:
    void run(Running& job, const std::stop_token& stop);

    std::function<void()> m_wake;
    std::vector<std::unique_ptr<Running>> m_running;  // the frame's thread alone adds and takes away
};

}  // namespace ui::shell

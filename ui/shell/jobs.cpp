#include "ui/shell/jobs.h"

#include <algorithm>
#include <exception>
#include <iterator>
#include <mutex>
#include <thread>

namespace ui::shell {

struct Jobs::Running {
    Plan plan;
    bool isDropped = false;  // its table is gone: nobody waits for its answer
    mutable std::mutex mutex;
    std::string words;  // this and the rest of the state: with the mutex
    std::optional<double> progress;
    bool isOver = false;
    Answer answer;
    std::jthread thread;  // last, so that it ends before what it writes
};

void Jobs::Ticket::tell(std::string words, std::optional<double> progress) {
    {
        const std::lock_guard lock(m_job.mutex);
        m_job.words = std::move(words);
        m_job.progress = progress;
    }
    if (m_jobs.m_wake) m_jobs.m_wake();
}

Jobs::Jobs(std::function<void()> wake) : m_wake(std::move(wake)) {}

Jobs::~Jobs() {
    for (const auto& job : m_running)
        if (job->plan.lasts != Lasts::UntilDone) job->thread.request_stop();
    for (const auto& job : m_running) job->thread.join();
}

bool Jobs::begin(Plan plan) {
    if (isRunning(plan.name)) return false;
    auto job = std::make_unique<Running>();
    job->words = plan.words;
    job->plan = std::move(plan);
    Running& running = *job;
    m_running.push_back(std::move(job));
    running.thread = std::jthread([this, &running](const std::stop_token& stop) { run(running, stop); });
    return true;
}

void Jobs::run(Running& job, const std::stop_token& stop) {
    Ticket ticket(*this, job, stop);
    Answer answer;
    try {
        answer = job.plan.work(ticket);
    } catch (const std::exception& failure) {
        if (job.plan.failed) answer = [failed = job.plan.failed, sentence = std::string(failure.what())] { failed(sentence); };
    }
    {
        const std::lock_guard lock(job.mutex);
        job.answer = std::move(answer);
        job.isOver = true;
    }
    if (m_wake) m_wake();
}

void Jobs::cancel(const std::string& name) {
    for (const auto& job : m_running)
        if (job->plan.name == name) job->thread.request_stop();
}

void Jobs::leaveTable() {
    for (const auto& job : m_running) {
        if (job->plan.lasts != Lasts::WithTable) continue;
        job->isDropped = true;
        job->thread.request_stop();
    }
}

bool Jobs::isRunning(const std::string& name) const {
    return std::ranges::any_of(m_running, [&](const auto& job) { return job->plan.name == name && !job->isDropped; });
}

std::vector<panels::JobTold> Jobs::told() const {
    std::vector<panels::JobTold> all;
    for (const auto& job : m_running) {
        if (job->isDropped) continue;
        const std::lock_guard lock(job->mutex);
        all.push_back({job->plan.name, job->words, job->progress, job->thread.get_stop_source().stop_requested()});
    }
    return all;
}

void Jobs::answer() {
    const auto over = std::ranges::stable_partition(m_running, [](const auto& job) {
        const std::lock_guard lock(job->mutex);
        return !job->isOver;
    });
    std::vector<std::unique_ptr<Running>> ended(std::make_move_iterator(over.begin()), std::make_move_iterator(over.end()));
    m_running.erase(over.begin(), over.end());
    for (const auto& job : ended) {
        job->thread.join();
        if (job->answer && !job->isDropped) job->answer();  // may begin another
    }
}

}  // namespace ui::shell

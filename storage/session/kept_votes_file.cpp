#include "storage/session/kept_votes_file.h"

#include <spdlog/spdlog.h>

#include <nlohmann/json.hpp>

#include "app/base/json_shape.h"
#include "storage/records/record_json.h"
#include "storage/sqlite/failure.h"
#include "storage/sqlite/private_file.h"

namespace storage::session {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr std::size_t kMostBytes = 1 << 16;  // a vote takes some 600

std::string textOf(const std::vector<app::Round>& votes) {
    Json all = Json::array();
    for (app::Round vote : votes) {
        vote.id = app::Id<app::Round>{all.size() + 1};  // a record has one; these are nobody's
        all.push_back(records::toJson(vote));
    }
    return all.dump(1) + "\n";
}

}  // namespace

KeptVotesFile::KeptVotesFile(const fs::path& folder) : m_file(folder / "votes.json") {
    read();
    m_thread = std::thread([this] { run(); });
}

KeptVotesFile::~KeptVotesFile() {
    {
        const std::lock_guard lock(m_mutex);
        m_closing = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

void KeptVotesFile::read() {
    std::error_code none;
    if (!fs::exists(m_file, none)) return;
    m_leftOut = true;  // until all of it has been read
    try {
        const std::string text = sqlite::readSmallFile(m_file, kMostBytes);
        if (app::jsonTrouble(text)) return spdlog::warn("{}: no JSON that can be trusted", m_file.string());
        const Json all = Json::parse(text);
        bool whole = all.is_array();
        for (const Json& one : all) {
            try {
                if (m_votes.size() == app::kMostKeptVotes) throw records::JsonError("too many");
                auto vote = std::get<app::Round>(records::recordFromJson(app::RecordKind::Round, one));
                vote.id = {};
                m_votes.push_back(std::move(vote));
            } catch (const records::JsonError& error) {
                spdlog::warn("{}: {}", m_file.string(), error.what());
                whole = false;
            }
        }
        m_leftOut = !whole;
    } catch (const std::exception& error) {
        spdlog::warn("{}: {}", m_file.string(), error.what());
    }
}

void KeptVotesFile::keep(std::vector<app::Round> votes) {
    m_votes = std::move(votes);
    {
        const std::lock_guard lock(m_mutex);
        m_toWrite = m_votes;
    }
    m_changed.notify_all();
}

void KeptVotesFile::run() {
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_changed.wait(lock, [this] { return m_closing || m_toWrite; });
        if (!m_toWrite) return;
        const std::string text = textOf(*std::exchange(m_toWrite, std::nullopt));
        lock.unlock();
        std::error_code none;
        if (std::exchange(m_leftOut, false)) fs::rename(m_file, fs::path(m_file) += ".old", none);
        try {
            sqlite::writePrivateFile(m_file, text, sqlite::Durable::Yes);
        } catch (const sqlite::Failure& failure) {
            spdlog::warn("{}", failure.what());
        }
        lock.lock();
    }
}

}  // namespace storage::session

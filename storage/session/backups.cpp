#include "storage/session/backups.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <set>

#include "storage/migrations/migrations.h"
#include "storage/records/record_store.h"
#include "storage/session/file_names.h"
#include "storage/sqlite/file_header.h"
#include "storage/sqlite/private_file.h"
#include "storage/sqlite/snapshot.h"

namespace storage::session {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono;

constexpr const char* kExtension = ".parcours";
constexpr std::int64_t kDay = 24LL * 3600 * 1000;

// "2026-11-30T14-32-05Z": sorts as it happened, and every file system takes it.
std::string stampOf(app::UnixMs at) {
    const auto whole = floor<seconds>(sys_time<milliseconds>(milliseconds(at)));
    const auto day = floor<days>(whole);
    const year_month_day date(day);
    const hh_mm_ss time(whole - day);
    return fmt::format("{:04}-{:02}-{:02}T{:02}-{:02}-{:02}Z", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                       static_cast<unsigned>(date.day()), time.hours().count(), time.minutes().count(), time.seconds().count());
}

// The time and the reason in a name; nothing if it is no backup's.
std::optional<Backup> backupNamed(const fs::path& file) {
    int y = 0, mo = 0, d = 0, h = 0, mi = 0, s = 0, length = 0;
    const std::string stem = file.stem().string();
    if (file.extension() != kExtension ||
        std::sscanf(stem.c_str(), "%4d-%2d-%2dT%2d-%2d-%2dZ %n", &y, &mo, &d, &h, &mi, &s, &length) != 6)
        return std::nullopt;
    const sys_days day = year_month_day(year(y), month(static_cast<unsigned>(mo)), std::chrono::day(static_cast<unsigned>(d)));
    const auto at = day.time_since_epoch() + hours(h) + minutes(mi) + seconds(s);
    // "step 2": the second of one second.
    const std::string why = stem.substr(static_cast<std::size_t>(length));
    return Backup{file, duration_cast<milliseconds>(at).count(), why.substr(0, why.find(' '))};
}

}  // namespace

std::vector<Backup> backupsOf(const DataFolder& folder, const FileId& file) {
    std::vector<Backup> backups;
    std::map<fs::path, fs::file_time_type> written;  // names tell whole seconds only, and a step and the end may fall into one
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder.backupsOf(file), error))
        if (const auto backup = backupNamed(entry.path()); backup && entry.is_regular_file(error)) {
            backups.push_back(*backup);
            written[backup->file] = entry.last_write_time(error);
        }
    std::sort(backups.begin(), backups.end(), [&](const Backup& a, const Backup& b) {
        return std::tie(b.at, written[b.file], b.file) < std::tie(a.at, written[a.file], a.file);
    });
    return backups;
}

fs::path backupName(const DataFolder& folder, const FileId& file, app::UnixMs at, std::string_view why) {
    sqlite::makePrivateFolder(folder.root / ".backups");
    sqlite::makePrivateFolder(folder.backupsOf(file));
    return freeName(folder.backupsOf(file), stampOf(at) + " " + std::string(why), kExtension);
}

void thinBackups(const DataFolder& folder, const FileId& file, app::UnixMs now) {
    constexpr std::size_t kInAnyCase = 10, kMostOfADay = 300;
    constexpr std::int64_t kDays = 90;
    std::set<std::int64_t> daysKept;
    const auto backups = backupsOf(folder, file);
    for (std::size_t i = 0; i < backups.size(); ++i) {
        const std::int64_t age = now - backups[i].at;  // negative after the clock was set back: young
        const bool isYoung = age < kDay && i < kMostOfADay;
        const bool isOneOfItsDay = age < kDays * kDay && daysKept.insert(backups[i].at / kDay).second;
        std::error_code ignored;
        if (i >= kInAnyCase && !isYoung && !isOneOfItsDay) fs::remove(backups[i].file, ignored);
    }
}

void removeBackups(const DataFolder& folder, const FileId& file) {
    std::error_code error;
    fs::remove_all(folder.backupsOf(file), error);
    if (error) throw sqlite::Failure{sqlite::Cause::ReadOnly, folder.backupsOf(file).string()};
}

std::optional<app::Record> recordInBackups(const DataFolder& folder, const FileId& file, const app::RecordKey& key) {
    for (const Backup& backup : backupsOf(folder, file)) {
        try {
            const auto db = sqlite::openSnapshot(sqlite::snapshotOf(backup.file, std::chrono::milliseconds(100)));
            const auto form = db->execAndGet("PRAGMA user_version").getUInt();
            if (form != migrations::newestVersion() || !migrations::schemaDifferences(*db).empty()) continue;
            std::optional<app::Record> found;
            records::RecordStore(*db).load(
                key.kind,
                [&](app::Record record) {
                    if (app::keyOf(record) == key) found = std::move(record);
                },
                [](const records::BadRow&) {});
            if (found) return found;
        } catch (const std::exception& error) {
            spdlog::warn("{}: {}", backup.file.string(), error.what());
        }
    }
    return std::nullopt;
}

}  // namespace storage::session

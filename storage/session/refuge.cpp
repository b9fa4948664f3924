#include "storage/session/refuge.h"

#include <spdlog/spdlog.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>

#include "storage/session/file_names.h"
#include "storage/session/wall_time.h"

namespace storage::session {
namespace {

namespace fs = std::filesystem;
using sqlite::Cause;
using sqlite::Failure;

constexpr const char* kVarTmp = "/var/tmp";

const char* endingOf(Refuge what, const std::string& lang) {
    const bool french = lang == "fr";
    if (what == Refuge::Rescue) return french ? " (secours)" : " (rescue)";
    return french ? " (suite)" : " (continued)";
}

// A session that was continued before does not get a name that grows each time.
std::string bareStem(const fs::path& file) {
    std::string stem = file.stem().string();
    for (const Refuge what : {Refuge::Continued, Refuge::Rescue})
        for (const char* lang : {"fr", "en"})
            if (const auto at = stem.find(endingOf(what, lang)); at != std::string::npos && at > 0) stem.erase(at);
    return stem;
}

void discard(const fs::path& file) {
    std::error_code ignored;
    for (const char* tail : {"", "-wal"}) fs::remove(fs::path(file) += tail, ignored);
}

std::unique_ptr<SessionFile> made(app::Result<std::unique_ptr<SessionFile>> result, const fs::path& file) {
    if (!result) throw Failure{sqlite::causeOf(result.refusal().text).value_or(Cause::Device), file.string()};
    return std::move(*result);
}

// Where a record breaks the rules of the file (see SessionFile::storeRegardless), the rest is kept all the same.
std::unique_ptr<SessionFile> writeRegardless(app::Transaction everything, const fs::path& file, const fs::path& data) {
    app::Transaction session = everything;
    session.id = app::IdSource::fromSystem().next();
    const auto isSession = [](const app::Change& change) { return change.key.kind == app::RecordKind::Session; };
    std::erase_if(session.changes, [&](const app::Change& change) { return !isSession(change); });
    std::erase_if(everything.changes, isSession);
    auto written = made(SessionFile::create(file, session, data), file);
    written->storeRegardless(everything);
    return written;
}

std::unique_ptr<SessionFile> writeTo(const WholeState& state, const fs::path& file, const fs::path& data) {
    const app::Transaction everything = everythingOf(state.board, wallTime());
    std::unique_ptr<SessionFile> written;
    try {
        try {
            written = made(SessionFile::create(file, everything, data), file);
            if (!(written->load() == state.board))
                throw Failure{Cause::Damaged, file.string() + " does not hold what was written"};
        } catch (const Failure& failure) {
            if (failure.cause() != Cause::Rule) throw;
            written = writeRegardless(everything, file, data);
        }
        for (const auto& [seat, text] : state.drafts) written->storeDraft(seat, text);
        if (written->drafts() != state.drafts) throw Failure{Cause::Damaged, file.string() + " does not hold all drafts"};
        return written;
    } catch (const Failure&) {
        written.reset();
        discard(file);
        throw;
    }
}

}  // namespace

fs::path ownFolderInVarTmp() {
    const fs::path folder = fs::path(kVarTmp) / ("parcours-" + std::to_string(::getuid()));
    ::mkdir(folder.c_str(), 0700);
    // Everybody may write there: a folder that somebody else has laid under this name is not used.
    struct stat status {};
    const bool own = ::lstat(folder.c_str(), &status) == 0 && S_ISDIR(status.st_mode) && status.st_uid == ::getuid() &&
                     (status.st_mode & 0077) == 0;
    return own ? folder : fs::path{};
}

std::vector<fs::path> refugeFolders(const fs::path& data) {
    std::vector<fs::path> folders{data};
    if (const char* home = std::getenv("HOME"); home && *home) folders.emplace_back(home);
    if (const fs::path last = ownFolderInVarTmp(); !last.empty()) folders.push_back(last);
    return folders;
}

bool isRescueOf(const fs::path& file, const fs::path& original) {
    for (const char* lang : {"fr", "en"})
        if (file.stem().string().starts_with(bareStem(original) + endingOf(Refuge::Rescue, lang))) return true;
    return false;
}

app::Transaction everythingOf(const app::Board& board, app::UnixMs at) {
    app::Transaction transaction;
    transaction.id = app::IdSource::fromSystem().next();
    transaction.op = app::Op::StartSession;
    transaction.at = at;
    for (int i = 0; i < app::kRecordKinds; ++i)
        std::visit(
            [&]<class T>(const T&) {
                for (const auto& [id, record] : board.all<T>())
                    transaction.changes.push_back({app::keyOf(record), std::nullopt, record});
            },
            app::blank(static_cast<app::RecordKind>(i)));
    std::ranges::sort(transaction.changes, {}, &app::Change::key);
    return transaction;
}

std::unique_ptr<SessionFile> takeRefuge(const WholeState& state, const fs::path& original, const std::vector<fs::path>& folders,
                                        const fs::path& data, Refuge what) {
    std::vector<fs::path> all{original.parent_path()};
    for (const fs::path& folder : folders)
        if (std::ranges::find(all, folder) == all.end()) all.push_back(folder);
    const std::string ending = endingOf(what, state.board.session().lang) + std::string(".parcours");
    for (std::size_t i = 0;; ++i) {
        try {
            return writeTo(state, freeName(all[i], bareStem(original), ending), data);
        } catch (const Failure& failure) {
            spdlog::error("no refuge in {}: {}", all[i].string(), failure.what());
            if (i + 1 == all.size()) throw;
        }
    }
}

}  // namespace storage::session

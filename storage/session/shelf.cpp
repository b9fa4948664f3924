#include "storage/session/shelf.h"

#include <spdlog/spdlog.h>

#include <chrono>
#include <set>

#include "app/board/edit.h"
#include "storage/session/backups.h"
#include "storage/session/copies.h"
#include "storage/session/file_names.h"
#include "storage/session/ledger.h"
#include "storage/session/log_guard.h"
#include "storage/session/recover.h"
#include "storage/session/refuge.h"
#include "storage/session/session_file.h"
#include "storage/session/wall_time.h"
#include "storage/sqlite/file_header.h"
#include "storage/sqlite/private_file.h"

namespace storage::session::shelf {
namespace {

namespace fs = std::filesystem;
using sqlite::Cause;
using sqlite::Failure;

constexpr const char* kExtension = ".parcours";

[[noreturn]] void fail(const app::Refusal& refusal, const fs::path& file) {
    throw Failure{sqlite::causeOf(refusal.text).value_or(Cause::Device), file.string()};
}

void removeWithLogs(const fs::path& file) {
    std::error_code ignored;
    for (const char* tail : {"", "-wal", "-journal", "-shm"}) fs::remove(fs::path(file) += tail, ignored);
}

std::unique_ptr<SessionFile> openOrThrow(const fs::path& file, const fs::path& data) {
    auto result = SessionFile::open(file, data);
    if (!result) fail(result.refusal(), file);
    return std::move(*result);
}

// The copy becomes a session of its own: another title, and nobody's secret choice in it.
int makeItsOwn(const fs::path& file, const fs::path& data, const std::string& title) {
    const auto copy = openOrThrow(file, data);
    const app::Board board = copy->load();
    const int cancelled = cancelSecretRounds(*copy, board);
    app::IdSource ids = app::IdSource::fromSystem();
    app::CommandContext context{{}, wallTime(), ids};
    app::Edit edit(board, app::Op::EditSession, context);
    edit.update<app::Session>(board.session().id.value, [&](app::Session& session) { session.title = title; });
    const app::Transaction transaction = edit.finish();
    copy->store({&transaction, 1});
    return cancelled;
}

Words saidOf(int cancelled) {
    if (cancelled == 0) return {};
    return {{TR_NOOP("Secret rounds that were open are cancelled in the copy: {0}. Their votes are not in it."),
             std::to_string(cancelled)}};
}

// Gives what was written under another name a free one in the data folder, as a session of its own.
Words settleAs(const DataFolder& folder, const fs::path& making, const std::string& title) {
    const fs::path free = freeName(folder.root, title, kExtension);
    const int cancelled = makeItsOwn(making, folder.root, free.stem().string());
    sqlite::renameIfFree(making, free);
    sqlite::syncToDisk(folder.root);
    // The ledger knows it by the name it was made under.
    (void)openOrThrow(free, folder.root);
    return saidOf(cancelled);
}

template <class Make>
Words makeAnother(const DataFolder& folder, const fs::path& file, Make&& make) {
    const fs::path making = folder.root / ("." + file.filename().string() + ".making");
    removeWithLogs(making);
    try {
        return make(making);
    } catch (...) {
        removeWithLogs(making);
        throw;
    }
}

// Which file it is, also where it can no longer say so.
std::optional<FileId> idOf(const DataFolder& folder, const fs::path& file) {
    if (const auto id = fileIdIn(file)) return id;
    return lastKnownAt(folder, file);
}

const char* wordsFor(std::string_view why) {
    if (why == "before-migration") return TR_NOOP("before a newer program opened it");
    if (why == "before-import") return TR_NOOP("before an import");
    if (why == "step") return TR_NOOP("at a step of the workshop");
    if (why == "close") return TR_NOOP("when it was closed");
    return TR_NOOP("while people were working");
}

std::string timeIn(app::UnixMs at) {
    const std::time_t seconds = static_cast<std::time_t>(at / 1000);
    std::tm local{};
    localtime_r(&seconds, &local);
    char text[40];
    std::strftime(text, sizeof text, "%Y-%m-%d %H-%M", &local);
    return text;
}

}  // namespace

Words duplicate(const DataFolder& folder, const fs::path& file) {
    return makeAnother(folder, file, [&](const fs::path& making) {
        std::string title;
        {
            const auto original = openOrThrow(file, folder.root);
            title = original->load().session().title;
            original->copyTo(making, true);
        }
        const fs::path free = freeName(folder.root, title, kExtension);
        const Words words = settleAs(folder, making, title);
        if (const auto picture = readPicture(file); !picture.empty()) writePicture(free, picture);
        return words;
    });
}

Words throwAway(const DataFolder& folder, const fs::path& file) {
    if (sqlite::FileClaim::isTaken(file)) throw Failure{Cause::Held, file.string()};
    // Opening folds the log in and shows that nobody holds the file; a damaged or foreign one goes as it is.
    // Nobody's secret choice goes into the trash.
    if (auto opened = SessionFile::open(file, folder.root); opened) {
        const app::Board board = (*opened)->load();
        cancelSecretRounds(**opened, board);
    } else {
        const auto cause = sqlite::causeOf(opened.refusal().text);
        if (cause == Cause::Held || cause == Cause::ReadOnly || cause == Cause::Missing) throw Failure{*cause, file.string()};
    }
    std::error_code error;
    sqlite::makePrivateFolder(folder.trash());
    const fs::path there = freeName(folder.trash(), file.stem().string(), kExtension);
    const fs::path log = fs::path(file) += "-wal";
    sqlite::renameIfFree(file, there);
    if (fs::exists(log, error)) fs::rename(log, fs::path(there) += "-wal", error);
    fs::remove(pictureOf(file), error);
    sqlite::syncToDisk(file.parent_path());
    if (const auto id = fileIdIn(there)) moveLedger(folder, *id, there);
    return {};
}

Words putBack(const DataFolder& folder, const fs::path& file) {
    const fs::path there = freeName(folder.root, file.stem().string(), kExtension);
    std::error_code error;
    const fs::path log = fs::path(file) += "-wal";
    if (fs::exists(log, error)) fs::rename(log, fs::path(there) += "-wal", error);
    sqlite::renameIfFree(file, there);
    sqlite::syncToDisk(folder.root);
    if (const auto id = fileIdIn(there)) moveLedger(folder, *id, there);
    return {};
}

Words erase(const DataFolder& folder, const fs::path& file) {
    if (sqlite::FileClaim::isTaken(file)) throw Failure{Cause::Held, file.string()};
    const auto id = idOf(folder, file);
    std::set<std::uint64_t> rounds;
    std::uint64_t session = 0;
    const auto note = [&](const app::Board& board) {
        session = board.session().id.value;
        for (const auto& [id, round] : board.all<app::Round>()) rounds.insert(id);
    };
    if (auto opened = SessionFile::open(file, folder.root)) note((*opened)->load());
    else if (sqlite::causeOf(opened.refusal().text) == Cause::Held) throw Failure{Cause::Held, file.string()};
    else if (auto left = recoverable(file, folder.root)) note(left->board);

    RoundKeys keys(folder, id.value_or(FileId{}));
    for (const std::uint64_t round : rounds) keys.destroy({round});
    std::error_code error;
    // What was saved of it elsewhere, what was set aside, and what lies in the trash says by its id or its session whose it is.
    const auto isOfIt = [&](const fs::path& other) {
        if (id && fileIdIn(other) == id) return true;
        if (!isRescueOf(other, file)) return false;
        const auto board = SessionFile::look(other, folder.root);
        return board && session != 0 && board->session().id.value == session;
    };
    std::vector<fs::path> folders = refugeFolders(folder.root);
    folders.insert(folders.end(), {file.parent_path(), folder.damaged(), folder.trash()});
    std::vector<fs::path> found;
    for (const fs::path& one : folders)
        for (const auto& entry : fs::directory_iterator(one, error))
            if (entry.path().extension() == kExtension && entry.is_regular_file(error) && entry.path() != file &&
                !sqlite::FileClaim::isTaken(entry.path()) && isOfIt(entry.path()))
                found.push_back(entry.path());
    for (const fs::path& one : found) removeWithLogs(one), fs::remove(pictureOf(one), error);
    if (id) removeBackups(folder, *id), removeLedger(folder, *id);
    fs::remove(pictureOf(file), error);
    removeWithLogs(file);
    if (fs::exists(file, error)) throw Failure{Cause::ReadOnly, file.string()};
    sqlite::syncToDisk(file.parent_path());

    Words words{{TR_NOOP("Erased for good: {0}"), file.stem().string()}};
    const fs::path exports = folder.root / "exports" / file.stem();
    if (fs::is_directory(exports, error)) words.push_back({TR_NOOP("Files that were exported remain in {0}"), exports.string()});
    return words;
}

Words restore(const DataFolder& folder, const fs::path& file, const fs::path& copy) {
    const auto copies = backupsOf(folder, idOf(folder, file).value_or(FileId{}));
    const auto chosen = std::find_if(copies.begin(), copies.end(), [&](const Backup& one) { return one.file == copy; });
    if (chosen == copies.end()) throw Failure{Cause::Missing, copy.string()};
    return makeAnother(folder, file, [&](const fs::path& making) {
        copyAsAnother(copy, making);
        return settleAs(folder, making, file.stem().string() + " " + timeIn(chosen->at));
    });
}

Words recoverAsNew(const DataFolder& folder, const fs::path& file) {
    // The title says that it is not the session itself.
    const fs::path there = freeName(folder.root, file.stem().string(), kExtension);
    auto told = recover(file, there, there.stem().string(), folder.root);
    if (!told) fail(told.refusal(), file);
    told->insert(told->begin(), app::Told{TR_NOOP("What could be recovered is in a new session: {0}"), there.stem().string()});
    return *told;
}

std::vector<app::SavedCopy> copiesOf(const DataFolder& folder, const fs::path& file) {
    std::vector<app::SavedCopy> copies;
    if (const auto id = lastKnownAt(folder, file))
        for (const Backup& backup : backupsOf(folder, *id)) copies.push_back({backup.file, backup.at, wordsFor(backup.why)});
    return copies;
}

}  // namespace storage::session::shelf

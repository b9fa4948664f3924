#include "storage/session/sqlite_library.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>

#include "app/board/edit.h"
#include "storage/session/card.h"
#include "storage/session/file_names.h"
#include "storage/sqlite/file_header.h"
#include "storage/sqlite/private_file.h"

namespace storage::session {
namespace {

namespace fs = std::filesystem;
using sqlite::Cause;
using sqlite::Failure;

constexpr const char* kExtension = ".parcours";
constexpr std::size_t kRecent = 500;  // transactions that can still be undone after a restart

app::UnixMs wallClock() {
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

std::unique_ptr<SessionFile> openOrThrow(const fs::path& file, const fs::path& data) {
    auto result = SessionFile::open(file, data);
    if (!result) throw Failure{sqlite::causeOf(result.refusal().text).value_or(Cause::Device), file.string()};
    return std::move(*result);
}

// Files of older programs could be read by everybody on the machine.
void closeToOthers(const fs::path& file) {
    std::error_code ignored;
    for (const fs::path& one : {file, fs::path(file) += "-wal", pictureOf(file)})
        fs::permissions(one, fs::perms::group_all | fs::perms::others_all, fs::perm_options::remove, ignored);
}

// Secret rounds that are open are cancelled: their votes stay with the session they were given in, or go with it.
void cancelSecretRounds(SessionFile& file, const app::Board& board) {
    app::IdSource ids = app::IdSource::fromSystem();
    app::Asking asking{{}, wallClock(), ids};
    app::Edit edit(board, app::Op::CancelBallot, asking);
    bool isAny = false;
    for (const auto& [id, ballot] : board.all<app::Ballot>()) {
        if (!ballot.secret || ballot.state != app::BallotState::Open) continue;
        edit.update<app::Ballot>(id, [](app::Ballot& b) { b.state = app::BallotState::Cancelled, b.closesAt = 0; });
        for (app::Id<app::Mark> mark : board.marksOf(ballot.id)) edit.remove<app::Mark>(mark.value);
        isAny = true;
    }
    if (!isAny) return;
    const app::Transaction transaction = edit.finish();
    file.store({&transaction, 1});
    file.eraseMarks();
}

// The copy becomes a session of its own: another title, and nobody's secret choice in it.
void makeItsOwn(const fs::path& file, const fs::path& data, const std::string& title) {
    const auto copy = openOrThrow(file, data);
    const app::Board board = copy->load();
    cancelSecretRounds(*copy, board);
    app::IdSource ids = app::IdSource::fromSystem();
    app::Asking asking{{}, wallClock(), ids};
    app::Edit edit(board, app::Op::EditSession, asking);
    edit.update<app::Session>(board.session().id.value, [&](app::Session& session) { session.title = title; });
    const app::Transaction transaction = edit.finish();
    copy->store({&transaction, 1});
}

}  // namespace

SqliteLibrary::SqliteLibrary(fs::path folder, StorageTiming timing, bool keepsRoom)
    : m_folder(fs::absolute(folder)), m_timing(timing), m_keepsRoom(keepsRoom) {
    try {
        sqlite::makePrivateFolder(m_folder);
    } catch (const Failure& failure) {
        spdlog::warn("{}", failure.what());
    }
    m_thread = std::thread([this] { run(); });
}

SqliteLibrary::~SqliteLibrary() {
    {
        const std::lock_guard lock(m_mutex);
        m_closing = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

void SqliteLibrary::run() {
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_changed.wait(lock, [this] { return m_closing || !m_work.empty(); });
        if (m_work.empty()) return;
        const auto work = m_work.front();
        lock.unlock();
        std::string trouble;
        try {
            work();
        } catch (const Failure& failure) {
            spdlog::error("{}", failure.what());
            trouble = failure.text();
        } catch (const std::exception& error) {
            spdlog::error("{}", error.what());
            trouble = Failure{Cause::Device}.text();
        }
        lock.lock();
        m_trouble = trouble;
        m_work.pop_front();
    }
}

void SqliteLibrary::ask(std::function<void()> work) {
    {
        const std::lock_guard lock(m_mutex);
        m_work.push_back(std::move(work));
    }
    m_changed.notify_all();
}

std::vector<app::SessionCard> SqliteLibrary::cards() const {
    const std::lock_guard lock(m_mutex);
    return m_cards;
}

bool SqliteLibrary::busy() const {
    const std::lock_guard lock(m_mutex);
    return !m_work.empty();
}

std::string SqliteLibrary::trouble() const {
    const std::lock_guard lock(m_mutex);
    return m_trouble;
}

void SqliteLibrary::refresh() {
    ask([this] { list(); });
}

void SqliteLibrary::list() {
    std::vector<app::SessionCard> fresh;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(m_folder, error)) {
        const fs::path file = entry.path();
        if (file.extension() != kExtension || file.filename().string().front() == '.' || entry.is_directory(error)) continue;
        const std::lock_guard disk(m_diskMutex);
        const auto before = cards();
        const auto known = std::find_if(before.begin(), before.end(), [&](const auto& card) { return card.file == file; });
        if (sqlite::FileClaim::isTaken(file) && known != before.end()) fresh.push_back(*known);
        else fresh.push_back(readCard(file));
        fresh.back().picture = readPicture(file);
    }
    std::sort(fresh.begin(), fresh.end(),
              [](const auto& a, const auto& b) { return std::tie(b.changedAt, a.file) < std::tie(a.changedAt, b.file); });
    const std::lock_guard lock(m_mutex);
    m_cards = std::move(fresh);
}

app::Result<app::OpenSession> SqliteLibrary::open(const fs::path& file) {
    const std::lock_guard disk(m_diskMutex);
    return opened(SessionFile::open(fs::absolute(file), m_folder));
}

app::Result<app::OpenSession> SqliteLibrary::create(const fs::path& file, const app::Transaction& first) {
    const std::lock_guard disk(m_diskMutex);
    return opened(SessionFile::create(fs::absolute(file), first, m_folder));
}

app::Result<app::OpenSession> SqliteLibrary::opened(app::Result<std::unique_ptr<SessionFile>> result) {
    if (!result) return result.refusal();
    try {
        const fs::path path = (*result)->file();
        app::OpenSession session{(*result)->load(), (*result)->recent(kRecent), nullptr, path,
                                 (*result)->told(), (*result)->setAside()};
        session.drafts = (*result)->drafts();
        StorageRefuge refuge{refugeFolders(m_folder), m_keepsRoom ? m_folder / ".ballast" : fs::path{}};
        session.journal = std::make_unique<StorageThread>(std::move(*result), session.board, m_timing, std::move(refuge));
        // For listings while it is open: its file must not be looked into then.
        const app::UnixMs changedAt = session.recent.empty() ? session.board.session().createdAt : session.recent.back().at;
        app::SessionCard card = cardOf(path, session.board, changedAt);
        if (path.parent_path() == m_folder) closeToOthers(path);
        const std::lock_guard lock(m_mutex);
        std::erase_if(m_cards, [&](const auto& old) { return old.file == path; });
        if (path.parent_path() == m_folder) m_cards.insert(m_cards.begin(), std::move(card));
        return session;
    } catch (const Failure& failure) {
        return failure.refusal();
    }
}

fs::path SqliteLibrary::freshName(const std::string& title) const { return freeName(m_folder, title, kExtension); }

void SqliteLibrary::duplicate(const fs::path& file) {
    ask([this, file = fs::absolute(file)] {
        copy(file);
        list();
    });
}

void SqliteLibrary::copy(const fs::path& file) {
    const std::lock_guard disk(m_diskMutex);
    const fs::path making = m_folder / ("." + file.filename().string() + ".making");
    std::error_code ignored;
    for (const char* tail : {"", "-wal"}) fs::remove(fs::path(making) += tail, ignored);
    try {
        std::string title;
        {
            const auto original = openOrThrow(file, m_folder);
            title = original->load().session().title;
            original->copyTo(making, true);
        }
        const fs::path free = freeName(m_folder, title, kExtension);
        makeItsOwn(making, m_folder, free.stem().string());
        sqlite::renameIfFree(making, free);
        sqlite::syncToDisk(m_folder);
        if (const auto picture = readPicture(file); !picture.empty()) writePicture(free, picture);
    } catch (...) {
        for (const char* tail : {"", "-wal"}) fs::remove(fs::path(making) += tail, ignored);
        throw;
    }
}

void SqliteLibrary::remove(const fs::path& file) {
    ask([this, file = fs::absolute(file)] {
        throwAway(file);
        list();
    });
}

void SqliteLibrary::throwAway(const fs::path& file) {
    const std::lock_guard disk(m_diskMutex);
    if (sqlite::FileClaim::isTaken(file)) throw Failure{Cause::Held, file.string()};
    // Opening folds the log in and shows that nobody holds the file; a damaged or foreign one goes as it is.
    // Nobody's secret choice goes into the trash.
    if (auto opened = SessionFile::open(file, m_folder); opened) {
        const app::Board board = (*opened)->load();
        cancelSecretRounds(**opened, board);
    } else {
        const auto cause = sqlite::causeOf(opened.refusal().text);
        if (cause == Cause::Held || cause == Cause::ReadOnly || cause == Cause::Missing) throw Failure{*cause, file.string()};
    }
    const fs::path trash = file.parent_path() / ".trash";
    std::error_code error;
    sqlite::makePrivateFolder(trash);
    const fs::path there = freeName(trash, file.stem().string(), kExtension);
    const fs::path log = fs::path(file) += "-wal";
    sqlite::renameIfFree(file, there);
    if (fs::exists(log, error)) fs::rename(log, fs::path(there) += "-wal", error);
    fs::remove(pictureOf(file), error);
    sqlite::syncToDisk(file.parent_path());
}

void SqliteLibrary::leavePicture(const fs::path& file, std::vector<unsigned char> png) {
    const fs::path path = fs::absolute(file);
    if (path.parent_path() != m_folder) return;  // only sessions of the data folder are on the home screen
    ask([path, png = std::move(png)] { writePicture(path, png); });
}

}  // namespace storage::session

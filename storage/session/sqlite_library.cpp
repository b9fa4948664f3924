#include "storage/session/sqlite_library.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>

#include "storage/session/card.h"
#include "storage/session/file_names.h"
#include "storage/session/shelf.h"
#include "storage/sqlite/file_header.h"
#include "storage/sqlite/private_file.h"

namespace storage::session {
namespace {

namespace fs = std::filesystem;
using sqlite::Cause;
using sqlite::Failure;

constexpr const char* kExtension = ".parcours";
constexpr std::size_t kRecent = 500;  // transactions that can still be undone after a restart

// Files of older programs could be read by everybody on the machine.
void closeToOthers(const fs::path& file) {
    std::error_code ignored;
    for (const fs::path& one : {file, fs::path(file) += "-wal", pictureOf(file)})
        fs::permissions(one, fs::perms::group_all | fs::perms::others_all, fs::perm_options::remove, ignored);
}

// A file that cannot be written opens to be looked at: nothing that is done then is stored, so nothing may be done.
class LookOnly : public app::Journal {
public:
    explicit LookOnly(fs::path file) { m_state.file = std::move(file), m_state.end = app::JournalState::End::Stored; }
    void append(const app::Transaction&) override {}
    app::JournalState state() const override { return m_state; }

private:
    app::JournalState m_state;
};

}  // namespace

SqliteLibrary::SqliteLibrary(fs::path folder, StorageTiming timing, bool keepsRoom, DrawPicture draw)
    : m_folder(fs::absolute(folder)), m_timing(timing), m_keepsRoom(keepsRoom), m_draw(std::move(draw)) {
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
        const char* trouble = nullptr;
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
        if (trouble) m_news = {{trouble, {}}};
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

std::uint64_t SqliteLibrary::cardsVersion() const {
    const std::lock_guard lock(m_mutex);
    return m_cardsVersion;
}

bool SqliteLibrary::busy() const {
    const std::lock_guard lock(m_mutex);
    return !m_work.empty();
}

void SqliteLibrary::refresh() {
    ask([this] { list(); });
}

void SqliteLibrary::list() {
    std::vector<app::SessionCard> fresh;
    const DataFolder folder{m_folder};
    for (const bool inTrash : {false, true}) {
        std::error_code error;
        for (const auto& entry : fs::directory_iterator(inTrash ? folder.trash() : folder.root, error)) {
            const fs::path file = entry.path();
            if (file.extension() != kExtension || file.filename().string().front() == '.' || entry.is_directory(error)) continue;
            const std::lock_guard disk(m_diskMutex);
            const auto before = cards();
            const auto known = std::find_if(before.begin(), before.end(), [&](const auto& card) { return card.file == file; });
            if (sqlite::FileClaim::isTaken(file) && known != before.end()) fresh.push_back(*known);
            else fresh.push_back(readCard(file));
            fresh.back().inTrash = inTrash;
            if (inTrash) continue;
            fresh.back().picture = readPicture(file);
            fresh.back().copies = shelf::copiesOf(folder, file);
        }
    }
    std::sort(fresh.begin(), fresh.end(),
              [](const auto& a, const auto& b) { return std::tie(b.changedAt, a.file) < std::tie(a.changedAt, b.file); });
    {
        const std::lock_guard lock(m_mutex);
        m_cards = std::move(fresh), ++m_cardsVersion;
    }
    if (m_draw) ask([this] { drawMissingPictures(); });
}

// Of sessions that were copied here, or killed before they could leave one. One after the other, until something else is asked
// for.
void SqliteLibrary::drawMissingPictures() {
    for (const app::SessionCard& card : cards()) {
        {
            const std::lock_guard lock(m_mutex);
            if (m_closing || m_work.size() > 1) return;
        }
        const bool has = !card.picture.empty() && isPictureNew(card.file, card.changedAt);
        if (has || card.inTrash || !card.trouble.empty()) continue;
        try {
            drawPicture(card);
        } catch (const std::exception& error) {
            spdlog::warn("{}: no picture: {}", card.file.string(), error.what());
        }
    }
}

void SqliteLibrary::drawPicture(const app::SessionCard& card) {
    std::optional<app::Board> board;
    {
        const std::lock_guard disk(m_diskMutex);
        if (sqlite::FileClaim::isTaken(card.file)) return;
        auto seen = SessionFile::look(card.file, m_folder);
        if (!seen) return;
        board = std::move(*seen);
    }
    const std::string png = m_draw(*board);
    std::vector<unsigned char> bytes(png.begin(), png.end());
    try {
        writePicture(card.file, bytes);
    } catch (const Failure& failure) {  // a folder that may only be read: it is drawn again the next time
        spdlog::warn("{}: its picture is not kept: {}", card.file.string(), failure.what());
    }
    const std::lock_guard lock(m_mutex);
    const auto at = std::ranges::find(m_cards, card.file, &app::SessionCard::file);
    if (at != m_cards.end()) at->picture = std::move(bytes), ++m_cardsVersion;
}

app::Result<app::OpenSession> SqliteLibrary::open(const fs::path& file) {
    const std::lock_guard disk(m_diskMutex);
    auto own = SessionFile::open(fs::absolute(file), m_folder);
    if (own || sqlite::causeOf(own.refusal().text) != Cause::ReadOnly) return opened(std::move(own));
    auto board = SessionFile::look(fs::absolute(file), m_folder);
    if (!board) return board.refusal();
    app::OpenSession session{std::move(*board), {}, std::make_unique<LookOnly>(fs::absolute(file)), fs::absolute(file), {}};
    session.toLookAt = true;
    session.told.push_back({TR_NOOP("This session cannot be written and is open to be looked at: nothing can be changed."), {}});
    return session;
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

void SqliteLibrary::change(std::function<std::vector<app::Told>()> work) {
    ask([this, work = std::move(work)] {
        {
            const std::lock_guard lock(m_mutex);
            m_news.clear();
        }
        std::vector<app::Told> told;
        try {
            const std::lock_guard disk(m_diskMutex);
            told = work();
        } catch (...) {
            list();
            throw;
        }
        list();
        const std::lock_guard lock(m_mutex);
        m_news = std::move(told);
    });
}

std::vector<app::Told> SqliteLibrary::news() const {
    const std::lock_guard lock(m_mutex);
    return m_news;
}

void SqliteLibrary::duplicate(const fs::path& file) {
    change([folder = DataFolder{m_folder}, file = fs::absolute(file)] { return shelf::duplicate(folder, file); });
}
void SqliteLibrary::remove(const fs::path& file) {
    change([folder = DataFolder{m_folder}, file = fs::absolute(file)] { return shelf::throwAway(folder, file); });
}
void SqliteLibrary::putBack(const fs::path& file) {
    change([folder = DataFolder{m_folder}, file = fs::absolute(file)] { return shelf::putBack(folder, file); });
}
void SqliteLibrary::erase(const fs::path& file) {
    change([folder = DataFolder{m_folder}, file = fs::absolute(file)] { return shelf::erase(folder, file); });
}
void SqliteLibrary::restore(const fs::path& file, const fs::path& copy) {
    change([folder = DataFolder{m_folder}, file = fs::absolute(file), copy] { return shelf::restore(folder, file, copy); });
}
void SqliteLibrary::recover(const fs::path& file) {
    change([folder = DataFolder{m_folder}, file = fs::absolute(file)] { return shelf::recoverAsNew(folder, file); });
}

void SqliteLibrary::leavePicture(const fs::path& file, std::vector<unsigned char> png) {
    const fs::path path = fs::absolute(file);
    if (path.parent_path() != m_folder) return;  // only sessions of the data folder are on the home screen
    ask([path, png = std::move(png)] { writePicture(path, png); });
}

}  // namespace storage::session

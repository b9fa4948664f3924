#pragma once
// The sessions of the data folder: *.parcours files, listed, copied and thrown away on a thread of their own, opened and made
// on the caller's. Files this process has open are never touched again until they are closed (see FileClaim); those of other
// processes are listed with trouble. Made by main; asked by the home screen, which polls.
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

#include "app/ports/session_library.h"
#include "storage/session/storage_thread.h"

namespace storage::session {

class SqliteLibrary : public app::SessionLibrary {
public:
    // Makes the picture of a session that has left none, as the bytes of a PNG; on the library's thread. May throw.
    using DrawPicture = std::function<std::string(const app::Board&)>;
    // The folder is made if it is missing; if that fails, refusals say so. `keepsRoom`: some of its disk is kept back (Ballast).
    // Without `draw` sessions that have left no picture have none.
    explicit SqliteLibrary(std::filesystem::path folder, StorageTiming timing = {}, bool keepsRoom = true, DrawPicture draw = {});
    ~SqliteLibrary() override;  // waits for the work in hand

    void refresh() override;
    std::vector<app::SessionCard> cards() const override;
    std::uint64_t cardsVersion() const override;
    bool busy() const override;
    app::Result<app::OpenSession> open(const std::filesystem::path& file) override;
    app::Result<app::OpenSession> create(const std::filesystem::path& file, const app::Transaction& first) override;
    std::filesystem::path freshName(const std::string& title) const override;
    // What they do: shelf.h.
    void duplicate(const std::filesystem::path& file) override;
    void remove(const std::filesystem::path& file) override;
    void putBack(const std::filesystem::path& file) override;
    void erase(const std::filesystem::path& file) override;
    void restore(const std::filesystem::path& file, const std::filesystem::path& copy) override;
    void recover(const std::filesystem::path& file) override;
    std::vector<app::Told> news() const override;
    void leavePicture(const std::filesystem::path& file, std::vector<unsigned char> png) override;

private:
    void run();
    void ask(std::function<void()> work);
    void list();
    void drawMissingPictures();
    void drawPicture(const app::SessionCard& card);
    void change(std::function<std::vector<app::Told>()> work);
    app::Result<app::OpenSession> opened(app::Result<std::unique_ptr<SessionFile>> file);

    const std::filesystem::path m_folder;
    const StorageTiming m_timing;
    const bool m_keepsRoom;
    const DrawPicture m_draw;

    std::mutex m_diskMutex;      // one of the two threads at a time looks into session files
    mutable std::mutex m_mutex;  // of what follows, for moments only
    std::condition_variable m_changed;
    std::deque<std::function<void()>> m_work;  // the first one is in hand
    std::vector<app::SessionCard> m_cards;
    std::uint64_t m_cardsVersion = 0;
    std::vector<app::Told> m_news;
    bool m_closing = false;
    std::thread m_thread;  // last: it uses all of the above
};

}  // namespace storage::session

#include "storage/session/sqlite_library.h"

#include <catch2/catch.hpp>

#include "storage/session/check.h"
#include "tests/storage/child.h"
#include "tests/storage/random_edits.h"
#include "tests/storage/temp_folder.h"

using namespace app;
using namespace storage;
using namespace std::chrono_literals;
using session::SqliteLibrary;

namespace {

struct Home {
    tests::TempFolder folder;
    SqliteLibrary library{folder.path()};
    IdSource ids{3};

    Transaction first(const std::string& title) {
        Session session;
        session.id = ids.make<Session>(), session.title = title, session.createdAt = 1000;
        return {ids.next(), Op::StartSession, {}, 1000, 0, {{{RecordKind::Session, session.id.value}, std::nullopt, session}}};
    }
    // One note on the board, one in a bin, one action.
    Transaction content(const Board& board, UnixMs at) {
        CommandContext context{{}, at, ids};
        Edit edit(board, Op::Import, context);
        Seat seat;
        seat.id = ids.make<Seat>();
        edit.put(seat);
        for (const Place place : {Place::Holding, Place::Bin}) {
            Note note;
            note.id = ids.make<Note>();
            edit.put(note);
            Placement placement;
            placement.note = note.id, placement.place = place;
            if (place == Place::Bin) placement.seat = seat.id;
            edit.put(placement);
        }
        Action action;
        action.id = ids.make<Action>();
        edit.put(action);
        return edit.finish();
    }
    // The beginning of a PNG, which says how large it is; `mark` tells one from another.
    static std::vector<unsigned char> picture(unsigned char mark, unsigned char thousands = 0) {
        std::vector<unsigned char> bytes{0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'};
        for (int side = 0; side < 2; ++side) bytes.insert(bytes.end(), {0, 0, static_cast<unsigned char>(thousands * 4), 16});
        bytes.resize(40, mark);
        return bytes;
    }
    std::filesystem::path make(const std::string& title, UnixMs at) {
        auto open = library.create(library.freshName(title), first(title));
        REQUIRE(open);
        const Transaction transaction = content(open->board, at);
        open->journal->append(transaction);
        return open->file;
    }
    std::vector<SessionCard> listed() {
        library.refresh();
        wait();
        return library.cards();
    }
    void wait() {
        for (int i = 0; i < 5000 && library.busy(); ++i) std::this_thread::sleep_for(1ms);
        REQUIRE_FALSE(library.busy());
    }
};

}  // namespace

TEST_CASE("the library lists its sessions, newest first, with counts and pictures", "[storage][library]") {
    Home home;
    const auto older = home.make("Magasin", 2000), newer = home.make("Site web", 3000);
    home.library.leavePicture(older, Home::picture(3));
    tests::writeBytes(home.folder / "notes.txt", "no session");
    tests::writeBytes(home.folder / "broken.parcours", "no session");
    const auto cards = home.listed();
    REQUIRE(cards.size() == 3);
    const auto cardOf = [&](const std::filesystem::path& file) {
        return *std::find_if(cards.begin(), cards.end(), [&](const auto& card) { return card.file == file; });
    };
    CHECK(cardOf(older).title == "Magasin");
    CHECK(cardOf(older).changedAt == 2000);
    CHECK(cardOf(older).picture == Home::picture(3));
    CHECK(cardOf(newer).picture.empty());
    CHECK(cardOf(newer).notes == 1);
    CHECK(cardOf(newer).actions == 1);
    CHECK(cardOf(newer).rounds == 0);
    CHECK(cardOf(newer).trouble.empty());
    CHECK(cardOf(home.folder / "broken.parcours").trouble == "This file is not a session.");
    CHECK(std::is_sorted(cards.begin(), cards.end(), [](const auto& a, const auto& b) { return a.changedAt > b.changedAt; }));
}

TEST_CASE("a session comes back with its board, its recent transactions and a journal that goes on", "[storage][library]") {
    Home home;
    const auto file = home.make("Magasin", 2000);
    auto open = home.library.open(file);
    REQUIRE(open);
    CHECK(open->board.session().title == "Magasin");
    CHECK(open->board.all<Note>().size() == 2);
    CHECK(open->board.indexesHold());
    REQUIRE(open->recent.size() == 2);
    CHECK(open->recent[0].op == Op::StartSession);
    CHECK(open->recent[1].at == 2000);
    CHECK(open->journal->state().accepted == 0);
}

TEST_CASE("only the newest five hundred transactions are brought back for undo", "[storage][library]") {
    Home home;
    tests::RandomEdits random(4);
    const Transaction first = random.first();
    Board board;
    REQUIRE(board.apply(first));
    const auto file = home.folder / "a.parcours";
    std::vector<std::uint64_t> ids;
    {
        auto open = home.library.create(file, first);
        REQUIRE(open);
        for (int i = 0; i < 700; ++i) {
            const Transaction transaction = random.next(board);
            REQUIRE(board.apply(transaction));
            open->journal->append(transaction);
            if (std::any_of(transaction.changes.begin(), transaction.changes.end(),
                            [](const Change& change) { return isJournalled(change.key.kind); }))
                ids.push_back(transaction.id);
        }
    }
    const auto open = home.library.open(file);
    REQUIRE(open);
    REQUIRE(open->recent.size() == 500);
    for (std::size_t i = 0; i < 500; ++i) REQUIRE(open->recent[i].id == ids[ids.size() - 500 + i]);
}

TEST_CASE("listing leaves the session that is open here alone and shows its card from memory", "[storage][library]") {
    Home home;
    const auto file = home.make("Magasin", 2000);
    auto open = home.library.open(file);
    REQUIRE(open);
    const auto cards = home.listed();
    REQUIRE(cards.size() == 1);
    CHECK(cards[0].title == "Magasin");
    CHECK(cards[0].notes == 1);
    CHECK(cards[0].trouble.empty());
    // Our lock still stands: a descriptor closed on the file would have dropped it.
    tests::Child child({tests::killChildProgram(), "open", file.string()});
    CHECK(child.readLine() == "This session is open in another window or on another table.");
    home.library.remove(file);
    home.wait();
    CHECK(std::filesystem::exists(file));
    home.library.duplicate(file);
    home.wait();
    CHECK(home.library.cards().size() == 1);
    REQUIRE(home.library.news().size() == 1);
    CHECK(std::string(home.library.news()[0].text) == "This session is open in another window or on another table.");
}

TEST_CASE("a session another table holds is listed with trouble, and neither changed nor removed", "[storage][library]") {
    Home home;
    const auto file = home.make("Magasin", 2000);
    tests::Child child({tests::killChildProgram(), "open", file.string()});
    REQUIRE(child.readLine() == "ok");
    const std::string before = tests::bytesOf(file);
    const auto cards = home.listed();
    REQUIRE(cards.size() == 1);
    CHECK(cards[0].title == "Magasin");  // its file's name
    CHECK(cards[0].trouble == "This session is open in another window or on another table.");
    home.library.remove(file);
    home.wait();
    REQUIRE(home.library.news().size() == 1);
    CHECK(home.library.news()[0].text == cards[0].trouble);
    CHECK(tests::bytesOf(file) == before);
}

TEST_CASE("a duplicate is a session of its own, with another title and no secret choice", "[storage][library]") {
    Home home;
    tests::RandomEdits random(4);
    const auto file = home.folder / "a.parcours";
    Board original;
    {
        auto open = home.library.create(file, random.first());
        REQUIRE(open);
        original = open->board;
        REQUIRE(!original.all<Mark>().empty());
    }
    home.library.leavePicture(file, Home::picture(7));
    home.library.duplicate(file);
    home.wait();
    CHECK(home.library.news().size() == (original.all<Round>().begin()->second.state == RoundState::Open ? 1 : 0));
    const auto cards = home.library.cards();
    REQUIRE(cards.size() == 2);
    const auto copy = cards[0].file == file ? cards[1].file : cards[0].file;
    const auto findings = session::check(copy);
    REQUIRE(findings);
    CHECK(findings->empty());
    const auto open = home.library.open(copy);
    REQUIRE(open);
    CHECK(open->board.session().title == copy.stem());
    CHECK(open->board.all<Mark>().empty());
    CHECK(open->board.all<Placement>() == original.all<Placement>());
    CHECK(open->board.all<Dot>() == original.all<Dot>());
    CHECK(cards[0].picture == Home::picture(7));
    CHECK(cards[1].picture == Home::picture(7));
}

TEST_CASE("a removed session goes to the trash whole, and its picture goes", "[storage][library]") {
    Home home;
    for (int i = 0; i < 2; ++i) {  // the second of the same name finds room beside the first
        const auto file = home.make("Magasin", 2000);
        home.library.leavePicture(file, {1});
        home.library.remove(file);
        home.wait();
        for (const auto& card : home.library.cards()) CHECK(card.inTrash);
        CHECK_FALSE(std::filesystem::exists(file));
        CHECK_FALSE(std::filesystem::exists(home.folder / ".pictures" / "Magasin.png"));
    }
    CHECK(home.library.open(home.folder / ".trash" / "Magasin.parcours"));
    CHECK(home.library.open(home.folder / ".trash" / "Magasin 2.parcours"));
}

TEST_CASE("fresh names are free, can be written on any stick, and stay in the folder", "[storage][library]") {
    Home home;
    const auto name = [&](const std::string& title) { return home.library.freshName(title).filename().string(); };
    CHECK(name("Parcours d'achat été") == "Parcours d'achat été.parcours");
    CHECK(name("a/b\\c:d*e?\"<>|") == "a-b-c-d-e-----.parcours");
    CHECK(name("../../etc/passwd") == "-..-etc-passwd.parcours");
    CHECK(name("") == "session.parcours");
    CHECK(name(" . ") == "session.parcours");
    CHECK(name(std::string(9000, 'x')).size() < 200);
    home.make("Magasin", 1);
    CHECK(name("Magasin") == "Magasin 2.parcours");
    CHECK(home.library.freshName("x").parent_path() == home.folder.path());
}

TEST_CASE("a folder that cannot be made is told when a session is made in it", "[storage][library]") {
    SqliteLibrary library("/proc/no/such/folder");
    IdSource ids(1);
    Home home;
    const auto made = library.create(library.freshName("a"), home.first("a"));
    REQUIRE_FALSE(made);
    CHECK(std::string(made.refusal().text) == "There is no such file or folder.");
    library.refresh();
    for (int i = 0; i < 1000 && library.busy(); ++i) std::this_thread::sleep_for(1ms);
    CHECK(library.cards().empty());
}

TEST_CASE("a card says whom a session is for and when it was made, while it is open and after", "[storage][library]") {
    Home home;
    const auto file = home.make("Magasin", 2000);
    {
        auto open = home.library.open(file);
        REQUIRE(open);
        CommandContext context{{}, 3000, home.ids};
        Edit edit(open->board, Op::EditSession, context);
        edit.update<Session>(open->board.session().id.value, [](Session& s) { s.client = "Maison Aubrelle"; });
        open->journal->append(edit.finish());
    }
    const auto cards = home.listed();
    REQUIRE(cards.size() == 1);
    CHECK(cards[0].client == "Maison Aubrelle");
    CHECK(cards[0].createdAt == 1000);
    CHECK(cards[0].changedAt == 3000);
}

TEST_CASE("A session that was copied here, or killed before it could leave a picture, gets one; the others keep theirs",
          "[storage][library]") {
    tests::TempFolder folder;
    std::vector<std::string> drawn;
    const auto draw = [&](const Board& board) {
        drawn.push_back(board.session().title);
        const auto bytes = Home::picture(9);
        return std::string(bytes.begin(), bytes.end());
    };
    Home maker;
    const auto copied = maker.make("copiée", 2000), killed = maker.make("tuée", 3000), closed = maker.make("close", 4000);
    maker.wait();
    for (const auto& file : {copied, killed, closed}) std::filesystem::copy_file(file, folder / file.filename().string());
    SqliteLibrary library(folder.path(), {}, false, draw);
    const auto wait = [&] {
        for (int i = 0; i < 5000 && library.busy(); ++i) std::this_thread::sleep_for(1ms);
        REQUIRE_FALSE(library.busy());
    };
    for (const char* name : {"tuée", "close"}) {
        for (const auto& file : {killed, closed})
            if (file.stem().string().find(name) != std::string::npos)
                library.leavePicture(folder / file.filename().string(), Home::picture(1));
    }
    wait();
    // The killed one has gone on since its picture was left.
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.path()))
        if (entry.path().extension() == ".png" && entry.path().stem().string().find("tu") != std::string::npos)
            std::filesystem::last_write_time(entry.path(),
                                             std::filesystem::file_time_type::clock::now() - std::chrono::hours(24 * 365 * 80));
    const auto before = library.cardsVersion();
    library.refresh();
    wait();
    CHECK(library.cardsVersion() > before);
    std::ranges::sort(drawn);
    CHECK(drawn == std::vector<std::string>{"copiée", "tuée"});
    for (const SessionCard& card : library.cards()) {
        INFO(card.title);
        REQUIRE_FALSE(card.picture.empty());
        CHECK(card.picture.back() == (card.title == "close" ? 1 : 9));
    }
    drawn.clear();
    library.refresh();
    wait();
    CHECK(drawn.empty());  // once
}

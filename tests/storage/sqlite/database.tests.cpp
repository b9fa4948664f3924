#include <catch2/catch.hpp>

#include "storage/migrations/migrations.h"
#include "storage/session/session_file.h"
#include "storage/sqlite/file_header.h"
#include "tests/storage/child.h"
#include "tests/storage/random_edits.h"
#include "tests/storage/temp_folder.h"

using namespace storage;
using session::SessionFile;
using sqlite::Cause;

namespace {

std::filesystem::path makeOneSession(const tests::TempFolder& folder, const std::string& name = "a.parcours") {
    tests::RandomEdits random(1);
    REQUIRE(SessionFile::create(folder / name, random.first()));
    return folder / name;
}

std::optional<Cause> refusalOf(const std::filesystem::path& file) {
    const auto opened = SessionFile::open(file);
    return opened ? std::nullopt : sqlite::causeOf(opened.refusal().text);
}

// Runs something as a user without rights, in a process of its own; true if it answered true there.
template <class F>
bool asNobody(F&& work) {
    const pid_t process = ::fork();
    if (process == 0) {
        if (::geteuid() == 0 && (::setegid(65534) != 0 || ::setresuid(65534, 65534, 65534) != 0)) std::_Exit(3);
        std::_Exit(work() ? 0 : 1);
    }
    int status = 0;
    ::waitpid(process, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace

TEST_CASE("every pragma that keeps a session safe is in force", "[storage][sqlite]") {
    const tests::TempFolder folder;
    auto file = SessionFile::open(makeOneSession(folder));
    REQUIRE(file);
    const auto ask = [&](const std::string& pragma) { return (*file)->connection().execAndGet("PRAGMA " + pragma).getString(); };
    CHECK(ask("locking_mode") == "exclusive");
    CHECK(ask("journal_mode") == "wal");
    CHECK(ask("synchronous") == "2");  // FULL
    CHECK(ask("foreign_keys") == "1");
    CHECK(ask("trusted_schema") == "0");
    CHECK(ask("cell_size_check") == "1");
    CHECK(ask("mmap_size") == "0");
    CHECK(ask("temp_store") == "2");  // MEMORY
    CHECK(ask("secure_delete") == "1");
    CHECK(ask("journal_size_limit") == "4194304");
    CHECK(ask("ignore_check_constraints") == "0");
    CHECK(ask("application_id") == std::to_string(0x50524353));
    CHECK(ask("user_version") == std::to_string(migrations::newestVersion()));
    CHECK_THROWS((*file)->connection().exec("PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = sql"));  // defensive
    CHECK_FALSE(std::filesystem::exists(folder / "a.parcours-shm"));
}

TEST_CASE("a new session's header says what it is, and nothing half-made stays beside it", "[storage][sqlite]") {
    const tests::TempFolder folder;
    const auto file = makeOneSession(folder);
    const auto header = sqlite::readHeader(file);
    CHECK(header.isDatabase);
    CHECK(header.applicationId == sqlite::kApplicationId);
    CHECK(header.userVersion == migrations::newestVersion());
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path()))
        if (const std::string name = entry.path().filename().string(); name != ".ledger" && name != ".keys")
            names.push_back(name);
    CHECK(names == std::vector<std::string>{"a.parcours"});
}

TEST_CASE("a session that another process holds is refused and not changed", "[storage][sqlite]") {
    const tests::TempFolder folder;
    const auto file = makeOneSession(folder);
    tests::Child child({tests::killChildProgram(), "open", file.string()});
    REQUIRE(child.readLine() == "ok");
    const auto log = std::filesystem::path(file) += "-wal";
    const std::string before = tests::bytesOf(file), logBefore = tests::bytesOf(log);
    CHECK(refusalOf(file) == Cause::Held);
    CHECK(std::string(SessionFile::open(file).refusal().text) == "This session is open in another window or on another table.");
    CHECK(tests::bytesOf(file) == before);
    CHECK(tests::bytesOf(log) == logBefore);
    child.closeInput();
    child.wait();
    CHECK_FALSE(refusalOf(file));
}

TEST_CASE("a session this process holds is refused to a second process and a second time to itself", "[storage][sqlite]") {
    const tests::TempFolder folder;
    const auto file = makeOneSession(folder);
    const auto held = SessionFile::open(file);
    REQUIRE(held);
    CHECK(refusalOf(file) == Cause::Held);
    std::filesystem::create_symlink(file, folder / "other.parcours");
    CHECK(refusalOf(folder / "other.parcours") == Cause::Held);
    tests::Child child({tests::killChildProgram(), "open", file.string()});
    CHECK(child.readLine() == "This session is open in another window or on another table.");
}

TEST_CASE("a session of a newer version is refused and stays as it is, byte for byte", "[storage][sqlite]") {
    const tests::TempFolder folder;
    const auto file = makeOneSession(folder);
    std::string bytes = tests::bytesOf(file);
    bytes[63] = static_cast<char>(migrations::newestVersion() + 1);
    tests::writeBytes(file, bytes);
    CHECK(refusalOf(file) == Cause::Newer);
    CHECK(tests::bytesOf(file) == bytes);
    CHECK_FALSE(std::filesystem::exists(folder / "a.parcours-wal"));
}

TEST_CASE("a newer version that only the log knows of is refused, file and log as they were", "[storage][sqlite]") {
    const tests::TempFolder folder;
    const auto file = makeOneSession(folder), copy = folder / "copy.parcours";
    {
        auto open = SessionFile::open(file);
        REQUIRE(open);
        (*open)->connection().exec("PRAGMA user_version = 99");
        // What a killed program leaves; copied past SQLite, which costs this process its locks on a file it is done with.
        std::filesystem::copy_file(file, copy);
        std::filesystem::copy_file(folder / "a.parcours-wal", folder / "copy.parcours-wal");
    }
    const std::string bytes = tests::bytesOf(copy), log = tests::bytesOf(folder / "copy.parcours-wal");
    REQUIRE(sqlite::readHeader(copy).userVersion == migrations::newestVersion());
    CHECK(refusalOf(copy) == Cause::Newer);
    CHECK(tests::bytesOf(copy) == bytes);
    CHECK(tests::bytesOf(folder / "copy.parcours-wal") == log);
}

TEST_CASE("what is no session is refused in words and left alone", "[storage][sqlite]") {
    const tests::TempFolder folder;
    const auto file = folder / "x.parcours";
    const auto refuses = [&](const std::string& bytes) {
        tests::writeBytes(file, bytes);
        const auto cause = refusalOf(file);
        return cause == Cause::NotASession && tests::bytesOf(file) == bytes;
    };
    CHECK(refuses(""));
    CHECK(refuses("notes;votes\n"));
    CHECK(refuses(std::string("SQLite format 3\0", 16)));
    CHECK(refuses(std::string("SQLite format 3\0", 16) + std::string(4080, '\0')));
    SQLite::Database((folder / "other.db").string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec("CREATE TABLE t (x)");
    CHECK(refuses(tests::bytesOf(folder / "other.db")));
    CHECK(refusalOf(folder / "missing.parcours") == Cause::Missing);
    CHECK(refusalOf(folder / "no such folder" / "a.parcours") == Cause::Missing);
    CHECK(refusalOf(folder.path()) == Cause::Directory);
    CHECK(refusalOf("/dev/null") == Cause::NotASession);
}

TEST_CASE("a damaged session is refused in words", "[storage][sqlite]") {
    const tests::TempFolder folder;
    const auto file = makeOneSession(folder);
    std::string bytes = tests::bytesOf(file);
    for (std::size_t i = 100; i < bytes.size(); i += 3) bytes[i] = static_cast<char>(bytes[i] ^ 0x5A);
    tests::writeBytes(file, bytes);
    CHECK(refusalOf(file) == Cause::Damaged);
    CHECK(tests::bytesOf(file) == bytes);
}

TEST_CASE("a file or a folder that may only be read is refused in words", "[storage][sqlite]") {
    const tests::TempFolder folder;
    std::filesystem::permissions(folder.path(), std::filesystem::perms(0777));
    const auto file = makeOneSession(folder);
    std::filesystem::permissions(file, std::filesystem::perms(0444));
    CHECK(asNobody([&] { return refusalOf(file) == Cause::ReadOnly; }));
    std::filesystem::permissions(file, std::filesystem::perms(0666));
    CHECK(asNobody([&] { return !refusalOf(file); }));
    std::filesystem::permissions(folder.path(), std::filesystem::perms(0555));
    CHECK(asNobody([&] { return refusalOf(file) == Cause::ReadOnly; }));
    CHECK(asNobody([&] {
        tests::RandomEdits random(1);
        const auto made = SessionFile::create(folder / "new.parcours", random.first());
        return !made && sqlite::causeOf(made.refusal().text) == Cause::ReadOnly;
    }));
    std::filesystem::permissions(folder.path(), std::filesystem::perms(0755));
}

TEST_CASE("making a session never replaces a file, and a missing folder is told", "[storage][sqlite]") {
    const tests::TempFolder folder;
    const auto file = makeOneSession(folder);
    const std::string bytes = tests::bytesOf(file);
    tests::RandomEdits random(2);
    const auto again = SessionFile::create(file, random.first());
    REQUIRE_FALSE(again);
    CHECK(sqlite::causeOf(again.refusal().text) == Cause::Exists);
    CHECK(tests::bytesOf(file) == bytes);
    const auto nowhere = SessionFile::create(folder / "no" / "a.parcours", random.first());
    REQUIRE_FALSE(nowhere);
    CHECK(sqlite::causeOf(nowhere.refusal().text) == Cause::Missing);
}

TEST_CASE("looking at a session changes neither the file nor a log that a kill left", "[storage][sqlite]") {
    const tests::TempFolder folder;
    const auto original = makeOneSession(folder, "original.parcours"), file = folder / "a.parcours";
    const auto log = std::filesystem::path(file) += "-wal";
    {
        auto open = SessionFile::open(original);
        REQUIRE(open);
        (*open)->connection().exec("UPDATE note SET text = 'only in the log'");
        std::filesystem::copy_file(original, file);  // what a kill would leave; the lock this costs guards nothing any more
        std::filesystem::copy_file(folder / "original.parcours-wal", log);
    }
    const std::string bytes = tests::bytesOf(file), logBytes = tests::bytesOf(log);
    REQUIRE(!logBytes.empty());
    {
        sqlite::Database database(file, sqlite::Use::Look, migrations::newestVersion(), std::chrono::milliseconds(0));
        CHECK(database.connection().execAndGet("SELECT text FROM note").getString() == "only in the log");
        CHECK_THROWS(database.connection().exec("DELETE FROM mark"));
    }
    CHECK(tests::bytesOf(file) == bytes);
    CHECK(tests::bytesOf(log) == logBytes);
}

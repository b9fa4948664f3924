#include <catch2/catch.hpp>

#include "storage/records/record_json.h"
#include "storage/records/record_store.h"
#include "storage/session/session_file.h"
#include "tests/storage/random_edits.h"
#include "tests/storage/temp_folder.h"

using namespace app;
using namespace storage::records;
using OrderedJson = nlohmann::ordered_json;

namespace {

// Records of every kind with random fields.
std::vector<Change> randomChanges() {
    tests::RandomEdits random(11);
    Board board;
    Transaction transaction = random.first();
    std::vector<Change> changes = transaction.changes;
    REQUIRE(board.apply(transaction));
    for (int i = 0; i < 2000; ++i) {
        transaction = random.next(board);
        REQUIRE(board.apply(transaction));
        changes.insert(changes.end(), transaction.changes.begin(), transaction.changes.end());
    }
    return changes;
}

std::string errorOf(RecordKind kind, const OrderedJson& json) {
    try {
        recordFromJson(kind, json);
        return "";
    } catch (const JsonError& error) {
        return error.what();
    }
}

OrderedJson noteWith(const char* field, OrderedJson value) {
    Note note;
    note.id.value = 5, note.text = "prix";
    OrderedJson json = toJson(note);
    json[field] = std::move(value);
    return json;
}

}  // namespace

TEST_CASE("every kind of record with random fields comes back from JSON equal", "[storage][records]") {
    std::array<int, kRecordKinds> seen{};
    for (const Change& change : randomChanges())
        if (change.after) {
            const auto text = toJson(*change.after).dump();
            REQUIRE(recordFromJson(change.key.kind, OrderedJson::parse(text)) == *change.after);
            ++seen[static_cast<std::size_t>(change.key.kind)];
        }
    for (const int count : seen) CHECK(count > 5);
}

TEST_CASE("the extremes of a record's fields come back from JSON and from the table", "[storage][records]") {
    Session session;
    session.id.value = ~std::uint64_t{0} >> 1, session.seed = ~std::uint64_t{0};
    session.title = std::string(100'000, 'x') + "\n\"\\\u0001é😀";
    session.createdAt = -1;
    CHECK(recordFromJson(RecordKind::Session, OrderedJson::parse(toJson(session).dump())) == Record(session));

    const tests::TempFolder folder;
    Transaction first{1, Op::StartSession, {}, 0, 0, {{{RecordKind::Session, session.id.value}, std::nullopt, session}}};
    auto file = storage::session::SessionFile::create(folder / "a.parcours", first);
    REQUIRE(file);
    CHECK((*file)->load().session() == session);
    CHECK((*file)->recent(1) == std::vector<Transaction>{first});
}

TEST_CASE("changes come back from the journal's text, but for those of marks", "[storage][records]") {
    tests::RandomEdits random(12);
    Board board;
    REQUIRE(board.apply(random.first()));
    for (int i = 0; i < 500; ++i) {
        const Transaction transaction = random.next(board);
        REQUIRE(board.apply(transaction));
        auto kept = transaction.changes;
        std::erase_if(kept, [](const Change& change) { return change.key.kind == RecordKind::Mark; });
        REQUIRE(changesFromText(changesText(transaction.changes)) == kept);
    }
    CHECK(changesText({{{RecordKind::Mark, 7}, Mark{{7}, {1}, {2}, 3}, std::nullopt}}) == "[]");
}

TEST_CASE("JSON that is no record is refused with a sentence that names the field", "[storage][records]") {
    const auto note = [](const char* field, OrderedJson value) {
        return errorOf(RecordKind::Note, noteWith(field, std::move(value)));
    };
    CHECK(note("text", "délai") == "");
    CHECK(note("text", 5) == "note.text is not a text.");
    CHECK(note("text", "\xC3") == "note.text is not valid UTF-8.");
    CHECK(note("text", nullptr) == "note.text is not a text.");
    CHECK(note("kind", 10) == "note.kind has no such value.");
    CHECK(note("kind", -1) == "note.kind has no such value.");
    CHECK(note("kind", 1.5) == "note.kind is not a whole number.");
    CHECK(note("kind", std::uint64_t{1} << 63) == "note.kind is out of range.");
    CHECK(note("author", "u000000000000") == "note.author is not an id.");
    CHECK(note("author", 5) == "note.author is not an id.");
    CHECK(note("author", nullptr) == "");
    CHECK(note("id", nullptr) == "A note has no id.");
    CHECK(note("created_at", "2026") == "note.created_at is not a whole number.");
    CHECK(note("colour", 3) == "A note has members that are not known.");
    OrderedJson missing = noteWith("text", "a");
    missing.erase("text");
    CHECK(errorOf(RecordKind::Note, missing) == "note.text is missing.");
    CHECK(errorOf(RecordKind::Note, OrderedJson::array()) == "A note is not an object.");

    OrderedJson stage = toJson(Stage{{4}, {"V"}, "Achat", 1, false});
    stage["position"] = "V0";
    CHECK(errorOf(RecordKind::Stage, stage) == "stage.position is not a place in an order.");
    stage["position"] = "V", stage["hidden"] = 1;
    CHECK(errorOf(RecordKind::Stage, stage) == "stage.hidden is neither true nor false.");
    OrderedJson seat = toJson(Seat{});
    seat["id"] = idText(std::uint64_t{9}), seat["along"] = 1e300;
    CHECK(errorOf(RecordKind::Seat, seat) == "seat.along is out of range.");
    OrderedJson session = toJson(Session{});
    session["id"] = idText(std::uint64_t{9}), session["seed"] = "18446744073709551616";
    CHECK(errorOf(RecordKind::Session, session) == "session.seed is not a number written as text.");
}

TEST_CASE("a journal text that is no list of changes is refused, whatever it is", "[storage][records]") {
    for (const char* text : {"", "null", "{}", "[", "[1]", "[{}]", R"([{"kind":"nothing","before":null,"after":null}])",
                             R"([{"kind":"note","before":null,"after":null}])", R"([{"kind":"note","after":null}])",
                             R"([{"kind":5,"before":null,"after":null}])", "[{\"kind\":\"\xff\"}]"}) {
        INFO(text);
        CHECK_THROWS_AS(changesFromText(text), JsonError);
    }
    const std::string rank = R"({"kind":"manual_rank","before":null,"after":{"action":"0000000000005","position":"V"}})";
    CHECK(changesFromText("[" + rank + "]").size() == 1);
    CHECK_THROWS_AS(changesFromText("[" + rank + "," + rank + "]"), JsonError);
    CHECK_THROWS_AS(changesFromText(std::string(100'000, '[')), JsonError);
    // One wrong byte anywhere is refused or still a valid list, never a crash.
    const std::string good = changesText(randomChanges()).substr(0, 4000);
    for (std::size_t i = 0; i < good.size(); ++i) {
        std::string bad = good;
        bad[i] = static_cast<char>(bad[i] ^ 0x11);
        try {
            (void)changesFromText(bad);
        } catch (const JsonError&) {
        }
    }
}

TEST_CASE("a row of which a byte has flipped is not taken for what was written", "[storage][records]") {
    const tests::TempFolder folder;
    tests::RandomEdits random(3);
    auto file = storage::session::SessionFile::create(folder / "a.parcours", random.first());
    REQUIRE(file);
    (void)(*file)->load();
    auto& db = (*file)->connection();
    const auto badRows = [&](RecordKind kind) {
        std::vector<storage::records::BadRow> bad;
        storage::records::RecordStore(db).load(
            kind, [](const Record&) {}, [&](storage::records::BadRow row) { bad.push_back(row); });
        return bad;
    };
    CHECK(badRows(RecordKind::Note).empty());
    db.exec("UPDATE note SET text = CAST(x'64E96C6169' AS TEXT)");  // "délai" in Latin-1
    REQUIRE(badRows(RecordKind::Note).size() == 1);
    CHECK(badRows(RecordKind::Note)[0].why == storage::records::BadRow::Why::Digest);
    CHECK_THROWS_AS((*file)->load(), storage::sqlite::Failure);
    db.exec("UPDATE stage SET digest = x'00112233445566778899AABBCCDDEEFF'");
    CHECK(badRows(RecordKind::Stage).size() == 1);
    db.exec("UPDATE estimate SET euros = 9223372036854775807");
    (void)storage::records::RecordStore(db).sealAll();  // as somebody would who changes a file on purpose
    REQUIRE(badRows(RecordKind::Estimate).size() == 1);
    CHECK(badRows(RecordKind::Estimate)[0].why == storage::records::BadRow::Why::Value);
}

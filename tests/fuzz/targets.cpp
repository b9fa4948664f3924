#include "tests/fuzz/targets.h"

#include <spdlog/spdlog.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "app/base/json_shape.h"
#include "app/base/spreadsheet_text.h"
#include "app/base/utf8.h"
#include "app/board/board.h"
#include "app/commands/session.h"
#include "app/rules/budget/formula.h"
#include "app/rules/standings.h"
#include "app/rules/tiered_plan.h"
#include "storage/imports/ballot_file.h"
#include "storage/imports/csv_import.h"
#include "storage/imports/decoded_text.h"
#include "storage/imports/import_error.h"
#include "storage/imports/json_import.h"
#include "storage/imports/template_file.h"
#include "storage/records/record_json.h"
#include "storage/session/check.h"
#include "storage/session/session_file.h"
#include "ui/touch/recording.h"

namespace fuzz {
namespace {

namespace fs = std::filesystem;
using namespace app;
using namespace storage;

// A file of this process, in memory where there is room for files.
fs::path ownFile(const char* name) {
    const fs::path folder = ::access("/dev/shm", W_OK) == 0 ? fs::path("/dev/shm") : fs::temp_directory_path();
    static const std::string kOwn = "parcours-fuzz-" + std::to_string(::getpid());
    return folder / (kOwn + name);
}

struct RemovedAfterwards {
    fs::path file;
    ~RemovedAfterwards() {
        std::error_code ignored;
        for (const char* tail : {"", "-wal", "-shm", "-journal"}) fs::remove(fs::path(file) += tail, ignored);
    }
};

void write(const fs::path& file, std::string_view bytes) {
    std::ofstream(file, std::ios::binary | std::ios::trunc).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

// An empty session with stages and lanes, as an import finds it.
const Board& emptySession() {
    static const Board kBoard = [] {
        IdSource ids(1);
        CommandContext context{{}, 1'750'000'000'000, ids};
        const commands::Template from{"x",
                                      {{"Découvrir"}, {"Acheter"}},
                                      {{"Irritants", NoteKind::Pains}, {"Actions", NoteKind::Actions}},
                                      {{"Ensuite", 60}}};
        Board board;
        demand(bool(board.apply(*commands::startSession(board, context, from, "fr", Seating::Table))), "a session begins");
        return board;
    }();
    return kBoard;
}

// A transaction that was offered is one: it applies, leads back, and leaves the indexes whole.
void demandApplies(const Board& before, const Transaction& transaction) {
    Board board = before;
    demand(bool(board.apply(transaction)), "what is offered applies");
    demand(board.indexesHold(), "indexes hold");
    demand(bool(board.apply(inverse(transaction))), "it can be taken back");
    demand(board == before, "and all is as before");
}

// What the table reckons from whatever board it has let in.
void reckon(const Board& board) {
    int questions = 0;
    const auto outOfTime = [&] { return ++questions > 200; };
    (void)rules::standings(board);
    (void)rules::tierFills(board);
    (void)rules::wholeFill(board);
    (void)rules::conflicts(board);
    (void)rules::plans(board, outOfTime);
}

void sessionOpen(std::string_view bytes) {
    spdlog::set_level(spdlog::level::off);
    const RemovedAfterwards session{ownFile(".parcours")};
    write(session.file, bytes);
    (void)session::check(session.file);
    (void)session::SessionFile::look(session.file);
    const auto opened = session::SessionFile::open(session.file);
    if (!opened) return;
    try {
        const Board board = (*opened)->load();
        demand(board.indexesHold(), "indexes hold");
        (void)(*opened)->recent(200);
        reckon(board);
    } catch (const sqlite::Failure&) {  // in words
    }
}

void sessionJson(std::string_view bytes) {
    try {
        const auto session = imports::readSession(bytes, {});
        IdSource ids(2);
        CommandContext context{{}, 1, ids};
        const auto made = imports::importSession(emptySession(), context, session);
        if (!made) return;
        demandApplies(emptySession(), *made);
        Board board = emptySession();
        demand(bool(board.apply(*made)), "what is offered applies");
        reckon(board);
    } catch (const imports::ImportError&) {
    }
}

void csv(std::string_view bytes) {
    if (bytes.empty()) return;
    const auto as = static_cast<imports::ListAs>(static_cast<unsigned char>(bytes[0]) % 3);
    try {
        const auto list = imports::readList(emptySession(), bytes.substr(1), as, {});
        IdSource ids(2);
        CommandContext context{{}, 1, ids};
        const auto made = list.as == imports::ListAs::Actions ? imports::importActions(emptySession(), context, list.rows)
                                                              : imports::importNotes(emptySession(), context, list.rows);
        if (made) demandApplies(emptySession(), *made);
    } catch (const imports::ImportError&) {
    }
}

void templates(std::string_view bytes) {
    const RemovedAfterwards file{ownFile(".json")};
    write(file.file, bytes);
    try {
        const auto read = imports::readTemplate(file.file, "fr", {});
        IdSource ids(2);
        CommandContext context{{}, 1'750'000'000'000, ids};
        const auto made = commands::startSession({}, context, read.sketch, "fr", Seating::Wall);
        if (made) demandApplies({}, *made);
    } catch (const imports::ImportError&) {
    }
}

void recording(std::string_view bytes) {
    std::istringstream in{std::string(bytes)};
    const auto read = ui::touch::readRecording(in);
    const auto* recording = std::get_if<ui::touch::Recording>(&read);
    if (!recording) return;
    double last = 0;
    for (const auto& sample : recording->samples) {
        demand(sample.t >= last, "never backward in time");
        last = sample.t;
        demand(sample.px.x >= 0 && sample.px.x <= static_cast<float>(recording->width), "inside the window");
    }
}

void ballots(std::string_view bytes) {
    if (bytes.empty()) return;
    try {
        (void)imports::readBallots(bytes.substr(1), static_cast<imports::BallotFormat>(static_cast<unsigned char>(bytes[0]) % 6),
                                   {});
    } catch (const imports::ImportError&) {
    }
}

void formula(std::string_view bytes) {
    static const std::vector<std::string> kNames{"client", "entreprise", "jours", "euros", "é"};
    const auto parsed = rules::Formula::parse(bytes, kNames);
    const auto* formula = std::get_if<rules::Formula>(&parsed);
    if (!formula) return;
    for (const double value : {0.0, 1.0, -3.5, 1e300}) {
        const auto outcome = formula->evaluate({value, 2.0, std::nullopt, value, 0.0});
        demand(outcome.value.has_value() != outcome.error.has_value(), "a value or a reason");
        demand(!outcome.value || std::isfinite(*outcome.value), "a value is a number");
    }
}

void text(std::string_view bytes) {
    const std::string clean = cleanText(bytes);
    demand(isUtf8(clean), "clean text is UTF-8");
    demand(cleanText(clean) == clean, "cleaning twice is cleaning once");
    for (const std::size_t most : {std::size_t{0}, std::size_t{1}, std::size_t{7}, clean.size()}) {
        const auto cut = cutAt(clean, most);
        demand(cut.size() <= most && isUtf8(cut), "a cut is between code points");
    }
    for (std::size_t at = 0; at < clean.size();) {
        const auto c = nextCodePoint(clean, at);
        demand(c >= 0x20 || c == '\n', "no control characters");
    }
    demand(undefused(defused(bytes)) == bytes, "what is defused comes back");
    (void)jsonTrouble(bytes);
    (void)jsonLineOf(bytes, "stages/1/fr");
    try {
        demand(isUtf8(imports::decodedText(bytes, {})), "decoded text is UTF-8");
    } catch (const imports::ImportError&) {
    }
}

void replay(std::string_view bytes) {
    std::vector<Change> changes;
    try {
        changes = records::changesFromText(bytes);
    } catch (const records::JsonError&) {
        return;
    }
    std::vector<Change> kept;
    for (const Change& change : changes)
        if (isJournalled(change.key.kind)) kept.push_back(change);
    demand(records::changesFromText(records::changesText(kept)) == kept, "what is written reads the same");
    Board board;
    for (const Change& change : changes)  // so that each before holds
        if (change.before) board.load(*change.before);
    board.rebuildIndexes();
    const Board before = board;
    const Transaction transaction{1, Op::Import, {}, 1, 0, changes};
    if (board.apply(transaction)) {
        demand(board.indexesHold(), "indexes hold");
        demand(bool(board.apply(inverse(transaction))), "it can be taken back");
    }
    demand(board == before, "and all is as before");
}

constexpr std::array kTargets{Target{"session_open", sessionOpen},
                              Target{"session_json", sessionJson},
                              Target{"csv", csv},
                              Target{"template", templates},
                              Target{"recording", recording},
                              Target{"ballots", ballots},
                              Target{"formula", formula},
                              Target{"text", text},
                              Target{"replay", replay}};

}  // namespace

std::span<const Target> targets() { return kTargets; }

}  // namespace fuzz

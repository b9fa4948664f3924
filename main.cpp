// Wiring only: the one file that sees app, ui and storage. Reads the command line, finds the words and the templates, hands
// storage to the table as ports. The commands that need no table stand in storage/cli.
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <sstream>

#include "storage/cli/commands.h"
#include "storage/cli/complaints.h"
#include "storage/exports/all.h"
#include "storage/exports/contact_sheet.h"
#include "storage/exports/film.h"
#include "storage/exports/png.h"
#include "storage/imports/decoded_text.h"
#include "storage/imports/demo_content.h"
#include "storage/imports/formula_file.h"
#include "storage/imports/template_file.h"
#include "storage/session/crash_report.h"
#include "storage/session/kept_votes_file.h"
#include "storage/session/open_mark.h"
#include "storage/session/sqlite_library.h"
#include "ui/shell/run.h"

namespace fs = std::filesystem;

namespace {

using storage::cli::Commands, storage::cli::Stop, storage::cli::exitFor;
using enum storage::cli::Exit;

fs::path folderOr(const char* variable, const char* builtIn) {
    const char* set = std::getenv(variable);
    return set && *set ? set : builtIn;
}
fs::path assets() { return folderOr("PARCOURS_ASSETS", PARCOURS_ASSETS); }
app::Texts texts(const std::string& lang) { return app::Texts::load(folderOr("PARCOURS_TEXTS", PARCOURS_TEXTS), lang); }

// French first: also where the system names no language at all.
std::string localeLanguage() {
    for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG"})
        if (const char* value = std::getenv(variable); value && *value) {
            const std::string_view locale = value;
            return locale.starts_with("fr") || locale.starts_with("C") || locale == "POSIX" ? "fr" : "en";
        }
    return "fr";
}

// What --lang asks for; empty if it does not. Wanted before the command line is parsed, since its own errors are told in that
// language.
std::string languageAsked(int argc, char** argv) {
    for (int i = 1; i < argc; ++i) {
        const std::string_view arg = argv[i];
        const std::string_view value = arg == "--lang" && i + 1 < argc ? argv[i + 1]
                                       : arg.starts_with("--lang=")    ? arg.substr(7)
                                                                       : "";
        if (value == "fr" || value == "en") return std::string(value);
    }
    return {};
}

fs::path defaultData() {
    if (const char* set = std::getenv("XDG_DATA_HOME"); set && *set) return fs::path(set) / "parcours";
    const char* home = std::getenv("HOME");
    return fs::path(home ? home : ".") / ".local/share/parcours";
}

std::vector<ui::panels::home::HomeTemplate> listTemplates(const std::string& lang) {
    std::vector<ui::panels::home::HomeTemplate> list;
    for (const auto& one : storage::imports::readTemplates(assets() / "templates", lang, texts(lang)))
        list.push_back({one.name, one.sketch.title, one.purpose});
    std::ranges::stable_sort(list, {}, [](const auto& one) { return one.file != "default"; });  // the default first
    return list;
}

app::commands::Template readTemplate(const std::string& name, const std::string& lang) {
    return storage::imports::readTemplate(assets() / "templates" / (name + ".json"), lang, texts(lang)).sketch;
}

ui::touch::Recording readRecording(const Commands& commands, const fs::path& file) {
    constexpr std::uintmax_t kMostRecordingBytes = 256 << 20;  // some hours of ten people
    std::istringstream in(storage::imports::bytesOfFile(file.string(), commands.tr(), kMostRecordingBytes));
    auto read = ui::touch::readRecording(in);
    if (const auto* trouble = std::get_if<ui::touch::RecordingTrouble>(&read))
        throw Stop{BadInput, file.string() + ":" + std::to_string(trouble->line) + " : " + commands.tr()(trouble->text)};
    return std::get<ui::touch::Recording>(std::move(read));
}

// The recorded workshop into `out`: a session filled with the demonstration's notes and actions, and eight pairs of hands on it.
ui::shell::RunOptions demoOptions(const Commands& commands, const fs::path& out) {
    constexpr app::UnixMs kDemoStart = 1'773'738'000'000;  // 2026-03-17 09:00 UTC: the same pictures on every day
    constexpr std::uint64_t kDemoSeed = 20260317;
    constexpr const char* kSpoken = "fr";  // where a key lies hangs on its words
    std::error_code error;
    fs::create_directories(out, error);
    const fs::path file = out / "demo.parcours";
    // The one before, with its log: a demonstration that was killed left it behind.
    for (const char* tail : {"", "-wal", "-shm", "-journal"}) fs::remove(fs::path(file) += tail, error);
    app::IdSource ids{kDemoSeed};
    app::CommandContext context{{}, kDemoStart, ids};
    auto made =
        storage::session::SessionFile::create(file, storage::imports::demoSession(assets(), context, texts(kSpoken)), out);
    if (!made) throw Stop{exitFor(made.refusal()), file.string() + " : " + commands.tr()(made.refusal().text)};
    made->reset();  // closed, to be opened the ordinary way

    ui::shell::RunOptions options;
    options.replay = readRecording(commands, assets() / "demo/story.jsonl");
    options.lang = kSpoken;
    options.session = file, options.seed = kDemoSeed + 1, options.startAt = kDemoStart;
    return options;
}

// Played at this table from its home screen, as it was recorded and in its language, in a folder that goes afterwards.
ui::shell::Demonstration demonstration(const Commands& commands) {
    constexpr double kLastsS = 180;
    std::string name = (fs::temp_directory_path() / "parcours-XXXXXX").string();
    if (!::mkdtemp(name.data())) throw std::runtime_error(commands.tr().fill("The folder cannot be made: {0}", name));
    const fs::path folder = name;
    ui::shell::Demonstration made;
    made.folder = {nullptr, [folder](void*) {
                       std::error_code none;
                       fs::remove_all(folder, none);
                   }};
    made.options = demoOptions(commands, folder);
    made.options.watched = true;
    made.options.speed = std::max(1.0, made.options.replay->lengthS() / kLastsS);
    made.library = std::make_unique<storage::session::SqliteLibrary>(folder, storage::session::StorageTiming{}, false);
    return made;
}

// The table: on this screen until it is closed.
int runTable(const Commands& commands, ui::shell::RunOptions options, const fs::path& data,
             std::function<bool(int, int, const std::vector<unsigned char>&)> film = {}) {
    spdlog::set_level(spdlog::level::warn);
    const auto drawPicture = [words = texts(options.lang)](const app::Board& board) {
        constexpr int kPictureWidthPx = 640;
        return storage::exports::boardPicture(board, words, kPictureWidthPx);
    };
    // Nothing is kept back where the demonstration writes.
    storage::session::SqliteLibrary library(data, {}, options.startAt == 0, drawPicture);
    storage::session::reportCrashesInto(data);
    options.crashed = options.startAt == 0 && storage::session::takeUntoldCrash(data);
    auto exporters = storage::exports::allExporters();
    // A table that was killed comes back to the session it was in, or to what was saved of it.
    const auto mark = std::make_shared<storage::session::OpenMark>(data);
    if (options.session.empty() && options.startAt == 0)
        if (const auto open = mark->read()) {
            options.session = open->session;
            using Back = ui::shell::RunOptions::Back;
            options.back = open->rescued ? Back::Rescued : Back::Killed;
        }
    storage::session::KeptVotesFile keptVotes(data);
    ui::shell::RunPorts ports{
        library,
        exporters,
        texts,
        listTemplates,
        readTemplate,
        [](const app::Refusal& refusal) { return static_cast<int>(exitFor(refusal)); },
        [&](const std::string& lang) { return storage::imports::readFormula(data / "formule.txt", texts(lang)); },
        data / "exports",
        [](const std::string& sentence) { std::cerr << sentence << '\n'; },
        [mark](const fs::path& session, bool rescued) {  // may still run when the table is gone
            if (session.empty()) mark->clear();
            else if (!mark->put({session, rescued})) spdlog::error("no folder takes the mark of the open session");
        },
        &keptVotes,
        [&] {
            try {
                return demonstration(commands);
            } catch (const Stop& stop) {
                throw std::runtime_error(stop.sentence);
            }
        },
        std::move(film)};
    if (!options.session.empty() && !fs::exists(options.session))
        throw Stop{BadInput, commands.tr().fill("There is no session here: {0}", options.session.string())};
    return ui::shell::run(options, ports);
}

// What a README can show: a picture at each mark of the recording, and those the table has exported, on one sheet.
void leaveSheet(const Commands& commands, const ui::touch::Recording& recording, const fs::path& out, const fs::path& exported) {
    std::vector<storage::exports::SheetPicture> pictures;
    for (const auto& mark : recording.marks) pictures.push_back({out / (mark.name + ".png"), mark.name});
    std::vector<fs::path> files;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(exported, error))
        if (entry.path().extension() == ".png") files.push_back(entry.path());
    std::ranges::sort(files);
    for (const fs::path& file : files) pictures.push_back({file, fs::relative(file, out).string()});
    const std::string title = commands.look(out / "demo.parcours").session().title;
    storage::exports::writeContactSheet(out, "planche.png", title, pictures, commands.tr());
}

struct DemoAsked {
    fs::path out;
    double speed = 0;  // 0: none was asked for
    bool film = false;
};

// Played into files.
int demo(const Commands& commands, const DemoAsked& asked) {
    constexpr double kFilmSpeed = 4;  // a quarter of an hour in less than four minutes
    if (asked.film && !storage::exports::Film::canBeMade())
        throw Stop{BadInput, commands.tr()("A film needs the program ffmpeg, which is not installed here.")};
    ui::shell::RunOptions options = demoOptions(commands, asked.out);
    options.windowed = {options.replay->width, options.replay->height};
    options.mmPerPx = options.replay->mmPerPx;
    options.pictures = asked.out, options.speed = asked.film ? 0 : asked.speed;
    std::optional<storage::exports::Film> film;
    if (asked.film) {
        options.filmEveryS = (asked.speed > 0 ? asked.speed : kFilmSpeed) / storage::exports::kFilmPerSecond;
        film.emplace(asked.out / "demo.mp4", options.replay->width, options.replay->height);
    }
    const auto noFilm = [&] { throw Stop{Failed, commands.tr()("The film could not be made: ffmpeg gave up.")}; };
    bool films = true;
    const int code = runTable(commands, options, asked.out,
                              [&](int, int, const std::vector<unsigned char>& rgba) { return films = film->add(rgba); });
    if (film && (!films || !film->end())) noFilm();
    if (code == Done) leaveSheet(commands, *options.replay, asked.out, asked.out / "exports" / options.session.stem());
    return code;
}

// CLI11's own words in its help: headings, what an option takes, and the line on --help.
void speakIn(CLI::App& cli, const app::Texts& tr) {
    auto words = std::make_shared<CLI::Formatter>();
    for (const auto& [word, ours] :
         std::initializer_list<std::pair<const char*, const char*>>{{"Usage", tr("Usage")},
                                                                    {"Positionals", tr("What is given")},
                                                                    {"OPTIONS", tr("OPTIONS")},
                                                                    {"SUBCOMMAND", tr("COMMAND")},
                                                                    {"REQUIRED", tr("(needed)")},
                                                                    {"Excludes", tr("not with")}})
        words->label(word, ours);
    const auto inside = [&](CLI::App& one) {
        one.formatter(words);
        one.set_help_flag("-h,--help", tr("Show this help"));
        for (CLI::Option* option : one.get_options()) {
            option->group(tr("Options"));
            const std::string type = option->get_type_name(), plain = type.substr(0, type.find(':'));
            const char* ours = plain == "TEXT"    ? tr("TEXT")
                               : plain == "INT"   ? tr("INTEGER")
                               : plain == "FLOAT" ? tr("NUMBER")
                                                  : nullptr;
            if (ours) words->label(type, ours + type.substr(plain.size()));
        }
    };
    inside(cli);
    for (CLI::App* command : cli.get_subcommands({})) inside(*command), command->group(tr("Commands"));
}

}  // namespace

// As long as the command line: each option and command stands once, with its words and what it does.
int main(int argc, char** argv) {
    storage::session::keepNoCore();
    spdlog::set_default_logger(spdlog::stderr_color_mt("parcours"));  // stdout is for answers
    spdlog::set_level(spdlog::level::off);                            // a command says one sentence; only the table keeps a log
    const std::string asked = languageAsked(argc, argv), lang = asked.empty() ? localeLanguage() : asked;
    fs::path data;  // as given; empty: it is not
    // A session that lies in a home screen's folder belongs to that, also where nobody names it.
    const auto dataFor = [&](const fs::path& file) {
        if (!data.empty()) return data;
        std::error_code error;
        const fs::path beside = fs::absolute(file).parent_path();
        return fs::is_directory(beside / ".ledger", error) ? beside : defaultData();
    };
    const Commands commands(texts(lang), {assets(), texts, asked, std::cout, std::cerr, dataFor});
    const app::Texts& tr = commands.tr();

    CLI::App cli{tr("Workshops on the customer journey, on one table with many hands"), "parcours"};
    ui::shell::RunOptions options;
    options.lang = lang;
    std::string chosenLang, size, templateName = "default", as;
    fs::path session, out, replay;
    std::vector<fs::path> files;
    std::vector<std::string> formats;
    float mmPerPx = 0;
    double speed = 0;
    bool table = false, wall = false;
    cli.add_option("SESSION", options.session, tr("The session to open; without it, the home screen"));
    cli.add_option("--lang", chosenLang, tr("fr or en"))->check(CLI::IsMember({"fr", "en"}));
    cli.add_option("--data", data, tr("The folder of the home screen"));
    auto* onTable = cli.add_flag("--table", table, tr("Seats on four sides"));
    cli.add_flag("--wall", wall, tr("All upright, seats at the bottom"))->excludes(onTable);
    cli.add_option("--windowed", size, tr("In a window of WxH pixels"));
    cli.add_option("--mm-per-px", mmPerPx, tr("Millimetres per pixel, if the screen lies about its size"))
        ->check(CLI::Range(0.05, 2.0).description("0.05 … 2"));
    cli.add_option("--replay", replay, tr("Play recorded contacts (docs/recordings.md)"));
    cli.add_option("--screenshot", options.screenshot,
                   tr("Write the first settled picture, or the one after the replay, and end"));
    cli.add_option("--scene-log", options.sceneLog, tr("Write what can be touched, a JSON line at a time"));
    cli.add_flag("--qwerty", options.qwerty, tr("QWERTY keyboards"));
    cli.add_flag("--reduced-motion", options.reducedMotion, tr("Nothing glides, grows or arrives: things are there at once"));
    cli.fallthrough();
    cli.require_subcommand(0, 1);

    const auto withSession = [&](const char* name, const char* words) {
        auto* command = cli.add_subcommand(name, words);
        command->add_option("SESSION", session, tr("The session file"))->required();
        return command;
    };
    auto* make = withSession("new", tr("Make a session"));
    make->add_option("--template", templateName, tr("default, retail, service, or a file"));
    auto* info = withSession("info", tr("Say what a session holds, as JSON"));
    auto* check = withSession("check", tr("Check that a session is sound"));
    auto* recover = withSession("recover", tr("Put what is left of a damaged session into a new file"));
    recover->add_option("--out", out, tr("The new session file"))->required();
    auto* import = withSession("import", tr("Bring in notes or actions (CSV) or a whole session (JSON)"));
    import->add_option("FILE", files, tr("CSV or JSON files"))->required();
    import->add_option("--as", as, tr("actions or notes; without it, what the columns say"))
        ->check(CLI::IsMember({"actions", "notes"}));
    auto* exportCommand = withSession("export", tr("Write the files people leave with"));
    exportCommand->add_option("--out", out, tr("The folder to write into"))->required();
    exportCommand->add_option("--format", formats, tr("csv, json, png"))->delimiter(',');
    auto* demoCommand = cli.add_subcommand("demo", tr("Play the demonstration workshop"));
    demoCommand->add_option("--out", out, tr("The folder to write into"))->required();
    bool film = false;
    demoCommand->add_flag("--film", film, tr("Also make a film of it with ffmpeg, four times as fast, or as --speed says"));
    demoCommand->add_option("--speed", speed, tr("1 = as it was; without it, as fast as it goes"))
        ->check(CLI::Validator(CLI::PositiveNumber).description("> 0"));

    std::vector<fs::path> ballots;
    std::string blanks;
    auto* tally = cli.add_subcommand("tally", tr("Count a published ballot file by every method, as JSON"));
    tally->add_option("FILE", ballots, tr("PrefLib .soc .soi .toc .toi, Pabulib .pb, Condorcet Election Format .cvotes"))
        ->required();
    tally->add_option("--blanks", blanks, tr("How to read candidates that a voter left out"))
        ->check(CLI::IsMember({"implicit", "explicit"}));

    storage::exports::RankAsked rankAsked;
    std::optional<std::int64_t> budget;
    std::optional<double> days;
    bool fair = false;
    auto* rank = withSession("rank", tr("Rank by every method, with every figure, as JSON"));
    rank->add_option("--method", rankAsked.method,
                     tr("votes, value, duels, hand, borda, copeland, schulze, ranked_pairs, minimax or kemeny; without it, all"));
    rank->add_option("--round", rankAsked.round, tr("The number of a round; without it, all"));
    rank->add_option("--strength", rankAsked.strength,
                     tr("How strong a defeat is: margins (without it) or winning, the winning votes"))
        ->check(CLI::IsMember({"margins", "winning"}));
    auto* plan = withSession("plan", tr("The tiered plan and the plans beside it, as JSON"));
    plan->add_option("--budget", budget, tr("One budget in euros in place of the tiers"));
    plan->add_option("--days", days, tr("Days in all in place of the tiers"));
    plan->add_flag("--fair", fair, tr("Also the plan that shares the budget equally among voters"));

    speakIn(cli, tr);
    try {
        cli.parse(argc, argv);
    } catch (const CLI::CallForHelp&) {
        std::cout << cli.help();
        return Done;
    } catch (const CLI::ParseError& error) {
        std::cerr << storage::cli::complaintAbout(error.get_name(), error.what(), tr) << '\n';
        return BadInput;
    }
    return storage::cli::ended(tr, std::cerr, [&]() -> int {
        // What a command does not take falls to the table's own SESSION.
        if (!cli.get_subcommands().empty() && !options.session.empty())
            throw Stop{BadInput, tr.fill("It is not clear what this is for: {0}", options.session.string())};
        if (make->parsed()) commands.make(session, templateName, lang, wall ? app::Seating::Wall : app::Seating::Table);
        else if (info->parsed()) commands.info(session);
        else if (check->parsed()) commands.check(session);
        else if (recover->parsed()) commands.recover(session, out);
        else if (import->parsed())
            commands.import(session, files,
                            as == "actions" ? storage::imports::ListAs::Actions
                            : as == "notes" ? storage::imports::ListAs::Notes
                                            : storage::imports::ListAs::WhatColumnsSay);
        else if (exportCommand->parsed()) commands.exportTo(commands.look(session), out, formats);
        else if (tally->parsed())
            commands.tally(ballots, blanks.empty()
                                        ? std::nullopt
                                        : std::optional(blanks == "implicit" ? app::Blanks::Implicit : app::Blanks::Explicit));
        else if (rank->parsed()) commands.rank(session, rankAsked);
        else if (plan->parsed()) commands.plan(session, budget, days, fair);
        else if (demoCommand->parsed()) return demo(commands, {out, speed, film});
        else {
            if (!size.empty()) {
                int w = 0, h = 0;
                if (std::sscanf(size.c_str(), "%dx%d", &w, &h) != 2 || w < 320 || h < 240 || w > 16384 || h > 16384)
                    throw Stop{BadInput, tr("--windowed takes a size such as 1920x1080.")};
                options.windowed = {w, h};
            }
            if (mmPerPx > 0) options.mmPerPx = mmPerPx;
            options.langChosen = !asked.empty();
            if (table) options.seating = app::Seating::Table;
            if (wall) options.seating = app::Seating::Wall;
            if (!replay.empty()) options.replay = readRecording(commands, replay);
            return runTable(commands, options, data.empty() ? defaultData() : data);
        }
        return Done;
    });
}

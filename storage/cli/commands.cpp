#include "storage/cli/commands.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <nlohmann/json.hpp>
#include <set>
#include <typeinfo>

#include "app/board/fields.h"
#include "app/commands/session.h"
#include "storage/exports/all.h"
#include "storage/exports/tally_json.h"
#include "storage/imports/ballot_file.h"
#include "storage/imports/decoded_text.h"
#include "storage/imports/import_error.h"
#include "storage/imports/json_import.h"
#include "storage/imports/template_file.h"
#include "storage/migrations/migrations.h"
#include "storage/session/check.h"
#include "storage/session/recover.h"
#include "storage/sqlite/failure.h"

namespace storage::cli {
namespace {

namespace fs = std::filesystem;

app::UnixMs now() {
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

template <std::size_t... I>
void countEach(const app::Board& board, nlohmann::ordered_json& counts, std::index_sequence<I...>) {
    ((counts[app::nameOf(static_cast<app::RecordKind>(I))] = board.all<std::variant_alternative_t<I, app::AnyRecord>>().size()),
     ...);
}

}  // namespace

Exit exitFor(const app::Refusal& refusal) {
    using sqlite::Cause;
    switch (sqlite::causeOf(refusal.text).value_or(Cause::Missing)) {
        case Cause::Held:
        case Cause::Damaged:
        case Cause::Full:
        case Cause::Device:
        case Cause::Rule:
        case Cause::Moved:
            return Failed;
        default:
            return BadInput;
    }
}

std::string Commands::told(const fs::path& file, const app::Refusal& refusal) const {
    return file.string() + " : " + m_tr(refusal.text);
}

std::unique_ptr<session::SessionFile> Commands::open(const fs::path& file) const {
    auto opened = session::SessionFile::open(file, m_context.dataFor(file));
    if (!opened) throw Stop{exitFor(opened.refusal()), told(file, opened.refusal())};
    return std::move(*opened);
}

app::Board Commands::look(const fs::path& file) const {
    auto board = session::SessionFile::look(file, m_context.dataFor(file));
    if (!board) throw Stop{exitFor(board.refusal()), told(file, board.refusal())};
    return std::move(*board);
}

int ended(const app::Texts& tr, std::ostream& remarks, const std::function<int()>& run) {
    const auto stop = [&](const std::string& sentence, int code) {
        remarks << sentence << '\n';
        return code;
    };
    try {
        return run();
    } catch (const Stop& stopped) {
        return stop(stopped.sentence, stopped.code);
    } catch (const sqlite::Failure& failure) {
        return stop(tr(failure.text()), exitFor(failure.refusal()));
    } catch (const imports::ImportError& error) {
        return stop(error.what(), BadInput);
    } catch (const fs::filesystem_error& error) {
        return stop(tr.fill("{0} cannot be used.", error.path1().string()), BadInput);
    } catch (const std::bad_alloc&) {
        return stop(tr("There is not enough memory for this."), Failed);
    } catch (const std::exception& failure) {
        // Ours throw runtime_error itself, with a sentence; what derives from it or is none of it speaks English and of code.
        const bool ours = typeid(failure) == typeid(std::runtime_error);
        return stop(ours ? failure.what() : tr("This failed, and the program does not know why."), Failed);
    }
}

void Commands::make(const fs::path& file, const std::string& templateName, const std::string& lang, app::Seating seating) const {
    const fs::path known = m_context.assets / "templates" / (templateName + ".json");
    std::error_code error;
    const auto from = imports::readTemplate(fs::exists(known, error) ? known : fs::path(templateName), lang, m_tr);
    const app::Board empty;
    app::IdSource ids = app::IdSource::fromSystem();
    app::CommandContext context{{}, now(), ids};
    const auto made = session::SessionFile::create(file, *app::commands::startSession(empty, context, from.sketch, lang, seating),
                                                   m_context.dataFor(file));
    if (!made) throw Stop{exitFor(made.refusal()), told(file, made.refusal())};
}

void Commands::info(const fs::path& file) const {
    const app::Board board = look(file);
    nlohmann::ordered_json json{{"title", board.session().title},
                                {"step", board.session().step},
                                {"schemaVersion", migrations::newestVersion()},
                                {"counts", nlohmann::ordered_json::object()}};
    countEach(board, json["counts"], std::make_index_sequence<app::kRecordKinds>{});
    m_context.answers << json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
}

void Commands::check(const fs::path& file) const {
    const auto findings = session::check(file, m_context.dataFor(file));
    if (!findings) throw Stop{exitFor(findings.refusal()), told(file, findings.refusal())};
    for (const auto& finding : *findings) m_context.answers << finding.sentence(m_tr) << '\n';
    if (!findings->empty())
        throw Stop{Failed, m_tr.plural("%d finding in ", "%d findings in ", static_cast<long>(findings->size())) + file.string()};
    m_context.answers << m_tr("The session is sound.") << '\n';
}

void Commands::recover(const fs::path& file, const fs::path& out) const {
    const auto words = session::recover(file, out, {}, m_context.dataFor(file));
    if (!words) throw Stop{exitFor(words.refusal()), told(file, words.refusal())};
    for (const app::Told& one : *words) m_context.answers << m_tr.fill(one.text, one.about) << '\n';
    m_context.answers << out.string() << '\n';
}

app::Texts Commands::wordsFor(const app::Board& board) const {
    return m_context.texts(m_context.lang.empty() ? board.session().lang : m_context.lang);
}

void Commands::exportTo(const app::Board& board, const fs::path& out, const std::vector<std::string>& formats) const {
    const auto exporters = exports::allExporters();
    std::set<std::string> written;
    for (const std::string& format : formats)
        if (std::ranges::none_of(exporters, [&](const auto& e) { return format == e->format(); }))
            throw Stop{BadInput, m_tr.fill("There is no export format “{0}”.", format)};
    std::error_code error;
    fs::create_directories(out, error);
    if (!fs::is_directory(out, error)) throw Stop{BadInput, m_tr.fill("This folder cannot be made: {0}", out.string())};
    const app::Texts words = wordsFor(board);
    for (const auto& exporter : exporters)
        if (formats.empty() || std::ranges::find(formats, exporter->format()) != formats.end())
            for (const std::string& file : exporter->write(board, words, out)) written.insert((out / file).string());
    for (const std::string& file : written) m_context.answers << file << '\n';
}

void Commands::import(const fs::path& session, const std::vector<fs::path>& files, imports::ListAs as) const {
    const auto target = open(session);
    app::Board board = target->load();
    app::IdSource ids = app::IdSource::fromSystem();
    app::CommandContext context{{}, now(), ids};
    std::vector<app::Transaction> all;  // nothing is stored unless every file is good
    for (const fs::path& file : files) {
        const auto made = imported(board, context, file, as);
        if (!made) throw Stop{BadInput, told(file, made.refusal())};
        if (const auto applied = board.apply(*made); !applied) throw Stop{Failed, told(file, applied.refusal())};
        all.push_back(*made);
    }
    target->backUp(now(), "before-import");
    target->store(all);
}

app::Result<app::Transaction> Commands::imported(const app::Board& board, app::CommandContext& context, const fs::path& file,
                                                 imports::ListAs as) const {
    try {
        const std::string bytes = imports::bytesOfFile(file.string(), m_tr);
        if (imports::looksLikeJson(bytes)) return imports::importSession(board, context, imports::readSession(bytes, m_tr));
        const auto list = imports::readList(board, bytes, as, m_tr);
        for (const std::string& remark : list.remarks) m_context.remarks << file.string() << " : " << remark << '\n';
        return list.as == imports::ListAs::Actions ? imports::importActions(board, context, list.rows)
                                                   : imports::importNotes(board, context, list.rows);
    } catch (const imports::ImportError& error) {
        const std::string words = error.what();  // some begin with the file already
        throw Stop{BadInput, words.starts_with(file.string()) ? words : file.string() + " : " + words};
    }
}

void Commands::tally(const std::vector<fs::path>& files, std::optional<app::Blanks> blanks) const {
    if (files.size() != 1)
        throw Stop{BadInput, m_tr.fill("One ballot file is counted at a time; {0} are given.", std::to_string(files.size()))};
    const fs::path& file = files[0];
    const auto answer = exports::tallyJson(imports::readBallotFile(file, m_tr), {blanks, file.filename().string()}, m_tr);
    if (!answer) throw Stop{BadInput, told(file, answer.refusal())};
    m_context.answers << *answer;
}

void Commands::rank(const fs::path& session, const exports::RankAsked& asked) const {
    const app::Board board = look(session);
    const auto answer = exports::rankJson(board, asked, wordsFor(board));
    if (!answer) throw Stop{BadInput, told(session, answer.refusal())};
    m_context.answers << *answer;
}

void Commands::plan(const fs::path& session, std::optional<std::int64_t> budget, std::optional<double> days, bool fair) const {
    constexpr double kMostDays = 1e11;  // what tenths of days can be reckoned with
    if (days && !(*days >= 0 && *days <= kMostDays))
        throw Stop{BadInput, m_tr("A budget and days are not negative, and at most 10¹².")};
    const std::optional<std::int64_t> tenths = days ? std::optional(std::llround(*days * 10)) : std::nullopt;
    const app::Board board = look(session);
    const auto answer = exports::planJson(board, {budget, tenths, fair}, wordsFor(board));
    if (!answer) throw Stop{BadInput, told(session, answer.refusal())};
    m_context.answers << *answer;
}

}  // namespace storage::cli

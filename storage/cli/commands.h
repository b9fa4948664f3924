#pragma once
// What `parcours new`, `info`, `check`, `import`, `export`, `rank`, `plan` and `tally` do. Called by main.cpp with what it has
// read from the command line, and by tests; writes its answer to the stream it was given and stops with one sentence and an exit
// code.
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "app/base/texts.h"
#include "app/board/edit.h"
#include "storage/exports/plan_json.h"
#include "storage/exports/rank_json.h"
#include "storage/imports/csv_import.h"
#include "storage/session/session_file.h"

namespace storage::cli {

enum Exit { Done = 0, Failed = 1, BadInput = 2 };

// Ends the command with one sentence on stderr.
struct Stop {
    Exit code;
    std::string sentence;
};

Exit exitFor(const app::Refusal& refusal);

// Runs a command to its end and answers its exit code. Whatever it throws becomes one sentence in the language of `tr` on
// `remarks`.
int ended(const app::Texts& tr, std::ostream& remarks, const std::function<int()>& run);

struct CommandLineContext {
    std::filesystem::path assets;
    std::function<app::Texts(const std::string& lang)> texts;
    std::string lang;       // that files and answers are asked for in; empty: each session's own
    std::ostream& answers;  // stdout
    std::ostream& remarks;  // stderr
    // Where keys, ledger and backups of a session are (SessionFile::open).
    std::function<std::filesystem::path(const std::filesystem::path& session)> dataFor = [](const auto&) {
        return std::filesystem::path();
    };
};

class Commands {
public:
    Commands(app::Texts tr, CommandLineContext context) : m_tr(std::move(tr)), m_context(std::move(context)) {}

    const app::Texts& tr() const { return m_tr; }
    app::Texts wordsFor(const app::Board& board) const;  // of what is written about a session
    std::unique_ptr<session::SessionFile> open(const std::filesystem::path& file) const;
    // For reading only, also while a table has it open (session_file.h).
    app::Board look(const std::filesystem::path& file) const;

    // Each throws Stop, or what storage throws.
    void make(const std::filesystem::path& file, const std::string& templateName, const std::string& lang,
              app::Seating seating) const;
    void info(const std::filesystem::path& file) const;
    void check(const std::filesystem::path& file) const;
    // The newest good state into a new session file; the damaged one stays as it is.
    void recover(const std::filesystem::path& file, const std::filesystem::path& out) const;
    void exportTo(const app::Board& board, const std::filesystem::path& out, const std::vector<std::string>& formats) const;
    void import(const std::filesystem::path& session, const std::vector<std::filesystem::path>& files, imports::ListAs as) const;
    void tally(const std::vector<std::filesystem::path>& files, std::optional<app::Blanks> blanks) const;  // of one file
    void rank(const std::filesystem::path& session, const exports::RankAsked& asked) const;
    // Days may have one digit behind the mark; more are rounded.
    void plan(const std::filesystem::path& session, std::optional<std::int64_t> budget, std::optional<double> days,
              bool fair) const;

private:
    app::Result<app::Transaction> imported(const app::Board& board, app::CommandContext& context,
                                           const std::filesystem::path& file, imports::ListAs as) const;
    std::string told(const std::filesystem::path& file, const app::Refusal& refusal) const;

    app::Texts m_tr;
    CommandLineContext m_context;
};

}  // namespace storage::cli

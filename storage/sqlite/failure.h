#pragma once
// Why storing or reading failed, as one sentence for people (English msgid) beside the technical words for the log.
// Thrown inside storage only; it becomes an app::Refusal or the trouble of a JournalState where storage meets the program.
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "app/base/result.h"

namespace storage::sqlite {

enum class Cause { Held, Full, ReadOnly, Damaged, NotASession, Newer, Missing, Directory, Device, Sync, Rule, Exists, Moved };

class Failure : public std::runtime_error {
public:
    // `detail` is for logs and `check`; it may name tables and SQLite's own words.
    explicit Failure(Cause cause, const std::string& detail = {});

    Cause cause() const { return m_cause; }
    const char* text() const;  // English msgid
    app::Refusal refusal() const { return app::Refusal{text(), 0}; }

private:
    Cause m_cause;
};

// The failure an SQLite result code (primary or extended) stands for.
Failure failureOf(int sqliteCode, const std::string& detail);

// The cause whose sentence this is: lets the command line choose its exit code from a refusal.
std::optional<Cause> causeOf(std::string_view text);

}  // namespace storage::sqlite

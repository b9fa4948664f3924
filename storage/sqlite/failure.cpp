#include "storage/sqlite/failure.h"

#include <sqlite3.h>

namespace storage::sqlite {
namespace {

const char* textOf(Cause cause) {
    switch (cause) {
        case Cause::Held:
            return TR_NOOP("This session is open in another window or on another table.");
        case Cause::Full:
            return TR_NOOP("The disk is full.");
        case Cause::ReadOnly:
            return TR_NOOP("This file or its folder may only be read.");
        case Cause::Damaged:
            return TR_NOOP("This session file is damaged.");
        case Cause::NotASession:
            return TR_NOOP("This file is not a session.");
        case Cause::Newer:
            return TR_NOOP("This session was made by a newer version of the program.");
        case Cause::Missing:
            return TR_NOOP("There is no such file or folder.");
        case Cause::Directory:
            return TR_NOOP("This is a folder, not a session.");
        case Cause::Device:
            return TR_NOOP("The disk does not answer as it should.");
        case Cause::Sync:
            return TR_NOOP("The disk did not keep what was written.");
        case Cause::Rule:
            return TR_NOOP("A change breaks the rules of the session file.");
        case Cause::Exists:
            return TR_NOOP("There is already a file of this name.");
        case Cause::Moved:
            return TR_NOOP("The session file has been moved or deleted.");
    }
    return "";
}

}  // namespace

Failure::Failure(Cause cause, const std::string& detail)
    : std::runtime_error(detail.empty() ? textOf(cause) : std::string(textOf(cause)) + " (" + detail + ")"), m_cause(cause) {}

const char* Failure::text() const { return textOf(m_cause); }

Failure failureOf(int sqliteCode, const std::string& detail) {
    // After a failed sync nobody knows what of the file is on the disk, and a second one may say that all is well.
    if (sqliteCode == SQLITE_IOERR_FSYNC || sqliteCode == SQLITE_IOERR_DIR_FSYNC) return Failure{Cause::Sync, detail};
    switch (sqliteCode & 0xFF) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return Failure{Cause::Held, detail};
        case SQLITE_FULL:
            return Failure{Cause::Full, detail};
        case SQLITE_READONLY:
        case SQLITE_PERM:
        case SQLITE_AUTH:
            return Failure{Cause::ReadOnly, detail};
        case SQLITE_CANTOPEN:
            return Failure{Cause::ReadOnly, detail};  // what is missing or a folder was told apart before
        case SQLITE_NOTADB:
            return Failure{Cause::NotASession, detail};
        case SQLITE_CONSTRAINT:
        case SQLITE_MISMATCH:
        case SQLITE_TOOBIG:
            return Failure{Cause::Rule, detail};
        case SQLITE_CORRUPT:
        case SQLITE_ERROR:
        case SQLITE_INTERRUPT:
            return Failure{Cause::Damaged, detail};  // ERROR: a table or column is not there; INTERRUPT: a TimeLimit
        default:
            return Failure{Cause::Device, detail};
    }
}

std::optional<Cause> causeOf(std::string_view text) {
    for (int i = 0; i <= static_cast<int>(Cause::Moved); ++i)
        if (text == textOf(static_cast<Cause>(i))) return static_cast<Cause>(i);
    return std::nullopt;
}

}  // namespace storage::sqlite

#include "storage/migrations/migrations.h"

namespace storage::migrations {
namespace {

std::uint32_t versionOf(SQLite::Database& db) { return db.execAndGet("PRAGMA user_version").getUInt(); }

void take(SQLite::Database& db, const Migration& step) {
    db.exec(step.sql);
    SQLite::Statement broken(db, "PRAGMA foreign_key_check");
    if (broken.executeStep())
        throw sqlite::Failure{sqlite::Cause::Damaged, "after migration " + std::to_string(step.number) + ": table " +
                                                          broken.getColumn(0).getString() + " refers to what is not there"};
    broken.reset();
    db.exec("PRAGMA user_version = " + std::to_string(step.number));
}

void takeAll(SQLite::Database& db, std::uint32_t from, std::uint32_t to, const MigrationContext& context) {
    db.exec("PRAGMA foreign_keys = OFF");  // a table that is rebuilt is gone for a moment
    {
        SQLite::Transaction transaction(db, SQLite::TransactionBehavior::IMMEDIATE);
        if (context.before) context.before(db, from);
        for (const Migration& step : all())
            if (step.number > from && step.number <= to) take(db, step);
        if (context.after) context.after(db, from);
        transaction.commit();
    }
    db.exec("PRAGMA foreign_keys = ON");
}

}  // namespace

std::uint32_t newestVersion() { return all().back().number; }

void migrate(SQLite::Database& db, const MigrationContext& context) {
    sqlite::guarded([&] {
        if (const std::uint32_t version = versionOf(db); version < newestVersion())
            takeAll(db, version, newestVersion(), context);
    });
}

}  // namespace storage::migrations

#include "storage/migrations/migrations.h"

namespace storage::migrations {
namespace {

void take(SQLite::Database& db, const Migration& step) {
    SQLite::Transaction transaction(db, SQLite::TransactionBehavior::IMMEDIATE);
    db.exec(step.sql);
    SQLite::Statement broken(db, "PRAGMA foreign_key_check");
    if (broken.executeStep())
        throw sqlite::Failure{sqlite::Cause::Damaged, "after migration " + std::to_string(step.number) + ": table " +
                                                          broken.getColumn(0).getString() + " refers to what is not there"};
    broken.reset();
    db.exec("PRAGMA user_version = " + std::to_string(step.number));
    transaction.commit();
}

}  // namespace

std::uint32_t newestVersion() { return all().back().number; }

void migrate(sqlite::Database& database) {
    const std::uint32_t version = database.version();
    if (version >= newestVersion()) return;
    sqlite::guarded([&] {
        auto& db = database.connection();
        db.exec("PRAGMA foreign_keys = OFF");  // a table that is rebuilt is gone for a moment
        for (const Migration& step : all())
            if (step.number > version) take(db, step);
        db.exec("PRAGMA foreign_keys = ON");
    });
}

}  // namespace storage::migrations

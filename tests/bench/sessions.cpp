#include "tests/bench/sessions.h"

#include <stdexcept>

#include "app/board/note_kind.h"
#include "app/commands/actions.h"
#include "app/commands/notes.h"
#include "app/commands/plan.h"
#include "app/commands/rounds.h"
#include "app/commands/seats.h"
#include "app/commands/session.h"
#include "app/commands/votes.h"
#include "storage/session/session_file.h"

namespace tests {

namespace commands = app::commands;

app::Transaction boardOf(int notes) {
    app::IdSource ids{20260317};
    app::CommandContext context{{}, 1'773'738'000'000, ids};
    app::Board board;
    std::vector<app::Transaction> all;
    const auto run = [&](const app::Result<app::Transaction>& made) {
        if (!made || !board.apply(*made)) throw std::runtime_error("the bench's board could not be made");
        all.push_back(*made);
    };
    commands::Template frame{
        "Banc d’essai", {{"Découverte"}, {"Considération"}, {"Décision"}, {"Achat"}, {"Rétention"}, {"Recommandation"}}, {}};
    for (const app::NoteKindRow& row : app::kNoteKinds)
        frame.lanes.push_back({row.lane, row.kind, row.kind >= app::NoteKind::Deliverables});
    run(commands::startSession(board, context, frame, "fr", app::Seating::Table));
    for (int i = 0; i < 8; ++i) run(commands::addSeat(board, context, static_cast<app::Edge>(i % 4), i < 4 ? 0.3f : 0.7f));
    static constexpr const char* kTexts[] = {"Je ne trouve pas le prix total",
                                             "Trop de pages avant la fiche produit",
                                             "Le vendeur n’a pas mon devis du site",
                                             "Paiement refusé sans explication",
                                             "Livraison floue",
                                             "Vingt minutes d’attente au téléphone",
                                             "Pas un mot de bienvenue"};
    const app::Id<app::Seat> seat = board.all<app::Seat>().begin()->second.id;
    for (int i = 0; i < notes; ++i) {
        const app::Cell cell{board.stages()[static_cast<std::size_t>(i % 6)], board.lanes()[static_cast<std::size_t>(i / 6 % 8)]};
        run(commands::writeNote(board, context, app::NoteKind::Pains, std::string(kTexts[i % 7]) + " " + std::to_string(i),
                                seat));
        app::Id<app::Note> note;
        for (const app::Change& change : all.back().changes)
            if (change.key.kind == app::RecordKind::Note) note.value = change.key.id;
        const auto& items = board.itemsIn(cell);
        run(commands::placeNote(board, context, note, cell, {items.empty() ? app::OrderKey{} : items.back().order, {}}, 0));
    }
    app::Transaction whole = app::squash(all);
    whole.op = app::Op::StartSession;
    return whole;
}

app::Transaction rankingOf(const app::Board& from, int actions) {
    app::IdSource ids{20260318};
    app::CommandContext context{{}, 1'773'738'000'000, ids};
    app::Board board = from;
    std::vector<app::Transaction> all;
    const auto run = [&](const app::Result<app::Transaction>& made) {
        if (!made || !board.apply(*made)) throw std::runtime_error("the bench's ranking could not be made");
        all.push_back(*made);
    };
    std::vector<app::Id<app::Action>> made;
    for (int i = 0; i < actions; ++i) {
        run(commands::addAction(board, context, "Rappeler le client en moins de dix minutes, action " + std::to_string(i), {},
                                board.stages()[static_cast<std::size_t>(i % 6)]));
        for (const app::Change& change : all.back().changes)
            if (change.key.kind == app::RecordKind::Action) made.push_back({change.key.id});
        run(commands::estimate(
            board, context,
            app::Estimate{made.back(), 1 + i * 7 % 5, 1 + i * 3 % 5, 10 + i * 37 % 400, 500 + i * 911 % 60'000, 0}));
    }
    commands::RoundTerms terms;
    terms.scope.on = app::RoundOn::Actions, terms.dotsEach = 10, terms.cap = 3;
    run(commands::openRound(board, context, terms));
    const app::Id<app::Round> round = board.rounds().back();
    int n = 0;
    for (const auto& [id, seat] : app::RecordMap<app::Seat>(board.all<app::Seat>()))
        for (int dot = 0; dot < 10; ++dot)
            run(commands::castDot(board, context, round, seat.id, made[static_cast<std::size_t>(++n * 13 % actions)].value));
    run(commands::closeRound(board, context, round));
    run(commands::revealRound(board, context, round));
    for (const char* title : {"30 jours", "3 mois", "12 mois"}) {
        run(commands::addTier(board, context, title));
        app::Tier tier = *board.find(board.tiers().back());
        tier.tenthDays = 2'000, tier.euros = 200'000;
        run(commands::editTier(board, context, tier));
        for (int i = 0; i < 12; ++i)
            run(commands::planAction(board, context, made[static_cast<std::size_t>((++n * 17) % actions)], tier.id, {}));
    }
    run(commands::goToStep(board, context, app::steps::kRanking));
    app::Transaction whole = app::squash(all);
    whole.op = app::Op::StartSession;
    return whole;
}

void writeSession(const std::filesystem::path& file, int notes) {
    std::filesystem::remove(file);
    const auto made = storage::session::SessionFile::create(file, boardOf(notes));
    if (!made) throw std::runtime_error(made.refusal().text);
}

}  // namespace tests

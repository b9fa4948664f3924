#pragma once
// A small workshop made by commands with fixed ids and times, the same at every run: what the approved files show. Two revealed
// rounds with ties, one run-off, a tray, a bin, the holding area, a group, a face-down note, texts that look like formulas.
#include <catch2/catch.hpp>
#include <set>

#include "app/commands/actions.h"
#include "app/commands/notes.h"
#include "app/commands/rounds.h"
#include "app/commands/seats.h"
#include "app/commands/session.h"
#include "app/commands/structure.h"
#include "app/commands/votes.h"

namespace tests {

class SmallBoard {
public:
    explicit SmallBoard(const std::string& lang = "fr") {
        using app::NoteKind;
        const app::commands::Template sketch{"Parcours d’achat ; édition « test »",
                                             {{"Découverte"}, {"Achat"}, {"Rétention"}},
                                             {{"Actions du client", NoteKind::Actions}, {"Irritants", NoteKind::Pains}}};
        does(app::commands::startSession(board, context(), sketch, lang, app::Seating::Table));
        for (int i = 0; i < 3; ++i)
            does(app::commands::addSeat(board, context(), app::Edge::Bottom, 0.25f * static_cast<float>(i)));
        for (const auto& [id, seat] : board.all<app::Seat>()) seats.push_back(seat.id);
        std::ranges::sort(seats, {}, [&](app::Id<app::Seat> id) { return board.find(id)->along; });
        does(app::commands::renameSeat(board, context(), seats[2], "@Zoé"));
        writeNotes();
    }

    app::CommandContext& context() {
        m_context.now += 61'000;
        return m_context;
    }
    void does(const app::Result<app::Transaction>& result) {
        if (!result) FAIL(result.refusal().text);
        REQUIRE(board.apply(*result));
        ++applied;
    }
    app::Id<app::Note> note(const std::string& text, std::size_t seat) {
        does(app::commands::writeNote(board, context(), app::NoteKind::Pains, text, seats[seat]));
        return board.trayOf(seats[seat]).back().note;
    }
    void place(app::Id<app::Note> note, std::size_t stage, std::size_t lane) {
        const app::Cell cell{board.stages()[stage], board.lanes()[lane]};
        const auto& items = board.itemsIn(cell);
        does(app::commands::placeNote(board, context(), note, cell, {items.empty() ? app::OrderKey{} : items.back().order, {}},
                                      0));
    }
    app::Id<app::Action> action(const std::string& title, app::Id<app::Note> origin, app::Id<app::Stage> stage = {}) {
        std::set<std::uint64_t> before;
        for (const auto& [id, known] : board.all<app::Action>()) before.insert(id);
        does(app::commands::addAction(board, context(), title, origin, stage));
        for (const auto& [id, made] : board.all<app::Action>())
            if (!before.contains(id)) return made.id;
        return {};
    }
    // Opens a round; each line lists the items one seat gives a dot to.
    app::Id<app::Round> open(const app::commands::RoundTerms& terms) {
        does(app::commands::openRound(board, context(), terms));
        return board.rounds().back();
    }
    void cast(app::Id<app::Round> round, std::size_t seat, const std::vector<std::uint64_t>& items) {
        for (const std::uint64_t item : items) does(app::commands::castDot(board, context(), round, seats[seat], item));
    }
    void reveal(app::Id<app::Round> round) {
        does(app::commands::closeRound(board, context(), round));
        does(app::commands::revealRound(board, context(), round));
    }
    // Round 1 secret on pain points with a tie at the cut, round 2 its run-off, round 3 open on actions.
    void voteAndRank() {
        const auto first = open({.scope = {.kind = app::NoteKind::Pains}, .dotsEach = 3, .cap = 2, .secret = true, .winners = 2});
        cast(first, 0, {pains[0].value, pains[0].value, pains[1].value});
        cast(first, 1, {pains[1].value, pains[2].value, pains[2].value});
        cast(first, 2, {pains[3].value, pains[2].value});
        reveal(first);
        makeActions();
        const auto third = open({.scope = {.on = app::RoundOn::Actions}, .dotsEach = 2, .cap = 1, .secret = false});
        cast(third, 0, {actions[1].value, actions[0].value});
        cast(third, 2, {actions[1].value});
        reveal(third);
        late = action("Après le vote", {});
        std::vector<app::Id<app::Action>> shown = actions;
        does(app::commands::moveRank(board, context(), actions[2], actions[0], shown));
    }

    app::Board board;
    app::IdSource ids{20'260'331};
    std::vector<app::Id<app::Seat>> seats;
    std::vector<app::Id<app::Note>> pains;
    std::vector<app::Id<app::Action>> actions;
    app::Id<app::Action> late;
    int applied = 0;

private:
    void writeNotes() {
        pains = {note("Devis perdu : « tout redire » en magasin", 0), note("=CMD|'/C calc'!A0", 1),
                 note("Prix \"cachés\"; frais en plus", 2),           note("Pas d’avis\nrécents", 0),
                 note("-12 % affichés, jamais appliqués", 1),         note("Face cachée : personne ne répond", 2)};
        place(pains[0], 1, 1);
        place(pains[1], 1, 1);
        place(pains[2], 0, 1);
        place(pains[3], 0, 1);
        does(app::commands::groupNotes(board, context(), pains[3], pains[2]));
        does(app::commands::renameGroup(board, context(), board.find<app::Placement>(pains[3].value)->group, "+ de clarté"));
        place(pains[4], 2, 1);
        place(pains[5], 2, 1);
        does(app::commands::flipNote(board, context(), pains[5]));
        place(note("Compare trois offres", 1), 0, 0);
        note("Encore dans la main", 0);
        const auto thrown = note("Jetée", 2);
        does(app::commands::binNote(board, context(), thrown, seats[2]));
        // A lane that goes sends its notes to the holding area.
        does(app::commands::addLane(board, context(), "Pensées", app::NoteKind::Thoughts));
        place(note("« Encore un formulaire… »", 1), 1, 2);
        does(app::commands::removeLane(board, context(), board.lanes()[2]));
    }
    void makeActions() {
        actions = {action("Reprendre le devis du web en magasin", pains[0]), action("=2+3 offres claires", pains[2]),
                   action("Répondre aux avis", {})};
        does(app::commands::estimate(board, context(), {actions[0], 5, 3, 125, 12'000}));
        does(app::commands::estimate(board, context(), {actions[1], 4, 2, 30, 0}));
        does(app::commands::assign(board, context(), {actions[0], "Amélie ; web", 20'543}));
    }

    app::CommandContext m_context{{}, 1'774'944'000'000, ids, 7};  // 2026-03-31 08:00 UTC
};

}  // namespace tests

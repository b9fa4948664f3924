#pragma once
// A small workshop to try commands on: three stages, three lanes, seats on demand, a journal that keeps nothing, a clock that
// stands still until told. Everything goes through Workshop, as at the table.
#include <catch2/catch.hpp>

#include "app/commands/actions.h"
#include "app/commands/notes.h"
#include "app/commands/rounds.h"
#include "app/commands/seats.h"
#include "app/commands/session.h"
#include "app/commands/structure.h"
#include "app/commands/votes.h"
#include "app/workshop/workshop.h"

namespace tests {

namespace commands = app::commands;
using namespace app;

struct Workroom {
    NoJournal journal;
    Workshop workshop;
    UnixMs now = 1'750'000'000'000;

    explicit Workroom(std::uint64_t seed = 7) : workshop(Board{}, journal, {}, IdSource{seed}) {
        must([](const Board& b, CommandContext& context) {
            return commands::startSession(b, context,
                                          {"Parcours d’achat",
                                           {{"Découverte"}, {"Achat"}, {"Rétention"}},
                                           {{"Actions du client", NoteKind::Actions},
                                            {"Irritants", NoteKind::Pains},
                                            {"Opportunités", NoteKind::Opportunities}}},
                                          "fr", Seating::Table);
        });
    }

    const Board& board() const { return workshop.board(); }
    Id<Stage> stage(std::size_t i) const { return board().stages().at(i); }
    Id<Lane> lane(std::size_t i) const { return board().lanes().at(i); }
    Cell cell(std::size_t s, std::size_t l) const { return {stage(s), lane(l)}; }

    template <class Command>
    Result<Touched> run(Command&& command, Id<Seat> seat = {}) {
        auto result = workshop.run({seat}, now, command);
        CHECK(board().indexesHold());
        return result;
    }
    template <class Command>
    Touched must(Command&& command, Id<Seat> seat = {}) {
        auto result = run(command, seat);
        INFO((result ? "" : result.refusal().text));
        REQUIRE(static_cast<bool>(result));
        return *result;
    }
    // Refused, with nothing changed; answers the words.
    template <class Command>
    std::string refused(Command&& command, Id<Seat> seat = {}) {
        const Board before = board();
        auto result = run(command, seat);
        CHECK(board() == before);
        return result ? "was done" : result.refusal().text;
    }

    Id<Seat> seat(Edge edge = Edge::Bottom, float along = 0.5f) {
        return created<Seat>([&](const Board& b, CommandContext& context) { return commands::addSeat(b, context, edge, along); });
    }
    Id<Note> written(const std::string& text, Id<Seat> by, NoteKind kind = NoteKind::Pains) {
        return created<Note>(
            [&](const Board& b, CommandContext& context) { return commands::writeNote(b, context, kind, text, by); }, by);
    }
    void place(Id<Note> note, Cell cell) {
        const auto& items = board().itemsIn(cell);
        const commands::Gap end{items.empty() ? OrderKey{} : items.back().order, {}};
        must([&](const Board& b, CommandContext& context) { return commands::placeNote(b, context, note, cell, end, 0); });
    }
    // On the map, behind what lies there.
    Id<Note> note(const std::string& text, Cell at) {
        if (board().all<Seat>().empty()) seat();
        const Id<Note> id = created<Note>([&](const Board& b, CommandContext& context) {
            return commands::writeNote(b, context, NoteKind::Pains, text, anySeat());
        });
        place(id, at);
        return id;
    }
    Id<Group> group(Id<Note> note, Id<Note> onto) {
        return created<Group>(
            [&](const Board& b, CommandContext& context) { return commands::groupNotes(b, context, note, onto); });
    }
    Id<Action> action(const std::string& title, Id<Seat> by = {}) {
        ++now;
        return created<Action>(
            [&](const Board& b, CommandContext& context) { return commands::addAction(b, context, title, {}, {}); }, by);
    }
    Id<Round> round(const commands::RoundTerms& terms) {
        return created<Round>([&](const Board& b, CommandContext& context) { return commands::openRound(b, context, terms); });
    }
    void cast(Id<Round> round, Id<Seat> seat, std::uint64_t item, int dots = 1) {
        for (int i = 0; i < dots; ++i)
            must([&](const Board& b, CommandContext& context) { return commands::castDot(b, context, round, seat, item); }, seat);
    }
    void close(Id<Round> round) {
        must([&](const Board& b, CommandContext& context) { return commands::closeRound(b, context, round); });
    }
    void reveal(Id<Round> round) {
        must([&](const Board& b, CommandContext& context) { return commands::revealRound(b, context, round); });
    }

    std::vector<Id<Note>> notesIn(Cell cell) const {
        std::vector<Id<Note>> notes;
        for (const Item& item : board().itemsIn(cell))
            if (item.note) notes.push_back(item.note);
        return notes;
    }
    const Placement& placement(Id<Note> note) const {
        const Placement* found = board().find<Placement>(note.value);
        REQUIRE(found);
        return *found;
    }

    template <class T, class Command>
    Id<T> created(Command&& command, Id<Seat> seat = {}) {
        const auto before = board().template all<T>();
        must(command, seat);
        for (const auto& [id, record] : board().template all<T>())
            if (!before.contains(id)) return Id<T>{id};
        FAIL("nothing was made");
        return {};
    }
    Id<Seat> anySeat() const { return board().all<Seat>().begin()->second.id; }
};

}  // namespace tests

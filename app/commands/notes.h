#pragma once
// Verbs on notes and groups: writing, placing, turning, grouping, deleting (into a seat's bin, from which it comes back).
// Called by hands, bubbles and seats' panels, through Workshop::run. Asks nobody whose finger it was, and never deletes for good.
#include <string>

#include "app/board/edit.h"

namespace app::commands {

// Between which neighbours something is dropped; an empty key is an open end. The layout says it from the finger's place.
struct Gap {
    OrderKey low, high;
};

// A new note in the tray of the seat that wrote it; from there a hand takes it to the map.
Result<Transaction> writeNote(const Board& board, CommandContext& context, NoteKind kind, const std::string& text, Id<Seat> seat);
Result<Transaction> editText(const Board& board, CommandContext& context, Id<Note> note, const std::string& text);
Result<Transaction> changeKind(const Board& board, CommandContext& context, Id<Note> note, NoteKind kind);

// Into a cell, taking the kind of its lane: the lane is what the method says of the note. Leaves its group, tray or bin.
Result<Transaction> placeNote(const Board& board, CommandContext& context, Id<Note> note, Cell cell, const Gap& gap, float turn);
// Into a group, at a place among its notes.
Result<Transaction> placeInGroup(const Board& board, CommandContext& context, Id<Note> note, Id<Group> group, const Gap& gap);
Result<Transaction> turnNote(const Board& board, CommandContext& context, Id<Note> note, float turn);
Result<Transaction> flipNote(const Board& board, CommandContext& context, Id<Note> note);
// All notes on the map that lie face down.
Result<Transaction> revealNotes(const Board& board, CommandContext& context);
// Into a seat's tray: thrown towards it, or taken out of the holding area.
Result<Transaction> handNote(const Board& board, CommandContext& context, Id<Note> note, Id<Seat> seat);
Result<Transaction> binNote(const Board& board, CommandContext& context, Id<Note> note, Id<Seat> seat);
// Out of the bin, back into that seat's tray.
Result<Transaction> restoreNote(const Board& board, CommandContext& context, Id<Note> note);

// Lays `note` on `onto`: both become a group where `onto` lies; if `onto` is in a group, `note` joins it.
Result<Transaction> groupNotes(const Board& board, CommandContext& context, Id<Note> note, Id<Note> onto);
// Opens the group: its notes stay in the cell, in order, in its place.
Result<Transaction> ungroup(const Board& board, CommandContext& context, Id<Group> group);
Result<Transaction> moveGroup(const Board& board, CommandContext& context, Id<Group> group, Cell cell, const Gap& gap);
Result<Transaction> renameGroup(const Board& board, CommandContext& context, Id<Group> group, const std::string& title);

// The cell a note lies in, through its group if it has one; nothing if it is not on the map.
std::optional<Cell> cellOf(const Board& board, Id<Note> note);

}  // namespace app::commands

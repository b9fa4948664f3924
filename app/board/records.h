#pragma once
// What a workshop is made of: plain values, no pointers between them, only ids. Cut along hands: what two people may change
// in the same second is two records (a note's text and its place; an action's title and its estimates; one record a dot).
// fields.h lists the fields of each once, for storage, JSON and checks. Nothing here decides anything.
#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "app/base/id.h"
#include "app/base/order_key.h"

namespace app {

using UnixMs = std::int64_t;  // milliseconds since 1970-01-01 UTC

// The lanes of the default template are its note kinds; note_kind.h has their names and defaults.
enum class NoteKind : std::uint8_t {
    Actions, Touchpoints, Thoughts, Emotions, Pains, Moments, Backstage, Opportunities, Deliverables, Indicators
};
enum class Step : std::uint8_t { Map, Vote, Results, Ranking };      // what the table shows
enum class Seating : std::uint8_t { Table, Wall };                   // seats on four sides, or all upright at the bottom
enum class Edge : std::uint8_t { Bottom, Right, Top, Left };         // turned 0, 270, 180, 90 degrees to face its person
enum class Place : std::uint8_t { Holding, Cell, Tray, Bin };        // not yet placed; on the map; in a seat's hand; deleted
enum class BallotOn : std::uint8_t { Notes, Actions };
enum class BallotState : std::uint8_t { Prepared, Open, Closed, Revealed };
enum class TieRule : std::uint8_t { Breadth, RunOff };               // more distinct voters first; then, with RunOff, a new round

struct Session {
    Id<Session> id;
    std::string title;
    std::string lang = "fr";            // "fr" or "en"
    Step step = Step::Map;
    Seating seating = Seating::Table;
    std::uint64_t seed = 1;             // of every lot and every shuffled order, so that they can be drawn again
    UnixMs createdAt = 0;
    bool operator==(const Session&) const = default;
};

struct Stage {                          // a column
    Id<Stage> id;
    OrderKey order;
    std::string title;
    int colour = 0;                     // index into the theme's six stage colours
    bool hidden = false;
    bool operator==(const Stage&) const = default;
};

struct Lane {                           // a row
    Id<Lane> id;
    OrderKey order;
    std::string title;
    NoteKind kind = NoteKind::Actions;  // what a note dropped here becomes
    bool hidden = false;
    bool operator==(const Lane&) const = default;
};

struct Seat {
    Id<Seat> id;
    Edge edge = Edge::Bottom;
    float along = 0.5f;                 // 0 … 1 along its edge, left to right as the person there sees it
    int colour = 0;                     // index into the theme's twelve seat colours and marks
    std::string name;
    bool present = true;                // false: has left; its notes keep its colour
    bool operator==(const Seat&) const = default;
};

struct Note {
    Id<Note> id;
    NoteKind kind = NoteKind::Actions;
    std::string text;
    Id<Seat> author;                    // 0: imported or made on the board
    UnixMs createdAt = 0;
    bool operator==(const Note&) const = default;
};

struct Group {                          // notes held together under one title, in one cell
    Id<Group> id;
    Id<Stage> stage;
    Id<Lane> lane;
    OrderKey order;
    std::string title;
    bool operator==(const Group&) const = default;
};

struct Placement {                      // where a note is; one per note, keyed by it
    Id<Note> note;
    Place place = Place::Holding;
    Id<Stage> stage;                    // Cell only
    Id<Lane> lane;                      // Cell only
    Id<Group> group;                    // Cell only; 0 if on its own
    Id<Seat> seat;                      // Tray and Bin only
    OrderKey order;                     // among its neighbours in the cell, group, tray, bin or holding area
    float turn = 0;                     // degrees, -180 … 180
    bool faceDown = false;
    bool operator==(const Placement&) const = default;
};

struct Ballot {                         // a round of voting
    Id<Ballot> id;
    int number = 1;                     // 1, 2, … in the order they were prepared
    BallotOn on = BallotOn::Notes;
    NoteKind kind = NoteKind::Pains;    // Notes only: which kind may be voted on
    int dotsEach = 5;                   // 1 … 99
    int cap = 1;                        // most dots of one voter on one item, 1 … dotsEach
    bool secret = true;
    BallotState state = BallotState::Prepared;
    int winners = 5;                    // where the cut is: a tie across it has to be settled
    TieRule tie = TieRule::RunOff;
    int boxSeconds = 0;                 // time-box; 0 = none
    UnixMs closesAt = 0;                // end of the time-box while open, said but not enforced; 0 = none
    Id<Ballot> runOffOf;                // the round whose tie this one settles
    bool operator==(const Ballot&) const = default;
};

struct Candidate {                      // one item that may be voted on; the list is fixed when the ballot opens
    Id<Candidate> id;
    Id<Ballot> ballot;
    std::uint64_t item = 0;             // a note's or an action's id, after ballot.on
    bool operator==(const Candidate&) const = default;
};

struct Voter {                          // a seat takes part; says nothing about its choice
    Id<Voter> id;
    Id<Ballot> ballot;
    Id<Seat> seat;
    bool done = false;
    bool proxy = false;                 // entered by the facilitator
    bool operator==(const Voter&) const = default;
};

struct Mark {                           // a dot of a secret ballot while it is open: the one record that links seat and choice.
    Id<Mark> id;                        // Never journalled; at closing all of them become papers and dots, and are erased.
    Id<Ballot> ballot;
    Id<Seat> seat;
    std::uint64_t item = 0;
    bool operator==(const Mark&) const = default;
};

struct Paper {                          // one ballot paper
    Id<Paper> id;
    Id<Ballot> ballot;
    Id<Seat> seat;                      // open ballots only; 0 in secret ones
    bool operator==(const Paper&) const = default;
};

struct Dot {                            // one dot on a paper; two on one item are two dots
    Id<Dot> id;
    Id<Ballot> ballot;
    Id<Paper> paper;
    std::uint64_t item = 0;
    bool operator==(const Dot&) const = default;
};

struct Action {
    Id<Action> id;
    std::string title;
    std::string description;
    Id<Stage> stage;                    // 0: none
    Id<Note> origin;                    // the note it answers; 0: typed or imported
    Id<Seat> author;
    UnixMs createdAt = 0;
    bool operator==(const Action&) const = default;
};

struct Estimate {                       // keyed by its action
    Id<Action> action;
    int impactCustomer = 0;             // 1 … 5; 0 not yet given
    int impactCompany = 0;              // 1 … 5; 0 not yet given
    std::optional<std::int64_t> tenthDays;  // person-days × 10, so that sums and comparisons are exact; absent: to be costed
    std::optional<std::int64_t> euros;      // absent: to be costed
    bool operator==(const Estimate&) const = default;
};

struct Assignment {                     // keyed by its action
    Id<Action> action;
    std::string owner;
    std::optional<std::int32_t> dueDay; // days since 1970-01-01
    bool operator==(const Assignment&) const = default;
};

struct Rank {                           // the action's place in the ranking made by hand, keyed by its action
    Id<Action> action;
    OrderKey order;
    bool operator==(const Rank&) const = default;
};

// The order is that of RecordKind, and of saving: what is referred to comes before what refers to it.
using Record = std::variant<Session, Stage, Lane, Seat, Note, Group, Placement, Ballot, Candidate, Voter, Mark, Paper, Dot,
                            Action, Estimate, Assignment, Rank>;

enum class RecordKind : std::uint8_t {
    Session, Stage, Lane, Seat, Note, Group, Placement, Ballot, Candidate, Voter, Mark, Paper, Dot, Action, Estimate, Assignment, Rank
};
constexpr int kRecordKinds = std::variant_size_v<Record>;

struct RecordKey {
    RecordKind kind = RecordKind::Session;
    std::uint64_t id = 0;
    auto operator<=>(const RecordKey&) const = default;
};

}  // namespace app

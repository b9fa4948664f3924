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
#include "app/board/step.h"

namespace app {

using UnixMs = std::int64_t;  // milliseconds since 1970-01-01 UTC

// The lanes of the default template are its note kinds; note_kind.h has their names and defaults.
enum class NoteKind : std::uint8_t {
    Actions,
    Touchpoints,
    Thoughts,
    Emotions,
    Pains,
    Moments,
    Backstage,
    Opportunities,
    Deliverables,
    Indicators
};
enum class Seating : std::uint8_t { Table, Wall };             // seats on four sides, or all upright at the bottom
enum class Edge : std::uint8_t { Bottom, Right, Top, Left };   // turned 0, 270, 180, 90 degrees to face its person
enum class Place : std::uint8_t { Holding, Cell, Tray, Bin };  // not yet placed; on the map; in a seat's hand; deleted
enum class RoundOn : std::uint8_t { Notes, Actions, Groups };  // Groups: a group counts as one, beside notes on their own
enum class BallotForm : std::uint8_t {
    Dots,
    Points,
    Scores,
    Duels,
    BestWorst,
    Orders
};  // how one votes; never converted silently
// Cancelled: given up before it was revealed; it stays listed, and nothing said in it is shown or counted.
enum class RoundState : std::uint8_t { Prepared, Open, Closed, Revealed, Cancelled };
enum class Blanks : std::uint8_t { Implicit, Explicit };  // unlisted items share the last place, or are not compared
// What one entry of a voter says of one item.
enum class Says : std::uint8_t { Dot, Resistance, Points, Score, Shown, Skipped, Level };
enum class Pin : std::uint8_t { None, Imposed, Excluded };  // what hands have decided of an action's place in the plan
enum class LinkKind : std::uint8_t { Needs, Excludes };     // prerequisite, or variants of which at most one is done
enum class ValueBy : std::uint8_t { ForCost, Rice, Ice, Wsjf, Formula };  // the figure "value for cost" is read from
enum class TieRule : std::uint8_t { Breadth, RunOff };  // more distinct voters first; then, with RunOff, a new round

struct Session {
    Id<Session> id;
    std::string title;
    std::string lang = "fr";     // "fr" or "en"
    StepKey step = steps::kMap;  // what the table shows
    Seating seating = Seating::Table;
    std::uint64_t seed = 1;  // of every lot and every shuffled order, so that they can be drawn again
    UnixMs createdAt = 0;
    std::string client;  // whom the workshop is for: a company, a department; may be empty
    bool operator==(const Session&) const = default;
};

constexpr int kStageColours = 6;  // there are; a seventh stage begins again
constexpr int kMostSeats = 12;    // colours, marks and names there are; twelve people round one table

struct Stage {  // a column
    Id<Stage> id;
    OrderKey order;
    std::string title;
    int colour = 0;  // 0 … kStageColours - 1
    bool hidden = false;
    bool operator==(const Stage&) const = default;
};

struct Lane {  // a row
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
    float along = 0.5f;  // 0 … 1 along its edge, left to right as the person there sees it
    int colour = 0;      // 0 … kMostSeats - 1: its colour and its mark
    std::string name;
    bool present = true;  // false: has left; its notes keep its colour
    int weight = 1;       // for how many people it votes, 1 … 99
    int team = 0;         // 1 … 4: votes are also summed per team; 0: none
    bool operator==(const Seat&) const = default;
};

struct Note {
    Id<Note> id;
    NoteKind kind = NoteKind::Actions;
    std::string text;
    Id<Seat> author;  // 0: imported or made on the board
    UnixMs createdAt = 0;
    bool operator==(const Note&) const = default;
};

struct Group {  // notes held together under one title, in one cell
    Id<Group> id;
    Id<Stage> stage;
    Id<Lane> lane;
    OrderKey order;
    std::string title;
    bool operator==(const Group&) const = default;
};

struct Placement {  // where a note is; one per note, keyed by it
    Id<Note> note;
    Place place = Place::Holding;
    Id<Stage> stage;  // Cell only
    Id<Lane> lane;    // Cell only
    Id<Group> group;  // Cell only; 0 if on its own
    Id<Seat> seat;    // Tray and Bin only
    OrderKey order;   // among its neighbours in the cell, group, tray, bin or holding area
    float turn = 0;   // degrees, -180 … 180
    bool faceDown = false;
    bool operator==(const Placement&) const = default;
};

struct Round {  // a round of voting
    Id<Round> id;
    int number = 1;  // 1, 2, … in the order they were prepared
    RoundOn on = RoundOn::Notes;
    NoteKind kind = NoteKind::Pains;  // Notes and Groups only: which kind may be voted on
    int dotsEach = 5;                 // 1 … 99; Points: 100
    int cap = 1;                      // most dots of one voter on one item, 1 … dotsEach
    bool secret = true;
    RoundState state = RoundState::Prepared;
    int winners = 5;  // where the cut is: a tie across it has to be settled; duels: the K of "in the top K"
    TieRule tie = TieRule::RunOff;
    int boxSeconds = 0;   // time-box; 0 = none
    UnixMs closesAt = 0;  // end of the time-box while open, said but not enforced; 0 = none
    Id<Round> runOffOf;   // the round whose tie, or whose first, this one settles
    BallotForm form = BallotForm::Dots;
    int resistanceEach = 0;  // Dots only: dots against, with a budget of their own; 0 = not given
    int resistanceCap = 1;
    bool ownAllowed = true;            // may one vote for what one has written
    Blanks blanks = Blanks::Implicit;  // Orders only: what an item left out means
    int criteria = 3;                  // Scores only: 1 the customer, 2 the company, 3 both
    Id<Stage> stage;                   // only items of this stage; 0 = all
    Id<Lane> lane;                     // only notes of this lane; 0 = all
    Id<Round> shortListOf;             // only the first of that round; 0 = all …
    int shortList = 0;                 // … as many as this, and what ties with the last of them
    bool amongFirst = false;           // run-offs: asked for among the first, and so deciding before the round's score
    bool operator==(const Round&) const = default;
};

struct Candidate {  // one item that may be voted on; the list is fixed when the round opens
    Id<Candidate> id;
    Id<Round> round;
    std::uint64_t item = 0;  // a note's, a group's or an action's id, after round.on
    bool operator==(const Candidate&) const = default;
};

struct Voter {  // a seat takes part; says nothing about its choice
    Id<Voter> id;
    Id<Round> round;
    Id<Seat> seat;
    bool done = false;
    bool proxy = false;     // so far entered by the facilitator alone; over as soon as the seat begins itself
    bool abstains = false;  // takes no part in this round, and is not waited for: what it gave is set aside
    bool operator==(const Voter&) const = default;
};

struct Mark {     // an entry of a secret round while it is open: the one record that links seat and choice.
    Id<Mark> id;  // Never journalled; at closing all become ballots with dots and answers, and are erased.
    Id<Round> round;
    Id<Seat> seat;
    std::uint64_t item = 0;
    Says says = Says::Dot;  // as in Answer, or a dot
    int value = 1;
    int part = 0;
    bool proxy = false;  // entered by the facilitator; the seat's own as soon as it begins itself
    bool operator==(const Mark&) const = default;
};

struct Ballot {  // one ballot
    Id<Ballot> id;
    Id<Round> round;
    Id<Seat> seat;   // open rounds only; 0 in secret ones
    int weight = 1;  // its seat's when the round was closed
    int team = 0;    // its seat's, if the team had at least two voters: one alone would be known by it
    bool operator==(const Ballot&) const = default;
};

struct Dot {  // one dot on a ballot; two on one item are two dots
    Id<Dot> id;
    Id<Round> round;
    Id<Ballot> ballot;
    std::uint64_t item = 0;
    bool resists = false;
    bool operator==(const Dot&) const = default;
};

struct Entry {  // what a ballot says of an item, when it is not said with dots
    Id<Entry> id;
    Id<Round> round;
    Id<Ballot> ballot;
    std::uint64_t item = 0;
    Says says = Says::Points;
    int value = 0;  // Points 1 … 100; Score 1 … 5; Level 1 = first, ties share one; Shown +1 best, −1 worst, 0 else
    int part = 0;   // Score: 0 the customer, 1 the company; Shown, Skipped: the screen it stood on, 1, 2, …
    bool operator==(const Entry&) const = default;
};

struct Action {
    Id<Action> id;
    std::string title;
    std::string description;
    Id<Stage> stage;  // 0: none
    Id<Note> origin;  // the note it answers; 0: typed or imported
    Id<Seat> author;
    UnixMs createdAt = 0;
    bool operator==(const Action&) const = default;
};

struct Estimate {  // keyed by its action
    Id<Action> action;
    int impactCustomer = 0;                 // 1 … 5; 0 not yet given
    int impactCompany = 0;                  // 1 … 5; 0 not yet given
    std::optional<std::int64_t> tenthDays;  // person-days × 10, so that sums and comparisons are exact; absent: to be costed
    std::optional<std::int64_t> euros;      // absent: to be costed
    int confidence = 0;                     // percent, 1 … 100; 0 not given, counts as 100
    bool operator==(const Estimate&) const = default;
};

struct Factors {  // what the presets ask beyond the estimate, keyed by its action; 0 = not given
    Id<Action> action;
    int reach = 0;    // RICE: people a quarter
    int impact = 0;   // RICE: hundredths, 25, 50, 100, 200, 300
    int effect = 0;   // ICE: impact, 1 … 10
    int ease = 0;     // ICE: 1 … 10
    int benefit = 0;  // WSJF: business value, 1, 2, 3, 5, 8, 13, 20
    int urgency = 0;  // WSJF: time criticality
    int risk = 0;     // WSJF: risk reduction and opportunity
    int size = 0;     // WSJF: job size
    bool operator==(const Factors&) const = default;
};

struct Assignment {  // keyed by its action
    Id<Action> action;
    std::string owner;
    std::optional<std::int32_t> dueDay;  // days since 1970-01-01
    Id<Seat> seat;                       // the owner's, if they are at the table
    bool accepted = false;               // said so by touching at their own seat
    std::string firstStep;
    std::string measure;  // how one will see that it worked: an indicator and its target
    bool operator==(const Assignment&) const = default;
};

struct Rank {  // the action's place in the ranking made by hand, keyed by its action
    Id<Action> action;
    OrderKey order;
    bool operator==(const Rank&) const = default;
};

struct Tier {  // a step of the tiered plan: quick wins, then waves
    Id<Tier> id;
    OrderKey order;
    std::string title;
    std::optional<std::int64_t> tenthDays;  // how much it holds; absent: no bound
    std::optional<std::int64_t> euros;
    std::optional<std::int32_t> startDay, endDay;  // days since 1970-01-01
    bool operator==(const Tier&) const = default;
};

struct Planned {  // an action's place in the plan, keyed by its action
    Id<Action> action;
    Id<Tier> tier;  // 0: in none
    OrderKey order;
    Pin pin = Pin::None;  // Imposed: put there by a hand, planning again leaves it; Excluded: kept out by a hand
    std::optional<std::int64_t> tenthDays, euros;  // what it was to cost when it was put there: edited since, it gives way first
    bool operator==(const Planned&) const = default;
};

struct Link {  // between two actions
    Id<Link> id;
    Id<Action> from, to;  // Needs: `from` comes after `to`, or in the same tier. Excludes: either, not both
    LinkKind kind = LinkKind::Needs;
    bool operator==(const Link&) const = default;
};

struct PlanTerms {  // by what values, costs and the plan are reckoned; one, keyed by the session
    Id<Session> session;
    int customerWeight = 50;                // percent of the customer's impact in the value; the company's is the rest
    int budgetWeight = 50;                  // percent of the budget's share in the effort; the time's is the rest
    std::optional<std::int64_t> tenthDays;  // all there is; absent: the sum of the tiers, or else what is assumed
    std::optional<std::int64_t> euros;
    bool carryOver = false;  // what a tier leaves is added to the next
    int valueLine = 0;       // the matrix's threshold, per mille of the value's scale; 0: its middle
    int effortLine = 0;      // per mille of the effort's scale; 0: its middle
    ValueBy by = ValueBy::ForCost;
    std::string formula;  // of one's own, from a file; ValueBy::Formula only
    bool operator==(const PlanTerms&) const = default;
};

struct Settled {  // the facilitator's word on what nothing else could settle, in place of the lot
    Id<Settled> id;
    Id<Round> round;
    std::uint64_t item = 0;
    int place = 1;  // among those tied, 1 = first
    bool operator==(const Settled&) const = default;
};

// The order is that of RecordKind, and of saving: what is referred to comes before what refers to it.
using AnyRecord = std::variant<Session, Stage, Lane, Seat, Note, Group, Placement, Round, Candidate, Voter, Mark, Ballot, Dot,
                               Action, Estimate, Assignment, Rank, Entry, Factors, Tier, Planned, Link, PlanTerms, Settled>;

// Any one of them. Its copying, moving, ending and comparing are compiled once, in records.cpp, not in every file that edits.
struct Record : AnyRecord {
    using AnyRecord::AnyRecord;
    Record();
    Record(const Record& other);
    Record(Record&& other) noexcept;
    Record& operator=(const Record& other);
    Record& operator=(Record&& other) noexcept;
    ~Record();
    bool operator==(const Record& other) const;
};

enum class RecordKind : std::uint8_t {
    Session,
    Stage,
    Lane,
    Seat,
    Note,
    Group,
    Placement,
    Round,
    Candidate,
    Voter,
    Mark,
    Ballot,
    Dot,
    Action,
    Estimate,
    Assignment,
    Rank,
    Entry,
    Factors,
    Tier,
    Planned,
    Link,
    PlanTerms,
    Settled
};
constexpr int kRecordKinds = std::variant_size_v<AnyRecord>;

// The kind of a record's type, without making one.
template <class T, std::size_t At = 0>
constexpr RecordKind kindOf() {
    if constexpr (std::is_same_v<T, std::variant_alternative_t<At, AnyRecord>>) return static_cast<RecordKind>(At);
    else return kindOf<T, At + 1>();
}

struct RecordKey {
    RecordKind kind = RecordKind::Session;
    std::uint64_t id = 0;
    auto operator<=>(const RecordKey&) const = default;
};

}  // namespace app

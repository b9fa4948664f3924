#pragma once
// The fields of every record, listed once: storage binds and reads them, JSON writes and parses them, tests fill them.
// visit(record, f) calls f(name, field) in a fixed order; the first field is the key. Names are those of the SQL columns.
#include <string_view>
#include <type_traits>

#include "app/board/records.h"

namespace app {

#define PARCOURS_FIELDS(Type)                             \
    template <class R, class F>                           \
    requires std::is_same_v<std::remove_const_t<R>, Type> \
    void visitFields(R& r, F&& f)

PARCOURS_FIELDS(Session) {
    f("id", r.id);
    f("title", r.title);
    f("lang", r.lang);
    f("step", r.step);
    f("seating", r.seating);
    f("seed", r.seed);
    f("created_at", r.createdAt);
    f("client", r.client);
}
PARCOURS_FIELDS(Stage) {
    f("id", r.id);
    f("position", r.order);
    f("title", r.title);
    f("colour", r.colour);
    f("hidden", r.hidden);
}
PARCOURS_FIELDS(Lane) {
    f("id", r.id);
    f("position", r.order);
    f("title", r.title);
    f("kind", r.kind);
    f("hidden", r.hidden);
}
PARCOURS_FIELDS(Seat) {
    f("id", r.id);
    f("edge", r.edge);
    f("along", r.along);
    f("colour", r.colour);
    f("name", r.name);
    f("present", r.present);
    f("weight", r.weight);
    f("team", r.team);
}
PARCOURS_FIELDS(Note) {
    f("id", r.id);
    f("kind", r.kind);
    f("text", r.text);
    f("author", r.author);
    f("created_at", r.createdAt);
}
PARCOURS_FIELDS(Group) {
    f("id", r.id);
    f("stage", r.stage);
    f("lane", r.lane);
    f("position", r.order);
    f("title", r.title);
}
PARCOURS_FIELDS(Placement) {
    f("note", r.note);
    f("place", r.place);
    f("stage", r.stage);
    f("lane", r.lane);
    f("in_group", r.group);
    f("seat", r.seat);
    f("position", r.order);
    f("turn", r.turn);
    f("face_down", r.faceDown);
}
PARCOURS_FIELDS(Round) {
    f("id", r.id);
    f("number", r.number);
    f("votes_on", r.on);
    f("kind", r.kind);
    f("dots_each", r.dotsEach);
    f("cap", r.cap);
    f("secret", r.secret);
    f("state", r.state);
    f("winners", r.winners);
    f("tie", r.tie);
    f("box_seconds", r.boxSeconds);
    f("closes_at", r.closesAt);
    f("run_off_of", r.runOffOf);
    f("form", r.form);
    f("resistance_each", r.resistanceEach);
    f("resistance_cap", r.resistanceCap);
    f("own_allowed", r.ownAllowed);
    f("blanks", r.blanks);
    f("criteria", r.criteria);
    f("stage", r.stage);
    f("lane", r.lane);
    f("short_list_of", r.shortListOf);
    f("short_list", r.shortList);
    f("among_first", r.amongFirst);
}
PARCOURS_FIELDS(Candidate) {
    f("id", r.id);
    f("round", r.round);
    f("item", r.item);
}
PARCOURS_FIELDS(Voter) {
    f("id", r.id);
    f("round", r.round);
    f("seat", r.seat);
    f("done", r.done);
    f("proxy", r.proxy);
    f("abstains", r.abstains);
}
PARCOURS_FIELDS(Mark) {
    f("id", r.id);
    f("round", r.round);
    f("seat", r.seat);
    f("item", r.item);
    f("says", r.says);
    f("value", r.value);
    f("part", r.part);
    f("proxy", r.proxy);
}
PARCOURS_FIELDS(Ballot) {
    f("id", r.id);
    f("round", r.round);
    f("seat", r.seat);
    f("weight", r.weight);
    f("team", r.team);
}
PARCOURS_FIELDS(Dot) {
    f("id", r.id);
    f("round", r.round);
    f("ballot", r.ballot);
    f("item", r.item);
    f("resists", r.resists);
}
PARCOURS_FIELDS(Action) {
    f("id", r.id);
    f("title", r.title);
    f("description", r.description);
    f("stage", r.stage);
    f("origin", r.origin);
    f("author", r.author);
    f("created_at", r.createdAt);
}
PARCOURS_FIELDS(Estimate) {
    f("action", r.action);
    f("impact_customer", r.impactCustomer);
    f("impact_company", r.impactCompany);
    f("tenth_days", r.tenthDays);
    f("euros", r.euros);
    f("confidence", r.confidence);
}
PARCOURS_FIELDS(Assignment) {
    f("action", r.action);
    f("owner", r.owner);
    f("due_day", r.dueDay);
    f("seat", r.seat);
    f("accepted", r.accepted);
    f("first_step", r.firstStep);
    f("measure", r.measure);
}
PARCOURS_FIELDS(Rank) {
    f("action", r.action);
    f("position", r.order);
}
PARCOURS_FIELDS(Entry) {
    f("id", r.id);
    f("round", r.round);
    f("ballot", r.ballot);
    f("item", r.item);
    f("says", r.says);
    f("value", r.value);
    f("part", r.part);
}
PARCOURS_FIELDS(Factors) {
    f("action", r.action);
    f("reach", r.reach);
    f("impact", r.impact);
    f("effect", r.effect);
    f("ease", r.ease);
    f("benefit", r.benefit);
    f("urgency", r.urgency);
    f("risk", r.risk);
    f("size", r.size);
}
PARCOURS_FIELDS(Tier) {
    f("id", r.id);
    f("position", r.order);
    f("title", r.title);
    f("tenth_days", r.tenthDays);
    f("euros", r.euros);
    f("start_day", r.startDay);
    f("end_day", r.endDay);
}
PARCOURS_FIELDS(Planned) {
    f("action", r.action);
    f("tier", r.tier);
    f("position", r.order);
    f("pin", r.pin);
    f("tenth_days", r.tenthDays);
    f("euros", r.euros);
}
PARCOURS_FIELDS(Link) {
    f("id", r.id);
    f("source", r.from);
    f("target", r.to);
    f("kind", r.kind);
}
PARCOURS_FIELDS(PlanTerms) {
    f("session", r.session);
    f("customer_weight", r.customerWeight);
    f("budget_weight", r.budgetWeight);
    f("tenth_days", r.tenthDays);
    f("euros", r.euros);
    f("carry_over", r.carryOver);
    f("value_line", r.valueLine);
    f("effort_line", r.effortLine);
    f("value_by", r.by);
    f("formula", r.formula);
}
PARCOURS_FIELDS(Settled) {
    f("id", r.id);
    f("round", r.round);
    f("item", r.item);
    f("place", r.place);
}
#undef PARCOURS_FIELDS

// "stage", "placement", …: the name of a kind in JSON and of its SQL table.
const char* nameOf(RecordKind kind);
std::optional<RecordKind> kindNamed(std::string_view name);

// A blank record of a kind, to be filled through visitFields.
Record blank(RecordKind kind);
RecordKey keyOf(const Record& record);

// False for marks: they link a seat to a choice and must leave no trace, so the journal never holds them.
inline bool isJournalled(RecordKind kind) { return kind != RecordKind::Mark; }

// True for fields that the first released form of a session did not have: an older export or journal leaves them out, and
// they then hold what a fresh record holds. Every field that is added later joins the list.
bool mayBeMissing(RecordKind kind, std::string_view field);

// How many values an enum field has, so that what a file holds can be checked; 0 for fields that are no enum.
constexpr int valuesOf(NoteKind) { return 10; }
constexpr int valuesOf(Step) { return 4; }
constexpr int valuesOf(Seating) { return 2; }
constexpr int valuesOf(Edge) { return 4; }
constexpr int valuesOf(Place) { return 4; }
constexpr int valuesOf(RoundOn) { return 3; }
constexpr int valuesOf(BallotForm) { return 6; }
constexpr int valuesOf(Blanks) { return 2; }
constexpr int valuesOf(Says) { return 7; }
constexpr int valuesOf(Pin) { return 3; }
constexpr int valuesOf(LinkKind) { return 2; }
constexpr int valuesOf(ValueBy) { return 5; }
constexpr int valuesOf(RoundState) { return 5; }
constexpr int valuesOf(TieRule) { return 2; }

}  // namespace app

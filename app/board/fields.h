#pragma once
// The fields of every record, listed once: storage binds and reads them, JSON writes and parses them, tests fill them.
// visit(record, f) calls f(name, field) in a fixed order; the first field is the key. Names are those of the SQL columns.
#include <string_view>
#include <type_traits>

#include "app/base/per.h"
#include "app/board/records.h"

namespace app {

// What becomes of a record when what it refers to goes. Deletion and undo, import and merging all read it here.
enum class WhenGone : std::uint8_t {
    GoesAlong,  // it goes too
    Emptied,    // it names nothing from then on
    Waits,      // a note that lay there waits beside the map; a group is taken apart
    Forbids,    // what it names cannot go while it is there: a verb that takes that away says first what becomes of this
    Outlives    // it keeps the name of what is gone: readers ask whether that is still there
};
struct Reference {
    WhenGone whenGone = WhenGone::Forbids;
    bool isRequired = true;  // false: it may name nothing
    bool isIndexed = false;  // the board keeps a list of these by what they name (Board::referring)
};

// A field that names another record. A visitor that takes three arguments is told what the reference is; all others see a field
// like any other.
template <class F, class T>
void refers(F& f, const char* name, T& field, const Reference& reference) {
    if constexpr (std::is_invocable_v<F&, const char*, T&, const Reference&>) f(name, field, reference);
    else f(name, field);
}

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
    refers(f, "author", r.author, {WhenGone::Forbids, false});
    f("created_at", r.createdAt);
}
PARCOURS_FIELDS(Group) {
    f("id", r.id);
    refers(f, "stage", r.stage, {WhenGone::Waits});
    refers(f, "lane", r.lane, {WhenGone::Waits});
    f("position", r.order);
    f("title", r.title);
}
PARCOURS_FIELDS(Placement) {
    refers(f, "note", r.note, {WhenGone::GoesAlong});
    f("place", r.place);
    refers(f, "stage", r.stage, {WhenGone::Waits, false});
    refers(f, "lane", r.lane, {WhenGone::Waits, false});
    refers(f, "in_group", r.group, {WhenGone::Waits, false});
    refers(f, "seat", r.seat, {WhenGone::Waits, false});
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
    refers(f, "run_off_of", r.runOffOf, {WhenGone::Forbids, false});
    f("form", r.form);
    f("resistance_each", r.resistanceEach);
    f("resistance_cap", r.resistanceCap);
    f("own_allowed", r.ownAllowed);
    f("blanks", r.blanks);
    f("criteria", r.criteria);
    refers(f, "stage", r.stage, {WhenGone::Outlives, false});
    refers(f, "lane", r.lane, {WhenGone::Outlives, false});
    refers(f, "short_list_of", r.shortListOf, {WhenGone::Forbids, false});
    f("short_list", r.shortList);
    f("among_first", r.amongFirst);
}
PARCOURS_FIELDS(Candidate) {
    f("id", r.id);
    refers(f, "round", r.round, {WhenGone::GoesAlong});
    refers(f, "item", r.item, {WhenGone::Outlives});
}
PARCOURS_FIELDS(Voter) {
    f("id", r.id);
    refers(f, "round", r.round, {WhenGone::GoesAlong, true, true});
    refers(f, "seat", r.seat, {WhenGone::Forbids});
    f("done", r.done);
    f("proxy", r.proxy);
    f("abstains", r.abstains);
}
PARCOURS_FIELDS(Mark) {
    f("id", r.id);
    refers(f, "round", r.round, {WhenGone::GoesAlong, true, true});
    refers(f, "seat", r.seat, {WhenGone::Forbids});
    refers(f, "item", r.item, {WhenGone::Outlives});
    f("says", r.says);
    f("value", r.value);
    f("part", r.part);
    f("proxy", r.proxy);
}
PARCOURS_FIELDS(Ballot) {
    f("id", r.id);
    refers(f, "round", r.round, {WhenGone::GoesAlong, true, true});
    refers(f, "seat", r.seat, {WhenGone::Forbids, false});
    f("weight", r.weight);
    f("team", r.team);
}
PARCOURS_FIELDS(Dot) {
    f("id", r.id);
    refers(f, "round", r.round, {WhenGone::GoesAlong, true, true});
    refers(f, "ballot", r.ballot, {WhenGone::GoesAlong});
    refers(f, "item", r.item, {WhenGone::Outlives});
    f("resists", r.resists);
}
PARCOURS_FIELDS(Action) {
    f("id", r.id);
    f("title", r.title);
    f("description", r.description);
    refers(f, "stage", r.stage, {WhenGone::Emptied, false});
    refers(f, "origin", r.origin, {WhenGone::Outlives, false});
    refers(f, "author", r.author, {WhenGone::Forbids, false});
    f("created_at", r.createdAt);
}
PARCOURS_FIELDS(Estimate) {
    refers(f, "action", r.action, {WhenGone::GoesAlong});
    f("impact_customer", r.impactCustomer);
    f("impact_company", r.impactCompany);
    f("tenth_days", r.tenthDays);
    f("euros", r.euros);
    f("confidence", r.confidence);
}
PARCOURS_FIELDS(Assignment) {
    refers(f, "action", r.action, {WhenGone::GoesAlong});
    f("owner", r.owner);
    f("due_day", r.dueDay);
    refers(f, "seat", r.seat, {WhenGone::Forbids, false});
    f("accepted", r.accepted);
    f("first_step", r.firstStep);
    f("measure", r.measure);
}
PARCOURS_FIELDS(Rank) {
    refers(f, "action", r.action, {WhenGone::GoesAlong});
    f("position", r.order);
}
PARCOURS_FIELDS(Entry) {
    f("id", r.id);
    refers(f, "round", r.round, {WhenGone::GoesAlong, true, true});
    refers(f, "ballot", r.ballot, {WhenGone::GoesAlong});
    refers(f, "item", r.item, {WhenGone::Outlives});
    f("says", r.says);
    f("value", r.value);
    f("part", r.part);
}
PARCOURS_FIELDS(Factors) {
    refers(f, "action", r.action, {WhenGone::GoesAlong});
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
    refers(f, "action", r.action, {WhenGone::GoesAlong});
    refers(f, "tier", r.tier, {WhenGone::Forbids, false});
    f("position", r.order);
    f("pin", r.pin);
    f("tenth_days", r.tenthDays);
    f("euros", r.euros);
}
PARCOURS_FIELDS(Link) {
    f("id", r.id);
    refers(f, "source", r.from, {WhenGone::GoesAlong});
    refers(f, "target", r.to, {WhenGone::GoesAlong});
    f("kind", r.kind);
}
PARCOURS_FIELDS(PlanTerms) {
    refers(f, "session", r.session, {WhenGone::GoesAlong});
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
    refers(f, "round", r.round, {WhenGone::GoesAlong});
    refers(f, "item", r.item, {WhenGone::Outlives});
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

}  // namespace app

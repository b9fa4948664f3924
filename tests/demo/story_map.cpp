// The first half of the story: notes written in silence and turned up together, grouped; a secret vote, its tie settled, and what
// won made into actions.
#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "app/board/note_kind.h"
#include "app/rules/tally.h"
#include "app/rules/voting.h"
#include "tests/demo/story.h"
#include "tests/demo/story_people.h"

namespace tests {

namespace rules = app::rules;

namespace {

constexpr double kClearS = 3.2;  // the key that erases, held until a sentence is gone

}  // namespace

const app::Round& Story::open() const {
    const app::Round* round = rules::openRound(board());
    if (!round) throw std::runtime_error("no vote is open");
    return *round;
}

app::Id<app::Note> Story::noteOf(const std::string& text) const {
    for (const auto& [id, note] : board().all<app::Note>())
        if (note.text == text) return note.id;
    std::string newest;  // of whom it may be a mistyped one
    for (const auto& seat : seats)
        for (const auto& placed : board().trayOf(app::Id<app::Seat>{*app::idFromText(seat)}))
            newest += "\n  " + board().find(placed.note)->text;
    throw std::runtime_error("nobody wrote: " + text + ", but before seats lies:" + newest);
}

// A place in a cell where nothing lies, as far to the right as there is one: dropped there, a note comes behind the others.
Aim Story::cell(const std::string& stage, app::NoteKind kind) const {
    std::string id;
    for (app::Id<app::Stage> s : board().stages())
        for (app::Id<app::Lane> l : board().lanes())
            if (board().find(s)->title == stage && board().find(l)->kind == kind) id = app::idText(s) + "/" + app::idText(l);
    const auto find = [this, id](const std::vector<ui::glass::Target>& targets) -> std::optional<app::Point> {
        constexpr float kApartPx = 2, kEdgePx = 40;
        const auto cell = std::ranges::find(targets, id, &ui::glass::Target::id);
        if (cell == targets.end()) return std::nullopt;
        const app::Rect reach = table.scene().plan().size.rect().grown(-kEdgePx);
        const auto isFree = [&](app::Point at) {
            return reach.contains(at) && std::ranges::none_of(targets, [&](const ui::glass::Target& other) {
                       return other.depth > cell->depth && other.px.grown(kApartPx).contains(at);
                   });
        };
        for (const float across : {0.965f, 0.94f, 0.85f, 0.72f, 0.6f, 0.45f})
            for (const float down : {0.5f, 0.3f, 0.7f, 0.9f, 0.12f}) {
                const app::Point at{std::round(cell->px.x + cell->px.w * across), std::round(cell->px.y + cell->px.h * down)};
                if (isFree(at)) return at;
            }
        return std::nullopt;
    };
    return {find, "a free place in the cell of " + stage, true};
}

// Twice each: written, turned face down before the seat, laid on the map.
void Story::writeInSilence() {
    for (std::size_t round = 0; round < kStoryPeople.front().writes.size(); ++round) {
        everybody([&](int i) {
            hands.pause(i, 0.4 * i);
            tapOwn(i, "new-note");
        });
        everybody(
            [&](int i) {
                const WrittenNote& note = kStoryPeople[std::size_t(i)].writes[round];
                const std::string kind = std::string("kind-") + app::rowOf(note.kind).key;
                hands.pause(i, 0.2 * i);
                if (within(std::size_t(i), kind).empty()) tapOwn(i, "kind-other");  // most kinds wait behind this key
                tapOwn(i, kind);
                hands.type(i, seats[std::size_t(i)], note.text);
                tapOwn(i, "done");
            },
            round == 0 ? "ecriture" : "", 8);
        everybody([&](int i) {
            const std::string note = app::idText(noteOf(kStoryPeople[std::size_t(i)].writes[round].text));
            hands.tap(i, byId(note));
            hands.tap(i, byId(note + "/hide"));
        });
        hands.rest(0.5);
        everybody(
            [&](int i) {
                const WrittenNote& note = kStoryPeople[std::size_t(i)].writes[round];
                hands.drag(i, this->note(note.text), cell(note.stage, note.kind));
            },
            round == 1 ? "placer" : "", 0.8);
        hands.rest(0.5);
        hands.tap(0, byId("table/fit-bottom"));  // what has grown is seen whole again
        hands.work();
        hands.rest(0.6);
    }
    for (const StoryPerson& person : kStoryPeople)
        for (const WrittenNote& written : person.writes) {
            const app::Note* now = board().find(noteOf(written.text));
            if (now->kind != written.kind) throw std::runtime_error(std::string("it fell into another lane: ") + written.text);
        }
    hands.mark("face-cachee");
}

void Story::turnUp() {
    openDock();
    panel("settings");
    panel("tab-steps");
    panel("reveal-notes");
    hands.work();
    hands.rest(0.8);
    panel("close");
    hands.work();
    hands.rest(0.5);
    hands.mark("retournees");
}

// Two that say the same become a group, which its author names; three more join what is there.
void Story::group() {
    hands.drag(3, note(kNoCall), note(kMute));
    const auto join = [&](int hand, const char* text, const char* group) {
        for (const auto& [id, found] : board().all<app::Group>())
            if (found.title == group) return hands.drag(hand, note(text), groupFrame(app::idText(id)));
        throw std::runtime_error(std::string("no group: ") + group);
    };
    join(0, kLostQuote, "Le devis ne suit pas le client");
    join(2, "Le créneau change sans prévenir", "La livraison, grande inconnue");
    join(6, "Le tissu paraît plus clair en photo", "Le site et le magasin ne disent pas la même chose");
    hands.markAfter("regrouper", 0.7);
    hands.work();
    hands.rest(0.6);
    const app::Placement* placed = board().find<app::Placement>(noteOf(kMute).value);
    if (!placed || !placed->group) throw std::runtime_error("the two notes have not become a group");
    const std::string made = app::idText(placed->group);
    hands.tap(7, groupFrame(made));
    hands.tap(7, byId(made + "/edit"));
    hands.work();
    const std::string seat = seatWith("shift");
    hands.type(7, seat, kMuteGroup);
    hands.tap(7, byIdEnd(seat, "done"));
    hands.work();
    hands.rest(0.5);
    if (board().find(app::Id<app::Group>{placed->group})->title != kMuteGroup)
        throw std::runtime_error("the group is called otherwise");
    hands.mark("regroupees");
}

// One of the dock's votes: chosen, opened, ballots before everybody.
app::Id<app::Round> Story::openVote(const std::string& preset, const std::string& mark) {
    openDock();
    panel("preset-" + preset);
    hands.work();
    hands.rest(0.6);  // the large key is deaf for a second after it came to mean something else
    if (!mark.empty()) hands.mark(mark);
    panel("next");
    hands.work();
    hands.rest(1);
    const app::Id<app::Round> opened = open().id;
    closeDock();
    openBallots();
    return opened;
}

void Story::votePains() {
    pains = openVote("pains", "animation");
    readThrough(
        "more-", kSkimS,
        [&](std::size_t i, const std::string& item) {
            const auto id = *app::idFromText(item);
            const app::Note* note = board().find<app::Note>(id);
            const auto& dislikes = kStoryPeople[i].dislikes;
            return note && std::ranges::find(dislikes, note->text) != dislikes.end();
        },
        "vote", 16);
    everybody([&](int i) { tapOwn(i, "done"); });
    closeAndReveal("resultat");
}

// The strip itself offers the run-off; its ballots hold the two that tie and nothing else.
void Story::settleTheTie() {
    hands.rest(2.5);  // people look
    const auto targets = hands.look();
    hands.tap(2, byId(byId("reveal/run-off").find(targets) ? "reveal/run-off" : "reveal-turned/run-off"));
    hands.work();
    hands.rest(1);
    runOff = open().id;
    closeDock();
    openBallots();
    everybody(
        [&](int i) {
            hands.pause(i, kReadS + 0.2 * i);
            tapOwn(i, "more-" + app::idText(noteOf(kPrefersColours[std::size_t(i)] ? kColours : kRepeat)));
            hands.pause(i, 0.5);
            tapOwn(i, "done");
        },
        "departage", 2.6);
    closeAndReveal("departage-resultat");
    seeResult();
    closeDock();
    hands.rest(1);
    hands.mark("carte-votee");
}

// What nothing has been made of yet becomes an action; each is then told as what is to be done.
void Story::makeActions() {
    static constexpr std::pair<const char*, const char*> kToDo[] = {{kLostQuote, "Montrer les devis du site au vendeur"},
                                                                    {kPromo, "Accepter le code promo au paiement"},
                                                                    {kMute, "Répondre à chaque message en un jour"}};
    for (int hand = 0; hand < 3; ++hand) {
        const std::string pain = app::idText(noteOf(kToDo[hand].first));
        hands.pause(hand, 0.4 * hand);
        hands.tap(hand, byId(pain));
        hands.pause(hand, 1);
        hands.tap(hand, byId(pain + "/action"));
    }
    hands.markAfter("vers-action", 1.9);
    hands.work();
    hands.rest(0.5);
    for (const auto& [text, todo] : kToDo) {
        const std::string pain = app::idText(noteOf(text));
        hands.tap(0, byId(pain));
        hands.tap(0, byId(pain + "/open-action"));
        hands.work();
        hands.rest(0.4);
        const std::string seat = seatWith("tab-estimate");
        const auto hand = int(std::ranges::find(seats, seat) - seats.begin());
        tapOwn(hand, "title");
        hands.hold(hand, byIdEnd(seat, "backspace"), kClearS);
        hands.type(hand, seat, todo);
        tapOwn(hand, "done");
        tapOwn(hand, "close");
        hands.work();
        if (std::ranges::none_of(board().all<app::Action>(), [&](const auto& entry) { return entry.second.title == todo; }))
            throw std::runtime_error(std::string("no action says: ") + todo);
    }
    hands.rest(0.5);
}

}  // namespace tests

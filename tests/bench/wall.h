#pragma once
// Hands on a table without a screen: fingers that go down on things by name, move and lift, frame by frame, with the time in
// the test's hand. What they do goes the whole way: samples, contacts, panels, hands, commands, board.
//     Wall wall; auto pain = wall.note("pains", "Trop cher", "Achat");
//     wall.finger(1).down(pain).moveTo(wall.cell("Découverte", "Irritants")).up(); wall.expect(pain).in("Découverte",
//     "Irritants");
// Notes are put there by commands; everything else a test does, it does with fingers.
#include <catch2/catch.hpp>
#include <functional>
#include <map>
#include <string>

#include "app/commands/rounds.h"
#include "app/commands/votes.h"
#include "tests/bench/formats.h"
#include "tests/bench/shown.h"
#include "tests/bench/votes_in_memory.h"
#include "ui/shell/table.h"
#include "ui/touch/contact_tracker.h"

namespace tests {

using app::Point;

class Wall;

// One finger. Every verb runs frames of 1/60 s unless it stands inside Wall::atOnce.
class Finger {
public:
    Finger(Wall& wall, std::uint64_t number, bool mouse = false) : m_wall(wall), m_number(number), m_mouse(mouse) {}

    template <class Where>
    Finger& down(const Where& where);
    template <class Where>
    Finger& moveTo(const Where& where, double ms = 250);  // rests at the end: a drop, no throw
    template <class Where>
    Finger& flickTo(const Where& where, double ms = 100);  // no rest: lifted now, it is a throw
    template <class Where>
    Finger& tap(const Where& where);
    Finger& moveBy(Point px, double ms = 250) { return goTo(m_at + px, ms, true); }
    Finger& hold(double ms);  // stays where it is
    Finger& up();
    Finger& cancel();  // the device lost it

    // Where it will be after the next Wall::glide, together with all others that were sent somewhere.
    template <class Where>
    Finger& send(const Where& where);

    Point at() const { return m_at; }
    bool isDown() const { return m_down; }

private:
    friend class Wall;
    Finger& downAt(Point px);
    Finger& goTo(Point px, double ms, bool rest);
    void say(ui::touch::Phase phase);

    Wall& m_wall;
    std::uint64_t m_number;
    Point m_at, m_from, m_goal;
    bool m_mouse;
    bool m_down = false, m_sent = false;
};

// What a test expects of one note.
class NoteExpectation {
public:
    NoteExpectation(const Wall& wall, app::Id<app::Note> note) : m_wall(wall), m_note(note) {}
    const NoteExpectation& in(const std::string& stage, const std::string& lane) const;
    const NoteExpectation& in(app::Id<app::Group> group) const;
    const NoteExpectation& inTrayOf(app::Id<app::Seat> seat) const;
    const NoteExpectation& inBinOf(app::Id<app::Seat> seat) const;
    const NoteExpectation& waiting() const;  // in the holding area
    const NoteExpectation& turned(float degrees) const;
    const NoteExpectation& held(bool yes = true) const;  // drawn in a hand, not on the board
    const NoteExpectation& flying() const;

private:
    const app::Placement& placement() const;
    const Wall& m_wall;
    app::Id<app::Note> m_note;
};

struct WallSetup {
    ui::glass::TableSize size{1920, 1080, 2.0f};
    app::Seating seating = app::Seating::Table;
    std::string lang = "fr";
    std::optional<app::Board> board = std::nullopt;  // as an earlier wall left it
    std::map<app::Id<app::Seat>, std::string> drafts = {};
    std::vector<app::SetAside> setAside = {};
    bool toLookAt = false;
    std::function<ui::glass::Views()> views = ui::views::all;
    std::function<ui::panels::seat::SeatPages()> seatPages = ui::panels::seat::allPages;
    std::function<ui::panels::facilitator::FacilitatorPages()> facilitatorPages = ui::panels::facilitator::allPages;
    app::Exporters exporters = formats();
    bool reducedMotion = false;
    app::KeptVotes* keptVotes = nullptr;  // outlives the wall
};

class Wall {
public:
    using Command = ui::glass::Command;
    static constexpr double kFrameS = 1.0 / 60;

    explicit Wall(const WallSetup& setup = {}, std::unique_ptr<app::Journal> journal = std::make_unique<app::NoJournal>());

    // Furniture.
    app::Id<app::Seat> seat(app::Edge edge = app::Edge::Bottom, float along = 0.5f);
    app::Id<app::Note> note(const std::string& kind, const std::string& text,
                            const std::string& stage);  // kind: key of note_kind.h
    app::Id<app::Note> trayNote(app::Id<app::Seat> seat, const std::string& text);
    app::Id<app::Group> group(app::Id<app::Note> note, app::Id<app::Note> onto);
    app::Id<app::Action> action(const std::string& title);
    app::Id<app::Round> round(const app::commands::RoundTerms& terms);
    // Somebody elsewhere does this: runs the command and a frame. Refusals fail the test.
    void command(const Command& command, app::Id<app::Seat> by = {});

    // Names.
    app::Cell cell(const std::string& stage, const std::string& lane) const;
    app::Id<app::Stage> stage(const std::string& title) const;
    app::Id<app::Lane> lane(const std::string& title) const;

    // Where things are on the glass; a point nothing covers. Fails the test if there is none.
    Point where(Point px) const { return px; }
    Point where(app::Id<app::Note> note) const;
    Point where(app::Id<app::Group> group) const;    // its title band
    Point where(app::Id<app::Action> action) const;  // its row
    Point where(app::Id<app::Seat> seat) const;      // its tray's name
    Point where(app::Cell cell) const;               // behind the last thing in it
    Point where(const std::string& target) const;    // an id of the scene log: "<seat>/new-note", "facilitator/tab-vote"
    Point where(const char* target) const { return where(std::string(target)); }
    Point emptyGround() const;  // board, but nothing on it
    std::string of(app::Id<app::Seat> seat, const std::string& name) const { return app::idText(seat) + "/" + name; }
    bool has(const std::string& target) const { return find(target) != nullptr; }
    std::string labelOf(const std::string& target) const;

    // Hands and time.
    Finger& finger(int number);
    Finger& mouse();  // one contact of another source
    void frame();
    void wait(double ms);
    void glide(double ms = 300);                     // all fingers that were sent somewhere, together
    void atOnce(const std::function<void()>& what);  // all of it inside one frame
    double nowS() const { return m_nowS; }
    float mm(float millimetres) const { return millimetres * m_setup.size.pxPerMm; }
    // Its ballot, where it has not opened by itself as the round did.
    void openBallot(int fingerOf, app::Id<app::Seat> seat) {
        if (has(of(seat, "vote"))) finger(fingerOf).tap(of(seat, "vote"));
    }
    // Back to the tray.
    void closeBallot(int fingerOf, app::Id<app::Seat> seat) {
        if (has(of(seat, "close"))) finger(fingerOf).tap(of(seat, "close"));
    }
    void strike(const std::string& text);  // hardware keyboard
    void strike(ui::panels::KeyStroke::Kind key) { m_strokes.push_back({key, {}}), frame(); }
    void speak(app::Texts words) { m_tr = std::move(words), frame(); }

    // Every seat types its text with a finger of its own, all at the same time on their own keyboards, which must be open.
    void type(const std::map<app::Id<app::Seat>, std::string>& texts);

    NoteExpectation expect(app::Id<app::Note> note) const { return {*this, note}; }
    bool answered(const std::string& words) const;  // stands at a finger now
    std::size_t messages() const { return table().drafts().messages.size(); }

    const app::Board& board() const { return m_table->board(); }
    ui::shell::Table& table() { return *m_table; }
    const ui::shell::Table& table() const { return *m_table; }
    const ui::glass::Scene& scene() const { return m_table->scene(); }
    std::vector<std::string> shownRanking() const;
    std::vector<app::Id<app::Note>> notesIn(const std::string& stage, const std::string& lane) const;
    const app::Texts& tr() const { return m_tr; }
    ui::paint::Fonts& fonts() const;

private:
    friend class Finger;
    const ui::glass::Target* find(const std::string& id) const;
    void keep(const ui::touch::ContactSample& sample);
    template <class T>
    app::Id<T> made(const Command& command);

    WallSetup m_setup;
    app::Texts m_tr;
    std::unique_ptr<ui::shell::Table> m_table;
    ui::touch::ContactTracker m_tracker;
    std::vector<ui::touch::ContactSample> m_samples;
    std::vector<ui::panels::KeyStroke> m_strokes;
    std::map<int, std::unique_ptr<Finger>> m_fingers;
    mutable std::vector<ui::glass::Target> m_targets;
    double m_nowS = 100;
    bool m_atOnce = false;
};

template <class Where>
Finger& Finger::down(const Where& where) {
    return downAt(m_wall.where(where));
}
template <class Where>
Finger& Finger::moveTo(const Where& where, double ms) {
    return goTo(m_wall.where(where), ms, true);
}
template <class Where>
Finger& Finger::flickTo(const Where& where, double ms) {
    return goTo(m_wall.where(where), ms, false);
}
template <class Where>
Finger& Finger::tap(const Where& where) {
    return downAt(m_wall.where(where)).hold(80).up();
}
template <class Where>
Finger& Finger::send(const Where& where) {
    m_from = m_at, m_goal = m_wall.where(where), m_sent = true;
    return *this;
}

}  // namespace tests

#pragma once
// Eight people and a facilitator round a table, as the recording knows them: how they sit down, lead with the dock, read and
// scroll a list, look at a result. What they do with it is the story's.
#include <functional>
#include <string>
#include <vector>

#include "tests/demo/virtual_hands.h"

namespace tests {

constexpr app::UnixMs kDemoStart = 1'773'738'000'000;  // as in main.cpp's demo: 2026-03-17 09:00 UTC
constexpr std::uint64_t kDemoSeed = 20260317;

Aim groupFrame(std::string group);            // its title, where the whole of it is held
Aim nearby(std::string id, app::Point byPx);  // so far from the middle of a target
bool isCard(const std::vector<ui::glass::Target>& targets, const std::string& id);

struct Crew {
    ui::shell::Table& table;
    VirtualHands& hands;
    std::vector<std::string> seats;  // ids, in the order they sat down
    int facilitator = 8;             // a ninth hand

    app::Id<app::Seat> seatId(std::size_t i) const { return app::Id<app::Seat>{*app::idFromText(seats.at(i))}; }
    const app::Board& board() const { return table.board(); }

    void sitDown();
    // All work at the same time until all are idle; the mark, if one is given, falls so many seconds after they began.
    void everybody(const std::function<void(int)>& what, const std::string& mark = {}, double markS = 0);
    void tapOwn(int seat, const std::string& end) { hands.tap(seat, byIdEnd(seats[std::size_t(seat)], end)); }

    void openDock();
    void closeDock();
    void panel(const std::string& button) { hands.tap(facilitator, byId("facilitator/" + button)); }

    // Ballots open by themselves where there is room; the others by their key.
    void openBallots();
    // Everybody reads their own list from its first row on, so long a row, and touches what they would (each row once), until
    // they have given all they have or the list ends.
    void readThrough(const std::string& beginning, double readS,
                     const std::function<bool(std::size_t, const std::string&)>& gives, const std::string& mark, double markS);
    void scrollDown(int seat) {
        hands.drag(seat, inPanel(std::size_t(seat), 0.3f, 0.72f), inPanel(std::size_t(seat), 0.3f, 0.3f));
    }
    // With the dock's next key; the mark falls when all of the result stands.
    void closeAndReveal(const std::string& mark);
    // Somebody goes on from a result, where its strip has room.
    void seeResult();

    // A place in a seat's open panel, parts of its width and height.
    Aim inPanel(std::size_t seat, float across, float down) const;
    // What of a seat's own targets with this beginning can be touched now, top to bottom: the rest of the id.
    std::vector<std::string> within(std::size_t seat, const std::string& beginning) const;
    // The seat whose panel has a target that ends so.
    std::string seatWith(const std::string& end) const;
};

}  // namespace tests

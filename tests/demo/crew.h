#pragma once
// Eight people and a facilitator round a table, as the recordings know them: how they sit down, call the facilitator's panel,
// read and scroll a list. What they do with it is the recording's.
#include <string>
#include <vector>

#include "tests/demo/virtual_hands.h"

namespace tests {

constexpr app::UnixMs kDemoStart = 1'773'738'000'000;  // as in main.cpp's demo: 2026-03-17 09:00 UTC
constexpr std::uint64_t kDemoSeed = 20260317;

// A row of the ranking by its rank, where a hand takes it up.
Aim grip(std::string row);

struct Crew {
    ui::shell::Table& table;
    VirtualHands& hands;
    std::vector<std::string> seats;  // ids, in the order they sat down
    int facilitator = 8;             // a ninth hand

    app::Id<app::Seat> seatId(std::size_t i) const { return app::Id<app::Seat>{*app::idFromText(seats.at(i))}; }
    const app::Board& board() const { return table.board(); }

    void sitDown();
    // Holds a free corner until the facilitator's panel opens there.
    void callFacilitator();
    void panel(const std::string& button) { hands.tap(facilitator, byId("facilitator/" + button)); }
    // Only if it can be touched now.
    void panelIfThere(const std::string& button);

    // A seat's ballot, where it has not opened by itself as the round did.
    void openBallot(int seat);
    // Looks at the result until all of it stands; then somebody goes on, where its strip has room.
    void seeResult(const std::string& mark = {});

    // A place in a seat's open panel, parts of its width and height.
    Aim inPanel(std::size_t seat, float across, float down) const;
    // What of a seat's own targets with this beginning can be touched now, top to bottom: the rest of the id.
    std::vector<std::string> within(std::size_t seat, const std::string& beginning) const;
};

}  // namespace tests

#pragma once
// The kept votes of a table that forgets them with the test, or with the picture.
#include "app/ports/kept_votes.h"

namespace tests {

struct VotesInMemory : app::KeptVotes {
    std::vector<app::Round> all;
    const std::vector<app::Round>& votes() const override { return all; }
    void keep(std::vector<app::Round> votes) override { all = std::move(votes); }
};

}  // namespace tests

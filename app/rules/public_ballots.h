#pragma once
// A published election as plain numbers and names: what `parcours tally` reads from a ballot file and counts. No board, no
// session. Filled by storage/imports (one reader a format), counted by storage/exports/tally_json. Never guesses: what a file did
// not say is empty here, and what was left aside while reading stands in `remarks`.
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "app/rules/methods/profile.h"

namespace app::rules {

struct PublicOrders {
    std::string title, format;     // format: "soc", "soi", "toc", "toi" or "cvotes"
    std::vector<std::string> ids;  // of the candidates: PrefLib's numbers, a cvotes file's names
    std::vector<std::string> names;
    Profile profile;          // equal orders are one, with the sum of their weights
    std::int64_t voters = 0;  // people: a weight does not make two of one
    bool blanksSaid = false;  // the file itself says how to read unlisted candidates
    std::optional<int> seats;
    std::vector<std::string> remarks;
};

enum class VoteType : std::uint8_t { Approval, ChooseOne, Ordinal, Cumulative, Scoring };

struct PublicProject {
    std::string id, name;
    std::int64_t cost = 0;  // in 1/unit of the currency
    bool chosen = false;    // by the officials
};

// project → points. Approval: 1 each. Ordinal: max_length for the first, one less for each place after. Points in 1/pointsUnit.
struct PublicVote {
    std::vector<std::pair<int, std::int64_t>> points;
    std::int64_t weight = 1;
};

struct PublicBudget {
    std::string title, currency;
    VoteType type = VoteType::Approval;
    std::vector<PublicProject> projects;
    std::vector<PublicVote> votes;  // one a voter, in the order of the file, blank ones too: they own a share of the budget
    std::int64_t budget = 0;        // in 1/unit of the currency
    std::int64_t unit = 1;          // 100 if costs have cents, up to 10 000; costs and the budget are whole in it
    std::int64_t pointsUnit = 1;
    bool saysChosen = false;  // the file tells what the officials chose
    std::vector<std::string> remarks;
};

using PublicBallots = std::variant<PublicOrders, PublicBudget>;

}  // namespace app::rules

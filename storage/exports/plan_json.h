#pragma once
// The plan as one JSON object (docs/cli.md says what each member means): plan.json among the files people leave with, and the
// answer of `parcours plan`, which may ask for means of its own. Takes up to three seconds (plan_facts.h).
#include <optional>
#include <string>

#include "app/base/result.h"
#include "app/base/texts.h"
#include "app/board/board.h"

namespace storage::exports {

struct PlanAsked {
    std::optional<std::int64_t> euros, tenthDays;  // one tier with these caps in place of the board's tiers; neither: the board's
    bool fair = true;                              // with the fair plan and what each voter gains and loses
};

// UTF-8 with a line end. Refused: caps below 0 or beyond what can be reckoned. Where there is nothing to plan the answer says
// why. Sentences in the answer are in the language of `tr`; the refusal is a msgid.
app::Result<std::string> planJson(const app::Board& board, const PlanAsked& asked, const app::Texts& tr = {});

// The board with one tier in place of its own, pins to any tier being pins to it.
app::Board asOneTier(const app::Board& board, const PlanAsked& asked, const std::string& title);

}  // namespace storage::exports

#include "app/commands/presets.h"

#include <array>

#include "app/base/texts.h"

namespace app::commands {

std::span<const VotePreset> votePresets() {
    static const std::array<VotePreset, 3> kPresets{{
        {"pains", TR_NOOP("Pain points · 5 dots"), {.scope = {.on = RoundOn::Notes, .kind = NoteKind::Pains}, .dotsEach = 5}},
        {"actions", TR_NOOP("Actions · 10 dots"), {.scope = {.on = RoundOn::Actions}, .dotsEach = 10}},
        {"best-worst", TR_NOOP("Actions · best / worst"), {.scope = {.on = RoundOn::Actions}, .form = BallotForm::BestWorst}},
    }};
    return kPresets;
}

}  // namespace app::commands

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

Round keptVote(const RoundTerms& terms) {
    Round round;
    round.on = terms.scope.on, round.kind = terms.scope.kind, round.form = terms.form, round.dotsEach = terms.dotsEach;
    round.cap = terms.cap, round.resistanceEach = terms.resistanceEach, round.resistanceCap = terms.resistanceCap;
    round.secret = terms.secret, round.ownAllowed = terms.ownAllowed, round.blanks = terms.blanks;
    round.criteria = terms.criteria, round.winners = terms.winners, round.tie = terms.tie, round.boxSeconds = terms.boxSeconds;
    return round;
}

RoundTerms termsOf(const Round& kept) {
    return {.scope = {.on = kept.on, .kind = kept.kind},
            .form = kept.form,
            .dotsEach = kept.dotsEach,
            .cap = kept.cap,
            .resistanceEach = kept.resistanceEach,
            .resistanceCap = kept.resistanceCap,
            .secret = kept.secret,
            .ownAllowed = kept.ownAllowed,
            .blanks = kept.blanks,
            .criteria = kept.criteria,
            .winners = kept.winners,
            .tie = kept.tie,
            .boxSeconds = kept.boxSeconds};
}

}  // namespace app::commands

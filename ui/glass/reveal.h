#pragma once
// The result of a round, shown to all: which one, since when, and the strips that tell its first places, one to each long side.
// View state, in no file: it comes when a round is revealed, or is called back, and stays until a hand goes on. Kept by the
// scene.
#include <map>

#include "app/layout/reveal_layout.h"
#include "app/rules/standings.h"
#include "ui/glass/piece.h"
#include "ui/glass/ref.h"
#include "ui/glass/target.h"

namespace ui::paint {
class Painter;
}

namespace ui::glass {

struct Look;

constexpr double kArrivesS = 0.16;  // a line of the strip; LOOK, "Reveal"
constexpr std::size_t kMostStrips = 2;

struct Strip {
    app::Pose pose;
    app::layout::RevealLayout layout;
};

class Reveal {
public:
    // From now on; `still`: at once, without anything arriving. It ends where the session leaves `step`.
    void show(app::Id<app::Round> round, const app::StepKey& step, double nowS, bool still);
    void goOn() { m_round = {}; }
    // Rounds that are revealed by now: one that was not a moment ago is shown. What a session has when it opens is not.
    void notice(const app::Board& board, const app::rules::Standings& standings, double nowS, bool still);
    // Ends where its round is gone, another vote is open, or the session stands elsewhere.
    void keepSound(const app::Board& board);

    app::Id<app::Round> round() const { return m_round; }  // 0: none
    bool shows() const { return static_cast<bool>(m_round); }
    const app::Round* on(const app::Board& board) const { return m_round ? board.find(m_round) : nullptr; }

    // How many lines it has; nothing where there is none.
    std::optional<int> lines(const app::rules::Standings& standings) const;
    // The strips' texts, where they lie in `poses`.
    void lay(const app::Board& board, const app::rules::Standings& standings, const std::vector<app::Pose>& poses,
             const app::TextMeasure& measure, const app::Texts& tr, float pxPerMm);
    const std::vector<Strip>& strips() const { return m_strips; }

    // 0 … 1: how far a line has arrived; the last comes first.
    float arrived(std::size_t line, double nowS) const;
    // When everything stands; then the dots on the notes grow in.
    double standsS() const { return m_standsS; }
    enum class Phase : std::uint8_t { None, Arriving, Growing, Standing };
    Phase phase(double nowS) const;

    // What lies there: the paper, or one of its keys.
    std::optional<Ref> pick(app::Point px) const;
    void addPieces(std::vector<Piece>& pieces, const Look& look) const;
    void draw(paint::Painter& painter, const Look& look) const;
    void addTargets(std::vector<Target>& list) const;

private:
    app::Id<app::Round> m_round;
    app::StepKey m_step;
    double m_startS = -1e9, m_standsS = -1e9;
    bool m_still = false;
    std::optional<std::vector<app::Id<app::Round>>> m_known;  // revealed and counted; none: nothing has been counted yet
    app::layout::RevealWords m_words;
    std::vector<Strip> m_strips;
};

// What a strip says of a round, in words.
app::layout::RevealWords revealWords(const app::Board& board, const app::Round& round, const app::rules::Standings& standings,
                                     const app::Texts& tr);

bool isOfReveal(const Ref& ref);
bool isGoOn(const Ref& ref);
bool isRunOff(const Ref& ref);

}  // namespace ui::glass

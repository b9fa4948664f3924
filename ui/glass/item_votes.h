#pragma once
// What a vote says of the things on the table at this moment: each dot by its seat's colour while an open vote runs, and the
// figures of the round whose results are shown. Made once for a whole picture; read by notes, groups, rows and bubbles. Never
// shows anything of a secret vote before it is revealed.
#include <unordered_set>

#include "ui/glass/look.h"

namespace ui::glass {

struct ItemVotes {
    struct Live {
        int colour = 0;
        bool against = false;
    };
    std::vector<Live> live;     // while an open vote runs: dots for, then dots against
    int dots = 0, against = 0;  // of the round that is shown, weights counted
    std::string figure;         // of a round that is not counted in dots: "82 pts"
    int rank = 0;               // 0: none
    float grown = 1;            // 0 … 1: just revealed, they grow in

    bool shows() const { return grown > 0 && (!live.empty() || dots > 0 || against > 0 || !figure.empty()); }
    bool counted() const { return rank > 0 || against > 0 || !figure.empty(); }  // more than dots
    void addTo(Face& face) const;
};

class ShownDots {
public:
    explicit ShownDots(const Look& look);
    const ItemVotes& of(std::uint64_t item) const;
    // While a result is shown to all: whatever nobody has voted for steps back.
    bool dims(std::uint64_t item) const { return m_dims && !m_front.contains(item); }
    bool led(std::uint64_t note) const { return m_origins.contains(note); }  // an action was made of it
    bool any() const { return !m_items.empty(); }                            // something has votes
    bool live() const { return m_live; }                                     // dots are being given for all to see

private:
    void showLive(const Look& look, const app::Round& round);
    void showRound(const Look& look, const app::Round& round);
    void bringForward(const Look& look, const app::Round& round);
    void putInFront(const Look& look, std::uint64_t item);

    std::unordered_map<std::uint64_t, ItemVotes> m_items;
    std::unordered_set<std::uint64_t> m_origins, m_front;
    bool m_live = false, m_dims = false;
};

// A dot against: its colour is not alone, it has a bar. `ring`: whose it is, 0 if nobody's.
void drawAgainst(paint::Painter& painter, app::Point centre, float radius, ImU32 ring = 0);
// Rank, dots or figure and dots against in one line of height `h`, its middle at `left`; what does not fit into `most` is told as
// a number. Answers its width.
float drawVotes(paint::Painter& painter, const ItemVotes& votes, app::Point left, float h, float most);
float widthOfVotes(const paint::Painter& painter, const ItemVotes& votes, float h, float most);

}  // namespace ui::glass

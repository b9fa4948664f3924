#pragma once
// All hands on the board: claims each new contact against what is on the glass, keeps every interaction until its end, and
// fills the drafts of the frame. Contacts on panels never come here. The shell calls frame() once a frame.
#include <memory>
#include <vector>

#include "ui/hands/drag_dot.h"

namespace ui::hands {

class Hands {
public:
    // Follows its contacts; `contacts` are those of the frame that no panel has claimed.
    void frame(const app::Board& board, glass::Scene& scene, Commit& commit, const touch::GestureConfig& config, double nowS,
               std::span<const touch::Contact> contacts);
    // What other commits touched since the last frame: whoever holds one of these adapts.
    void told(const app::Board& board, glass::Scene& scene, Commit& commit, const touch::GestureConfig& config, double nowS,
              std::span<const app::Touched> touched);

    // A dot dragged out of a seat's tray: the contact was the panel's and is ours from now on.
    void takeDot(const DotInHand& dot, const touch::Contact& contact, const Around& around);

    const Drafts& drafts() const { return m_drafts; }
    Drafts& drafts() { return m_drafts; }
    std::vector<Wish> takeWishes() { return std::exchange(m_drafts.wishes, {}); }
    void letGo();  // the board changes as a whole (another session): all hands empty
    bool busy() const {
        return !m_interactions.empty() || !m_drafts.flights.empty() || !m_drafts.messages.empty() || !m_drafts.bubbles.empty();
    }
    bool holdsSomething() const { return !m_interactions.empty(); }

private:
    void claim(const touch::Contact& contact, Around& around);
    void claimThing(const touch::Contact& contact, const glass::Hit& hit, Around& around);
    void claimGround(const touch::Contact& contact, Around& around);
    void claimPlot(const touch::Contact& contact, Around& around);
    void claimLine(const touch::Contact& contact, bool value, Around& around);
    Interaction* holderOf(Held::Kind kind, std::uint64_t record) const;

    std::vector<std::unique_ptr<Interaction>> m_interactions;
    std::vector<class PanZoom*> m_onGround;   // those of m_interactions that wait for, or are, a pan
    std::vector<class MoveMatrix*> m_onPlot;  // the same on the matrix
    std::vector<class DragLine*> m_onLines;
    double m_lastS = 0;
    Drafts m_drafts;
};

}  // namespace ui::hands

#pragma once
// All hands on the glass: claims each new contact against what lies there, keeps every interaction until its end, and fills the
// drafts of the frame. Contacts on panels never come here. What lies on the view is the view's to claim. The shell calls frame()
// once a frame.
#include <memory>
#include <vector>

#include "ui/hands/drag_dot.h"

namespace ui::hands {

class PanZoom;

class Hands {
public:
    // Follows its contacts; those of `at` are the ones of the frame that no panel has claimed.
    void frame(ViewContext at);
    // What other commits touched since the last frame: whoever holds one of these adapts.
    void notify(ViewContext at, std::span<const app::Touched> touched);

    // A dot dragged out of a seat's tray: the contact was the panel's and is ours from now on.
    void takeDot(const DotInHand& dot, const touch::Contact& contact, const ViewContext& at);

    const Drafts& drafts() const { return m_drafts; }
    Drafts& drafts() { return m_drafts; }
    std::vector<Wish> takeWishes() { return std::exchange(m_drafts.wishes, {}); }
    bool holdsSomething() const { return !m_interactions.empty(); }

private:
    void noticeView(ViewContext& at);
    void dropEnded();
    void claim(const touch::Contact& contact, ViewContext& at);
    void claimKey(const EdgeButton& button, const Ref& key, const touch::Contact& contact, ViewContext& at);
    void claimReveal(const Ref& ref, const touch::Contact& contact, ViewContext& at);
    void claimMovable(Movable& movable, const touch::Contact& contact, ViewContext& at);
    void claimThing(const Ref& ref, const touch::Contact& contact, ViewContext& at);
    bool joinsPan(const Movable& movable, const touch::Contact& contact, ViewContext& at);
    Interaction* holderOf(const Ref& ref) const;

    std::vector<std::unique_ptr<Interaction>> m_interactions;
    std::vector<PanZoom*> m_pans;  // those of m_interactions that wait for, or are, a pan
    const View* m_view = nullptr;  // of the last frame
    double m_lastS = 0;
    Drafts m_drafts;
};

}  // namespace ui::hands

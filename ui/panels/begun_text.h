#pragma once
// What one keyboard has begun and not finished: it outlives its page, going home and the program (Journal::keepDraft), and comes
// back when something is written there next. One text a keyboard, without what it was about once the program has ended. Held by
// a seat's panel and by the facilitator's; told apart by fields, which have names of their panel's choice.
#include <string>

namespace ui::panels {

class BegunText {
public:
    static constexpr const char* kNew = "new";  // the name of any field that begins empty and makes something new

    struct Opened {
        std::string text;       // what the field shows
        std::string beganWith;  // what its record said when this text was begun
    };
    // From an earlier run: nobody knows of which field.
    void restore(std::string text) { m_waiting = std::move(text), m_field.clear(); }
    // A field opens that says `text`. What was begun in it, or of no known field where it makes something new, comes back.
    Opened open(std::string field, const std::string& text);
    bool cameBack() const { return m_open && m_cameBack; }
    // It is left as it stands, to be gone on with …
    void leave(const std::string& now);
    // … or it has become what it was for.
    void done() { m_open = false; }

    // What was begun elsewhere and waits; can be taken into the field that is open.
    const std::string& waiting() const { return m_waiting; }
    void dropWaiting() { m_waiting.clear(); }
    // All that must not be lost while the open field says `now`.
    std::string kept(const std::string& now) const;

private:
    std::string m_waiting, m_field, m_waitingBegan;  // what waits, of which field, and what that said; empty: not known
    std::string m_openField, m_beganWith;
    bool m_open = false, m_cameBack = false;
};

}  // namespace ui::panels

#pragma once
// The facilitator's panel. Called by its key at a corner it is the dock: what comes next. Behind "Settings", or called by holding
// a corner, it is a rail of pages, the one that shows, and a keyboard in its place while something is typed. Which pages there
// are is a list it is given (all.h). Like every panel it blocks nobody; it closes by its own button and comes back as it was
// left.
#include <optional>
#include <string_view>

#include "ui/panels/begun_text.h"
#include "ui/panels/facilitator/dock.h"
#include "ui/panels/facilitator/page.h"
#include "ui/panels/keyboard/keyboard.h"
#include "ui/panels/text_draft.h"

namespace ui::panels::facilitator {

class FacilitatorPanel : public Panel {
public:
    // `pages`: at least one.
    FacilitatorPanel(paint::Fonts& fonts, float pxPerMm, keyboard::KeyboardKind keyboard, FacilitatorPages pages);

    app::Point sizeMm(const glass::TableSize& size) const;
    // It is called: as the dock, or as the pages, of which each keeps what it shows.
    void call(bool docked);
    bool docked() const { return m_docked; }
    void type(const KeyStroke& stroke, PanelContext& panel) override;
    bool typing() const override { return m_typing.has_value(); }
    // Something the program has to say to whoever leads: stands until something else is said, or until `untilS`.
    void tell(std::string words, paint::Tone tone, double untilS = 1e300) {
        if (m_answer == words && m_answerTone == tone) return;
        m_answer = std::move(words), m_answerTone = tone, m_answerUntilS = untilS, markDirty();
    }
    // Opens at the page that shows what is wished (page.h); false: none does.
    bool open(std::string_view wish);
    void jobsChanged() { markDirty(); }
    // What the shell has read goes to the page that asked for it.
    void bring(const Brought& brought, PanelContext& panel);

    // As a seat's.
    void bringBack(std::string begun) { m_begun.restore(std::move(begun)); }
    std::string begunText() const { return m_begun.kept(m_draft.text()); }

protected:
    void show(Widgets& widgets, PanelContext& panel) override;
    bool takeContact(const touch::Contact& contact, app::Point local, PanelContext& panel) override;
    bool restless(const PanelContext& panel) const override;

private:
    FacilitatorContext contextWith(Widgets& w, PanelContext& panel);
    void showRail(Widgets& w, PanelContext& panel, const app::Rect& area);
    void showRailKey(Widgets& w, PanelContext& panel, FacilitatorPage& page, const app::Rect& r);
    void turnTo(bool docked, bool cameFromDock);
    void showDock(Widgets& w, PanelContext& panel);
    void showHeading(Widgets& w, PanelContext& panel, Space header);
    void showWriting(Widgets& w, PanelContext& panel);
    void openPage(FacilitatorPage& page);
    void close(PanelContext& panel);
    void write(Typing typing);
    void stopTyping() { m_begun.leave(m_draft.text()), m_typing.reset(); }
    bool run(PanelContext& panel, const glass::Command& command);

    keyboard::Keyboard m_keyboard;
    TextDraft m_draft;
    BegunText m_begun;
    FacilitatorPages m_pages;
    FacilitatorPage* m_page;  // that shows
    Dock m_dock;
    bool m_docked = false, m_cameFromDock = false;
    bool m_pageInSight = false;  // its button on the rail, wherever a finger has scrolled that
    std::optional<Typing> m_typing;
    std::string m_answer;
    paint::Tone m_answerTone = paint::Tone::Trouble;
    double m_answerUntilS = 0;
};

}  // namespace ui::panels::facilitator

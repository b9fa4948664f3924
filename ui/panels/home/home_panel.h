#pragma once
// The home screen: the last session to go on with, templates to begin from, the other sessions of the data folder with picture,
// date and how far they have come. The whole window, upright. Asks the shell to open, duplicate, delete, take back or recover:
// the disk is never touched from here.
#include <map>

#include "app/ports/session_library.h"
#include "ui/panels/home/home_template.h"
#include "ui/panels/keyboard/keyboard.h"
#include "ui/panels/text_draft.h"
#include "ui/panels/widgets.h"

namespace ui::panels::home {

class HomePanel : public Panel {
public:
    HomePanel(paint::Fonts& fonts, float pxPerMm, keyboard::KeyboardKind keyboard = keyboard::KeyboardKind::Azerty);

    // `pictures`: the texture of each card's picture, null where there is none.
    void setCards(std::vector<app::SessionCard> cards, std::vector<ImTextureID> pictures);
    void offerDemonstration() { m_hasDemonstration = true, markDirty(); }
    void setTemplates(std::vector<HomeTemplate> templates) { m_templates = std::move(templates); }
    void tell(std::string words, paint::Tone tone = paint::Tone::Trouble) {
        if (m_said == words && m_tone == tone) return;
        m_said = std::move(words), m_tone = tone, markDirty();
    }

    // A hardware keyboard searches at once.
    bool typing() const override { return m_searching; }
    void type(const KeyStroke& stroke, PanelContext& panel) override;

protected:
    void show(Widgets& widgets, PanelContext& panel) override;
    bool takeContact(const touch::Contact& contact, app::Point local, PanelContext& panel) override;
    bool restless(const PanelContext&) const override { return m_keysOpen && m_keyboard.restless(); }

private:
    enum class Face { Closed, More, Copies };  // what a card shows below its title

    void showHead(Widgets& w, PanelContext& panel, Space head);
    void showBeginnings(Widgets& w, PanelContext& panel, Space& space, std::vector<std::size_t>& shown);
    void showDemonstration(Widgets& w, PanelContext& panel, const app::Rect& r);
    void showTemplate(Widgets& w, PanelContext& panel, const HomeTemplate& one, const app::Rect& r);
    void showSearch(Widgets& w, PanelContext& panel, Space& space);
    void search(bool begins);
    bool isFound(const app::SessionCard& card) const;
    static int columnsIn(const Widgets& w, const app::Rect& area);
    static float rowsHigh(const Widgets& w, const app::Rect& area, std::size_t cards);
    void showSessions(Widgets& w, PanelContext& panel, const app::Rect& area, const std::vector<std::size_t>& shown);
    void showLast(Widgets& w, PanelContext& panel, std::size_t index, const app::Rect& r);
    void showFace(Widgets& w, PanelContext& panel, std::size_t index, const app::Rect& r);
    void showWords(Widgets& w, const app::SessionCard& card, const app::Rect& area, const app::Rect& whole, float titleMm);
    void showCard(Widgets& w, PanelContext& panel, std::size_t index, const app::Rect& r);
    void showPicture(Widgets& w, std::size_t index, const app::Rect& r);
    void showMore(Widgets& w, PanelContext& panel, const app::SessionCard& card, const app::Rect& r);
    void showCopies(Widgets& w, PanelContext& panel, const app::SessionCard& card, const app::Rect& r);
    void showButtons(Widgets& w, PanelContext& panel, const app::SessionCard& card, const app::Rect& r, bool isLast);
    Face faceOf(const app::SessionCard& card) const;

    std::vector<app::SessionCard> m_cards;
    std::vector<ImTextureID> m_pictures;
    std::vector<HomeTemplate> m_templates;
    std::string m_said;
    paint::Tone m_tone = paint::Tone::Trouble;
    std::map<std::string, Face> m_faces;  // of cards that are not closed, by file
    bool m_trash = false;                 // what was thrown away is shown in place of the sessions
    keyboard::Keyboard m_keyboard;
    TextDraft m_wanted;        // letters of what is searched
    bool m_searching = false;  // sessions that are called so are shown, nothing else
    bool m_keysOpen = false;
    bool m_moreThanAScreen = false;
    bool m_hasDemonstration = false;
};

}  // namespace ui::panels::home

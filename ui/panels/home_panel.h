#pragma once
// The home screen: the sessions of the data folder with picture, date and counts; a new one from a template. The whole window,
// upright. Asks the shell to open, duplicate or delete: the disk is never touched from here.
#include <set>

#include "app/ports/session_library.h"
#include "ui/panels/home_template.h"
#include "ui/panels/widgets.h"

namespace ui::panels {

class HomePanel : public Panel {
public:
    HomePanel(paint::Fonts& fonts, float pxPerMm);

    // `pictures`: the texture of each card's picture, null where there is none.
    void setCards(std::vector<app::SessionCard> cards, std::vector<ImTextureID> pictures);
    void setTemplates(std::vector<HomeTemplate> templates) { m_templates = std::move(templates); }
    void tell(std::string words, paint::Tone tone = paint::Tone::Trouble) {
        if (m_said == words && m_tone == tone) return;
        m_said = std::move(words), m_tone = tone, markDirty();
    }

protected:
    void show(Widgets& widgets, Room& room) override;

private:
    void showCard(Widgets& w, Room& room, std::size_t index, const app::Rect& r);

    std::vector<app::SessionCard> m_cards;
    std::vector<ImTextureID> m_pictures;
    std::vector<HomeTemplate> m_templates;
    std::string m_said;
    paint::Tone m_tone = paint::Tone::Trouble;
    std::set<std::string> m_opened;  // cards whose further buttons are shown
};

}  // namespace ui::panels

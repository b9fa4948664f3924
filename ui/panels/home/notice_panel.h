#pragma once
// A few sentences alone on the whole window, upright: what has to be said before it closes. Stays until its button is touched or
// the shell has waited long enough. Made by FrameLoop, and by the gallery.
#include "ui/panels/widgets.h"

namespace ui::panels::home {

class NoticePanel : public Panel {
public:
    NoticePanel(paint::Fonts& fonts, float pxPerMm, std::string heading, std::string words)
        : Panel("notice", fonts, pxPerMm), m_heading(std::move(heading)), m_words(std::move(words)) {}

    bool read() const { return m_read; }  // somebody has touched its button

protected:
    void show(Widgets& widgets, PanelContext& panel) override;

private:
    std::string m_heading, m_words;
    bool m_read = false;
};

}  // namespace ui::panels::home

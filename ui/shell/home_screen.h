#pragma once
// The home screen: the library's sessions as cards with their pictures, the templates of a new one, and what people ask there to
// be done with a session. The library works on a thread of its own; this shows what it has found. Made by FrameLoop when no table
// is open.
#include <functional>

#include "app/ports/session_library.h"
#include "ui/gl/renderer.h"
#include "ui/panels/home/home_panel.h"

namespace ui::shell {

// What the library has to tell, as sentences.
std::string sentencesOf(const std::vector<app::Told>& told, const app::Texts& tr);

class HomeScreen {
public:
    // All of it must outlive this. The library begins to look at once.
    HomeScreen(app::SessionLibrary& library, gl::Renderer& renderer, paint::Fonts& fonts, float pxPerMm,
               panels::keyboard::KeyboardKind keyboard);
    ~HomeScreen();
    HomeScreen(const HomeScreen&) = delete;

    void setTemplates(std::vector<panels::home::HomeTemplate> templates) { m_panel.setTemplates(std::move(templates)); }
    void offerDemonstration() { m_panel.offerDemonstration(); }
    void tell(std::string words, paint::Tone tone = paint::Tone::Trouble) { m_panel.tell(std::move(words), tone); }
    // Once a frame: shows the cards when the library is through, and tells what it has done.
    void followLibrary(const app::Texts& tr);
    bool isBusy() const { return m_isBusy; }
    // Does it if it is something for the library: to duplicate, to delete, to bring back. False if it is not.
    bool take(const panels::ShellRequest& request);
    panels::home::HomePanel& panel() { return m_panel; }

private:
    void showCards();
    void dropPictures();

    app::SessionLibrary& m_library;
    gl::Renderer& m_renderer;
    panels::home::HomePanel m_panel;
    std::vector<ImTextureID> m_pictures;  // of the cards
    std::uint64_t m_cardsVersion = 0;     // of those that show
    bool m_isBusy = true;
};

}  // namespace ui::shell

#include "ui/shell/home_screen.h"

#include "ui/shell/png.h"

namespace ui::shell {

std::string sentencesOf(const std::vector<app::Told>& told, const app::Texts& tr) {
    std::string all;
    for (const app::Told& one : told)
        all += (all.empty() ? "" : " ") + (one.about.empty() ? tr(one.text) : tr.fill(one.text, one.about));
    return all;
}

HomeScreen::HomeScreen(app::SessionLibrary& library, gl::Renderer& renderer, paint::Fonts& fonts, float pxPerMm,
                       panels::keyboard::KeyboardKind keyboard)
    : m_library(library), m_renderer(renderer), m_panel(fonts, pxPerMm, keyboard) {
    m_library.refresh();
}

HomeScreen::~HomeScreen() { dropPictures(); }

void HomeScreen::followLibrary(const app::Texts& tr) {
    const bool busy = m_library.busy();
    // Cards are there before their pictures, some of which may have to be drawn.
    if (const std::uint64_t version = m_library.cardsVersion(); version != m_cardsVersion) m_cardsVersion = version, showCards();
    if (m_isBusy && !busy) {
        if (const std::string news = sentencesOf(m_library.news(), tr); !news.empty()) tell(news, paint::Tone::Plain);
    }
    m_isBusy = busy;
}

void HomeScreen::dropPictures() {
    for (ImTextureID picture : m_pictures)
        if (picture) m_renderer.dropPicture(picture);
    m_pictures.clear();
}

void HomeScreen::showCards() {
    dropPictures();
    auto cards = m_library.cards();
    for (const app::SessionCard& card : cards) {
        const Pixels pixels = decodePng(card.picture);
        m_pictures.push_back(pixels.width ? m_renderer.uploadPicture(pixels.rgba.data(), pixels.width, pixels.height)
                                          : ImTextureID{});
    }
    m_panel.setCards(std::move(cards), m_pictures);
}

bool HomeScreen::take(const panels::ShellRequest& request) {
    using Kind = panels::ShellRequest::Kind;
    switch (request.kind) {
        case Kind::Duplicate:
            m_library.duplicate(request.text);
            break;
        case Kind::Delete:
            m_library.remove(request.text);
            break;
        case Kind::PutBack:
            m_library.putBack(request.text);
            break;
        case Kind::Erase:
            m_library.erase(request.text);
            break;
        case Kind::Restore:
            m_library.restore(request.text, request.copy);
            break;
        case Kind::Recover:
            m_library.recover(request.text);
            break;
        default:
            return false;
    }
    m_isBusy = true;
    return true;
}

}  // namespace ui::shell

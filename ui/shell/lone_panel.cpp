#include "ui/shell/lone_panel.h"

namespace ui::shell {

class LonePanel::NoCommit : public glass::Commit {  // there is no board to change
public:
    app::Result<app::Touched> run(app::Actor, const glass::Command&) override { return none(); }
    app::Result<app::Touched> undoRecord(app::RecordKey) override { return none(); }
    app::Result<app::Touched> undoStructure() override { return none(); }
    app::Result<app::Touched> undoSeat(app::Id<app::Seat>) override { return none(); }

private:
    static app::Refusal none() { return app::Refusal{TR_NOOP("No session is open.")}; }
};

LonePanel::LonePanel(Window& window, Glass& glass, gl::Renderer& renderer, const touch::GestureConfig& gestures)
    : m_window(window), m_glass(glass), m_renderer(renderer), m_gestures(gestures), m_commit(std::make_unique<NoCommit>()) {}

LonePanel::~LonePanel() = default;

LonePanel::Shown LonePanel::show(panels::Panel& panel, std::span<const touch::Contact> contacts,
                                 const std::vector<panels::KeyStroke>& strokes, const Moment& moment, const app::Texts& tr) {
    const glass::TableSize size{m_window.width(), m_window.height(), m_window.pxPerMm()};
    panel.setPose({size.rect(), 0});
    panels::PanelContext context{m_board,     *m_commit,  nullptr,    m_scene,    tr,
                                 moment.nowS, moment.now, m_requests, m_gestures, size.pxPerMm};
    for (const touch::Contact& contact : contacts) panel.contact(contact, context);
    for (const panels::KeyStroke& stroke : strokes) panel.type(stroke, context);
    const bool ran = panel.frame(context, false);
    const bool draws = m_glass.prepare(nullptr, {}, {{panel.picture(), panel.pose(), panel.version()}}, false);
    if (draws) {
        const auto& rects = m_glass.rasterise(m_renderer, size.width, size.height);
        m_window.show(m_renderer, m_glass, rects);
    }
    return {ran, draws};
}

}  // namespace ui::shell

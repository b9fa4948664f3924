#include "ui/panels/panel.h"

#include <algorithm>
#include <cmath>

#include "ui/panels/widgets.h"

namespace ui::panels {

using app::Point;

namespace {

const ImVec2 kNowhere{-1e30f, -1e30f};
constexpr float kCoastDecay = 0.325f;  // seconds for speed to fall to 1/e (touch research §2.5)
constexpr double kPressAfterS = 0.12;  // a scroll has begun by then (touch research §2.5: 100 ms)
constexpr float kRestSpeed = 12;       // pixels a second below which a list stands still

}  // namespace

Panel::Panel(std::string name, paint::Fonts& fonts, float pxPerMm)
    : m_name(std::move(name)), m_fonts(fonts), m_pxPerMm(pxPerMm), m_context(ImGui::CreateContext(&fonts.atlas())) {
    ImGui::SetCurrentContext(m_context);
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = io.LogFilename = nullptr;
    io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
    io.MouseDragThreshold = mm(4);
    io.ConfigInputTextCursorBlink = false;
    ImGuiStyle& style = ImGui::GetStyle();
    style.WindowPadding = style.ItemSpacing = style.FramePadding = {0, 0};
    style.WindowBorderSize = style.ChildBorderSize = 0;
    style.WindowMinSize = {1, 1};
    style.Colors[ImGuiCol_WindowBg] = style.Colors[ImGuiCol_ChildBg] = {0, 0, 0, 0};
}

Panel::~Panel() { ImGui::DestroyContext(m_context); }

void Panel::setPose(const app::Pose& pose) {
    if (pose.box == m_pose.box && pose.quarters == m_pose.quarters) return;
    m_pose = pose;
    m_dirty = true;
}

std::optional<DotSource> Panel::dragsFrom(Point table) const {
    const Point local = m_pose.toLocal(table);
    for (const auto& [box, source] : m_dragSources)
        if (box.contains(local)) return source;
    return std::nullopt;
}

void Panel::letGo() {
    if (m_primary)
        m_steps.push_back({kNowhere, true}), m_steps.push_back({kNowhere, false});  // leaves, then lifts: nothing is pressed
    m_primary = {};
    m_scrolling.reset();
}

void Panel::contact(const touch::Contact& contact, PanelContext& panel) {
    const Point local = m_pose.toLocal(contact.px);
    if (takeContact(contact, local, panel)) {
        m_dirty = true;
        return;
    }
    if (m_scrolling && m_scrolling->contact == contact.id) return feedScroll(contact, local, panel);
    if (contact.began && !m_scrolling && !m_primary) {
        for (const auto& [region, scroller] : m_scrollers)
            if (scroller.shown && scroller.most > 0 && scroller.local.contains(local)) {
                m_scrolling = Scrolling{contact.id, region, local, local};
                m_scrollers[region].speed = 0;
                feedScroll(contact, local, panel);
                return;
            }
    }
    if (contact.began && !m_primary) {
        if (m_scrolling && m_scrolling->pressed) {  // one pointer a context: the finger that rests on the list gives it up
            m_steps.insert(m_steps.end(), {{kNowhere, true}, {kNowhere, false}});
            m_scrolling->pressed = false, m_scrolling->yielded = true;
        }
        m_primary = contact.id;
        m_steps.push_back({{local.x, local.y}, false});  // ImGui must have hovered before it believes a press
        m_steps.push_back({{local.x, local.y}, true});
    }
    if (contact.id != m_primary) return;  // one pointer a context; a second finger here waits
    if (contact.cancelled) {
        m_steps.push_back({kNowhere, true});  // leaves first, then lifts: nothing is pressed
        m_steps.push_back({kNowhere, false});
        m_primary = {};
    } else if (contact.ended) {
        m_steps.push_back({{local.x, local.y}, true});
        m_steps.push_back({{local.x, local.y}, false});
        m_steps.push_back({kNowhere, false});
        m_primary = {};
    } else if (contact.moved && !contact.began) {
        m_steps.push_back({{local.x, local.y}, true});
    }
}

void Panel::feedScroll(const touch::Contact& contact, Point local, PanelContext& panel) {
    Scroller& scroller = m_scrollers[m_scrolling->region];
    if (!m_scrolling->moved && std::abs(local.y - m_scrolling->start.y) > panel.config.press.slopMm * m_pxPerMm)
        m_scrolling->moved = true;
    const ImVec2 at{m_scrolling->start.x, m_scrolling->start.y};
    // A finger that stays presses what lies under it, so that things to be held work in lists too …
    if (!m_scrolling->moved && !m_scrolling->pressed && !m_scrolling->yielded && !m_primary && !contact.ended &&
        panel.nowS - contact.startS > kPressAfterS) {
        m_steps.insert(m_steps.end(), {{at, false}, {at, true}});
        m_scrolling->pressed = true;
    }
    if (m_scrolling->moved && m_scrolling->pressed) {  // … and lets go of it without a press if it scrolls after all
        m_steps.insert(m_steps.end(), {{kNowhere, true}, {kNowhere, false}});
        m_scrolling->pressed = false;
    }
    if (m_scrolling->moved) {
        scroller.offset = std::clamp(scroller.offset - (local.y - m_scrolling->last.y), 0.0f, scroller.most);
        m_dirty = true;
    }
    m_scrolling->last = local;
    if (!contact.ended) return;
    if (m_scrolling->moved) {
        // Local y of the velocity: turned with the panel.
        const Point v = app::turned(contact.velocityPxS, -m_pose.degrees());
        if (!contact.cancelled) scroller.speed = -v.y;
    } else if (contact.cancelled) {
        if (m_scrolling->pressed) m_steps.insert(m_steps.end(), {{kNowhere, true}, {kNowhere, false}});
    } else if (m_scrolling->yielded) {
        // it was no tap any more
    } else if (m_scrolling->pressed) {
        m_steps.insert(m_steps.end(), {{at, true}, {at, false}, {kNowhere, false}});
    } else {
        m_steps.insert(m_steps.end(), {{at, false}, {at, true}, {at, true}, {at, false}, {kNowhere, false}});
    }
    m_scrolling.reset();
}

void Panel::coast(double seconds) {
    for (auto& [region, scroller] : m_scrollers) {
        if (std::abs(scroller.speed) < kRestSpeed) {
            scroller.speed = 0;
            continue;
        }
        scroller.offset = std::clamp(scroller.offset + scroller.speed * static_cast<float>(seconds), 0.0f, scroller.most);
        scroller.speed *= static_cast<float>(std::exp(-seconds / kCoastDecay));
        m_dirty = true;
    }
}

void Panel::tellSuccess(double nowS) {
    if (m_awaited.empty()) return;
    m_doneUntilS[std::exchange(m_awaited, {})] = nowS + kDoneS;
    m_dirty = true;
}

double Panel::changesInS(double nowS) const {
    double next = 1e9;
    for (const auto& [name, untilS] : m_doneUntilS) next = std::min(next, untilS - nowS);
    return next;
}

bool Panel::frame(PanelContext& panel, bool changed) {
    if (std::erase_if(m_doneUntilS, [&](const auto& key) { return panel.nowS >= key.second; }) > 0) m_dirty = true;
    coast(std::clamp(panel.nowS - m_lastFrameS, 0.0, 0.1));
    m_lastFrameS = panel.nowS;
    if (m_bornS < 0) m_bornS = panel.nowS;
    const unsigned looks = m_fonts.pictures().looks();  // glyphs are elsewhere, or there at last
    if (!changed && !m_dirty && m_steps.empty() && looks == m_textLooks && !restless(panel)) return false;
    m_textLooks = looks;
    m_dirty = false;
    runSteps(panel);
    ++m_version;
    return true;
}

void Panel::runSteps(PanelContext& panel) {
    ImGui::SetCurrentContext(m_context);
    // A press that only one frame saw must not be lost: every step is a frame of ImGui's own, only the last is kept.
    while (!m_steps.empty()) {
        const PointerStep step = m_steps.front();
        m_steps.pop_front();
        runOnce(panel, step);
    }
    runOnce(panel, m_last);
    ImGui::Render();
    m_drawData = ImGui::GetDrawData();
}

void Panel::runOnce(PanelContext& panel, const PointerStep& step) {
    ImGui::SetCurrentContext(m_context);
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {std::max(1.0f, m_pose.width()), std::max(1.0f, m_pose.height())};
    io.DeltaTime = 1.0f / 120;
    io.MousePos = step.pos;
    io.MouseDown[0] = step.down;
    m_last = step;
    m_targets.clear();
    m_dragSources.clear();
    for (auto& [region, scroller] : m_scrollers) scroller.shown = false;
    ImGui::NewFrame();
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(io.DisplaySize);
    ImGui::Begin("panel", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoScrollWithMouse | ImGuiWindowFlags_NoBringToFrontOnFocus);
    Widgets widgets(*this, m_fonts, panel);
    show(widgets, panel);
    ImGui::End();
    ImGui::EndFrame();
}

}  // namespace ui::panels

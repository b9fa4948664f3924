#include "ui/panels/widgets.h"

#include <imgui_internal.h>

#include <algorithm>

#include "app/layout/text_box.h"

namespace ui::panels {

using app::Rect, app::Weight, app::Point;
using namespace ui::paint;

namespace {
constexpr float kRadiusMm = 3;
constexpr float kTickMm = 6;  // what the tick of a green key takes of its width
constexpr float kTellHoldS = 1.6f;
constexpr double kHoldS = 0.7;                              // GestureConfig::confirmHoldMs
constexpr float kAgainAfterS = 0.5f, kAgainEveryS = 0.12f;  // of a step that is held: slow enough to stop at a figure

}  // namespace

Rect column(const Rect& row, int index, int count, float gap) {
    const float w = (row.w - gap * static_cast<float>(count - 1)) / static_cast<float>(count);
    return {row.x + static_cast<float>(index) * (w + gap), row.y, w, row.h};
}

Widgets::Widgets(Panel& panel, Fonts& fonts, PanelContext& context) : m_panel(panel), m_fonts(fonts), m_context(context) {}

Painter Widgets::painter() { return Painter(*ImGui::GetWindowDrawList(), m_fonts); }

void Widgets::background(ImU32 edge) {
    Painter p = painter();
    const Rect r = area();
    p.box(r, edge, mm(kPanelCornerMm));
    p.box({r.x, r.y + mm(1.6f), r.w, r.h - mm(1.6f)}, kPaper, mm(kPanelCornerMm));
}

void Widgets::text(const Rect& r, const std::string& words, float sizeMm, ImU32 colour, Weight weight, Align align) {
    Painter p = painter();
    const float size = mm(legible(sizeMm));
    const float x = align == Align::Left ? r.x : align == Align::Right ? r.right() : r.centre().x;
    // One line; where that is too short and there is room below, more.
    const auto box = app::layout::breakText(m_fonts, words, weight, r.w, r.h, size, size);
    const std::vector<std::string> lines =
        box.lines.size() > 1 ? box.lines : std::vector{app::layout::cutLine(m_fonts, words, weight, r.w, size)};
    if (r.w < size || lines.front() == "…") return;  // no room for two letters: that would tell nothing
    float y = r.centre().y - size * 0.61f * static_cast<float>(lines.size());
    for (const std::string& line : lines) p.text({x, y}, line, weight, size, colour, align), y += size * app::layout::kLineHeight;
}

void Widgets::paragraph(const Rect& r, const std::string& words, float sizeMm, float smallerMm, ImU32 colour) {
    Painter p = painter();
    const auto box =
        app::layout::breakText(m_fonts, words, Weight::Regular, r.w, r.h, mm(legible(sizeMm)), mm(legible(smallerMm)));
    if (box.lines.empty() || r.w < box.size || box.lines.front() == "…") return;  // as above
    float y = r.centre().y - box.lineH * static_cast<float>(box.lines.size()) / 2;
    for (const std::string& line : box.lines) p.text({r.x, y}, line, Weight::Regular, box.size, colour), y += box.lineH;
}

void Widgets::succeed(const std::string& name) {
    m_panel.m_doneUntilS[name] = m_context.nowS + kDoneS;
    m_panel.markDirty();
}

float Widgets::paragraphHigh(const std::string& words, float width, float sizeMm) const {
    const float size = mm(legible(sizeMm));
    const auto box = app::layout::breakText(m_fonts, words, Weight::Regular, width, 1e6f, size, size);
    return static_cast<float>(box.lines.size()) * box.lineH;
}

bool Widgets::press(const char* name, const Rect& r, bool* held) {
    if (r.w < 1 || r.h < 1) return false;
    ImGui::SetCursorScreenPos({r.x, r.y});
    const bool pressed = ImGui::InvisibleButton(name, {r.w, r.h});
    *held = ImGui::IsItemActive() && ImGui::IsItemHovered();
    return pressed;
}

bool Widgets::touched(const char* name, const Rect& r) {
    bool held = false;
    return press(name, r, &held);
}

bool Widgets::button(const char* name, const std::string& label, const Rect& r, Style style, bool enabled) {
    bool held = false;
    const bool pressed = enabled && press(name, r, &held);
    const bool done = m_panel.m_doneUntilS.contains(name);
    if (done) style = Style::Done;
    Painter p = painter();
    keyFace(p, r, style, held, mm(1), enabled);
    const bool tick = done && label.find("✓") == std::string::npos && r.w > mm(kTickMm * 2.5f);
    if (tick) sign(p, Sign::Check, {r.right() - mm(kTickMm * 0.7f), r.centre().y}, mm(kTickMm * 0.4f), lookOf(style).ink);
    const float room = tick ? mm(kTickMm) : 0;
    keyLabel(label, {r.x + room * 0.3f, r.y, r.w - room * 1.3f, r.h}, lookOf(style, enabled).ink, labelMm(r));
    target("button", name, label, r);
    return pressed;
}

float Widgets::legible(float sizeMm) const { return std::max(sizeMm, m_panel.leastTextMm()); }

// A large key speaks louder.
float Widgets::labelMm(const Rect& r) const { return r.h >= mm(18) ? 6 : 4.8f; }

void Widgets::keyLabel(const std::string& label, const Rect& r, ImU32 ink, float sizeMm) {
    Painter p = painter();
    const float least = mm(m_panel.leastTextMm()), size = std::max(least, std::min(mm(sizeMm), r.h * 0.42f));
    const auto box = app::layout::breakText(m_fonts, label, Weight::SemiBold, r.w - mm(2), std::max(r.h - mm(1), size * 1.3f),
                                            size, std::max(least, size * 0.82f));
    float y = r.centre().y - box.lineH * static_cast<float>(box.lines.size()) / 2;
    for (const std::string& line : box.lines)
        p.text({r.centre().x, y}, line, Weight::SemiBold, box.size, ink, Align::Centre), y += box.lineH;
}

bool Widgets::signButton(const char* name, Sign what, const std::string& label, const Rect& r, Style style) {
    bool held = false;
    const bool pressed = press(name, r, &held);
    Painter p = painter();
    keyFace(p, r, style, held, mm(1));
    sign(p, what, r.centre(), std::min(r.w, r.h) * 0.26f, lookOf(style).ink);
    target("button", name, label, r);
    return pressed;
}

bool Widgets::holdButton(const char* name, const std::string& label, const Rect& r, Style style) {
    bool held = false;
    const bool tapped = press(name, r, &held);
    // When the press began is kept by ImGui per item, so that it survives between frames.
    ImGuiStorage* storage = ImGui::GetStateStorage();
    const ImGuiID began = ImGui::GetID((std::string(name) + "#began").c_str());
    float since = storage->GetFloat(began, -1);
    const bool wasDone = since > 1e29f;
    if (!held) since = -1;
    else if (since < 0) since = static_cast<float>(m_context.nowS - m_panel.m_bornS);
    const float part = since < 0 ? 0 : std::min(1.0f, static_cast<float>((m_context.nowS - m_panel.m_bornS - since) / kHoldS));
    const bool done = part >= 1;
    storage->SetFloat(began, done ? 1e30f : since);
    // Lifted too early: for a moment the key says what it wants.
    const ImGuiID told = ImGui::GetID((std::string(name) + "#told").c_str());
    const auto now = static_cast<float>(m_context.nowS - m_panel.m_bornS);
    if (tapped && !wasDone) storage->SetFloat(told, now + kTellHoldS);
    const bool tells = now < storage->GetFloat(told, -1);
    if (tells) m_panel.markDirty();
    Painter p = painter();
    keyFace(p, r, style, held, mm(1));
    if (part > 0 && part <= 1)
        p.box({r.x, r.y, r.w * part, r.h},
              style == Style::Danger    ? kDangerHeld
              : style == Style::Primary ? kHeadingFilling
                                        : kTrack,
              mm(kRadiusMm));
    const std::string shown = tells ? tr()("Hold the key down") : label;
    keyLabel(shown, r, lookOf(style).ink, labelMm(r));
    target("button", name, shown, r);
    if (held) m_panel.markDirty();
    return done && since < 1e29f;
}

bool Widgets::repeatButton(const char* name, Sign what, const std::string& label, const Rect& r) {
    bool held = false;
    const bool lifted = press(name, r, &held);
    // As of holdButton: when the press began and how often it has acted outlive the frame.
    ImGuiStorage* storage = ImGui::GetStateStorage();
    const ImGuiID began = ImGui::GetID((std::string(name) + "#began").c_str()),
                  acted = ImGui::GetID((std::string(name) + "#acted").c_str());
    const float now = static_cast<float>(m_context.nowS - m_panel.m_bornS);
    float since = storage->GetFloat(began, -1);
    int times = storage->GetInt(acted, 0);
    if (held && since < 0) since = now, times = 0;
    bool acts = lifted && times == 0;
    if (held) {
        const float over = now - since - kAgainAfterS;
        acts = over >= 0 && times <= static_cast<int>(over / kAgainEveryS);
        times += acts;
        m_panel.markDirty();
    } else {
        since = -1, times = 0;
    }
    storage->SetFloat(began, since), storage->SetInt(acted, times);
    Painter p = painter();
    keyFace(p, r, Style::Plain, held, mm(1));
    sign(p, what, r.centre(), std::min(r.w, r.h) * 0.26f, lookOf(Style::Plain).ink);
    target("button", name, label, r);
    return acts;
}

int Widgets::stepper(const char* name, const std::string& value, const Rect& r, bool* opened) {
    Space space{r};
    const float side = std::min(r.h, mm(14));
    const Rect minus = space.left(side), plus = space.right(side);
    int step = 0;
    if (repeatButton((std::string(name) + "-less").c_str(), Sign::Minus, "−", minus)) step = -1;
    if (repeatButton((std::string(name) + "-more").c_str(), Sign::Plus, "+", plus)) step = 1;
    if (opened) {
        const Rect field{space.rest.x + mm(1), space.rest.y, space.rest.w - mm(2), space.rest.h};
        painter().box(field, kRowPaper, mm(kRadiusMm));
        *opened = touched(name, field);
        target("field", name, value, field);
    }
    text(space.rest, value, 4.6f, kInk, Weight::SemiBold, Align::Centre);
    return step;
}

bool Widgets::field(const char* name, const std::string& content, const std::string& hint, const Rect& r, ImU32 ballot,
                    bool active) {
    bool held = false;
    const bool pressed = press(name, r, &held);
    Painter p = painter();
    p.box(r, ballot, mm(kRadiusMm));
    if (active) p.outline(r, kHeading, mm(kRadiusMm), mm(0.5f));
    const Rect inner{r.x + mm(3), r.y + mm(1), r.w - mm(6), r.h - mm(2)};
    paragraph(inner, content.empty() ? hint : content, 5, 4, content.empty() ? kInk2 : kInk);
    target("field", name, content, r);
    return pressed;
}

float Widgets::beginList(const char* name, const Rect& r, float contentHeight) {
    auto& scroller = m_panel.m_scrollers[name];
    scroller.local = r;
    scroller.shown = true;
    scroller.most = std::max(0.0f, contentHeight - r.h);
    scroller.offset = std::clamp(scroller.offset, 0.0f, scroller.most);
    ImGui::SetCursorScreenPos({r.x, r.y});
    ImGui::BeginChild(name, {r.w, r.h}, false,
                      ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse | ImGuiWindowFlags_NoNav);
    m_list = r;
    m_inList = true;
    if (scroller.most > 0) {  // where one is in the list
        const float h = std::max(mm(8), r.h * r.h / contentHeight), y = r.y + (r.h - h) * scroller.offset / scroller.most;
        painter().box({r.right() - mm(1.2f), y, mm(1), h}, kTrack, mm(0.5f));
    }
    return r.y - scroller.offset;
}

void Widgets::bringIntoSight(const char* list, const Rect& r, float from, float high) {
    auto& scroller = m_panel.m_scrollers[list];
    scroller.offset = std::clamp(scroller.offset, std::min(from, from + high - r.h), from);
    scroller.speed = 0;
}

void Widgets::endList() {
    ImGui::EndChild();
    m_inList = false;
}

int Widgets::remembered(const std::string& name) const { return ImGui::GetStateStorage()->GetInt(ImGui::GetID(name.c_str()), 0); }
void Widgets::remember(const std::string& name, int value) {
    ImGui::GetStateStorage()->SetInt(ImGui::GetID(name.c_str()), value);
}

void Widgets::target(const char* kind, const std::string& id, const std::string& label, const Rect& r) {
    const Rect visible = m_inList ? app::clipped(r, m_list) : r;
    if (visible.empty()) return;
    m_panel.m_targets.push_back({m_panel.name() + "/" + id, kind, label, m_panel.pose().toTable(visible),
                                 m_panel.pose().degrees(), m_panel.seat(), 10, visible != r});
}

}  // namespace ui::panels

#include "ui/hands/bubbles.h"

#include <algorithm>
#include <cmath>

#include "app/commands/notes.h"
#include "app/layout/text_box.h"
#include "ui/hands/note_choices.h"

namespace ui::hands {

namespace commands = app::commands;
using app::Point, app::Rect;

namespace {

constexpr double kBringBackS = 60, kReadS = 60;  // an explanation is read and talked about
constexpr double kOpenS = 12;                    // then it closes by itself: nobody has to tidy up after others
constexpr float kButtonWMm = 25, kButtonHMm = 14, kGapMm = 2, kPadMm = 3;

bool isOf(const Bubble& bubble, const Ref& thing) { return bubble.thing.record == thing.record; }

std::vector<Bubble>::iterator bubbleOf(Drafts& drafts, const Ref& thing) {
    return std::ranges::find_if(drafts.bubbles, [&](const Bubble& b) { return isOf(b, thing); });
}

Offer offerFor(const ViewContext& at, const Ref& thing) {
    const Asked asked{at.board, at.scene, thing};
    if (const auto offer = at.scene.shown().offerOf(asked)) return *offer;
    return noteOffer(asked);
}

// So large as its person sees it, and turned to them.
app::Pose poseOf(float w, float h, int quarters) {
    w = std::round(w), h = std::round(h);
    return {quarters % 2 ? Rect{0, 0, h, w} : Rect{0, 0, w, h}, quarters};
}

// Along one line: away from where the hand comes from, if there is room; `forward`: that is towards greater numbers.
float beside(float middle, float reach, float length, float room, bool forward) {
    const float after = middle + reach, before = middle - reach - length;
    if (forward) return after + length > room && before >= 0 ? before : after;
    return before < 0 && after + length <= room ? after : before;
}

// Puts it beside a thing, inside the glass, on the side away from the person's hand, so that it is not covered by it.
void putBeside(Bubble& bubble, const Rect& thing, const TableSize& size) {
    Rect& box = bubble.pose.box;
    const Point c = thing.centre();
    const float w = static_cast<float>(size.width), h = static_cast<float>(size.height), least = size.mm(10), gap = size.mm(3);
    const int side = bubble.pose.quarters;
    box.x = side % 2 ? beside(c.x, std::max(thing.w, least) / 2 + gap, box.w, w, side == 1) : c.x - box.w / 2;
    box.y = side % 2 ? c.y - box.h / 2 : beside(c.y, std::max(thing.h, least) / 2 + gap, box.h, h, side == 2);
    box.x = std::round(std::clamp(box.x, 0.0f, std::max(0.0f, w - box.w)));
    box.y = std::round(std::clamp(box.y, 0.0f, std::max(0.0f, h - box.h)));
}

constexpr Choice kClose{.name = "close", .label = TR_NOOP("Close")};

// Whoever stands on the other side turns it to them.
bool face(ViewContext& at, const Chosen& chosen) {
    if (const auto bubble = bubbleOf(at.drafts, chosen.thing); bubble != at.drafts.bubbles.end())
        bubble->pose.quarters = (bubble->pose.quarters + 2) % 4;
    return false;
}
constexpr Choice kFace{.name = "face", .label = TR_NOOP("Turn"), .perform = face};

bool bringBack(ViewContext& at, const Chosen& chosen) {
    const auto result = at.commit.undoRecord(chosen.thing.record);
    if (!result) at.answer(chosen.px, result.refusal().text);
    return true;
}
constexpr Choice kBringBack{.name = "bring-back", .label = TR_NOOP("Bring it back"), .perform = bringBack};

}  // namespace

void toggleBubble(ViewContext& at, const Ref& thing, Point fingerPx) {
    auto& bubbles = at.drafts.bubbles;
    if (const auto open = bubbleOf(at.drafts, thing); open != bubbles.end()) {
        bubbles.erase(open);
        return;
    }
    const auto lying = at.scene.lyingOf(thing);
    if (!lying) return;
    const TableSize& size = at.scene.plan().size;
    const Offer offer = offerFor(at, thing);
    const Asked asked{at.board, at.scene, thing};
    std::vector<const Choice*> list;
    for (const Choice& choice : offer.choices)
        if (!choice.offered || choice.offered(asked)) list.push_back(&choice);
    const int columns = list.size() > 4 ? 3 : static_cast<int>(list.size());
    const int rows = (static_cast<int>(list.size()) + columns - 1) / columns;
    const float bw = size.mm(kButtonWMm), bh = size.mm(kButtonHMm), gap = size.mm(kGapMm), pad = size.mm(kPadMm);
    const float textH = size.mm(offer.textMm);
    const float w = std::max(size.mm(offer.widthMm), columns * bw + (columns - 1) * gap + 2 * pad),
                h = textH + rows * bh + (rows - 1) * gap + 2 * pad;
    const Rect seen = lying->seenPx();
    Bubble bubble{.thing = thing,
                  .pose = poseOf(w, h, sideOf(at.scene.plan(), fingerPx)),
                  .anchorPx = seen.centre(),
                  .untilS = at.nowS + kOpenS,
                  .staysS = kOpenS,
                  .follows = offer.follows};
    if (textH > 0) bubble.textLocal = {pad * 1.5f, pad, w - 3 * pad, textH - pad};
    putBeside(bubble, seen, size);
    for (std::size_t i = 0; i < list.size(); ++i) {
        const Rect local{pad + (i % columns) * (bw + gap), pad + textH + (i / columns) * (bh + gap), bw, bh};
        bubble.buttons.push_back({list[i], local});
    }
    bubbles.push_back(std::move(bubble));
}

void openReading(ViewContext& at, const Chosen& chosen, const std::string& title, const std::vector<std::string>& sentences,
                 bool follows) {
    const TableSize& size = at.scene.plan().size;
    const int side = sideOf(at.scene.plan(), chosen.px);
    const float deep = static_cast<float>(side % 2 ? size.width : size.height);  // as its person sees the table
    const float text = size.mm(4.1f), lineH = text * app::layout::kLineHeight, columnW = size.mm(128), pad = size.mm(5),
                closeH = size.mm(12);
    std::vector<std::string> lines{app::layout::cutLine(at.measure, title, app::Weight::Regular, columnW, text), {}};
    for (const std::string& sentence : sentences) {
        const auto broken = app::layout::breakText(at.measure, sentence, app::Weight::Regular, columnW, lineH * 8, text, text);
        lines.insert(lines.end(), broken.lines.begin(), broken.lines.end());
        lines.push_back({});
    }
    lines.pop_back();
    const std::size_t most = std::max<std::size_t>(6, static_cast<std::size_t>(deep * 0.62f / lineH));
    const std::size_t columns = (lines.size() + most - 1) / most, each = (lines.size() + columns - 1) / columns;
    Bubble bubble{.thing = chosen.thing,
                  .anchorPx = chosen.px,
                  .untilS = at.nowS + kReadS,
                  .staysS = kReadS,
                  .follows = follows,
                  .reading = true,
                  .textPx = text};
    for (std::size_t c = 0; c < columns; ++c) {
        Bubble::Column column;
        const auto first = lines.begin() + static_cast<std::ptrdiff_t>(c * each),
                   last = lines.begin() + static_cast<std::ptrdiff_t>(std::min(lines.size(), (c + 1) * each));
        column.lines.assign(first, last);
        column.local = {pad + static_cast<float>(c) * (columnW + pad), pad, columnW, static_cast<float>(each) * lineH};
        bubble.columns.push_back(std::move(column));
    }
    const float w = pad + static_cast<float>(columns) * (columnW + pad),
                h = pad + static_cast<float>(each) * lineH + size.mm(3) + closeH + pad;
    bubble.pose = poseOf(w, h, side);
    bubble.buttons.push_back({&kClose, {w - pad - size.mm(30), h - pad - closeH, size.mm(30), closeH}});
    bubble.buttons.push_back({&kFace, {w - pad - size.mm(68), h - pad - closeH, size.mm(35), closeH}});
    putBeside(bubble, {chosen.px.x, chosen.px.y, 1, 1}, size);
    std::erase_if(at.drafts.bubbles, [&](const Bubble& b) { return isOf(b, chosen.thing); });
    at.drafts.bubbles.push_back(std::move(bubble));
}

void offerBack(ViewContext& at, const Chosen& chosen) {
    const auto bubble = bubbleOf(at.drafts, chosen.thing);
    if (bubble == at.drafts.bubbles.end()) return;
    const TableSize& size = at.scene.plan().size;
    const float pad = size.mm(kPadMm), h = size.mm(kButtonHMm), side = size.mm(kButtonHMm), w = 2 * size.mm(kButtonWMm);
    Rect& box = bubble->pose.box;
    box = poseOf(w + side + 3 * pad, h + 2 * pad, bubble->pose.quarters).box;
    const bool isAcross = bubble->pose.quarters % 2;
    box.x = std::round(std::clamp(chosen.px.x - (isAcross ? h : w) / 2, 0.0f, size.width - box.w));
    box.y = std::round(std::clamp(chosen.px.y - (isAcross ? w : h) / 2, 0.0f, size.height - box.h));
    bubble->gone = true, bubble->reading = false;
    bubble->textLocal = {}, bubble->columns.clear(), bubble->pressed = -1;
    bubble->buttons = {{&kBringBack, {pad, pad, w, h}}, {&kClose, {w + 2 * pad, pad, side, h}}};
    bubble->staysS = kBringBackS, bubble->untilS = at.nowS + kBringBackS;
}

void closeBubblesNear(ViewContext& at, Point px) {
    std::erase_if(at.drafts.bubbles,
                  [&](const Bubble& b) { return app::distance(b.pose.box.centre(), px) < at.scene.plan().size.mm(150); });
}

Bubble* bubbleAt(Drafts& drafts, Point px) {
    for (auto bubble = drafts.bubbles.rbegin(); bubble != drafts.bubbles.rend(); ++bubble)
        if (bubble->pose.box.contains(px)) return &*bubble;
    return nullptr;
}

namespace {

// A line that came later has its room too: the bubble grows away from its buttons, which stay under the fingers.
void makeRoom(Bubble& bubble, const ViewContext& at) {
    if (bubble.follows || bubble.reading || bubble.textLocal.empty()) return;
    const TableSize& size = at.scene.plan().size;
    const float more = std::round(size.mm(offerFor(at, bubble.thing).textMm) - size.mm(kPadMm) - bubble.textLocal.h);
    Rect& box = bubble.pose.box;
    const float room[] = {box.y, size.width - box.right(), size.height - box.bottom(), box.x};  // behind it, by its quarters
    if (more < 1 || room[bubble.pose.quarters] < more) return;
    if (bubble.pose.quarters == 0) box.y -= more;
    if (bubble.pose.quarters == 3) box.x -= more;
    (bubble.pose.quarters % 2 ? box.w : box.h) += more;
    bubble.textLocal.h += more;
    for (BubbleButton& button : bubble.buttons) button.local.y += more;
}

bool isThrough(const Bubble& bubble, const ViewContext& at) {
    const auto same = [&](const auto& one) { return isOf(bubble, one.thing); };
    if (at.nowS > bubble.untilS) return true;
    if (bubble.gone) return at.scene.shown().shows(at.board, bubble.thing);
    if (!bubble.follows) {  // things glide and scroll under it: it is about the record, not about its place
        const auto carried = [&](const Held& h) { return h.lifted && same(h); };
        return !at.scene.shown().shows(at.board, bubble.thing) ||
               (!bubble.reading && std::ranges::any_of(at.drafts.held, carried));
    }
    // Held it stays: its own knob turns it.
    return !at.scene.lyingOf(bubble.thing) || std::ranges::any_of(at.drafts.transitions, same);
}

}  // namespace

void tidyBubbles(ViewContext& at) {
    std::erase_if(at.drafts.bubbles, [&](const Bubble& bubble) { return isThrough(bubble, at); });
    for (Bubble& bubble : at.drafts.bubbles) bubble.pressed = -1, makeRoom(bubble, at);
}

PressBubble::PressBubble(const Bubble& bubble, const touch::Contact& contact, const ViewContext& at)
    : m_thing(bubble.thing), m_press(contact, at.config, withoutHold(at.config), at.mmPerPx()) {
    const Point local = bubble.pose.toLocal(contact.px);
    for (const BubbleButton& button : bubble.buttons)
        if (button.local.contains(local)) m_choice = button.choice;
}

void PressBubble::feed(ViewContext& at) {
    const touch::Contact* contact = at.find(m_press.contact());
    const auto bubble = bubbleOf(at.drafts, m_thing);
    if (!contact || bubble == at.drafts.bubbles.end()) {
        m_over = true;
        return;
    }
    // By its choice, not by its number: closed and opened anew under the finger it may have other buttons, or others in its
    // place.
    const auto pressed = m_choice ? std::ranges::find(bubble->buttons, m_choice, &BubbleButton::choice) : bubble->buttons.end();
    const BubbleButton* button = pressed == bubble->buttons.end() ? nullptr : &*pressed;
    m_press.feed(*contact, at.nowS);
    bubble->untilS = at.nowS + bubble->staysS;
    if (button && button->choice->turns && m_press.dragged()) turnWithFinger(at, *bubble);
    const bool inside = button && button->local.contains(bubble->pose.toLocal(contact->px));
    if (!m_press.over()) {
        if (inside || m_turning) bubble->pressed = button ? static_cast<int>(pressed - bubble->buttons.begin()) : -1;
        return;
    }
    m_over = true;
    if (m_press.state() == touch::Press::State::Cancelled) return;
    if (m_turning) {
        const float turn =
            std::abs(std::remainder(m_turn, 90.0f)) <= at.config.snapDegrees ? std::round(m_turn / 90) * 90 : m_turn;
        at.run(contact->px, [&](const app::Board& b, app::CommandContext& context) {
            return commands::turnNote(b, context, m_thing.id<app::Note>(), turn);
        });
    } else if (inside) {
        perform(at, *button->choice, contact->px);
    }
}

void PressBubble::turnWithFinger(ViewContext& at, const Bubble& bubble) {
    // The angle the finger has gone round the middle of the note.
    const auto angle = [&](Point p) { return std::atan2(p.y - bubble.anchorPx.y, p.x - bubble.anchorPx.x) * 57.29578f; };
    const app::Placement* placement = at.board.find<app::Placement>(m_thing.record.id);
    const auto lying = at.scene.lyingOf(m_thing);
    if (!placement || !lying) return;
    m_turning = true;
    m_turn = placement->turn + std::remainder(angle(m_press.px()) - angle(m_press.startPx()), 360.0f);
    at.drafts.held.push_back(
        {.thing = m_thing, .centrePx = lying->px.centre(), .sizePx = {lying->px.w, lying->px.h}, .turn = m_turn, .lifted = true});
}

void PressBubble::perform(ViewContext& at, const Choice& choice, Point px) {
    const Chosen chosen{m_thing, px, nearestSeat(at.scene.plan(), px)};
    if (choice.perform && !choice.perform(at, chosen)) return;
    // What the choice has opened in its place stays.
    const auto bubble = bubbleOf(at.drafts, m_thing);
    const bool itself = bubble != at.drafts.bubbles.end() &&
                        std::ranges::find(bubble->buttons, &choice, &BubbleButton::choice) != bubble->buttons.end();
    if (itself) at.drafts.bubbles.erase(bubble);
}

}  // namespace ui::hands

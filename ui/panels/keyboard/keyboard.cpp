#include "ui/panels/keyboard/keyboard.h"

#include <utf8proc.h>

#include <algorithm>
#include <map>

#include "app/base/utf8.h"

namespace ui::panels::keyboard {

using app::Point, app::Rect;
using namespace ui::paint;

namespace {

constexpr double kRepeatAfterS = 0.4, kRepeatEveryS = 0.05;
constexpr float kPadAcross = 8;  // keys

const std::vector<std::string>& rows(KeyboardKind kind, bool numbers, int row) {
    static const std::vector<std::string> kAzerty[3] = {{"a", "z", "e", "r", "t", "y", "u", "i", "o", "p"},
                                                        {"q", "s", "d", "f", "g", "h", "j", "k", "l", "m"},
                                                        {"w", "x", "c", "v", "b", "n", "’", "é", "è"}};
    static const std::vector<std::string> kQwerty[3] = {{"q", "w", "e", "r", "t", "y", "u", "i", "o", "p"},
                                                        {"a", "s", "d", "f", "g", "h", "j", "k", "l"},
                                                        {"z", "x", "c", "v", "b", "n", "m", "’", "-"}};
    static const std::vector<std::string> kNumbers[3] = {{"1", "2", "3", "4", "5", "6", "7", "8", "9", "0"},
                                                         {"-", "/", ":", ";", "(", ")", "€", "&", "@", "%"},
                                                         {"?", "!", "«", "»", "+", "=", "#", "*", "°"}};
    return numbers ? kNumbers[row] : kind == KeyboardKind::Azerty ? kAzerty[row] : kQwerty[row];
}

// Held keys offer these, the likeliest first.
const std::vector<std::string>& variantsOf(const std::string& face) {
    static const std::map<std::string, std::vector<std::string>> kVariants{{"e", {"é", "è", "ê", "ë", "€"}},
                                                                           {"a", {"à", "â", "æ", "á", "ä"}},
                                                                           {"u", {"ù", "û", "ü", "ú"}},
                                                                           {"o", {"ô", "œ", "ö", "ó"}},
                                                                           {"i", {"î", "ï", "í"}},
                                                                           {"c", {"ç"}},
                                                                           {"y", {"ÿ", "ý"}},
                                                                           {"n", {"ñ"}},
                                                                           {"’", {"'", "“", "”"}},
                                                                           {"é", {"ê", "ë"}},
                                                                           {"è", {"à", "ù"}},
                                                                           {"-", {"–", "—"}},
                                                                           {".", {"…", "!", "?"}},
                                                                           {",", {";", ":"}},
                                                                           {"s", {"ß"}}};
    static const std::vector<std::string> kNone;
    const auto found = kVariants.find(face);
    return found == kVariants.end() ? kNone : found->second;
}

std::string upper(const std::string& text) {
    std::string result;
    for (std::size_t at = 0; at < text.size();)
        app::appendCodePoint(
            result, static_cast<std::uint32_t>(utf8proc_toupper(static_cast<utf8proc_int32_t>(app::nextCodePoint(text, at)))));
    return result;
}

}  // namespace

std::string Keyboard::shown(const std::string& face) const { return m_shift ? upper(face) : face; }

void Keyboard::addRow(const std::vector<std::string>& faces, float& y, float startUnits) {
    const float gap = m_pitch * 0.1f;
    for (std::size_t i = 0; i < faces.size(); ++i)
        addKey({{m_area.x + (startUnits + static_cast<float>(i)) * m_pitch + gap / 2, y + gap / 2, m_pitch - gap, m_pitch - gap},
                faces[i],
                faces[i],
                KeyStroke::Kind::Text,
                false,
                false,
                variantsOf(faces[i])});
}

void Keyboard::layOut(const Rect& area, float pitchPx, const std::string& done) {
    const float across = pitchPx * (m_page == Page::Pad ? kPadAcross : 11);
    const Rect placed{area.x + (area.w - across) / 2, area.y, across, pitchPx * 4};
    if (placed == m_area && !m_keys.empty() && done == m_done) return;
    m_area = placed, m_pitch = pitchPx, m_done = done;
    m_keys.clear();
    if (m_page == Page::Pad) return layOutPad();
    const bool numbers = m_page == Page::Numbers;
    const float gap = m_pitch * 0.1f;
    float y = m_area.y;
    for (int row = 0; row < 2; ++row) {
        const auto& faces = rows(m_kind, numbers, row);
        addRow(faces, y, (11 - static_cast<float>(faces.size())) / 2);
        y += m_pitch;
    }
    const auto special = [&](const char* name, float from, float units, KeyStroke::Kind kind) {
        addKey({{m_area.x + from * m_pitch + gap / 2, y + gap / 2, units * m_pitch - gap, m_pitch - gap},
                name,
                {},
                kind,
                false,
                false,
                {}});
        return &m_keys.back();
    };
    special("shift", 0, 1, KeyStroke::Kind::Text)->shift = true;
    addRow(rows(m_kind, numbers, 2), y, 1);
    special("backspace", 10, 1, KeyStroke::Kind::Backspace);
    y += m_pitch;
    Key* page = special("numbers", 0, 1.5f, KeyStroke::Kind::Text);
    page->page = true;
    page->face = numbers ? "abc" : "123";
    special("left", 1.5f, 0.9f, KeyStroke::Kind::Left);
    special("right", 2.4f, 0.9f, KeyStroke::Kind::Right);
    special("space", 3.3f, 3.2f, KeyStroke::Kind::Text)->face = " ";
    Key* comma = special(",", 6.5f, 0.9f, KeyStroke::Kind::Text);
    comma->face = ",", comma->variants = variantsOf(",");
    Key* stop = special(".", 7.4f, 0.9f, KeyStroke::Kind::Text);
    stop->face = ".", stop->variants = variantsOf(".");
    special("done", 8.3f, 2.7f, KeyStroke::Kind::Done)->face = done;
}

// 7 8 9 above 4 5 6 above 1 2 3, as on every till; what takes away stands apart at the right, above what ends it.
void Keyboard::layOutPad() {
    const float gap = m_pitch * 0.1f;
    const auto key = [&](const char* name, std::string face, float x, float y, float w, float h,
                         KeyStroke::Kind kind = KeyStroke::Kind::Text) {
        addKey({{m_area.x + x * m_pitch + gap / 2, m_area.y + y * m_pitch + gap / 2, w * m_pitch - gap, h * m_pitch - gap},
                name,
                std::move(face),
                kind,
                false,
                false,
                {}});
    };
    for (int digit = 1; digit <= 9; ++digit) {
        const std::string face = std::to_string(digit);
        key(face.c_str(), face, static_cast<float>((digit - 1) % 3) * 1.4f, static_cast<float>(2 - (digit - 1) / 3), 1.4f, 1);
    }
    key("0", "0", 0, 3, m_thousands ? 1.4f : 2.8f, 1);
    if (m_thousands) key("thousand", "k", 1.4f, 3, 1.4f, 1);
    key("decimal", m_decimal, 2.8f, 3, 1.4f, 1);
    key("backspace", {}, 4.8f, 0, 1.6f, 1, KeyStroke::Kind::Backspace);
    key("clear", "C", 6.4f, 0, 1.6f, 1, KeyStroke::Kind::Clear);
    key("done", m_done, 4.8f, 2, 3.2f, 2, KeyStroke::Kind::Done);
}

void editBy(TextDraft& draft, KeyStroke::Kind kind) {
    using Kind = KeyStroke::Kind;
    if (kind == Kind::Backspace) draft.eraseBack();
    if (kind == Kind::Delete) draft.eraseForward();
    if (kind == Kind::Clear) draft.set({});
    if (kind == Kind::Left) draft.left();
    if (kind == Kind::Right) draft.right();
    if (kind == Kind::Home) draft.home();
    if (kind == Kind::End) draft.end();
}

const Keyboard::Key* Keyboard::keyAt(Point local) const {
    const float half = m_pitch * 0.05f;  // the gaps between keys belong to them
    for (const Key& key : m_keys)
        if (key.rect.grown(half).contains(local)) return &key;
    return nullptr;
}

Rect Keyboard::barRect(const Key& key) const {
    const float w = static_cast<float>(key.variants.size()) * m_pitch;
    const float x = std::clamp(key.rect.centre().x - m_pitch / 2, m_area.x, m_area.right() - w);
    return {x, key.rect.y - m_pitch * 1.05f, w, m_pitch};
}

bool Keyboard::contact(const touch::Contact& contact, Point local, double nowS, const touch::GestureConfig& config,
                       std::vector<KeyStroke>& strokes) {
    const auto finger = std::ranges::find(m_fingers, contact.id, &Finger::contact);
    if (contact.began) {
        const Key* key = keyAt(local);
        if (!key) return false;
        // Rolling: whoever is still down on another key has typed it.
        for (Finger& other : m_fingers)
            if (!other.bar && other.choice != -2 && other.key < m_keys.size() &&
                m_keys[other.key].kind == KeyStroke::Kind::Text && !m_keys[other.key].shift && !m_keys[other.key].page) {
                commit(other, strokes);
                other.choice = -2;  // already typed
            }
        m_fingers.push_back({contact.id, static_cast<std::size_t>(key - m_keys.data()), nowS});
        m_fingers.back().from = local;
        if (contact.ended && !contact.cancelled) commit(m_fingers.back(), strokes);
        if (contact.ended) m_fingers.pop_back();
        return true;
    }
    if (finger == m_fingers.end()) return false;
    if (finger->key >= m_keys.size()) {  // the page changed under it
        if (contact.ended) m_fingers.erase(finger);
        return true;
    }
    const Key& key = m_keys[finger->key];
    const Rect reach = finger->bar ? app::united(barRect(key), key.rect) : key.rect;
    finger->off = !reach.grown(m_pitch * 0.6f).contains(local);
    if (finger->bar) {
        const Rect bar = barRect(key);
        // Held still, the likeliest is meant, wherever the bar had room to open.
        if (std::abs(local.x - finger->from.x) > m_pitch * 0.4f) finger->slid = true;
        if (finger->slid)
            finger->choice =
                std::clamp(static_cast<int>((local.x - bar.x) / m_pitch), 0, static_cast<int>(key.variants.size()) - 1);
    }
    if (contact.ended) {
        if (!contact.cancelled && !finger->off && finger->choice != -2) commit(*finger, strokes);
        m_fingers.erase(finger);
    }
    (void)config;
    return true;
}

void Keyboard::tick(double nowS, const touch::GestureConfig& config, std::vector<KeyStroke>& strokes) {
    for (Finger& finger : m_fingers) {
        if (finger.key >= m_keys.size() || finger.choice == -2) continue;
        const Key& key = m_keys[finger.key];
        if (!finger.bar && !finger.off && !key.variants.empty() && nowS - finger.sinceS >= config.key.holdMs / 1000)
            finger.bar = true, finger.choice = 0;
        const bool repeats =
            key.kind == KeyStroke::Kind::Backspace || key.kind == KeyStroke::Kind::Left || key.kind == KeyStroke::Kind::Right;
        if (repeats && nowS - finger.sinceS >= kRepeatAfterS && nowS - finger.repeatedS >= kRepeatEveryS) {
            strokes.push_back({key.kind, {}});
            finger.repeatedS = nowS;
        }
    }
}

void Keyboard::commit(const Finger& finger, std::vector<KeyStroke>& strokes) {
    const Key key = m_keys[finger.key];
    if (key.shift) {
        m_shift = !m_shift;
        return;
    }
    if (key.page) {
        m_page = m_page == Page::Letters ? Page::Numbers : Page::Letters;
        const std::string done = m_done;
        const Rect area = m_area;
        m_area = {};
        layOut(area, m_pitch, done);
        return;
    }
    if (finger.repeatedS > 0) return;  // the repetition has done it
    if (key.kind != KeyStroke::Kind::Text) {
        strokes.push_back({key.kind, {}});
        return;
    }
    strokes.push_back({KeyStroke::Kind::Text, shown(finger.bar && finger.choice >= 0 ? key.variants[finger.choice] : key.face)});
    m_shift = false;
}

void Keyboard::draw(Widgets& w, double) {
    Painter p = w.painter();
    const auto held = [&](std::size_t i) { return std::ranges::any_of(m_fingers, [&](const Finger& f) { return f.key == i; }); };
    for (std::size_t i = 0; i < m_keys.size(); ++i) {
        const Key& key = m_keys[i];
        const bool done = key.kind == KeyStroke::Kind::Done, on = held(i) || (key.shift && m_shift);
        const Style style = done ? Style::Primary : Style::Plain;
        keyFace(p, key.rect, style, on, w.mm(1), true, m_pitch * 0.16f);
        const ImU32 ink = lookOf(style).ink;
        const float r = m_pitch * 0.22f;
        const Point c = key.rect.centre();
        if (key.shift) sign(p, Sign::Shift, c, r, ink);
        else if (key.kind == KeyStroke::Kind::Backspace) sign(p, Sign::Backspace, c, r, ink);
        else if (key.kind == KeyStroke::Kind::Left) sign(p, Sign::Left, c, r * 0.8f, ink);
        else if (key.kind == KeyStroke::Kind::Right) sign(p, Sign::Right, c, r * 0.8f, ink);
        else {
            const bool clears = key.kind == KeyStroke::Kind::Clear;
            const std::string face = key.name == "space" ? w.tr()("space")
                                     : clears            ? w.tr()("Clear")
                                     : key.page || done  ? key.face
                                                         : shown(key.face);
            const bool word = key.name == "space" || key.page || done || clears;
            const float size = word ? std::max(m_pitch * 0.3f, w.mm(kLeastTypeAtSeatMm)) : m_pitch * 0.4f;
            p.text({c.x, c.y - size * 0.61f}, face, done ? app::Weight::SemiBold : app::Weight::Regular, size, ink,
                   Align::Centre);
        }
        w.target("key", key.name, key.face, key.rect);
    }
    for (const Finger& finger : m_fingers) {
        if (!finger.bar || finger.key >= m_keys.size()) continue;
        const Key& key = m_keys[finger.key];
        const Rect bar = barRect(key);
        p.shadow(bar, m_pitch * 0.2f, 0.2f);
        p.box(bar, kHeading, m_pitch * 0.16f);
        for (std::size_t i = 0; i < key.variants.size(); ++i) {
            const Rect cell{bar.x + static_cast<float>(i) * m_pitch, bar.y, m_pitch, bar.h};
            if (static_cast<int>(i) == finger.choice) p.box(cell.grown(-m_pitch * 0.06f), kPaper, m_pitch * 0.14f);
            p.text({cell.centre().x, cell.centre().y - m_pitch * 0.244f}, shown(key.variants[i]), app::Weight::Regular,
                   m_pitch * 0.4f, static_cast<int>(i) == finger.choice ? kInk : kOnDark, Align::Centre);
            w.target("key", key.name + "/" + key.variants[i], key.variants[i], cell);  // é of e: the key é stays what it is
        }
    }
}

}  // namespace ui::panels::keyboard

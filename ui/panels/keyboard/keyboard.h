#pragma once
// The on-screen keyboard of one seat: AZERTY first, QWERTY too, accents on hold, as many fingers at once as there are. Not made
// of ImGui buttons, which know one pointer only. A key answers when its finger lifts; rolling to the next key before the first
// is up commits the first, so that two thumbs keep their order.
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "ui/panels/key_stroke.h"
#include "ui/panels/text_draft.h"
#include "ui/panels/widgets.h"

namespace ui::panels::keyboard {

enum class KeyboardKind { Azerty, Qwerty };

// What keys without a letter do to a text: erase and move. Done and Cancel are for whoever holds the text.
void editBy(TextDraft& draft, KeyStroke::Kind kind);

class Keyboard {
public:
    explicit Keyboard(KeyboardKind kind) : m_kind(kind) {}

    // Lays the keys into `area` (local pixels). `done`: the word on its last key.
    void layOut(const app::Rect& area, float pitchPx, const std::string& done);
    void draw(Widgets& widgets, double nowS);
    // True if the contact is the keyboard's. Strokes it makes are added to `strokes`.
    bool contact(const touch::Contact& contact, app::Point local, double nowS, const touch::GestureConfig& config,
                 std::vector<KeyStroke>& strokes);
    void open(bool numbers) {
        m_page = numbers ? Page::Numbers : Page::Letters, m_keys.clear(), letGo();
    }  // with letters or with figures
    // With figures only, to be used like a pocket calculator; `thousands`: a key for three zeros.
    void openPad(std::string decimal, bool thousands) {
        m_page = Page::Pad, m_decimal = std::move(decimal), m_thousands = thousands, m_keys.clear(), letGo();
    }
    void leavePad() { m_page == Page::Pad ? open(false) : letGo(); }
    void letGo() { m_fingers.clear(); }                   // the page it stood on is left: fingers still down type nothing more
    bool restless() const { return !m_fingers.empty(); }  // an accent bar may open, backspace may repeat
    void tick(double nowS, const touch::GestureConfig& config, std::vector<KeyStroke>& strokes);
    static float heightFor(float pitchPx) { return pitchPx * 4; }

private:
    enum class Page { Letters, Numbers, Pad };
    struct Key {
        app::Rect rect;
        std::string name;  // English, for the scene log
        std::string face;  // what it shows and types, lower case
        KeyStroke::Kind kind = KeyStroke::Kind::Text;
        bool shift = false, page = false;
        std::vector<std::string> variants;
    };
    struct Finger {
        touch::ContactId contact;
        std::size_t key;
        double sinceS;
        bool bar = false;  // its accent bar is open
        int choice = -1;
        double repeatedS = 0;
        app::Point from;    // where it landed
        bool slid = false;  // along its accent bar
        bool off = false;   // it has slid off its key and its accents: lifted there, it types nothing
    };

    void layOutPad();
    void addRow(const std::vector<std::string>& faces, float& y, float startUnits);
    void addKey(Key key) { m_keys.push_back(std::move(key)); }
    const Key* keyAt(app::Point local) const;
    void commit(const Finger& finger, std::vector<KeyStroke>& strokes);
    app::Rect barRect(const Key& key) const;
    std::string shown(const std::string& face) const;

    KeyboardKind m_kind;
    Page m_page = Page::Letters;
    bool m_shift = false;
    app::Rect m_area;
    float m_pitch = 0;
    std::string m_done, m_decimal;
    bool m_thousands = false;
    std::vector<Key> m_keys;
    std::vector<Finger> m_fingers;
};

}  // namespace ui::panels::keyboard

#pragma once
// Pictures of the table without a person: a window on whatever display there is, a table in a state, its glass as pixels. The
// picture tests compare them, the gallery writes them down. Every screen and state that exists stands in allScenes().
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "tests/bench/formats.h"
#include "tests/bench/shown.h"
#include "tests/bench/votes_in_memory.h"
#include "tests/demo/virtual_hands.h"
#include "ui/panels/home/home_panel.h"
#include "ui/panels/home/notice_panel.h"
#include "ui/shell/png.h"
#include "ui/shell/table.h"
#include "ui/shell/window.h"

namespace tests {

// A glass that is kept by damage, and the screens it is brought to: a window without a GPU and one with.
struct KeptGlass {
    explicit KeptGlass(ui::paint::Fonts& fonts) : glass(fonts) {}
    bool settled() const { return glass.settled(); }
    ui::shell::Pixels screen() const;
    ui::shell::Pixels canvas() const;

    ui::shell::Glass glass;
    std::vector<unsigned> memory;
    const ui::gl::Canvas* onCanvas = nullptr;
};

class Studio {
public:
    Studio(int width, int height, float pxPerMm, const std::string& lang = "fr");

    ui::paint::Fonts& fonts() { return *m_fonts; }
    const app::Texts& tr() const { return m_tr; }
    // Reckons at once: a picture is the same each time.
    ui::shell::TableSetup setup() const {
        return {.size = {m_window.width(), m_window.height(), m_window.pxPerMm()},
                .reckon = ui::shell::ReckonWhere::Here,
                .salt = 0,
                .exporters = formats(),
                .keptVotes = &m_keptVotes};
    }

    ui::shell::Pixels picture(ui::shell::Table& table, double nowS);
    // Brings a glass up to date as the program does: only what damage says is drawn again.
    void keep(KeptGlass& glass, ui::shell::Table& table, double nowS);
    // Goes on until the board on the glass is sharp; answers how many frames that took, at most a hundred.
    int settle(KeptGlass& glass, ui::shell::Table& table, double nowS);
    // After these buttons of it have been tapped.
    ui::shell::Pixels home(const std::vector<app::SessionCard>& cards, const std::vector<std::string>& taps = {});
    // What stands on the glass before it closes, over a disk that took nothing.
    ui::shell::Pixels notice();

private:
    ui::shell::Pixels alone(ui::panels::Panel& panel, const std::vector<std::string>& taps = {});

    ui::shell::Window m_window;
    std::unique_ptr<ui::paint::Fonts> m_fonts;
    ui::gl::Renderer m_renderer;
    app::Texts m_tr;
    mutable VotesInMemory m_keptVotes;
};

// A journal whose disk has failed, or one whose session lies elsewhere since then.
class BrokenJournal : public app::Journal {
public:
    explicit BrokenJournal(bool moved = false) : m_moved(moved) {}
    void append(const app::Transaction&) override { ++m_accepted; }
    app::JournalState state() const override;

private:
    bool m_moved;
    std::uint64_t m_accepted = 1;
};

struct Scene {
    const char* name;
    // Makes the board (empty function: the demonstration's) and lets hands work on it.
    std::function<void(app::Board&, app::IdSource&)> prepare;
    std::function<void(VirtualHands&, ui::shell::Table&)> work;
    enum class Disk { Sound, Full, Moved } disk = Disk::Sound;
    std::size_t lost = 0;  // so many of its notes were found damaged and are set aside
};
const std::vector<Scene>& allScenes();

// What a scene is played on.
struct Stage {
    ui::paint::Fonts& fonts;
    const app::Texts& tr;
    ui::shell::TableSetup setup;
    app::Seating seating = app::Seating::Table;  // Wall: everybody is seated so before the hands begin
    bool mayBeFull = false;                      // a hand that finds no room for one more panel ends the scene there
};

// Lets the hands of a scene work; `each` is called after every frame. Answers the time at the end.
using EachFrame = std::function<void(ui::shell::Table&, double nowS)>;
std::unique_ptr<ui::shell::Table> play(const Stage& stage, const Scene& scene, double& nowS, const EachFrame& each = {});
std::unique_ptr<ui::shell::Table> play(Studio& studio, const Scene& scene, double& nowS, const EachFrame& each = {});
// The picture of one scene; always the same for one size.
ui::shell::Pixels pictureOf(Studio& studio, const Scene& scene);

// Cards for the home screen: a few, one of them in trouble.
std::vector<app::SessionCard> someCards();
std::vector<app::Round> someKeptVotes();
std::vector<app::SessionCard> manyCards();  // more than a screen holds

}  // namespace tests

#pragma once
// One panel: an ImGui context of its own on the shared fonts, a place on the table, and the contacts that landed on it. A
// touch is fed to ImGui in small steps (hover, down, up, linger) so that 1.86's widgets work without a mouse; several steps may
// run within one frame. Subclasses show their widgets; they never wait and are never modal.
#include <imgui.h>

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/base/texts.h"
#include "app/ports/exporter.h"
#include "app/ports/journal.h"
#include "app/ports/kept_votes.h"
#include "app/ports/session_library.h"
#include "app/workshop/workshop.h"
#include "ui/glass/commit.h"
#include "ui/glass/drafts.h"
#include "ui/glass/scene.h"
#include "ui/glass/target.h"
#include "ui/paint/painter.h"
#include "ui/panels/job_told.h"
#include "ui/panels/key_stroke.h"
#include "ui/touch/press.h"

namespace ui::panels {

class Widgets;

// What the shell must do for a panel: everything that is neither the board nor the panel itself.
struct ShellRequest {
    enum class Kind {
        Export,
        GoHome,
        OpenSession,
        NewSession,
        Duplicate,
        Delete,
        PutBack,
        Erase,
        Restore,
        Recover,
        CloseFacilitator,
        SetLanguage,
        ReadFormula,
        CancelJob,
        Demonstrate,
        ShowRound
    } kind;
    std::string text;       // a file, a template, a language, a job, a revealed round
    std::string copy = {};  // the saved copy to restore
};

// What may be dragged out of a panel: dots of an open vote.
enum class DotSource : std::uint8_t { For, Against };

// What all panels may look at and act through.
struct PanelContext {
    const app::Board& board;
    glass::Commit& commit;
    const app::Workshop* workshop = nullptr;  // null on the home screen
    const glass::Scene& scene;
    const app::Texts& tr;
    double nowS = 0;
    app::UnixMs now = 0;
    std::vector<ShellRequest>& requests;
    const touch::GestureConfig& config;
    float pxPerMm = 2.5f;
    std::vector<app::rules::GivenScreen>* screens = nullptr;  // before all seats, for all to count; null on the home screen
    std::span<const app::SetAside> setAside = {};             // records that the file had lost
    std::uint64_t salt = 0;                                   // of the screens of secret rounds (rules/given_screen.h)
    std::span<const JobTold> jobs = {};                       // what goes on beside the table
    app::Exporters exporters = {};                            // the formats a session can leave in
    app::KeptVotes* keptVotes = nullptr;                      // of this table; null: it keeps none
};

// How round the corners of a panel's background are; but for them nothing shows through it.
inline constexpr float kPanelCornerMm = 5;
// So long a key is green after what was asked of it has been done.
inline constexpr double kDoneS = 1.6;

// Commits a command for whoever sits before the panel; false: refused, and told.
using Run = std::function<bool(const glass::Command&)>;

class Panel {
public:
    Panel(std::string name, paint::Fonts& fonts, float pxPerMm);
    virtual ~Panel();
    Panel(const Panel&) = delete;
    Panel& operator=(const Panel&) = delete;

    float cornerPx() const { return mm(kPanelCornerMm); }
    const std::string& name() const { return m_name; }  // first part of its targets' ids: a seat's id, "facilitator", "home"
    virtual app::Id<app::Seat> seat() const { return {}; }
    // Nothing on it is written smaller: it is read from this far (LOOK, "Type"). Of a seat's, more.
    virtual float leastTextMm() const { return paint::kLeastTypeMm; }
    // A text is open in it: a hardware keyboard may type there.
    virtual bool typing() const { return false; }
    virtual void type(const KeyStroke&, PanelContext&) {}
    const app::Pose& pose() const { return m_pose; }
    void setPose(const app::Pose& pose);
    bool contains(app::Point table) const { return m_pose.box.contains(table); }

    // Every frame, every contact that is its own, from begin to end.
    void contact(const touch::Contact& contact, PanelContext& panel);
    // A dot may be dragged out from here: the contact then belongs to the hands.
    std::optional<DotSource> dragsFrom(app::Point table) const;
    // It closes: fingers that lie on it are nobody's from now on.
    void letGo();

    // What a key of it asked to be done beside the table has been done: the key says so (Widgets::await).
    void tellSuccess(double nowS);
    // When its picture changes by itself next, seconds from now; far off: never.
    double changesInS(double nowS) const;

    // Runs the widgets if something came in or `changed`; true if its picture may differ.
    bool frame(PanelContext& panel, bool changed);
    const ImDrawData* picture() const { return m_drawData; }
    std::uint64_t version() const { return m_version; }
    const std::vector<glass::Target>& targets() const { return m_targets; }

protected:
    friend class Widgets;
    virtual void show(Widgets& widgets, PanelContext& panel) = 0;
    // Contacts on parts that are not ImGui's (keyboard): true if taken.
    virtual bool takeContact(const touch::Contact&, app::Point, PanelContext&) { return false; }
    // True while something moves by itself (accent bar waiting, scrolling on).
    virtual bool restless(const PanelContext&) const { return false; }

    void markDirty() { m_dirty = true; }
    // Another page opens: it begins at its beginning. `but`: a list that stays where it is, beside the pages.
    void listsFromTheTop(std::string_view but = {}) {
        std::erase_if(m_scrollers, [&](const auto& scroller) { return scroller.first != but; });
    }
    float mm(float millimetres) const { return millimetres * m_pxPerMm; }

private:
    struct PointerStep {
        ImVec2 pos;
        bool down;
    };
    struct Scroller {
        app::Rect local;
        float offset = 0, most = 0, speed = 0;
        bool shown = false;  // in the last run: a list of a page that is gone takes no finger
    };

    void runSteps(PanelContext& panel);
    void runOnce(PanelContext& panel, const PointerStep& step);
    void feedScroll(const touch::Contact& contact, app::Point local, PanelContext& panel);
    void coast(double seconds);

    std::string m_name;
    paint::Fonts& m_fonts;
    float m_pxPerMm;
    ImGuiContext* m_context;
    app::Pose m_pose;
    const ImDrawData* m_drawData = nullptr;
    std::uint64_t m_version = 0;
    unsigned m_textLooks = 0;  // of the glyphs it was drawn with
    std::deque<PointerStep> m_steps;
    PointerStep m_last{{-1e30f, -1e30f}, false};
    touch::ContactId m_primary;  // the one contact ImGui sees
    struct Scrolling {
        touch::ContactId contact;
        std::string region;
        app::Point start, last;
        bool moved = false, pressed = false, yielded = false;
    };
    std::optional<Scrolling> m_scrolling;  // a contact in a list: scrolls, or becomes a tap when it lifts
    std::map<std::string, Scroller> m_scrollers;
    std::vector<glass::Target> m_targets;
    std::map<std::string, double> m_doneUntilS;  // keys that are green, by name
    std::string m_awaited;                       // the key that asked last for something beside the table
    std::vector<std::pair<app::Rect, DotSource>> m_dragSources;
    bool m_dirty = true;
    double m_lastFrameS = 0;
    double m_bornS = -1;  // of its first frame: times kept as floats count from here
};

}  // namespace ui::panels

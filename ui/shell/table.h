#pragma once
// One open workshop at the table, without window or OpenGL: routes contacts to panels and hands, commits what they decide,
// keeps the scene current. The shell's loop calls frame() and draws what look(), overlay() and panels() show; tests and benches
// drive the same class.
#include <functional>
#include <memory>
#include <optional>

#include "app/ports/session_library.h"
#include "app/workshop/workshop.h"
#include "ui/hands/hands.h"
#include "ui/shell/moment.h"
#include "ui/shell/reckoner.h"
#include "ui/shell/table_panels.h"
#include "ui/views/all.h"

namespace ui::shell {

struct TableSetup {
    glass::TableSize size;
    touch::GestureConfig gestures;
    ReckonWhere reckon = ReckonWhere::Thread;
    std::optional<std::uint64_t>
        salt;  // of secret rounds' screens (rules/given_screen.h): none: drawn from the system; 0: a recording or a test
    std::function<glass::Views()> views = views::all;
    PanelParts panels = {};
    app::Exporters exporters = {};        // offered on the facilitator's page
    app::KeptVotes* keptVotes = nullptr;  // outlives the table; null: no votes are kept
    bool reducedMotion = false;           // nothing glides, grows or arrives: things are where they go at once
};

class Table {
public:
    Table(app::OpenSession session, paint::Fonts& fonts, const TableSetup& setup, app::IdSource ids);
    ~Table();

    using Moment = shell::Moment;
    // Everything of one frame but drawing. `strokes`: from a hardware keyboard.
    void frame(std::span<const touch::Contact> contacts, std::span<const panels::KeyStroke> strokes, const Moment& moment,
               const app::Texts& tr);

    const app::Workshop& workshop() const { return m_workshop; }
    const app::Board& board() const { return m_workshop.board(); }
    app::Workshop& workshop() { return m_workshop; }
    // Where the session lies: elsewhere than where it was opened, once its file could not be trusted any more.
    std::filesystem::path file() const {
        const auto file = m_workshop.saved().file;
        return file.empty() ? m_file : file;
    }
    // Nothing changes the session after it. workshop().saved().end tells when all is stored.
    void close();
    const glass::Scene& scene() const { return m_scene; }
    glass::Scene& scene() { return m_scene; }
    const glass::Drafts& drafts() const { return m_hands.drafts(); }
    std::vector<panels::ShellRequest> takeRequests() { return std::exchange(m_requests, {}); }
    // To whoever leads, in their panel, and to all in the status line: what is under way or has ended. `forS`: how long the
    // status line keeps it; the panel keeps it until something else is said.
    void tell(const std::string& words, paint::Tone tone, double forS, double nowS);
    // What goes on beside it, in the order it was begun: said in the status line while nothing else is, and on the page of files.
    void tellJobs(std::vector<panels::JobTold> jobs, double nowS);
    // What is wrong with the touch screens; empty if nothing is. Stands in the status line as long as it is true.
    void tellDevices(const std::string& words);
    // What reading the formula's file came to: its text, or why there is none.
    void takeFormula(const std::string& text, const std::string& trouble, const Moment& moment, const app::Texts& tr);
    void resize(const glass::TableSize& size);
    void wheel(app::Point px, float steps);

    glass::Look look(const app::Texts& tr, double nowS);
    const glass::Overlay& overlay() const { return m_overlay; }
    std::vector<PanelPicture> panelPictures() const;
    std::vector<panels::Panel*> panels() const { return m_panels.inDrawingOrder(m_scene.plan()); }
    bool takeBoardChanged() { return std::exchange(m_boardChanged, false); }

    // Something moves by itself or a hand is down: frames must go on.
    bool restless() const { return m_restless; }
    // When the picture changes by itself next, in seconds from now: a countdown, a mark to be updated.
    double nextChangeS(const Moment& moment) const;

    // Everything a finger can aim at, for the scene log.
    std::vector<glass::Target> targets(const app::Texts& tr) const;

private:
    class ToWorkshop;

    panels::PanelContext panelContext(const Moment& moment, const app::Texts& tr);
    glass::ViewContext viewContext(std::span<const touch::Contact> contacts, const Moment& moment, const app::Texts& tr);
    void routeContacts(std::span<const touch::Contact> contacts, const Moment& moment, const app::Texts& tr);
    void grantWishes(double nowS);
    void openAtSeat(const glass::Wish& wish, double nowS);
    void openDock(const glass::Wish& wish, double nowS);
    void openProposals(const glass::Wish& wish, double nowS);
    void answerAt(app::Point px, float degrees, const char* text, double nowS);
    void keepPanels();
    glass::TablePlan planNow();
    void updatePlan(bool structure);
    void openBallots();
    void refuseWhatFindsNoRoom(double nowS);
    void closeFacilitatorIfAsked();
    void showRoundIfAsked(double nowS);
    void keepReveal(double nowS);
    bool beganOnPanel(const touch::Contact& contact, std::span<const touch::Contact> contacts, const Moment& moment,
                      const app::Texts& tr);
    bool takeTouched(const Moment& moment, const app::Texts& tr, bool& panelsRan);
    bool takeReckoned(const Moment& moment, const app::Texts& tr);
    void tellGonePages(double nowS);
    void tellUnknownStep(const Moment& moment, const app::Texts& tr);
    void updateStatus(const Moment& moment, const app::Texts& tr);
    void speak(const Moment& moment, const app::Texts& tr);
    bool runPanels(const Moment& moment, const app::Texts& tr, std::span<const app::Touched> touched);
    std::uint64_t hiddenHash() const;
    app::Seating seating() const { return board().session().seating; }

    paint::Fonts& m_fonts;
    TableSetup m_setup;
    std::uint64_t m_salt;  // never stored, never logged
    std::unique_ptr<app::Journal> m_journal;
    app::Workshop m_workshop;
    std::filesystem::path m_file;
    glass::Scene m_scene;
    Reckoner m_reckoner;
    hands::Hands m_hands;
    std::unique_ptr<ToWorkshop> m_commit;
    TablePanels m_panels;
    std::vector<touch::Contact> m_handContacts;  // of this frame
    std::vector<touch::ContactId> m_released;    // inert ones: nobody's until they end
    std::vector<app::SetAside> m_setAside;       // records that the file had lost
    std::vector<panels::ShellRequest> m_requests;
    glass::BrokenTexts m_texts;
    glass::Overlay m_overlay;
    std::vector<panels::JobTold> m_jobs;
    double m_newsUntilS = 0;
    bool m_isNewsOfJob = false;  // and gives way to whatever else is said
    std::uint64_t m_hidden = 0;
    app::Id<app::Round> m_openRound;  // when it was looked at last
    bool m_planDirty = true, m_structure = true, m_boardChanged = true, m_restless = false;
    app::Id<app::Round> m_revealed;                             // of the last frame: 0 if no result was shown
    glass::Reveal::Phase m_phase = glass::Reveal::Phase::None;  // and how far it was
    bool m_stepTold = false;                                    // that the session stands at a step that nobody here knows
};

}  // namespace ui::shell

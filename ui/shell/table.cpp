#include "ui/shell/table.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/rules/voting.h"
#include "ui/hands/bubbles.h"
#include "ui/hands/drag_dot.h"

namespace ui::shell {

class Table::ToWorkshop : public glass::Commit {
public:
    explicit ToWorkshop(app::Workshop& workshop) : m_workshop(workshop) {}
    app::UnixMs now = 0;

    app::Result<app::Touched> run(app::Actor actor, const glass::Command& command) override {
        return m_workshop.run(actor, now, command);
    }
    app::Result<app::Touched> undoRecord(app::RecordKey record) override { return m_workshop.undo({{}, record}, {}, now); }
    app::Result<app::Touched> undoStructure() override { return m_workshop.undo({.frame = true}, {}, now); }
    app::Result<app::Touched> undoSeat(app::Id<app::Seat> seat) override { return m_workshop.undo({seat, {}}, {seat}, now); }

private:
    app::Workshop& m_workshop;
};

Table::Table(app::OpenSession session, paint::Fonts& fonts, const TableSetup& setup, app::IdSource ids)
    : m_fonts(fonts),
      m_setup(setup),
      m_salt(setup.salt ? *setup.salt : app::IdSource::fromSystem().next()),
      m_journal(std::move(session.journal)),
      m_workshop(std::move(session.board), *m_journal, session.recent, std::move(ids)),
      m_file(std::move(session.file)),
      m_scene(setup.views()),
      m_reckoner(setup.reckon),
      m_commit(std::make_unique<ToWorkshop>(m_workshop)),
      m_panels(fonts, setup.panels, std::move(session.drafts)),
      m_setAside(std::move(session.setAside)),
      m_texts(fonts) {
    if (session.toLookAt) m_workshop.onlyLook();
    m_reckoner.ask(board());
    if (const app::Round* round = app::rules::openRound(board())) m_openRound = round->id;
    keepPanels();
    updatePlan(true);
}

Table::~Table() = default;

void Table::close() { m_journal->close(); }

void Table::resize(const glass::TableSize& size) {
    m_setup.size = size;
    m_panels.facilitator().tableChanged();
    m_planDirty = m_structure = m_boardChanged = true;
}

void Table::wheel(app::Point px, float steps) {
    if (!m_scene.covered(px)) m_scene.shown().wheel(px, steps);
}

panels::PanelContext Table::panelContext(const Moment& moment, const app::Texts& tr) {
    return {board(),
            *m_commit,
            &m_workshop,
            m_scene,
            tr,
            moment.nowS,
            moment.now,
            m_requests,
            m_setup.gestures,
            m_setup.size.pxPerMm,
            &m_hands.drafts().screens,
            m_setAside,
            m_salt,
            m_jobs,
            m_setup.exporters,
            m_setup.keptVotes};
}

glass::ViewContext Table::viewContext(std::span<const touch::Contact> contacts, const Moment& moment, const app::Texts& tr) {
    return {board(), m_scene, *m_commit, m_hands.drafts(), m_setup.gestures, tr, m_fonts, moment.nowS, contacts};
}

// A panel that the finger landed on has it from now on. True if a dot is dragged out there: then it is the hands'.
bool Table::beganOnPanel(const touch::Contact& contact, std::span<const touch::Contact> contacts, const Moment& moment,
                         const app::Texts& tr) {
    if (hands::bubbleAt(m_hands.drafts(), contact.rawPx)) return false;
    panels::Panel* panel = m_panels.at(contact.rawPx, m_scene.plan());
    if (!panel) return false;
    const app::Round* round = app::rules::openRound(board());
    const auto dragged = panel->dragsFrom(contact.rawPx);
    if (round && panel->seat() && dragged) {
        m_hands.takeDot({round->id, panel->seat(), *dragged == panels::DotSource::Against}, contact,
                        viewContext(contacts, moment, tr));
        return true;
    }
    m_panels.give(contact.id, panel);
    return false;
}

void Table::routeContacts(std::span<const touch::Contact> contacts, const Moment& moment, const app::Texts& tr) {
    m_handContacts.clear();
    m_overlay.marks.clear();
    panels::PanelContext context = this->panelContext(moment, tr);
    for (const touch::Contact& contact : contacts) {
        if (!contact.ended) m_overlay.marks.push_back({contact.px, contact.inert});
        if (std::ranges::find(m_released, contact.id) != m_released.end()) {
            if (contact.ended) std::erase(m_released, contact.id);
            continue;
        }
        touch::Contact told = contact;
        if (contact.becameInert) {  // a cup: what it held is let go, nothing is done
            told.ended = told.cancelled = true;
            if (!contact.ended) m_released.push_back(contact.id);
        }
        if (contact.began && beganOnPanel(contact, contacts, moment, tr)) {
            m_handContacts.push_back(told);
            m_handContacts.back().began = false;  // claimed already
            continue;
        }
        if (!m_panels.tell(told, context)) m_handContacts.push_back(told);
    }
}

void Table::keepPanels() { m_planDirty |= m_panels.keep(board(), m_setup.size.pxPerMm); }

glass::TablePlan Table::planNow() {
    return glass::planTable(board(), m_setup.size, m_panels.openSizes(m_setup.size, m_scene.plan()), m_panels.facilitator().box(),
                            m_scene.wanted(board()).zooms(), m_scene.reveal().lines(m_scene.standings()));
}

void Table::updatePlan(bool structure) {
    const glass::TablePlan plan = planNow();
    m_scene.update(board(), plan, structure);
    m_panels.lie(plan, seating());
    m_scene.setFacilitatorPx(m_panels.facilitator().box());
}

bool Table::runPanels(const Moment& moment, const app::Texts& tr, std::span<const app::Touched> touched) {
    // A note that moves from cell to cell changes no tray: most commits leave the panels alone.
    const bool concerns = std::ranges::any_of(touched, [](const app::Touched& t) {
        switch (t.op) {
            case app::Op::PlaceNote:
            case app::Op::TurnNote:
            case app::Op::FlipNote:
            case app::Op::HandNote:
            case app::Op::GroupNotes:
            case app::Op::Ungroup:
            case app::Op::MoveGroup:
            case app::Op::MoveRank:
                return false;
            default:
                return true;
        }
    });
    panels::PanelContext context = this->panelContext(moment, tr);
    return m_panels.run(m_scene.plan(), context, concerns);
}

// Another language: everything that was ever written is written anew.
void Table::speak(const Moment& moment, const app::Texts& tr) {
    const bool first = m_scene.lang().empty();
    m_scene.setLang(tr.lang());
    if (first) return;
    runPanels(moment, tr, std::array{app::Touched{app::Op::EditSession, {}}});
    m_planDirty = m_structure = m_boardChanged = true;
}

std::uint64_t Table::hiddenHash() const {
    glass::Face face;
    for (const glass::Held& held : m_hands.drafts().held)
        if (held.lifted) face.add(held.thing.record.kind).add(held.thing.record.id).add(held.thing.place);
    for (const glass::Transition& transition : m_hands.drafts().transitions)
        face.add(transition.thing.record.kind).add(transition.thing.record.id).add(transition.thing.place);
    return face.hash();
}

namespace {

bool hangsOnAny(const glass::View& view, std::span<const app::Touched> touched) {
    return std::ranges::any_of(touched, [&](const app::Touched& t) {
        return std::ranges::any_of(t.keys, [&](const app::RecordKey& key) { return view.hangsOn(key.kind); });
    });
}

}  // namespace

// What was changed since the last time goes round: hands, panels, the view, the reckoner. True if anything was.
bool Table::takeTouched(const Moment& moment, const app::Texts& tr, bool& panelsRan) {
    const auto touched = m_workshop.takeTouched();
    if (touched.empty()) return false;
    m_hands.notify(viewContext({}, moment, tr), touched);
    keepPanels();
    openBallots();
    panelsRan |= runPanels(moment, tr, touched);
    m_planDirty = m_boardChanged = true;
    m_structure = m_structure || hangsOnAny(m_scene.wanted(board()), touched);
    m_reckoner.told(board(), touched);
    return true;
}

bool Table::takeReckoned(const Moment& moment, const app::Texts& tr) {
    if (!m_reckoner.fetch()) return false;
    // Things are laid out as they stood before they are told anew: then they can glide to where they belong.
    if (&m_scene.wanted(board()) != &m_scene.shown()) updatePlan(true);
    m_scene.setReckoned(board(), m_reckoner.standings(), m_reckoner.plans(), moment.nowS, m_setup.reducedMotion);
    m_structure = m_boardChanged = true;
    return runPanels(moment, tr, std::array{app::Touched{app::Op::PlanAll, {}}});
}

void Table::closeFacilitatorIfAsked() {
    const auto asks = [](const panels::ShellRequest& request) {
        return request.kind == panels::ShellRequest::Kind::CloseFacilitator;
    };
    if (std::erase_if(m_requests, asks) > 0) m_panels.closeFacilitator();
}

// Whoever leads shows a result once more.
void Table::showRoundIfAsked(double nowS) {
    std::erase_if(m_requests, [&](const panels::ShellRequest& request) {
        if (request.kind != panels::ShellRequest::Kind::ShowRound) return false;
        for (app::Id<app::Round> id : board().rounds())
            if (app::idText(id) == request.text) m_scene.reveal().show(id, board().session().step, nowS, m_setup.reducedMotion);
        return true;
    });
}

// A result that comes or goes makes the board give or take its room.
void Table::keepReveal(double nowS) {
    m_scene.reveal().keepSound(board());
    if (m_scene.reveal().round() != std::exchange(m_revealed, m_scene.reveal().round())) m_planDirty = m_boardChanged = true;
    // Lines arrive above the board; only dots that grow are drawn on it, and once more full grown, however late that comes.
    const auto phase = m_scene.reveal().phase(nowS);
    if (std::exchange(m_phase, phase) != phase || phase == glass::Reveal::Phase::Growing) m_boardChanged = true;
}

// At the seat whose page is gone since another hand ended what it was for.
void Table::tellGonePages(double nowS) {
    constexpr double kToldS = 2.5;
    for (const auto& [seat, panel] : m_panels.seats()) {
        const char* why = panel->takeWhyGone();
        const glass::SeatPlace* place = m_scene.plan().find(seat);
        if (!why || !place) continue;
        const app::Point inner = place->tray.toTable(app::Point{place->tray.width() / 2, -m_setup.size.mm(4)});
        m_hands.drafts().messages.push_back({inner, place->tray.degrees(), why, nowS + kToldS});
    }
}

void Table::frame(std::span<const touch::Contact> contacts, std::span<const panels::KeyStroke> strokes, const Moment& moment,
                  const app::Texts& tr) {
    m_commit->now = moment.now;
    if (m_scene.lang() != tr.lang()) speak(moment, tr);
    routeContacts(contacts, moment, tr);
    for (const panels::KeyStroke& stroke : strokes) {
        panels::PanelContext context = this->panelContext(moment, tr);
        m_panels.strike(stroke, m_scene.plan(), context);
    }
    m_hands.frame(viewContext(m_handContacts, moment, tr));
    grantWishes(moment.nowS);
    bool panelsRan = runPanels(moment, tr, {});
    const bool touched = takeTouched(moment, tr, panelsRan);
    panelsRan |= takeReckoned(moment, tr);
    m_panels.keepTyping(m_scene.plan());
    closeFacilitatorIfAsked();
    showRoundIfAsked(moment.nowS);
    keepReveal(moment.nowS);
    if (m_scene.shown().wantsUpdate()) m_structure = m_boardChanged = true;
    if (panelsRan) refuseWhatFindsNoRoom(moment.nowS);
    if (m_planDirty || m_structure || panelsRan) {
        updatePlan(m_structure);
        m_scene.reveal().lay(board(), m_scene.standings(), m_scene.plan().strips, m_fonts, tr, m_setup.size.pxPerMm);
        m_planDirty = m_structure = false;
        if (panelsRan || touched) runPanels(moment, tr, {});  // a panel that opened shows itself in this very frame
    }
    tellGonePages(moment.nowS);
    const glass::Motion motion = m_scene.shown().settle(moment.nowS, m_hands.drafts());
    if (motion.changed) m_boardChanged = true;
    if (m_setup.reducedMotion) m_hands.drafts().transitions.clear();
    if (const std::uint64_t hidden = hiddenHash(); hidden != m_hidden) m_hidden = hidden, m_boardChanged = true;
    m_panels.keepBegunTexts(*m_journal);
    tellUnknownStep(moment, tr);
    updateStatus(moment, tr);
    const bool handsDown = std::ranges::any_of(contacts, [](const touch::Contact& c) { return !c.inert; });
    m_restless = handsDown || m_hands.drafts().transitions.size() > 0 || m_hands.holdsSomething() || motion.moving || panelsRan ||
                 m_phase == glass::Reveal::Phase::Arriving || m_phase == glass::Reveal::Phase::Growing;
}

double Table::nextChangeS(const Moment& moment) const {
    const app::JournalState saved = m_workshop.saved();
    if (m_reckoner.busy()) return 0.01;
    // Stored in milliseconds; where the disk refuses, it is tried again each second, and nothing else is to be shown until then.
    if (saved.trouble.empty() && !saved.allStored()) return saved.stored < saved.accepted ? 0.01 : 0.1;
    if (const app::Round* round = app::rules::openRound(board()); round && round->closesAt > moment.now)
        return static_cast<double>((round->closesAt - moment.now) % 1000 + 1) / 1000;
    double next = saved.trouble.empty() ? 5 : 1;
    if (!m_overlay.status.news.empty()) next = std::min(next, m_newsUntilS - moment.nowS);
    for (const glass::Message& answer : m_hands.drafts().messages) next = std::min(next, answer.untilS - moment.nowS);
    for (const glass::Bubble& bubble : m_hands.drafts().bubbles) next = std::min(next, bubble.untilS - moment.nowS);
    for (const glass::Placed& placed : m_hands.drafts().placed) next = std::min(next, placed.untilS - moment.nowS);
    for (const panels::Panel* panel : panels()) next = std::min(next, panel->changesInS(moment.nowS));
    next = std::min(next, m_scene.shown().changesInS(moment.nowS));
    return std::max(0.0, next) + 0.005;
}

glass::Look Table::look(const app::Texts& tr, double nowS) {
    return {board(), m_scene, m_hands.drafts(), tr, m_texts, nowS, m_scene.view()};
}

std::vector<PanelPicture> Table::panelPictures() const {
    std::vector<PanelPicture> pictures;
    for (const panels::Panel* panel : m_panels.inDrawingOrder(m_scene.plan()))
        pictures.push_back({panel->picture(), panel->pose(), panel->version(), panel->cornerPx()});
    return pictures;
}

void Table::takeFormula(const std::string& text, const std::string& trouble, const Moment& moment, const app::Texts& tr) {
    m_commit->now = moment.now;
    panels::PanelContext context = this->panelContext(moment, tr);
    if (auto* facilitator = m_panels.facilitator().panel())
        facilitator->bring({panels::facilitator::kFormula, text, trouble}, context);
}

}  // namespace ui::shell

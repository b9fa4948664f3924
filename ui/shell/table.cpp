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
    app::Result<app::Touched> undoFrame() override { return m_workshop.undo({.frame = true}, {}, now); }
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
      m_setAside(std::move(session.setAside)),
      m_begun(std::move(session.drafts)),
      m_texts(fonts) {
    if (session.toLookAt) m_workshop.onlyLook();
    m_reckoner.ask(board());
    keepPanels();
    updatePlan(true);
}

Table::~Table() = default;

void Table::close() { m_journal->close(); }

void Table::resize(const glass::TableSize& size) {
    m_setup.size = size;
    m_facilitatorAside = {};
    m_planDirty = m_structure = m_boardChanged = true;
}

void Table::wheel(app::Point px, float steps) {
    if (!m_scene.covered(px)) m_scene.shown().wheel(px, steps);
}

panels::Room Table::room(const Moment& moment, const app::Texts& tr) {
    return {board(),
            *m_commit,
            &m_workshop,
            m_scene,
            tr,
            moment.nowS,
            moment.now,
            m_errands,
            m_setup.gestures,
            m_setup.size.pxPerMm,
            &m_hands.drafts().screens,
            m_setAside,
            m_salt,
            m_jobs,
            m_setup.exporters};
}

glass::Around Table::around(std::span<const touch::Contact> contacts, const Moment& moment, const app::Texts& tr) {
    return {board(), m_scene, *m_commit, m_hands.drafts(), m_setup.gestures, tr, m_fonts, moment.nowS, contacts};
}

std::vector<panels::Panel*> Table::allPanels() const {
    std::vector<panels::Panel*> panels;
    for (const auto& [seat, panel] : m_seats) panels.push_back(panel.get());
    // Trays lie under open panels. The facilitator's lies above them, until one of those that it covers is opened or touched.
    std::ranges::stable_sort(panels, {}, [&](panels::Panel* p) {
        const auto* place = m_scene.plan().find(p->seat());
        return place && place->open;
    });
    if (!m_facilitatorCorner) return panels;
    const auto above = std::ranges::find_if(panels, [&](panels::Panel* p) {
        const auto* place = m_scene.plan().find(p->seat());
        return m_facilitatorBelow && place && place->open;
    });
    panels.insert(above, m_facilitator.get());
    return panels;
}

panels::Panel* Table::panelAt(app::Point px) const {
    const auto panels = allPanels();
    for (auto panel = panels.rbegin(); panel != panels.rend(); ++panel)
        if ((*panel)->contains(px)) return *panel;
    return nullptr;
}

void Table::routeContacts(std::span<const touch::Contact> contacts, const Moment& moment, const app::Texts& tr) {
    m_handContacts.clear();
    m_overlay.marks.clear();
    panels::Room room = this->room(moment, tr);
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
        if (contact.began && !hands::bubbleAt(m_hands.drafts(), contact.rawPx))
            if (panels::Panel* panel = panelAt(contact.rawPx)) {
                const app::Round* round = app::rules::openRound(board());
                const auto dragged = panel->dragsFrom(contact.rawPx);
                if (round && panel->seat() && dragged) {
                    m_hands.takeDot({round->id, panel->seat(), *dragged == panels::DotSource::Against}, contact,
                                    around(contacts, moment, tr));
                    m_handContacts.push_back(told);
                    m_handContacts.back().began = false;  // claimed already
                    continue;
                }
                m_onPanels[contact.id] = panel;
                m_facilitatorBelow = panel != m_facilitator.get();
            }
        const auto owner = m_onPanels.find(contact.id);
        if (owner == m_onPanels.end()) {
            m_handContacts.push_back(told);
            continue;
        }
        owner->second->contact(told, room);
        if (told.ended) m_onPanels.erase(owner);
    }
}

void Table::keepPanels() {
    for (const auto& [id, seat] : board().all<app::Seat>())
        if (seat.present && !m_seats.contains(seat.id)) {
            auto panel = std::make_unique<panels::seat::SeatPanel>(seat.id, m_fonts, m_setup.size.pxPerMm, m_setup.keyboard,
                                                                   m_setup.seatPages());
            if (const auto begun = m_begun.find(seat.id); begun != m_begun.end()) panel->bringBack(begun->second);
            m_seats.emplace(seat.id, std::move(panel));
            m_planDirty = true;
        }
    std::erase_if(m_seats, [&](const auto& entry) {
        const app::Seat* seat = board().find(entry.first);
        if (seat && seat->present) return false;
        std::erase_if(m_onPanels, [&](const auto& contact) { return contact.second == entry.second.get(); });
        m_planDirty = true;
        return true;
    });
}

void Table::keepTyping() {
    const auto panels = allPanels();
    std::erase_if(m_typing,
                  [&](panels::Panel* panel) { return std::ranges::find(panels, panel) == panels.end() || !panel->typing(); });
    for (panels::Panel* panel : panels)
        if (panel->typing() && std::ranges::find(m_typing, panel) == m_typing.end()) m_typing.push_back(panel);
}

// What is typed and not finished goes to the journal as it stands: a kill, a cut or the end of the day takes no text with it.
void Table::keepBegunTexts() {
    const auto keep = [&](app::Id<app::Seat> seat, std::string text) {
        const auto known = m_begun.find(seat);
        if (known == m_begun.end() ? text.empty() : known->second == text) return;
        m_journal->keepDraft(seat, text);
        m_begun[seat] = std::move(text);
    };
    for (const auto& [seat, panel] : m_seats) keep(seat, panel->begunText());
    if (m_facilitator) keep({}, m_facilitator->begunText());
}

void Table::updatePlan(bool structure) {
    std::vector<glass::PanelSize> open;
    for (const auto& [seat, panel] : m_seats)
        if (const auto size = panel->openSizeMm(m_setup.size)) {
            const glass::SeatPlace* now = m_scene.plan().find(seat);
            open.push_back({seat, size->x, size->y, panel->leastWidthMm(), now && now->open ? now->panel.box : app::Rect{}});
        }
    const glass::TablePlan plan =
        glass::planTable(board(), m_setup.size, open, m_facilitatorCorner ? m_facilitator->pose().box : app::Rect{},
                         m_scene.wanted(board()).zooms());
    m_scene.update(board(), plan, structure);
    for (const glass::SeatPlace& place : plan.seats)
        if (const auto panel = m_seats.find(place.seat); panel != m_seats.end()) panel->second->setPose(place.front());
    m_scene.setFacilitatorPx({});
    if (m_facilitatorCorner) {
        m_facilitator->setPose(facilitatorPose(plan));
        m_scene.setFacilitatorPx(m_facilitator->pose().box);
    }
}

app::Pose Table::facilitatorPose(const glass::TablePlan& plan) const {
    const app::Point mm = panels::facilitator::FacilitatorPanel::sizeMm(m_setup.size);
    app::Pose pose = glass::cornerPose(plan, *m_facilitatorCorner, mm.x, mm.y, board().session().seating);
    app::Rect& box = pose.box;
    const auto ring = [&](app::Edge edge) { return std::round(plan.ring[edge]); };
    // Never out of the ring, which may have grown since.
    const float least = ring(app::Edge::Left), top = ring(app::Edge::Top);
    const float most = static_cast<float>(m_setup.size.width) - ring(app::Edge::Right) - box.w,
                bottom = static_cast<float>(m_setup.size.height) - ring(app::Edge::Bottom) - box.h;
    box.x = std::round(std::clamp(box.x + m_facilitatorAside.x, least, std::max(least, most)));
    box.y = std::round(std::clamp(box.y + m_facilitatorAside.y, top, std::max(top, bottom)));
    return pose;
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
    panels::Room room = this->room(moment, tr);
    bool ran = false;
    for (panels::Panel* panel : allPanels()) ran |= panel->frame(room, concerns);
    return ran;
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
    for (const glass::Flight& flight : m_hands.drafts().flights)
        face.add(flight.thing.record.kind).add(flight.thing.record.id).add(flight.thing.place);
    return face.hash();
}

// While a vote is open that is not drawn from what has been answered so far, votes change nothing that may be shown.
void Table::askReckoner(std::span<const app::Touched> touched) {
    const app::Round* open = app::rules::openRound(board());
    const bool drawn = open && (open->form == app::BallotForm::Duels || open->form == app::BallotForm::BestWorst);
    const auto isVote = [](app::RecordKind kind) {
        return kind == app::RecordKind::Mark || kind == app::RecordKind::Dot || kind == app::RecordKind::Entry ||
               kind == app::RecordKind::Ballot;
    };
    // Of notes and groups only what was voted on is counted, and it is in no plan.
    const auto onMap = [](app::RecordKind kind) { return kind == app::RecordKind::Note || kind == app::RecordKind::Group; };
    const auto votedOn = [&](std::uint64_t id) {
        return std::ranges::any_of(board().rounds(), [&](app::Id<app::Round> round) {
            return std::ranges::binary_search(board().candidates(round), id);
        });
    };
    bool concerned = false, onlyVotes = true;
    for (const app::Touched& t : touched)
        for (const app::RecordKey& key : t.keys) {
            if (!app::rules::concernsRanking(key.kind) || (isVote(key.kind) && open && !drawn)) continue;
            if (onMap(key.kind) && !votedOn(key.id)) continue;
            concerned = true;
            onlyVotes = onlyVotes && (onMap(key.kind) || (isVote(key.kind) && open));
        }
    if (concerned) m_reckoner.ask(board(), !onlyVotes);
}

namespace {

bool hangsOnAny(const glass::View& view, std::span<const app::Touched> touched) {
    return std::ranges::any_of(touched, [&](const app::Touched& t) {
        return std::ranges::any_of(t.keys, [&](const app::RecordKey& key) { return view.hangsOn(key.kind); });
    });
}

}  // namespace

void Table::frame(std::span<const touch::Contact> contacts, std::span<const panels::KeyStroke> strokes, const Moment& moment,
                  const app::Texts& tr) {
    m_commit->now = moment.now;
    if (m_scene.lang() != tr.lang()) speak(moment, tr);
    routeContacts(contacts, moment, tr);
    for (const panels::KeyStroke& stroke : strokes) {
        panels::Room room = this->room(moment, tr);
        keepTyping();  // a text that was finished by the stroke before leaves the keyboard to the one that was opened before it
        if (!m_typing.empty()) m_typing.back()->type(stroke, room);
    }
    m_hands.frame(around(m_handContacts, moment, tr));
    grantWishes(moment.nowS);
    bool panelsRan = runPanels(moment, tr, {});
    const auto touched = m_workshop.takeTouched();
    if (!touched.empty()) {
        m_hands.told(around({}, moment, tr), touched);
        keepPanels();
        panelsRan |= runPanels(moment, tr, touched);
        m_planDirty = m_boardChanged = true;
        m_structure = m_structure || hangsOnAny(m_scene.wanted(board()), touched);
        askReckoner(touched);
    }
    if (m_reckoner.fetch()) {
        // Things are laid out as they stood before they are told anew: then they can glide to where they belong.
        if (&m_scene.wanted(board()) != &m_scene.shown()) updatePlan(true);
        m_scene.setReckoned(board(), m_reckoner.standings(), m_reckoner.plans(), moment.nowS);
        panelsRan |= runPanels(moment, tr, std::array{app::Touched{app::Op::PlanAll, {}}});
        m_structure = m_boardChanged = true;
    }
    keepTyping();
    for (auto errand = m_errands.begin(); errand != m_errands.end();)
        if (errand->kind == panels::Errand::Kind::CloseFacilitator) {
            std::erase_if(m_onPanels, [&](const auto& contact) { return contact.second == m_facilitator.get(); });
            m_facilitator->letGo();
            m_facilitatorCorner.reset();
            errand = m_errands.erase(errand);
        } else {
            ++errand;
        }
    if (m_scene.shown().wantsUpdate()) m_structure = m_boardChanged = true;
    if (m_planDirty || m_structure || panelsRan) {
        updatePlan(m_structure);
        m_planDirty = m_structure = false;
        if (panelsRan || !touched.empty()) runPanels(moment, tr, {});  // a panel that opened shows itself in this very frame
    }
    for (const auto& [seat, panel] : m_seats) {
        const char* why = panel->takeWhyGone();
        if (const glass::SeatPlace* place = m_scene.plan().find(seat); why && place) {
            const app::Point inner = place->tray.toTable(app::Point{place->tray.width() / 2, -m_setup.size.mm(4)});
            m_hands.drafts().messages.push_back({inner, place->tray.degrees(), why, moment.nowS + 2.5});
        }
    }
    const glass::Motion motion = m_scene.shown().settle(moment.nowS, m_hands.drafts());
    if (motion.changed) m_boardChanged = true;
    if (const std::uint64_t hidden = hiddenHash(); hidden != m_hidden) m_hidden = hidden, m_boardChanged = true;
    keepBegunTexts();
    tellUnknownStep(moment, tr);
    updateStatus(moment, tr);
    const bool handsDown = std::ranges::any_of(contacts, [](const touch::Contact& c) { return !c.inert; });
    m_restless = handsDown || m_hands.drafts().flights.size() > 0 || m_hands.holdsSomething() || motion.moving || panelsRan;
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
    return std::max(0.0, next) + 0.005;
}

glass::Look Table::look(const app::Texts& tr, double nowS) {
    return {board(), m_scene, m_hands.drafts(), tr, m_texts, nowS, m_scene.view()};
}

std::vector<PanelPicture> Table::panelPictures() const {
    std::vector<PanelPicture> pictures;
    for (const panels::Panel* panel : allPanels())
        pictures.push_back({panel->picture(), panel->pose(), panel->version(), panel->cornerPx()});
    return pictures;
}

void Table::takeFormula(const std::string& text, const std::string& trouble, const Moment& moment, const app::Texts& tr) {
    m_commit->now = moment.now;
    panels::Room room = this->room(moment, tr);
    if (m_facilitator) m_facilitator->bring({panels::facilitator::kFormula, text, trouble}, room);
}

}  // namespace ui::shell

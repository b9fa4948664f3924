#include "ui/panels/facilitator/dock.h"

#include <algorithm>

#include "app/commands/rounds.h"
#include "app/commands/session.h"
#include "app/rules/standings.h"
#include "app/rules/voting.h"
#include "ui/panels/facilitator/page.h"
#include "ui/panels/facilitator/short_lists.h"
#include "ui/panels/words.h"

namespace ui::panels::facilitator {

namespace commands = app::commands;
namespace rules = app::rules;
using app::Rect, app::Weight;
using rules::NextAct;
using namespace ui::paint;

namespace {

constexpr float kTextMm = 4.8f;  // LOOK: the nominal size at a seat

// The tie at the cut of what was revealed last, where a run-off would settle it.
const app::Round* tiedRound(const PanelContext& panel) {
    const app::Round* round = rules::latestRound(panel.board);
    if (!round || round->state != app::RoundState::Revealed) return nullptr;
    return rules::roundForRunOff(panel.board, panel.scene.standings(), *round);
}

}  // namespace

// What the large key does now: its words say it whole.
struct Dock::Meaning {
    NextAct act;
    std::string words;
    bool held = false, enabled = true;
};

// A vote ready to be opened.
struct Dock::Offer {
    std::string key, title;
    commands::RoundTerms terms;
    bool holds = false;  // there is something to choose from
};

std::vector<Dock::Offer> Dock::offers(const PanelContext& panel) {
    std::vector<Offer> all;
    for (const commands::VotePreset& preset : commands::votePresets())
        all.push_back({std::string("preset-") + preset.key, panel.tr(preset.title), preset.terms});
    if (panel.keptVotes)
        for (const app::Round& kept : panel.keptVotes->votes())
            all.push_back({"kept-" + std::to_string(all.size()), voteWords(panel.tr, kept), commands::termsOf(kept)});
    for (Offer& offer : all) offer.holds = itemsFor(panel, offer.terms.scope) > 1;
    return all;
}

std::optional<Dock::Offer> Dock::chosenOffer(const PanelContext& panel) const {
    if (m_offer.empty() && rules::nextAct(panel.board) != NextAct::OpenVote) return std::nullopt;
    for (Offer& offer : offers(panel))
        if (offer.holds && (m_offer.empty() || offer.key == m_offer)) return std::move(offer);
    return std::nullopt;
}

Dock::Meaning Dock::meaningNow(FacilitatorContext& at) const {
    const app::Board& board = at.panel.board;
    const app::Texts& tr = at.tr;
    NextAct act = rules::nextAct(board);
    if (!m_offer.empty() && act != NextAct::CloseVote && act != NextAct::Reveal) act = NextAct::OpenVote;
    switch (act) {
        case NextAct::OpenVote:
            return {act, tr("Open the vote"), false, chosenOffer(at.panel).has_value()};
        case NextAct::CloseVote: {
            const auto progress = rules::progress(board, rules::openRound(board)->id);
            const int unfinished = progress.voters - progress.done;
            if (unfinished > 0)
                return {act, tr.plural("Hold to close: %d has not finished", "Hold to close: %d have not finished", unfinished),
                        true};
            return {act, tr("Close the vote")};
        }
        case NextAct::Reveal:
            return {act, tr("Reveal the result")};
        case NextAct::Rank:
            return {act, tr("Rank the actions")};
        case NextAct::ProposePlan:
            return {act, tr("Propose a plan")};
        case NextAct::Export:
            break;
    }
    return {NextAct::Export, tr("Export everything")};
}

void Dock::show(FacilitatorContext& at, const Rect& area, const OpenPages& openPages) {
    Widgets& w = at.w;
    Space space{area};
    showStanding(at, space.top(w.mm(8), w.mm(2)));
    showTools(at, space.bottom(w.mm(14), w.mm(kApartMm)), openPages);
    const Rect next = space.top(w.mm(20), w.mm(3));
    const app::Round* round = rules::latestRound(at.panel.board);
    const bool inRound = round && (round->state == app::RoundState::Open || round->state == app::RoundState::Closed);
    if (inRound) showMissing(at, space.rest);
    else showOffers(at, space.top(std::min(space.rest.h, w.mm(17))));
    showNext(at, next, openPages);  // last: what it runs changes the board
}

void Dock::showNext(FacilitatorContext& at, const Rect& key, const OpenPages& openPages) {
    Widgets& w = at.w;
    const Meaning meaning = meaningNow(at);
    const std::pair now{meaning.act, meaning.held};
    if (m_meaning && m_meaning != now) m_deafUntilS = at.panel.nowS + kDeafS;
    m_meaning = now;
    const bool touched = meaning.held ? w.holdButton("next", meaning.words, key, Style::Primary)
                                      : w.button("next", meaning.words, key, Style::Primary, meaning.enabled);
    if (touched && at.panel.nowS >= m_deafUntilS) act(at, meaning, openPages);
}

void Dock::act(FacilitatorContext& at, const Meaning& meaning, const OpenPages& openPages) {
    const app::Round* latest = rules::latestRound(at.panel.board);
    const app::Id<app::Round> round = latest ? latest->id : app::Id<app::Round>{};
    switch (meaning.act) {
        case NextAct::OpenVote: {
            commands::RoundTerms terms = chosenOffer(at.panel)->terms;
            addShortList(at.panel, terms);  // as the page of votes would: what compares takes the first of an earlier round
            if (at.run([&](const app::Board& b, app::CommandContext& context) { return commands::openRound(b, context, terms); }))
                m_offer.clear();
            return;
        }
        case NextAct::CloseVote:
            at.run([&](const app::Board& b, app::CommandContext& context) { return commands::closeRound(b, context, round); });
            return;
        case NextAct::Reveal:
            at.run([&](const app::Board& b, app::CommandContext& context) { return commands::revealRound(b, context, round); });
            return;
        case NextAct::Rank:
            at.run([](const app::Board& b, app::CommandContext& context) {
                return commands::goToStep(b, context, rules::kRankingStep);
            });
            return;
        case NextAct::ProposePlan:
            return openPages(kProposedPlans);
        case NextAct::Export:
            at.panel.requests.push_back({ShellRequest::Kind::Export, {}});
            at.w.await("next");
            return;
    }
}

// How far the vote is and how long it still takes, or what is voted on when the key is touched.
void Dock::showStanding(FacilitatorContext& at, const Rect& row) {
    Widgets& w = at.w;
    const app::Board& board = at.panel.board;
    std::string words;
    if (const app::Round* round = rules::openRound(board)) {
        const auto progress = rules::progress(board, round->id);
        words = at.tr.fill("{0} of {1} have finished", std::to_string(progress.done), std::to_string(progress.voters));
        m_clock = timeLeft(at.tr, *round, at.panel.now);
        if (!m_clock.empty()) words += " · " + m_clock;
    } else {
        m_clock.clear();
        const glass::StatusWords said = at.panel.scene.wanted(board).status(board, at.panel.scene.standings(), at.tr);
        words = at.tr(at.panel.scene.stepOf(board).label) + std::string(said.progress.empty() ? "" : " · ") + said.progress;
    }
    w.text(row, words, kTextMm, kInk2);
    w.target("field", "standing", words, row);
}

// Votes ready to be opened, three at a time: one that is touched waits for the large key, touched again it does not.
void Dock::showOffers(FacilitatorContext& at, const Rect& row) {
    constexpr int kAtATime = 3;
    Widgets& w = at.w;
    const std::vector<Offer> all = offers(at.panel);
    const std::optional<Offer> chosen = chosenOffer(at.panel);
    const int count = static_cast<int>(all.size()), screens = (count + kAtATime - 1) / kAtATime;
    Space space{row};
    m_shownOffers %= screens;
    if (screens > 1 && w.signButton("more-votes", Sign::Right, at.tr("Kept votes"), space.right(w.mm(14), w.mm(2)), Style::Plain))
        m_shownOffers = turned(m_shownOffers, 1, screens);
    for (int i = m_shownOffers * kAtATime; i < std::min(count, (m_shownOffers + 1) * kAtATime); ++i) {
        const Offer& offer = all[static_cast<std::size_t>(i)];
        if (!w.button(offer.key.c_str(), offer.title, column(space.rest, i % kAtATime, kAtATime, w.mm(2)),
                      chosen && chosen->key == offer.key ? Style::Chosen : Style::Plain, offer.holds))
            continue;
        if (m_offer == offer.key) m_offer.clear();
        else m_offer = offer.key;
    }
}

// While a round is open: who is still voting; whoever leads can go and see.
void Dock::showMissing(FacilitatorContext& at, const Rect& row) {
    const app::Board& board = at.panel.board;
    const app::Round* round = rules::openRound(board);
    if (!round) return;
    std::vector<app::Id<app::Seat>> missing;
    for (const auto& [id, seat] : board.all<app::Seat>()) {
        const app::Voter* voter = rules::voterOf(board, round->id, seat.id);
        if (seat.present && !(voter && (voter->done || voter->abstains))) missing.push_back(seat.id);
    }
    if (missing.empty()) return;
    const std::string words = at.tr.fill("Still voting: {0}", seatNames(board, missing));
    at.w.paragraph(row, words, kTextMm, kTextMm, kInk);
    at.w.target("field", "missing", words, row);
}

void Dock::showTools(FacilitatorContext& at, const Rect& row, const OpenPages& openPages) {
    Widgets& w = at.w;
    const app::Round* open = rules::openRound(at.panel.board);
    const app::Round* tied = open ? nullptr : tiedRound(at.panel);
    Space space{row};
    if (w.button("settings", at.tr("Settings"), space.right(w.mm(38), w.mm(2)))) return openPages({});
    const app::Id<app::Round> round = open ? open->id : tied ? tied->id : app::Id<app::Round>{};
    if (open && open->closesAt && w.button("one-more-minute", at.tr("+ 1 minute"), space.left(w.mm(38), w.mm(2))))
        at.run([&](const app::Board& b, app::CommandContext& context) { return commands::extendRound(b, context, round, 60); });
    if (tied && w.button("run-off", at.tr("Run-off"), space.left(w.mm(38), w.mm(2))))
        at.run([&](const app::Board& b, app::CommandContext& context) { return commands::openRunOff(b, context, round); });
}

bool Dock::restless(const PanelContext& panel) const {
    const app::Round* round = rules::openRound(panel.board);
    return round && timeLeft(panel.tr, *round, panel.now) != m_clock;
}

}  // namespace ui::panels::facilitator

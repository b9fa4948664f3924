#include "ui/panels/facilitator/rounds_page.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>

#include "app/rules/voting.h"
#include "ui/panels/words.h"

namespace ui::panels::facilitator {

namespace rules = app::rules;
using app::BallotForm, app::Rect, app::Weight;
using namespace ui::paint;

namespace {

std::string listed(const app::Board& board, const app::Round& round, const std::vector<int>& items) {
    const auto candidates = rules::candidatesLeft(board, round);
    std::string text;
    for (int i : items)
        if (static_cast<std::size_t>(i) < candidates.size())
            text +=
                (text.empty() ? "" : " / ") + shortened(app::rules::itemTitle(board, candidates[static_cast<std::size_t>(i)]));
    return text;
}

// Who beats everyone, or why nobody does; how far people agree.
std::string verdictWords(const app::Texts& tr, const app::Board& board, const app::Round& round,
                         const rules::RoundStanding& standing) {
    const rules::SideBySide& methods = *standing.methods;
    std::string told;
    if (methods.condorcetWinner)
        told = tr.fill("Beats every other one by one: {0}.", listed(board, round, {*methods.condorcetWinner}));
    else if (methods.smithSet.size() < methods.moves.size())
        told = tr.fill("{0}: {1}",
                       tr.plural("None beats every other; %d beats all outside (Smith set)",
                                 "None beats every other; these %d beat all outside them (Smith set)",
                                 static_cast<long>(methods.smithSet.size())),
                       listed(board, round, methods.smithSet)) +
               ".";
    else told = tr("None beats every other, nor does any smaller set beat all the rest.");
    if (methods.condorcetLoser)
        told += " " + tr.fill("Loses to every other: {0}.", listed(board, round, {*methods.condorcetLoser}));
    if (standing.concordance) told += std::string(" ") + tr(rules::agreementWords(*standing.concordance)) + std::string(".");
    return told;
}

bool isCancelled(const app::Board& board, app::Id<app::Round> id) {
    const app::Round* round = board.find(id);
    return round && round->state == app::RoundState::Cancelled;
}

constexpr std::array kCompared{rules::Method::Borda, rules::Method::Copeland, rules::Method::Schulze, rules::Method::RankedPairs};

}  // namespace

std::vector<Comparison> compare(const rules::RoundStanding& before, const rules::RoundStanding& after) {
    std::vector<Comparison> all;
    std::unordered_map<std::uint64_t, std::size_t> at;
    for (const rules::TallyRow& row : after.rows) at[row.item] = all.size(), all.push_back({row.item, nullptr, &row});
    for (const rules::TallyRow& row : before.rows) {
        if (const auto found = at.find(row.item); found != at.end()) all[found->second].before = &row;
        else all.push_back({row.item, &row, nullptr});
    }
    std::ranges::stable_sort(all, [](const Comparison& a, const Comparison& b) {
        const bool bothA = a.before && a.after, bothB = b.before && b.after;
        if (bothA != bothB) return bothA;
        return bothA && std::abs(a.rise()) != std::abs(b.rise()) && std::abs(a.rise()) > std::abs(b.rise());
    });
    return all;
}

void RoundsPage::keepSound(const PanelContext& panel) {
    const auto& rounds = panel.scene.standings().rounds;
    const auto known = [&](app::Id<app::Round> id) {
        return id && panel.scene.standings().standingOf(id) && panel.board.find(id);
    };
    if (!known(m_after)) m_after = rounds.empty() ? app::Id<app::Round>{} : rounds.back().round;
    if (known(m_before) && m_before != m_after) return;
    // The newest other round on the same things.
    m_before = {};
    const app::Round* after = panel.board.find(m_after);
    for (const auto& standing : rounds)
        if (const app::Round* b = panel.board.find(standing.round);
            b && after && b->id != m_after && b->on == after->on && (b->on == app::RoundOn::Actions || b->kind == after->kind))
            m_before = b->id;
}

std::unique_ptr<FacilitatorPage> roundsPage() { return std::make_unique<RoundsPage>(); }

void RoundsPage::show(FacilitatorContext& at, const Rect& area) {
    Widgets& w = at.w;
    const app::Texts& tr = at.tr;
    Space space{area};
    if (at.panel.scene.standings().rounds.empty()) {
        if (std::ranges::any_of(at.panel.board.rounds(), [&](auto id) { return isCancelled(at.panel.board, id); }))
            return showList(at, space.rest);
        w.paragraph(space.rest, tr("No vote is revealed yet. Every revealed round stays here and can be compared."), 4.8f, 4,
                    kInk2);
        return;
    }
    keepSound(at.panel);
    const std::array<PageTab, 3> tabs{
        {{"page-rounds", tr("All rounds")}, {"page-compare", tr("Compare two")}, {"page-methods", tr("Methods")}}};
    const Page before = m_page;
    m_page = static_cast<Page>(pageTabs(at, tabs, static_cast<int>(m_page), space.top(w.mm(14), w.mm(3))));
    if (m_page != before) m_open = {}, m_item = 0;
    switch (m_page) {
        case Page::List: {
            const rules::RoundStanding* open = at.panel.scene.standings().standingOf(m_open);
            const app::Round* round = at.panel.board.find(m_open);
            return open && round ? showRound(at, *round, *open, space.rest) : showList(at, space.rest);
        }
        case Page::Compare:
            return showCompare(at, space.rest);
        case Page::Methods:
            return showMethods(at, space.rest);
    }
}

void RoundsPage::showList(FacilitatorContext& at, Rect area) {
    Widgets& w = at.w;
    const app::Texts& tr = at.tr;
    // Newest first: those that are revealed, and those that were cancelled, of which nothing else is told.
    std::vector<app::Id<app::Round>> listed;
    for (auto id = at.panel.board.rounds().rbegin(); id != at.panel.board.rounds().rend(); ++id)
        if (at.panel.scene.standings().standingOf(*id) || isCancelled(at.panel.board, *id)) listed.push_back(*id);
    const float rowH = w.mm(21);
    float y = w.beginList("rounds", area, rowH * static_cast<float>(listed.size()));
    for (auto id = listed.begin(); id != listed.end(); ++id, y += rowH) {
        const Rect row{area.x, y, area.w - w.mm(2), rowH - w.mm(1.5f)};
        const app::Round* round = at.panel.board.find(*id);
        const rules::RoundStanding* standing = at.panel.scene.standings().standingOf(*id);
        if (!row.touches(area)) continue;
        const std::string key = app::idText(round->id), name = roundName(tr, *round);
        w.painter().box(row, kRowPaper, w.mm(2.5f));
        w.target("row", "round-" + key, name, row);
        Space cells{row};
        if (!standing) {
            cells.left(w.mm(3));
            w.text(cells.top(w.mm(8.5f)), name, 4.4f, kInk2, Weight::SemiBold);
            w.target("field", "cancelled-" + key, tr("cancelled: nothing of it is counted or shown"), row);
            w.paragraph({cells.rest.x, cells.rest.y, cells.rest.w, cells.rest.h - w.mm(0.5f)},
                        tr("cancelled: nothing of it is counted or shown"), 3.7f, 3.6f, kInk2);
            continue;
        }
        if (w.button(("after-" + key).c_str(), tr("with this"), cells.right(w.mm(28), w.mm(1)).grown(-w.mm(1)),
                     m_after == round->id ? Style::Chosen : Style::Plain)) {
            if (m_before == round->id) m_before = m_after;
            m_after = round->id;
        }
        if (w.button(("before-" + key).c_str(), tr("compare"), cells.right(w.mm(28), w.mm(1)).grown(-w.mm(1)),
                     m_before == round->id ? Style::Chosen : Style::Plain)) {
            if (m_after == round->id) m_after = m_before;
            m_before = round->id;
        }
        if (w.button(("open-" + key).c_str(), tr("Results"), cells.right(w.mm(28), w.mm(1)).grown(-w.mm(1)))) {
            m_open = round->id, m_item = 0;
            at.turnPage();
        }
        cells.left(w.mm(3));
        w.text(cells.top(w.mm(8.5f)), name, 4.4f, kInk, Weight::SemiBold);
        std::string told =
            tr.plural("%d ballot", "%d ballots", standing->ballots) + " · " + (round->secret ? tr("Secret") : tr("Open to all"));
        if (standing->overvoted) told += " · " + tr.plural("%d in excess", "%d in excess", standing->overvoted);
        if (!standing->tied.empty())
            told +=
                " · " + tr.plural("%d item ties at the cut", "%d items tie at the cut", static_cast<long>(standing->tied.size()));
        if (!standing->polarised.empty())
            told +=
                " · " + tr.plural("%d item in two camps", "%d items in two camps", static_cast<long>(standing->polarised.size()));
        if (standing->concordance) told += std::string(" · ") + tr(rules::agreementWords(*standing->concordance));
        w.paragraph({cells.rest.x, cells.rest.y, cells.rest.w, cells.rest.h - w.mm(0.5f)}, told, 3.7f, 3.6f, kInk2);
    }
    w.endList();
}

void RoundsPage::showCompare(FacilitatorContext& at, Rect area) {
    Widgets& w = at.w;
    const app::Texts& tr = at.tr;
    const app::rules::Standings& standings = at.panel.scene.standings();
    Space space{area};
    std::vector<app::Id<app::Round>> ids;
    for (const auto& standing : standings.rounds)
        if (at.panel.board.find(standing.round)) ids.push_back(standing.round);
    const auto choose = [&](const char* name, const char* caption, app::Id<app::Round>& chosen, app::Id<app::Round> other,
                            const Rect& r) {
        const app::Round* round = at.panel.board.find(chosen);
        const int step = cycle(at, name, caption, round ? roundName(tr, *round) : tr("none"), r);
        if (step == 0 || ids.size() < 2) return;
        const auto found = std::ranges::find(ids, chosen);
        int at = found == ids.end() ? 0 : static_cast<int>(found - ids.begin());
        do at = turned(at, step, static_cast<int>(ids.size()));
        while (ids[static_cast<std::size_t>(at)] == other);
        chosen = ids[static_cast<std::size_t>(at)];
    };
    const Rect heads = space.top(w.mm(18), w.mm(2));
    choose("compare-before", tr("Before"), m_before, m_after, column(heads, 0, 2, w.mm(4)));
    choose("compare-after", tr("After"), m_after, m_before, column(heads, 1, 2, w.mm(4)));
    const rules::RoundStanding* before = standings.standingOf(m_before);
    const rules::RoundStanding* after = standings.standingOf(m_after);
    if (!before || !after) {
        words(at, space.rest, tr("There is no second round on the same things yet."), 4.4f, kInk2);
        return;
    }
    const std::vector<Comparison> all = compare(*before, *after);
    if (std::ranges::none_of(all, [](const Comparison& c) { return c.before && c.after; })) {
        words(at, space.rest, tr("These two rounds were on different things: there is nothing to compare."), 4.4f, kInk2);
        return;
    }
    const float rowH = w.mm(21);
    float y = w.beginList("comparison", space.rest, rowH * static_cast<float>(all.size()));
    for (const Comparison& one : all) {
        const Rect row{space.rest.x, y, space.rest.w - w.mm(2), rowH - w.mm(1.5f)};
        y += rowH;
        if (row.touches(space.rest)) showComparison(at, one, row);
    }
    w.endList();
}

void RoundsPage::showComparison(FacilitatorContext& at, const Comparison& one, const Rect& row) {
    Widgets& w = at.w;
    const app::Texts& tr = at.tr;
    const rules::Standings& standings = at.panel.scene.standings();
    const app::Round& before = *at.panel.board.find(m_before);
    const app::Round& after = *at.panel.board.find(m_after);
    const std::string title = app::rules::itemTitle(at.panel.board, one.item);
    Painter p = w.painter();
    p.box(row, kRowPaper, w.mm(2.5f));
    const int rise = one.rise();
    const std::string move = !one.before || !one.after ? std::string("–")
                             : rise == 0               ? std::string("=")
                                                       : std::to_string(std::abs(rise));
    w.target("row", "compared-" + app::idText(one.item), rankWords(tr, one.before) + " → " + rankWords(tr, one.after), row);
    Space cells{row};
    cells.right(w.mm(2));
    const Rect later = cells.right(w.mm(21)), arrow = cells.right(w.mm(18)), earlier = cells.right(w.mm(21));
    w.text(earlier, rankWords(tr, one.before), 4.4f, kInk2, Weight::SemiBold, Align::Right);
    const ImU32 ink = rise > 0 ? kSaved : rise < 0 ? kTrouble : kInk2;
    if (rise != 0) sign(p, rise > 0 ? Sign::Up : Sign::Down, {arrow.x + arrow.w * 0.36f, arrow.centre().y}, w.mm(2.1f), ink);
    w.text({arrow.x + arrow.w * 0.5f, arrow.y, arrow.w * 0.5f, arrow.h}, move, 4.4f, ink, Weight::SemiBold,
           rise == 0 ? Align::Left : Align::Centre);
    w.text(later, rankWords(tr, one.after), 4.8f, kHeading, Weight::SemiBold, Align::Right);
    cells.left(w.mm(3));
    cells.top(w.mm(0.8f));
    w.text(cells.top(w.mm(7)), title, 4.4f, kInk, Weight::SemiBold);
    const auto fact = [&](const app::Round& round, const rules::TallyRow* tallied) {
        const rules::RoundStanding* standing = standings.standingOf(round.id);
        w.text(cells.top(w.mm(5.2f)),
               tr.fill("{0}: {1}", tr.fill("Round {0}", std::to_string(round.number)),
                       tallied && standing ? roundFacts(tr, round, *standing, *tallied) : std::string(tr("was not part of it"))),
               3.6f, kInk2);
    };
    fact(before, one.before);
    fact(after, one.after);
}

void RoundsPage::showMethods(FacilitatorContext& at, Rect area) {
    Widgets& w = at.w;
    const app::Texts& tr = at.tr;
    const rules::Standings& standings = at.panel.scene.standings();
    Space space{area};
    std::vector<app::Id<app::Round>> ids;
    for (const auto& standing : standings.rounds)
        if (at.panel.board.find(standing.round)) ids.push_back(standing.round);
    Space head{space.top(w.mm(14), w.mm(2))};
    const app::Round* round = at.panel.board.find(m_after);
    if (const int step = cycle(at, "method-round", {}, round ? roundName(tr, *round) : tr("none"), head.left(w.mm(82), w.mm(4)));
        step && !ids.empty()) {
        const auto found = std::ranges::find(ids, m_after);
        m_after = ids[static_cast<std::size_t>(
            turned(found == ids.end() ? 0 : static_cast<int>(found - ids.begin()), step, static_cast<int>(ids.size())))];
        if (m_after == m_before) m_before = {};
        return at.turnPage();
    }
    const rules::RoundStanding* standing = standings.standingOf(m_after);
    if (!round || !standing || !standing->methods) {
        words(at, space.rest,
              round && (round->form == BallotForm::Duels || round->form == BallotForm::BestWorst)
                  ? tr("Duels have a method of their own and are not read as rankings.")
                  : tr("Nobody has compared anything in this round."),
              4.4f, kInk2);
        return;
    }
    const bool read = round->form != BallotForm::Orders;
    w.paragraph(head.rest,
                read ? tr.fill("{0} read as rankings: more stands before fewer. The round itself was not counted so.",
                               tr(formName(round->form)))
                     : std::string(tr("The rankings of this round, counted four ways.")),
                3.9f, 3.6f, read ? kWarning : kInk2);
    const std::string told = verdictWords(tr, at.panel.board, *round, *standing);
    const float toldH = std::min(words(at, space.rest, told, 3.8f, kInk, false), w.mm(15));
    w.paragraph(space.top(toldH, w.mm(2)), told, 3.8f, 3.6f, kInk);
    showTable(at, *round, *standing, space.rest);
}

void RoundsPage::showTable(FacilitatorContext& at, const app::Round& round, const rules::RoundStanding& standing, Rect area) {
    Widgets& w = at.w;
    const app::Texts& tr = at.tr;
    const rules::SideBySide& methods = *standing.methods;
    Space space{area};
    Space columns{space.top(w.mm(7))};
    columns.right(w.mm(2));
    const Rect flags = columns.right(w.mm(24));
    columns.right(w.mm(3));
    const Rect figures = columns.right(w.mm(92), w.mm(2));
    w.text({flags.x, flags.y, flags.w, flags.h}, tr("Verdict"), 3.6f, kInk2);
    for (std::size_t m = 0; m < kCompared.size(); ++m)
        w.text(column(figures, static_cast<int>(m), 4, 0), tr(methodName(kCompared[m])), 3.6f, kInk2, Weight::Regular,
               Align::Centre);
    const auto candidates = rules::candidatesLeft(at.panel.board, round);
    const float rowH = w.mm(13);
    float y = w.beginList("methods", space.rest, rowH * static_cast<float>(standing.rows.size()));
    for (const rules::TallyRow& tallied : standing.rows) {
        const Rect row{space.rest.x, y, space.rest.w - w.mm(2), rowH - w.mm(1.2f)};
        y += rowH;
        const auto found = std::ranges::lower_bound(candidates, tallied.item);
        if (!row.touches(space.rest) || found == candidates.end() || *found != tallied.item) continue;
        const auto i = static_cast<std::size_t>(found - candidates.begin());
        if (i >= methods.moves.size()) continue;
        const std::string title = app::rules::itemTitle(at.panel.board, tallied.item);
        const bool discuss = methods.toDiscuss[i];
        w.painter().box(row, discuss ? kAsked : kRowPaper, w.mm(2));
        std::string ranks;
        for (std::size_t m = 0; m < kCompared.size(); ++m) {
            const auto& method = *std::ranges::find(methods.methods, kCompared[m], &rules::MethodRanks::method);
            const Rect cell = column({figures.x, row.y, figures.w, row.h}, static_cast<int>(m), 4, 0);
            w.text(cell, std::to_string(method.ranks[i]), 4.6f, kHeading, Weight::SemiBold, Align::Centre);
            ranks += (m ? " " : "") + std::to_string(method.ranks[i]);
        }
        w.target("row", "methods-" + app::idText(tallied.item), ranks, row);
        if (discuss) w.text({flags.x, row.y, flags.w, row.h}, tr("to discuss"), 3.7f, kWarning, Weight::SemiBold);
        else w.text({flags.x, row.y, flags.w, row.h}, tr("steady"), 3.7f, kInk2);
        w.paragraph({row.x + w.mm(3), row.y, figures.x - row.x - w.mm(4), row.h}, title, 4, 3.6f, kInk);
    }
    w.endList();
}

}  // namespace ui::panels::facilitator

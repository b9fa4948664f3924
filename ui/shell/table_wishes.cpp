// What hands wish and only the shell can do: open a panel, make the first tiers, explain a rank, let rows glide to new places.
#include <algorithm>
#include <array>
#include <cmath>

#include "app/commands/plan.h"
#include "app/layout/text_box.h"
#include "app/rules/voting.h"
#include "app/rules/why.h"
#include "ui/hands/bubbles.h"
#include "ui/shell/table.h"

namespace ui::shell {

namespace commands = app::commands;

void Table::grantWishes(const Moment& moment, const app::Texts& tr) {
    for (const glass::Wish& wish : m_hands.takeWishes()) {
        using Kind = glass::Wish::Kind;
        switch (wish.kind) {
            case Kind::Facilitator:
                openFacilitator(wish.corner);
                break;
            case Kind::Plan:
                openProposals(wish, moment.nowS);
                break;
            case Kind::MakeTiers:
                makeTiers(wish, moment, tr);
                break;
            case Kind::Why:
                explain(wish, moment.nowS, tr);
                break;
            case Kind::EditNote:
            case Kind::EditGroup:
            case Kind::EditAction:
                openAtSeat(wish, moment.nowS);
                break;
        }
    }
}

void Table::openFacilitator(int corner) {
    if (!m_facilitator) {
        m_facilitator = std::make_unique<panels::FacilitatorPanel>(m_fonts, m_setup.size.pxPerMm, m_setup.keyboard);
        if (const auto begun = m_begun.find({}); begun != m_begun.end()) m_facilitator->bringBack(begun->second);
    }
    const bool moves = m_facilitatorCorner != corner;
    m_facilitatorCorner = corner, m_facilitatorBelow = false;
    if (moves) {
        m_facilitatorAside = {};
        m_facilitatorAside = glass::besidePanels(m_scene.plan(), facilitatorPose(m_scene.plan()).box);
        m_facilitator->setPose(facilitatorPose(m_scene.plan()));  // seats' panels are laid beside it from this frame on
    }
    m_planDirty = true;
}

void Table::answerAt(app::Point px, float degrees, const char* text, double nowS) {
    m_hands.drafts().messages.push_back({px, degrees, text, nowS + 2.5});
}

// In the corner nearest to who asks, as a held corner opens it; not pulled away from under a finger, nor out of a text.
void Table::openProposals(const glass::Wish& wish, double nowS) {
    if (m_facilitatorCorner && m_facilitator->typing())
        return answerAt(wish.px, 0, TR_NOOP("The facilitator is writing: wait until it is done."), nowS);
    const bool touched = m_facilitatorCorner && std::ranges::any_of(m_onPanels, [&](const auto& contact) {
                             return contact.second == m_facilitator.get();
                         });
    const bool right = wish.px.x > static_cast<float>(m_setup.size.width) / 2,
               bottom = wish.px.y > static_cast<float>(m_setup.size.height) / 2;
    openFacilitator(touched ? *m_facilitatorCorner : bottom ? (right ? 2 : 3) : right ? 1 : 0);
    m_facilitator->showPlanTab();
}

void Table::openAtSeat(const glass::Wish& wish, double nowS) {
    const auto seat = m_seats.find(wish.seat);
    if (seat == m_seats.end()) return;
    // What somebody is doing there is not pushed aside.
    const float degrees = seat->second->pose().degrees();
    if (seat->second->hasDraft())
        return answerAt(wish.px, degrees, TR_NOOP("This seat is writing: wait until it is done."), nowS);
    if (seat->second->reading()) return answerAt(wish.px, degrees, TR_NOOP("This seat is busy: close its panel first."), nowS);
    m_planDirty = true;
    if (wish.kind == glass::Wish::Kind::EditNote) seat->second->editNote(board(), app::Id<app::Note>{wish.record});
    else if (wish.kind == glass::Wish::Kind::EditGroup) seat->second->editGroup(board(), app::Id<app::Group>{wish.record});
    else seat->second->editAction(app::Id<app::Action>{wish.record});
}

void Table::makeTiers(const glass::Wish& wish, const Moment& moment, const app::Texts& tr) {
    const auto today = static_cast<std::int32_t>(moment.now / 86'400'000);
    const struct {
        const char* title;
        std::int32_t from, to;
    } wanted[] = {{TR_NOOP("30 days"), 0, 30}, {TR_NOOP("3 months"), 31, 91}, {TR_NOOP("12 months"), 92, 365}};
    const auto made =
        m_workshop.run({}, moment.now, [&](const app::Board& b, app::Asking& asking) -> app::Result<app::Transaction> {
            if (!b.tiers().empty()) return app::Refusal{TR_NOOP("There are tiers already.")};
            // Three at once, so that one undo takes them back: made on a copy, told as one.
            app::Board board = b;
            std::vector<app::Transaction> all;
            const auto keep = [&](const app::Result<app::Transaction>& one) {
                if (!one || !board.apply(*one)) return false;
                all.push_back(*one);
                return true;
            };
            int number = 0;
            for (const auto& w : wanted) {
                if (!keep(commands::addTier(board, asking, tr.fill("Tier {0} · {1}", std::to_string(++number), tr(w.title)))))
                    return app::Refusal{TR_NOOP("This is no longer there.")};
                app::Tier tier = *board.find(board.tiers().back());
                tier.startDay = today + w.from, tier.endDay = today + w.to;
                if (!keep(commands::editTier(board, asking, tier))) return app::Refusal{TR_NOOP("This is no longer there.")};
            }
            app::Transaction whole = app::squash(all);
            whole.op = app::Op::AddTier;
            return whole;
        });
    if (!made) m_hands.drafts().messages.push_back({wish.px, 0, made.refusal().text, moment.nowS + 2.5});
}

void Table::explain(const glass::Wish& wish, double nowS, const app::Texts& tr) {
    const app::Id<app::Action> id{wish.record};
    const bool action = board().find(id) != nullptr;
    const app::Round* round = app::rules::latestOnMap(board());  // of a note or a group: the round that the map shows
    const std::string title = app::rules::itemTitle(board(), wish.record);
    const auto sentences = action  ? app::rules::why(board(), m_scene.standings(), m_scene.plans(), id, m_scene.funnel().by(), tr)
                           : round ? app::rules::whyItem(board(), m_scene.standings(), *round, wish.record, tr)
                                   : std::vector<std::string>{};
    if (sentences.empty()) return;
    const glass::TableSize& size = m_setup.size;
    const float text = size.mm(4.1f), lineH = text * app::layout::kLineHeight, columnW = size.mm(128), pad = size.mm(5),
                closeH = size.mm(12);
    std::vector<std::string> lines{title, {}};
    for (const std::string& sentence : sentences) {
        const auto broken = app::layout::breakText(m_fonts, sentence, app::Weight::Regular, columnW, lineH * 8, text, text);
        lines.insert(lines.end(), broken.lines.begin(), broken.lines.end());
        lines.push_back({});
    }
    lines.pop_back();
    lines.front() = app::layout::cutLine(m_fonts, title, app::Weight::Regular, columnW, text);
    const std::size_t most = std::max<std::size_t>(6, static_cast<std::size_t>(size.height * 0.62f / lineH));
    const std::size_t columns = (lines.size() + most - 1) / most, each = (lines.size() + columns - 1) / columns;
    const auto kind = action                                  ? glass::Held::Kind::Row
                      : board().find<app::Group>(wish.record) ? glass::Held::Kind::Group
                                                              : glass::Held::Kind::Note;
    glass::Bubble bubble{kind, wish.record, {}, wish.px, {}, {}, nowS + glass::kWhyOpenS};
    bubble.why = true, bubble.textPx = text;
    for (std::size_t c = 0; c < columns; ++c) {
        glass::Bubble::Column column;
        const auto first = lines.begin() + static_cast<std::ptrdiff_t>(c * each),
                   last = lines.begin() + static_cast<std::ptrdiff_t>(std::min(lines.size(), (c + 1) * each));
        column.lines.assign(first, last);
        column.local = {pad + static_cast<float>(c) * (columnW + pad), pad, columnW, static_cast<float>(each) * lineH};
        bubble.columns.push_back(std::move(column));
    }
    const float w = pad + static_cast<float>(columns) * (columnW + pad),
                h = pad + static_cast<float>(each) * lineH + size.mm(3) + closeH + pad;
    bubble.pose = {
        {0, 0, std::round(w), std::round(h)},
        !action && m_scene.plan().statusTurned.box.w > 0 && wish.px.y < size.height * 0.35f ? 2 : 0};  // the funnel faces one way
    bubble.buttons.push_back(
        {glass::BubbleVerb::Close, "close", TR_NOOP("Close"), {w - pad - size.mm(30), h - pad - closeH, size.mm(30), closeH}});
    // Whoever stands on the other side turns it to them.
    bubble.buttons.push_back(
        {glass::BubbleVerb::Face, "face", TR_NOOP("Turn"), {w - pad - size.mm(68), h - pad - closeH, size.mm(35), closeH}});
    hands::putBeside(bubble, {wish.px.x, wish.px.y, 1, 1}, size);
    std::erase_if(m_hands.drafts().bubbles,
                  [&](const glass::Bubble& b) { return b.kind == bubble.kind && b.record == bubble.record; });
    m_hands.drafts().bubbles.push_back(std::move(bubble));
}

// Rows that changed their place (a reveal, another list, a neighbour dropped) show where they went.
void Table::glideRows(double nowS) {
    glass::Drafts& drafts = m_hands.drafts();
    for (const glass::Funnel::Glide& glide : m_scene.funnel().takeGlides()) {
        if (drafts.hides(glass::ActionPlace::List, glide.action)) continue;
        drafts.flights.push_back({.kind = glass::Held::Kind::Row,
                                  .record = glide.action.value,
                                  .fromPx = glide.fromPx.centre(),
                                  .sizePx = {glide.fromPx.w, glide.fromPx.h},
                                  .startS = nowS,
                                  .within = true});
    }
}

}  // namespace ui::shell

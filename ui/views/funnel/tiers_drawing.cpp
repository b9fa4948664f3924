// The tiers of the plan in the funnel: what the plan is worth, each tier with what it holds and how full it is.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "app/rules/tiered_plan.h"
#include "ui/paint/signs.h"
#include "ui/views/funnel/action_words.h"
#include "ui/views/funnel/funnel_drawing.h"

namespace ui::views::funnel {

using app::Point, app::Rect, app::Weight;
using namespace ui::paint;
using namespace app::layout;

namespace {

std::string planWords(const FunnelLook& look) {
    const auto& plans = look.scene.plans();
    if (look.funnel.tiers().empty()) return look.tr("A plan in tiers: what comes first, then what follows.");
    if (!plans.ready) return look.tr("The plan is being reckoned…");
    if (!plans.best.problem.empty()) return look.tr(plans.best.problem.c_str());
    const app::rules::PlanWord word = app::rules::wordOf(look.board, look.funnel.tiers(), plans);
    if (word == app::rules::PlanWord::Empty) return look.tr("Nothing is planned yet.");
    const auto over = [](const app::rules::TierFill& fill) { return fill.overTenthDays() > 0 || fill.overEuros() > 0; };
    if (std::ranges::any_of(look.funnel.tiers(), over))
        return look.tr("A tier holds more than it can: the plan cannot be kept as it stands.");
    if (app::rules::wholeFill(look.board).over())
        return look.tr("The plan takes more than there is in all: it cannot be kept as it stands.");
    if (!look.funnel.conflicts().empty()) return look.tr("Something in the plan contradicts: it cannot be kept as it stands.");
    const std::string share = std::to_string(plans.perMille / 10);
    switch (word) {
        case app::rules::PlanWord::Best:
            return look.tr("The best plan there is, proved.");
        case app::rules::PlanWord::VeryGood:
            return look.tr.fill("Very good plan: at least {0}% of the best possible.", share);
        case app::rules::PlanWord::Good:
            return look.tr.fill("Good plan: at least {0}% of the best possible.", share);
        case app::rules::PlanWord::Fair:
            return look.tr.fill("Fair plan: at least {0}% of the best possible.", share);
        case app::rules::PlanWord::BetterIsFound:
            return look.tr.fill("A better plan can be found: this one is worth at least {0}% of the best possible.", share);
        default:
            break;
    }
    const auto count = [](long sum, const app::rules::TierFill& fill) { return sum + static_cast<long>(fill.actions.size()); };
    return look.tr.plural("The plan has begun: %d action, and there is room.",
                          "The plan has begun: %d actions, and there is room.",
                          std::accumulate(look.funnel.tiers().begin(), look.funnel.tiers().end(), 0L, count));
}

void drawFill(Painter& p, const FunnelLook& look, const Rect& px, ImU32 colour, std::int64_t used,
              const std::optional<std::int64_t>& cap, const std::string& words) {
    const float size = look.mm(3.7f), wordsW = look.mm(31), h = look.mm(2.6f);
    const Rect bar{px.x, px.centre().y - h / 2, px.w - wordsW, h};
    const bool over = cap && used > *cap;
    p.box(bar, kChip, h / 2);
    const float part = cap ? (*cap > 0   ? std::min(1.0f, static_cast<float>(used) / static_cast<float>(*cap))
                              : used > 0 ? 1.0f
                                         : 0.0f)
                           : 0.0f;
    if (part > 0) p.box({bar.x, bar.y, std::max(h, bar.w * part), h}, over ? kTrouble : colour, h / 2);
    p.text({px.right(), px.centre().y - size * 0.61f}, words, over ? Weight::SemiBold : Weight::Regular, size,
           over ? kTrouble : kInk2, Align::Right);
}

Rect tiersBar(const FunnelLook& look) {
    const auto& f = look.funnel;
    const Rect window = f.windowPx(Funnel::Pane::Tiers);
    const auto [from, part] = f.bar(Funnel::Pane::Tiers);
    return {window.right() - look.mm(2.4f), window.y + window.h * from, look.mm(1.6f), window.h * part};
}

std::uint64_t tierFace(const FunnelLook& look, const app::rules::TierFill& fill) {
    Face face;
    if (const app::Tier* tier = look.board.find(fill.tier)) face.add(tier->title);
    face.add(fill.tenthDays)
        .add(fill.euros)
        .add(fill.tenthDaysCap.value_or(-1))
        .add(fill.eurosCap.value_or(-1))
        .add(fill.uncosted)
        .add(fill.actions.empty());
    return face.hash();
}

std::string seatName(const FunnelLook& look, const app::Assignment& a) {
    const app::Seat* seat = look.board.find(a.seat);
    return seat ? seat->name : std::string{};
}

std::uint64_t cardFace(const FunnelLook& look, app::Id<app::Action> id) {
    Face face;
    face.add(id.value).add(look.funnel.inConflict(id));
    if (const app::Action* action = look.board.find(id)) face.add(action->title);
    if (const auto* a = look.board.find<app::Assignment>(id.value))
        face.add(a->owner)
            .add(a->dueDay.value_or(-1))
            .add(a->accepted)
            .add(a->seat.value)
            .add(missingOf(*a))
            .add(app::rules::isLate(look.board, id))
            .add(seatName(look, *a));
    if (const auto* planned = look.board.find<app::Planned>(id.value)) face.add(planned->pin).add(planned->tier.value);
    return face.hash();
}

// Who sees to it, whether they said so at their seat, until when, and how much of it is not written yet.
void drawOwner(Painter& p, const FunnelLook& look, app::Id<app::Action> id, float left, float right, float line) {
    const float small = look.mm(4);
    const auto* assignment = look.board.find<app::Assignment>(id.value);
    const std::string who = !assignment                 ? std::string{}
                            : assignment->owner.empty() ? seatName(look, *assignment)
                                                        : assignment->owner;
    if (who.empty()) {
        p.text({left, line - small * 0.61f},
               cutLine(look.texts.measure(), look.tr("owner?"), Weight::SemiBold, right - left, small), Weight::SemiBold, small,
               kWarning);
        return;
    }
    const bool late = app::rules::isLate(look.board, id);
    const std::string date = assignment->dueDay ? " · " + dayText(look.tr, *assignment->dueDay) : std::string{};
    const Weight dateWeight = late ? Weight::SemiBold : Weight::Regular;
    const float dateW = date.empty() ? 0 : p.width(date, dateWeight, small) + (late ? look.mm(5) : 0);
    if (const int missing = missingOf(*assignment); missing > 0) {
        const float s = look.mm(3.6f);
        const std::string words = look.tr.plural("%d to add", "%d to add", missing);
        // On a narrow card who and when come first.
        if (const float w = p.width(words, Weight::Regular, s) + look.mm(2.5f); right - left - w - dateW > look.mm(14)) {
            p.text({right, line - s * 0.61f}, words, Weight::Regular, s, kInk2, Align::Right);
            right -= w;
        }
    }
    const float r = look.mm(2.1f);
    if (assignment->seat && assignment->accepted) sign(p, Sign::Check, {left + r, line}, r, kSaved);
    else if (assignment->seat) {  // named, but has not touched “I accept”
        p.ring({left + r, line}, r, kWarning, std::max(1.0f, look.mm(0.4f)));
        const float s = look.mm(3.6f);
        p.text({left + r, line - s * 0.61f}, "?", Weight::SemiBold, s, kWarning, Align::Centre);
    }
    if (assignment->seat) left += 2 * r + look.mm(1.2f);
    const std::string name = cutLine(look.texts.measure(), who, Weight::Regular, std::max(0.0f, right - left - dateW), small);
    left += p.text({left, line - small * 0.61f}, name, Weight::Regular, small, kInk2);
    const std::string confirm = " · " + std::string(look.tr("to be confirmed"));  // in words where there is room for them
    if (const float w = p.width(confirm, Weight::Regular, small);
        assignment->seat && !assignment->accepted && left + w + dateW < right)
        left += p.text({left, line - small * 0.61f}, confirm, Weight::Regular, small, kWarning);
    if (date.empty()) return;
    left += p.text({left, line - small * 0.61f}, date, dateWeight, small, late ? kWarning : kInk2);
    if (late) drawWarning(p, look, {left + look.mm(3), line}, kWarning);
}

void drawTier(Painter& p, const FunnelLook& look, std::size_t t, const Rect& area) {
    const auto& f = look.funnel;
    const TierBox& box = f.layout().tiers[t];
    const auto& fill = f.tiers()[t];
    const app::Tier* tier = look.board.find(fill.tier);
    if (!tier) return;
    drawPane(p, look, f.tierPx(box.box));
    const ImU32 colour = tierColour(t);
    const float size = look.mm(5.2f), small = look.mm(4.1f);
    const Rect title = f.tierPx(box.title);
    // What it may hold is said once, beside its bars.
    const bool unbound = !fill.tenthDaysCap && !fill.eurosCap;
    const float noteW = unbound ? p.width(look.tr("without a limit"), Weight::Regular, small) + look.mm(3) : 0;
    if (unbound)
        p.text({title.right(), title.y + look.mm(1)}, look.tr("without a limit"), Weight::Regular, small, kInk2, Align::Right);
    p.text({title.x, title.y}, cutLine(look.texts.measure(), tier->title, Weight::SemiBold, title.w - noteW, size),
           Weight::SemiBold, size, colour);
    const auto used = [&](const std::string& now, const std::optional<std::int64_t>& cap, const std::string& most) {
        return cap ? now + " / " + most : now;
    };
    drawFill(p, look, f.tierPx(box.days), colour, fill.tenthDays, fill.tenthDaysCap,
             used(daysText(look.tr, fill.tenthDays), fill.tenthDaysCap, daysText(look.tr, fill.tenthDaysCap.value_or(0))));
    drawFill(p, look, f.tierPx(box.euros), colour, fill.euros, fill.eurosCap,
             used(eurosText(look.tr, fill.euros), fill.eurosCap, eurosText(look.tr, fill.eurosCap.value_or(0))));
    if (const std::string trouble = tierTrouble(look.tr, fill); !trouble.empty()) {
        const Rect px = f.tierPx(box.words);
        const float s = look.mm(4);
        const ImU32 ink = fill.overTenthDays() > 0 || fill.overEuros() > 0 ? kTrouble : kWarning;
        drawWarning(p, look, {px.x + look.mm(2.3f), px.centre().y}, ink);
        p.text({px.x + look.mm(6.2f), px.centre().y - s * 0.61f},
               cutLine(look.texts.measure(), trouble, Weight::SemiBold, px.w - look.mm(7), s), Weight::SemiBold, s, ink);
    }
    if (fill.actions.empty()) {
        const Rect px = f.tierPx(box.cardsArea);
        p.outline(px, faded(kInk2, 0.35f), look.mm(2.5f), std::max(1.0f, look.mm(0.35f)));
        const auto words =
            breakText(look.texts.measure(), look.tr("Drag actions here from the list or the matrix, or touch “Propose a plan”."),
                      Weight::Regular, px.w - look.mm(8), px.h - look.mm(2), look.mm(4.4f), look.mm(3.8f));
        float y = px.centre().y - words.lineH * static_cast<float>(words.lines.size()) / 2;
        for (const std::string& line : words.lines)
            p.text({px.centre().x, y}, line, Weight::Regular, words.size, kInk2, Align::Centre), y += words.lineH;
    }
    for (std::size_t i = 0; i < fill.actions.size(); ++i) {
        const Rect px = f.tierPx(box.cards[i]);
        const app::Action* action = px.touches(area) ? look.board.find(fill.actions[i]) : nullptr;
        if (action && !look.drafts.hides(refTo(action->id, placeOf(FunnelPart::Tier)))) drawCard(p, look, *action, px, 0);
    }
}

}  // namespace

void drawCard(Painter& p, const FunnelLook& look, const app::Action& action, const Rect& px, float lift) {
    const auto* row = look.funnel.row(action.id);
    if (lift > 0) p.shadow(px, look.mm(4), 0.25f * lift, {0, look.mm(1.5f)});
    p.box(px, lift > 0 ? kPaper : kRowPaper, look.mm(2.5f));
    p.box({px.x, px.y, look.mm(1.4f), px.h}, row && row->tier >= 0 ? tierColour(static_cast<std::size_t>(row->tier)) : kInk2,
          look.mm(0.7f));
    const float left = px.x + look.mm(4);
    const auto& title = look.texts.of(action.id.value ^ 0xca4d, action.title, Weight::SemiBold, px.w - look.mm(6), look.mm(12.4f),
                                      look.mm(4.8f), look.mm(4.3f));
    float y = px.y + look.mm(2);
    for (const std::string& line : title.lines) p.text({left, y}, line, Weight::SemiBold, title.size, kInk), y += title.lineH;
    float right = px.right() - look.mm(2.5f);
    const float line = px.bottom() - look.mm(4.2f);
    if (row && row->pin != app::Pin::None)
        drawPin(p, look, {right - look.mm(1.6f), line - look.mm(0.4f)}, row->pin), right -= look.mm(5);
    if (look.funnel.inConflict(action.id)) drawWarning(p, look, {right - look.mm(2), line}, kTrouble), right -= look.mm(6);
    drawOwner(p, look, action.id, left, right, line);
}

void tierPieces(const FunnelLook& look, std::vector<Piece>& pieces) {
    const auto& f = look.funnel;
    const auto& l = f.layout();
    pieces.push_back({f.toPx(l.plan).grown(1), Face{}.add(planWords(look)).hash()});
    const Rect window = f.windowPx(Funnel::Pane::Tiers);
    if (f.tiers().empty()) pieces.push_back({window, 5});
    for (std::size_t t = 0; t < f.tiers().size(); ++t) {
        if (const Rect px = app::clipped(f.tierPx(l.tiers[t].box).grown(look.mm(1.5f)), window); !px.empty())
            pieces.push_back({px, Face{}.add(tierFace(look, f.tiers()[t])).add(f.scroll(Funnel::Pane::Tiers).offset).hash()});
        for (std::size_t i = 0; i < f.tiers()[t].actions.size(); ++i) {
            const Rect px = app::clipped(f.tierPx(l.tiers[t].cards[i]), window);
            if (!px.empty() && !look.drafts.hides(refTo(f.tiers()[t].actions[i], placeOf(FunnelPart::Tier))))
                pieces.push_back({px, cardFace(look, f.tiers()[t].actions[i])});
        }
    }
    if (f.scroll(Funnel::Pane::Tiers).overflows()) pieces.push_back({tiersBar(look), 3});
}

void drawTiers(Painter& p, const FunnelLook& look, const Rect& area) {
    const auto& f = look.funnel;
    const auto& l = f.layout();
    const Rect plan = f.toPx(l.plan), propose = f.toPx(l.propose);
    drawPane(p, look, plan);
    const float size = look.mm(5.6f);
    const float wordsW = propose.x - plan.x - look.mm(8);
    p.text({plan.x + look.mm(5), plan.y + look.mm(2.6f)},
           cutLine(look.texts.measure(), look.tr("Plan"), Weight::SemiBold, wordsW, size), Weight::SemiBold, size, kHeading);
    const auto words =
        breakText(look.texts.measure(), planWords(look), Weight::Regular, wordsW, look.mm(14), look.mm(4), look.mm(3.6f));
    float y = plan.y + look.mm(10.5f);
    for (const std::string& line : words.lines)
        p.text({plan.x + look.mm(5), y}, line, Weight::Regular, words.size, kInk2), y += words.lineH;
    drawButton(p, look, propose, look.tr("Propose a plan"), false);
    if (!l.planTurned.empty())
        drawTurned(p, look, f.toPx(l.planTurned), std::string(look.tr("Plan")) + " · " + planWords(look), look.mm(4.4f),
                   kHeading);
    const Rect window = f.windowPx(Funnel::Pane::Tiers);
    if (f.tiers().empty()) {
        const Rect empty{window.x, window.y, window.w, std::min(window.h, look.mm(62))};
        drawPane(p, look, empty);
        const auto hint =
            breakText(look.texts.measure(),
                      look.tr("No tier yet. A tier is a step of the plan: how many days and euros it holds, and until when."),
                      Weight::Regular, empty.w - look.mm(12), look.mm(26), look.mm(4.8f), look.mm(4));
        float at = empty.y + look.mm(6);
        for (const std::string& line : hint.lines)
            p.text({empty.x + look.mm(6), at}, line, Weight::Regular, hint.size, kInk2), at += hint.lineH;
        drawButton(p, look, f.toPx(l.makeTiers), look.tr("Make three tiers"), true);
        return;
    }
    p.clip({window.x - look.mm(3), window.y - look.mm(1), window.w + look.mm(6), window.h + look.mm(1)});
    for (std::size_t t = 0; t < f.tiers().size(); ++t)
        if (f.tierPx(l.tiers[t].box).grown(look.mm(3)).touches(area)) drawTier(p, look, t, area);
    if (f.scroll(Funnel::Pane::Tiers).overflows()) p.box(tiersBar(look), kChipHeld, look.mm(0.8f));
    p.unclip();
}

}  // namespace ui::views::funnel

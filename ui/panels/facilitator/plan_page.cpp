// Which page of the plan tab is shown; the tiers; what is still open in the plan: conflicts, cards without owner.
#include "ui/panels/facilitator/plan_page.h"

#include <algorithm>
#include <array>

#include "app/commands/plan.h"
#include "ui/panels/words.h"

namespace ui::panels::facilitator {

namespace commands = app::commands;
namespace rules = app::rules;
using app::Rect, app::Weight;
using namespace ui::paint;

namespace {

constexpr float kTierMm = 40, kTierRowMm = 15;

void stepAmount(FacilitatorContext& at, const char* name, const AmountWords& said, std::optional<std::int64_t> value,
                const Rect& r, bool days, const ChangeAmount& change) {
    const app::Texts& tr = at.tr;
    const auto used = value ? value : said.instead;
    const std::string shown = used ? days ? daysWords(tr, *used) : eurosWords(tr, *used)
                                   : std::string(days ? tr("no limit in days") : tr("no limit in euros"));
    const Amount a = amount(at, name, said.caption, shown, r);
    if (a.step) {
        const auto next = days ? stepDays(used, a.step) : stepEuros(used, a.step);
        if (next != value) at.run([&](const app::Board& b, app::CommandContext& context) { return change(b, context, next); });
    }
    if (!a.typed) return;
    at.write({.heading = days ? tr("Days (nothing: no limit)") : tr("Euros, such as 30k (nothing: no limit)"),
              .text = typedAmount(tr, value, days),
              .then = [days, change](const app::Board& b, app::CommandContext& context,
                                     const std::string& typed) -> app::Result<app::Transaction> {
                  const auto read = readAmount(typed, days);
                  if (!read) return read.refusal();
                  return change(b, context, *read);
              },
              .numbers = true});
}

std::optional<std::int64_t> stepped(std::optional<std::int64_t> value, int step, std::int64_t first, std::int64_t small,
                                    std::int64_t middle, std::int64_t large) {
    if (!value) return step > 0 ? std::optional(first) : std::nullopt;
    // Going down, the step is that of what lies below.
    const std::int64_t by = *value + (step < 0 ? -1 : 0) < small * 20    ? small
                            : *value + (step < 0 ? -1 : 0) < middle * 20 ? middle
                                                                         : large;
    const std::int64_t next = step > 0 ? (*value / by + 1) * by : (*value - 1) / by * by;
    return next <= 0 || (step < 0 && *value == 0) ? std::nullopt : std::optional(next);
}

}  // namespace

std::optional<std::int64_t> stepDays(std::optional<std::int64_t> tenths, int step) {
    return stepped(tenths, step, 100, 10, 50, 100);
}
std::optional<std::int64_t> stepEuros(std::optional<std::int64_t> euros, int step) {
    return stepped(euros, step, 10'000, 1000, 5000, 10'000);
}

void daysAmount(FacilitatorContext& at, const char* name, const AmountWords& said, std::optional<std::int64_t> value,
                const Rect& r, const ChangeAmount& change) {
    stepAmount(at, name, said, value, r, true, change);
}
void eurosAmount(FacilitatorContext& at, const char* name, const AmountWords& said, std::optional<std::int64_t> value,
                 const Rect& r, const ChangeAmount& change) {
    stepAmount(at, name, said, value, r, false, change);
}

std::unique_ptr<FacilitatorPage> planPage() { return std::make_unique<PlanPage>(); }

bool PlanPage::openAt(std::string_view wish) {
    if (wish != kProposedPlans) return false;
    m_page = Page::Proposals;
    m_detail = Plan::None;
    return true;
}

void PlanPage::show(FacilitatorContext& at, const Rect& area) {
    Widgets& w = at.w;
    const app::Texts& tr = at.tr;
    Space space{area};
    if (m_page == Page::Proposals && m_detail != Plan::None) return showDetail(at, area);
    const std::size_t open = rules::conflicts(at.panel.board).size();
    const std::array<PageTab, 4> tabs{
        {{"page-proposals", tr("Plans")},
         {"page-tiers", tr("Tiers")},
         {"page-value", tr("Value and means")},
         {"page-open", open ? tr.plural("Still open (%d conflict)", "Still open (%d conflicts)", static_cast<long>(open))
                            : std::string(tr("Still open"))}}};
    m_page = static_cast<Page>(pageTabs(at, tabs, static_cast<int>(m_page), space.top(w.mm(14), w.mm(3))));
    switch (m_page) {
        case Page::Proposals:
            return showProposals(at, space.rest);
        case Page::Tiers:
            return showTiers(at, space.rest);
        case Page::Value:
            return showValue(at, space.rest);
        case Page::Open:
            return showOpenPoints(at, space.rest);
    }
}

void PlanPage::showTiers(FacilitatorContext& at, Rect area) {
    Widgets& w = at.w;
    const app::Texts& tr = at.tr;
    Space space{area};
    Space foot{space.bottom(w.mm(15), w.mm(2))};
    if (w.button("add-tier", tr("+ Tier"), foot.right(w.mm(40), w.mm(3)), Style::Primary))
        at.write({.heading = tr("Name of the tier"),
                  .then = [](const app::Board& b, app::CommandContext& context, const std::string& typed) {
                      return commands::addTier(b, context, typed);
                  }});
    const auto fills = rules::tierFills(at.panel.board);
    if (fills.empty()) {
        words(at, space.rest,
              tr("Tiers are the waves of the plan: quick wins first, then what takes longer. Give each what it may cost, in "
                 "days, in euros or both."),
              4.6f, kInk2);
        return;
    }
    words(at, foot.rest, tr("Tap a name, a figure or a date to type it. A removed tier leaves its actions in the list."), 3.8f,
          kInk2);
    const float rowH = w.mm(kTierMm);
    float y = w.beginList("tiers", space.rest, rowH * static_cast<float>(fills.size()));
    for (const rules::TierFill& fill : fills) {
        const Rect row{space.rest.x, y, space.rest.w - w.mm(2), rowH - w.mm(2)};
        y += rowH;
        if (const app::Tier* tier = at.panel.board.find(fill.tier); tier && row.touches(space.rest))
            showTier(at, app::Tier(*tier), &fill, row);
    }
    w.endList();
}

namespace {

bool isOver(const rules::TierFill& fill) { return fill.overTenthDays() > 0 || fill.overEuros() > 0; }

// How full a tier is.
std::string fillWords(const app::Texts& tr, const rules::TierFill& fill) {
    std::string told = tr.plural("%d action", "%d actions", static_cast<long>(fill.actions.size())) + " · " +
                       costWords(tr, fill.tenthDays, fill.euros);
    if (isOver(fill)) told += " · " + tr.fill("{0} too much", costWords(tr, fill.overTenthDays(), fill.overEuros()));
    if (fill.uncosted) told += " · " + tr.plural("%d to be costed", "%d to be costed", fill.uncosted);
    return told;
}

}  // namespace

void PlanPage::showTier(FacilitatorContext& at, const app::Tier& tier, const rules::TierFill* fill, const Rect& row) {
    Widgets& w = at.w;
    const app::Texts& tr = at.tr;
    const std::string key = app::idText(tier.id);
    const auto edit = [&](const std::string& what) { return what + "-" + key; };
    w.painter().box(row, kRowPaper, w.mm(2.5f));
    Space space{row.grown(-w.mm(1.5f))};
    Space head{space.top(w.mm(13), w.mm(1))};
    if (w.holdButton(edit("remove-tier").c_str(), tr("Remove"), head.right(w.mm(26), w.mm(1)))) {
        at.run([&](const app::Board& b, app::CommandContext& context) { return commands::removeTier(b, context, tier.id); });
        return;
    }
    const auto move = [&](int steps) {
        at.run([&](const app::Board& b, app::CommandContext& context) { return commands::moveTier(b, context, tier.id, steps); });
    };
    if (w.signButton(edit("tier-down").c_str(), Sign::Down, tr("Later"), head.right(w.mm(13), w.mm(1)))) move(1);
    if (w.signButton(edit("tier-up").c_str(), Sign::Up, tr("Earlier"), head.right(w.mm(13), w.mm(1)))) move(-1);
    const auto change = [id = tier.id](const app::Board& b, app::CommandContext& context,
                                       const std::function<void(app::Tier&)>& how) -> app::Result<app::Transaction> {
        const app::Tier* now = b.find(id);
        if (!now) return app::Refusal{TR_NOOP("This is no longer there.")};
        app::Tier changed = *now;
        how(changed);
        return commands::editTier(b, context, changed);
    };
    const auto date = [&](const std::string& name, std::optional<std::int32_t> day, const char* none, bool start) {
        if (!w.field(edit(name).c_str(), day ? dateWords(tr, *day) : std::string{}, none, head.right(w.mm(31), w.mm(1)), kPaper,
                     false))
            return;
        at.write({.heading = tr("Date, such as 15/03/2027 (nothing: none)"),
                  .text = day ? dateWords(tr, *day) : std::string{},
                  .then = [change, start](const app::Board& b, app::CommandContext& context,
                                          const std::string& typed) -> app::Result<app::Transaction> {
                      const bool blank = typed.find_first_not_of(' ') == std::string::npos;
                      const auto read = blank ? std::nullopt : readDay(typed);
                      if (!blank && !read) return app::Refusal{TR_NOOP("This is not a date.")};
                      return change(b, context, [&](app::Tier& t) { (start ? t.startDay : t.endDay) = read; });
                  },
                  .numbers = true});
    };
    date("tier-end", tier.endDay, tr("until when?"), false);
    date("tier-start", tier.startDay, tr("from when?"), true);
    if (w.field(edit("tier-name").c_str(), tier.title, tr("Name of the tier"), head.rest, kPaper, false))
        at.write({.heading = tr("Name of the tier"),
                  .text = tier.title,
                  .then = [change](const app::Board& b, app::CommandContext& context, const std::string& typed) {
                      return change(b, context, [&](app::Tier& t) { t.title = typed; });
                  }});
    const Rect caps = space.top(w.mm(13), w.mm(1));
    daysAmount(at, edit("tier-days").c_str(), {}, tier.tenthDays, column(caps, 0, 2, w.mm(4)),
               [change](const app::Board& b, app::CommandContext& context, std::optional<std::int64_t> v) {
                   return change(b, context, [&](app::Tier& t) { t.tenthDays = v; });
               });
    eurosAmount(at, edit("tier-euros").c_str(), {}, tier.euros, column(caps, 1, 2, w.mm(4)),
                [change](const app::Board& b, app::CommandContext& context, std::optional<std::int64_t> v) {
                    return change(b, context, [&](app::Tier& t) { t.euros = v; });
                });
    w.paragraph(space.rest, fillWords(tr, *fill), 4, 3.6f, isOver(*fill) ? kTrouble : kInk2);
}

void PlanPage::showOpenPoints(FacilitatorContext& at, Rect area) {
    Widgets& w = at.w;
    const app::Texts& tr = at.tr;
    const app::Board& board = at.panel.board;
    struct Line {
        std::string key, title, why;
        bool trouble;
    };
    std::vector<Line> lines;
    for (const rules::Conflict& c : rules::conflicts(board)) {
        const std::string other = shortTitle(board, c.other);
        lines.push_back({"conflict-" + app::idText(c.action) + "-" + app::idText(c.other), actionTitle(board, c.action),
                         c.kind == app::LinkKind::Needs ? tr.fill("it needs “{0}”, which is out or comes later", other)
                                                        : tr.fill("its variant “{0}” is planned too: one of the two", other),
                         true});
    }
    std::size_t planned = 0, withoutOwner = 0;
    for (app::Id<app::Tier> tier : board.tiers())
        for (app::Id<app::Action> action : board.plannedIn(tier)) {
            ++planned;
            const auto* a = board.find<app::Assignment>(action.value);
            std::string missing;
            const auto lacks = [&](bool lacking, const char* what) {
                if (lacking) missing += (missing.empty() ? "" : ", ") + std::string(what);
            };
            lacks(!a || (a->owner.empty() && !a->seat), tr("owner"));
            withoutOwner += !missing.empty();
            lacks(missing.empty() && !a->accepted, tr("the owner’s yes"));
            lacks(!a || !a->dueDay, tr("due date"));
            lacks(!a || a->firstStep.empty(), tr("first step"));
            lacks(!a || a->measure.empty(), tr("measure"));
            if (!missing.empty())
                lines.push_back({"missing-" + app::idText(action), actionTitle(board, action),
                                 board.find(tier)->title + " · " + tr.fill("missing: {0}", missing),
                                 !a || (a->owner.empty() && !a->seat)});
        }
    // Conflicts first, cards without owner at the end.
    std::ranges::stable_sort(lines, {}, [](const Line& l) { return l.key.starts_with("conflict") ? 0 : l.trouble ? 2 : 1; });
    Space space{area};
    w.text(space.top(w.mm(8), w.mm(1)),
           planned == 0 ? std::string(tr("No action is in a tier yet."))
                        : tr.plural("%d planned action", "%d planned actions", static_cast<long>(planned)) + " · " +
                              (withoutOwner ? tr.plural("%d without owner", "%d without owner", static_cast<long>(withoutOwner))
                                            : std::string(tr("each has an owner"))),
           4.4f, kInk, Weight::SemiBold);
    const float rowH = w.mm(kTierRowMm);
    float y = w.beginList("open-points", space.rest, rowH * static_cast<float>(lines.size()));
    for (const Line& line : lines) {
        const Rect row{space.rest.x, y, space.rest.w - w.mm(2), rowH - w.mm(1.2f)};
        y += rowH;
        if (!row.touches(space.rest)) continue;
        w.painter().box(row, kRowPaper, w.mm(2.5f));
        w.target("row", line.key, line.why, row);
        Space cells{{row.x + w.mm(3), row.y + w.mm(0.6f), row.w - w.mm(6), row.h - w.mm(1)}};
        w.text(cells.top(w.mm(6.8f)), line.title, 4.3f, kInk, Weight::SemiBold);
        w.text(cells.rest, line.why, 3.7f, line.trouble ? kTrouble : kInk2);
    }
    w.endList();
}

}  // namespace ui::panels::facilitator

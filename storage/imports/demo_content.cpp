#include "storage/imports/demo_content.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <tuple>

#include "app/board/note_kind.h"
#include "app/commands/session.h"
#include "storage/imports/csv_values.h"
#include "storage/imports/decoded_text.h"
#include "storage/imports/import_error.h"
#include "storage/imports/json_text.h"
#include "storage/imports/template_file.h"

namespace storage::imports {
namespace {

using DemoJson = nlohmann::json;

app::NoteKind kindOf(const DemoJson& key) {
    for (const app::NoteKindRow& row : app::kNoteKinds)
        if (key == row.key) return row.kind;
    throw std::invalid_argument("no such kind");
}

std::size_t noteAt(const DemoJson& index, const DemoContent& content) {
    const auto at = index.get<std::size_t>();
    if (at >= content.notes.size()) throw std::invalid_argument("no such note");
    return at;
}

DemoAction actionOf(const DemoJson& json, const DemoContent& content) {
    DemoAction action{json.at("title"),
                      json.at("stage"),
                      {},
                      json.at("impactCustomer"),
                      json.at("impactCompany"),
                      {},
                      {},
                      {},
                      json.at("owner"),
                      {},
                      json.at("firstStep"),
                      json.at("measure")};
    if (const DemoJson& confidence = json.at("confidence"); !confidence.is_null()) action.confidence = confidence.get<int>();
    if (const DemoJson& origin = json.at("origin"); !origin.is_null()) action.origin = noteAt(origin, content);
    if (const DemoJson& days = json.at("days"); !days.is_null()) action.tenthDays = std::llround(days.get<double>() * 10);
    if (const DemoJson& euros = json.at("euros"); !euros.is_null()) action.euros = euros.get<std::int64_t>();
    if (const DemoJson& due = json.at("due"); !due.is_null()) {
        action.dueDay = cellDay(due.get<std::string>());
        if (!action.dueDay) throw std::invalid_argument("no date");
    }
    return action;
}

void readLinks(const DemoJson& pairs, app::LinkKind kind, DemoContent& content) {
    for (const DemoJson& pair : pairs) {
        const DemoLink link{pair.at(0).get<std::size_t>(), pair.at(1).get<std::size_t>(), kind};
        if (std::max(link.from, link.to) >= content.actions.size() || link.from == link.to)
            throw std::invalid_argument("no such action");
        content.links.push_back(link);
    }
}

class Filler {
public:
    Filler(const app::Board& board, app::CommandContext& context, const DemoContent& content, const DemoFill& fill)
        : m_board(board), m_context(context), m_content(content), m_fill(fill), m_edit(board, app::Op::Import, context) {
        for (std::size_t i = 0; i < std::min(fill.stageKeys.size(), board.stages().size()); ++i)
            m_stages[fill.stageKeys[i]] = board.stages()[i];
        for (const auto& id : board.lanes()) m_lanes.try_emplace(board.find(id)->kind, id);
        for (const auto& [id, seat] : board.all<app::Seat>()) m_seats.push_back(seat.id);
        std::ranges::sort(m_seats, {},
                          [&](app::Id<app::Seat> id) { return std::tuple(board.find(id)->edge, board.find(id)->along, id); });
    }

    app::Transaction fill() {
        m_edit.update<app::Session>(m_board.session().id.value, [&](app::Session& s) { s.title = m_content.title; });
        const std::size_t notes = m_fill.notes ? m_fill.notes : m_content.notes.size();
        for (std::size_t i = 0; i < notes; ++i) addNote(m_content.notes[i % m_content.notes.size()], static_cast<app::UnixMs>(i));
        if (m_fill.groups)
            for (const DemoGroup& group : m_content.groups) addGroup(group);
        const std::size_t actions = m_fill.actions ? m_fill.actions : m_content.actions.size();
        for (std::size_t i = 0; i < actions; ++i)
            addAction(m_content.actions[i % m_content.actions.size()], static_cast<app::UnixMs>(i));
        addTiers();
        for (const DemoLink& link : m_content.links)
            if (std::max(link.from, link.to) < m_actions.size())
                m_edit.put(app::Link{m_context.ids.make<app::Link>(), m_actions[link.from], m_actions[link.to], link.kind});
        return m_edit.finish();
    }

private:
    app::Id<app::Stage> stageOf(const std::string& key) const {
        const auto found = m_stages.find(key);
        return found == m_stages.end() ? app::Id<app::Stage>{} : found->second;
    }
    app::Cell cellOf(const std::string& stage, app::NoteKind kind) const {
        const auto lane = m_lanes.find(kind);
        return {stageOf(stage), lane == m_lanes.end() ? app::Id<app::Lane>{} : lane->second};
    }
    app::OrderKey next(app::OrderKey& last) const { return last = app::between(last, {}); }

    // `i`: milliseconds after now, so that "oldest first" is the order of the file.
    void addNote(const DemoNote& note, app::UnixMs i) {
        const auto id = m_context.ids.make<app::Note>();
        const auto author = m_seats.empty() ? app::Id<app::Seat>{} : m_seats[static_cast<std::size_t>(i) % m_seats.size()];
        m_edit.put(app::Note{id, note.kind, note.text, author, m_context.now + i});
        const app::Cell cell = cellOf(note.stage, note.kind);
        app::Placement placement{.note = id, .order = next(m_last[cell])};
        if (cell.stage && cell.lane) placement.place = app::Place::Cell, placement.stage = cell.stage, placement.lane = cell.lane;
        m_edit.put(placement);
        m_notes.push_back(id);
    }
    void addGroup(const DemoGroup& group) {
        const app::Cell cell = cellOf(group.stage, group.kind);
        std::vector<app::Id<app::Note>> members;
        for (const std::size_t at : group.notes)
            if (at < m_notes.size()) members.push_back(m_notes[at]);
        if (members.size() < 2 || !cell.stage || !cell.lane) return;
        const auto id = m_context.ids.make<app::Group>();
        m_edit.put(app::Group{id, cell.stage, cell.lane, m_edit.find<app::Placement>(members.front().value)->order, group.title});
        app::OrderKey last;
        for (const auto& member : members)
            m_edit.update<app::Placement>(member.value, [&](app::Placement& p) {
                p.place = app::Place::Cell, p.stage = {}, p.lane = {}, p.group = id, p.order = next(last);
            });
    }
    void addAction(const DemoAction& action, app::UnixMs i) {
        const auto id = m_context.ids.make<app::Action>();
        const bool hasOrigin = action.origin && *action.origin < m_notes.size();
        m_edit.put(app::Action{id,
                               action.title,
                               {},
                               stageOf(action.stage),
                               hasOrigin ? m_notes[*action.origin] : app::Id<app::Note>{},
                               {},
                               m_context.now + i});
        m_edit.put(
            app::Estimate{id, action.impactCustomer, action.impactCompany, action.tenthDays, action.euros, action.confidence});
        m_edit.put(app::Assignment{.action = id,
                                   .owner = action.owner,
                                   .dueDay = action.dueDay,
                                   .seat = {},
                                   .firstStep = action.firstStep,
                                   .measure = action.measure});
        m_actions.push_back(id);
    }
    // The board's own tiers, from its template, keep their dates.
    void addTiers() {
        app::OrderKey last;
        for (std::size_t i = 0; i < m_content.tiers.size(); ++i) {
            const DemoTier& tier = m_content.tiers[i];
            const auto fill = [&](app::Tier& t) { t.title = tier.title, t.tenthDays = tier.tenthDays, t.euros = tier.euros; };
            if (i < m_board.tiers().size()) {
                last = m_board.find(m_board.tiers()[i])->order;
                m_edit.update<app::Tier>(m_board.tiers()[i].value, fill);
                continue;
            }
            app::Tier made{.id = m_context.ids.make<app::Tier>(),
                           .order = next(last),
                           .title = {},
                           .tenthDays = {},
                           .euros = {},
                           .startDay = {},
                           .endDay = {}};
            fill(made);
            m_edit.put(made);
        }
    }

    const app::Board& m_board;
    app::CommandContext& m_context;
    const DemoContent& m_content;
    const DemoFill& m_fill;
    app::Edit m_edit;
    std::map<std::string, app::Id<app::Stage>> m_stages;
    std::map<app::NoteKind, app::Id<app::Lane>> m_lanes;
    std::vector<app::Id<app::Seat>> m_seats;
    std::map<app::Cell, app::OrderKey> m_last;
    std::vector<app::Id<app::Note>> m_notes;
    std::vector<app::Id<app::Action>> m_actions;
};

}  // namespace

DemoContent readDemo(const std::filesystem::path& file, const app::Texts& tr) {
    const std::string bytes = bytesOfFile(file.string(), tr);
    try {
        const DemoJson json = parsedJson<DemoJson>(bytes, tr);
        DemoContent content;
        content.title = json.at("title");
        for (const DemoJson& note : json.at("notes"))
            content.notes.push_back({note.at("stage"), kindOf(note.at("kind")), note.at("text")});
        for (const DemoJson& group : json.at("groups")) {
            DemoGroup read{group.at("stage"), kindOf(group.at("kind")), group.at("title"), {}};
            for (const DemoJson& index : group.at("notes")) read.notes.push_back(noteAt(index, content));
            content.groups.push_back(std::move(read));
        }
        for (const DemoJson& action : json.at("actions")) content.actions.push_back(actionOf(action, content));
        for (const DemoJson& tier : json.at("tiers"))
            content.tiers.push_back(
                {tier.at("title"), std::llround(tier.at("days").get<double>() * 10), tier.at("euros").get<std::int64_t>()});
        readLinks(json.at("links").at("needs"), app::LinkKind::Needs, content);
        readLinks(json.at("links").at("variants"), app::LinkKind::Excludes, content);
        return content;
    } catch (const std::exception&) {  // nlohmann's errors and ours
        throw ImportError(tr.fill("{0} is not a demonstration workshop of Parcours.", file.string()));
    }
}

app::Result<app::Transaction> fillWithDemo(const app::Board& board, app::CommandContext& context, const DemoContent& content,
                                           const DemoFill& fill) {
    if (content.notes.empty() || (fill.actions > 0 && content.actions.empty()))
        return app::Refusal{TR_NOOP("There is nothing to import.")};
    return Filler(board, context, content, fill).fill();
}

app::Transaction demoSession(const std::filesystem::path& assets, app::CommandContext& context, const app::Texts& tr) {
    const TemplateFile frame = readTemplate(assets / "templates/default.json", "fr", tr);
    const DemoContent content = readDemo(assets / "demo/workshop.json", tr);
    app::commands::Template sketch = frame.sketch;
    sketch.title = content.title;
    app::Board board;
    std::vector<app::Transaction> all;
    const auto add = [&](const app::Result<app::Transaction>& made) {
        if (!made) throw ImportError(tr(made.refusal().text));
        if (const auto applied = board.apply(*made); !applied) throw ImportError(tr(applied.refusal().text));
        all.push_back(*made);
    };
    add(app::commands::startSession(board, context, sketch, "fr", app::Seating::Table));
    add(fillWithDemo(board, context, content, {frame.stageKeys}));
    app::Transaction whole = app::squash(all);
    whole.op = app::Op::StartSession;
    return whole;
}

}  // namespace storage::imports

#include "app/commands/merge.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <set>
#include <type_traits>

#include "app/base/utf8.h"
#include "app/commands/refusals.h"
#include "app/rules/ballots.h"
#include "app/rules/prerequisites.h"

namespace app::commands {
namespace {

constexpr Refusal kTooLong{TR_NOOP("Together they say more than one can hold: shorten one of them first.")};

// `part` stands in `whole` as words, not inside a word.
bool says(const std::string& whole, const std::string& part) {
    const auto inWord = [&](std::size_t at) {
        const auto c = at < whole.size() ? static_cast<unsigned char>(whole[at]) : ' ';
        return std::isalnum(c) || c >= 0x80;
    };
    for (std::size_t at = whole.find(part); at != std::string::npos; at = whole.find(part, at + 1))
        if ((at == 0 || !inWord(at - 1)) && !inWord(at + part.size())) return true;
    return false;
}

// The longer text says it; a text that adds something is kept below. Nothing is cut: what is too long for a record is refused by
// whoever merges.
std::string joined(const std::string& stays, const std::string& goes) {
    if (goes.empty() || says(stays, goes)) return cleanText(stays);
    if (stays.empty() || says(goes, stays)) return cleanText(goes);
    return cleanText(stays + "\n" + goes);
}

// Moves the votes of some items to another, round by round.
class VoteMove {
public:
    VoteMove(const Board& board, Edit& edit, std::set<std::uint64_t> from, std::uint64_t to)
        : m_board(board), m_edit(edit), m_from(std::move(from)), m_to(to) {}

    void run() {
        for (Id<Round> id : m_board.rounds()) {
            const Round& round = *m_board.find(id);
            moveCandidate(id);
            if (round.secret && round.state == RoundState::Open) {
                std::set<Id<Seat>> seats;
                for (Id<Mark> mark : m_board.marksOf(id)) seats.insert(m_board.find(mark)->seat);
                for (Id<Seat> seat : seats) moveEntries(round, rules::saidBy(m_board, round, seat));
            } else {
                for (const rules::BallotView& ballot : rules::ballotsWithSetAside(m_board, id))
                    moveEntries(round, ballot.entries);
            }
            for (const auto& [key, settled] : m_board.all<Settled>())
                if (settled.round == id && m_from.contains(settled.item)) m_edit.remove<Settled>(key);
        }
    }

private:
    void moveCandidate(Id<Round> round) {
        bool there = false;
        std::vector<std::uint64_t> going;
        for (const auto& [id, candidate] : m_board.all<Candidate>()) {
            if (candidate.round != round) continue;
            there = there || candidate.item == m_to;
            if (m_from.contains(candidate.item)) going.push_back(id);
        }
        for (std::uint64_t id : going) {
            if (there) m_edit.remove<Candidate>(id);
            else m_edit.update<Candidate>(id, [&](Candidate& c) { c.item = m_to; });
            there = true;
        }
    }

    // One voter's entries of one round.
    void moveEntries(const Round& round, const std::vector<rules::EntryView>& entries) {
        moveDots(entries, Says::Dot, round.cap);
        moveDots(entries, Says::Resistance, round.resistanceCap);
        moveJudgements(entries, round.cap);
        std::set<int> screens;
        for (const rules::EntryView& e : entries)
            if (isScreen(e) && m_from.contains(e.item)) screens.insert(e.part);
        for (int screen : screens) moveScreen(entries, screen);
    }

    void moveDots(const std::vector<rules::EntryView>& entries, Says says, int cap) {
        auto room =
            cap - std::ranges::count_if(entries, [&](const rules::EntryView& e) { return e.item == m_to && e.says == says; });
        for (const rules::EntryView& e : entries) {
            if (e.says != says || !m_from.contains(e.item)) continue;
            if (room-- > 0) setItem(e, m_to);
            else drop(e);
        }
    }

    // Points add up to the cap, the better place in an order holds, the score of the one that stays is kept.
    void moveJudgements(const std::vector<rules::EntryView>& entries, int cap) {
        struct Stays {
            rules::EntryView entry;
            int value;
        };
        std::map<std::pair<Says, int>, Stays> stays;
        const auto key = [](const rules::EntryView& e) { return std::pair(e.says, e.says == Says::Score ? e.part : 0); };
        const auto isJudgement = [](const rules::EntryView& e) {
            return e.says == Says::Points || e.says == Says::Level || e.says == Says::Score;
        };
        for (const rules::EntryView& e : entries)
            if (isJudgement(e) && e.item == m_to) stays.insert({key(e), {e, e.value}});
        for (const rules::EntryView& e : entries) {
            if (!isJudgement(e) || !m_from.contains(e.item)) continue;
            const auto [at, first] = stays.insert({key(e), {e, e.value}});
            if (first) {
                setItem(e, m_to);
                continue;
            }
            Stays& kept = at->second;
            if (e.says == Says::Points) kept.value = std::min(kept.value + e.value, cap);
            if (e.says == Says::Level) kept.value = std::min(kept.value, e.value);
            setValue(kept.entry, kept.value);
            drop(e);
        }
    }

    // On one screen what is now one thing counts once, as what was chosen of it; a screen that sets a thing against itself is
    // void.
    void moveScreen(const std::vector<rules::EntryView>& entries, int screen) {
        std::vector<rules::EntryView> ours, others;
        for (const rules::EntryView& e : entries)
            if (isScreen(e) && e.part == screen) (e.item == m_to || m_from.contains(e.item) ? ours : others).push_back(e);
        const auto said = [&](int value) {
            return std::ranges::any_of(ours, [&](const rules::EntryView& e) { return e.value == value; });
        };
        if (others.empty() || (said(1) && said(-1))) {
            for (const auto* list : {&ours, &others})
                for (const rules::EntryView& e : *list) drop(e);
            return;
        }
        const auto kept = std::ranges::max_element(ours, {}, [](const rules::EntryView& e) { return std::abs(e.value); });
        for (auto e = ours.begin(); e != ours.end(); ++e) {
            if (e == kept) setItem(*e, m_to);
            else drop(*e);
        }
    }

    static bool isScreen(const rules::EntryView& e) { return e.says == Says::Shown || e.says == Says::Skipped; }

    void setItem(const rules::EntryView& e, std::uint64_t item) {
        if (e.record.kind == RecordKind::Mark) m_edit.update<Mark>(e.record.id, [&](Mark& m) { m.item = item; });
        else if (e.record.kind == RecordKind::Dot) m_edit.update<Dot>(e.record.id, [&](Dot& d) { d.item = item; });
        else m_edit.update<Entry>(e.record.id, [&](Entry& a) { a.item = item; });
    }
    void setValue(const rules::EntryView& e, int value) {
        if (e.record.kind == RecordKind::Mark) m_edit.update<Mark>(e.record.id, [&](Mark& m) { m.value = value; });
        else m_edit.update<Entry>(e.record.id, [&](Entry& a) { a.value = value; });
    }
    void drop(const rules::EntryView& e) {
        if (e.record.kind == RecordKind::Mark) m_edit.remove<Mark>(e.record.id);
        else if (e.record.kind == RecordKind::Dot) m_edit.remove<Dot>(e.record.id);
        else m_edit.remove<Entry>(e.record.id);
    }

    const Board& m_board;
    Edit& m_edit;
    std::set<std::uint64_t> m_from;
    std::uint64_t m_to;
};

// A merge of what is voted on secretly right now has an op of its own, told from the transaction alone: it is never undone.
Op opOfMerge(const Board& board, Op op, const std::set<std::uint64_t>& gone) {
    for (const auto& [id, candidate] : board.all<Candidate>()) {
        const Round* round = board.find(candidate.round);
        if (round && round->secret && round->state == RoundState::Open && gone.contains(candidate.item)) return Op::MergeInVote;
    }
    return op;
}

// Texts and links of the note that goes; its votes are moved apart.
void mergeNote(const Board& board, Edit& edit, Id<Note> gone, Id<Note> into) {
    const std::string text = board.find(gone)->text;
    edit.update<Note>(into.value, [&](Note& n) { n.text = joined(n.text, text); });
    edit.pointTo({RecordKind::Note, gone.value}, into.value);
    edit.takeAway({RecordKind::Note, gone.value});
}

// What was settled of the action that goes, where nothing is of the one that stays.
void fillFromGone(const Board& board, Edit& edit, Id<Action> gone, Id<Action> into) {
    const auto fill = [](auto& kept, const auto& other) {
        if (kept == std::remove_cvref_t<decltype(kept)>{}) kept = other;
    };
    if (const Factors* f = board.find<Factors>(gone.value)) {
        Factors kept = edit.find<Factors>(into.value).value_or(Factors{.action = into});
        fill(kept.reach, f->reach), fill(kept.impact, f->impact), fill(kept.effect, f->effect), fill(kept.ease, f->ease);
        fill(kept.benefit, f->benefit), fill(kept.urgency, f->urgency), fill(kept.risk, f->risk), fill(kept.size, f->size);
        edit.put(kept);
    }
    if (const Assignment* a = board.find<Assignment>(gone.value)) {
        Assignment kept = edit.find<Assignment>(into.value).value_or(Assignment{.action = into});
        // An owner with their seat and their yes: these three belong together.
        if (kept.owner.empty() && !kept.seat) kept.owner = a->owner, kept.seat = a->seat, kept.accepted = a->accepted;
        fill(kept.dueDay, a->dueDay), fill(kept.firstStep, a->firstStep), fill(kept.measure, a->measure);
        edit.put(kept);
    }
    if (const Rank* rank = board.find<Rank>(gone.value); rank && !board.find<Rank>(into.value)) edit.put(Rank{into, rank->order});
    if (const Planned* planned = board.find<Planned>(gone.value); planned && !board.find<Planned>(into.value)) {
        Planned kept = *planned;
        kept.action = into;
        edit.put(kept);
    }
}

// Links of the action that goes lead to the one that stays: none to itself, none twice, none that closes a circle.
void moveLinks(const Board& board, Edit& edit, Id<Action> gone, Id<Action> into) {
    std::vector<Link> stay;
    std::multimap<Id<Action>, Id<Action>> needs;
    const auto keep = [&](const Link& link) {
        stay.push_back(link);
        if (link.kind == LinkKind::Needs) needs.emplace(link.from, link.to);
    };
    for (const auto& [id, link] : board.all<Link>())
        if (link.from != gone && link.to != gone) keep(link);
    const auto reaches = [&](Id<Action> from, Id<Action> to) {
        std::set<Id<Action>> seen;
        std::vector<Id<Action>> open{from};
        while (!open.empty()) {
            const Id<Action> at = open.back();
            open.pop_back();
            if (at == to) return true;
            if (!seen.insert(at).second) continue;
            const auto [first, last] = needs.equal_range(at);
            for (auto it = first; it != last; ++it) open.push_back(it->second);
        }
        return false;
    };
    for (Id<Link> id : rules::linksOf(board, gone)) {
        Link link = *board.find(id);
        (link.from == gone ? link.from : link.to) = into;
        edit.remove<Link>(id.value);
        const bool same = std::ranges::any_of(stay, [&](const Link& other) {
            const bool turned = link.kind == LinkKind::Excludes && other.from == link.to && other.to == link.from;
            return other.kind == link.kind && ((other.from == link.from && other.to == link.to) || turned);
        });
        if (link.from == link.to || same || (link.kind == LinkKind::Needs && reaches(link.to, link.from))) continue;
        edit.put(link);
        keep(link);
    }
}

}  // namespace

int dotsLost(const Board& board, const Transaction& merge) {
    return static_cast<int>(std::ranges::count_if(merge.changes, [&](const Change& change) {
        const Dot* dot = change.before && !change.after ? std::get_if<Dot>(&*change.before) : nullptr;
        const Round* round = dot ? board.find(dot->round) : nullptr;
        return round && round->state == RoundState::Revealed;
    }));
}

Result<Transaction> mergeNotes(const Board& board, CommandContext& context, Id<Note> gone, Id<Note> into) {
    if (!board.find(gone) || !board.find(into) || gone == into) return kGone;
    Edit edit(board, opOfMerge(board, Op::MergeNotes, {gone.value}), context);
    VoteMove(board, edit, {gone.value}, into.value).run();
    mergeNote(board, edit, gone, into);
    return edit.finish();
}

Result<Transaction> mergeGroup(const Board& board, CommandContext& context, Id<Group> id) {
    const Group* group = board.find(id);
    const std::vector<Item>& notes = board.notesIn(id);
    if (!group || notes.empty()) return kGone;
    const Id<Note> into = notes.front().note;
    std::set<std::uint64_t> gone{id.value};
    for (const Item& item : notes)
        if (item.note != into) gone.insert(item.note.value);
    Edit edit(board, opOfMerge(board, Op::MergeNotes, gone), context);
    for (const Item& item : notes)
        if (item.note != into) mergeNote(board, edit, item.note, into);
    if (edit.find<Note>(into.value)->text.size() > kLongestText) return kTooLong;
    VoteMove(board, edit, std::move(gone), into.value).run();
    edit.update<Placement>(
        into.value, [&](Placement& p) { p.stage = group->stage, p.lane = group->lane, p.group = {}, p.order = group->order; });
    edit.remove<Group>(id.value);
    return edit.finish();
}

Result<Transaction> mergeActions(const Board& board, CommandContext& context, Id<Action> gone, Id<Action> into) {
    const Action* from = board.find(gone);
    if (!from || !board.find(into) || gone == into) return kGone;
    Edit edit(board, opOfMerge(board, Op::MergeActions, {gone.value}), context);
    VoteMove(board, edit, {gone.value}, into.value).run();
    edit.update<Action>(into.value, [&](Action& a) {
        if (!cleanText(from->title).empty() && a.title != from->title) a.description = joined(a.description, from->title);
        a.description = joined(a.description, from->description);
        if (!a.origin) a.origin = from->origin;
        if (!a.stage) a.stage = from->stage;
    });
    if (edit.find<Action>(into.value)->description.size() > kLongestText) return kTooLong;
    if (const Estimate* e = board.find<Estimate>(gone.value)) {
        Estimate kept = edit.find<Estimate>(into.value).value_or(Estimate{.action = into});
        if (!kept.impactCustomer) kept.impactCustomer = e->impactCustomer;
        if (!kept.impactCompany) kept.impactCompany = e->impactCompany;
        if (!kept.tenthDays) kept.tenthDays = e->tenthDays;
        if (!kept.euros) kept.euros = e->euros;
        if (!kept.confidence) kept.confidence = e->confidence;
        edit.put(kept);
    }
    fillFromGone(board, edit, gone, into);
    moveLinks(board, edit, gone, into);
    edit.pointTo({RecordKind::Action, gone.value}, into.value);
    edit.takeAway({RecordKind::Action, gone.value});
    return edit.finish();
}

}  // namespace app::commands

#include "ui/panels/seat/note_writing.h"

#include <algorithm>

#include "app/board/note_kind.h"
#include "app/commands/notes.h"
#include "ui/panels/begun_text.h"

namespace ui::panels::seat {

namespace commands = app::commands;
using app::Rect;
using namespace ui::paint;

Writing NoteWriting::fresh(app::Id<app::Seat> seat) {
    m_othersShown = false;
    return {.field = BegunText::kNew,
            .done = TR_NOOP("Place"),
            .then = [this, seat](const app::Board& b, app::CommandContext& context,
                                 const std::string& text) { return commands::writeNote(b, context, m_kind, text, seat); },
            .above = [this](SeatContext& at, const Rect& header) { showKinds(at, header, {}); },
            .instead = [this](SeatContext& at, const Rect& keys) { return showOthers(at, keys, {}); },
            .paper = [this] { return kNotePaper[m_kind]; }};
}

std::optional<Writing> NoteWriting::of(const app::Board& board, const app::RecordKey& record) {
    if (record.kind == app::RecordKind::Note) {
        const app::Id<app::Note> id{record.id};
        const app::Note* note = board.find(id);
        if (!note) return std::nullopt;
        m_kind = note->kind, m_othersShown = false;
        return Writing{.field = "note/" + app::idText(id),
                       .text = note->text,
                       .stored = [id](const PanelContext& panel) -> std::optional<std::string> {
                           const app::Note* now = panel.board.find(id);
                           return now ? std::optional(now->text) : std::nullopt;
                       },
                       .then = [id](const app::Board& b, app::CommandContext& context,
                                    const std::string& text) { return commands::editText(b, context, id, text); },
                       .above = [this, id](SeatContext& at, const Rect& header) { showKinds(at, header, id); },
                       .instead = [this, id](SeatContext& at, const Rect& keys) { return showOthers(at, keys, id); },
                       .paper = [this] { return kNotePaper[m_kind]; }};
    }
    if (record.kind != app::RecordKind::Group) return std::nullopt;
    const app::Id<app::Group> id{record.id};
    const app::Group* group = board.find(id);
    if (!group) return std::nullopt;
    return Writing{.title = [](const app::Texts& tr) { return std::string(tr("Name of the group")); },
                   .field = "group/" + app::idText(id),
                   .text = group->title,
                   .stored = [id](const PanelContext& panel) -> std::optional<std::string> {
                       const app::Group* now = panel.board.find(id);
                       return now ? std::optional(now->title) : std::nullopt;
                   },
                   .then = [id](const app::Board& b, app::CommandContext& context,
                                const std::string& text) { return commands::renameGroup(b, context, id, text); }};
}

namespace {

constexpr int kOthersAcross = 3;
constexpr float kSignMm = 3, kBesideSignMm = 9;

// The kinds whose lanes are shown, as the lanes stand.
std::vector<app::NoteKind> kindsOf(const app::Board& board) {
    std::vector<app::NoteKind> kinds;
    for (app::Id<app::Lane> id : board.lanes())
        if (const app::Lane* lane = board.find(id); !lane->hidden && std::ranges::find(kinds, lane->kind) == kinds.end())
            kinds.push_back(lane->kind);
    return kinds;
}

bool isAmong(const std::vector<app::NoteKind>& kinds, app::NoteKind kind) {
    return std::ranges::find(kinds, kind) != kinds.end();
}

}  // namespace

// Those of `kinds` that have a key of their own: all, where there are hardly more.
std::vector<app::NoteKind> NoteWriting::wordsOf(const std::vector<app::NoteKind>& kinds) {
    if (kinds.size() <= m_words.size() + 1) return kinds;
    std::vector<app::NoteKind> words;
    for (app::NoteKind kind : m_words)
        if (isAmong(kinds, kind)) words.push_back(kind);
    for (app::NoteKind kind : kinds)
        if (words.size() < m_words.size() && !isAmong(words, kind)) words.push_back(kind);
    if (isAmong(kinds, m_kind) && !isAmong(words, m_kind)) words.back() = m_kind;
    std::ranges::copy(words, m_words.begin());
    return words;
}

// With its sign where both fit beside each other.
bool NoteWriting::kindKey(SeatContext& at, app::NoteKind kind, const Rect& r) {
    Widgets& w = at.w;
    Painter p = w.painter();
    p.box(r, kNotePaper[kind], w.mm(2.5f));
    if (kind == m_kind) chosenMark(p, r, w.mm(2.5f), w.mm(1));
    const std::string words = at.tr(app::rowOf(kind).title), name = std::string("kind-") + app::rowOf(kind).key;
    Rect label = r;
    float widest = 0;  // of its words, which may stand one below the other
    for (std::size_t from = 0; from < words.size();) {
        const std::size_t end = std::min(words.find(' ', from), words.size());
        widest = std::max(widest, p.width(words.substr(from, end - from), app::Weight::SemiBold, w.mm(kLeastTypeAtSeatMm)));
        from = end + 1;
    }
    if (widest + w.mm(kBesideSignMm + 3) <= r.w) {
        kindSign(p, kind, {r.x + w.mm(kBesideSignMm / 2 + 0.5f), r.centre().y}, w.mm(kSignMm), kNoteInk[kind]);
        label.x += w.mm(kBesideSignMm - 1), label.w -= w.mm(kBesideSignMm - 1);
    }
    w.keyLabel(words, label, kInk, kLeastTypeAtSeatMm);
    w.target("button", name, words, r);
    return w.touched(name.c_str(), r);
}

// Of a note that is there, the kind changes at once.
void NoteWriting::choose(SeatContext& at, app::NoteKind kind, app::Id<app::Note> note) {
    m_kind = kind, m_othersShown = false;
    if (note)
        at.run([&](const app::Board& b, app::CommandContext& context) { return commands::changeKind(b, context, note, kind); });
}

void NoteWriting::showKinds(SeatContext& at, const Rect& header, app::Id<app::Note> note) {
    Widgets& w = at.w;
    const auto kinds = kindsOf(at.panel.board), words = wordsOf(kinds);
    const bool others = words.size() < kinds.size();
    const int count = static_cast<int>(words.size()) + others;
    for (int i = 0; i < static_cast<int>(words.size()); ++i) {
        const app::NoteKind kind = words[static_cast<std::size_t>(i)];
        if (kindKey(at, kind, column(header, i, count, w.mm(2)))) choose(at, kind, note);
    }
    if (others && w.button("kind-other", at.tr("Other"), column(header, count - 1, count, w.mm(2)),
                           m_othersShown ? Style::Chosen : Style::Plain))
        m_othersShown = !m_othersShown;
}

bool NoteWriting::showOthers(SeatContext& at, const Rect& keys, app::Id<app::Note> note) {
    if (!m_othersShown) return false;
    Widgets& w = at.w;
    auto kinds = kindsOf(at.panel.board);
    const auto words = wordsOf(kinds);
    std::erase_if(kinds, [&](app::NoteKind kind) { return isAmong(words, kind); });
    const int lines = (static_cast<int>(kinds.size()) + kOthersAcross - 1) / kOthersAcross;
    const float gap = w.mm(3), high = std::min(w.mm(20), (keys.h - gap * static_cast<float>(lines)) / static_cast<float>(lines));
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        const int at0 = static_cast<int>(i) % kOthersAcross, line = static_cast<int>(i) / kOthersAcross;
        const Rect row{keys.x, keys.y + static_cast<float>(line) * (high + gap), keys.w, high};
        if (kindKey(at, kinds[i], column(row, at0, kOthersAcross, gap))) {
            m_words.back() = kinds[i];
            choose(at, kinds[i], note);
            break;
        }
    }
    return m_othersShown;
}

}  // namespace ui::panels::seat

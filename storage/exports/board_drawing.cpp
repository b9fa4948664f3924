#include "storage/exports/board_drawing.h"

#include <algorithm>
#include <map>
#include <set>

#include "app/base/utf8.h"
#include "app/layout/text_box.h"
#include "app/rules/voting.h"
#include "storage/exports/kind_glyph.h"
#include "storage/exports/rounds.h"

namespace storage::exports {
namespace {

using app::Point, app::Rect, app::Weight;
using namespace app::layout;

// Board units. Text sizes are those of the table (ui/views/note_view.h).
constexpr float kMargin = 14, kTitleH = 30, kNamesH = 22, kNotePad = 5;
constexpr float kNoteText = 7.6f, kNoteTextSmall = 6.2f;

// The dots on a note: one entry a dot, with the seat's colour if the vote was open, else −1. Those against come last, as rings.
struct ShownDot {
    bool against = false;
    int seat = -1;
    auto operator<=>(const ShownDot&) const = default;
};
using DotsOn = std::map<std::uint64_t, std::vector<ShownDot>>;

DotsOn dotsShown(const app::Board& board) {
    DotsOn dots;
    const app::Ballot* ballot = app::rules::latestRevealed(board, app::BallotOn::Notes);
    if (!ballot) return dots;
    for (const app::Id<app::Dot> id : board.dotsOf(ballot->id)) {
        const app::Dot* dot = board.find(id);
        const app::Paper* paper = ballot->secret ? nullptr : board.find(dot->paper);
        const app::Seat* seat = paper ? board.find(paper->seat) : nullptr;
        dots[dot->item].push_back({dot->resists, seat ? seat->colour : -1});
    }
    for (auto& [item, shown] : dots) std::sort(shown.begin(), shown.end());
    return dots;
}

std::string firstLetter(const std::string& name) {
    std::size_t at = 0;
    if (!name.empty()) app::nextCodePoint(name, at);
    return name.substr(0, at);
}

class BoardPainter {
public:
    BoardPainter(Drawing& drawing, const BoardSheet& sheet)
        : m_drawing(drawing), m_sheet(sheet), m_board(sheet.board), m_dots(dotsShown(m_board)) {}

    void draw() {
        m_drawing.box(m_sheet.page, kGround);
        drawTitle();
        for (const StageBox& box : m_sheet.map.stages) drawStage(box);
        for (const LaneBox& box : m_sheet.map.lanes) drawLane(box, &box == &m_sheet.map.lanes.back());
        drawHolding();
        for (const GroupBox& box : m_sheet.map.groups) drawGroup(box);
        for (const NoteBox& box : m_sheet.map.notes) m_drawing.turned(box.rect.centre(), box.turn, [&] { drawNote(box); });
        drawNames();
    }

private:
    std::string cut(std::string_view words, Weight weight, float width, float size) const {
        return cutLine(m_drawing.type(), words, weight, width, size);
    }
    void centred(Point middle, std::string_view words, Weight weight, float size, Colour colour) {
        m_drawing.text({middle.x - m_drawing.width(words, weight, size) / 2, middle.y - size * kLineHeight / 2}, words, weight,
                       size, colour);
    }

    void drawTitle();
    void drawStage(const StageBox& box);
    void drawLane(const LaneBox& box, bool last);
    void drawHolding();
    void drawGroup(const GroupBox& box);
    void drawNote(const NoteBox& box);
    void drawBack(const Rect& rect, app::NoteKind kind, const app::Seat* author);
    void drawDots(const Rect& rect, const std::vector<ShownDot>& dots);
    void drawNames();

    Drawing& m_drawing;
    const BoardSheet& m_sheet;
    const app::Board& m_board;
    DotsOn m_dots;
};

void BoardPainter::drawTitle() {
    const Rect& page = m_sheet.page;
    const float width = page.w - 2 * kMargin;
    float titleW = width;
    if (const app::Ballot* ballot = app::rules::latestRevealed(m_board, app::BallotOn::Notes)) {
        const std::string vote = cut(
            nameOf(*ballot, m_sheet.tr) + " · " +
                m_sheet.tr.plural("%d ballot paper", "%d ballot papers", static_cast<long>(m_board.papersOf(ballot->id).size())),
            Weight::Regular, width * 0.45f, 9);
        const float w = m_drawing.width(vote, Weight::Regular, 9);
        m_drawing.text({page.right() - kMargin - w, page.y + kMargin + 5}, vote, Weight::Regular, 9, kInk2);
        titleW -= w + 20;
    }
    const std::string title = cut(m_board.session().title, Weight::SemiBold, titleW, 15);
    m_drawing.text({page.x + kMargin, page.y + kMargin}, title, Weight::SemiBold, 15, kHeading);
}

void BoardPainter::drawStage(const StageBox& box) {
    const app::Stage* stage = m_board.find(box.id);
    m_drawing.shadow(box.column, 6, 3, 0.06);
    m_drawing.box(box.column, kPaper, 6);
    m_drawing.box(box.header, kHeading, 5);
    m_drawing.box({box.header.x + 5, box.header.bottom() - 2.2f, box.header.w - 10, 1.4f}, stageColour(stage->colour), 0.7f);
    const std::string title = cut(stage->title, Weight::SemiBold, box.header.w - 14, 10.5f);
    m_drawing.text({box.header.x + 7, box.header.centre().y - 10.5f * 0.66f}, title, Weight::SemiBold, 10.5f, kOnDark);
}

void BoardPainter::drawLane(const LaneBox& box, bool last) {
    const app::Lane* lane = m_board.find(box.id);
    const Colour ink = kNoteInk[static_cast<std::size_t>(lane->kind)];
    if (!last) m_drawing.box({box.row.x, box.row.bottom() - 0.3f, box.row.w, 0.6f}, kRule);
    drawKindGlyph(m_drawing, lane->kind, {box.label.x + 8, box.label.centre().y}, 4, ink);
    const TextBox text = breakText(m_drawing.type(), lane->title, Weight::SemiBold, kLaneLabelW - 22, kNoteH, 8, 6.5f);
    float y = box.label.centre().y - static_cast<float>(text.lines.size()) * text.lineH / 2;
    for (const std::string& line : text.lines) {
        m_drawing.text({box.label.x + 16, y}, line, Weight::SemiBold, text.size, ink);
        y += text.lineH;
    }
}

void BoardPainter::drawHolding() {
    const Rect& area = m_sheet.map.holding;
    if (area.empty()) return;
    m_drawing.frame(area, faded(kInk2, 0.5), 6, 0.8f);
    const std::string title =
        m_sheet.tr.plural("%d note to place", "%d notes to place", static_cast<long>(m_board.holding().size()));
    m_drawing.text({area.x + 6, area.y - 14}, cut(title, Weight::SemiBold, area.w - 8, 9), Weight::SemiBold, 9, kInk2);
}

void BoardPainter::drawGroup(const GroupBox& box) {
    const app::Group* group = m_board.find(box.id);
    m_drawing.box(box.rect, kGroupPaper, 4);
    m_drawing.frame(box.rect, kGroupFrame, 4, 0.7f);
    const long members = static_cast<long>(m_board.notesIn(box.id).size());
    const std::string title = group->title.empty() ? m_sheet.tr.plural("%d note", "%d notes", members) : group->title;
    m_drawing.text({box.rect.x + 4, box.rect.y + 1.4f}, cut(title, Weight::SemiBold, box.rect.w - 8, 6.6f), Weight::SemiBold,
                   6.6f, kInk2);
}

void BoardPainter::drawNote(const NoteBox& box) {
    const app::Note* note = m_board.find(box.id);
    if (!note) return;
    const app::Seat* author = m_board.find(note->author);
    const Rect& rect = box.rect;
    m_drawing.shadow(rect, 1.6f, 2, 0.16);
    if (m_board.find<app::Placement>(box.id.value)->faceDown) return drawBack(rect, note->kind, author);
    const std::size_t kind = static_cast<std::size_t>(note->kind);
    m_drawing.box(rect, kNotePaper[kind], 1.6f);
    if (author) {
        const std::array corner{Point{rect.right() - 7, rect.y}, Point{rect.right(), rect.y}, Point{rect.right(), rect.y + 7}};
        m_drawing.polygon(corner, seatColour(author->colour));
    }
    drawKindGlyph(m_drawing, note->kind, {rect.right() - 6.5f, rect.bottom() - 6}, 3, faded(kNoteInk[kind], 0.75));
    const auto dots = m_dots.find(note->id.value);
    const float h = kNoteH - 2 * kNotePad - (dots != m_dots.end() ? 7 : 0);
    const TextBox text =
        breakText(m_drawing.type(), note->text, Weight::Regular, kNoteW - 2 * kNotePad, h, kNoteText, kNoteTextSmall);
    float y = rect.y + kNotePad * 0.8f;
    for (const std::string& line : text.lines) {
        m_drawing.text({rect.x + kNotePad, y}, line, Weight::Regular, text.size, kInk);
        y += text.lineH;
    }
    if (dots != m_dots.end()) drawDots(rect, dots->second);
}

// On paper the back carries the first letter of its author's name in the seat's colour.
void BoardPainter::drawBack(const Rect& rect, app::NoteKind kind, const app::Seat* author) {
    const Colour mark = author ? seatColour(author->colour) : kInk2;
    m_drawing.box(rect, kNoteBack, 1.6f);
    m_drawing.frame(rect.grown(-2), faded(mark, 0.5), 1.6f, 0.6f);
    if (!author) return drawKindGlyph(m_drawing, kind, rect.centre(), 9, mark);
    m_drawing.disc(rect.centre(), 10, mark);
    centred(rect.centre(), firstLetter(author->name), Weight::SemiBold, 11, kOnDark);
}

// Two lines of dots at most; more become a number.
void BoardPainter::drawDots(const Rect& rect, const std::vector<ShownDot>& dots) {
    constexpr float r = 2.6f, step = r * 2.25f;
    const int count = static_cast<int>(dots.size());
    const int perLine = static_cast<int>((kNoteW - 2 * kNotePad - 8) / step);  // the kind's glyph keeps its corner
    if (count > 2 * perLine) {
        const std::string number = std::to_string(count);
        const float w = m_drawing.width(number, Weight::SemiBold, 8);
        const Rect pill{rect.x + kNotePad, rect.bottom() - 13, w + 14, 10.5f};
        m_drawing.box(pill, kHeading, pill.h / 2);
        m_drawing.disc({pill.x + 5, pill.centre().y}, 2.2f, kOnDark);
        return centred({pill.x + 9 + w / 2, pill.centre().y}, number, Weight::SemiBold, 8, kOnDark);
    }
    const int lines = (count + perLine - 1) / perLine;
    for (int i = 0; i < count; ++i) {
        const Point centre{rect.x + kNotePad + r + static_cast<float>(i % perLine) * step,
                           rect.bottom() - 4 - r - static_cast<float>(lines - 1 - i / perLine) * step};
        const ShownDot& dot = dots[static_cast<std::size_t>(i)];
        const Colour colour = dot.seat >= 0 ? seatColour(dot.seat) : kInk;
        if (dot.against) m_drawing.ring(centre, r - 0.6f, colour, 1.2f);
        else m_drawing.disc(centre, r, colour);
    }
}

// Whose corner is whose.
void BoardPainter::drawNames() {
    std::set<std::uint64_t> authors;
    for (const NoteBox& box : m_sheet.map.notes)
        if (const app::Note* note = m_board.find(box.id); note && note->author) authors.insert(note->author.value);
    const Rect& page = m_sheet.page;
    float x = page.x + kMargin;
    const float y = page.bottom() - kMargin - 8;
    for (const std::uint64_t id : authors) {
        const app::Seat* seat = m_board.find<app::Seat>(id);
        if (!seat) continue;
        const std::string name = cut(seat->name, Weight::Regular, 120, 8);
        const float w = 11 + m_drawing.width(name, Weight::Regular, 8) + 14;
        if (x + w > page.right() - kMargin) break;
        m_drawing.disc({x + 4, y + 4.5f}, 3.6f, seatColour(seat->colour));
        m_drawing.text({x + 11, y - 0.5f}, name, Weight::Regular, 8, kInk2);
        x += w;
    }
}

}  // namespace

BoardSheet sheetOf(const app::Board& board, const app::Texts& tr, float aspect) {
    BoardSheet sheet{board, tr, layOutMap(board, bestNotesAcross(board, aspect)), {}};
    sheet.page = sheet.map.bounds.grown(kMargin);
    sheet.page.y -= kTitleH;
    sheet.page.h += kTitleH + kNamesH;
    return sheet;
}

void drawBoard(Drawing& drawing, const BoardSheet& sheet) { BoardPainter(drawing, sheet).draw(); }

}  // namespace storage::exports

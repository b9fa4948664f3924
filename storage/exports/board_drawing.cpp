#include "storage/exports/board_drawing.h"

#include <algorithm>
#include <map>

#include "app/base/utf8.h"
#include "app/rules/tally.h"
#include "app/rules/voting.h"
#include "storage/exports/kind_glyph.h"
#include "storage/exports/rounds.h"

namespace storage::exports {
namespace {

using app::Point, app::Rect, app::Weight;
using namespace app::layout;

// Board units.
constexpr float kMargin = 14, kTitleText = 15, kVoteText = 9, kNameText = 8, kNameDot = 11;
constexpr float kDotR = 2.6f, kDotStep = kDotR * 2.25f, kVotesH = 7;  // a line of dots, or a figure

float heightOf(const TextBox& text) { return static_cast<float>(text.lines.size()) * text.lineH; }

VotesOnPaper votesShown(const app::Board& board, const app::Texts& tr) {
    VotesOnPaper votes;
    const app::Round* round = app::rules::latestOnMap(board);
    if (!round) return votes;
    if (round->form != app::BallotForm::Dots) {
        for (const app::rules::TallyRow& row : app::rules::tally(board, *round))
            if (row.total > 0)
                votes[row.item].figure = std::to_string(row.rank) + " · " + app::rules::roundFigure(tr, round->form, row.figure);
        return votes;
    }
    for (const app::Id<app::Dot> id : board.dotsOf(round->id)) {
        const app::Dot* dot = board.find(id);
        const app::Ballot* ballot = round->secret ? nullptr : board.find(dot->ballot);
        const app::Seat* seat = ballot ? board.find(ballot->seat) : nullptr;
        votes[dot->item].dots.push_back({dot->resists, seat ? seat->colour : -1});
    }
    for (auto& [item, shown] : votes) std::sort(shown.dots.begin(), shown.dots.end());
    return votes;
}

// A note is at least this wide, so this many dots always have room beside each other.
int dotsAcross(float width) { return std::max(1, static_cast<int>((width - 2 * kPaperNotePad - 8) / kDotStep)); }

float roomForVotes(const VotesOnPaper& votes, std::uint64_t item) {
    const auto found = votes.find(item);
    if (found == votes.end()) return 0;
    const int lines = (static_cast<int>(found->second.dots.size()) + dotsAcross(kNoteW) - 1) / dotsAcross(kNoteW);
    return static_cast<float>(std::max(1, lines)) * kVotesH + 2;
}

std::string firstLetter(const std::string& name) {
    std::size_t at = 0;
    if (!name.empty()) app::nextCodePoint(name, at);
    return name.substr(0, at);
}

class BoardPainter {
public:
    BoardPainter(Drawing& drawing, const BoardSheet& sheet) : m_drawing(drawing), m_sheet(sheet), m_board(sheet.board) {}

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
    // Every line of it; answers where the next thing begins.
    float lines(Point at, const TextBox& text, Weight weight, Colour colour) {
        for (const std::string& line : text.lines) {
            m_drawing.text(at, line, weight, text.size, colour);
            at.y += text.lineH;
        }
        return at.y;
    }
    TextBox whole(std::string_view words, Weight weight, float width, float size) const {
        return wholeText(m_drawing.type(), words, weight, width, size);
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
    void drawVotes(const Rect& foot, const ItemOnPaper& votes);
    void drawNames();

    Drawing& m_drawing;
    const BoardSheet& m_sheet;
    const app::Board& m_board;
};

void BoardPainter::drawTitle() {
    const Point at{m_sheet.page.x + kMargin, m_sheet.page.y + kMargin};
    lines({at.x, lines(at, m_sheet.title, Weight::SemiBold, kHeading)}, m_sheet.vote, Weight::Regular, kInk2);
}

void BoardPainter::drawStage(const StageBox& box) {
    const app::Stage* stage = m_board.find(box.id);
    m_drawing.shadow(box.column, 6, 3, 0.06);
    m_drawing.box(box.column, kPaper, 6);
    m_drawing.box(box.header, kHeading, 5);
    m_drawing.box({box.header.x + 5, box.header.bottom() - 2.2f, box.header.w - 10, 1.4f}, stageColour(stage->colour), 0.7f);
    const TextBox title = whole(stage->title, Weight::SemiBold, box.header.w - 14, kPaperStageText);
    lines({box.header.x + 7, box.header.centre().y - heightOf(title) / 2 - 0.4f}, title, Weight::SemiBold, kOnDark);
}

void BoardPainter::drawLane(const LaneBox& box, bool last) {
    const app::Lane* lane = m_board.find(box.id);
    const Colour ink = kNoteInk[lane->kind];
    if (!last) m_drawing.box({box.row.x, box.row.bottom() - 0.3f, box.row.w, 0.6f}, kRule);
    drawKindGlyph(m_drawing, lane->kind, {box.label.x + 8, box.label.centre().y}, 4, ink);
    const TextBox text = whole(lane->title, Weight::SemiBold, kLaneLabelW - 22, kPaperLaneText);
    lines({box.label.x + 16, box.label.centre().y - heightOf(text) / 2}, text, Weight::SemiBold, ink);
}

void BoardPainter::drawHolding() {
    const Rect& area = m_sheet.map.holding;
    if (area.empty()) return;
    m_drawing.frame(area, faded(kInk2, 0.5), 6, 0.8f);
    const std::string title =
        m_sheet.tr.plural("%d note to place", "%d notes to place", static_cast<long>(m_board.holding().size()));
    const TextBox text = whole(title, Weight::SemiBold, area.w - 8, 9);
    lines({area.x + 6, area.y - 3 - heightOf(text)}, text, Weight::SemiBold, kInk2);
}

void BoardPainter::drawGroup(const GroupBox& box) {
    const app::Group* group = m_board.find(box.id);
    m_drawing.box(box.rect, kGroupPaper, 4);
    m_drawing.frame(box.rect, kGroupFrame, 4, 0.7f);
    const long members = static_cast<long>(m_board.notesIn(box.id).size());
    const std::string title = group->title.empty() ? m_sheet.tr.plural("%d note", "%d notes", members) : group->title;
    lines({box.rect.x + 4, box.rect.y + 1.4f}, whole(title, Weight::SemiBold, box.rect.w - 8, kPaperGroupText), Weight::SemiBold,
          kInk2);
    if (const auto votes = m_sheet.votes.find(group->id.value); votes != m_sheet.votes.end())
        drawVotes({box.title.x, box.title.y, box.title.w, box.title.h + 1}, votes->second);
}

void BoardPainter::drawNote(const NoteBox& box) {
    const app::Note* note = m_board.find(box.id);
    if (!note) return;
    const app::Seat* author = m_board.find(note->author);
    const Rect& rect = box.rect;
    m_drawing.shadow(rect, 1.6f, 2, 0.16);
    if (m_board.find<app::Placement>(box.id.value)->faceDown) return drawBack(rect, note->kind, author);
    m_drawing.box(rect, kNotePaper[note->kind], 1.6f);
    if (author) {
        const std::array corner{Point{rect.right() - 7, rect.y}, Point{rect.right(), rect.y}, Point{rect.right(), rect.y + 7}};
        m_drawing.polygon(corner, seatColour(author->colour));
    }
    drawKindGlyph(m_drawing, note->kind, {rect.right() - 6.5f, rect.bottom() - 6}, 3, faded(kNoteInk[note->kind], 0.75));
    lines({rect.x + kPaperNotePad, rect.y + kPaperNotePad * 0.8f},
          whole(note->text, Weight::Regular, rect.w - 2 * kPaperNotePad, kPaperNoteText), Weight::Regular, kInk);
    if (const auto votes = m_sheet.votes.find(note->id.value); votes != m_sheet.votes.end()) drawVotes(rect, votes->second);
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

// At the foot of a note or of a group's title, which have grown to hold them: every dot, or the figure with its rank.
void BoardPainter::drawVotes(const Rect& foot, const ItemOnPaper& votes) {
    const float left = foot.x + kPaperNotePad;
    if (!votes.figure.empty()) {
        const float w = m_drawing.width(votes.figure, Weight::SemiBold, 6.6f);
        const Rect pill{left, foot.bottom() - 3 - 9, w + 8, 9};
        m_drawing.box(pill, kHeading, pill.h / 2);
        return centred(pill.centre(), votes.figure, Weight::SemiBold, 6.6f, kOnDark);
    }
    const int count = static_cast<int>(votes.dots.size()), across = dotsAcross(kNoteW), rows = (count + across - 1) / across;
    for (int i = 0; i < count; ++i) {
        const Point centre{left + kDotR + static_cast<float>(i % across) * kDotStep,
                           foot.bottom() - 4 - kDotR - static_cast<float>(rows - 1 - i / across) * kVotesH};
        const ItemOnPaper::Dot& dot = votes.dots[static_cast<std::size_t>(i)];
        const Colour colour = dot.seat >= 0 ? seatColour(dot.seat) : kInk;
        if (dot.against) m_drawing.ring(centre, kDotR - 0.6f, colour, 1.2f);
        else m_drawing.disc(centre, kDotR, colour);
    }
}

// Whose corner is whose: as many lines as it takes.
void BoardPainter::drawNames() {
    for (const auto& [seat, at] : m_sheet.names) {
        m_drawing.disc({at.x + 4, at.y + 4.5f}, 3.6f, seatColour(seat->colour));
        m_drawing.text({at.x + kNameDot, at.y - 0.5f}, seat->name, Weight::Regular, kNameText, kInk2);
    }
}

// The names of those whose notes lie on the map, in order of their colours, from `top` down; answers where they end.
float placeNames(BoardSheet& sheet, const TypeSetting& type, float left, float top, float right) {
    std::map<std::pair<int, std::uint64_t>, const app::Seat*> authors;
    for (const NoteBox& box : sheet.map.notes)
        if (const app::Note* note = sheet.board.find(box.id); note && note->author)
            if (const app::Seat* seat = sheet.board.find(note->author)) authors[{seat->colour, seat->id.value}] = seat;
    Point at{left, top};
    constexpr float kLineH = 13, kBetween = 14;
    for (const auto& [order, seat] : authors) {
        const float w = kNameDot + type.widthPerEm(seat->name, Weight::Regular) * kNameText;
        if (at.x > left && at.x + w > right) at = {left, at.y + kLineH};
        sheet.names.push_back({seat, at});
        at.x += w + kBetween;
    }
    return authors.empty() ? top : at.y + kLineH;
}

}  // namespace

BoardSheet sheetOf(const app::Board& board, const app::Texts& tr, float aspect) {
    const TypeSetting type;
    BoardSheet sheet{board, tr, votesShown(board, tr), {}, {}, {}, {}, {}};
    sheet.map = layOutPaper(board, type, aspect, [&](std::uint64_t item) { return roomForVotes(sheet.votes, item); });
    sheet.page = sheet.map.bounds.grown(kMargin);
    const float width = std::max(sheet.page.w - 2 * kMargin, 40.0f);
    sheet.title = wholeText(type, headingOf(board.session()), Weight::SemiBold, width, kTitleText);
    if (const app::Round* round = app::rules::latestOnMap(board))
        sheet.vote = wholeText(type,
                               nameOf(*round, tr) + " · " +
                                   tr.plural("%d ballot", "%d ballots", static_cast<long>(board.ballotsOf(round->id).size())),
                               Weight::Regular, width, kVoteText);
    const float head = heightOf(sheet.title) + heightOf(sheet.vote) + 6;
    sheet.page.y -= head, sheet.page.h += head;
    const float end = placeNames(sheet, type, sheet.page.x + kMargin, sheet.page.bottom() - 4, sheet.page.right() - kMargin);
    sheet.page.h = end + kMargin - sheet.page.y;
    return sheet;
}

void drawBoard(Drawing& drawing, const BoardSheet& sheet) { BoardPainter(drawing, sheet).draw(); }

}  // namespace storage::exports

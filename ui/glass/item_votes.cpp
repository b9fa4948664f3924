#include "ui/glass/item_votes.h"

#include <algorithm>

#include "app/rules/tally.h"
#include "app/rules/voting.h"

namespace ui::glass {

using app::Point, app::Rect, app::Weight;
using namespace ui::paint;

namespace {

// Where the parts of a line lie; drawn and measured by the same walk.
class Line {
public:
    Line(const Painter& measure, Painter* p, Point left, float h, float most)
        : m_measure(measure), m_p(p), m_left(left), m_h(h), m_most(most) {}

    float walk(const ItemVotes& v) {
        if (v.rank > 0) rank(std::to_string(v.rank));
        const int liveFor = static_cast<int>(std::ranges::count(v.live, false, &ItemVotes::Live::against));
        const int against = v.against + static_cast<int>(v.live.size()) - liveFor;
        const float after = against > 0 ? m_h * 2 : 0;
        if (!v.figure.empty()) text(v.figure, faded(kInk, v.grown));
        else dots(v, liveFor + v.dots, false, after);
        if (against > 0 && m_x > 0) m_x += m_h * 0.25f;
        dots(v, against, true, 0);
        return m_x;
    }

private:
    void text(const std::string& words, ImU32 ink) {
        if (m_p) m_p->text({m_left.x + m_x, m_left.y - m_h * 0.61f}, words, Weight::SemiBold, m_h, ink);
        m_x += m_measure.width(words, Weight::SemiBold, m_h) + m_h * 0.2f;
    }

    void rank(const std::string& number) {
        const float size = m_h * 0.86f, w = std::max(m_h, m_measure.width(number, Weight::SemiBold, size) + m_h * 0.5f);
        if (m_p) {
            m_p->box({m_left.x, m_left.y - m_h * 0.55f, w, m_h * 1.1f}, kHeading, m_h * 0.3f);
            m_p->text({m_left.x + w / 2, m_left.y - size * 0.61f}, number, Weight::SemiBold, size, kOnDark, Align::Centre);
        }
        m_x = w + m_h * 0.35f;
    }

    void dots(const ItemVotes& v, int count, bool against, float after) {
        if (count <= 0) return;
        const float r = m_h * 0.4f, step = m_h * 0.92f;
        const bool each = m_x + step * static_cast<float>(count) + after <= m_most;
        std::vector<int> colours;
        for (const ItemVotes::Live& live : v.live)
            if (live.against == against) colours.push_back(live.colour);
        for (int i = 0; i < (each ? count : 1); ++i, m_x += step) {
            if (!m_p) continue;
            const Point c{m_left.x + m_x + r, m_left.y};
            const bool known = each && i < static_cast<int>(colours.size());
            if (against) drawAgainst(*m_p, c, r * v.grown, known ? seatColour(colours[static_cast<std::size_t>(i)]) : 0);
            else m_p->disc(c, r * v.grown, known ? seatColour(colours[static_cast<std::size_t>(i)]) : kInk);
        }
        if (!each) text(std::to_string(count), against ? kTrouble : kInk);
    }

    const Painter& m_measure;
    Painter* m_p;
    Point m_left;
    float m_h, m_most, m_x = 0;
};

}  // namespace

void ItemVotes::addTo(Face& face) const {
    face.add(dots).add(against).add(rank).add(grown).add(figure);
    for (const Live& dot : live) face.add(dot.colour * 2 + dot.against);
}

ShownDots::ShownDots(const Look& look) {
    for (const auto& [id, action] : look.board.all<app::Action>())
        if (action.origin) m_origins.insert(action.origin.value);
    const app::Round* open = app::rules::openRound(look.board);
    const app::Round* revealed = look.scene.reveal().on(look.board);
    if (revealed && revealed->on == app::RoundOn::Actions) revealed = nullptr;
    // A run-off settles the ties of a round on the map; it does not take its place there.
    const app::Round* round = revealed && !revealed->runOffOf ? revealed : look.scene.wanted(look.board).results(look.board);
    // Where no strip has room, no key would bring the others back.
    if (revealed && !look.scene.reveal().strips().empty()) bringForward(look, *revealed);
    if (open && !open->secret) showLive(look, *open);
    else if (round) showRound(look, *round);
}

void ShownDots::showLive(const Look& look, const app::Round& round) {
    m_live = round.form == app::BallotForm::Dots;
    for (app::Id<app::Dot> id : look.board.dotsOf(round.id)) {
        const app::Dot* dot = look.board.find(id);
        const app::Ballot* ballot = look.board.find(dot->ballot);
        const app::Seat* seat = ballot ? look.board.find(ballot->seat) : nullptr;
        if (seat && !app::rules::isSetAside(look.board, round.id, seat->id))
            m_items[dot->item].live.push_back({seat->colour, dot->resists});
    }
    for (auto& [item, votes] : m_items)
        std::ranges::sort(votes.live, {}, [](const ItemVotes::Live& dot) { return std::pair(dot.against, dot.colour); });
}

void ShownDots::showRound(const Look& look, const app::Round& round) {
    const app::rules::RoundStanding* standing = look.scene.standings().standingOf(round.id);
    if (!standing) return;  // revealed this moment: it is being counted
    // Once all lines of the strips stand: the map tells no winner before them.
    const float grown = m_dims ? easeOut(static_cast<float>((look.nowS - look.scene.reveal().standsS()) / kFlightS)) : 1;
    for (const app::rules::TallyRow& row : standing->rows) {
        ItemVotes votes;
        if (row.total > 0) {
            votes.rank = row.place;
            if (round.form == app::BallotForm::Dots) votes.dots = row.total;
            else votes.figure = app::rules::roundFigure(look.tr, round.form, row.figure);
        }
        votes.against = row.resistance, votes.grown = grown;
        m_items[row.item] = votes;
    }
}

// What somebody has voted for, or where nobody has, what could have been voted on.
void ShownDots::bringForward(const Look& look, const app::Round& round) {
    const app::rules::RoundStanding* standing = look.scene.standings().standingOf(round.id);
    if (!standing) return;
    m_dims = true;
    for (const app::rules::TallyRow& row : standing->rows)
        if (row.total > 0 || row.resistance > 0) putInFront(look, row.item);
    if (m_front.empty())
        for (const app::rules::TallyRow& row : standing->rows) putInFront(look, row.item);
}

// A group with all its notes, and a note with the group whose title says what it is about.
void ShownDots::putInFront(const Look& look, std::uint64_t item) {
    m_front.insert(item);
    if (const app::Placement* at = look.board.find<app::Placement>(item); at && at->group) m_front.insert(at->group.value);
    if (const app::Id<app::Group> group{item}; look.board.find(group))
        for (const app::Item& note : look.board.notesIn(group)) m_front.insert(note.note.value);
}

const ItemVotes& ShownDots::of(std::uint64_t item) const {
    static const ItemVotes kNone;
    const auto found = m_items.find(item);
    return found == m_items.end() ? kNone : found->second;
}

void drawAgainst(Painter& p, Point c, float r, ImU32 ring) {
    p.disc(c, r, kTrouble);
    const float bar = std::max(1.0f, r * 0.34f);
    p.box({c.x - r * 0.58f, c.y - bar / 2, r * 1.16f, bar}, kOnDark);
    if (ring) p.ring(c, r, ring, std::max(1.0f, r * 0.3f));
}

float drawVotes(Painter& p, const ItemVotes& votes, Point left, float h, float most) {
    return Line(p, &p, left, h, most).walk(votes);
}
float widthOfVotes(const Painter& p, const ItemVotes& votes, float h, float most) {
    return Line(p, nullptr, {}, h, most).walk(votes);
}

}  // namespace ui::glass

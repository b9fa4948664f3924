#include "ui/panels/votes/dots_left.h"

#include <algorithm>

#include "app/rules/voting.h"

namespace ui::panels::votes {

namespace rules = app::rules;
using app::Rect, app::Weight;
using namespace ui::paint;

void showDotsLeft(Widgets& w, PanelContext& panel, const Rect& r, const app::Round& round, app::Id<app::Seat> id) {
    const app::Seat* seat = panel.board.find(id);
    if (round.form != app::BallotForm::Dots) {
        const std::string words = voteStandingShort(w.tr(), panel.board, round, id);
        // In a narrow tray the number alone; the words stand on the page.
        const std::size_t digit = words.find_first_of("0123456789");
        const bool fits = w.paragraphHigh(words, r.w, kLeastTypeAtSeatMm) <= r.h;
        w.paragraph(r,
                    fits || digit == std::string::npos
                        ? words
                        : words.substr(digit, words.find_first_not_of("0123456789", digit) - digit),
                    kLeastTypeAtSeatMm, kLeastTypeAtSeatMm, kInk);
        w.target("field", "dots", words, r);
        return;
    }
    const int left = rules::dotsLeft(panel.board, round, id), each = round.dotsEach,
              against = rules::dotsLeft(panel.board, round, id, true);
    Space space{r};
    Painter p = w.painter();
    if (round.resistanceEach > 0) {  // how many against are left, beside the others
        const Rect box = space.right(std::min(w.mm(16), r.w * 0.4f));
        const app::Point c{box.x + w.mm(4), box.centre().y};
        p.disc(c, w.mm(2.4f), kTrouble);
        p.box({c.x - w.mm(1.4f), c.y - w.mm(0.4f), w.mm(2.8f), w.mm(0.8f)}, kOnDark);
        w.text({box.x + w.mm(7.5f), box.y, box.w - w.mm(7.5f), box.h}, std::to_string(against), 4.4f, kInk, Weight::SemiBold);
        w.target("dot", "dots-against", std::to_string(against), box);
        w.dragSource(box, DotSource::Against);
    }
    const float step = std::min(w.mm(6.5f), space.rest.w / static_cast<float>(std::max(1, each)));
    for (int i = 0; i < each; ++i) {
        const app::Point c{r.x + step * (static_cast<float>(i) + 0.5f), r.centre().y};
        if (i < left) p.disc(c, step * 0.38f, seatColour(seat->colour));
        else p.ring(c, step * 0.36f, seatColour(seat->colour), w.mm(0.5f));
    }
    w.target("dot", "dots", std::to_string(left), {r.x, r.y, step * static_cast<float>(each), r.h});
    w.dragSource({r.x, r.y, step * static_cast<float>(each), r.h}, DotSource::For);
}

}  // namespace ui::panels::votes

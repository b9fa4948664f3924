#pragma once
// What can be done about equals in the list: what the bubble at their key says, and whether a vote among them can be opened. The
// rules are those of the commands that open run-offs; where they would refuse, the bubble says so before anybody has asked.
#include "ui/views/funnel/funnel_look.h"

namespace ui::views::funnel {

// How equals may be parted now.
struct TieWay {
    enum class Kind : std::uint8_t { Words, AtCut, FirstPlace } kind = Kind::Words;
    app::Id<app::Round> round;  // AtCut, FirstPlace: whose tie it is
    int among = 0;              // how many would be voted on
    const char* why = "";       // Words: why no vote parts them now, an English msgid
};
TieWay tieWay(const app::Board& board, const app::rules::Standings& standings, const Funnel& funnel, const Funnel::Head& head);

// What a tie's bubble holds: nothing any more where the list has changed and this action is not the first of equals.
Offer tieOffer();
// A title and some sentences, each a paragraph.
std::vector<std::string> tieTexts(const FunnelLook& look, app::Id<app::Action> first);

}  // namespace ui::views::funnel

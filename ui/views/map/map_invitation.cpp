// What an empty map says at its middle.
#include "ui/views/map/map_drawing.h"

namespace ui::views::map {

using app::Rect, app::Weight;
using namespace ui::paint;

// An empty map says what to do, to each long side; where nobody sits yet, the edges do.
namespace {

float invitationSize(const MapLook& look) { return look.mm(6.5f); }

const char* invitationWords(const MapLook& look) { return look.tr("Write a note at your seat, then drag it to a cell."); }

}  // namespace

std::vector<app::Pose> invitations(const MapLook& look) {
    if (!look.map.notes.empty() || look.scene.plan().seats.empty() || look.map.cells.empty()) return {};
    const float size = invitationSize(look), h = size * 2.4f, margin = look.mm(4);
    const Rect cells = look.view.toPx(app::united(look.map.cells.front().rect, look.map.cells.back().rect));
    const float w = look.texts.measure().widthPerEm(invitationWords(look), Weight::SemiBold) * size + size * 2;
    std::vector<app::Pose> boxes{{{cells.centre().x - w / 2, cells.bottom() - h - margin, w, h}, 0}};
    if (!look.scene.plan().statusTurned.box.empty()) boxes.push_back({{cells.centre().x - w / 2, cells.y + margin, w, h}, 2});
    return boxes;
}

void drawInvitation(Painter& p, const MapLook& look) {
    const float size = invitationSize(look);
    for (const app::Pose& pose : invitations(look)) {
        const int mark = p.mark();
        p.box(pose.box, faded(kPaper, 0.95f), size);
        p.text({pose.box.centre().x, pose.box.centre().y - size * 0.61f}, invitationWords(look), Weight::SemiBold, size, kHeading,
               Align::Centre);
        p.turn(mark, pose.box.centre(), pose.degrees());
    }
}

}  // namespace ui::views::map

#include "storage/exports/kind_glyph.h"

#include <vector>

#include "app/layout/kind_sign.h"

namespace storage::exports {

void drawKindGlyph(Drawing& drawing, app::NoteKind kind, app::Point centre, float radius, Colour colour) {
    using enum app::layout::SignPart::Shape;
    const float thickness = radius * app::layout::kSignStroke;
    for (const app::layout::SignPart& part : app::layout::signOf(kind)) {
        std::vector<app::Point> points;
        for (const app::Point& p : part.points) points.push_back(centre + p * radius);
        switch (part.shape) {
            case Stroke:
            case Spoke:
                drawing.line(points, colour, thickness);
                break;
            case Loop:
                drawing.line(points, colour, thickness, true);
                break;
            case Area:
                drawing.polygon(points, colour);
                break;
            case Box: {
                const app::Point a = points[0], b = points[1];
                drawing.polygon(std::vector<app::Point>{a, {b.x, a.y}, b, {a.x, b.y}}, colour);
                break;
            }
            case Ring:
                drawing.ring(points[0], part.radius * radius, colour, thickness);
                break;
            case Disc:
                drawing.disc(points[0], part.radius * radius, colour);
                break;
        }
    }
}

}  // namespace storage::exports

#include "storage/exports/kind_glyph.h"

#include <initializer_list>
#include <numbers>
#include <vector>

namespace storage::exports {
namespace {

using app::Point;

// Draws in a box of −1 … 1 about the sign's middle.
class Glyph {
public:
    Glyph(Drawing& drawing, Point centre, float radius, Colour colour)
        : m_drawing(drawing), m_centre(centre), m_r(radius), m_colour(colour) {}

    void line(std::initializer_list<Point> points, bool closed = false) {
        m_drawing.line(placed(points), m_colour, m_r * 0.2f, closed);
    }
    void area(std::initializer_list<Point> points) { m_drawing.polygon(placed(points), m_colour); }
    void ring(Point at, float r) { m_drawing.ring(placed(at), r * m_r, m_colour, m_r * 0.2f); }
    void disc(Point at, float r) { m_drawing.disc(placed(at), r * m_r, m_colour); }

private:
    Point placed(Point p) const { return m_centre + p * m_r; }
    std::vector<Point> placed(std::initializer_list<Point> points) const {
        std::vector<Point> result;
        for (const Point& p : points) result.push_back(placed(p));
        return result;
    }

    Drawing& m_drawing;
    Point m_centre;
    float m_r;
    Colour m_colour;
};

void drawGear(Glyph& glyph) {
    glyph.ring({0, 0}, 0.5f);
    for (int i = 0; i < 6; ++i) {
        const float a = std::numbers::pi_v<float> / 3 * static_cast<float>(i);
        glyph.line({{std::cos(a) * 0.55f, std::sin(a) * 0.55f}, {std::cos(a) * 0.95f, std::sin(a) * 0.95f}});
    }
}

void drawFace(Glyph& glyph) {
    glyph.ring({0, 0}, 0.9f);
    glyph.disc({-0.32f, -0.2f}, 0.13f);
    glyph.disc({0.32f, -0.2f}, 0.13f);
    glyph.line({{-0.4f, 0.25f}, {-0.15f, 0.45f}, {0.15f, 0.45f}, {0.4f, 0.25f}});
}

}  // namespace

void drawKindGlyph(Drawing& drawing, app::NoteKind kind, Point centre, float radius, Colour colour) {
    Glyph glyph(drawing, centre, radius, colour);
    switch (kind) {
        case app::NoteKind::Actions:
            glyph.line({{-0.9f, 0}, {0.8f, 0}});
            return glyph.line({{0.2f, -0.6f}, {0.85f, 0}, {0.2f, 0.6f}});
        case app::NoteKind::Touchpoints:
            glyph.ring({-0.35f, 0}, 0.55f);
            return glyph.ring({0.35f, 0}, 0.55f);
        case app::NoteKind::Thoughts:
            glyph.ring({0, -0.15f}, 0.7f);
            return glyph.disc({-0.55f, 0.8f}, 0.18f);
        case app::NoteKind::Emotions:
            return drawFace(glyph);
        case app::NoteKind::Pains:
            glyph.area({{0.3f, -1}, {-0.6f, 0.15f}, {0.1f, 0.15f}});
            return glyph.area({{-0.3f, 1}, {0.6f, -0.15f}, {-0.1f, -0.15f}});
        case app::NoteKind::Moments:
            glyph.line({{-0.6f, -0.9f}, {-0.6f, 0.95f}});
            return glyph.area({{-0.6f, -0.9f}, {0.8f, -0.4f}, {-0.6f, 0.1f}});
        case app::NoteKind::Backstage:
            return drawGear(glyph);
        case app::NoteKind::Opportunities:
            glyph.ring({0, -0.25f}, 0.6f);
            glyph.line({{-0.3f, 0.6f}, {0.3f, 0.6f}});
            return glyph.line({{-0.2f, 0.9f}, {0.2f, 0.9f}});
        case app::NoteKind::Deliverables:
            glyph.line({{-0.8f, -0.7f}, {0.8f, -0.7f}, {0.8f, 0.8f}, {-0.8f, 0.8f}}, true);
            return glyph.line({{-0.8f, -0.2f}, {0.8f, -0.2f}});
        case app::NoteKind::Indicators:
            glyph.area({{-0.8f, 0.1f}, {-0.4f, 0.1f}, {-0.4f, 0.9f}, {-0.8f, 0.9f}});
            glyph.area({{-0.2f, -0.4f}, {0.2f, -0.4f}, {0.2f, 0.9f}, {-0.2f, 0.9f}});
            return glyph.area({{0.4f, -0.9f}, {0.8f, -0.9f}, {0.8f, 0.9f}, {0.4f, 0.9f}});
    }
}

}  // namespace storage::exports

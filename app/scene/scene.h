// A figure as plain data: a list of primitives in points, laid out once, painted by ImDrawList on the screen
// and by the SVG writer in a file. Painters draw the list in order and decide nothing: colours, dashes and
// type sizes stand here.
#pragma once
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace kvant::scene {

struct Color {
  std::uint8_t r = 0, g = 0, b = 0, a = 0;  // straight alpha; a == 0: not painted
  bool visible() const { return a != 0; }
  bool operator==(const Color&) const = default;
};
constexpr Color rgb(std::uint32_t hex) {
  return {static_cast<std::uint8_t>(hex >> 16), static_cast<std::uint8_t>(hex >> 8),
          static_cast<std::uint8_t>(hex), 255};
}
constexpr Color with_alpha(Color color, double alpha) {
  color.a = static_cast<std::uint8_t>((static_cast<int>(alpha * 510) + 1) / 2);  // rounded
  return color;
}

struct Point {
  double x = 0, y = 0;
  bool operator==(const Point&) const = default;
};
struct Rect {
  double x = 0, y = 0, width = 0, height = 0;
  double right() const { return x + width; }
  double bottom() const { return y + height; }
  bool contains(Point p) const { return p.x >= x && p.x < right() && p.y >= y && p.y < bottom(); }
  bool operator==(const Rect&) const = default;
};

enum class FontRole : std::uint8_t { sans, mono };
enum class FontWeight : std::uint8_t { regular, medium, semibold };
enum class Anchor : std::uint8_t { start, middle, end };
struct Font {
  FontRole role = FontRole::sans;
  FontWeight weight = FontWeight::regular;
  double size = 11;  // points
  bool italic = false;
  bool operator==(const Font&) const = default;
};

// Lines of a textured rect, in pattern_color, over the fill. Spacing is fixed: see pattern_step.
enum class Pattern : std::uint8_t {
  none,
  hatch,  // lines at 45°, "/" leaning: waiting for the GIL
  cross,  // lines at 45° both ways: blocked
  dots,   // a grid of dots: input and output
};
// Distance between two pattern lines, at a right angle to them, and their width; points.
constexpr double pattern_step(Pattern pattern) {
  return pattern == Pattern::hatch ? 6 : pattern == Pattern::cross ? 5.6 : 4;
}
constexpr double pattern_width(Pattern pattern) {
  return pattern == Pattern::hatch ? 1.4 : pattern == Pattern::cross ? 0.9 : 1.2;
}

// A stable name: the same thing has the same id in every export and every frame. `part` must be a literal.
struct Id {
  const char* part = "";
  std::int32_t a = -1;
  std::int32_t b = -1;
  bool empty() const { return *part == 0; }
  std::string text() const;  // "thread-2-run-17": '#' in `part` is replaced by a, then b; fit for an XML id
  bool operator==(const Id& other) const;
};

// What the pointer is on. The indices are those of trace::Lanes and trace::Trace.
struct Hit {
  enum class Kind : std::uint8_t {
    none,
    lane,
    interval,
    folded,
    mark,
    link,
    process,
    ruler,
    cursor
  } kind = Kind::none;
  std::uint8_t lane_kind = 0;      // trace::LaneKind
  std::int32_t lane = -1;          // ThreadId, CoreId, LockId; for process: ProcessId
  std::int32_t interval = -1;      // folded: the first of them
  std::int32_t interval_end = -1;  // folded: one past the last
  std::int32_t event = -1;
};

enum class Shape : std::uint8_t {
  rect,      // box, radius, fill, pattern, stroke
  line,      // from, to
  polyline,  // points, stroke
  polygon,   // points, fill, stroke; convex
  text,      // at the baseline: from, anchor, font, fill
  clip,      // what follows, up to the matching unclip, shows only inside box; clips nest
  unclip,
};

struct Primitive {
  Shape shape = Shape::rect;
  Pattern pattern = Pattern::none;
  Anchor anchor = Anchor::start;
  bool round_caps = false;
  Id id;
  const char* sign = "";  // what the legend must explain of it: "ready", "spawn"; a literal, "": nothing
  Rect box;
  Point from, to;
  double radius = 0;
  Color fill, stroke, pattern_color;
  double stroke_width = 1;
  float dash_on = 0,
        dash_off = 0;  // points; 0: solid. The pattern of dashes begins at `from`, or the box's top left
  Font font;
  Hit hit;
  std::string text;
  std::string tooltip;  // plain sentence; also the SVG element's <title>
  std::vector<Point> points;

  Primitive& named(Id value) {
    id = value;
    return *this;
  }
  Primitive& signs(const char* value) {
    sign = value;
    return *this;
  }
  Primitive& hits(const Hit& value) {
    hit = value;
    return *this;
  }
  Primitive& tip(std::string value) {
    tooltip = std::move(value);
    return *this;
  }
  Primitive& dashed(float on, float off) {
    dash_on = on, dash_off = off;
    return *this;
  }
};

struct Scene {
  double width = 0, height = 0;  // points
  Color background;
  Rect head;                // headings that stay in sight where the figure is scrolled; height 0: none
  std::string title;        // for SVG <title> and PDF metadata; not painted
  std::string description;  // for SVG <desc>: the figure in words
  std::string language = "en";
  std::vector<Primitive> primitives;

  Primitive& rect(const Rect& box, Color fill, double radius = 0);
  Primitive& outline(const Rect& box, Color fill, Color stroke, double stroke_width, double radius = 0);
  Primitive& line(Point from, Point to, Color stroke, double stroke_width = 1);
  Primitive& polyline(std::vector<Point> points, Color stroke, double stroke_width = 1);
  Primitive& polygon(std::vector<Point> points, Color fill);
  Primitive& text(Point baseline, std::string text, const Font& font, Color fill,
                  Anchor anchor = Anchor::start);
  void clip(const Rect& box);
  void unclip();

  // Whether anything in the scene is a sign of this kind.
  bool shows(std::string_view sign) const;

  // The topmost primitive at a point that carries a hit, or nullptr. Respects clips; lines have a grip of 4
  // points.
  const Primitive* hit(Point at) const;
};

// The scene on a sheet of this size, moved by (dx, dy).
Scene placed(Scene scene, double width, double height, double dx = 0, double dy = 0);
// The same scene `factor` times as large, type and lines included; textures keep their spacing.
Scene scaled(Scene scene, double factor);

}  // namespace kvant::scene

#include "app/scene/scene.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace kvant::scene {

std::string Id::text() const {
  std::string out;
  bool first = true;
  for (const char* p = part; *p; ++p) {
    if (*p != '#') {
      out += *p;
      continue;
    }
    out += std::to_string(first ? a : b);
    first = false;
  }
  return out;
}

bool Id::operator==(const Id& other) const {
  return a == other.a && b == other.b && std::strcmp(part, other.part) == 0;
}

Primitive& Scene::rect(const Rect& box, Color fill, double radius) {
  Primitive& p = primitives.emplace_back();
  p.box = box;
  p.fill = fill;
  p.radius = radius;
  return p;
}

Primitive& Scene::outline(const Rect& box, Color fill, Color stroke, double stroke_width, double radius) {
  Primitive& p = rect(box, fill, radius);
  p.stroke = stroke;
  p.stroke_width = stroke_width;
  return p;
}

Primitive& Scene::line(Point from, Point to, Color stroke, double stroke_width) {
  Primitive& p = primitives.emplace_back();
  p.shape = Shape::line;
  p.from = from;
  p.to = to;
  p.stroke = stroke;
  p.stroke_width = stroke_width;
  return p;
}

Primitive& Scene::polyline(std::vector<Point> points, Color stroke, double stroke_width) {
  Primitive& p = primitives.emplace_back();
  p.shape = Shape::polyline;
  p.points = std::move(points);
  p.stroke = stroke;
  p.stroke_width = stroke_width;
  return p;
}

Primitive& Scene::polygon(std::vector<Point> points, Color fill) {
  Primitive& p = primitives.emplace_back();
  p.shape = Shape::polygon;
  p.points = std::move(points);
  p.fill = fill;
  return p;
}

Primitive& Scene::text(Point baseline, std::string text, const Font& font, Color fill, Anchor anchor) {
  Primitive& p = primitives.emplace_back();
  p.shape = Shape::text;
  p.from = baseline;
  p.text = std::move(text);
  p.font = font;
  p.fill = fill;
  p.anchor = anchor;
  return p;
}

void Scene::clip(const Rect& box) {
  Primitive& p = primitives.emplace_back();
  p.shape = Shape::clip;
  p.box = box;
}

void Scene::unclip() {
  primitives.emplace_back().shape = Shape::unclip;
}

namespace {

constexpr double kGrip = 4;  // points around a line that count as on it

double distance_to_segment(Point p, Point a, Point b) {
  const double dx = b.x - a.x, dy = b.y - a.y;
  const double length2 = dx * dx + dy * dy;
  const double t = length2 > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length2, 0.0, 1.0) : 0;
  return std::hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
}

bool near(const Primitive& p, Point at) {
  switch (p.shape) {
    case Shape::rect:
      return p.box.contains(at);
    case Shape::line:
      return distance_to_segment(at, p.from, p.to) <= kGrip;
    case Shape::polyline:
      for (std::size_t i = 1; i < p.points.size(); ++i)
        if (distance_to_segment(at, p.points[i - 1], p.points[i]) <= kGrip) return true;
      return false;
    case Shape::polygon: {
      if (p.points.empty()) return false;
      Rect box{p.points[0].x, p.points[0].y, 0, 0};
      double right = box.x, bottom = box.y;
      for (const Point& q : p.points) {
        box.x = std::min(box.x, q.x), box.y = std::min(box.y, q.y);
        right = std::max(right, q.x), bottom = std::max(bottom, q.y);
      }
      return at.x >= box.x - 2 && at.x <= right + 2 && at.y >= box.y - 2 && at.y <= bottom + 2;
    }
    case Shape::text:
    case Shape::clip:
    case Shape::unclip:
      return false;
  }
  return false;
}

}  // namespace

bool Scene::shows(std::string_view sign) const {
  return std::any_of(primitives.begin(), primitives.end(),
                     [&](const Primitive& p) { return sign == p.sign; });
}

const Primitive* Scene::hit(Point at) const {
  const Primitive* found = nullptr;
  int hidden_by = 0;  // clips that exclude the point and are still open
  std::vector<bool> excludes;
  for (const Primitive& p : primitives) {
    if (p.shape == Shape::clip) {
      excludes.push_back(!p.box.contains(at));
      hidden_by += excludes.back();
    } else if (p.shape == Shape::unclip) {
      if (excludes.empty()) continue;
      hidden_by -= excludes.back();
      excludes.pop_back();
    } else if (!hidden_by && p.hit.kind != Hit::Kind::none && near(p, at)) {
      found = &p;
    }
  }
  return found;
}

Scene placed(Scene s, double width, double height, double dx, double dy) {
  s.width = width, s.height = height;
  if (dx == 0 && dy == 0) return s;
  const auto move = [dx, dy](Point& p) { p.x += dx, p.y += dy; };
  s.head.x += dx, s.head.y += dy;
  for (Primitive& p : s.primitives) {
    p.box.x += dx, p.box.y += dy;
    move(p.from), move(p.to);
    for (Point& q : p.points) move(q);
  }
  return s;
}

Scene scaled(Scene s, double factor) {
  s.width *= factor, s.height *= factor;
  const auto point = [factor](Point& p) { p.x *= factor, p.y *= factor; };
  const auto box = [factor](Rect& b) {
    b = {b.x * factor, b.y * factor, b.width * factor, b.height * factor};
  };
  box(s.head);
  for (Primitive& p : s.primitives) {
    box(p.box);
    point(p.from), point(p.to);
    for (Point& q : p.points) point(q);
    p.radius *= factor, p.stroke_width *= factor, p.font.size *= factor;
    p.dash_on *= static_cast<float>(factor), p.dash_off *= static_cast<float>(factor);
  }
  return s;
}

}  // namespace kvant::scene

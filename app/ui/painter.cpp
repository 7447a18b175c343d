#include "app/ui/painter.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "app/ui/compat.h"
#include "app/ui/style.h"

namespace kvant::ui {

namespace {

struct Painter {
  ImDrawList* draw;
  ImVec2 origin;
  float scale;
  Fonts& fonts;
  ImVec2 clip_min, clip_max;

  ImVec2 at(scene::Point p) const {
    return {origin.x + static_cast<float>(p.x) * scale, origin.y + static_cast<float>(p.y) * scale};
  }
  float px(double points) const { return static_cast<float>(points) * scale; }
  bool outside(ImVec2 a, ImVec2 b, float margin) const {
    return b.x + margin < clip_min.x || a.x - margin > clip_max.x || b.y + margin < clip_min.y ||
           a.y - margin > clip_max.y;
  }
  void take_clip() {
    clip_min = draw->GetClipRectMin();
    clip_max = draw->GetClipRectMax();
  }

  void rect(const scene::Primitive& p) const;
  void texture(const scene::Primitive& p, ImVec2 a, ImVec2 b) const;
  void line(const scene::Primitive& p) const;
  void polyline(const scene::Primitive& p) const;
  void polygon(const scene::Primitive& p) const;
  void text(const scene::Primitive& p) const;
};

void Painter::rect(const scene::Primitive& p) const {
  ImVec2 a = at({p.box.x, p.box.y}), b = at({p.box.right(), p.box.bottom()});
  if (outside(a, b, px(p.stroke_width))) return;
  if (!p.stroke.visible() && p.pattern == scene::Pattern::none && p.radius == 0) {
    // A block less than a pixel wide must not vanish.
    b.x = std::max(b.x, a.x + 0.6F);
  }
  const float radius = std::min({px(p.radius), (b.x - a.x) / 2, (b.y - a.y) / 2});
  if (p.fill.visible()) draw->AddRectFilled(a, b, packed(p.fill), radius);
  if (p.pattern != scene::Pattern::none && p.stroke.visible()) texture(p, a, b);
  if (!p.stroke.visible() || p.stroke_width <= 0) return;
  if (p.dash_on > 0)
    dashed_rect(draw, a, b, packed(p.stroke), px(p.stroke_width), radius, px(p.dash_on), px(p.dash_off));
  else
    compat::add_rect(draw, a, b, packed(p.stroke), radius, px(p.stroke_width));
}

// The lines of a texture stand still relative to the scene, as an SVG pattern does: neighbours match.
void Painter::texture(const scene::Primitive& p, ImVec2 a, ImVec2 b) const {
  a.x = std::max(a.x, clip_min.x - 20), b.x = std::min(b.x, clip_max.x + 20);
  if (a.x >= b.x || a.y >= b.y) return;
  const ImU32 color = packed(scene::with_alpha(p.stroke, p.stroke.a / 255.0 * 0.7));
  const float width = px(scene::pattern_width(p.pattern));
  const float step = px(scene::pattern_step(p.pattern));
  if (p.pattern == scene::Pattern::dots) {
    const float first_x = origin.x + std::ceil((a.x - origin.x) / step) * step;
    const float first_y = origin.y + std::ceil((a.y - origin.y) / step) * step;
    for (float y = first_y; y < b.y; y += step)
      for (float x = first_x; x < b.x; x += step)
        draw->AddRectFilled({x - width / 2, y - width / 2}, {x + width / 2, y + width / 2}, color);
    return;
  }
  const float along = step * 1.41421356F;
  const auto lines = [&](bool rising) {
    // "/" : x + y = c;  "\" : x − y = c
    const float low = rising ? a.x + a.y - origin.x - origin.y : a.x - b.y - origin.x + origin.y;
    const float high = rising ? b.x + b.y - origin.x - origin.y : b.x - a.y - origin.x + origin.y;
    for (float c = std::ceil(low / along) * along; c < high; c += along) {
      const float k = rising ? c + origin.x + origin.y : c + origin.x - origin.y;
      ImVec2 from, to;
      if (rising) {
        from.x = std::max(a.x, k - b.y), from.y = k - from.x;
        to.x = std::min(b.x, k - a.y), to.y = k - to.x;
      } else {
        from.x = std::max(a.x, k + a.y), from.y = from.x - k;
        to.x = std::min(b.x, k + b.y), to.y = to.x - k;
      }
      if (to.x - from.x > 0.5F) draw->AddLine(from, to, color, width);
    }
  };
  lines(true);
  if (p.pattern == scene::Pattern::cross) lines(false);
}

void Painter::line(const scene::Primitive& p) const {
  ImVec2 a = at(p.from), b = at(p.to);
  const float width = px(p.stroke_width);
  if (outside({std::min(a.x, b.x), std::min(a.y, b.y)}, {std::max(a.x, b.x), std::max(a.y, b.y)}, width))
    return;
  if (p.dash_on > 0) {
    float phase = 0;
    // A dashed line may be much longer than the view: skip what is off to the left.
    if (a.y == b.y && a.x < clip_min.x && b.x > a.x) {
      const float period = px(p.dash_on) + px(p.dash_off);
      const float skip = std::floor((clip_min.x - a.x) / period) * period;
      a.x += skip;
    }
    if (a.y == b.y) b.x = std::min(b.x, clip_max.x + 40);
    dashed_line(draw, a, b, packed(p.stroke), width, px(p.dash_on), px(p.dash_off), phase);
    return;
  }
  if (width <= 1.01F * scale && (a.x == b.x || a.y == b.y)) {
    // Hairlines on whole pixels.
    const float w = std::max(1.0F, std::round(width));
    if (a.x == b.x) {
      const float x = std::round(a.x - w / 2);
      draw->AddRectFilled({x, std::min(a.y, b.y)}, {x + w, std::max(a.y, b.y)}, packed(p.stroke));
    } else {
      const float y = std::round(a.y - w / 2);
      draw->AddRectFilled({std::min(a.x, b.x), y}, {std::max(a.x, b.x), y + w}, packed(p.stroke));
    }
    return;
  }
  if (p.round_caps) {
    draw->AddCircleFilled(a, width / 2, packed(p.stroke), 8);
    draw->AddCircleFilled(b, width / 2, packed(p.stroke), 8);
  }
  draw->AddLine(a, b, packed(p.stroke), width);
}

void Painter::polyline(const scene::Primitive& p) const {
  if (p.points.size() < 2) return;
  std::vector<ImVec2> points;
  points.reserve(p.points.size());
  for (const scene::Point& q : p.points) points.push_back(at(q));
  if (p.dash_on > 0) {
    float phase = 0;
    for (std::size_t i = 1; i < points.size(); ++i) {
      dashed_line(draw, points[i - 1], points[i], packed(p.stroke), px(p.stroke_width), px(p.dash_on),
                  px(p.dash_off), phase);
      phase += std::hypot(points[i].x - points[i - 1].x, points[i].y - points[i - 1].y);
    }
  } else {
    compat::add_polyline(draw, points.data(), static_cast<int>(points.size()), packed(p.stroke),
                         px(p.stroke_width));
  }
}

void Painter::polygon(const scene::Primitive& p) const {
  if (p.points.size() < 3) return;
  std::vector<ImVec2> points;
  points.reserve(p.points.size());
  double area = 0;
  for (std::size_t i = 0; i < p.points.size(); ++i) {
    const scene::Point &q = p.points[i], &r = p.points[(i + 1) % p.points.size()];
    area += q.x * r.y - r.x * q.y;
    points.push_back(at(q));
  }
  if (area < 0) std::reverse(points.begin(), points.end());  // ImGui smooths the edges of clockwise ones only
  if (p.fill.visible())
    draw->AddConvexPolyFilled(points.data(), static_cast<int>(points.size()), packed(p.fill));
  if (p.stroke.visible() && p.stroke_width > 0) {
    points.push_back(points.front());
    compat::add_polyline(draw, points.data(), static_cast<int>(points.size()), packed(p.stroke),
                         px(p.stroke_width));
  }
}

void Painter::text(const scene::Primitive& p) const {
  Fonts::Face face = fonts.get(p.font);
  // A picture shown larger or smaller than laid out: its letters are those of the usual size, scaled, for
  // each size baked costs a share of the atlas.
  face.size *= scale / fonts.scale();
  if (!face.font || p.text.empty()) return;
  const char* begin = p.text.data();
  const char* end = begin + p.text.size();
  const ImVec2 base = at(p.from);
  if (base.y < clip_min.y - 2 * face.size || base.y > clip_max.y + 2 * face.size) return;
  float x = base.x;
  if (p.anchor != scene::Anchor::start) {
    const float width = compat::text_size(face.font, face.size, begin, end).x;
    x -= p.anchor == scene::Anchor::middle ? width / 2 : width;
  }
  draw->AddText(face.font, face.size,
                {std::round(x), std::round(base.y - compat::ascent(face.font, face.size))}, packed(p.fill),
                begin, end);
}

}  // namespace

void dashed_line(ImDrawList* draw, ImVec2 a, ImVec2 b, ImU32 color, float width, float on, float off,
                 float phase) {
  const float length = std::hypot(b.x - a.x, b.y - a.y);
  const float period = on + off;
  if (length <= 0 || period <= 0.5F) return;
  const float dx = (b.x - a.x) / length, dy = (b.y - a.y) / length;
  for (float s = -std::fmod(phase, period); s < length; s += period) {
    const float from = std::max(s, 0.0F), to = std::min(s + on, length);
    if (to <= from) continue;
    draw->AddLine({a.x + dx * from, a.y + dy * from}, {a.x + dx * to, a.y + dy * to}, color, width);
  }
}

void dashed_rect(ImDrawList* draw, ImVec2 a, ImVec2 b, ImU32 color, float width, float radius, float on,
                 float off) {
  // Round the corners with short chords, then walk the outline.
  std::vector<ImVec2> points;
  const auto corner = [&](float cx, float cy, float start) {
    if (radius < 1) {
      points.push_back({cx, cy});
      return;
    }
    for (int i = 0; i <= 6; ++i) {
      const float angle = start + 1.5707963F * static_cast<float>(i) / 6;
      points.push_back({cx + std::cos(angle) * radius, cy + std::sin(angle) * radius});
    }
  };
  const float r = radius < 1 ? 0 : radius;
  corner(a.x + r, a.y + r, 3.1415927F);
  corner(b.x - r, a.y + r, 4.7123890F);
  corner(b.x - r, b.y - r, 0);
  corner(a.x + r, b.y - r, 1.5707963F);
  points.push_back(points.front());
  float phase = 0;
  const ImVec2 clip_min = draw->GetClipRectMin(), clip_max = draw->GetClipRectMax();
  for (std::size_t i = 1; i < points.size(); ++i) {
    ImVec2 from = points[i - 1], to = points[i];
    const float length = std::hypot(to.x - from.x, to.y - from.y);
    float skipped = 0;
    if (from.y == to.y) {  // a block may be far wider than the view
      const float left = clip_min.x - 20, right = clip_max.x + 20;
      const float before = from.x;
      from.x = std::clamp(from.x, left, right);
      to.x = std::clamp(to.x, left, right);
      skipped = std::fabs(from.x - before);
    }
    dashed_line(draw, from, to, color, width, on, off, phase + skipped);
    phase += length;
  }
}

void paint(const scene::Scene& scene, ImDrawList* draw, ImVec2 origin, float scale, Fonts& fonts) {
  Painter painter{draw, origin, scale, fonts, {}, {}};
  painter.take_clip();
  int clips = 0;
  for (const scene::Primitive& p : scene.primitives) {
    switch (p.shape) {
      case scene::Shape::rect:
        painter.rect(p);
        break;
      case scene::Shape::line:
        painter.line(p);
        break;
      case scene::Shape::polyline:
        painter.polyline(p);
        break;
      case scene::Shape::polygon:
        painter.polygon(p);
        break;
      case scene::Shape::text:
        painter.text(p);
        break;
      case scene::Shape::clip:
        draw->PushClipRect(painter.at({p.box.x, p.box.y}), painter.at({p.box.right(), p.box.bottom()}), true);
        painter.take_clip();
        ++clips;
        break;
      case scene::Shape::unclip:
        if (clips == 0) break;
        draw->PopClipRect();
        painter.take_clip();
        --clips;
        break;
    }
  }
  for (; clips > 0; --clips) draw->PopClipRect();
}

}  // namespace kvant::ui

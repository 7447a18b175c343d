#include "app/figures/page.h"

#include "app/figures/words.h"

#include <algorithm>
#include <cmath>

namespace kvant::figures {

using scene::Anchor;
using scene::Font;
using scene::FontWeight;
using scene::Point;
using scene::Rect;

Font title_font() {
  return {.weight = FontWeight::semibold, .size = 16};
}
Font heading_font() {
  return {.weight = FontWeight::semibold, .size = 11.5};
}
Font text_font() {
  return {.size = 11};
}
Font note_font() {
  return {.size = 10};
}
Font code_font() {
  return {.role = scene::FontRole::mono, .size = 10.5};
}

namespace {

std::vector<std::string> filled_lines(const std::string& text, const Font& font, double width) {
  const scene::TextMeasure& measure = scene::text_measure();
  std::vector<std::string> lines;
  std::string line;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string word = text.substr(at, end - at);
    const std::string longer = line.empty() ? word : line + " " + word;
    if (!line.empty() && measure.width(longer, font) > width) {
      lines.push_back(line);
      line = word;
    } else {
      line = longer;
    }
    at = end + 1;
  }
  if (!line.empty()) lines.push_back(line);
  return lines;
}

}  // namespace

std::vector<std::string> lines_of(const std::string& text, const Font& font, double width) {
  std::vector<std::string> lines = filled_lines(text, font, width);
  // As many lines as are needed, equally long: no last word stands alone.
  for (double narrow = width * 0.95; lines.size() > 1 && narrow > width / 2; narrow -= width * 0.05) {
    std::vector<std::string> even = filled_lines(text, font, narrow);
    if (even.size() > lines.size()) break;
    lines = std::move(even);
  }
  return lines;
}

std::vector<std::string> title_lines(const std::string& title, double width) {
  std::vector<std::string> lines = lines_of(title, title_font(), width);
  if (lines.size() > 2) {
    lines = filled_lines(title, title_font(), width);
    for (std::size_t i = 2; i < lines.size(); ++i) lines[1] += " " + lines[i];
    lines.resize(2);
  }
  for (std::string& line : lines) line = scene::shorten(line, title_font(), width, scene::text_measure());
  return lines;
}

Page::Page(const FigureInput& given, lang::TextId fallback, double least)
    : input(given), theme(scene::Theme::of(given.theme)), measure(scene::text_measure()) {
  scene.width = std::max(given.width, least);
  scene.background = theme.background;
  scene.language = lang::name_of(given.lang);
  scene.title = given.title.empty() ? tr(fallback) : given.title;
}

void Page::paint_title() {
  if (input.title.empty()) return;
  std::int32_t n = 0;
  for (const std::string& line : title_lines(input.title, width())) {
    y += 18;
    auto& p = scene.text({left(), y}, line, title_font(), theme.text);
    if (n++ == 0)
      p.named({"title"});
    else
      p.named({"title-#", n});
  }
  y += 14;
}

double Page::text_in(const Rect& box, const std::string& text, const Font& font, scene::Color color,
                     Anchor anchor, scene::Id id) {
  const std::string shown = scene::shorten(text, font, box.width, measure);
  if (shown.empty()) return 0;
  const double x = anchor == Anchor::start ? box.x
                   : anchor == Anchor::end ? box.right()
                                           : box.x + box.width / 2;
  auto& p =
      scene.text({x, scene::centred(box.y + box.height / 2, font)}, shown, font, color, anchor).named(id);
  if (shown != text) p.tip(text);
  return measure.width(shown, font);
}

double Page::paragraph(double x, double top, double width, const std::string& text, const Font& font,
                       scene::Color color, scene::Id id, Anchor anchor) {
  const double leading = font.size * 1.4;
  double baseline = top + font.size;
  bool first = true;
  for (const std::string& line : lines_of(text, font, width)) {
    const double at = anchor == Anchor::start ? x : anchor == Anchor::end ? x + width : x + width / 2;
    auto& p = scene.text({at, baseline}, scene::shorten(line, font, width, measure), font, color, anchor);
    if (first) p.named(id);
    first = false;
    baseline += leading;
  }
  return baseline - leading + font.size * 0.4;
}

double Page::paragraph_height(double width, const std::string& text, const Font& font) const {
  const auto lines = static_cast<double>(lines_of(text, font, width).size());
  return font.size * 1.4 * lines;
}

void Page::band(const std::string& text, bool warning, const char* id) {
  const Font font{.weight = FontWeight::medium, .size = 11.5};
  constexpr double kPad = 12;
  const double height = paragraph_height(width() - 2 * kPad, text, font) + 16;
  const scene::Color tint = warning ? scene::mix(theme.warning, theme.background, 0.1) : theme.surface;
  scene.rect({left(), y, width(), height}, tint, 4);
  // In grey a tint says little: a bar at the left says it.
  scene.rect({left(), y, 3, height}, warning ? theme.warning : theme.axis, 1.5);
  paragraph(left() + kPad, y + 9, width() - 2 * kPad, text, font, theme.text, {id});
  y += height;
  describe(text);
}

double Page::legend(const std::vector<LegendItem>& items, double x0, double x1, double top) {
  constexpr double kSampleHeight = 14, kGap = 8, kItemGap = 22, kRowHeight = 22;
  const Font font{.size = 10.5};
  double x = x0, at = top;
  if (items.empty()) return 0;
  for (const LegendItem& item : items) {
    const std::string text = scene::shorten(item.text, font, x1 - x0 - item.width - kGap, measure);
    const double wide = item.width + kGap + measure.width(text, font);
    if (x > x0 && x + wide > x1) x = x0, at += kRowHeight;
    if (item.shown) item.paint({x, at + (kRowHeight - kSampleHeight) / 2, item.width, kSampleHeight});
    if (!text.empty() && item.shown)
      scene
          .text({x + item.width + kGap, scene::centred(at + kRowHeight / 2, font)}, text, font,
                theme.text_soft)
          .named({item.id});
    x += wide + kItemGap;
  }
  return at + kRowHeight - top;
}

void Page::describe(const std::string& sentence) {
  if (!scene.description.empty()) scene.description += ' ';
  scene.description += sentence;
}

scene::Scene Page::take(double bottom_margin) {
  scene.height = std::max(y + bottom_margin, input.height);
  return std::move(scene);
}

namespace {

void paint_head(scene::Scene& s, Point tip, double ux, double uy, double width, scene::Color color) {
  const double head = 5 + width, half = 2.2 + width * 0.6;
  const Point neck{tip.x - ux * head, tip.y - uy * head};
  s.polygon({tip, {neck.x - uy * half, neck.y + ux * half}, {neck.x + uy * half, neck.y - ux * half}}, color);
}

}  // namespace

void paint_bend(scene::Scene& s, Point a, Point b, scene::Color color, double width, scene::Id id) {
  const double side = b.x >= a.x ? 1 : -1, end = b.x - side * 5;
  const double reach = std::max(14.0, std::fabs(b.x - a.x) * 0.55);
  const Point c{a.x + side * reach, a.y}, d{end - side * reach, b.y};
  std::vector<Point> points;
  constexpr int kPieces = 20;
  for (int i = 0; i <= kPieces; ++i) {
    const double t = static_cast<double>(i) / kPieces, u = 1 - t;
    points.push_back({u * u * u * a.x + 3 * u * u * t * c.x + 3 * u * t * t * d.x + t * t * t * end,
                      u * u * u * a.y + 3 * u * u * t * c.y + 3 * u * t * t * d.y + t * t * t * b.y});
  }
  s.polyline(std::move(points), color, width).named(id);
  paint_head(s, b, side, 0, width, color);
}

void paint_straight(scene::Scene& s, Point a, Point b, scene::Color color, double width, bool dashed,
                    scene::Id id) {
  const double length = std::hypot(b.x - a.x, b.y - a.y);
  if (length < 1e-6) return;
  const double ux = (b.x - a.x) / length, uy = (b.y - a.y) / length;
  auto& line = s.line(a, {b.x - ux * 4, b.y - uy * 4}, color, width).named(id);
  if (dashed) line.dashed(4, 3);
  paint_head(s, b, ux, uy, width, color);
}

std::string short_thread_name(const std::string& name) {
  const std::size_t space = name.find(" (");
  return name.rfind("Thread-", 0) == 0 && space != std::string::npos ? name.substr(0, space) : name;
}

std::string actor_name(const FigureInput& input, ThreadId thread) {
  const auto& lanes = input.lanes.threads();
  if (thread < 0 || static_cast<std::size_t>(thread) >= lanes.size()) return "?";
  const std::string& name = lanes[static_cast<std::size_t>(thread)].name;
  return name.empty() ? fmt::format("#{}", thread) : word(input, short_thread_name(name));
}

}  // namespace kvant::figures

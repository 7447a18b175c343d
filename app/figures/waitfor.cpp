// The figure `waitfor`: threads as boxes, an arrow from who waits to who holds what is waited for, named on
// the arrow. A circle of arrows is a deadlock.
#include <algorithm>
#include <cmath>

#include "app/figures/page.h"
#include "app/figures/waitfor_graph.h"
#include "app/figures/words.h"
#include "app/scene/measure.h"

namespace kvant::figures {

using lang::TextId;
using scene::Font;
using scene::FontWeight;
using scene::Point;
using scene::Rect;

namespace {

constexpr double kMargin = 20;
constexpr double kBold = 2.2, kPlain = 1.2;  // arrows on a circle, and others
constexpr int kCurvePieces = 24;

const Font kNodeFont{.weight = FontWeight::medium, .size = 11.5};
const Font kEdgeFont{.weight = FontWeight::semibold, .size = 10.5};
const Font kCaptionFont{.size = 11};

std::string thread_name(const FigureInput& input, ThreadId id) {
  const auto& lanes = input.lanes.threads();
  return id >= 0 && static_cast<std::size_t>(id) < lanes.size()
             ? lane_name(input, lanes[static_cast<std::size_t>(id)])
             : fmt::format("#{}", id);
}

std::string object_name(const FigureInput& input, const machine::WaitEdge& edge) {
  if (edge.wait == trace::WaitKind::gil) return tr(TextId::fig_gil, input.lang);
  if (begun_thread(input, edge) != kNobody) return "start";
  // The arrow of a join points to the thread itself.
  // So does that of an object that nobody holds.
  if (edge.wait == trace::WaitKind::join || edge.holder == kNobody || edge.object.empty())
    return tr(wait_text(edge.wait), input.lang);
  return object_word(input, edge.object);
}

// For sentences.
std::string waited_for(const FigureInput& input, const machine::WaitEdge& edge) {
  return edge.holder == kNobody && !edge.object.empty() ? object_word(input, edge.object)
                                                        : object_name(input, edge);
}

std::string node_name(const FigureInput& input, const WaitNode& node) {
  if (node.thread != kNobody) return thread_name(input, node.thread);
  return node.name.empty() ? tr(TextId::fig_wait_none, input.lang) : object_word(input, node.name);
}

std::string sentence(const FigureInput& input, const machine::WaitEdge& edge) {
  const std::string waiter = thread_name(input, edge.waiter), object = waited_for(input, edge);
  if (edge.holder == kNobody) return lang::format(input.lang, TextId::fig_waitfor_edge_free, waiter, object);
  return lang::format(input.lang, TextId::fig_waitfor_edge, waiter, object, thread_name(input, edge.holder));
}

// Where the segment from inside the box to `to` leaves it.
Point border(const Rect& box, Point to) {
  const Point c{box.x + box.width / 2, box.y + box.height / 2};
  const double dx = to.x - c.x, dy = to.y - c.y;
  const double tx = dx == 0 ? 1e9 : box.width / 2 / std::fabs(dx),
               ty = dy == 0 ? 1e9 : box.height / 2 / std::fabs(dy);
  const double t = std::min({tx, ty, 1.0});
  return {c.x + dx * t, c.y + dy * t};
}

Point on_curve(Point a, Point control, Point b, double t) {
  const double u = 1 - t;
  return {u * u * a.x + 2 * u * t * control.x + t * t * b.x,
          u * u * a.y + 2 * u * t * control.y + t * t * b.y};
}

struct Arrow {
  Point from, control, to;
};

Arrow arrow_between(const WaitGraph& g, const Rect& a, const Rect& b, int circle) {
  const Point ca{a.x + a.width / 2, a.y + a.height / 2}, cb{b.x + b.width / 2, b.y + b.height / 2};
  Point control{(ca.x + cb.x) / 2, (ca.y + cb.y) / 2};
  if (circle >= 0) {  // bows away from the middle of its circle; two opposite arrows part
    const Point centre = g.centres[static_cast<std::size_t>(circle)];
    const double dx = cb.x - ca.x, dy = cb.y - ca.y, length = std::max(1.0, std::hypot(dx, dy));
    Point out{dy / length, -dx / length};
    const double side = (control.x - centre.x) * out.x + (control.y - centre.y) * out.y;
    if (side < -1) out = {-out.x, -out.y};
    const double bow = std::fabs(side) < 1 ? 64 : 26;
    control = {control.x + out.x * bow, control.y + out.y * bow};
  }
  constexpr double kClear = 3;
  const auto grown = [](const Rect& r) {
    return Rect{r.x - kClear, r.y - kClear, r.width + 2 * kClear, r.height + 2 * kClear};
  };
  return {border(a, control), control, border(grown(b), control)};
}

void paint_arrow(scene::Scene& s, const Arrow& arrow, scene::Color color, double width, scene::Id id) {
  const double head = 6 + width, half = 2.2 + width * 0.8;
  const double dx = arrow.to.x - arrow.control.x, dy = arrow.to.y - arrow.control.y;
  const double length = std::max(1e-6, std::hypot(dx, dy)), ux = dx / length, uy = dy / length;
  const Point neck{arrow.to.x - ux * head, arrow.to.y - uy * head};
  std::vector<Point> points;
  for (int i = 0; i <= kCurvePieces; ++i)
    points.push_back(on_curve(arrow.from, arrow.control, neck, static_cast<double>(i) / kCurvePieces));
  s.polyline(std::move(points), color, width).named(id);
  s.polygon({arrow.to, {neck.x - uy * half, neck.y + ux * half}, {neck.x + uy * half, neck.y - ux * half}},
            color);
}

void paint_node(scene::Scene& s, const FigureInput& input, const scene::Theme& theme, const WaitNode& node,
                const Rect& box, std::int32_t index) {
  const auto& measure = scene::text_measure();
  const std::string name = scene::shorten(node_name(input, node), kNodeFont, box.width - 16, measure);
  const bool object = node.thread == kNobody;
  const scene::ActorColors& actor = theme.actor(node.thread);
  auto& rect = s.outline(box,
                         object             ? theme.background
                         : node.target >= 0 ? actor.pale
                                            : actor.solid,
                         actor.outline, node.in_cycle ? 1.8 : 1.2, 5);
  if (object) rect.dashed(4, 3);
  rect.named(object ? scene::Id{"object-#", index} : scene::Id{"thread-#", node.thread});
  rect.hits({.kind = scene::Hit::Kind::lane, .lane = node.thread});
  s.text({box.x + box.width / 2, scene::centred(box.y + box.height / 2, kNodeFont)}, name, kNodeFont,
         object             ? theme.text_soft
         : node.target >= 0 ? actor.text
                            : actor.on_solid,
         scene::Anchor::middle);
}

// Breaks at spaces; returns the baseline below the last line.
double paint_paragraph(scene::Scene& s, const std::string& text, const Font& font, scene::Color color,
                       double y, double width, const char* id) {
  std::string line;
  std::int32_t number = 0;
  const auto put = [&] {
    s.text({kMargin, y}, line, font, color).named({id, number++});
    y += font.size * 1.45;
    line.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string word = text.substr(at, end - at);
    const std::string longer = line.empty() ? word : line + " " + word;
    if (!line.empty() && scene::text_measure().width(longer, font) > width) {
      put();
      line = word;
    } else {
      line = longer;
    }
    at = end + 1;
  }
  if (!line.empty()) put();
  return y;
}

}  // namespace

scene::Scene layout_waitfor(const FigureInput& input) {
  const scene::Theme& theme = scene::Theme::of(input.theme);
  const auto& measure = scene::text_measure();
  scene::Scene s;
  s.width = std::max(input.width, 240.0);
  s.background = theme.background;
  s.language = lang::name_of(input.lang);
  s.title = input.title.empty() ? tr(TextId::fig_waitfor_title, input.lang) : input.title;
  double y = 16;
  std::int32_t line_number = 0;
  for (const std::string& line : title_lines(input.title, s.width - 2 * kMargin)) {
    y += 18;
    s.text({kMargin, y}, line, title_font(), theme.text)
        .named(line_number == 0 ? scene::Id{"title"} : scene::Id{"title-#", line_number + 1});
    ++line_number;
  }
  y += input.title.empty() ? 14 : 28;

  if (input.waits.empty()) {
    s.description = tr(TextId::fig_waitfor_none, input.lang);
    s.text({kMargin, y}, s.description, kCaptionFont, theme.text_soft).named({"nobody"});
    s.height = y + kMargin;
    return s;
  }
  const bool narrow = s.width < kNarrowWait;  // a column of a book
  const double padding = narrow ? 16 : 26, least = narrow ? 60 : 84;
  double node_width = least;
  for (const machine::WaitEdge& edge : input.waits)
    for (ThreadId id : {edge.waiter, edge.holder})
      if (id != kNobody)
        node_width = std::max(node_width, measure.width(thread_name(input, id), kNodeFont) + padding);
  node_width = std::min(node_width, std::max(least, s.width / (narrow ? 3.8 : 5)));

  const double margin = narrow ? kMargin / 2 : kMargin;
  const WaitGraph g = place_waits(input, node_width, s.width - 2 * margin);
  s.width = std::max(s.width, g.width + 2 * margin);
  const double left = (s.width - g.width) / 2, top = y + 10;
  std::vector<Rect> boxes;
  for (const WaitNode& node : g.nodes)
    boxes.push_back(
        {left + node.x - node_width / 2, top + node.y - kWaitNodeHeight / 2, node_width, kWaitNodeHeight});
  WaitGraph moved = g;
  for (Point& c : moved.centres) c = {c.x + left, c.y + top};

  struct Label {
    Point at;
    std::string text;
    scene::Color color;
    double room;
  };
  std::vector<Label> labels;
  bool deadlock = false;
  for (std::size_t i = 0; i < g.nodes.size(); ++i) {
    const WaitNode& node = g.nodes[i];
    if (node.target < 0) continue;
    const bool bold = node.in_cycle;
    deadlock |= bold;
    const scene::Color color = bold ? theme.warning : theme.axis;
    const Arrow arrow = arrow_between(moved, boxes[i], boxes[static_cast<std::size_t>(node.target)],
                                      bold ? g.circle_of[i] : -1);
    paint_arrow(s, arrow, color, bold ? kBold : kPlain, {"wait-#", node.thread});
    const machine::WaitEdge& edge = input.waits[static_cast<std::size_t>(node.edge)];
    s.primitives[s.primitives.size() - 2].tip(sentence(input, edge));
    labels.push_back({on_curve(arrow.from, arrow.control, arrow.to, 0.5), object_name(input, edge),
                      bold ? theme.warning : theme.text,
                      !narrow ? 110.0
                      : bold  ? 60.0
                              : 30.0});
  }
  for (std::size_t i = 0; i < g.nodes.size(); ++i)
    paint_node(s, input, theme, g.nodes[i], boxes[i], static_cast<std::int32_t>(i));
  std::int32_t number = 0;
  for (const Label& label : labels) {
    const std::string text = scene::shorten(label.text, kEdgeFont, label.room, measure);
    const double width = measure.width(text, kEdgeFont) + 10;
    s.rect({label.at.x - width / 2, label.at.y - 8, width, 16}, theme.background, 3);
    s.text({label.at.x, scene::centred(label.at.y, kEdgeFont)}, text, kEdgeFont, label.color,
           scene::Anchor::middle)
        .named({"object-name-#", number++});
  }
  y = top + g.height + 34;
  for (const machine::WaitEdge& edge : input.waits) {
    if (!s.description.empty()) s.description += ' ';
    s.description += sentence(input, edge);
  }
  if (deadlock) {
    const std::string verdict = tr(TextId::fig_waitfor_cycle, input.lang);
    s.description += ' ';
    s.description += verdict;
    y = paint_paragraph(s, verdict, kCaptionFont, theme.text, y, s.width - 2 * kMargin, "verdict-#");
  }
  s.height = y + 6;
  return s;
}

}  // namespace kvant::figures

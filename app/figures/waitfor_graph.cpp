#include "app/figures/waitfor_graph.h"

#include <algorithm>
#include <cmath>

namespace kvant::figures {

namespace {

constexpr double kRowPitch = 54, kComponentGap = 26, kPi = 3.14159265358979323846;

int node_of(WaitGraph& g, ThreadId thread) {
  for (std::size_t i = 0; i < g.nodes.size(); ++i)
    if (g.nodes[i].thread == thread) return static_cast<int>(i);
  WaitNode node;
  node.thread = thread;
  g.nodes.push_back(std::move(node));
  return static_cast<int>(g.nodes.size()) - 1;
}

}  // namespace

ThreadId begun_thread(const FigureInput& input, const machine::WaitEdge& edge) {
  constexpr std::string_view kStart = "start ";
  if (edge.wait != trace::WaitKind::event || !edge.object.starts_with(kStart)) return kNobody;
  const std::string_view name = std::string_view(edge.object).substr(kStart.size());
  for (const trace::Lane& lane : input.lanes.threads())
    if (lane.name == name) return lane.id;
  return kNobody;
}

namespace {

void connect(WaitGraph& g, const FigureInput& input) {
  for (std::size_t e = 0; e < input.waits.size(); ++e) {
    const machine::WaitEdge& edge = input.waits[e];
    if (edge.waiter == kNobody) continue;
    const int from = node_of(g, edge.waiter);
    if (g.nodes[static_cast<std::size_t>(from)].target >= 0) continue;
    int to = -1;
    const ThreadId holder = edge.holder != kNobody ? edge.holder : begun_thread(input, edge);
    if (holder != kNobody) {
      to = node_of(g, holder);
    } else {
      WaitNode object;
      object.name = edge.object;
      g.nodes.push_back(std::move(object));
      to = static_cast<int>(g.nodes.size()) - 1;
    }
    if (to == from) continue;  // a thread that waits for itself has no arrow to show
    g.nodes[static_cast<std::size_t>(from)].target = to;
    g.nodes[static_cast<std::size_t>(from)].edge = static_cast<int>(e);
  }
}

// Each node points to one other at most: what is not on a circle hangs on one, or on a root.
void find_circles_and_levels(WaitGraph& g, std::vector<std::vector<int>>& circles) {
  const auto n = g.nodes.size();
  std::vector<int> walk(n, -1);  // in which walk a node was first met
  for (std::size_t s = 0; s < n; ++s) {
    int at = static_cast<int>(s);
    while (at >= 0 && walk[static_cast<std::size_t>(at)] < 0) {
      walk[static_cast<std::size_t>(at)] = static_cast<int>(s);
      at = g.nodes[static_cast<std::size_t>(at)].target;
    }
    if (at < 0 || walk[static_cast<std::size_t>(at)] != static_cast<int>(s)) continue;
    std::vector<int> circle;
    for (int c = at; circle.empty() || c != at; c = g.nodes[static_cast<std::size_t>(c)].target) {
      g.nodes[static_cast<std::size_t>(c)].in_cycle = true;
      circle.push_back(c);
    }
    circles.push_back(std::move(circle));
  }
  for (WaitNode& node : g.nodes)
    for (const WaitNode* at = &node; !at->in_cycle && at->target >= 0;
         at = &g.nodes[static_cast<std::size_t>(at->target)])
      ++node.level;
}

// The member that somebody outside waits for comes first, and so stands nearest to the others; else the
// lowest thread.
void start_where_others_wait(const WaitGraph& g, std::vector<int>& circle) {
  const auto waited_for = [&](int member) {
    return std::any_of(g.nodes.begin(), g.nodes.end(),
                       [&](const WaitNode& n) { return n.target == member && !n.in_cycle; });
  };
  const auto first = std::min_element(circle.begin(), circle.end(), [&](int a, int b) {
    const bool wa = waited_for(a), wb = waited_for(b);
    return wa != wb
               ? wa
               : g.nodes[static_cast<std::size_t>(a)].thread < g.nodes[static_cast<std::size_t>(b)].thread;
  });
  std::rotate(circle.begin(), first, circle.end());
}

struct Radii {
  double x = 0, y = 0;
};

// Wide enough that an arrow with its label has room between any two neighbours.
Radii radii_of(std::size_t members, double node_width, double width) {
  if (members <= 2) return {node_width * 0.5 + (width < kNarrowWait ? 40 : 75), members == 2 ? 34.0 : 0.0};
  Radii r{node_width * 0.8, 50};
  const auto crowded = [&] {
    for (std::size_t k = 0; k < members; ++k) {
      const double a = kPi + 2 * kPi * static_cast<double>(k) / static_cast<double>(members);
      const double b = kPi + 2 * kPi * static_cast<double>(k + 1) / static_cast<double>(members);
      if (std::fabs(r.x * (std::cos(a) - std::cos(b))) < node_width + 74 &&
          std::fabs(r.y * (std::sin(a) - std::sin(b))) < kWaitNodeHeight + 44)
        return true;
    }
    return false;
  };
  for (int i = 0; i < 2000 && crowded(); ++i) {
    if (i % 2 == 0) r.y += 3;
    if (r.x < width * 0.28 || i > 60) r.x += 3;  // many members: wider than asked for
  }
  return r;
}

int root_of(const WaitGraph& g, int node) {
  while (!g.nodes[static_cast<std::size_t>(node)].in_cycle &&
         g.nodes[static_cast<std::size_t>(node)].target >= 0)
    node = g.nodes[static_cast<std::size_t>(node)].target;
  return node;
}

}  // namespace

WaitGraph place_waits(const FigureInput& input, double node_width, double width) {
  WaitGraph g;
  connect(g, input);
  std::vector<std::vector<int>> circles;
  find_circles_and_levels(g, circles);
  g.circle_of.assign(g.nodes.size(), -1);
  for (std::size_t c = 0; c < circles.size(); ++c)
    for (int i : circles[c]) g.circle_of[static_cast<std::size_t>(i)] = static_cast<int>(c);

  int deepest = 0;
  for (const WaitNode& node : g.nodes) deepest = std::max(deepest, node.level);
  std::vector<Radii> radii;
  double root_width = node_width;
  for (auto& circle : circles) {
    start_where_others_wait(g, circle);
    radii.push_back(radii_of(circle.size(), node_width, width));
    root_width = std::max(root_width, 2 * radii.back().x + node_width);
  }
  const double step = deepest == 0
                          ? 0
                          : std::clamp((width - root_width) / deepest,
                                       node_width + (width < kNarrowWait ? 42 : 70), node_width + 150);
  g.width = root_width + step * deepest;
  const double root_x = g.width - root_width / 2;

  // One component, a circle or a root with all that hangs on it, below the other.
  double top = 0;
  std::vector<bool> placed(g.nodes.size(), false);
  for (std::size_t r = 0; r < g.nodes.size(); ++r) {
    const int root = root_of(g, static_cast<int>(r));
    if (placed[static_cast<std::size_t>(root)]) continue;
    const int circle = g.circle_of[static_cast<std::size_t>(root)];
    const auto same = [&](int node) {
      const int other = root_of(g, node);
      return other == root || (circle >= 0 && g.circle_of[static_cast<std::size_t>(other)] == circle);
    };
    std::vector<std::size_t> rows(static_cast<std::size_t>(deepest) + 1, 0);
    for (std::size_t i = 0; i < g.nodes.size(); ++i)
      if (same(static_cast<int>(i)) && !g.nodes[i].in_cycle)
        ++rows[static_cast<std::size_t>(g.nodes[i].level)];
    const std::size_t members = circle >= 0 ? circles[static_cast<std::size_t>(circle)].size() : 0;
    const Radii radius = circle >= 0 ? radii[static_cast<std::size_t>(circle)] : Radii{};
    double height = circle >= 0 ? 2 * radius.y + kWaitNodeHeight : kWaitNodeHeight;
    if (members == 2)
      height += 20;  // its arrows bow out above and below
    else if (members > 2)
      height += 12;
    for (std::size_t level = 1; level < rows.size(); ++level)
      height = std::max(height, static_cast<double>(rows[level]) * kRowPitch - (kRowPitch - kWaitNodeHeight));
    const double middle = top + height / 2;

    if (circle >= 0) {
      const auto& on = circles[static_cast<std::size_t>(circle)];
      for (std::size_t k = 0; k < on.size(); ++k) {
        const double angle = kPi + 2 * kPi * static_cast<double>(k) / static_cast<double>(on.size());
        WaitNode& node = g.nodes[static_cast<std::size_t>(on[k])];
        node.x = root_x + radius.x * std::cos(angle);
        node.y = middle + radius.y * std::sin(angle);
        placed[static_cast<std::size_t>(on[k])] = true;
      }
      g.centres.resize(circles.size());
      g.centres[static_cast<std::size_t>(circle)] = {root_x, middle};
    } else {
      g.nodes[static_cast<std::size_t>(root)].x = root_x;
      g.nodes[static_cast<std::size_t>(root)].y = middle;
      placed[static_cast<std::size_t>(root)] = true;
    }
    for (int level = 1; level <= deepest; ++level) {
      std::vector<int> column;
      for (std::size_t i = 0; i < g.nodes.size(); ++i)
        if (same(static_cast<int>(i)) && !g.nodes[i].in_cycle && g.nodes[i].level == level)
          column.push_back(static_cast<int>(i));
      std::stable_sort(column.begin(), column.end(), [&](int a, int b) {
        const auto y = [&](int i) {
          return g.nodes[static_cast<std::size_t>(g.nodes[static_cast<std::size_t>(i)].target)].y;
        };
        return y(a) < y(b);
      });
      double y = middle - kRowPitch * (static_cast<double>(column.size()) - 1) / 2;
      for (int i : column) {
        WaitNode& node = g.nodes[static_cast<std::size_t>(i)];
        node.x = g.width - root_width - step * level + node_width / 2;
        if (deepest == 0) node.x = root_x;
        node.y = y;
        y += kRowPitch;
        placed[static_cast<std::size_t>(i)] = true;
      }
    }
    top += height + kComponentGap;
  }
  g.height = std::max(0.0, top - kComponentGap);
  return g;
}

}  // namespace kvant::figures

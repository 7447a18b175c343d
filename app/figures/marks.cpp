#include "app/figures/marks.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace kvant::figures {

using scene::Rect;
using trace::Link;
using trace::Mark;

namespace {

constexpr double kMarkGap = 5;                           // closer marks of a kind on one lane are drawn once
constexpr double kNear = 5;                              // arrows so close belong together
constexpr double kLinkGap = 3;                           // the same for arrows between two lanes
constexpr std::size_t kMaxLooked = 20'000;               // marks or links looked at in one frame
constexpr std::size_t kMaxMarks = 400, kMaxLinks = 150;  // drawn

bool wanted(const FigureInput& input, Link::Kind kind) {
  switch (kind) {
    case Link::Kind::spawn:
      return input.show_spawn;
    case Link::Kind::wake:
      return input.show_wake;
    case Link::Kind::hand_over:
      return input.show_hand_over;
    case Link::Kind::join:
      return input.show_join;
    case Link::Kind::message:
      return input.show_messages;
  }
  return false;
}

const char* part_of(Mark::Kind kind) {
  switch (kind) {
    case Mark::Kind::print:
      return "print-#";
    case Mark::Kind::gil_request:
      return "gil-request-#";
    case Mark::Kind::exception:
      return "exception-#";
    case Mark::Kind::deadlock:
      return "deadlock-#-#";
    case Mark::Kind::race:
      return "race-#-#";
  }
  return "mark-#";
}

}  // namespace

void paint_arrow(scene::Scene& scene, scene::Point from, scene::Point tip, scene::Color color, bool dashed) {
  const double length = std::hypot(tip.x - from.x, tip.y - from.y);
  if (length < 6) return;
  const double ux = (tip.x - from.x) / length, uy = (tip.y - from.y) / length;
  constexpr double kHead = 5.5, kHalf = 2.6;
  const scene::Point neck{tip.x - ux * kHead, tip.y - uy * kHead};
  auto& line = scene.line(from, {neck.x + ux, neck.y + uy}, color, 1);
  if (dashed) line.dashed(3, 2);
  scene.polygon({tip, {neck.x - uy * kHalf, neck.y + ux * kHalf}, {neck.x + uy * kHalf, neck.y - ux * kHalf}},
                color);
}

std::vector<PlacedLink> place_links(const TimelineContext& c, const BoxOfThread& box_of) {
  std::vector<PlacedLink> out;
  const auto& links = c.input.lanes.links();
  auto at = std::lower_bound(links.begin(), links.end(), c.frame.from,
                             [](const Link& l, VirtualTime t) { return l.from_time < t; });
  std::vector<std::pair<std::int64_t, double>> last;  // of each pair of lanes: where the last arrow was
  for (std::size_t looked = 0; at != links.end() && at->from_time <= c.until && looked < kMaxLooked;
       ++at, ++looked) {
    if (!wanted(c.input, at->kind) || at->to_time > c.until || out.size() >= kMaxLinks) continue;
    const Rect* a = box_of(at->from);
    const Rect* b = box_of(at->to);
    if (!a || !b || a == b) continue;
    const double x0 = c.x_of(at->from_time), x1 = c.x_of(at->to_time);
    const std::int64_t pair = (static_cast<std::int64_t>(at->from) << 32) + at->to;
    auto known = std::find_if(last.begin(), last.end(), [&](const auto& p) { return p.first == pair; });
    if (known == last.end()) known = last.insert(last.end(), {pair, -1e9});
    if (x0 - known->second < kLinkGap) continue;
    // A thread that was just started wakes who waited for its start: the first arrow says it.
    const bool answers =
        at->kind == Link::Kind::wake && std::any_of(out.begin(), out.end(), [&](const PlacedLink& l) {
          return l.link->kind == Link::Kind::spawn &&
                 ((l.link->from == at->to && l.link->to == at->from) ||
                  (l.link->from == at->from && l.link->to == at->to)) &&
                 std::fabs(l.tip.x - x0) < kNear;
        });
    if (answers) continue;
    // So flat that nobody sees where it leads: what the sockets' lanes show says more.
    constexpr double kFlat = 4;
    const double dy = b->y > a->y ? b->y - a->bottom() : a->y - b->bottom();
    if (at->kind == Link::Kind::message && x1 - x0 > kFlat * std::max(dy, 1.0)) continue;
    known->second = x0;
    const bool down = b->y > a->y;
    PlacedLink placed{&*at, {x0, down ? a->bottom() : a->y}, {x1, down ? b->y : b->bottom()}};
    // Upright arrows of one kind from (or to) one lane, close together, share their line.
    if (std::fabs(x1 - x0) < 1)
      for (const PlacedLink& l : out)
        if (l.link->kind == at->kind && (l.link->from == at->from || l.link->to == at->to) &&
            std::fabs(l.from.x - x0) < kNear && std::fabs(l.tip.x - l.from.x) < 1)
          placed.from.x = l.from.x, placed.tip.x = l.from.x;
    out.push_back(placed);
  }
  return out;
}

void add_obstacles(TimelineContext& c, const std::vector<PlacedLink>& links,
                   const std::vector<PlacedMark>& marks) {
  constexpr double kArrow = 2, kSign = 8;
  for (const PlacedLink& l : links) {
    // The ends touch their lanes' edges; only lanes between are passed.
    const double y0 = std::min(l.from.y, l.tip.y) + 1, y1 = std::max(l.from.y, l.tip.y) - 1;
    if (y1 > y0)
      c.obstacles.push_back(
          {std::min(l.from.x, l.tip.x) - kArrow, std::max(l.from.x, l.tip.x) + kArrow, y0, y1});
  }
  for (const PlacedMark& m : marks)
    if (m.mark->kind == Mark::Kind::exception || m.mark->kind == Mark::Kind::deadlock ||
        m.mark->kind == Mark::Kind::race)
      c.obstacles.push_back({m.x - kSign, m.x + kSign, m.box.y, m.box.bottom()});
}

void paint_links(TimelineContext& c, const std::vector<PlacedLink>& links) {
  for (const PlacedLink& placed : links) {
    const Link& link = *placed.link;
    const std::size_t first = c.scene.primitives.size();
    paint_arrow(c.scene, placed.from, placed.tip, c.theme.axis,
                link.kind == Link::Kind::wake || link.kind == Link::Kind::hand_over);
    if (c.scene.primitives.size() == first) continue;
    static constexpr const char* kSigns[] = {"spawn", "wake", "hand-over", "join", "message"};
    c.scene.primitives[first]
        .named({"link-#", link.event})
        .signs(kSigns[static_cast<std::size_t>(link.kind)])
        .hits({.kind = scene::Hit::Kind::link, .lane = link.to, .event = link.event});
    if (link.kind == Link::Kind::message) {  // it begins with a dot
      constexpr double kDot = 2;
      c.scene.rect({placed.from.x - kDot, placed.from.y - kDot, 2 * kDot, 2 * kDot}, c.theme.axis, kDot);
    }
    c.seen.links.set(static_cast<std::size_t>(link.kind));
  }
}

void paint_mark(scene::Scene& scene, const scene::Theme& theme, Mark::Kind kind,
                const scene::ActorColors& actor, double x, const Rect& box) {
  switch (kind) {
    case Mark::Kind::print: {  // a small flag below the lane
      const double y = box.bottom() + 1;
      scene.polygon({{x, y}, {x + 3.2, y + 5}, {x - 3.2, y + 5}}, actor.text);
      return;
    }
    case Mark::Kind::gil_request: {  // knocks from above
      const double y = box.y - 1;
      scene.polygon({{x, y}, {x - 3.2, y - 5}, {x + 3.2, y - 5}}, theme.text);
      return;
    }
    case Mark::Kind::exception: {
      const double y = box.y + box.height / 2, r = 5.5;
      scene.polygon({{x, y - r}, {x + r, y}, {x, y + r}, {x - r, y}}, theme.warning);
      scene.line({x, y - 3}, {x, y + 0.8}, theme.background, 1.4);
      scene.line({x, y + 1.9}, {x, y + 3.2}, theme.background, 1.4);
      return;
    }
    case Mark::Kind::deadlock: {
      const double y = box.y + box.height / 2, r = 6.5, arm = 2.6;
      scene.outline({x - r, y - r, 2 * r, 2 * r}, theme.background, theme.warning, 1.6, r);
      scene.line({x - arm, y - arm}, {x + arm, y + arm}, theme.warning, 1.8);
      scene.line({x - arm, y + arm}, {x + arm, y - arm}, theme.warning, 1.8);
      return;
    }
    case Mark::Kind::race: {  // a flash, on a disc that keeps it off the block
      const double y = box.y + box.height / 2, r = 7.5;
      scene.outline({x - r, y - r, 2 * r, 2 * r}, theme.background, theme.warning, 1.2, r);
      scene.polygon({{x + 1.2, y - 5.5}, {x - 3.2, y + 1}, {x + 0.8, y + 1}}, theme.warning);
      scene.polygon({{x - 1.2, y + 5.5}, {x + 3.2, y - 1}, {x - 0.8, y - 1}}, theme.warning);
      return;
    }
  }
}

std::vector<PlacedMark> place_marks(const TimelineContext& c, const BoxOfThread& box_of) {
  std::vector<PlacedMark> out;
  if (!c.input.show_marks) return out;
  const auto& marks = c.input.lanes.marks();
  auto at = std::lower_bound(marks.begin(), marks.end(), c.frame.from,
                             [](const Mark& m, VirtualTime t) { return m.time < t; });
  std::vector<std::pair<std::int64_t, double>> last;
  for (std::size_t looked = 0; at != marks.end() && at->time <= c.until && looked < kMaxLooked;
       ++at, ++looked) {
    const Rect* box = box_of(at->thread);
    if (!box || out.size() >= kMaxMarks) continue;
    const double x = c.x_of(at->time);
    const std::int64_t key = static_cast<std::int64_t>(at->thread) * 8 + static_cast<int>(at->kind);
    auto known = std::find_if(last.begin(), last.end(), [&](const auto& p) { return p.first == key; });
    if (known == last.end()) known = last.insert(last.end(), {key, -1e9});
    if (x - known->second < kMarkGap) continue;
    known->second = x;
    out.push_back({&*at, x, *box});
  }
  return out;
}

void paint_marks(TimelineContext& c, const std::vector<PlacedMark>& marks) {
  for (const PlacedMark& m : marks) {
    const std::size_t first = c.scene.primitives.size();
    paint_mark(c.scene, c.theme, m.mark->kind, c.theme.actor(m.mark->thread), m.x, m.box);
    static constexpr const char* kSigns[] = {"print", "gil-request", "exception", "deadlock", "race"};
    c.scene.primitives[first]
        .named({part_of(m.mark->kind), m.mark->event, m.mark->thread})
        .signs(kSigns[static_cast<std::size_t>(m.mark->kind)])
        .hits({.kind = scene::Hit::Kind::mark, .lane = m.mark->thread, .event = m.mark->event});
    c.seen.marks.set(static_cast<std::size_t>(m.mark->kind));
  }
}

}  // namespace kvant::figures

#include "app/figures/lane_painter.h"

#include "app/figures/words.h"

namespace kvant::figures {

using scene::Hit;
using scene::Rect;
using trace::Interval;
using trace::Lane;
using trace::LaneKind;
using trace::LaneState;

namespace {

constexpr double kInset = 4;        // waiting blocks are lower than running ones
constexpr double kIoShare = 0.4;    // height of a block that waits for a device
constexpr double kHairline = 0.75;  // nothing that is drawn is narrower
constexpr double kChipPadding = 5;
constexpr double kLeastFolded = 6;    // narrower than this, a folded block says nothing
constexpr double kMinShortened = 52;  // a shortened label below this width tells nothing

double inset(double height) {
  return std::min(kInset, height * 0.12);
}

constexpr const char* kParts[] = {"thread-#-span-#", "core-#-span-#",   "lock-#-span-#",
                                  "task-#-span-#",   "socket-#-span-#", "process-#-span-#"};
constexpr const char* kLabelParts[] = {"thread-#-label-#", "core-#-label-#",   "lock-#-label-#",
                                       "task-#-label-#",   "socket-#-label-#", "process-#-label-#"};
constexpr const char* kFoldedParts[] = {"thread-#-folded-#", "core-#-folded-#",   "lock-#-folded-#",
                                        "task-#-folded-#",   "socket-#-folded-#", "process-#-folded-#"};
const char* part_of(LaneKind kind) {
  return kParts[static_cast<std::size_t>(kind)];
}
const char* label_part_of(LaneKind kind) {
  return kLabelParts[static_cast<std::size_t>(kind)];
}
const char* folded_part_of(LaneKind kind) {
  return kFoldedParts[static_cast<std::size_t>(kind)];
}

// Whose colours a lane of states has.
const scene::ActorColors& lane_colors(const TimelineContext& c, const Lane& lane) {
  if (c.actor != kNobody) return c.theme.actor(c.actor);
  switch (lane.kind) {
    case LaneKind::task:
      return c.theme.actor(task_actor(c.input, lane.id));
    case LaneKind::socket:
      return c.theme.neutral;
    default:
      return c.theme.actor(lane.id);
  }
}

// A texture needs room: what is narrower is a tint, which a legend would not explain.
bool is_tint(LaneState state, double width) {
  return width < kLeastTexture &&
         (state == LaneState::ready || state == LaneState::wait_gil || state == LaneState::blocked);
}

// The legend will say what `painted` is.
void note_state(TimelineContext& c, LaneKind kind, LaneState state, double width, scene::Primitive& painted) {
  if (is_tint(state, width)) return;
  painted.sign = sign_of(kind, state);
  (kind == LaneKind::socket ? c.seen.socket_states
   : kind == LaneKind::task ? c.seen.task_states
                            : c.seen.states)
      .set(static_cast<std::size_t>(state));
}

// A label on a texture, on a chip of the background's colour.
void paint_chip(TimelineContext& c, const Lane& lane, const Interval& interval, std::size_t index,
                const Rect& box, const scene::ActorColors& actor) {
  const scene::Font font{.weight = scene::FontWeight::semibold, .size = block_font().size};
  const double room = box.width - 2 * kChipPadding - 6;
  std::string text = interval_label(c.input, lane, interval);
  double width = c.measure.width(text, font);
  if (width > room && interval.state == LaneState::blocked) {
    text = short_label(c.input, interval);
    width = c.measure.width(text, font);
  }
  if (width > room) {
    if (room < kMinShortened) return;
    text = scene::shorten(text, font, room, c.measure);
    if (text.empty()) return;
    width = c.measure.width(text, font);
  }
  const double x = box.x + box.width / 2, y = box.y + box.height / 2, height = std::min(16.0, box.height - 2);
  c.scene.rect({x - width / 2 - kChipPadding, y - height / 2, width + 2 * kChipPadding, height}, c.theme.chip,
               3);
  c.scene.text({x, scene::centred(y, font)}, std::move(text), font, actor.text, scene::Anchor::middle)
      .named({label_part_of(lane.kind), lane.id, static_cast<std::int32_t>(index)});
}

void paint_plain_label(TimelineContext& c, const Lane& lane, std::string text, std::size_t index,
                       const Rect& box, double y, scene::Font font, scene::Color color, double padding,
                       bool may_shorten) {
  const double room = box.width - 2 * padding;
  if (text.empty() || room < 6) return;
  // A whole word in smaller type says more than half of one.
  constexpr double kSmallType = 9;
  if (const scene::Font small{font.role, font.weight, kSmallType, font.italic};
      font.size > kSmallType && c.measure.width(text, font) > room &&
      c.measure.width(text, small) <= room + 2)
    font = small, padding = std::max(1.0, padding - 1);
  if (c.measure.width(text, font) > box.width - 2 * padding) {
    if (!may_shorten || room < kMinShortened) return;
    text = scene::shorten(text, font, room, c.measure);
    if (text.empty()) return;
  }
  c.scene.text({box.x + box.width / 2, y}, std::move(text), font, color, scene::Anchor::middle)
      .named({label_part_of(lane.kind), lane.id, static_cast<std::int32_t>(index)});
}

void paint_label(TimelineContext& c, const Lane& lane, std::size_t index, const Rect& whole,
                 const scene::ActorColors& actor) {
  const Interval& i = lane.intervals[index];
  const Rect box = c.free_part(whole);
  if (box.width < 14) return;
  const double middle = box.y + box.height / 2;
  switch (i.state) {
    case LaneState::running:
      return paint_plain_label(c, lane, interval_label(c.input, lane, i), index, box,
                               scene::centred(middle, block_font()), block_font(), actor.on_solid, 3.5, true);
    case LaneState::ready:
      return paint_plain_label(c, lane, interval_label(c.input, lane, i), index, box,
                               scene::centred(middle, small_font()), small_font(), actor.text, 4, false);
    case LaneState::wait_gil:
    case LaneState::blocked:
      return paint_chip(c, lane, i, index, box, actor);
    case LaneState::wait_io:
      if (box.height < 24) return;
      return paint_plain_label(c, lane, interval_label(c.input, lane, i), index, box,
                               middle - box.height * kIoShare / 2 - 2.4, small_font(), actor.text, 2, true);
    case LaneState::sleeping:
      if (box.height < 24) return;
      return paint_plain_label(c, lane, interval_label(c.input, lane, i), index, box, middle - 4,
                               small_font(), actor.text, 2, false);
    case LaneState::suspended:
      if (box.height < 24) return;
      return paint_plain_label(c, lane, interval_label(c.input, lane, i), index, box, middle - 5,
                               small_font(), c.theme.text_soft, 4, true);
    case LaneState::absent:
    case LaneState::switching:
      return;
  }
}

void paint_interval(TimelineContext& c, const Lane& lane, std::size_t first, std::size_t last, double x0,
                    double x1, const Rect& row) {
  const Interval& i = lane.intervals[first];
  if (i.state == LaneState::absent) return;
  const bool thread_lane = trace::shows_states(lane.kind);
  const scene::ActorColors& actor = thread_lane ? lane_colors(c, lane) : c.theme.actor(i.thread);
  Rect box{x0, row.y, std::max(x1 - x0, kHairline), row.height};
  if (box.right() > c.frame.plot.right()) box.x = c.frame.plot.right() - box.width;
  const Hit hit{.kind = Hit::Kind::interval,
                .lane_kind = static_cast<std::uint8_t>(lane.kind),
                .lane = lane.id,
                .interval = static_cast<std::int32_t>(first),
                .interval_end = static_cast<std::int32_t>(last),
                .event = i.begin_event};
  const auto index = static_cast<std::int32_t>(first);
  const std::size_t painted = c.scene.primitives.size();
  paint_state(c.scene, c.theme, i.state, actor, box, {part_of(lane.kind), lane.id, index}, hit);
  note_state(c, lane.kind, i.state, box.width, c.scene.primitives[painted]);
  if (!c.embedded && painted < c.scene.primitives.size()) {
    Interval whole = i;
    whole.end = lane.intervals[last - 1].end;
    c.scene.primitives[painted].tooltip = interval_tip(c.input, lane, whole);
  }
  if (thread_lane && row.height >= kMinLabelled &&
      !(lane.kind == LaneKind::socket && i.state == LaneState::sleeping)) {
    paint_label(c, lane, first, box, actor);
  } else if (!thread_lane && c.theme.kind == scene::ThemeKind::print && i.state == LaneState::running &&
             i.thread >= 0 && static_cast<std::size_t>(i.thread) < c.input.lanes.threads().size()) {
    // Greys are few: name the thread, too.
    const scene::Font font{.size = 9};
    paint_plain_label(
        c, lane, lane_name(c.input, c.input.lanes.threads()[static_cast<std::size_t>(i.thread)]), first,
        c.free_part(box), scene::centred(row.y + row.height / 2, font), font, actor.on_solid, 3, true);
  }
  const bool ended = thread_lane && last == lane.intervals.size() && lane.intervals.back().end_event >= 0;
  if (ended && lane.intervals.back().end <= c.until) {
    paint_end_cap(c.scene, actor, std::min(x1, c.frame.plot.right()), row);
    c.scene.primitives.back().sign = "finished";
    c.seen.finished = true;
  }
}

void paint_folded(TimelineContext& c, const Lane& lane, const Folded& folded, const Rect& row) {
  const bool thread_lane = trace::shows_states(lane.kind);
  const Hit hit{.kind = Hit::Kind::folded,
                .lane_kind = static_cast<std::uint8_t>(lane.kind),
                .lane = lane.id,
                .interval = static_cast<std::int32_t>(folded.first),
                .interval_end = static_cast<std::int32_t>(folded.last),
                .event = lane.intervals[folded.first].begin_event};
  const auto id = scene::Id{folded_part_of(lane.kind), lane.id, static_cast<std::int32_t>(folded.first)};
  const double width = std::max(folded.x1 - folded.x0, kHairline);
  if (width < kLeastFolded) {  // too narrow for shares: what takes most of it
    const Folded::Share* most = nullptr;
    for (const Folded::Share& s : folded.shares)
      if (s.quarters > 0 && !most) most = &s;
    const Rect box{folded.x0, row.y, width, row.height};
    const auto state = thread_lane && most ? static_cast<LaneState>(most->what) : LaneState::running;
    if (!most || (thread_lane ? state == LaneState::absent : most->what == kNobody)) return;
    const scene::ActorColors& actor = thread_lane ? lane_colors(c, lane) : c.theme.actor(most->what);
    const std::size_t painted = c.scene.primitives.size();
    paint_state(c.scene, c.theme, state, actor, box, id, hit);
    note_state(c, lane.kind, state, width, c.scene.primitives[painted]);
    return;
  }
  if (thread_lane) {
    int running = 0, absent = 0;
    for (const Folded::Share& s : folded.shares) {
      if (s.what == static_cast<std::int32_t>(LaneState::running)) running = s.quarters;
      if (s.what == static_cast<std::int32_t>(LaneState::absent)) absent = s.quarters;
    }
    if (absent >= 4) return;
    const scene::ActorColors& actor = lane_colors(c, lane);
    const double margin = running ? 0 : inset(row.height);
    c.scene
        .rect({folded.x0, row.y + margin, width, row.height - 2 * margin},
              scene::mix(actor.solid, c.theme.background, 0.2 + 0.2 * running))
        .named(id)
        .signs("folded")
        .hits(hit);
    c.seen.folded = true;
    return;
  }
  // Stripes as high as each actor's share.
  double y = row.bottom();
  bool named = false;
  for (const Folded::Share& s : folded.shares) {
    if (s.quarters == 0) continue;
    const double height = std::min(row.height * s.quarters / 4, y - row.y);
    y -= height;
    if (s.what == kNobody || height <= 0) continue;
    scene::Primitive& p = c.scene.rect({folded.x0, y, width, height}, c.theme.actor(s.what).solid).hits(hit);
    p.sign = "folded";
    c.seen.folded = true;
    if (!named) p.named(id);
    named = true;
  }
}

}  // namespace

Rect TimelineContext::free_part(const Rect& box) const {
  constexpr double kClear = 2;
  std::vector<std::pair<double, double>> cuts;
  for (const Obstacle& o : obstacles)
    if (o.x1 > box.x && o.x0 < box.right() && o.y1 > box.y && o.y0 < box.bottom())
      cuts.push_back({o.x0, o.x1});
  if (cuts.empty()) return box;
  std::sort(cuts.begin(), cuts.end());
  Rect best{box.x, box.y, 0, box.height};
  double x = box.x;
  const auto offer = [&](double from, double to) {
    if (to - from > best.width) best.x = from, best.width = to - from;
  };
  for (const auto& [x0, x1] : cuts) {
    offer(x, x0 - kClear);
    x = std::max(x, x1 + kClear);
  }
  offer(x, box.right());
  return best;
}

const char* sign_of(LaneState state) {
  static constexpr const char* kSigns[] = {"",        "running",  "ready",     "wait-gil", "blocked",
                                           "wait-io", "sleeping", "suspended", "switching"};
  return kSigns[static_cast<std::size_t>(state)];
}

const char* sign_of(LaneKind kind, LaneState state) {
  if (kind != LaneKind::socket) return sign_of(state);
  switch (state) {
    case LaneState::wait_io:
      return "socket-way";
    case LaneState::ready:
      return "socket-ready";
    case LaneState::running:
      return "socket-works";
    case LaneState::sleeping:
      return "socket-open";
    default:
      return sign_of(state);
  }
}

scene::Font block_font() {
  return {.weight = scene::FontWeight::medium, .size = 10.5};
}
scene::Font small_font() {
  return {.size = 10};
}

void paint_end_cap(scene::Scene& scene, const scene::ActorColors& actor, double x, const Rect& box) {
  scene.rect({x - 1.2, box.y - 2.5, 2.6, box.height + 5}, actor.text, 1);
}

void paint_state(scene::Scene& scene, const scene::Theme& theme, LaneState state,
                 const scene::ActorColors& actor, const Rect& box, scene::Id id, const Hit& hit) {
  const double middle = box.y + box.height / 2;
  const double margin = inset(box.height);
  const Rect low{box.x + 0.5, box.y + margin, std::max(box.width - 1, kHairline), box.height - 2 * margin};
  const double radius = box.width > 6 ? 2 : 0;
  switch (state) {
    case LaneState::absent:
      return;
    case LaneState::running:
      scene.rect(box, actor.solid, box.height > kSlimHeight ? radius : std::min(radius, 1.0))
          .named(id)
          .hits(hit);
      return;
    case LaneState::ready:
      if (box.width < kLeastTexture) {
        scene.rect({box.x, low.y, box.width, low.height}, scene::mix(actor.solid, theme.background, 0.35))
            .named(id)
            .hits(hit);
        return;
      }
      scene.outline(low, actor.pale, actor.outline, 1, radius).dashed(4, 3).named(id).hits(hit);
      return;
    case LaneState::wait_gil:
    case LaneState::blocked: {
      if (box.width < kLeastTexture) {
        scene.rect({box.x, low.y, box.width, low.height}, scene::mix(actor.solid, theme.background, 0.5))
            .named(id)
            .hits(hit);
        return;
      }
      scene::Primitive& p = scene.outline(low, actor.pale, actor.outline, 1, radius).named(id).hits(hit);
      p.pattern = state == LaneState::blocked ? scene::Pattern::cross : scene::Pattern::hatch;
      p.pattern_color = actor.pattern;
      return;
    }
    case LaneState::wait_io: {
      const double height = box.height * kIoShare;
      scene.rect({box.x, middle - height / 2, box.width, height}, actor.pale_io, radius).named(id).hits(hit);
      if (box.width >= 4)
        scene.line({box.x + 1, middle}, {box.right() - 1, middle}, actor.outline, 1.6).dashed(2, 4);
      return;
    }
    case LaneState::sleeping:
      scene.line({box.x, middle}, {box.right(), middle}, actor.outline, 1.6).named(id).hits(hit);
      return;
    case LaneState::suspended: {
      const double r = box.width >= 14 ? 2.4 : 0;  // open ends
      scene.line({box.x + 2 * r, middle}, {box.right() - 2 * r, middle}, theme.text_soft, 1.2)
          .named(id)
          .hits(hit);
      if (r > 0)
        for (double x : {box.x + r, box.right() - r})
          scene.outline({x - r, middle - r, 2 * r, 2 * r}, theme.background, theme.text_soft, 1.2, r);
      return;
    }
    case LaneState::switching:
      if (box.width > 8) {  // with equal steps: a dumb-bell, lest the least of things look the greatest
        scene.rect({box.x, middle - 1, box.width, 2}, theme.switching).named(id).hits(hit);
        for (double x : {box.x, box.right() - 1.2})
          scene.rect({x, box.y - 1.5, 1.2, box.height + 3}, theme.switching);
        return;
      }
      scene.rect({box.x, box.y - 1.5, std::max(box.width, 1.0), box.height + 3}, theme.switching)
          .named(id)
          .hits(hit);
      return;
  }
}

void paint_lane(TimelineContext& c, const Lane& lane, const Rect& row) {
  if (!trace::shows_states(lane.kind)) c.scene.rect(row, c.theme.grid, 1);  // an idle core is seen to be idle
  WalkLimits limits;
  limits.left = c.frame.plot.x;
  limits.right = c.frame.plot.right();
  limits.from = c.frame.from;
  limits.to = c.until;
  limits.right = std::min(limits.right, c.x_of(c.until));
  limits.min_width = c.min_width;
  limits.fold_width = std::max(4.0, 2 * c.min_width);
  const auto on_interval = [&](std::size_t first, std::size_t last, double x0, double x1) {
    paint_interval(c, lane, first, last, x0, x1, row);
  };
  const auto on_folded = [&](const Folded& folded) { paint_folded(c, lane, folded, row); };
  if (c.frame.axis->mode() == AxisMode::linear) {
    const double scale = c.frame.plot.width / static_cast<double>(c.frame.to - c.frame.from);
    const auto x_of = [left = c.frame.plot.x, from = c.frame.from, scale](VirtualTime t) {
      return left + static_cast<double>(t - from) * scale;
    };
    const auto time_at = [left = c.frame.plot.x, from = c.frame.from, scale](double x) {
      return from + static_cast<VirtualTime>((x - left) / scale);
    };
    walk_lane(lane, limits, x_of, time_at, on_interval, on_folded);
  } else {
    walk_lane(
        lane, limits, [&](VirtualTime t) { return c.frame.x_of(t); },
        [&](double x) { return c.frame.time_at(x); }, on_interval, on_folded);
  }
}

}  // namespace kvant::figures

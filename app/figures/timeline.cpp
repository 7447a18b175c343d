#include "app/figures/timeline.h"

#include <algorithm>
#include <cmath>

#include "app/figures/legend.h"
#include "app/figures/marks.h"
#include "app/figures/page.h"
#include "app/figures/rows.h"
#include "app/figures/ruler.h"
#include "app/figures/words.h"

namespace kvant::figures {

using scene::Rect;

namespace {

constexpr double kMargin = 20;
constexpr double kNameGap = 12;       // between a name and the plot
constexpr double kRulerHeight = 28;   // embedded: above the rows
constexpr double kCursorHeight = 20;  // in a figure: room for the cursor's time
constexpr std::size_t kNamesMeasured = 400;
constexpr VirtualTime kShortestWindow = 20;  // ns
constexpr double kFewestSteps = 2;           // with equal steps

scene::Font name_font() {
  return {.weight = scene::FontWeight::medium, .size = 11.5};
}
scene::Font slim_font() {
  return {.size = 10.5};
}
scene::Font header_font() {
  return {.weight = scene::FontWeight::semibold, .size = 11};
}

// Lanes of states are named in full type, cores and locks in small.
bool shows_name(TimelineRow::Kind kind) {
  return kind != TimelineRow::Kind::core && kind != TimelineRow::Kind::lock &&
         kind != TimelineRow::Kind::socket && kind != TimelineRow::Kind::more;
}

double gutter_of(const FigureInput& input, const std::vector<TimelineRow>& rows, double width,
                 const scene::TextMeasure& measure) {
  double gutter = 24;
  const std::size_t n = std::min(rows.size(), kNamesMeasured);
  for (std::size_t r = 0; r < n; ++r)
    if (const trace::Lane* lane = lane_of(input, rows[r]))
      gutter = std::max(gutter, measure.width(lane_name(input, *lane),
                                              shows_name(rows[r].kind) ? name_font() : slim_font()));
  return std::min(gutter, std::max(70.0, std::min(150.0, width * 0.22)));
}

std::size_t seen_count(const trace::Lane& lane, VirtualTime from, VirtualTime to) {
  const auto& v = lane.intervals;
  const auto a = std::lower_bound(v.begin(), v.end(), from,
                                  [](const trace::Interval& i, VirtualTime t) { return i.end <= t; });
  const auto b =
      std::lower_bound(a, v.end(), to, [](const trace::Interval& i, VirtualTime t) { return i.begin < t; });
  return static_cast<std::size_t>(b - a);
}

// The narrowest interval drawn for itself, such that all seen rows together stay below the limit.
double min_width_for(const TimelineContext& c, const std::vector<const trace::Lane*>& lanes) {
  for (const double width : {2.0, 3.0, 4.0, 6.0, 8.0, 12.0, 18.0, 28.0, 44.0}) {
    double primitives = 0;
    for (const trace::Lane* lane : lanes) {
      const double pieces = c.frame.plot.width / width;
      const double drawn = std::min(static_cast<double>(seen_count(*lane, c.frame.from, c.until)), pieces);
      primitives += drawn * (trace::shows_states(lane->kind) ? 1.3 : 1);
      if (trace::shows_states(lane->kind))  // labels, only in wide ones
        primitives += 2 * std::min(drawn, c.frame.plot.width / 26);
    }
    if (primitives <= static_cast<double>(kMaxPrimitives) * 0.8) return width;
  }
  return 60;
}

void paint_names(TimelineContext& c, const TimelineRow& row, const trace::Lane& lane, double gutter) {
  const bool thread = shows_name(row.kind);
  scene::Font font = thread ? name_font() : slim_font();
  font.size = std::clamp(row.height - 1, 9.0, font.size);
  std::string name = lane_name(c.input, lane);
  // Of a process the number says more than half of its file's name.
  if (row.kind == TimelineRow::Kind::process_lane && c.measure.width(name, font) > gutter)
    name = lang::format(c.input.lang, lang::TextId::fig_process, pid_of(lane.id));
  const std::string shown = scene::shorten(name, font, gutter, c.measure);
  static constexpr const char* kParts[] = {"",
                                           "thread-#-name",
                                           "core-#-name",
                                           "lock-#-name",
                                           "task-#-name",
                                           "socket-#-name",
                                           "process-#-lane-name"};
  const char* part = kParts[static_cast<std::size_t>(row.kind)];
  auto& text = c.scene
                   .text({c.frame.plot.x - kNameGap, scene::centred(row.y + row.height / 2, font)}, shown,
                         font, thread ? c.theme.text : c.theme.text_soft, scene::Anchor::end)
                   .named({part, row.id});
  if (shown != name) text.tip(name);
}

// What the name of a process covers.
Obstacle heading_of(const TimelineContext& c, const TimelineRow& row, double left, std::string& title) {
  const double x = left + (c.embedded ? 12 : 0);
  title = scene::shorten(process_title(c.input, row.id), header_font(), c.frame.plot.right() - x, c.measure);
  return {x - 3, x + c.measure.width(title, header_font()) + 3, row.y, row.y + row.height};
}

void paint_header(TimelineContext& c, const TimelineRow& row, double left) {
  const scene::Hit hit{.kind = scene::Hit::Kind::process, .lane = row.id};
  c.scene.rect({left, row.y, c.frame.plot.right() - left, row.height}, {}).hits(hit);
  c.scene.line({left, row.y + row.height}, {c.frame.plot.right(), row.y + row.height}, c.theme.rule, 1);
  std::string title;
  c.headings.push_back(heading_of(c, row, left, title));
}

// When all else is painted: an arrow that passes goes behind the name.
void paint_heading(TimelineContext& c, const TimelineRow& row, double left,
                   const std::vector<PlacedLink>& links) {
  std::string title;
  const Obstacle at = heading_of(c, row, left, title);
  const bool crossed = std::any_of(links.begin(), links.end(), [&](const PlacedLink& l) {
    return std::max(l.from.x, l.tip.x) > at.x0 && std::min(l.from.x, l.tip.x) < at.x1 &&
           std::max(l.from.y, l.tip.y) > at.y0 && std::min(l.from.y, l.tip.y) < at.y1;
  });
  if (crossed) c.scene.rect({at.x0, at.y0 + 2, at.x1 - at.x0, row.height - 3}, c.theme.background);
  const double baseline = row.y + 14, y = baseline - 4;
  if (c.embedded && row.collapsed)
    c.scene.polygon({{left, y - 3.5}, {left + 5, y}, {left, y + 3.5}}, c.theme.text);
  else if (c.embedded)
    c.scene.polygon({{left - 0.5, y - 2.5}, {left + 6.5, y - 2.5}, {left + 3, y + 2.5}}, c.theme.text);
  c.scene.text({at.x0 + 3, baseline}, title, header_font(), c.theme.text).named({"process-#", row.id});
}

void paint_hidden(TimelineContext& c, double top, double bottom) {
  if (!c.input.hide_future || c.until >= c.frame.to) return;
  const double x = std::max(c.x_of(c.until), c.frame.plot.x);
  const Rect box{x, top, c.frame.plot.right() - x, bottom - top};
  double y = top;
  const auto cover = [&](double to, double left) {
    if (to > y && box.right() > left)
      c.scene.rect({left, y, box.right() - left, to - y}, c.theme.surface)
          .named(y == top ? scene::Id{"hidden"} : scene::Id{});
    y = std::max(y, to);
  };
  for (const Obstacle& heading : c.headings) {  // names of processes are no secret
    if (heading.x1 <= x || heading.y1 <= top || heading.y0 >= bottom) continue;
    cover(heading.y0, x);
    cover(std::min(heading.y1, bottom), heading.x1);
  }
  cover(bottom, x);
  const scene::Font font{.size = 10, .italic = true};
  const std::string text = tr(lang::TextId::fig_hidden, c.input.lang);
  if (c.measure.width(text, font) + 12 <= box.width)
    c.scene.text({x + box.width / 2, scene::centred((top + bottom) / 2, font)}, text, font, c.theme.text_soft,
                 scene::Anchor::middle);
}

// Folds, and in a figure the cursor, which stands still there.
void add_fixed_obstacles(TimelineContext& c, double top, double bottom) {
  for (const Tick& fold : folds_of(c.frame, c.input.lang))
    c.obstacles.push_back({fold.x - 5, fold.x + 5, top, bottom});
  if (!c.embedded && c.input.cursor >= c.frame.from && c.input.cursor <= c.frame.to) {
    const double x = c.x_of(c.input.cursor);
    c.obstacles.push_back({x - 2, x + 2, top, bottom});
  }
}

void paint_rows(TimelineContext& c, double left, double gutter, double top, double bottom) {
  std::vector<const trace::Lane*> lanes;
  const auto visible = [&](const TimelineRow& row) {
    return row.y + row.height + 12 > top && row.y - 12 < bottom;
  };
  for (const TimelineRow& row : c.frame.rows)
    if (const trace::Lane* lane = lane_of(c.input, row); lane && visible(row)) lanes.push_back(lane);
  c.min_width = min_width_for(c, lanes);

  std::vector<std::pair<ThreadId, Rect>> boxes;
  for (const TimelineRow& row : c.frame.rows)
    if (row.kind == TimelineRow::Kind::thread && visible(row))
      boxes.push_back({row.id, {c.frame.plot.x, row.y, c.frame.plot.width, row.height}});
  std::sort(boxes.begin(), boxes.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  const auto box_of = [&](ThreadId id) -> const Rect* {
    const auto at = std::lower_bound(boxes.begin(), boxes.end(), id,
                                     [](const auto& b, ThreadId t) { return b.first < t; });
    return at != boxes.end() && at->first == id ? &at->second : nullptr;
  };
  const std::vector<PlacedLink> links = place_links(c, box_of);
  const std::vector<PlacedMark> marks = place_marks(c, box_of);
  c.obstacles.clear();
  c.headings.clear();
  add_obstacles(c, links, marks);
  add_fixed_obstacles(c, top, bottom);

  const TimelineRow* before = nullptr;
  for (const TimelineRow& row : c.frame.rows) {
    // A hairline between two thread lanes, in the middle of their gap.
    if (before && shows_name(before->kind) && before->kind != TimelineRow::Kind::process &&
        before->kind == row.kind && visible(row)) {
      const double y = (before->y + before->height + row.y) / 2;
      c.scene.line({c.frame.plot.x, y}, {c.frame.plot.right(), y}, c.theme.rule, 0.7);
    }
    before = &row;
    if (!visible(row)) continue;
    if (row.kind == TimelineRow::Kind::more) {
      const scene::Font font{.size = 10, .italic = true};
      c.scene.text({c.frame.plot.x - kNameGap, scene::centred(row.y + row.height / 2, font)},
                   lang::plural(lang::PluralId::fig_loop_more, row.id, c.input.lang), font, c.theme.text_soft,
                   scene::Anchor::end);
    } else if (row.kind == TimelineRow::Kind::process) {
      paint_header(c, row, left);
    } else if (const trace::Lane* lane = lane_of(c.input, row)) {
      paint_names(c, row, *lane, gutter);
      paint_lane(c, *lane, {c.frame.plot.x, row.y, c.frame.plot.width, row.height});
    }
  }
  paint_folds(c, top, bottom);
  paint_links(c, links);
  for (const TimelineRow& row : c.frame.rows)
    if (row.kind == TimelineRow::Kind::process && visible(row)) paint_heading(c, row, left, links);
  paint_marks(c, marks);
}

void layout_embedded(TimelineContext& c, const Viewport& v, double left, double gutter) {
  const double height = v.height > 0 ? v.height : kRulerHeight + c.frame.content_height + 8;
  c.scene.height = height;
  c.frame.plot.y = kRulerHeight;
  c.frame.plot.height = height - kRulerHeight;
  for (TimelineRow& row : c.frame.rows) row.y += kRulerHeight + 6 - v.scroll;
  const std::vector<Tick> ticks = ticks_of(c.frame, c.input.lang, c.measure, ruler_font());
  c.scene.rect({c.frame.plot.x, 0, c.frame.plot.width, kRulerHeight}, {})
      .hits({.kind = scene::Hit::Kind::ruler});
  c.scene.clip({0, kRulerHeight, v.width, height - kRulerHeight});
  paint_grid(c, ticks, kRulerHeight, height);
  paint_rows(c, left, gutter, kRulerHeight, height);
  paint_hidden(c, kRulerHeight, height);
  c.scene.unclip();
  paint_ruler(c, ticks, kRulerHeight - 4, false);
  paint_cursor(c, 9, height);
}

void layout_page(TimelineContext& c, double left, double gutter) {
  double y = 14;
  if (!c.input.title.empty()) {
    std::int32_t n = 0;
    y += 2;
    for (const std::string& line : title_lines(c.input.title, c.scene.width - 2 * kMargin)) {
      y += 18;
      auto& text = c.scene.text({kMargin, y}, line, title_font(), c.theme.text);
      if (n++ == 0)
        text.named({"title"});
      else
        text.named({"title-#", n});
    }
    y += 18;
  }
  const bool cursor =
      c.input.cursor != kNever && c.input.cursor >= c.frame.from && c.input.cursor <= c.frame.to;
  const double pill = y + 8;
  if (cursor) y += kCursorHeight;
  const double top = y;
  for (TimelineRow& row : c.frame.rows) row.y += top + 6;
  const double bottom = top + 6 + c.frame.content_height + 6;
  c.frame.plot.y = top;
  c.frame.plot.height = bottom - top;
  const std::vector<Tick> ticks = ticks_of(c.frame, c.input.lang, c.measure, ruler_font());
  paint_grid(c, ticks, top, bottom);
  paint_rows(c, left, gutter, top, bottom);
  paint_hidden(c, top, bottom);
  paint_ruler(c, ticks, bottom, true);
  if (cursor) paint_cursor(c, pill, bottom);
  Seen places;
  const bool keeps_places = c.input.steady && c.input.hide_future && c.until < c.frame.to;
  if (keeps_places) {
    scene::Scene scratch;
    TimelineContext whole{c.input, c.theme, c.measure, scratch, c.frame, {}, {}};
    whole.until = c.frame.to;
    paint_rows(whole, left, gutter, top, bottom);
    places = whole.seen;
  }
  const double legend = paint_legend(c, bottom + 28, keeps_places ? &places : nullptr);
  c.scene.height = bottom + 28 + legend + (legend > 0 ? 12 : 4);
}

}  // namespace

double TimelineFrame::x_of(VirtualTime time) const {
  const double a = axis->at(from), b = axis->at(to);
  return plot.x + (axis->at(time) - a) / (b - a) * plot.width;
}

VirtualTime TimelineFrame::time_at(double x) const {
  const double a = axis->at(from), b = axis->at(to);
  return axis->time_at(a + (x - plot.x) / plot.width * (b - a));
}

void TimelineFrame::zoomed(double x, double factor, VirtualTime last, VirtualTime& new_from,
                           VirtualTime& new_to) const {
  const double a = axis->at(from), b = axis->at(to);
  const double share = std::clamp((x - plot.x) / plot.width, 0.0, 1.0), under = a + share * (b - a);
  const double first = axis->at(0), end = std::max(axis->at(last), first + 1e-9);
  const double shortest =
      axis->mode() == AxisMode::steps ? kFewestSteps : static_cast<double>(kShortestWindow);
  const double length = std::clamp((b - a) / factor, std::min(shortest, end - first), end - first);
  const double start = std::clamp(under - share * length, first, end - length);
  new_from = std::clamp<VirtualTime>(axis->time_at(start), 0, last);
  new_to = std::clamp<VirtualTime>(axis->time_at(start + length) + 1, 0, last);
  if (new_to - new_from < kShortestWindow) new_to = new_from + kShortestWindow;
}

void TimelineFrame::panned(double dx, VirtualTime last, VirtualTime& new_from, VirtualTime& new_to) const {
  const double a = axis->at(from), b = axis->at(to), length = b - a;
  const double first = axis->at(0), end = std::max(axis->at(last), first + length);
  const double start = std::clamp(a - dx / plot.width * length, first, end - length);
  new_from = axis->time_at(start);
  new_to = axis->mode() == AxisMode::linear ? new_from + (to - from) : axis->time_at(start + length);
}

scene::Scene layout_timeline(const FigureInput& input, const Viewport& viewport, TimelineFrame* frame_out) {
  TimelineFrame own;
  TimelineFrame& frame = frame_out ? *frame_out : own;
  frame = {};
  scene::Scene out;
  const scene::Theme& theme = scene::Theme::of(input.theme);
  TimelineContext c{input, theme, scene::text_measure(), out, frame, {}, {}, viewport.embedded};
  out.width = std::max(viewport.width, 160.0);
  out.background = theme.background;
  out.language = lang::name_of(input.lang);

  frame.from = std::max<VirtualTime>(0, viewport.from);
  frame.to = viewport.to == kNever ? input.lanes.end_time() : viewport.to;
  if (frame.to < frame.from + kShortestWindow) frame.to = frame.from + kShortestWindow;
  if (input.lanes.end_time() == 0 && viewport.to == kNever) frame.to = kMillisecond;
  c.until = input.hide_future ? std::min(frame.to, input.cursor) : frame.to;
  frame.axis = viewport.axis ? viewport.axis
                             : std::make_shared<const TimeAxis>(
                                   TimeAxis::make(input.axis, input.lanes, viewport.embedded ? 0 : frame.from,
                                                  viewport.embedded ? kNever : frame.to));

  const bool headers = viewport.embedded || input.process_headers;
  const RowSpan page{frame.from, frame.to}, *span = viewport.embedded ? nullptr : &page;
  frame.rows = rows_of(input, headers, 1, frame.content_height, span);
  const double left = viewport.embedded ? 14 : kMargin;
  const double gutter =
      viewport.gutter > 0 ? viewport.gutter : gutter_of(input, frame.rows, out.width, c.measure);
  frame.plot.x = left + gutter + kNameGap;
  frame.plot.width = std::max(40.0, out.width - (viewport.embedded ? 14 : kMargin + 10) - frame.plot.x);
  out.primitives.reserve(512);

  if (viewport.embedded) {
    layout_embedded(c, viewport, left, gutter);
    return out;
  }
  out.title = input.title;
  out.description = describe_timeline(input, frame.from, c.until);
  layout_page(c, left, gutter);
  if (input.height > 0 && std::abs(input.height - out.height) > 0.5 && frame.content_height > 0) {
    // Once more, with lanes scaled to fill the wanted height. Headers and gaps do not scale, so this is
    // approximate.
    const double factor = std::clamp(1 + (input.height - out.height) / frame.content_height, 0.55, 2.0);
    out.primitives.clear();
    frame.rows = rows_of(input, headers, factor, frame.content_height, span);
    c.seen = {};
    layout_page(c, left, gutter);
    out.height = std::max(out.height, input.height);
  }
  return out;
}

scene::Scene layout_timeline(const FigureInput& input) {
  Viewport page;
  page.width = input.width;
  page.from = input.from;
  page.to = input.to;
  page.embedded = false;
  return layout_timeline(input, page);
}

}  // namespace kvant::figures

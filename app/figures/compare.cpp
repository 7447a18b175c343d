// The figure `compare`: the same work under several models, on one time axis and as bars with numbers.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "app/figures/compared_lanes.h"
#include "app/figures/lane_painter.h"
#include "app/figures/legend.h"
#include "app/figures/page.h"
#include "app/figures/ruler.h"
#include "app/figures/words.h"

namespace kvant::figures {

using lang::TextId;
using scene::Anchor;
using scene::Font;
using scene::Rect;
using trace::Lane;
using trace::LaneState;

namespace {

constexpr double kLane = 15, kLaneGap = 5, kRunGap = 16, kHead = 20, kBarHeight = 15, kBarRow = 24;
constexpr std::size_t kMostLanes = 6;

struct Shown {
  const ComparedRun* run;
  std::vector<const Lane*> lanes;
  std::vector<std::string> names;
  std::size_t hidden = 0;
};

// One name has one colour in all runs, be it a thread's in one and a task's in another: that of the run that
// has it first. What has no namesake keeps its own colour, or takes the next that its run leaves free.
class Colours {
 public:
  std::vector<std::int32_t> of(const Shown& shown) {
    std::vector<std::int32_t> out(shown.lanes.size(), kNobody);
    std::set<std::int32_t> taken;
    for (std::size_t k = 0; k < shown.lanes.size(); ++k)
      if (const auto known = by_name_.find(shown.names[k]);
          known != by_name_.end() && taken.insert(known->second).second)
        out[k] = known->second;
    const FigureInput own{*shown.run->trace, *shown.run->lanes};
    for (std::size_t k = 0; k < shown.lanes.size(); ++k) {
      if (out[k] != kNobody) continue;
      const Lane& lane = *shown.lanes[k];
      out[k] = lane.kind == trace::LaneKind::task ? task_actor(own, lane.id) : lane.id;
      while (!taken.insert(out[k]).second) ++out[k];
      by_name_.try_emplace(shown.names[k], out[k]);
    }
    return out;
  }

 private:
  std::map<std::string, std::int32_t> by_name_;
};

struct Metric {
  std::string title;
  std::vector<double> values;
  std::vector<std::string> words;
  double whole = 0;  // what a full bar stands for; 0: the greatest value
};

// The steps that the program's first thread names, with their lengths; inner ones are details.
std::vector<std::pair<std::string, VirtualTime>> phases_of(const ComparedRun& run) {
  std::vector<std::pair<std::string, VirtualTime>> out;
  int depth = 0;
  VirtualTime begin = 0;
  for (const trace::Event& e : run.trace->events()) {
    if (e.thread != 0) continue;
    if (e.kind == trace::EventKind::phase_begin && depth++ == 0) {
      out.emplace_back(run.trace->text(e.text), 0);
      begin = e.time;
    } else if (e.kind == trace::EventKind::phase_end && depth > 0 && --depth == 0) {
      out.back().second = e.time - begin;
    }
  }
  return out;
}

// When all runs take the same few steps, their times are what is compared.
std::vector<Metric> phase_metrics(const Page& p, const std::vector<ComparedRun>& runs) {
  constexpr std::size_t kMostPhases = 3;
  std::vector<Metric> out;
  for (const ComparedRun& run : runs) {
    const auto phases = phases_of(run);
    if (phases.empty() || phases.size() > kMostPhases) return {};
    if (&run == &runs.front())
      for (const auto& [name, length] : phases) out.push_back({word(p.input, name), {}, {}});
    if (out.size() != phases.size()) return {};
    for (std::size_t k = 0; k < phases.size(); ++k) {
      if (out[k].title != word(p.input, phases[k].first)) return {};
      out[k].values.push_back(static_cast<double>(phases[k].second));
      out[k].words.push_back(lang::duration(phases[k].second, p.input.lang));
    }
  }
  return out;
}

std::vector<Metric> metrics_of(const Page& p, const std::vector<ComparedRun>& runs) {
  const lang::Lang lang = p.input.lang;
  Metric time{p.tr(TextId::fig_compare_time), {}, {}}, memory{p.tr(TextId::fig_compare_memory), {}, {}},
      switches{p.tr(TextId::fig_compare_switches), {}, {}},
      gil{p.tr(TextId::fig_compare_gil_switches), {}, {}}, busy{p.tr(TextId::fig_compare_busy), {}, {}, 1};
  bool any_memory = false, any_gil = false;
  for (const ComparedRun& run : runs) {
    time.values.push_back(static_cast<double>(run.duration));
    time.words.push_back(lang::duration(run.duration, lang));
    memory.values.push_back(static_cast<double>(run.memory));
    memory.words.push_back(run.memory > 0 ? lang::bytes(run.memory, lang) : "–");
    switches.values.push_back(static_cast<double>(run.switches));
    switches.words.push_back(lang::number(run.switches, lang));
    gil.values.push_back(static_cast<double>(run.gil_switches));
    gil.words.push_back(lang::number(run.gil_switches, lang));
    busy.values.push_back(run.utilisation);
    busy.words.push_back(lang::percent(run.utilisation, lang,
                                       run.utilisation < 0.001 ? 2
                                       : run.utilisation < 0.1 ? 1
                                                               : 0));
    any_memory |= run.memory > 0;
    any_gil |= run.gil_switches > 0;
  }
  std::vector<Metric> out = phase_metrics(p, runs);
  if (!out.empty()) {
    if (any_memory) out.push_back(memory);
    return out;
  }
  out.push_back(time);
  if (any_memory) out.push_back(memory);
  out.push_back(switches);
  if (any_gil) out.push_back(gil);
  out.push_back(busy);
  return out;
}

// Where the bars go: below each other with the runs' names before them, or each beside its run.
struct BarsPlace {
  double x, width, head;     // `head`: the top of the titles
  std::vector<double> rows;  // the top of each run's bars
  std::size_t most_metrics;
  bool named;
};

void paint_bars(Page& p, const std::vector<ComparedRun>& runs, const BarsPlace& place) {
  std::vector<Metric> metrics = metrics_of(p, runs);
  if (metrics.size() > place.most_metrics) metrics.resize(place.most_metrics);
  double names = 0;
  if (place.named)
    for (const ComparedRun& run : runs) names = std::max(names, p.text_width(run.title, text_font()));
  names = std::min(names, place.width * 0.3);
  constexpr double kGap = 24;
  const double before = place.named ? names + kGap : 0;
  const auto count = static_cast<double>(metrics.size());
  const double each = (place.width - before - kGap * (count - 1)) / count;
  if (place.named)
    for (std::size_t r = 0; r < runs.size(); ++r)
      p.text_in({place.x, place.rows[r], names, kBarHeight}, runs[r].title, text_font(), p.theme.text,
                Anchor::end, {"bar-name-#", static_cast<std::int32_t>(r)});
  for (std::size_t m = 0; m < metrics.size(); ++m) {
    const Metric& metric = metrics[m];
    const double x = place.x + before + static_cast<double>(m) * (each + kGap);
    p.text_in({x, place.head, each, 16}, metric.title, heading_font(), p.theme.text, Anchor::start,
              {"metric-#", static_cast<std::int32_t>(m)});
    const Font font{.weight = scene::FontWeight::medium, .size = 10};
    double most = metric.whole, wide = 0;
    for (std::size_t r = 0; r < runs.size(); ++r) {
      most = std::max(most, metric.values[r]);
      wide = std::max(wide, p.text_width(metric.words[r], font));
    }
    const double room = std::max(12.0, each - wide - 8);
    p.scene.line({x, place.head + 18}, {x, place.rows.back() + kBarHeight + 4}, p.theme.axis, 1);
    for (std::size_t r = 0; r < runs.size(); ++r) {
      const double y = place.rows[r];
      const double length = most > 0 ? metric.values[r] / most * room : 0;
      if (metric.values[r] > 0)
        p.scene.rect({x, y, std::max(1.5, length), kBarHeight}, p.theme.neutral.solid, 1)
            .named({"bar-#-#", static_cast<std::int32_t>(m), static_cast<std::int32_t>(r)})
            .tip(runs[r].title + ": " + metric.words[r]);
      p.scene
          .text({x + std::max(1.5, length) + 6, scene::centred(y + kBarHeight / 2, font)}, metric.words[r],
                font, p.theme.text)
          .named({"bar-#-#-value", static_cast<std::int32_t>(m), static_cast<std::int32_t>(r)});
    }
  }
}

void paint_bars_below(Page& p, const std::vector<ComparedRun>& runs) {
  const std::size_t fit = p.width() < 380 ? 1 : p.width() < 560 ? 2 : p.width() < 640 ? 3 : 4;
  BarsPlace place{p.left(), p.width(), p.y - 2, {}, fit, true};
  for (std::size_t r = 0; r < runs.size(); ++r)
    place.rows.push_back(p.y + 20 + static_cast<double>(r) * kBarRow);
  paint_bars(p, runs, place);
  p.y += 20 + static_cast<double>(runs.size()) * kBarRow;
}

void paint_run_legend(Page& p, const Seen& seen, double x0) {
  const scene::ActorColors& grey = p.theme.neutral;
  std::vector<LegendItem> items;
  static constexpr std::pair<LaneState, const char*> kStates[] = {
      {LaneState::running, "legend-running"},    {LaneState::ready, "legend-ready"},
      {LaneState::wait_gil, "legend-wait-gil"},  {LaneState::blocked, "legend-blocked"},
      {LaneState::wait_io, "legend-wait-io"},    {LaneState::sleeping, "legend-sleeping"},
      {LaneState::suspended, "legend-suspended"}};
  for (const auto& [state, id] : kStates) {
    const auto index = static_cast<std::size_t>(state);
    const bool of_threads = seen.states.test(index), of_tasks = seen.task_states.test(index);
    if (!of_threads && !of_tasks) continue;
    items.push_back({id, p.tr(state_legend_text(state, of_threads, of_tasks)), 28,
                     [&p, &grey, state = state](const Rect& b) {
                       paint_state(p.scene, p.theme, state, grey, b, {}, {});
                     }});
  }
  if (seen.finished)
    items.push_back({"legend-finished", p.tr(TextId::fig_finished), 12, [&p, &grey](const Rect& b) {
                       p.scene.rect({b.x, b.y + 1.5, b.width - 2, b.height - 3}, grey.pale_io);
                       paint_end_cap(p.scene, grey, b.right() - 2, {b.x, b.y + 1.5, b.width, b.height - 3});
                     }});
  if (seen.folded)
    items.push_back({"legend-folded", p.tr(TextId::fig_folded), 28, [&p, &grey](const Rect& b) {
                       for (int i = 0; i < 4; ++i)
                         p.scene.rect(
                             {b.x + i * b.width / 4, b.y, b.width / 4, b.height},
                             scene::mix(grey.solid, p.theme.background, 0.4 + 0.2 * ((i * 2 + 1) % 4)));
                     }});
  p.y += p.legend(items, x0, p.right(), p.y) + 14;
}

}  // namespace

scene::Scene layout_compare(const FigureInput& input) {
  Page p(input, TextId::fig_compare_title, 320);
  p.paint_title();
  std::vector<ComparedRun> runs = input.runs;
  if (runs.empty()) {
    ComparedRun own;
    own.title = input.title;
    own.trace = &input.trace, own.lanes = &input.lanes;
    own.duration = input.lanes.end_time();
    const trace::Metrics m = trace::metrics_of(input.trace, input.lanes);
    own.switches = m.context_switches, own.gil_switches = m.gil_switches, own.utilisation = m.utilisation;
    runs.push_back(own);
  }
  if (input.bars_only) {
    for (const ComparedRun& run : runs)
      p.describe(p.format(TextId::fig_compare_desc, run.title, lang::duration(run.duration, input.lang)));
    p.y += 4;
    paint_bars_below(p, runs);
    return p.take(8);
  }
  std::vector<Shown> shown;
  VirtualTime longest = 1;
  double gutter = 30;
  const Font name_font{.size = 10};
  for (const ComparedRun& run : runs) {
    Shown s{&run, compared_lanes(run), {}};
    if (s.lanes.size() > kMostLanes) s.hidden = s.lanes.size() - kMostLanes, s.lanes.resize(kMostLanes);
    for (const Lane* lane : s.lanes) {
      s.names.push_back(compared_name(input, run, *lane));
      gutter = std::max(gutter, p.text_width(s.names.back(), name_font));
    }
    longest = std::max(longest, run.duration);
    shown.push_back(std::move(s));
  }
  gutter = std::min(gutter, std::max(60.0, p.width() * 0.2));
  double lane_gap = kLaneGap, run_gap = kRunGap;
  const auto axis_height = [&] {
    double height = 0;
    for (const Shown& s : shown)
      height +=
          kHead + static_cast<double>(s.lanes.size()) * (kLane + lane_gap) + (s.hidden ? 14 : 0) + run_gap;
    return height;
  };
  // Where height is scarce and width is not, the bars stand beside the runs.
  constexpr double kLeastBeside = 560, kUnderAxis = 56, kBarsShare = 0.4, kLeastMetric = 105;
  const double below = 30 + static_cast<double>(runs.size()) * kBarRow;
  const bool beside = runs.size() > 1 && input.height > 0 && p.width() >= kLeastBeside &&
                      p.y + axis_height() + kUnderAxis + below > input.height;
  BarsPlace bars{p.right(), 0, p.y + 2, {}, 0, false};
  if (beside) {
    if (p.y + axis_height() + kUnderAxis > input.height) lane_gap = 2, run_gap = 8;
    bars.width = p.width() * kBarsShare;
    bars.x = p.right() - bars.width;
    bars.most_metrics = std::clamp<std::size_t>(static_cast<std::size_t>(bars.width / kLeastMetric), 1, 4);
  }
  Seen seen;
  TimelineFrame frame;
  frame.from = 0, frame.to = longest;
  frame.axis = std::make_shared<const TimeAxis>();
  frame.plot = {p.left() + gutter + 10, 0, 0, 0};
  frame.plot.width = (beside ? bars.x - 24 : p.right()) - frame.plot.x - 52;  // at the right the duration
  const double top = p.y;
  const std::vector<Tick> ticks = ticks_of(frame, input.lang, p.measure, ruler_font());
  const double bottom = top + 4 + axis_height();
  for (const Tick& t : ticks)
    if (!t.label.empty()) p.scene.line({t.x, top}, {t.x, bottom - run_gap / 2}, p.theme.grid, 1);
  double y = top + 4;
  Colours colours;
  for (std::size_t r = 0; r < shown.size(); ++r) {
    const Shown& s = shown[r];
    FigureInput of_run{*s.run->trace, *s.run->lanes};
    of_run.lang = input.lang, of_run.theme = input.theme, of_run.words = input.words;
    TimelineContext c{of_run, p.theme, p.measure, p.scene, frame, {}, {}};
    c.until = longest;
    c.min_width = 1.5;
    const std::size_t before = p.scene.primitives.size();
    // A run that did not simply end is not as fast as it looks.
    const std::string title = s.run->title + (s.run->stopped.empty() ? "" : " · " + s.run->stopped);
    const Font font = heading_font();
    const double wide = p.text_width(scene::shorten(title, font, frame.plot.width, p.measure), font);
    p.scene.rect({frame.plot.x - 2, y, wide + 4, kHead - 4}, p.theme.background);
    p.text_in({frame.plot.x, y, frame.plot.width, kHead - 4}, title, font, p.theme.text, Anchor::start,
              {"run-#-title", static_cast<std::int32_t>(r)});
    y += kHead;
    const double first = y;
    const std::vector<std::int32_t> actors = colours.of(s);
    for (std::size_t k = 0; k < s.lanes.size(); ++k) {
      const Lane* lane = s.lanes[k];
      c.actor = actors[k];
      p.text_in({p.left(), y, gutter, kLane}, s.names[k], name_font, p.theme.text_soft, Anchor::end);
      paint_lane(c, *lane, {frame.plot.x, y, frame.plot.width, kLane});
      y += kLane + lane_gap;
    }
    if (s.hidden) {
      p.text_in({frame.plot.x, y - 2, frame.plot.width, 14},
                lang::plural(lang::PluralId::fig_loop_more, static_cast<std::int64_t>(s.hidden), input.lang),
                {.size = 9.5, .italic = true}, p.theme.text_soft, Anchor::start);
      y += 14;
    }
    const double end = frame.x_of(s.run->duration);
    p.scene.line({end, first - 3}, {end, y - lane_gap + 3}, p.theme.text, 1.2)
        .named({"run-#-end", static_cast<std::int32_t>(r)});
    p.scene
        .text({end + 5, scene::centred((first + y - lane_gap) / 2, heading_font())},
              lang::duration(s.run->duration, input.lang),
              {.weight = scene::FontWeight::semibold, .size = 10.5}, p.theme.text)
        .named({"run-#-duration", static_cast<std::int32_t>(r)});
    bars.rows.push_back((first + y - lane_gap - kBarHeight) / 2);
    // Ids of lanes repeat from run to run: the writer of files numbers them, tests want them apart.
    for (std::size_t i = before; i < p.scene.primitives.size(); ++i) {
      scene::Primitive& primitive = p.scene.primitives[i];
      const std::string part(primitive.id.part);
      if (part.rfind("thread-", 0) == 0 || part.rfind("task-", 0) == 0) primitive.id = {};
      primitive.hit = {};
    }
    seen.states |= c.seen.states, seen.task_states |= c.seen.task_states;
    seen.finished |= c.seen.finished, seen.folded |= c.seen.folded;
    y += run_gap;
    p.describe(p.format(TextId::fig_compare_desc, title, lang::duration(s.run->duration, input.lang)));
  }
  FigureInput plain{input.trace, input.lanes};
  plain.lang = input.lang, plain.theme = input.theme;
  TimelineContext c{plain, p.theme, p.measure, p.scene, frame, {}, {}};
  c.until = longest;
  if (beside) paint_bars(p, runs, bars);
  p.y = bottom - 6;
  paint_ruler(c, ticks, p.y, true);
  p.y += 28;
  paint_run_legend(p, seen, p.left());
  if (runs.size() > 1 && !beside) {
    p.scene.line({p.left(), p.y - 4}, {p.right(), p.y - 4}, p.theme.rule, 1);
    p.y += 10;
    paint_bars_below(p, runs);
  }
  return p.take();
}

}  // namespace kvant::figures

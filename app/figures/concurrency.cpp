// The figure `concurrency`: one worker that switches between jobs beside several workers at once, time to the
// right. The jobs are the phases that the program names ("cake 1: bake"), else its threads on their cores; of
// a program that mostly waits, where cores would stand empty, its threads and tasks themselves.
#include <algorithm>
#include <map>

#include "app/figures/compared_lanes.h"
#include "app/figures/lane_painter.h"
#include "app/figures/page.h"
#include "app/figures/ruler.h"
#include "app/figures/words.h"

namespace kvant::figures {

using lang::TextId;
using scene::Anchor;
using scene::Font;
using scene::Rect;
using trace::EventKind;
using trace::LaneState;

namespace {

constexpr double kLane = 34, kLeastLane = 22, kLeastRow = 14, kLaneGap = 10, kPanelGap = 14, kHead = 24;

struct Block {
  std::int32_t job;  // index among all panels' jobs
  std::string text;
  VirtualTime begin, end;
  bool waits = false;    // a step in which the worker is not needed: it goes on by itself
  bool blocked = false;  // it waits for somebody else's work
};
struct Worker {
  std::string name;
  std::vector<Block> blocks;
};
struct Panel {
  std::string title;
  std::vector<Worker> workers;
  std::size_t hidden = 0;  // workers for whom there is no room
  bool parallel = false;
  VirtualTime end = 0;
};

class Jobs {
 public:
  // `actor`: whose colours the job has; kNobody: those that are next.
  std::int32_t index_of(const std::string& name, std::int32_t actor = kNobody) {
    for (std::size_t i = 0; i < names_.size(); ++i)
      if (names_[i] == name) return static_cast<std::int32_t>(i);
    names_.push_back(name);
    actors_.push_back(actor == kNobody ? static_cast<std::int32_t>(names_.size()) : actor);
    return static_cast<std::int32_t>(names_.size()) - 1;
  }
  std::int32_t actor_of(std::int32_t job) const { return actors_[static_cast<std::size_t>(job)]; }
  const std::vector<std::string>& names() const { return names_; }

 private:
  std::vector<std::string> names_;
  std::vector<std::int32_t> actors_;
};

// "cake 1: bake" → "cake 1", "bake".
std::pair<std::string, std::string> split(const std::string& phase) {
  const std::size_t colon = phase.find(": ");
  if (colon == std::string::npos) return {phase, phase};
  return {phase.substr(0, colon), phase.substr(colon + 2)};
}

bool has_phases(const trace::Trace& trace) {
  return std::any_of(trace.events().begin(), trace.events().end(),
                     [](const trace::Event& e) { return e.kind == EventKind::phase_begin; });
}

// A phase without a core is no work: only the time its thread ran counts, in one piece for each stretch.
void add_phases(const ComparedRun& run, Panel& panel, Jobs& jobs) {
  struct Open {
    std::string text;
    VirtualTime begin;
  };
  std::map<ThreadId, std::vector<Open>> open;
  std::map<ThreadId, Worker> workers;
  std::vector<ThreadId> order;
  const auto end_phase = [&](ThreadId thread, VirtualTime time) {
    auto& stack = open[thread];
    if (stack.empty()) return;
    const Open phase = stack.back();
    stack.pop_back();
    if (!stack.empty()) return;            // inner phases are details
    const auto words = split(phase.text);  // job and step
    Worker& w = workers[thread];
    const std::int32_t index = jobs.index_of(words.first);
    const trace::Lane& lane = run.lanes->threads()[static_cast<std::size_t>(thread)];
    // Short waits between (the GIL, a core) break a block in two, with the same words.
    VirtualTime begin = kNever, end = 0;
    bool slept = false;
    const auto put = [&] {
      if (begin != kNever && end > begin) w.blocks.push_back({index, words.second, begin, end, slept});
      begin = kNever;
    };
    for (const trace::Interval& i : lane.intervals) {
      if (i.end <= phase.begin || i.begin >= time) continue;
      const bool works = i.state == LaneState::running;
      const bool sleeps = i.state == LaneState::sleeping || i.state == LaneState::wait_io;
      const VirtualTime b = std::max(i.begin, phase.begin), e = std::min(i.end, time);
      if (!works && !sleeps) {
        put();
        continue;
      }
      if (begin != kNever && (e - b) * 50 > time - phase.begin && slept != sleeps &&
          (end - begin) * 50 > time - phase.begin)
        put();
      if (begin == kNever) begin = b, slept = sleeps;
      if ((e - b) > (end - begin)) slept = sleeps;
      end = e;
    }
    put();
  };
  for (const trace::Event& e : run.trace->events()) {
    if (e.kind == EventKind::phase_begin) {
      if (std::find(order.begin(), order.end(), e.thread) == order.end()) order.push_back(e.thread);
      open[e.thread].push_back({run.trace->text(e.text), e.time});
    } else if (e.kind == EventKind::phase_end) {
      end_phase(e.thread, e.time);
    }
  }
  for (auto& [thread, stack] : open)
    while (!stack.empty()) end_phase(thread, run.lanes->end_time());
  std::sort(order.begin(), order.end());
  for (ThreadId thread : order) {
    Worker& w = workers[thread];
    w.name = short_thread_name(run.lanes->threads()[static_cast<std::size_t>(thread)].name);
    if (!w.blocks.empty()) panel.workers.push_back(std::move(w));
  }
}

void add_cores(const Page& p, const ComparedRun& run, Panel& panel, Jobs& jobs) {
  const auto& threads = run.lanes->threads();
  // A main thread that only starts the others and waits for them is no job.
  std::vector<bool> counts(threads.size(), true);
  if (threads.size() > 2) {
    const trace::Metrics m = trace::metrics_of(*run.trace, *run.lanes);
    VirtualTime most = 0;
    for (const trace::ThreadMetrics& t : m.threads) most = std::max(most, t.cpu);
    counts[0] = m.threads[0].cpu * 20 >= most;
  }
  const std::vector<std::string> processes = process_names_of(*run.trace);
  const auto job_name = [&](const trace::Lane& thread) {
    const auto process = static_cast<std::size_t>(std::max(0, thread.process));
    if (thread.name == "MainThread" && processes.size() > 1 && process < processes.size()) {
      // Forked processes share their parent's name.
      const bool unique = std::count(processes.begin(), processes.end(), processes[process]) == 1;
      return unique ? processes[process]
                    : p.format(TextId::fig_process, pid_of(static_cast<ProcessId>(process)));
    }
    return short_thread_name(thread.name);
  };
  const VirtualTime least = run.lanes->end_time() / 300;  // shorter stretches are no work worth telling
  for (const trace::Lane& core : run.lanes->cores()) {
    Worker w;
    w.name = lang::format(p.input.lang, TextId::fig_core, core.id);
    for (const trace::Interval& i : core.intervals) {
      if (i.state != LaneState::running || i.thread < 0 || !counts[static_cast<std::size_t>(i.thread)])
        continue;
      const std::string name = job_name(threads[static_cast<std::size_t>(i.thread)]);
      const std::int32_t job = jobs.index_of(name, i.thread);
      if (!w.blocks.empty() && w.blocks.back().job == job && w.blocks.back().end >= i.begin - 1000)
        w.blocks.back().end = i.end;
      else
        w.blocks.push_back({job, name, i.begin, i.end});
    }
    std::erase_if(w.blocks, [least](const Block& b) { return b.end - b.begin < least; });
    if (!w.blocks.empty()) panel.workers.push_back(std::move(w));
  }
  panel.end = run.lanes->end_time();
}

// Does every core stand idle most of the time?
bool mostly_waits(const std::vector<ComparedRun>& runs) {
  return std::all_of(runs.begin(), runs.end(), [](const ComparedRun& run) {
    VirtualTime busy = 0;
    for (const trace::Lane& core : run.lanes->cores())
      for (const trace::Interval& i : core.intervals)
        if (i.state == LaneState::running) busy += i.end - i.begin;
    return busy * 4 < run.lanes->end_time() && !compared_lanes(run).empty();
  });
}

// Each thread or task is a row: where it runs, and where it waits for something that needs no core.
void add_waiters(const FigureInput& input, const ComparedRun& run, Panel& panel, Jobs& jobs) {
  constexpr std::size_t kMost = 8;
  for (const trace::Lane* lane : compared_lanes(run)) {
    Worker w;
    w.name = compared_name(input, run, *lane);
    const std::int32_t job = jobs.index_of(w.name, lane->kind == trace::LaneKind::task ? kNobody : lane->id);
    bool waited = false;
    VirtualTime worked = 0;
    for (const trace::Interval& i : lane->intervals) {
      const bool waits =
          i.state == LaneState::sleeping || i.state == LaneState::wait_io || i.state == LaneState::suspended;
      const bool blocked = i.state == LaneState::blocked;
      if (!waits && !blocked && i.state != LaneState::running) continue;
      waited |= waits;
      if (!waits && !blocked) worked += i.end - i.begin;
      if (!w.blocks.empty() && w.blocks.back().waits == waits && w.blocks.back().blocked == blocked &&
          w.blocks.back().end == i.begin)
        w.blocks.back().end = i.end;
      else
        w.blocks.push_back({job, "", i.begin, i.end, waits, blocked});
    }
    // The first thread often only waits for the others.
    if (!waited && lane->id == 0 && worked * 20 < run.lanes->end_time()) continue;
    if (panel.workers.size() < kMost)
      panel.workers.push_back(std::move(w));
    else
      ++panel.hidden;
  }
}

// Are two different jobs worked on at the same time?
bool overlaps(const Panel& panel) {
  for (const Worker& a : panel.workers)
    for (const Worker& b : panel.workers) {
      if (&a == &b) continue;
      for (const Block& x : a.blocks)
        for (const Block& y : b.blocks)
          if (!x.waits && !y.waits && !x.blocked && !y.blocked &&
              std::min(x.end, y.end) - std::max(x.begin, y.begin) >
                  std::max((x.end - x.begin) / 20, panel.end / 100))
            return true;
    }
  return false;
}

constexpr const char* kJobSigns[] = {"job-1", "job-2", "job-3", "job-4", "job-5", "job-6", "job-7", "job-8"};

// `plain`: rows say whose it is, the legend says what it is.
void paint_block(Page& p, const Jobs& jobs, const Block& b, const Rect& box, scene::Id id, bool named,
                 bool plain) {
  const scene::ActorColors& actor = p.theme.actor(jobs.actor_of(b.job));
  Font font{.weight = scene::FontWeight::medium, .size = 10.5};
  const std::size_t painted = p.scene.primitives.size();
  paint_state(p.scene, p.theme,
              b.waits     ? LaneState::wait_io
              : b.blocked ? LaneState::blocked
                          : LaneState::running,
              actor, box, id, {});
  if (!id.empty()) {
    if (b.waits)
      p.scene.primitives[painted].sign = plain ? "idles" : "waits";
    else if (b.blocked)
      p.scene.primitives[painted].sign = box.width >= kLeastTexture ? "blocked" : "";
    else if (plain)
      p.scene.primitives[painted].sign = "running";
    else if (static_cast<std::size_t>(b.job) < std::size(kJobSigns))
      p.scene.primitives[painted].sign = kJobSigns[static_cast<std::size_t>(b.job)];
  }
  // Grey alone does not tell two jobs apart: every second one has a line along its foot.
  if (!plain && !b.waits && b.job % 2 == 1 && box.width > 3)
    p.scene.rect({box.x, box.bottom() - 4, box.width, 4}, actor.text);
  if (!named) return;
  // A whole word in smaller type says more than none.
  for (; font.size > 9 && p.text_width(word(p.input, b.text), font) + 6 > box.width; font.size -= 0.5) {
  }
  if (p.text_width(word(p.input, b.text), font) + 4 > box.width) return;
  if (b.waits)
    p.scene.text({box.x + box.width / 2, box.y + box.height / 2 - 9}, word(p.input, b.text), note_font(),
                 actor.text, Anchor::middle);
  else
    p.scene.text({box.x + box.width / 2, scene::centred(box.y + box.height / 2, font)}, word(p.input, b.text),
                 font, actor.on_solid, Anchor::middle);
}

}  // namespace

scene::Scene layout_concurrency(const FigureInput& input) {
  Page p(input, TextId::fig_conc_title, 320);
  p.paint_title();
  std::vector<ComparedRun> runs = input.runs;
  if (runs.empty()) {
    ComparedRun own;
    own.trace = &input.trace, own.lanes = &input.lanes;
    runs.push_back(own);
  }
  Jobs jobs;
  std::vector<Panel> panels;
  VirtualTime from = kNever, to = 1;
  const bool phases =
      std::any_of(runs.begin(), runs.end(), [](const ComparedRun& r) { return has_phases(*r.trace); });
  const bool waiters = !phases && mostly_waits(runs);
  for (const ComparedRun& run : runs) {
    Panel panel;
    panel.title = run.title;
    if (has_phases(*run.trace))
      add_phases(run, panel, jobs);
    else if (waiters)
      add_waiters(input, run, panel, jobs), from = 0;
    else
      add_cores(p, run, panel, jobs), from = 0;
    for (const Worker& w : panel.workers)
      for (const Block& b : w.blocks) from = std::min(from, b.begin), panel.end = std::max(panel.end, b.end);
    to = std::max(to, panel.end);
    panel.parallel = overlaps(panel);
    panels.push_back(std::move(panel));
  }
  if (from == kNever) from = 0;
  if (from < to / 20) from = 0;
  double gutter = 0;
  for (const Panel& panel : panels)
    for (const Worker& w : panel.workers)
      gutter = std::max(gutter, p.text_width(word(input, w.name), heading_font()));
  gutter = std::min(gutter, p.width() * 0.2);
  TimelineFrame frame;
  frame.from = from, frame.to = to;
  frame.axis = std::make_shared<const TimeAxis>();
  frame.plot = {p.left() + gutter + 12, 0, 0, 0};
  frame.plot.width = p.right() - frame.plot.x - 12;
  const std::vector<Tick> ticks = ticks_of(frame, input.lang, p.measure, ruler_font());
  FigureInput plain{input.trace, input.lanes};
  plain.lang = input.lang, plain.theme = input.theme;
  TimelineContext context{plain, p.theme, p.measure, p.scene, frame, {}, {}};
  context.until = to;
  // Lower lanes where height is scarce.
  std::size_t lanes = 0;
  double others = p.y + 68 - kPanelGap;
  for (const Panel& panel : panels)
    lanes += panel.workers.size(), others += kHead + kPanelGap + (panel.hidden ? 14 : 0);
  const double most = waiters ? kLeastLane : kLane, least = waiters ? kLeastRow : kLeastLane;
  double lane_height = most, gap = kLaneGap;
  if (input.height > 0 && lanes > 0) {
    const double each = (input.height - others) / static_cast<double>(lanes);
    gap = std::clamp(each * 0.25, 4.0, kLaneGap);
    lane_height = std::clamp(each - gap, least, most);
  }
  bool waits = false;
  double y = p.y + 2;
  for (std::size_t n = 0; n < panels.size(); ++n) {
    const Panel& panel = panels[n];
    const auto index = static_cast<std::int32_t>(n);
    const std::string kind = p.tr(panel.parallel ? TextId::fig_conc_parallel : TextId::fig_conc_concurrent);
    p.scene
        .text({p.left(), y + 13}, kind, {.weight = scene::FontWeight::semibold, .size = 12.5}, p.theme.text)
        .named({"panel-#-kind", index});
    const double wide = p.text_width(kind, {.weight = scene::FontWeight::semibold, .size = 12.5});
    if (!panel.title.empty())
      p.text_in({p.left() + wide + 10, y + 1, p.width() - wide - 10, 16}, panel.title, text_font(),
                p.theme.text_soft, Anchor::start, {"panel-#-title", index});
    y += kHead;
    const double top = y;
    const double bottom = y + static_cast<double>(panel.workers.size()) * (lane_height + gap) - gap;
    for (const Tick& t : ticks)
      if (!t.label.empty()) p.scene.line({t.x, top - 3}, {t.x, bottom + 3}, p.theme.grid, 1);
    for (std::size_t w = 0; w < panel.workers.size(); ++w) {
      const Worker& worker = panel.workers[w];
      p.text_in({p.left(), y, gutter, lane_height}, word(input, worker.name), heading_font(), p.theme.text,
                Anchor::end);
      p.scene.line({frame.plot.x, y + lane_height / 2}, {frame.plot.right(), y + lane_height / 2},
                   p.theme.rule, 0.7);
      std::int32_t k = 0;
      double last = -1e9;
      std::string before;
      std::int32_t job = -1;
      for (const Block& b : worker.blocks) {
        const double x0 = frame.x_of(b.begin), x1 = frame.x_of(b.end);
        waits |= b.waits;
        paint_block(p, jobs, b, {x0, y, std::max(0.8, x1 - x0), lane_height},
                    {"panel-#-block-#", index, static_cast<std::int32_t>(w) * 10000 + k++},
                    b.text != before || b.job != job || x0 > last + 40, waiters);
        if (!waiters && x0 - last < 0.5 && x1 - x0 > 3)  // a seam between two steps
          p.scene.rect({x0 - 0.5, y, 1, lane_height}, p.theme.background);
        before = b.text, job = b.job, last = x1;
      }
      y += lane_height + gap;
    }
    if (panel.hidden) {
      p.text_in(
          {frame.plot.x, y - gap + 2, frame.plot.width, 14},
          lang::plural(lang::PluralId::fig_loop_more, static_cast<std::int64_t>(panel.hidden), input.lang),
          {.size = 9.5, .italic = true}, p.theme.text_soft, Anchor::start);
      y += 14;
    }
    const double end = frame.x_of(panel.end);
    p.scene.line({end, top - 5}, {end, bottom + 5}, p.theme.text, 1.2).named({"panel-#-end", index});
    y += kPanelGap;
    p.describe(kind + (panel.title.empty() ? "" : ", " + panel.title) + ": " +
               lang::duration(panel.end, input.lang) + ".");
  }
  p.y = y - kPanelGap + 4;
  paint_ruler(context, ticks, p.y, true);
  p.y += 28;
  std::vector<LegendItem> items;
  static constexpr const char* kIds[] = {"legend-job-1", "legend-job-2", "legend-job-3", "legend-job-4",
                                         "legend-job-5", "legend-job-6", "legend-job-7", "legend-job-8"};
  for (std::size_t j = 0; !waiters && j < std::min(jobs.names().size(), std::size(kIds)); ++j)
    if (p.scene.shows(kJobSigns[j]))
      items.push_back({kIds[j], word(input, jobs.names()[j]), 28, [&p, &jobs, j](const Rect& box) {
                         Block b{static_cast<std::int32_t>(j), "", 0, 0};
                         paint_block(p, jobs, b, box, {}, false, false);
                       }});
  if (waiters && p.scene.shows("running"))
    items.push_back({"legend-running", p.tr(TextId::fig_running), 28, [&p](const Rect& box) {
                       paint_state(p.scene, p.theme, LaneState::running, p.theme.neutral, box, {}, {});
                     }});
  if (p.scene.shows("blocked"))
    items.push_back({"legend-blocked", p.tr(TextId::fig_blocked), 28, [&p](const Rect& box) {
                       paint_state(p.scene, p.theme, LaneState::blocked, p.theme.neutral, box, {}, {});
                     }});
  if (waits)
    items.push_back({waiters ? "legend-idles" : "legend-waits",
                     p.tr(waiters ? TextId::fig_conc_idles : TextId::fig_conc_waits), 28,
                     [&p](const Rect& box) {
                       paint_state(p.scene, p.theme, LaneState::wait_io, p.theme.neutral, box, {}, {});
                     }});
  p.y += p.legend(items, frame.plot.x, p.right(), p.y) + 4;
  return p.take(8);
}

}  // namespace kvant::figures

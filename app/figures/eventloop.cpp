// The figure `eventloop`: the tasks, the loop with its ready queue and what it runs, and what it waits for;
// at one moment, or as a strip of moments.
#include <algorithm>
#include <cmath>

#include "app/figures/loop_moment.h"
#include "app/figures/page.h"
#include "app/figures/words.h"

namespace kvant::figures {

using lang::TextId;
using scene::Anchor;
using scene::Font;
using scene::Rect;
using State = LoopMoment::Task::State;

namespace {

constexpr double kChip = 22, kChipGap = 6, kPad = 12;

std::string task_name(const LoopMoment& m, const LoopMoment::Handle& handle) {
  if (const LoopMoment::Task* t = m.task(handle.task)) return t->name;
  return handle.name.rfind('_', 0) == 0 ? "" : handle.name;  // the library's own affairs have no name
}

const scene::ActorColors& colors_of(const Page& p, std::int64_t task) {
  return task < 0 ? p.theme.neutral : p.theme.actor(task_actor(p.input, task));
}

// A task or handle. `solid`: it runs; else it stands in a queue (dashed) or waits (open).
void paint_chip(Page& p, const Rect& box, const std::string& text, std::int64_t task, State state,
                scene::Id id) {
  const scene::ActorColors& actor = colors_of(p, task);
  const Font font{.weight = scene::FontWeight::medium, .size = 10.5};
  scene::Color letters = actor.text;
  switch (state) {
    case State::running:
      p.scene.rect(box, actor.solid, 4).named(id);
      letters = actor.on_solid;
      break;
    case State::ready:
      p.scene.outline(box, actor.pale, actor.outline, 1, 4).dashed(4, 3).named(id);
      break;
    case State::suspended:
      p.scene.outline(box, p.theme.background, p.theme.text_soft, 0.8, 4).named(id);
      p.scene.rect({box.x, box.y, 4, box.height}, actor.solid, 2);
      break;
    case State::done:
      p.scene.outline(box, p.theme.surface, p.theme.rule, 0.8, 4).named(id);
      letters = p.theme.text_soft;
      break;
  }
  const double inset = p.text_width(text, font) > box.width - 16 ? 5 : 8;
  p.text_in({box.x + inset, box.y, box.width - 2 * inset, box.height}, text, font, letters, Anchor::middle);
}

std::string wait_words(const Page& p, const LoopMoment::Task& t) {
  if (!t.waits_for.empty()) return object_word(p.input, t.waits_for);
  return t.wait == trace::WaitKind::none ? p.tr(TextId::fig_loop_await) : p.tr(wait_text(t.wait));
}

std::string state_words(const Page& p, const LoopMoment::Task& t) {
  switch (t.state) {
    case State::running:
      return p.tr(TextId::fig_loop_task_running);
    case State::ready:
      return p.tr(TextId::fig_loop_task_ready);
    case State::suspended:
      return p.format(TextId::fig_loop_task_waits, wait_words(p, t));
    case State::done:
      return p.tr(t.how == 2   ? TextId::fig_loop_task_cancelled
                  : t.how == 1 ? TextId::fig_loop_task_failed
                               : TextId::fig_loop_task_done);
  }
  return "";
}

std::string socket_name(const Page& p, const LoopMoment::Watch& w) {
  return w.name.empty() ? p.format(TextId::fig_loop_file, w.file) : w.name;
}

std::string watch_words(const Page& p, const LoopMoment::Watch& w) {
  return socket_name(p, w) + " · " +
         p.tr(w.events == 3   ? TextId::fig_loop_both
              : w.events == 2 ? TextId::fig_loop_write
                              : TextId::fig_loop_read);
}

std::string handle_words(const Page& p, const LoopMoment& m, const LoopMoment::Handle& h) {
  const std::string name = task_name(m, h);
  return name.empty() ? p.tr(TextId::fig_loop_callback) : word(p.input, name);
}

void describe(Page& p, const LoopMoment& m) {
  const std::string when = lang::duration(m.time, p.input.lang);
  std::string running = p.tr(TextId::fig_loop_nothing), ready;
  if (m.current.task >= 0 || m.current.handle >= 0) running = handle_words(p, m, m.current);
  for (const auto& h : m.ready) ready += (ready.empty() ? "" : ", ") + handle_words(p, m, h);
  if (ready.empty()) ready = p.tr(TextId::fig_loop_nothing);
  p.describe(p.format(TextId::fig_loop_desc, when, running, ready));
}

// --- one moment ---

struct Frame {
  Rect tasks, loop, system;
};

double list_height(std::size_t n, double line) {
  return n == 0 ? line : static_cast<double>(n) * line;
}

void paint_frame(Page& p, const Rect& box, const std::string& title, const char* id) {
  p.scene
      .outline({box.x + 0.5, box.y + 0.5, box.width - 1, box.height - 1}, p.theme.surface, p.theme.rule, 1, 6)
      .named({id});
  p.text_in({box.x + kPad, box.y + 6, box.width - 2 * kPad, 22}, title, heading_font(), p.theme.text,
            Anchor::start);
}

constexpr double kTaskLine = 40, kSystemLine = 27;
constexpr std::size_t kMostListed = 8;

void paint_more(Page& p, double x, double y, double width, std::size_t rest, scene::Id id) {
  p.text_in({x, y, width, 18},
            lang::plural(lang::PluralId::fig_loop_more, static_cast<std::int64_t>(rest), p.input.lang),
            {.size = 10, .italic = true}, p.theme.text_soft, Anchor::start, id);
}

void paint_tasks(Page& p, const LoopMoment& m, const Rect& box) {
  double y = box.y + 34;
  std::size_t shown = 0;
  for (const LoopMoment::Task& t : m.tasks) {
    if (shown++ == kMostListed) break;
    const auto id = static_cast<std::int32_t>(t.id);
    paint_chip(p, {box.x + kPad, y, box.width - 2 * kPad, kChip}, word(p.input, t.name), t.id, t.state,
               {"task-#", id});
    std::string words = state_words(p, t);
    if (t.state == State::ready && p.text_width(words, {.size = 9.5}) > box.width - 2 * kPad)
      words = p.tr(TextId::fig_label_turn);
    p.text_in({box.x + kPad, y + kChip, box.width - 2 * kPad, 15}, words, {.size = 9.5}, p.theme.text_soft,
              Anchor::middle, {"task-#-state", id});
    y += kTaskLine;
  }
  if (m.tasks.size() > kMostListed)
    paint_more(p, box.x + kPad, y - 4, box.width - 2 * kPad, m.tasks.size() - kMostListed, {"more-tasks"});
}

void paint_system(Page& p, const LoopMoment& m, const Rect& box) {
  double y = box.y + 32;
  const double x = box.x + kPad, width = box.width - 2 * kPad;
  const auto heading = [&](TextId text, const char* id) {
    p.text_in({x, y, width, 16}, p.tr(text), note_font(), p.theme.text_soft, Anchor::start, {id});
    y += 18;
  };
  heading(TextId::fig_loop_sockets, "sockets-title");
  std::size_t shown = 0;
  for (const LoopMoment::Watch& w : m.watched) {
    if (shown++ == kMostListed) break;
    const Rect row{x, y, width, kSystemLine - 5};
    p.scene
        .outline(row, w.ready ? p.theme.neutral.pale_io : p.theme.background, p.theme.neutral.outline,
                 w.ready ? 1.4 : 0.8, 3)
        .named({"socket-#", static_cast<std::int32_t>(w.file)});
    const double cy = y + row.height / 2, r = 3.4;
    p.scene.outline({x + 8, cy - r, 2 * r, 2 * r}, w.ready ? p.theme.neutral.solid : p.theme.background,
                    p.theme.neutral.outline, 1.2, r);
    std::string words = watch_words(p, w);
    if (w.ready) words += " · " + p.tr(TextId::fig_loop_data);
    if (w.ready && p.text_width(words, note_font()) > width - 26)  // that it is ready says more than for what
      words = socket_name(p, w) + " · " + p.tr(TextId::fig_loop_data);
    p.text_in({x + 20, y, width - 26, row.height}, words, note_font(), p.theme.text, Anchor::start);
    y += kSystemLine;
  }
  if (m.watched.size() > kMostListed) {
    paint_more(p, x, y - 3, width, m.watched.size() - kMostListed, {"more-sockets"});
    y += 18;
  }
  if (m.watched.empty()) {
    p.text_in({x, y - 2, width, 18}, p.tr(TextId::fig_loop_none), {.size = 10, .italic = true},
              p.theme.text_soft, Anchor::start, {"no-sockets"});
    y += 20;
  }
  y += 6;
  heading(TextId::fig_loop_timers, "timers-title");
  shown = 0;
  for (const LoopMoment::Timer& t : m.timers) {
    if (shown++ == kMostListed) break;
    const Rect row{x, y, width, kSystemLine - 5};
    const scene::ActorColors& actor = colors_of(p, t.handle.task);
    p.scene.outline(row, p.theme.background, p.theme.neutral.outline, 0.8, 3)
        .named({"timer-#", static_cast<std::int32_t>(t.handle.handle)});
    if (t.handle.task >= 0) p.scene.rect({x, y, 4, row.height}, actor.solid, 2);
    const std::string when = lang::duration(t.when, p.input.lang);
    const double wide = p.text_width(when, note_font());
    p.text_in({x + 10, y, width - wide - 24, row.height}, handle_words(p, m, t.handle), note_font(),
              p.theme.text, Anchor::start);
    p.text_in({x + width - wide - 8, y, wide + 1, row.height}, when, note_font(), p.theme.text, Anchor::end);
    y += kSystemLine;
  }
  if (m.timers.size() > kMostListed)
    paint_more(p, x, y - 3, width, m.timers.size() - kMostListed, {"more-timers"});
  if (m.timers.empty())
    p.text_in({x, y - 2, width, 18}, p.tr(TextId::fig_loop_none), {.size = 10, .italic = true},
              p.theme.text_soft, Anchor::start, {"no-timers"});
}

double system_height(const LoopMoment& m) {
  const auto part = [](std::size_t n) {
    return 18 + (n == 0 ? 20 : list_height(std::min(n, kMostListed), kSystemLine)) +
           (n > kMostListed ? 18 : 0);
  };
  return 32 + part(m.watched.size()) + 6 + part(m.timers.size()) + 10;
}

// One station of the cycle.
void paint_station(Page& p, const Rect& box, const std::string& title, bool active, const char* id) {
  p.scene
      .outline({box.x, box.y, box.width, box.height}, p.theme.background,
               active ? p.theme.accent : p.theme.axis, active ? 2 : 1, 5)
      .named({id});
  p.text_in({box.x + 10, box.y + 4, box.width - 20, 18}, title,
            {.weight = active ? scene::FontWeight::semibold : scene::FontWeight::medium, .size = 10.5},
            active ? p.theme.accent : p.theme.text, Anchor::start);
}

// Chips in rows; returns the height used. Paints only when asked.
double flow_queue(Page& p, const LoopMoment& m, const Rect& box, bool paint) {
  const Font font{.weight = scene::FontWeight::medium, .size = 10.5};
  double x = box.x, y = box.y;
  constexpr std::size_t kMost = 12;
  std::size_t n = 0;
  for (const LoopMoment::Handle& h : m.ready) {
    if (n == kMost) break;
    const std::string text = handle_words(p, m, h);
    const double wide = std::min(box.width, p.text_width(text, font) + 20);
    if (x > box.x && x + wide > box.right()) x = box.x, y += kChip + kChipGap;
    if (paint)
      paint_chip(p, {x, y, wide, kChip}, text, h.task, State::ready,
                 {"queue-#", static_cast<std::int32_t>(n)});
    ++n;
    x += wide + kChipGap;
  }
  if (m.ready.size() > kMost) {
    y += kChip + 2;
    if (paint) paint_more(p, box.x, y, box.width, m.ready.size() - kMost, {"more-ready"});
  }
  if (m.ready.empty() && paint)
    p.text_in({box.x, y, box.width, kChip}, p.tr(TextId::fig_loop_empty), {.size = 10, .italic = true},
              p.theme.text_soft, Anchor::start, {"queue-empty"});
  return y + kChip - box.y;
}

void paint_loop(Page& p, const LoopMoment& m, const Rect& box, const Rect& tasks, const Rect& system) {
  constexpr double kGap = 26;
  const bool running =
      m.phase == LoopMoment::Phase::running && (m.current.task >= 0 || m.current.handle >= 0);
  const bool selecting = m.phase == LoopMoment::Phase::selecting;
  const double x = box.x + kPad, width = box.width - 2 * kPad - 22;  // at the right the way back
  double y = box.y + 34;
  const double queue = flow_queue(p, m, {x + 10, 0, width - 20, 0}, false) + 32;
  const Rect first{x, y, width, queue};
  paint_station(p, first, p.tr(TextId::fig_loop_queue), false, "station-queue");
  flow_queue(p, m, {x + 10, y + 23, width - 20, 0}, true);
  y += queue + kGap;
  const Rect second{x, y, width, 56};
  paint_station(p, second, p.tr(TextId::fig_loop_runs), running, "station-run");
  if (running) {
    const LoopMoment::Task* t = m.task(m.current.task);
    std::string text = handle_words(p, m, m.current);
    if (t && !t->label.empty() && t->label != text) text += " · " + t->label;
    paint_chip(p, {x + 10, y + 25, width - 20, kChip}, text, m.current.task, State::running, {"running"});
  } else {
    p.text_in({x + 10, y + 25, width - 20, kChip}, p.tr(TextId::fig_loop_idle), {.size = 10, .italic = true},
              p.theme.text_soft, Anchor::start, {"nothing-runs"});
  }
  y += 56 + kGap;
  const Rect third{x, y, width, 46};
  paint_station(p, third, p.tr(TextId::fig_loop_asks), selecting, "station-select");
  const std::string timeout =
      !selecting            ? p.tr(TextId::fig_loop_then)
      : m.timeout == kNever ? p.tr(TextId::fig_loop_forever)
      : m.timeout == 0      ? p.tr(TextId::fig_loop_at_once)
                            : p.format(TextId::fig_loop_at_most, lang::duration(m.timeout, p.input.lang));
  p.text_in({x + 10, y + 22, width - 20, 18}, timeout, note_font(), p.theme.text_soft, Anchor::start,
            {"select-timeout"});

  const scene::Color ink = p.theme.axis;
  const double middle = x + width / 2;
  paint_straight(p.scene, {middle, first.bottom()}, {middle, second.y}, ink, 1.4, false, {"cycle-1"});
  paint_straight(p.scene, {middle, second.bottom()}, {middle, third.y}, ink, 1.4, false, {"cycle-2"});
  // The way back, in the margin at the right.
  const double way = first.right() + 16, y0 = third.y + third.height / 2, y1 = first.y + first.height / 2;
  p.scene.polyline({{third.right(), y0}, {way, y0}, {way, y1}, {first.right() + 4, y1}}, ink, 1.4)
      .named({"cycle-3"});
  paint_straight(p.scene, {first.right() + 12, y1}, {first.right(), y1}, ink, 1.4, false, {});

  // With the neighbours. The words stand above the arrows, in the gaps or below them.
  const auto note = [&](double x0, double x1, double at, TextId text, const char* id) {
    p.paragraph(x0, at, x1 - x0, p.tr(text), {.size = 9.5, .italic = true}, p.theme.text_soft, {id},
                Anchor::middle);
  };
  if (tasks.width > 0) {
    const double ay = first.y + first.height / 2;
    paint_straight(p.scene, {tasks.right(), ay}, {first.x, ay}, ink, 1.2, false, {"create"});
    note(tasks.right() + 2, box.x - 2, ay + 4, TextId::fig_loop_create, "create-note");
  }
  const double by = second.y + second.height / 2;
  // Out of the running step: a socket or a timer is registered.
  p.scene.rect({way - 3, by - 3, 6, 6}, p.theme.surface);
  p.scene.line({way, by - 3}, {way, by + 3}, ink, 1.4);
  paint_straight(p.scene, {second.right(), by}, {system.x, by}, ink, 1.2, true, {"register"});
  note(box.right() + 2, system.x - 2, by + 4, TextId::fig_loop_register, "register-note");
  const double cy = third.y + third.height / 2 + 12;
  paint_straight(p.scene, {third.right(), cy}, {system.x, cy}, ink, 1.2, false, {"ask"});
  paint_straight(p.scene, {system.x, cy + 8}, {third.right(), cy + 8}, ink, 1.2, false, {"answer"});
  note(box.right() + 2, system.x - 2, cy + 12, TextId::fig_loop_answer, "answer-note");
}

double loop_height(Page& p, const LoopMoment& m, double width) {
  return 34 + flow_queue(p, m, {0, 0, width - 2 * kPad - 22 - 20, 0}, false) + 32 + 26 + 56 + 26 + 46 + 28;
}

void paint_moment(Page& p, const LoopMoment& m) {
  const double gap = std::clamp(p.width() * 0.105, 62.0, 92.0);
  const bool narrow = p.width() < 560;  // without the tasks: the queue and the timers name them
  const double rest = p.width() - (narrow ? gap : 2 * gap);
  const double left = narrow ? 0 : rest * 0.25, right = rest * (narrow ? 0.42 : 0.33),
               middle = rest - left - right;
  const double tasks = 34 + list_height(std::min(m.tasks.size(), kMostListed), kTaskLine) + 8 +
                       (m.tasks.size() > kMostListed ? 16 : 0);
  const double height = std::max({narrow ? 0 : tasks, loop_height(p, m, middle), system_height(m)});
  const double top = p.y + 4;
  const Rect a{p.left(), top, left, height}, b{narrow ? p.left() : a.right() + gap, top, middle, height},
      c{b.right() + gap, top, right, height};
  if (!narrow)
    paint_frame(p, a, m.thread == kNobody ? p.tr(TextId::fig_loop_program) : actor_name(p.input, m.thread),
                "thread");
  paint_frame(p, b, m.turn > 0 ? p.format(TextId::fig_loop_turn, m.turn) : p.tr(TextId::fig_loop_loop),
              "loop");
  paint_frame(p, c, p.tr(TextId::fig_loop_system), "system");
  if (!narrow) paint_tasks(p, m, a);
  paint_system(p, m, c);
  paint_loop(p, m, b, a, c);
  p.y = top + height + 12;
  p.y = p.paragraph(p.left(), p.y, p.width(),
                    p.format(TextId::fig_loop_moment, lang::duration(m.time, p.input.lang)), note_font(),
                    p.theme.text_soft, {"moment"});
  describe(p, m);
}

// --- a strip of moments ---

void paint_strip(Page& p, const std::vector<LoopMoment>& moments) {
  const double names = std::clamp(p.width() * 0.16, 82.0, 110.0);  // the longest word fits
  const auto n = moments.size();
  const double gap = 8;
  const double width = (p.width() - names - gap * static_cast<double>(n)) / static_cast<double>(n);
  std::size_t most_ready = 1, most_waiting = 1, most_done = 0;
  const auto waiting = [](const LoopMoment& m) {
    std::vector<const LoopMoment::Task*> out;
    for (const auto& t : m.tasks)
      if (t.state == State::suspended) out.push_back(&t);
    return out;
  };
  const auto done = [](const LoopMoment& m) {
    return static_cast<std::size_t>(
        std::count_if(m.tasks.begin(), m.tasks.end(), [](const auto& t) { return t.state == State::done; }));
  };
  for (const LoopMoment& m : moments) {
    most_ready = std::max(most_ready, std::min<std::size_t>(m.ready.size(), 6));
    most_waiting = std::max(most_waiting, std::min<std::size_t>(waiting(m).size(), 6));
    most_done = std::max(most_done, std::min<std::size_t>(done(m), 6));
  }
  const double pitch = kChip + kChipGap;
  const auto rows = [&](std::size_t chips) {  // the row's name may take two lines
    return std::max(static_cast<double>(chips) * pitch, 38.0);
  };
  const double top = p.y + 4, runs = top + 26, ready = runs + pitch + 12,
               waits = ready + rows(most_ready) + 10, ended = waits + rows(most_waiting) + 10,
               bottom = ended + (most_done ? static_cast<double>(most_done) * pitch + 4 : -8);
  const auto row = [&](double y, TextId text, const char* id) {
    p.paragraph(p.left(), y + 3, names - 8, p.tr(text), heading_font(), p.theme.text, {id});
    p.scene.line({p.left(), y - 6}, {p.right(), y - 6}, p.theme.rule, 1);
  };
  row(runs, TextId::fig_loop_row_runs, "row-runs");
  row(ready, TextId::fig_loop_row_ready, "row-ready");
  row(waits, TextId::fig_loop_row_waits, "row-waits");
  if (most_done) row(ended, TextId::fig_loop_row_done, "row-done");
  std::int32_t index = 0;
  std::string last_time;
  for (const LoopMoment& m : moments) {
    const double x = p.left() + names + static_cast<double>(index) * (width + gap) + gap;
    const auto chip = [&](double y, const std::string& text, std::int64_t task, State state, const char* part,
                          std::int32_t k) {
      paint_chip(p, {x, y, width, kChip}, text, task, state, {part, index, k});
    };
    const std::string time = lang::duration(m.time, p.input.lang);
    p.text_in({x, top - 2, width, 18}, time, note_font(), p.theme.text_soft, Anchor::middle,
              {"time-#", index});
    const bool running =
        m.phase == LoopMoment::Phase::running && (m.current.task >= 0 || m.current.handle >= 0);
    if (running) {
      chip(runs, handle_words(p, m, m.current), m.current.task, State::running, "moment-#-runs", 0);
    } else {
      const bool selecting = m.phase == LoopMoment::Phase::selecting;
      p.text_in({x, runs, width, kChip},
                p.tr(selecting ? TextId::fig_loop_select_short : TextId::fig_loop_nothing),
                {.size = 10, .italic = true}, p.theme.text_soft, Anchor::middle, {"moment-#-idle", index});
    }
    double y = ready;
    std::int32_t k = 0;
    for (const auto& h : m.ready) {
      if (k == 6) break;
      chip(y, handle_words(p, m, h), h.task, State::ready, "moment-#-ready-#", k++);
      y += pitch;
    }
    y = waits, k = 0;
    for (const auto* t : waiting(m)) {
      if (k == 6) break;
      chip(y, word(p.input, t->name), t->id, State::suspended, "moment-#-waits-#", k++);
      y += pitch;
    }
    y = ended, k = 0;
    for (const auto& t : m.tasks) {
      if (t.state != State::done || k == 6) continue;
      chip(y, word(p.input, t.name), t.id, State::done, "moment-#-done-#", k++);
      y += pitch;
    }
    ++index;
    describe(p, m);
  }
  p.y = bottom + 4;
}

}  // namespace

scene::Scene layout_eventloop(const FigureInput& input) {
  Page p(input, TextId::fig_loop_title, input.moments > 1 ? 340 : 440);
  p.paint_title();
  const trace::Trace& trace = input.trace;
  const VirtualTime to = input.to == kNever ? trace.end_time() : input.to;
  if (input.moments > 1) {
    std::vector<std::size_t> counts = loop_moments(trace, input.from, to);
    const auto fit = static_cast<std::size_t>(std::max(2.0, (p.width() - 110) / 76));
    const std::size_t n = std::min({counts.size(), static_cast<std::size_t>(input.moments), fit});
    std::vector<LoopMoment> moments;
    for (std::size_t i = 0; i < n; ++i) moments.push_back(loop_after(trace, counts[i]));
    if (!moments.empty()) {
      paint_strip(p, moments);
      return p.take();
    }
  }
  std::size_t count = trace.events().size();
  if (input.cursor != kNever) {
    count = trace.first_at_time(input.cursor + 1);
  } else if (const auto counts = loop_moments(trace, input.from, to); !counts.empty()) {
    // The end of a run shows an empty loop: the moment at which most is going on tells more.
    std::size_t best = 0;
    for (std::size_t i = 0; i < counts.size(); i += std::max<std::size_t>(1, counts.size() / 64)) {
      const LoopMoment m = loop_after(trace, counts[i]);
      const bool runs =
          m.phase == LoopMoment::Phase::running && (m.current.task >= 0 || m.current.handle >= 0);
      const std::size_t richness = m.ready.size() + m.timers.size() + 2 * m.watched.size() +
                                   (m.ready.empty() ? 0 : 3) + (m.timers.empty() ? 0 : 3) + (runs ? 3 : 0);
      if (richness > best) best = richness, count = counts[i];
    }
  }
  const LoopMoment m = loop_after(trace, count);
  if (!m.exists && m.tasks.empty()) {
    p.y = p.paragraph(p.left(), p.y, p.width(), p.tr(TextId::fig_loop_no_loop), text_font(),
                      p.theme.text_soft, {"nothing"});
    p.describe(p.tr(TextId::fig_loop_no_loop));
    return p.take();
  }
  paint_moment(p, m);
  return p.take();
}

}  // namespace kvant::figures

// The figure `eventloop`: the tasks, the loop with its ready queue and what it runs, and what it waits for;
// at one moment, or as a strip of moments (eventloop_strip.cpp).
#include <algorithm>
#include <cmath>

#include "app/figures/loop_chips.h"
#include "app/figures/words.h"

namespace kvant::figures {

using lang::TextId;
using scene::Anchor;
using scene::Font;
using scene::Rect;
using State = LoopMoment::Task::State;

namespace {

constexpr double kPad = 12;

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
    if (t.state == State::suspended && p.text_width(words, {.size = 9.5}) > box.width - 2 * kPad)
      words = wait_words(p, t);
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
    const scene::ActorColors& actor = loop_colors(p, t.handle.task);
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

double system_height(std::size_t watched, std::size_t timers) {
  const auto part = [](std::size_t n) {
    return 18 + (n == 0 ? 20 : list_height(std::min(n, kMostListed), kSystemLine)) +
           (n > kMostListed ? 18 : 0);
  };
  return 32 + part(watched) + 6 + part(timers) + 10;
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
double flow_queue(Page& p, const LoopMoment& m, const std::deque<LoopMoment::Handle>& handles,
                  const Rect& box, bool paint) {
  const Font font{.weight = scene::FontWeight::medium, .size = 10.5};
  double x = box.x, y = box.y;
  constexpr std::size_t kMost = 12;
  std::size_t n = 0, shown = 0;
  for (const QueueChip& chip : queue_chips(p, m, handles, box.width)) {
    if (n == kMost) break;
    const double wide = std::min(box.width, p.text_width(chip.text, font) + 20);
    if (x > box.x && x + wide > box.right()) x = box.x, y += kChip + kChipGap;
    if (paint)
      paint_chip(p, {x, y, wide, kChip}, chip.text, chip.task, State::ready,
                 {"queue-#", static_cast<std::int32_t>(n)});
    ++n, shown += chip.count;
    x += wide + kChipGap;
  }
  if (handles.size() > shown) {
    y += kChip + 2;
    if (paint) paint_more(p, box.x, y, box.width, handles.size() - shown, {"more-ready"});
  }
  if (handles.empty() && paint)
    p.text_in({box.x, y, box.width, kChip}, p.tr(TextId::fig_loop_empty), {.size = 10, .italic = true},
              p.theme.text_soft, Anchor::start, {"queue-empty"});
  return y + kChip - box.y;
}

// The same arrows when the operating system stands below: down the margin, and from the last station.
void paint_stacked(Page& p, const Rect& box, const Rect& second, const Rect& third, double way,
                   const Rect& system) {
  const scene::Color ink = p.theme.axis;
  const double gap = system.y - box.bottom(), x = way + 9, by = second.y + second.height / 2;
  const auto note = [&](double x0, double x1, double at, TextId text, const char* id, Anchor anchor) {
    p.text_in({x0, at, x1 - x0, 16}, p.tr(text), {.size = 9.5, .italic = true}, p.theme.text_soft, anchor,
              {id});
  };
  p.scene.polyline({{second.right(), by}, {way - 3, by}}, ink, 1.2).dashed(4, 3);
  p.scene.polyline({{way + 3, by}, {x, by}, {x, box.bottom()}}, ink, 1.2).dashed(4, 3);
  paint_straight(p.scene, {x, box.bottom()}, {x, system.y}, ink, 1.2, true, {"register"});
  note(box.x + box.width * 0.4, x - 5, box.bottom() + gap / 2 + 2, TextId::fig_loop_register, "register-note",
       Anchor::end);
  const double down = third.x + 24, up = down + 9;
  paint_straight(p.scene, {down, third.bottom()}, {down, system.y}, ink, 1.2, false, {"ask"});
  paint_straight(p.scene, {up, system.y}, {up, third.bottom()}, ink, 1.2, false, {"answer"});
  note(up + 6, box.x + box.width * 0.6, box.bottom() + gap / 2 - 18, TextId::fig_loop_answer, "answer-note",
       Anchor::start);
}

// The queue's height at this moment; with `most`, as high as it will ever be.
double queue_height(Page& p, const LoopMoment& m, const LoopMost* most, double width) {
  const double now = flow_queue(p, m, m.ready, {0, 0, width, 0}, false);
  return most ? std::max(now, flow_queue(p, m, most->ready, {0, 0, width, 0}, false)) : now;
}

void paint_loop(Page& p, const LoopMoment& m, const LoopMost* most, const Rect& box, const Rect& tasks,
                const Rect& system) {
  constexpr double kGap = 26;
  const bool running =
      m.phase == LoopMoment::Phase::running && (m.current.task >= 0 || m.current.handle >= 0);
  const bool selecting = m.phase == LoopMoment::Phase::selecting;
  const double x = box.x + kPad, width = box.width - 2 * kPad - 22;  // at the right the way back
  double y = box.y + 34;
  const double queue = queue_height(p, m, most, width - 20) + 32;
  const Rect first{x, y, width, queue};
  paint_station(p, first, p.tr(TextId::fig_loop_queue), false, "station-queue");
  flow_queue(p, m, m.ready, {x + 10, y + 23, width - 20, 0}, true);
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
  if (system.y > box.bottom()) return paint_stacked(p, box, second, third, way, system);
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

double loop_height(Page& p, const LoopMoment& m, const LoopMost* most, double width) {
  return 34 + queue_height(p, m, most, width - 2 * kPad - 22 - 20) + 32 + 26 + 56 + 26 + 46 + 28;
}

// With `most`, everything has its place from the first moment on.
void paint_moment(Page& p, const LoopMoment& m, const LoopMost* most) {
  const double gap = std::clamp(p.width() * 0.105, 62.0, 92.0);
  const bool narrow = p.width() < 560;   // without the tasks: the queue and the timers name them
  const bool stacked = p.width() < 400;  // the operating system below the loop
  const double rest = p.width() - (narrow ? gap : 2 * gap);
  const double left = narrow ? 0 : rest * 0.25, right = rest * (narrow ? 0.42 : 0.33),
               middle = rest - left - right;
  const std::size_t count = most ? most->tasks : m.tasks.size();
  const double tasks =
      34 + list_height(std::min(count, kMostListed), kTaskLine) + 8 + (count > kMostListed ? 16 : 0);
  const double height = std::max(
      {narrow ? 0 : tasks, loop_height(p, m, most, middle),
       most ? system_height(most->watched, most->timers) : system_height(m.watched.size(), m.timers.size())});
  const double top = p.y + 4;
  const Rect a{p.left(), top, left, height};
  Rect b{narrow ? p.left() : a.right() + gap, top, middle, height}, c{b.right() + gap, top, right, height};
  if (stacked) {
    constexpr double kStackGap = 52;
    const double below =
        most ? system_height(most->watched, most->timers) : system_height(m.watched.size(), m.timers.size());
    b = {p.left(), top, p.width(), loop_height(p, m, most, p.width())};
    c = {p.left(), b.bottom() + kStackGap, p.width(), below};
  }
  if (!narrow)
    paint_frame(p, a, m.thread == kNobody ? p.tr(TextId::fig_loop_program) : actor_name(p.input, m.thread),
                "thread");
  const auto that_fits = [&](const std::string& longer, double width, TextId shorter) {
    return p.text_width(longer, heading_font()) > width - 2 * kPad ? std::string(p.tr(shorter)) : longer;
  };
  const std::string loop = m.ended      ? lang::plural(lang::PluralId::fig_loop_ended, m.turn, p.input.lang)
                           : m.turn > 0 ? p.format(TextId::fig_loop_turn, m.turn)
                                        : std::string(p.tr(TextId::fig_loop_loop));
  paint_frame(p, b, that_fits(loop, b.width, TextId::fig_loop_loop), "loop");
  paint_frame(p, c, that_fits(p.tr(TextId::fig_loop_system), c.width, TextId::fig_seq_os), "system");
  if (!narrow) paint_tasks(p, m, a);
  paint_system(p, m, c);
  paint_loop(p, m, most, b, a, c);
  p.y = (stacked ? c.bottom() : top + height) + 12;
  p.y = p.paragraph(p.left(), p.y, p.width(),
                    p.format(TextId::fig_loop_moment, lang::duration(m.time, p.input.lang)), note_font(),
                    p.theme.text_soft, {"moment"});
  describe_moment(p, m);
}

}  // namespace

scene::Scene layout_eventloop(const FigureInput& input) {
  Page p(input, TextId::fig_loop_title, input.moments > 1 ? 340 : 252);
  p.paint_title();
  const trace::Trace& trace = input.trace;
  const VirtualTime to = input.to == kNever ? trace.end_time() : input.to;
  if (input.moments > 1) {
    const bool follows = input.cursor != kNever;  // then the last of them
    std::vector<std::size_t> counts =
        loop_moments(trace, input.from, follows ? std::min(to, input.cursor) : to);
    const auto fit = static_cast<std::size_t>(std::max(2.0, (p.width() - 110) / 76));
    const std::size_t n = std::min({counts.size(), static_cast<std::size_t>(input.moments), fit});
    const std::size_t first = follows ? counts.size() - n : 0;
    std::vector<LoopMoment> moments;
    for (std::size_t i = first; i < first + n; ++i) moments.push_back(loop_after(trace, counts[i]));
    if (!moments.empty()) {
      paint_loop_strip(p, moments);
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
  LoopMost most;
  const LoopMoment m = loop_after(trace, count, input.steady ? &most : nullptr);
  if (!m.exists && m.tasks.empty()) {
    p.y = p.paragraph(p.left(), p.y, p.width(), p.tr(TextId::fig_loop_no_loop), text_font(),
                      p.theme.text_soft, {"nothing"});
    p.describe(p.tr(TextId::fig_loop_no_loop));
    return p.take();
  }
  paint_moment(p, m, input.steady ? &most : nullptr);
  return p.take();
}

}  // namespace kvant::figures

// The strip of moments of the figure `eventloop`.
#include <algorithm>

#include "app/figures/loop_chips.h"
#include "app/figures/words.h"

namespace kvant::figures {

using lang::TextId;
using scene::Anchor;
using State = LoopMoment::Task::State;

namespace {
constexpr double kMostWidth = 130;  // of a moment
constexpr std::size_t kMostChips = 6;
}  // namespace

void paint_loop_strip(Page& p, const std::vector<LoopMoment>& moments) {
  const double names = std::clamp(p.width() * 0.16, 82.0, 110.0);  // the longest word fits
  const auto n = moments.size();
  const double gap = 8;
  const double width =
      std::min(kMostWidth, (p.width() - names - gap * static_cast<double>(n)) / static_cast<double>(n));
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
    most_ready = std::max(most_ready, std::min(queue_chips(p, m, m.ready, width).size(), kMostChips));
    most_waiting = std::max(most_waiting, std::min(waiting(m).size(), kMostChips));
    most_done = std::max(most_done, std::min(done(m), kMostChips));
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
    // Of too many the last place says how many more there are.
    const auto column = [&](double y, std::size_t count, auto paint) {
      const std::size_t shown = count > kMostChips ? kMostChips - 1 : count;
      for (std::size_t k = 0; k < shown; ++k, y += pitch) paint(k, y, static_cast<std::int32_t>(k));
      if (count > shown)
        p.text_in({x, y, width, kChip},
                  lang::plural(lang::PluralId::fig_loop_more, static_cast<std::int64_t>(count - shown),
                               p.input.lang),
                  {.size = 10, .italic = true}, p.theme.text_soft, Anchor::middle);
    };
    const std::vector<QueueChip> queue = queue_chips(p, m, m.ready, width);
    column(ready, queue.size(), [&](std::size_t k, double y, std::int32_t id) {
      chip(y, queue[k].text, queue[k].task, State::ready, "moment-#-ready-#", id);
    });
    const auto suspended = waiting(m);
    column(waits, suspended.size(), [&](std::size_t k, double y, std::int32_t id) {
      chip(y, word(p.input, suspended[k]->name), suspended[k]->id, State::suspended, "moment-#-waits-#", id);
    });
    std::vector<const LoopMoment::Task*> finished;
    for (const auto& t : m.tasks)
      if (t.state == State::done) finished.push_back(&t);
    column(ended, finished.size(), [&](std::size_t k, double y, std::int32_t id) {
      chip(y, word(p.input, finished[k]->name), finished[k]->id, State::done, "moment-#-done-#", id);
    });
    ++index;
    describe_moment(p, m);
  }
  p.y = bottom + 4;
}

}  // namespace kvant::figures

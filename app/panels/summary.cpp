#include <algorithm>
#include <vector>

#include "app/figures/figure.h"
#include "app/panels/context.h"
#include "app/ui/painter.h"

namespace kvant::panels {

using trace::StopReason;

namespace {

struct Share {
  VirtualTime time;
  trace::LaneState state;
  TextId name;
};

std::vector<Share> shares_of(const trace::ThreadMetrics& m) {
  using trace::LaneState;
  return {{m.cpu, LaneState::running, TextId::win_share_cpu},
          {m.ready, LaneState::ready, TextId::win_share_ready},
          {m.gil, LaneState::wait_gil, TextId::win_share_gil},
          {m.blocked, LaneState::blocked, TextId::win_share_blocked},
          {m.io, LaneState::wait_io, TextId::win_share_io},
          {m.sleeping, LaneState::sleeping, TextId::win_share_sleeping}};
}

// One bar a thread, in the textures of the timeline: where its time went.
void bar(Context& c, const Rect& box, ThreadId thread, const trace::ThreadMetrics& metrics,
         VirtualTime whole) {
  const scene::ActorColors& a = c.theme().actor(thread);
  scene::Scene scene;
  double x = box.x;
  // A deadlock is drawn beyond the end of the run, and counted so.
  VirtualTime sum = 0;
  for (const Share& share : shares_of(metrics)) sum += std::max<VirtualTime>(0, share.time);
  whole = std::max(whole, sum);
  for (const Share& share : shares_of(metrics)) {
    if (share.time <= 0) continue;
    const double wide =
        box.width * static_cast<double>(share.time) / static_cast<double>(std::max<VirtualTime>(whole, 1));
    const Rect part{x, box.y, wide, box.height};
    switch (share.state) {
      case trace::LaneState::running:
        scene.rect(part, a.solid, 1);
        break;
      case trace::LaneState::wait_gil:
        scene.outline(part, a.pale, a.outline, 1).pattern = scene::Pattern::hatch;
        break;
      case trace::LaneState::blocked:
        scene.outline(part, a.pale, a.outline, 1).pattern = scene::Pattern::cross;
        break;
      case trace::LaneState::ready:
        scene.outline(part, a.pale, a.outline, 1).dashed(3, 2);
        break;
      case trace::LaneState::wait_io:
        scene.rect(part, a.pale_io);
        scene
            .line({part.x, part.y + part.height / 2}, {part.right(), part.y + part.height / 2}, a.outline,
                  1.6)
            .dashed(2, 3);
        break;
      default:
        scene.line({part.x, part.y + part.height / 2}, {part.right(), part.y + part.height / 2}, a.outline,
                   1.6);
        break;
    }
    x += wide;
  }
  c.ui.box(box, c.look().field, 2);
  ui::paint(scene, c.ui.draw(), {0, 0}, c.ui.scale(), c.ui.fonts());
}

constexpr double kWordsLine = 16;

struct Painter {
  Context& c;
  Rect box;
  double x, right;

  void pair(double& y, TextId name, const std::string& value) const {
    c.ui.text(x, y + 15, tr(name, c.lang()), ui::type::kText, c.look().soft);
    c.ui.text(right, y + 15, value, ui::type::kText, c.look().text, Anchor::end);
    y += 22;
  }
  double thread_height(const trace::ThreadMetrics& m) const {
    return 47 + c.ui.paragraph_height(right - x, lines(m), ui::type::kSmall, kWordsLine);
  }
  std::string lines(const trace::ThreadMetrics& m) const {
    std::string words;
    for (const Share& share : shares_of(m))
      if (share.time > 0)
        words += (words.empty() ? "" : " · ") + std::string(tr(share.name, c.lang())) + " " +
                 c.duration(share.time);
    return words;
  }
  void thread(double& y, ThreadId id, const trace::ThreadMetrics& m, VirtualTime whole) const {
    swatch(c, x, y + 5, id);
    const std::string& name = c.session.player().lanes().threads()[static_cast<std::size_t>(id)].name;
    c.ui.text_cut(x + 16, y + 14, (right - x) * 0.6, name, ui::type::kText, c.look().text);
    if (m.completion != kNever)
      c.ui.text(right, y + 14, c.duration(m.turnaround()), ui::type::kSmall, c.look().soft, Anchor::end);
    bar(c, {x, y + 21, right - x, 12}, id, m, whole);
    const std::string words = lines(m);
    const Rect area{x, y + 2, right - x, 32};
    if (c.ui.area("summary.thread." + std::to_string(id), area).hovered && m.first_run != kNever)
      c.ui.tooltip(words, m.completion == kNever
                              ? c.format(TextId::win_tip_response, c.duration(m.response()))
                              : c.format(TextId::win_tip_metrics, c.duration(m.response()),
                                         c.duration(m.turnaround()), c.duration(m.waiting())));
    y += 37;
    y += c.ui.paragraph(x, y, right - x, words, ui::type::kSmall, c.look().soft, kWordsLine) + 10;
  }
};

std::string stop_words(const Context& c) {
  const auto lines = session::explain_stop(c.session.player(), c.lang());
  std::string words;
  for (const std::string& line : lines) words += (words.empty() ? "" : "\n") + line;
  return words;
}

}  // namespace

void draw_summary(Context& c, const Rect& box) {
  ui::Ui& ui = c.ui;
  const Player& player = c.session.player();
  ui.card(box, tr(TextId::win_panel_summary, c.lang()));
  if (c.session.hide_future && player.position() < player.end()) {
    ui.paragraph(box.x + 16, box.y + 40, box.width - 32, tr(TextId::win_summary_hidden, c.lang()),
                 ui::type::kText, c.look().soft, 19);
    return;
  }
  if (!player.complete()) {
    ui.paragraph(box.x + 16, box.y + 40, box.width - 32,
                 c.format(TextId::win_recording, c.duration(player.end_time())), ui::type::kText,
                 c.look().soft, 19);
    return;
  }
  SummaryView& view = c.view.summary;
  if (view.run != c.session.run_revision()) {
    view.run = c.session.run_revision();
    view.metrics = player.metrics();
  }
  const trace::Metrics& m = view.metrics;
  ui.text(box.right() - 16, box.y + 24, c.duration(m.makespan), ui::type::kSmall, c.look().soft, Anchor::end);

  const std::string words = stop_words(c);
  const double room = box.width - 32;
  const double words_height = ui.paragraph_height(room, words, ui::type::kText, 18);
  const std::size_t threads = std::min(m.threads.size(), player.lanes().threads().size());
  Painter painter{c, box, box.x + 16, box.right() - 16};
  double content = words_height + 10 + 22.0 * 4 + 14 + 8;
  for (std::size_t i = 0; i < threads; ++i) content += painter.thread_height(m.threads[i]);
  const Rect inside{box.x + 1, box.y + 36, box.width - 3, box.height - 42};
  double y = ui.begin_scroll("summary.scroll", inside, content);
  const bool bad = player.stopped().reason != StopReason::finished;
  y += ui.paragraph(box.x + 16, y, room, words, ui::type::kText, bad ? c.look().bad : c.look().good, 18) + 8;
  painter.pair(y, TextId::win_summary_duration, c.duration(m.makespan));
  painter.pair(y, TextId::win_summary_switches, lang::number(m.context_switches, c.lang()));
  if (c.snapshot->gil.exists)
    painter.pair(y, TextId::win_summary_gil_switches, lang::number(m.gil_switches, c.lang()));
  painter.pair(y, TextId::win_summary_utilisation, lang::percent(m.utilisation, c.lang()));
  y += 6;
  ui.line(box.x + 16, y, box.right() - 16, y, c.look().border);
  y += 8;
  for (std::size_t i = 0; i < threads; ++i)
    painter.thread(y, static_cast<ThreadId>(i), m.threads[i], m.makespan);
  ui.end_scroll();
}

}  // namespace kvant::panels

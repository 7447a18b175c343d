#include "app/figures/legend.h"

#include <functional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "app/figures/marks.h"
#include "app/figures/words.h"

namespace kvant::figures {

namespace {

constexpr double kSampleWidth = 28, kSampleHeight = 14, kGap = 8, kItemGap = 22, kRowHeight = 22;

struct Item {
  const char* id;
  lang::TextId text;
  double width;  // of the sample
  std::function<void(const scene::Rect&)> paint;
};

}  // namespace

void paint_fold_sample(scene::Scene& scene, const scene::Theme& theme, const scene::Rect& box) {
  for (double dx : {3.0, 8.0})
    scene.polyline({{box.x + dx + 1.5, box.y},
                    {box.x + dx - 1.5, box.y + 4.7},
                    {box.x + dx + 1.5, box.y + 9.3},
                    {box.x + dx - 1.5, box.bottom()}},
                   theme.text_soft, 0.8);
}

lang::TextId state_legend_text(trace::LaneState state, bool of_threads, bool of_tasks) {
  if (state != trace::LaneState::ready || !of_tasks) return legend_text(state);
  return of_threads ? lang::TextId::fig_ready_both : lang::TextId::fig_task_ready;
}

namespace {

std::vector<Item> items_of(TimelineContext& c, const Seen& seen) {
  using lang::TextId;
  using trace::LaneState;
  scene::Scene& s = c.scene;
  const scene::ActorColors& grey = c.theme.neutral;
  std::vector<Item> items;
  static constexpr std::pair<LaneState, const char*> kStates[] = {
      {LaneState::running, "legend-running"},     {LaneState::ready, "legend-ready"},
      {LaneState::wait_gil, "legend-wait-gil"},   {LaneState::blocked, "legend-blocked"},
      {LaneState::wait_io, "legend-wait-io"},     {LaneState::sleeping, "legend-sleeping"},
      {LaneState::suspended, "legend-suspended"}, {LaneState::switching, "legend-switching"}};
  for (const auto& [state, id] : kStates) {
    const auto index = static_cast<std::size_t>(state);
    const bool task = seen.task_states.test(index);
    if (!seen.states.test(index) && !task) continue;
    items.push_back({id, state_legend_text(state, seen.states.test(index), task),
                     state == LaneState::switching ? 6 : kSampleWidth,
                     [&c, &s, &grey, state = state](const scene::Rect& box) {
                       scene::Rect b = box;
                       if (state == LaneState::wait_io) b.y -= 2, b.height += 4;
                       if (state == LaneState::switching) b.x += 2, b.width = 1.6, b.y += 1, b.height -= 2;
                       paint_state(s, c.theme, state, grey, b, {}, {});
                     }});
  }
  static constexpr std::tuple<LaneState, const char*, TextId> kSockets[] = {
      {LaneState::wait_io, "legend-socket-way", TextId::fig_socket_way},
      {LaneState::ready, "legend-socket-ready", TextId::fig_socket_unread},
      {LaneState::running, "legend-socket-works", TextId::fig_socket_host},
      {LaneState::sleeping, "legend-socket-open", TextId::fig_socket_open}};
  for (const auto& [state, id, text] : kSockets) {
    // A sample that already stands there for threads would say two things at once: the words name the socket.
    if (!seen.socket_states.test(static_cast<std::size_t>(state))) continue;
    items.push_back({id, text, kSampleWidth, [&c, &s, &grey, state = state](const scene::Rect& box) {
                       paint_state(s, c.theme, state, grey, box, {}, {});
                     }});
  }
  if (seen.finished)
    items.push_back(
        {"legend-finished", TextId::fig_finished, 12, [&](const scene::Rect& box) {
           s.rect({box.x, box.y + 1.5, box.width - 2, box.height - 3}, grey.pale_io);
           paint_end_cap(s, grey, box.right() - 2, {box.x, box.y + 1.5, box.width, box.height - 3});
         }});
  if (seen.folded)
    items.push_back({"legend-folded", TextId::fig_folded, kSampleWidth, [&](const scene::Rect& box) {
                       const double w = box.width / 4;
                       for (int i = 0; i < 4; ++i)
                         s.rect({box.x + i * w, box.y, w, box.height},
                                scene::mix(grey.solid, c.theme.background, 0.4 + 0.2 * ((i * 2 + 1) % 4)));
                     }});
  if (seen.fold)
    items.push_back({"legend-fold", TextId::fig_fold, 12,
                     [&](const scene::Rect& box) { paint_fold_sample(s, c.theme, box); }});
  static constexpr std::pair<const char*, TextId> kMarks[] = {
      {"legend-print", TextId::fig_mark_print},
      {"legend-gil-request", TextId::fig_mark_gil_request},
      {"legend-exception", TextId::fig_mark_exception},
      {"legend-deadlock", TextId::fig_mark_deadlock},
      {"legend-race", TextId::fig_mark_race}};
  for (std::size_t m = 0; m < std::size(kMarks); ++m) {
    if (!seen.marks.test(m)) continue;
    items.push_back({kMarks[m].first, kMarks[m].second, 12, [&c, &s, &grey, m](const scene::Rect& box) {
                       const auto kind = static_cast<trace::Mark::Kind>(m);
                       const double y = box.y + box.height / 2;
                       scene::Rect at{box.x, box.y, box.width, box.height};
                       if (kind == trace::Mark::Kind::print) at = {box.x, y - 3.5, box.width, 0};
                       if (kind == trace::Mark::Kind::gil_request) at = {box.x, y + 3.5, box.width, 0};
                       paint_mark(s, c.theme, kind, grey, box.x + box.width / 2, at);
                     }});
  }
  static constexpr std::pair<const char*, TextId> kLinks[] = {
      {"legend-spawn", TextId::fig_link_spawn},
      {"legend-wake", TextId::fig_link_wake},
      {"legend-hand-over", TextId::fig_link_hand_over},
      {"legend-join", TextId::fig_link_join},
      {"legend-message", TextId::fig_link_message}};
  for (std::size_t l = 0; l < std::size(kLinks); ++l) {
    if (!seen.links.test(l)) continue;
    items.push_back({kLinks[l].first, kLinks[l].second, 12, [&c, &s, l](const scene::Rect& box) {
                       const auto kind = static_cast<trace::Link::Kind>(l);
                       const bool up = kind == trace::Link::Kind::join;
                       const double x = box.x + box.width / 2;
                       const scene::Point a{x, box.y - 1}, b{x, box.bottom() + 1};
                       paint_arrow(s, up ? b : a, up ? a : b, c.theme.axis,
                                   kind == trace::Link::Kind::wake || kind == trace::Link::Kind::hand_over);
                       if (kind == trace::Link::Kind::message)
                         s.rect({x - 2, a.y - 2, 4, 4}, c.theme.axis, 2);
                     }});
  }
  return items;
}

}  // namespace

double paint_legend(TimelineContext& c, double top, const Seen* places) {
  const std::vector<Item> items = items_of(c, places ? *places : c.seen);
  std::set<std::string> occurs;
  for (const Item& item : items_of(c, c.seen)) occurs.insert(item.id);
  scene::Scene& s = c.scene;
  if (items.empty()) return 0;

  const scene::Font font{.size = 10.5};
  constexpr double kMargin = 20;
  const double right = c.frame.plot.right() + 10;
  double left = c.frame.plot.x;
  for (const Item& item : items)  // in a narrow figure, from the margin
    if (left + item.width + kGap + c.measure.width(tr(item.text, c.input.lang), font) > right) left = kMargin;
  double x = left, y = top;
  for (const Item& item : items) {
    const std::string text =
        scene::shorten(tr(item.text, c.input.lang), font, right - left - item.width - kGap, c.measure);
    const double width = item.width + kGap + c.measure.width(text, font);
    if (x > left && x + width > right) x = left, y += kRowHeight;
    if (occurs.count(item.id)) {
      item.paint({x, y + (kRowHeight - kSampleHeight) / 2, item.width, kSampleHeight});
      s.text({x + item.width + kGap, scene::centred(y + kRowHeight / 2, font)}, text, font, c.theme.text_soft)
          .named({item.id});
    }
    x += width + kItemGap;
  }
  return y + kRowHeight - top;
}

}  // namespace kvant::figures

// The figure `processes`: processes as boxes with their memory, threads and open files; parents above their
// children.
#include <algorithm>
#include <map>

#include "app/figures/process_box.h"
#include "app/figures/words.h"

namespace kvant::figures {

using lang::TextId;
using scene::Anchor;
using scene::Rect;
using Process = WorldView::Process;
using Room = WorldView::Room;

void WorldView::Plan::add(const WorldView& moment) {
  for (const Process& q : moment.processes) {
    auto at = std::find_if(rooms.begin(), rooms.end(), [&](const Room& r) { return r.id >= q.id; });
    // Who made it: an orphan has another parent later.
    if (at == rooms.end() || at->id != q.id) at = rooms.insert(at, Room{.id = q.id, .parent = q.parent});
    at->name = q.name;
    at->lived |= !q.ended;
    at->values = std::max(at->values, q.values.size());
    const auto pipes = static_cast<std::size_t>(std::count_if(q.files.begin(), q.files.end(), is_pipe));
    at->files = std::max(at->files, q.files.size() - pipes);
    at->pipes |= pipes > 0;
    at->copied |= q.copied > 0;
    for (const Thread& t : q.threads) {
      const auto place = std::lower_bound(at->threads.begin(), at->threads.end(), t.id);
      if (place == at->threads.end() || *place != t.id) at->threads.insert(place, t.id);
      (t.state == trace::LaneState::running ? running : waiting) = true;
    }
    changed |= std::any_of(q.values.begin(), q.values.end(), [](const Value& v) { return v.changed; });
  }
}

namespace {

// Boxes that stand beside each other have their parts at the same heights.
void align(const std::vector<Room*>& row) {
  std::size_t values = 0;
  bool copied = false;
  for (const Room* room : row) values = std::max(values, room->values), copied |= room->copied;
  for (Room* room : row) room->values = values, room->copied = copied;
}

constexpr double kGapX = 24, kGapY = 44, kLowGapY = 32, kMostBox = 300, kMostSingleBox = 420;

// Of this moment, and of all there will be when nothing is to move.
std::vector<Room> rooms_of(const FigureInput& input) {
  WorldView::Plan plan;
  if (input.world_plan) plan = *input.world_plan;
  plan.add(input.world);
  return plan.rooms;
}

// Where each box stands.
struct Places {
  // `low`: as low as can be.
  Places(Page& p, std::vector<Room> all, const std::map<std::int32_t, int>& shared, bool low);

  std::map<ProcessId, Room> rooms;
  std::map<ProcessId, Rect> boxes;
  bool chain = false;  // a parent with one child, and so on: side by side
  bool two_lines = false, low = false;
  double head = 0, bottom = 0, gap = kGapY;

 private:
  using Levels = std::vector<std::vector<Room*>>;
  void put_chain(Page& p, const Levels& levels);
  void put_levels(Page& p, const Levels& levels);
  double height(Page& p, const Room& room, double width) const {
    return ProcessBox(p, room, *shared_, two_lines, low).height(width);
  }
  const std::map<std::int32_t, int>* shared_;
};

Places::Places(Page& p, std::vector<Room> all, const std::map<std::int32_t, int>& shared, bool as_low)
    : low(as_low), gap(as_low ? kLowGapY : kGapY), shared_(&shared) {
  for (Room& room : all) {
    const ProcessId id = room.id;
    rooms.emplace(id, std::move(room));
  }
  Levels levels;
  for (auto& [id, room] : rooms) {
    std::size_t level = 0;
    for (auto at = rooms.find(room.parent); at != rooms.end() && level < 16;
         at = rooms.find(at->second.parent))
      ++level;
    if (levels.size() <= level) levels.resize(level + 1);
    levels[level].push_back(&room);
  }
  // Children stand in their parents' order, so that no two parents' arrows meet.
  for (std::size_t level = 1; level < levels.size(); ++level) {
    const auto place = [&](const Room* room) {
      return std::find_if(levels[level - 1].begin(), levels[level - 1].end(),
                          [&](const Room* parent) { return parent->id == room->parent; }) -
             levels[level - 1].begin();
    };
    std::stable_sort(levels[level].begin(), levels[level].end(),
                     [&](const Room* a, const Room* b) { return place(a) < place(b); });
  }
  put_chain(p, levels);
  if (!chain) put_levels(p, levels);
  head = ProcessBox(p, rooms.begin()->second, shared, two_lines, low).head_height();
}

void Places::put_chain(Page& p, const Levels& levels) {
  constexpr double kChainGap = 64;
  const auto depth = static_cast<double>(levels.size());
  chain = levels.size() > 1 &&
          std::all_of(levels.begin(), levels.end(), [](const auto& l) { return l.size() == 1; }) &&
          p.width() >= depth * kLeastProcessBox + (depth - 1) * kChainGap;
  if (!chain) return;
  const double each = std::min(kMostBox, (p.width() - kChainGap * (depth - 1)) / depth);
  std::vector<Room*> row;
  for (const auto& level : levels) row.push_back(level[0]);
  align(row);
  for (const auto& level : levels)
    two_lines |= !ProcessBox(p, *level[0], *shared_, false, low).head_fits(each);
  double x = p.left() + (p.width() - each * depth - kChainGap * (depth - 1)) / 2, most = 0;
  for (const auto& level : levels) {
    boxes[level[0]->id] = {x, p.y + 4, each, 0};
    most = std::max(most, height(p, *level[0], each));
    x += each + kChainGap;
  }
  for (auto& [id, box] : boxes) box.height = most;
  bottom = p.y + 4 + most;
}

void Places::put_levels(Page& p, const Levels& levels) {
  const auto fit = static_cast<std::size_t>(std::max(1.0, (p.width() + kGapX) / (kLeastProcessBox + kGapX)));
  const auto width_of = [&](std::size_t n) {
    return std::min(rooms.size() == 1 ? kMostSingleBox : kMostBox,
                    (p.width() - kGapX * static_cast<double>(n - 1)) / static_cast<double>(n));
  };
  const auto for_rows = [&](auto act) {
    for (const auto& level : levels)
      for (std::size_t first = 0; first < level.size(); first += fit)
        act(level, first, std::min(fit, level.size() - first));
  };
  for_rows([&](const auto& level, std::size_t first, std::size_t n) {
    align({level.begin() + static_cast<std::ptrdiff_t>(first),
           level.begin() + static_cast<std::ptrdiff_t>(first + n)});
    for (std::size_t k = first; k < first + n; ++k)
      two_lines |= !ProcessBox(p, *level[k], *shared_, false, low).head_fits(width_of(n));
  });
  double y = p.y + (low ? 0 : 4);
  for_rows([&](const auto& level, std::size_t first, std::size_t n) {
    const double each = width_of(n);
    const double row = each * static_cast<double>(n) + kGapX * static_cast<double>(n - 1);
    double x = p.left() + (p.width() - row) / 2, most = 0;
    for (std::size_t k = first; k < first + n; ++k) {
      boxes[level[k]->id] = {x, y, each, height(p, *level[k], each)};
      most = std::max(most, boxes[level[k]->id].height);
      x += each + kGapX;
    }
    y += most + gap;
  });
  bottom = y - gap;
}

}  // namespace

scene::Scene layout_processes(const FigureInput& input) {
  const auto& all = input.world.processes;
  Page p(input, TextId::fig_proc_title, 300);
  p.paint_title();
  if (all.empty()) {
    p.y = p.paragraph(p.left(), p.y, p.width(), p.tr(TextId::fig_empty), text_font(), p.theme.text_soft,
                      {"nothing"});
    p.describe(p.tr(TextId::fig_empty));
    return p.take();
  }
  // Open files that several processes have: numbered, so that one sees which are the same.
  std::map<std::int32_t, int> shared;
  for (const Process& q : all)
    for (const WorldView::File& f : q.files)
      if (f.shared && !WorldView::is_pipe(f)) shared.try_emplace(f.file, static_cast<int>(shared.size()) + 1);

  constexpr double kLegend = 44;
  Places places(p, rooms_of(input), shared, false);
  if (input.height > 0 && places.bottom + kLegend > input.height)
    places = Places(p, rooms_of(input), shared, true);
  const std::map<ProcessId, Rect>& boxes = places.boxes;
  const auto shown = [&](ProcessId id) {
    return std::any_of(all.begin(), all.end(), [id](const Process& q) { return q.id == id; });
  };
  // Arrows first: boxes lie over them.
  for (const Process& q : all) {
    const ProcessId parent = places.rooms.at(q.id).parent;
    const auto from = boxes.find(parent), to = boxes.find(q.id);
    if (from == boxes.end() || to == boxes.end() || !shown(parent)) continue;
    const std::string word =
        p.tr(q.start == WorldView::Start::spawn ? TextId::fig_proc_spawn : TextId::fig_proc_fork);
    if (places.chain) {
      const double at = from->second.y + places.head + 24;
      paint_straight(p.scene, {from->second.right(), at}, {to->second.x - 1, at}, p.theme.axis, 1.3, false,
                     {"child-#", q.id});
      p.scene
          .text({(from->second.right() + to->second.x) / 2, at - 6}, word, {.size = 10, .italic = true},
                p.theme.text_soft, Anchor::middle)
          .named({"child-#-word", q.id});
      continue;
    }
    const scene::Point a{from->second.x + from->second.width / 2, from->second.bottom()};
    const scene::Point b{to->second.x + to->second.width / 2, to->second.y};
    const double bend = to->second.y - places.gap / 2;
    p.scene.polyline({a, {a.x, bend}, {b.x, bend}, {b.x, b.y - 5}}, p.theme.axis, 1.3)
        .named({"child-#", q.id});
    p.scene.polygon({b, {b.x - 3.4, b.y - 7}, {b.x + 3.4, b.y - 7}}, p.theme.axis);
    p.scene.text({b.x + 6, b.y - 9}, word, {.size = 10, .italic = true}, p.theme.text_soft)
        .named({"child-#-word", q.id});
  }
  for (const Process& q : all) {
    ProcessBox(p, places.rooms.at(q.id), shared, places.two_lines, places.low).paint(q, boxes.at(q.id));
    std::string values;
    for (const WorldView::Value& v : q.values)
      values += (values.empty() ? "" : ", ") + v.name + " = " + v.value;
    p.describe(p.format(
        TextId::fig_proc_desc, pid_of(q.id),
        lang::plural(lang::PluralId::fig_threads, static_cast<std::int64_t>(q.threads.size()), input.lang),
        values));
  }
  p.y = places.bottom + 10;
  const WorldView::Plan* plan = input.world_plan.get();
  std::vector<LegendItem> items;
  // Places for what the legend will have to explain later on.
  const auto item = [&](const char* id, const char* sign, TextId text, bool later, auto paint) {
    const bool now = p.scene.shows(sign);
    if (now || later) items.push_back({id, p.tr(text), 28, paint, now});
  };
  const auto sample = [&p](const Rect& b, bool solid) {
    auto& line = p.scene.line({b.x, b.y + b.height / 2}, {b.right(), b.y + b.height / 2},
                              p.theme.neutral.solid, solid ? 3 : 1.4);
    if (!solid) line.dashed(3, 2);
  };
  item("legend-changed", "changed", TextId::fig_proc_legend_changed, plan && plan->changed,
       [&p](const Rect& b) { p.scene.outline(b, p.theme.neutral.pale_io, p.theme.neutral.outline, 1, 3); });
  item("legend-running", "running", TextId::fig_proc_legend_running, plan && plan->running,
       [sample](const Rect& b) { sample(b, true); });
  item("legend-waiting", "waiting", TextId::fig_proc_legend_waiting, plan && plan->waiting,
       [sample](const Rect& b) { sample(b, false); });
  p.y += p.legend(items, p.left(), p.right(), p.y) + 4;
  return p.take(8);
}

}  // namespace kvant::figures

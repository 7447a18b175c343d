// The figure `processes`: processes as boxes with their memory, threads and open files; parents above their
// children.
#include <algorithm>
#include <functional>
#include <map>

#include "app/figures/lane_painter.h"
#include "app/figures/page.h"
#include "app/figures/words.h"

namespace kvant::figures {

using lang::TextId;
using scene::Anchor;
using scene::Font;
using scene::Rect;
using Process = WorldView::Process;

namespace {

constexpr double kPad = 12, kHead = 30, kValueRow = 20, kThread = 58, kFileRow = 20, kGapX = 24, kGapY = 44;
constexpr double kLeastBox = 150, kMostBox = 300;
constexpr std::size_t kMostValues = 6, kMostThreads = 6, kMostFiles = 4;

std::size_t shown(std::size_t n, std::size_t most) {
  return std::min(n, most);
}

class Box {
 public:
  Box(Page& page, const Process& process, const std::map<std::int32_t, int>& shared)
      : p_(page), q_(process), shared_(shared) {
    for (const WorldView::File& f : q_.files)
      if (is_pipe(f))
        ++pipes_;
      else
        files_.push_back(&f);
  }
  // Pipes by which a library talks to its own processes: many, and none worth a row.
  static bool is_pipe(const WorldView::File& f) { return f.name.rfind("pipe ", 0) == 0; }

  double memory_height() const {
    const std::size_t rows = shown(q_.values.size(), kMostValues) + (q_.values.size() > kMostValues ? 1 : 0);
    return 24 + static_cast<double>(rows) * kValueRow + (q_.copied > 0 ? 16 : 0) + (rows ? 4 : 0);
  }
  double threads_height(double width) const {
    if (q_.ended) return 26;
    const auto across = threads_across(width);
    const std::size_t rows =
        (shown(q_.threads.size(), kMostThreads) + across - 1) / std::max<std::size_t>(1, across);
    return static_cast<double>(rows) * (kThread + 8) + (q_.threads.size() > kMostThreads ? 16 : 0);
  }
  double files_height() const {
    if (q_.files.empty()) return 0;
    return 22 + static_cast<double>(shown(files_.size(), kMostFiles)) * kFileRow +
           (files_.size() > kMostFiles ? 16 : 0) + (pipes_ ? kFileRow : 0);
  }
  double height(double width) const {
    return kHead + memory_height() + 10 + threads_height(width - 2 * kPad) +
           (q_.files.empty() ? 0 : 4 + files_height()) + 8;
  }

  void paint(const Rect& box) {
    const scene::ActorColors& actor = p_.theme.actor(q_.id);
    p_.scene
        .outline({box.x + 0.75, box.y + 0.75, box.width - 1.5, box.height - 1.5}, p_.theme.surface,
                 q_.ended ? p_.theme.text_soft : p_.theme.axis, 1.5, 8)
        .dashed(q_.ended ? 5.0f : 0.0f, q_.ended ? 4.0f : 0.0f)
        .named({"process-#", q_.id});
    (void)actor;
    const double x = box.x + kPad, width = box.width - 2 * kPad;
    const std::string pid = lang::format(p_.input.lang, TextId::fig_process, pid_of(q_.id));
    const double wide = p_.text_width(pid, heading_font());
    p_.text_in({x, box.y + 4, width, kHead - 6}, pid, heading_font(), p_.theme.text, Anchor::start,
               {"process-#-pid", q_.id});
    if (!q_.name.empty() && wide + 30 < width)
      p_.text_in({x + wide + 8, box.y + 4, width - wide - 8, kHead - 6}, q_.name, note_font(),
                 p_.theme.text_soft, Anchor::end, {"process-#-name", q_.id});
    double y = box.y + kHead;
    paint_memory({x, y, width, memory_height()});
    y += memory_height() + 10;
    if (q_.ended) {
      p_.text_in({x, y, width, 20}, p_.format(TextId::fig_proc_ended, q_.status),
                 {.size = 10.5, .italic = true}, p_.theme.text_soft, Anchor::middle,
                 {"process-#-ended", q_.id});
      y += 26;
    } else {
      paint_threads(x, y, width);
      y += threads_height(width);
    }
    if (!q_.files.empty()) paint_files(x, y + 4, width);
  }

 private:
  std::size_t threads_across(double width) const {
    const std::size_t n = std::max<std::size_t>(1, shown(q_.threads.size(), kMostThreads));
    const auto fit = static_cast<std::size_t>(std::max(1.0, (width + 8) / 84));
    return std::min(n, fit);
  }

  void paint_memory(const Rect& box) {
    p_.scene.outline(box, p_.theme.background, p_.theme.axis, 1, 4).named({"process-#-memory", q_.id});
    const std::string bytes = q_.memory > 0 ? lang::bytes(q_.memory, p_.input.lang) : "";
    const double wide = bytes.empty() ? 0 : p_.text_width(bytes, note_font());
    p_.text_in({box.x + 8, box.y + 3, box.width - 16 - wide - 6, 18}, p_.tr(TextId::fig_proc_memory),
               note_font(), p_.theme.text_soft, Anchor::start, {"process-#-memory-title", q_.id});
    if (!bytes.empty())
      p_.text_in({box.right() - 8 - wide, box.y + 3, wide + 1, 18}, bytes, note_font(), p_.theme.text_soft,
                 Anchor::end, {"process-#-bytes", q_.id});
    double y = box.y + 23;
    std::size_t n = 0;
    for (const WorldView::Value& v : q_.values) {
      if (n == kMostValues) break;
      const Rect row{box.x + 6, y, box.width - 12, kValueRow - 3};
      if (v.changed) {
        p_.scene.outline(row, p_.theme.neutral.pale_io, p_.theme.neutral.outline, 1, 3)
            .named({"process-#-changed-#", q_.id, static_cast<std::int32_t>(n)})
            .signs("changed");
      }
      Font font = code_font();
      font.size = 10;
      if (v.changed) font.weight = scene::FontWeight::medium;
      p_.text_in({row.x + 5, row.y, row.width - 10, row.height}, v.name + " = " + v.value, font,
                 p_.theme.text, Anchor::start, {"process-#-value-#", q_.id, static_cast<std::int32_t>(n)});
      ++n;
      y += kValueRow;
    }
    if (q_.values.size() > kMostValues) {
      more(box.x + 11, y, box.width - 20, q_.values.size() - kMostValues, {"process-#-more-values", q_.id});
      y += kValueRow;
    }
    if (q_.copied > 0)
      p_.text_in({box.x + 8, box.bottom() - 19, box.width - 16, 16},
                 p_.format(TextId::fig_proc_copied, lang::bytes(q_.copied, p_.input.lang)),
                 {.size = 9.5, .italic = true}, p_.theme.text_soft, Anchor::start,
                 {"process-#-copied", q_.id});
  }

  void more(double x, double y, double width, std::size_t n, scene::Id id) {
    p_.text_in({x, y - 1, width, 16},
               lang::plural(lang::PluralId::fig_loop_more, static_cast<std::int64_t>(n), p_.input.lang),
               {.size = 9.5, .italic = true}, p_.theme.text_soft, Anchor::start, id);
  }

  // Each with the winding line by which textbooks draw a thread.
  void paint_threads(double x, double y, double width) {
    const std::size_t across = threads_across(width);
    const double each =
        std::min(120.0, (width - 8 * static_cast<double>(across - 1)) / static_cast<double>(across));
    const double row_width = each * static_cast<double>(across) + 8 * static_cast<double>(across - 1);
    const double x0 = x + (width - row_width) / 2;
    std::size_t n = 0;
    for (const WorldView::Thread& t : q_.threads) {
      if (n == kMostThreads) break;
      const scene::ActorColors& actor = p_.theme.actor(t.id);
      const double cx = x0 + static_cast<double>(n % across) * (each + 8),
                   cy = y + static_cast<double>(n / across) * (kThread + 8);
      const double middle = cx + each / 2;
      std::vector<scene::Point> wave;
      for (int k = 0; k <= 24; ++k) {
        const double s = static_cast<double>(k) / 24;
        wave.push_back({middle + 5 * wave_at(s), cy + 2 + s * 24});
      }
      auto& line =
          p_.scene
              .polyline(std::move(wave), t.state == trace::LaneState::running ? actor.solid : actor.outline,
                        t.state == trace::LaneState::running ? 3 : 1.4)
              .named({"thread-#", t.id})
              .signs(t.state == trace::LaneState::running ? "running" : "waiting");
      if (t.state != trace::LaneState::running) line.dashed(3, 2);
      p_.text_in({cx, cy + 28, each, 15}, t.name, {.weight = scene::FontWeight::medium, .size = 10},
                 actor.text, Anchor::middle, {"thread-#-name", t.id});
      p_.text_in({cx, cy + 42, each, 14}, p_.tr(state_text(t.state)), {.size = 9.5}, p_.theme.text_soft,
                 Anchor::middle, {"thread-#-state", t.id});
      ++n;
    }
    if (q_.threads.size() > kMostThreads)
      more(x, y + threads_height(width) - 16, width, q_.threads.size() - kMostThreads,
           {"process-#-more-threads", q_.id});
  }
  static double wave_at(double s) {  // a sine without the library's last bit
    const double t = s * 3 - static_cast<int>(s * 3);
    const double v = 4 * t * (1 - t);
    return static_cast<int>(s * 3) % 2 ? -v : v;
  }

  void paint_files(double x, double y, double width) {
    p_.text_in({x, y, width, 16}, p_.tr(TextId::fig_proc_files), note_font(), p_.theme.text_soft,
               Anchor::start, {"process-#-files", q_.id});
    y += 19;
    std::size_t n = 0;
    for (const WorldView::File* file : files_) {
      const WorldView::File& f = *file;
      if (n == kMostFiles) break;
      const Rect row{x, y, width, kFileRow - 3};
      p_.scene.outline(row, p_.theme.background, p_.theme.neutral.outline, f.shared ? 1.4 : 0.8, 3)
          .named({"process-#-file-#", q_.id, f.file});
      const auto at = shared_.find(f.file);
      const std::string mark = at == shared_.end() ? "" : p_.format(TextId::fig_proc_shared_file, at->second);
      const double wide = mark.empty() ? 0 : p_.text_width(mark, {.size = 9.5}) + 6;
      p_.text_in({row.x + 6, row.y, row.width - 12 - wide, row.height}, f.name, note_font(), p_.theme.text,
                 Anchor::start);
      if (!mark.empty())
        p_.text_in({row.right() - wide - 2, row.y, wide - 2, row.height}, mark, {.size = 9.5},
                   p_.theme.text_soft, Anchor::end);
      ++n;
      y += kFileRow;
    }
    if (files_.size() > kMostFiles) {
      more(x, y, width, files_.size() - kMostFiles, {"process-#-more-files", q_.id});
      y += 16;
    }
    if (pipes_ > 0)
      p_.text_in({x + 6, y, width - 12, kFileRow - 3},
                 lang::plural(lang::PluralId::fig_proc_pipes, pipes_, p_.input.lang), note_font(),
                 p_.theme.text_soft, Anchor::start, {"process-#-pipes", q_.id});
  }

  Page& p_;
  const Process& q_;
  const std::map<std::int32_t, int>& shared_;
  std::vector<const WorldView::File*> files_;
  std::int64_t pipes_ = 0;
};

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
      if (f.shared && !Box::is_pipe(f) && !shared.count(f.file)) {
        const int next = static_cast<int>(shared.size()) + 1;
        shared[f.file] = next;
      }

  std::vector<std::vector<const Process*>> levels;
  const auto level_of = [&](const Process& q) {
    std::size_t level = 0;
    for (ProcessId at = q.parent; at != kNobody && level < 16;) {
      const auto parent = std::find_if(all.begin(), all.end(), [&](const Process& o) { return o.id == at; });
      if (parent == all.end()) break;
      ++level, at = parent->parent;
    }
    return level;
  };
  for (const Process& q : all) {
    const std::size_t level = level_of(q);
    if (levels.size() <= level) levels.resize(level + 1);
    levels[level].push_back(&q);
  }
  std::map<ProcessId, Rect> boxes;
  double y = p.y + 4;
  // A parent with one child, and so on: side by side, the arrow to the right.
  constexpr double kChainGap = 64;
  const auto depth = static_cast<double>(levels.size());
  const bool chain = levels.size() > 1 &&
                     std::all_of(levels.begin(), levels.end(), [](const auto& l) { return l.size() == 1; }) &&
                     p.width() >= depth * kLeastBox + (depth - 1) * kChainGap;
  if (chain) {
    const double each = std::min(kMostBox, (p.width() - kChainGap * (depth - 1)) / depth);
    double x = p.left() + (p.width() - each * depth - kChainGap * (depth - 1)) / 2, height = 0;
    for (const auto& level : levels) {
      boxes[level[0]->id] = {x, y, each, Box(p, *level[0], shared).height(each)};
      height = std::max(height, boxes[level[0]->id].height);
      x += each + kChainGap;
    }
    for (auto& [id, box] : boxes) box.height = height;
    levels.clear();
    y += height + kGapY;
  }
  for (const auto& level : levels) {
    std::size_t first = 0;
    while (first < level.size()) {
      const auto fit = static_cast<std::size_t>(std::max(1.0, (p.width() + kGapX) / (kLeastBox + kGapX)));
      const std::size_t n = std::min(fit, level.size() - first);
      const double each = std::min(all.size() == 1 ? 420.0 : kMostBox,
                                   (p.width() - kGapX * static_cast<double>(n - 1)) / static_cast<double>(n));
      const double row = each * static_cast<double>(n) + kGapX * static_cast<double>(n - 1);
      double x = p.left() + (p.width() - row) / 2, height = 0;
      for (std::size_t k = first; k < first + n; ++k)
        height = std::max(height, Box(p, *level[k], shared).height(each));
      for (std::size_t k = first; k < first + n; ++k) {
        boxes[level[k]->id] = {x, y, each, Box(p, *level[k], shared).height(each)};
        x += each + kGapX;
      }
      y += height + kGapY;
      first += n;
    }
  }
  // Arrows first: boxes lie over them.
  for (const Process& q : all) {
    const auto from = boxes.find(q.parent), to = boxes.find(q.id);
    if (from == boxes.end() || to == boxes.end()) continue;
    const std::string word =
        p.tr(q.start == WorldView::Start::spawn ? TextId::fig_proc_spawn : TextId::fig_proc_fork);
    if (chain) {
      const double at = from->second.y + kHead + 24;
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
    const double bend = to->second.y - kGapY / 2;
    p.scene.polyline({a, {a.x, bend}, {b.x, bend}, {b.x, b.y - 5}}, p.theme.axis, 1.3)
        .named({"child-#", q.id});
    p.scene.polygon({b, {b.x - 3.4, b.y - 7}, {b.x + 3.4, b.y - 7}}, p.theme.axis);
    p.scene.text({b.x + 6, b.y - 9}, word, {.size = 10, .italic = true}, p.theme.text_soft)
        .named({"child-#-word", q.id});
  }
  for (const Process& q : all) {
    Box box(p, q, shared);
    box.paint(boxes[q.id]);
    std::string values;
    for (const WorldView::Value& v : q.values)
      values += (values.empty() ? "" : ", ") + v.name + " = " + v.value;
    p.describe(p.format(
        TextId::fig_proc_desc, pid_of(q.id),
        lang::plural(lang::PluralId::fig_threads, static_cast<std::int64_t>(q.threads.size()), input.lang),
        values));
  }
  p.y = y - kGapY + 10;
  std::vector<LegendItem> items;
  if (p.scene.shows("changed"))
    items.push_back({"legend-changed", p.tr(TextId::fig_proc_legend_changed), 28, [&p](const Rect& b) {
                       p.scene.outline(b, p.theme.neutral.pale_io, p.theme.neutral.outline, 1, 3);
                     }});
  const auto sample = [&p](const Rect& b, bool solid) {
    auto& line = p.scene.line({b.x, b.y + b.height / 2}, {b.right(), b.y + b.height / 2},
                              p.theme.neutral.solid, solid ? 3 : 1.4);
    if (!solid) line.dashed(3, 2);
  };
  if (p.scene.shows("running"))
    items.push_back({"legend-running", p.tr(TextId::fig_proc_legend_running), 28,
                     [sample](const Rect& b) { sample(b, true); }});
  if (p.scene.shows("waiting"))
    items.push_back({"legend-waiting", p.tr(TextId::fig_proc_legend_waiting), 28,
                     [sample](const Rect& b) { sample(b, false); }});
  p.y += p.legend(items, p.left(), p.right(), p.y) + 4;
  return p.take(8);
}

}  // namespace kvant::figures

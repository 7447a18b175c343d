#include "app/figures/process_box.h"

#include <algorithm>

#include "app/figures/lane_painter.h"
#include "app/figures/words.h"

namespace kvant::figures {

using lang::TextId;
using scene::Anchor;
using scene::Font;
using scene::Rect;
using Process = WorldView::Process;

namespace {

constexpr double kPad = 12, kHead = 30, kNameRow = 15, kValueRow = 20, kThread = 58, kLowThread = 27,
                 kThreadGap = 8, kFileRow = 20, kEnded = 26;
constexpr std::size_t kMostValues = 6, kMostThreads = 6, kMostFiles = 4;

double rows_for(std::size_t n, std::size_t most, double row, double more) {
  return static_cast<double>(std::min(n, most)) * row + (n > most ? more : 0);
}

std::string pid_text(const Page& p, ProcessId id) {
  return p.format(TextId::fig_process, pid_of(id));
}

// A sine without the library's last bit.
double wave_at(double s) {
  const double t = s * 3 - static_cast<int>(s * 3);
  const double v = 4 * t * (1 - t);
  return static_cast<int>(s * 3) % 2 ? -v : v;
}

}  // namespace

ProcessBox::ProcessBox(Page& page, const WorldView::Room& room, const std::map<std::int32_t, int>& shared,
                       bool two_lines, bool low)
    : p_(page), room_(room), shared_(shared), two_lines_(two_lines && !room.name.empty()), low_(low) {}

bool ProcessBox::head_fits(double width) const {
  if (room_.name.empty()) return true;
  return p_.text_width(pid_text(p_, room_.id), heading_font()) + 8 + p_.text_width(room_.name, note_font()) <=
         width - 2 * kPad;
}

double ProcessBox::head_height() const {
  return kHead + (two_lines_ ? kNameRow : 0);
}
double ProcessBox::memory_height() const {
  const double rows = rows_for(room_.values, kMostValues, kValueRow, kValueRow);
  return 24 + rows + (room_.copied ? 16 : 0) + (rows > 0 ? 4 : 0);
}
double ProcessBox::thread_height() const {
  return low_ ? kLowThread : kThread;
}
double ProcessBox::threads_height(double width) const {
  const std::size_t across = threads_across(width);
  const std::size_t rows = (std::min(room_.threads.size(), kMostThreads) + across - 1) / across;
  return std::max(kEnded, static_cast<double>(rows) * (thread_height() + kThreadGap) +
                              (room_.threads.size() > kMostThreads ? 16 : 0));
}
double ProcessBox::files_height() const {
  if (room_.files == 0 && !room_.pipes) return 0;
  return 22 + rows_for(room_.files, kMostFiles, kFileRow, 16) + (room_.pipes ? kFileRow : 0);
}
double ProcessBox::height(double width) const {
  if (!room_.lived) return head_height() + kEnded + 8;
  const double files = files_height();
  return head_height() + memory_height() + 10 + threads_height(width - 2 * kPad) +
         (files > 0 ? 4 + files : 0) + (low_ ? 2 : 8);
}

std::size_t ProcessBox::threads_across(double width) const {
  const std::size_t n = std::max<std::size_t>(1, std::min(room_.threads.size(), kMostThreads));
  return std::min(n, static_cast<std::size_t>(std::max(1.0, (width + kThreadGap) / 84)));
}

void ProcessBox::paint(const Process& q, const Rect& box) {
  p_.scene
      .outline({box.x + 0.75, box.y + 0.75, box.width - 1.5, box.height - 1.5}, p_.theme.surface,
               q.ended ? p_.theme.text_soft : p_.theme.axis, 1.5, 8)
      .dashed(q.ended ? 5.0f : 0.0f, q.ended ? 4.0f : 0.0f)
      .named({"process-#", q.id});
  paint_head(q, box);
  const double x = box.x + kPad, width = box.width - 2 * kPad;
  double y = box.y + head_height();
  if (q.ended) {
    p_.text_in({x, y, width, 20}, p_.format(TextId::fig_proc_ended, q.status), {.size = 10.5, .italic = true},
               p_.theme.text_soft, Anchor::middle, {"process-#-ended", q.id});
    return;
  }
  paint_memory(q, {x, y, width, memory_height()});
  y += memory_height() + 10;
  paint_threads(q, x, y, width);
  y += threads_height(width);
  if (!q.files.empty()) paint_files(q, x, y + 4, width);
}

void ProcessBox::paint_head(const Process& q, const Rect& box) {
  const double x = box.x + kPad, width = box.width - 2 * kPad;
  const std::string pid = pid_text(p_, q.id);
  const double wide = p_.text_width(pid, heading_font());
  p_.text_in({x, box.y + 4, width, kHead - 6}, pid, heading_font(), p_.theme.text, Anchor::start,
             {"process-#-pid", q.id});
  if (q.name.empty()) return;
  if (two_lines_)
    p_.text_in({x, box.y + kHead - 5, width, kNameRow}, q.name, note_font(), p_.theme.text_soft,
               Anchor::start, {"process-#-name", q.id});
  else if (wide + 30 < width)
    p_.text_in({x + wide + 8, box.y + 4, width - wide - 8, kHead - 6}, q.name, note_font(),
               p_.theme.text_soft, Anchor::end, {"process-#-name", q.id});
}

void ProcessBox::paint_memory(const Process& q, const Rect& box) {
  p_.scene.outline(box, p_.theme.background, p_.theme.axis, 1, 4).named({"process-#-memory", q.id});
  const double room = box.width - 16;
  const std::string title = p_.tr(TextId::fig_proc_memory);
  const std::string bytes =
      q.objects > 0 ? p_.format(TextId::fig_proc_objects, lang::bytes(q.objects, p_.input.lang)) : "";
  const double wide = p_.text_width(bytes, note_font());
  // In a narrow box what it is and how much of it say that it is memory.
  if (bytes.empty() || p_.text_width(title, note_font()) + 6 + wide <= room)
    p_.text_in({box.x + 8, box.y + 3, room, 18}, title, note_font(), p_.theme.text_soft, Anchor::start,
               {"process-#-memory-title", q.id});
  if (!bytes.empty())
    p_.text_in({box.x + 8, box.y + 3, room, 18}, bytes, note_font(), p_.theme.text_soft, Anchor::end,
               {"process-#-bytes", q.id});
  double y = box.y + 23;
  std::int32_t n = 0;
  for (const WorldView::Value& v : q.values) {
    if (n == static_cast<std::int32_t>(kMostValues)) break;
    const Rect row{box.x + 6, y, box.width - 12, kValueRow - 3};
    Font font = code_font();
    font.size = 10;
    if (v.changed) {
      p_.scene.outline(row, p_.theme.neutral.pale_io, p_.theme.neutral.outline, 1, 3)
          .named({"process-#-changed-#", q.id, n})
          .signs("changed");
      font.weight = scene::FontWeight::medium;
    }
    p_.text_in({row.x + 5, row.y, row.width - 10, row.height}, v.name + " = " + v.value, font, p_.theme.text,
               Anchor::start, {"process-#-value-#", q.id, n++});
    y += kValueRow;
  }
  if (q.values.size() > kMostValues)
    more(box.x + 11, y, box.width - 20, q.values.size() - kMostValues, {"process-#-more-values", q.id});
  if (q.copied > 0)
    p_.text_in({box.x + 8, box.bottom() - 19, box.width - 16, 16},
               p_.format(TextId::fig_proc_copied, lang::bytes(q.copied, p_.input.lang)),
               {.size = 9.5, .italic = true}, p_.theme.text_soft, Anchor::start, {"process-#-copied", q.id});
}

void ProcessBox::more(double x, double y, double width, std::size_t n, scene::Id id) {
  p_.text_in({x, y - 1, width, 16},
             lang::plural(lang::PluralId::fig_loop_more, static_cast<std::int64_t>(n), p_.input.lang),
             {.size = 9.5, .italic = true}, p_.theme.text_soft, Anchor::start, id);
}

// Each with the winding line by which textbooks draw a thread.
void ProcessBox::paint_threads(const Process& q, double x, double y, double width) {
  const std::size_t across = threads_across(width);
  const auto n = static_cast<double>(across);
  const double each = std::min(120.0, (width - kThreadGap * (n - 1)) / n);
  const double x0 = x + (width - each * n - kThreadGap * (n - 1)) / 2;
  // As long as there are places for all that ever are, each keeps its own.
  const bool own_places = room_.threads.size() <= kMostThreads;
  std::size_t next = 0;
  for (const WorldView::Thread& t : q.threads) {
    if (next == kMostThreads) break;
    std::size_t place = next++;
    if (own_places)
      place = static_cast<std::size_t>(std::find(room_.threads.begin(), room_.threads.end(), t.id) -
                                       room_.threads.begin());
    const bool runs = t.state == trace::LaneState::running;
    const scene::ActorColors& actor = p_.theme.actor(t.id);
    const std::size_t row = place / across;
    const double cx = x0 + static_cast<double>(place % across) * (each + kThreadGap);
    const double cy = y + static_cast<double>(row) * (thread_height() + kThreadGap);
    const double line_x = low_ ? cx + 10 : cx + each / 2;
    std::vector<scene::Point> wave;
    for (int k = 0; k <= 24; ++k) {
      const double s = static_cast<double>(k) / 24;
      wave.push_back({line_x + 5 * wave_at(s), cy + 2 + s * 24});
    }
    auto& line = p_.scene.polyline(std::move(wave), runs ? actor.solid : actor.outline, runs ? 3 : 1.4)
                     .named({"thread-#", t.id})
                     .signs(runs ? "running" : "waiting");
    if (!runs) line.dashed(3, 2);
    const Rect words = low_ ? Rect{cx + 24, cy, each - 24, 15} : Rect{cx, cy + 28, each, 15};
    const Anchor anchor = low_ ? Anchor::start : Anchor::middle;
    p_.text_in(words, word(p_.input, t.name), {.weight = scene::FontWeight::medium, .size = 10}, actor.text,
               anchor, {"thread-#-name", t.id});
    p_.text_in({words.x, words.y + 14, words.width, 14}, p_.tr(state_text(t.state)), {.size = 9.5},
               p_.theme.text_soft, anchor, {"thread-#-state", t.id});
  }
  if (q.threads.size() > kMostThreads)
    more(x, y + threads_height(width) - 16, width, q.threads.size() - kMostThreads,
         {"process-#-more-threads", q.id});
}

void ProcessBox::paint_files(const Process& q, double x, double y, double width) {
  p_.text_in({x, y, width, 16}, p_.tr(TextId::fig_proc_files), note_font(), p_.theme.text_soft, Anchor::start,
             {"process-#-files", q.id});
  y += 19;
  std::size_t files = 0;
  std::int64_t pipes = 0;
  for (const WorldView::File& f : q.files) {
    if (WorldView::is_pipe(f)) {
      ++pipes;
      continue;
    }
    if (++files > kMostFiles) continue;
    const Rect row{x, y, width, kFileRow - 3};
    p_.scene.outline(row, p_.theme.background, p_.theme.neutral.outline, f.shared ? 1.4 : 0.8, 3)
        .named({"process-#-file-#", q.id, f.file});
    const auto at = shared_.find(f.file);
    const std::string mark = at == shared_.end() ? "" : p_.format(TextId::fig_proc_shared_file, at->second);
    const double wide = mark.empty() ? 0 : p_.text_width(mark, {.size = 9.5}) + 6;
    p_.text_in({row.x + 6, row.y, row.width - 12 - wide, row.height}, f.name, note_font(), p_.theme.text,
               Anchor::start);
    if (!mark.empty())
      p_.text_in({row.right() - wide - 2, row.y, wide - 2, row.height}, mark, {.size = 9.5},
                 p_.theme.text_soft, Anchor::end);
    y += kFileRow;
  }
  if (files > kMostFiles) {
    more(x, y, width, files - kMostFiles, {"process-#-more-files", q.id});
    y += 16;
  }
  if (pipes > 0)
    p_.text_in({x + 6, y, width - 12, kFileRow - 3},
               lang::plural(lang::PluralId::fig_proc_pipes, pipes, p_.input.lang), note_font(),
               p_.theme.text_soft, Anchor::start, {"process-#-pipes", q.id});
}

}  // namespace kvant::figures

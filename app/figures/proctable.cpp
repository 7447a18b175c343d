// The figure `proctable`: what the operating system knows of each process, a row each, as `ps` lists it.
#include <algorithm>

#include "app/figures/page.h"
#include "app/figures/words.h"

namespace kvant::figures {

using lang::TextId;
using scene::Anchor;
using trace::LaneState;
using Process = WorldView::Process;

namespace {

constexpr double kRow = 26, kHead = 24, kPad = 10, kMark = 10;

struct Column {
  TextId title;
  const char* id;
  Anchor anchor;
  std::vector<std::string> cells;
  double width = 0;
};

// What most of its threads' states come down to: it runs when one of them does.
std::string state_of(const Page& p, const Process& q) {
  if (q.zombie) return p.tr(TextId::fig_table_zombie);
  if (q.ended) return p.tr(TextId::fig_table_ended);
  for (const LaneState state : {LaneState::running, LaneState::ready, LaneState::wait_gil, LaneState::wait_io,
                                LaneState::blocked, LaneState::sleeping})
    for (const WorldView::Thread& t : q.threads)
      if (t.state == state) return p.tr(state_text(state));
  return "–";
}

// As wide as the columns will have to be at other moments, so that nothing moves.
void keep_widths(const Page& p, std::vector<Column>& columns) {
  const auto widen = [&](std::size_t column, const std::string& text) {
    columns[column].width = std::max(columns[column].width, p.text_width(text, text_font()));
  };
  for (const WorldView::Room& room : p.input.world_plan->rooms) {
    for (const std::size_t column : {0, 1}) widen(column, std::to_string(pid_of(room.id)));
    widen(2, word(p.input, room.name));
  }
  for (const LaneState state : {LaneState::running, LaneState::ready, LaneState::wait_gil, LaneState::wait_io,
                                LaneState::blocked, LaneState::sleeping})
    widen(3, p.tr(state_text(state)));
  for (const TextId text : {TextId::fig_table_zombie, TextId::fig_table_ended}) widen(3, p.tr(text));
  constexpr std::int64_t kMiB = 1024 * 1024;
  widen(5, lang::bytes(88 * kMiB + 800 * 1024, p.input.lang));
}

std::vector<Column> columns_of(const Page& p, const std::vector<Process>& all) {
  std::vector<Column> out = {
      {TextId::fig_table_pid, "column-pid", Anchor::end, {}, 0},
      {TextId::fig_table_parent, "column-parent", Anchor::end, {}, 0},
      {TextId::fig_table_program, "column-program", Anchor::start, {}, 0},
      {TextId::fig_table_state, "column-state", Anchor::start, {}, 0},
      {TextId::fig_table_threads, "column-threads", Anchor::end, {}, 0},
      {TextId::fig_table_memory, "column-memory", Anchor::end, {}, 0},
      {TextId::fig_table_files, "column-files", Anchor::end, {}, 0},
  };
  for (const Process& q : all) {
    const auto number = [&](std::size_t n) {
      return q.ended ? std::string("–") : lang::number(static_cast<std::int64_t>(n), p.input.lang);
    };
    out[0].cells.push_back(std::to_string(pid_of(q.id)));
    out[1].cells.push_back(q.parent == kNobody ? "1" : std::to_string(pid_of(q.parent)));
    out[2].cells.push_back(word(p.input, q.name));
    out[3].cells.push_back(state_of(p, q));
    out[4].cells.push_back(number(q.threads.size()));
    out[5].cells.push_back(q.memory > 0 ? lang::bytes(q.memory, p.input.lang) : "–");
    out[6].cells.push_back(number(q.files.size()));
  }
  for (Column& c : out) {
    c.width = p.text_width(p.tr(c.title), heading_font());
    for (const std::string& cell : c.cells) c.width = std::max(c.width, p.text_width(cell, text_font()));
  }
  if (p.input.world_plan) keep_widths(p, out);
  return out;
}

}  // namespace

scene::Scene layout_proctable(const FigureInput& input) {
  Page p(input, TextId::fig_table_title, 252);
  p.paint_title();
  const auto& all = input.world.processes;
  if (all.empty()) {
    p.y = p.paragraph(p.left(), p.y, p.width(), p.tr(TextId::fig_empty), text_font(), p.theme.text_soft,
                      {"nothing"});
    p.describe(p.tr(TextId::fig_empty));
    return p.take();
  }
  std::vector<Column> columns = columns_of(p, all);
  for (std::size_t r = 0; r < all.size(); ++r)
    p.describe(p.format(TextId::fig_table_row, columns[0].cells[r], columns[1].cells[r], columns[2].cells[r],
                        columns[3].cells[r]));
  constexpr double kLeastGap = 14, kLeastProgram = 64;
  double sum = 0;
  const auto add_up = [&] {
    sum = 2 * kPad + kMark;
    double least = sum + kLeastGap * static_cast<double>(columns.size() - 1);
    for (const Column& c : columns) {
      sum += c.width;
      least += c.title == TextId::fig_table_program ? std::min(c.width, kLeastProgram) : c.width;
    }
    return least;
  };
  // In a column of a book the table has fewer columns.
  for (const TextId spared : {TextId::fig_table_files, TextId::fig_table_threads, TextId::fig_table_memory,
                              TextId::fig_table_parent})
    if (add_up() > p.width()) std::erase_if(columns, [spared](const Column& c) { return c.title == spared; });
  add_up();
  // The program's name gives way, or takes what is left up to a point.
  const auto gaps = static_cast<double>(columns.size() - 1);
  double gap = (p.width() - sum) / gaps;
  if (gap < kLeastGap) {
    for (Column& c : columns)
      if (c.title == TextId::fig_table_program) c.width = std::max(40.0, c.width - (kLeastGap - gap) * gaps);
    gap = kLeastGap;
  }
  gap = std::min(gap, 44.0);
  double width = 2 * kPad + kMark + gap * gaps;
  for (const Column& c : columns) width += c.width;
  const double top = p.y + 4;
  p.scene.head = {0, top, p.scene.width, kHead + 1};
  double x = p.left() + kPad + kMark;
  for (const Column& c : columns) {
    p.text_in({x, top, c.width + 1, kHead}, p.tr(c.title), heading_font(), p.theme.text, c.anchor, {c.id});
    x += c.width + gap;
  }
  p.scene.line({p.left(), top + kHead}, {p.left() + width, top + kHead}, p.theme.axis, 1);
  for (std::size_t r = 0; r < all.size(); ++r) {
    const Process& q = all[r];
    const double y = top + kHead + static_cast<double>(r) * kRow;
    const scene::Color ink = q.ended ? p.theme.text_soft : p.theme.text;
    // The colour of its first thread, by which the other figures know it.
    if (!q.threads.empty())
      p.scene.rect({p.left(), y + 6, 4, kRow - 12}, p.theme.actor(q.threads.front().id).solid, 2)
          .named({"process-#", q.id});
    x = p.left() + kPad + kMark;
    for (std::size_t k = 0; k < columns.size(); ++k) {
      p.text_in({x, y, columns[k].width + 1, kRow}, columns[k].cells[r], text_font(), ink, columns[k].anchor,
                {"process-#-cell-#", q.id, static_cast<std::int32_t>(k)});
      x += columns[k].width + gap;
    }
    p.scene.line({p.left(), y + kRow}, {p.left() + width, y + kRow}, p.theme.rule, 1);
  }
  p.y = top + kHead + static_cast<double>(all.size()) * kRow + 4;
  return p.take();
}

}  // namespace kvant::figures

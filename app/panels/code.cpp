#include <imgui.h>

#include <algorithm>
#include <tuple>

#include "app/panels/context.h"

namespace kvant::panels {

namespace {

constexpr double kLine = 22;
constexpr double kInstruction = 18;
constexpr std::size_t kMostInstructions = 16;  // of one line; long ones are shown around the current one

struct Source {
  std::string file;
  const std::vector<std::string>* lines = nullptr;
};

// The file of the shown thread's code; the program itself when it runs none of the user's.
Source source_of(const Context& c) {
  const session::ThreadRow* row = c.snapshot->thread(c.snapshot->shown);
  const scenario::Scenario& scenario = c.session.scenario();
  if (row && row->code && scenario.main && row->code->filename != scenario.main->filename)
    if (const python::SourceFile* file =
            c.session.player().world().python.codes().source(row->code->filename))
      return {row->code->filename, &file->lines};
  return {scenario.main ? scenario.main->filename : scenario.name, &scenario.lines};
}

void refresh(Context& c, const Source& source) {
  CodeView& view = c.view.code;
  if (view.file != source.file || view.lines != *source.lines) {
    view.file = source.file;
    view.lines = *source.lines;
    view.colors = color_python(view.lines);
    for (const std::string& line : view.lines) c.ui.fonts().cover(line);
    std::tie(view.header_begin, view.header_end) = header_lines(view.lines);
    view.header_open = false;
    view.cursor = 0;
  }
  const session::ThreadRow* row = c.snapshot->thread(c.snapshot->shown);
  const python::CodeUnit* unit = row && row->code ? row->code.get() : nullptr;
  if (view.unit != unit) {
    view.unit = unit;
    view.disassembly = unit ? python::disassemble(*unit) : std::vector<python::DisLine>{};
  }
}

// The instructions of the line the shown thread is on: indices into the disassembly, around the current one.
std::pair<std::size_t, std::size_t> instructions_of_line(const CodeView& view,
                                                         const session::ThreadRow& row) {
  const python::CodeUnit& unit = *row.code;
  std::size_t at = row.instruction;
  // Inside a call the next instruction is that after it.
  if (!row.at_instruction && at > 0) --at;
  at = std::min(at, unit.locations.empty() ? 0 : unit.locations.size() - 1);
  const auto on_line = [&](std::size_t i) {
    return i < unit.locations.size() && unit.locations[i].line == row.line;
  };
  std::size_t begin = at, end = at;
  while (begin > 0 && on_line(begin - 1)) --begin;
  while (on_line(end)) ++end;
  if (end - begin > kMostInstructions) {
    const std::size_t before = std::min<std::size_t>(at - begin, kMostInstructions / 2);
    begin = at - before;
    end = std::min(end, begin + kMostInstructions);
  }
  (void)view;
  return {begin, end};
}

scene::Color color_of(const ui::Look& look, TokenColor color) {
  switch (color) {
    case TokenColor::keyword:
      return look.code_keyword;
    case TokenColor::name:
      return look.code_name;
    case TokenColor::string:
      return look.code_string;
    case TokenColor::number:
      return look.code_number;
    case TokenColor::comment:
      return look.code_comment;
    case TokenColor::plain:
      break;
  }
  return look.text;
}

class CodePainter {
 public:
  CodePainter(Context& c, const Rect& box) : c_(c), ui_(c.ui), look_(c.look()), box_(box) {
    letter_ = ui_.width("0", ui::type::kCode);
    number_width_ = std::max(24.0, ui_.width(std::to_string(c.view.code.lines.size()), ui::type::kCodeSmall));
  }

  double text_x() const { return box_.x + 30 + number_width_; }

  void line(std::size_t index, double y, bool shown_here);
  void gutter(std::size_t index, double y);
  void instruction(const session::ThreadRow& row, std::size_t index, double y);
  // Of the lines shown, chips included.
  double widest() const {
    const CodeView& view = c_.view.code;
    std::size_t most = 0;
    for (std::size_t i = 0; i < view.lines.size(); ++i)
      if (view.header_open || i < view.header_begin || i >= view.header_end)
        most = std::max(most, view.lines[i].size());
    return text_x() - box_.x + letter_ * static_cast<double>(most) + 24;
  }

 private:
  double chip_width(const session::ThreadRow& row) const {
    return ui_.width(session::short_name(row.name), ui::type::kChip) + 18;
  }
  void chip(double& x, double y, const session::ThreadRow& row);
  void chips(double x, double y, const std::vector<const session::ThreadRow*>& here);
  std::string note(const session::ThreadRow& row, std::size_t index, ThreadId& who) const;

  Context& c_;
  ui::Ui& ui_;
  const ui::Look& look_;
  Rect box_;
  double letter_, number_width_;
};

// The header says how the scenario is to be run; it is no part of what runs, so it is folded to one line.
void header_line(Context& c, double x, double y) {
  CodeView& view = c.view.code;
  const std::string label = c.format(TextId::win_code_header, view.header_begin + 1, view.header_end);
  const double wide = c.ui.width(label, ui::type::kSmall);
  const Rect area{x - 6, y + 1, wide + 28, 20};
  const ui::Touch touch = c.ui.area("code.header", area, 5);
  if (touch.hovered) c.ui.box(area, c.look().hover, 5);
  const double middle = y + 11;
  if (view.header_open)
    c.ui.icon(ui::Icon::caret, x + 4, middle, 7, c.look().soft);
  else
    c.ui.draw()->AddTriangleFilled(c.ui.px(x + 1.5, middle - 3), c.ui.px(x + 6.5, middle),
                                   c.ui.px(x + 1.5, middle + 3), ui::packed(c.look().soft));
  c.ui.text(x + 14, y + 15, label, ui::type::kSmall, c.look().soft);
  if (touch.pressed) view.header_open = !view.header_open;
}

void CodePainter::chip(double& x, double y, const session::ThreadRow& row) {
  const scene::ActorColors& colors = c_.theme().actor(row.id);
  const std::string name = session::short_name(row.name);
  const double wide = chip_width(row);
  const Rect box{x, y + 2, wide, 18};
  const ui::Touch touch = ui_.area("code.thread." + std::to_string(row.id), box, 9);
  const bool runs = row.status == session::Status::running;
  if (runs)
    ui_.box(box, colors.solid, 9);
  else
    ui_.dashed(box, colors.outline, 9);
  ui_.text(x + wide / 2, y + 14.8, name, ui::type::kChip, runs ? colors.on_solid : colors.text,
           Anchor::middle);
  if (touch.hovered) ui_.tooltip(c_.format(TextId::win_code_chip, row.name));
  if (touch.pressed) c_.session.choose_thread(c_.session.chosen_thread() == row.id ? kNobody : row.id);
  x += wide + 6;
}

void CodePainter::line(std::size_t index, double y, bool shown_here) {
  const CodeView& view = c_.view.code;
  const double left = ui_.scroll_left();
  std::vector<const session::ThreadRow*> here;
  for (const session::ThreadRow& row : c_.snapshot->threads)
    if (row.code && row.line == static_cast<int>(index) + 1 && row.code->filename == view.file)
      here.push_back(&row);
  // Whoever runs first, so that its colour is the line's.
  std::stable_sort(here.begin(), here.end(), [](const auto* a, const auto* b) {
    return (a->status == session::Status::running) > (b->status == session::Status::running);
  });
  const session::ThreadRow* marked = nullptr;
  for (const session::ThreadRow* row : here)
    if (row->id == c_.snapshot->shown || (!marked && row->status == session::Status::running)) marked = row;
  if (marked && (shown_here || marked->status == session::Status::running)) {
    const scene::Color color = c_.theme().actor(marked->id).solid;
    ui_.box({box_.x + 10, y, box_.width - 20, kLine}, scene::with_alpha(color, look_.dark ? 0.24 : 0.10));
    ui_.box({box_.x + 10, y, 3, kLine}, color);
  }
  gutter(index, y);
  const std::string& text = view.lines[index];
  double x = text_x() + left;
  for (const ColoredPart& part : view.colors[index])
    x += ui_.text(x, y + 15, std::string_view(text).substr(part.begin, part.end - part.begin),
                  ui::type::kCode, color_of(look_, part.color));
  x = std::max(x + 24, box_.x + std::min(box_.width * 0.5, 308.0) + left);
  chips(x, y, here);
}

// The number, on a filled ground where a breakpoint is. A click sets a breakpoint or takes it away.
void CodePainter::gutter(std::size_t index, double y) {
  const std::string& file = c_.view.code.file;
  const int line = static_cast<int>(index) + 1;
  const bool set = c_.session.breakpoints().contains({file, line});
  const ui::Touch touch =
      ui_.grip("code.line." + std::to_string(line), {box_.x + 4, y, text_x() - box_.x - 8, kLine});
  const std::string number = std::to_string(line);
  const double right = box_.x + 16 + number_width_;
  if (set || touch.hovered) {
    const double wide = std::max(16.0, ui_.width(number, ui::type::kCodeSmall) + 9);
    ui_.box({right + 4.5 - wide, y + 3, wide, 16}, set ? look_.accent : look_.accent_pale, 8);
  }
  ui_.text(right, y + 15, number, set ? ui::type::kCodeSmallStrong : ui::type::kCodeSmall,
           set             ? look_.on_accent
           : touch.hovered ? look_.accent
                           : look_.faint,
           Anchor::end);
  if (touch.hovered)
    ui_.tooltip(tr(set ? TextId::win_breakpoint_remove : TextId::win_breakpoint_set, c_.lang()));
  if (touch.pressed) toggle_breakpoint(c_, file, line);
}

// Behind the code, or over its end where that leaves no room; those for which there is none are counted.
void CodePainter::chips(double x, double y, const std::vector<const session::ThreadRow*>& here) {
  if (here.empty()) return;
  const double right = box_.right() - 20, room = box_.width * 0.6;
  const auto more = [&](std::size_t n) { return "+" + std::to_string(here.size() - n); };
  std::size_t shown = 0;
  double wide = 0;
  for (; shown < here.size(); ++shown) {
    const double next = wide + chip_width(*here[shown]) + 6;
    const double rest = shown + 1 < here.size() ? ui_.width(more(shown + 1), ui::type::kChip) + 6 : 0;
    if (shown > 0 && next + rest > room) break;
    wide = next;
  }
  const double count = shown < here.size() ? ui_.width(more(shown), ui::type::kChip) + 6 : 0;
  if (x + wide + count > right) {
    x = right - wide - count;
    ui_.box({x - 8, y, box_.right() - 10 - x + 8, kLine}, look_.card);
  }
  for (std::size_t i = 0; i < shown; ++i) chip(x, y, *here[i]);
  if (count > 0) ui_.text(x, y + 14.8, more(shown), ui::type::kChip, look_.soft);
}

// What is to be said beside an instruction, and in whose colour.
std::string CodePainter::note(const session::ThreadRow& row, std::size_t index, ThreadId& who) const {
  const session::Snapshot& s = *c_.snapshot;
  if (index == row.instruction && row.at_instruction) {
    who = row.id;
    if (row.status != session::Status::running) return c_.format(TextId::win_code_next);
    return s.next_value.empty() ? c_.format(TextId::win_code_next)
           : s.next_is_store    ? c_.format(TextId::win_code_stores, s.next_value)
                                : c_.format(TextId::win_code_reads, s.next_value);
  }
  for (const session::OpenUpdate& update : s.updates) {
    const session::ThreadRow* other = s.thread(update.thread);
    if (!other || other->code.get() != row.code.get() || update.load != index) continue;
    who = update.thread;
    return update.read.empty()
               ? c_.format(TextId::win_code_read_plain, session::short_name(other->name))
               : c_.format(TextId::win_code_read, session::short_name(other->name), update.read);
  }
  return "";
}

void CodePainter::instruction(const session::ThreadRow& row, std::size_t index, double y) {
  const CodeView& view = c_.view.code;
  const auto found = std::find_if(view.disassembly.begin(), view.disassembly.end(),
                                  [&](const python::DisLine& l) { return l.instruction == index; });
  if (found == view.disassembly.end()) return;
  const double left = ui_.scroll_left();
  ThreadId who = kNobody;
  const std::string words = note(row, index, who);
  const bool current = index == row.instruction && row.at_instruction;
  const scene::Color color = who == kNobody ? look_.soft : c_.theme().actor(who).text;
  const double x = text_x() + 4 * letter_ + left;
  const double name_width =
      ui_.text(x, y + 13, python::info_of(found->op).name,
               who == kNobody ? ui::type::kCodeSmall : ui::type::kCodeSmallStrong, color);
  std::string argument = found->arg_text;
  if (argument.size() > 2 && argument.front() == '(') argument = argument.substr(1, argument.size() - 2);
  const double argument_x = x + std::max({19 * letter_ * 0.93, 120.0, name_width + 10});
  const double argument_width = ui_.text(argument_x, y + 13, argument, ui::type::kCodeSmall, look_.soft);
  if (words.empty()) return;
  double note_x = std::max(argument_x + argument_width + 16, argument_x + 92);
  if (current) {
    ui_.draw()->AddTriangleFilled(ui_.px(note_x, y + 4.5), ui_.px(note_x + 7, y + 8.8),
                                  ui_.px(note_x, y + 13), ui::packed(color));
    note_x += 12;
  }
  ui_.text(
      note_x, y + 12.5, current ? words : "← " + words,
      {scene::FontRole::sans, current ? scene::FontWeight::semibold : scene::FontWeight::regular, 11, false},
      color);
}

}  // namespace

void draw_code(Context& c, const Rect& box) {
  ui::Ui& ui = c.ui;
  const Source source = source_of(c);
  refresh(c, source);
  CodeView& view = c.view.code;
  ui.card(box, source.file.substr(source.file.rfind('/') + 1));
  const std::string label = tr(TextId::win_code_disassembly, c.lang());
  const bool on = c.preferences.disassembly;
  if (on) ui.icon(ui::Icon::check, box.right() - 20, box.y + 20, 9, c.look().soft);
  if (ui.link("code.disassembly", box.right() - (on ? 28 : 16), box.y + 24, label, ui::type::kSmall,
              on ? c.look().soft : c.look().faint, Anchor::end))
    c.preferences.disassembly = !on;
  if (c.session.chosen_thread() != kNobody) {
    const double x = box.right() - 60 - ui.width(label, ui::type::kSmall);
    if (ui.link("code.follow", x, box.y + 24, tr(TextId::win_code_follow, c.lang()), ui::type::kSmall,
                c.look().accent, Anchor::end))
      c.session.choose_thread(kNobody);
  }

  const session::ThreadRow* row = c.snapshot->thread(c.snapshot->shown);
  const bool shown = row && row->code && row->line > 0 && row->code->filename == view.file;
  const auto [begin, end] = shown && c.preferences.disassembly ? instructions_of_line(view, *row)
                                                               : std::pair<std::size_t, std::size_t>{0, 0};
  CodePainter painter(c, box);
  const double extra = static_cast<double>(end - begin) * kInstruction + (end > begin ? 4 : 0);
  const std::size_t hidden = view.header_open ? 0 : view.header_end - view.header_begin;
  const bool has_header = view.header_end > view.header_begin;
  const double content =
      static_cast<double>(view.lines.size() - hidden + (has_header ? 1 : 0)) * kLine + extra + 12;
  const Rect inside{box.x + 1, box.y + 37, box.width - 3, box.height - 45};
  const double top =
      ui.begin_scroll("code.scroll", inside, content, std::max(painter.widest(), inside.width - 12));
  double y = top;
  double current = 0, current_instruction = 0;
  for (std::size_t i = 0; i < view.lines.size(); ++i) {
    if (has_header && i == view.header_begin) {
      header_line(c, painter.text_x() + ui.scroll_left(), y);
      y += kLine;
      if (!view.header_open) i = view.header_end;
      if (i >= view.lines.size()) break;
    }
    const bool here = shown && row->line == static_cast<int>(i) + 1;
    if (here) current = y - top;
    if (y > inside.y - kLine && y < inside.bottom()) painter.line(i, y, here);
    y += kLine;
    if (!here || end == begin) continue;
    for (std::size_t k = begin; k < end; ++k, y += kInstruction) {
      if (k == row->instruction) current_instruction = y - top;
      painter.instruction(*row, k, y);
    }
    y += 4;
  }
  if (view.cursor != c.session.cursor_revision()) {
    view.cursor = c.session.cursor_revision();
    if (shown) {
      // The line with its instructions if they fit, else the instruction itself.
      const double below = kLine + extra;
      if (below < inside.height - 30)
        ui.scroll_into_view(current, below, inside.height);
      else
        ui.scroll_into_view(current_instruction, kInstruction, inside.height);
    }
  }
  ui.end_scroll();
}

}  // namespace kvant::panels

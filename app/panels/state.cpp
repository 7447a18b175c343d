#include <algorithm>

#include "app/panels/context.h"

namespace kvant::panels {

using session::Snapshot;
using session::Status;
using session::ThreadRow;
using trace::WaitKind;

namespace {

constexpr double kRow = 24;

TextId status_text(const ThreadRow& row) {
  switch (row.status) {
    case Status::running:
      return TextId::win_state_running;
    case Status::ready:
      return TextId::win_state_ready;
    case Status::wait_gil:
      return TextId::win_state_waiting;
    case Status::blocked:
      return TextId::win_state_blocked;
    case Status::wait_io:
      return TextId::win_state_io;
    case Status::sleeping:
      return TextId::win_state_sleeping;
    case Status::ended:
      return TextId::win_state_ended;
  }
  return TextId::win_state_ended;
}

// `brief`: who holds it is told in fewest words.
std::string waits_for(const Context& c, const ThreadRow& row, bool brief = false) {
  const TextId held = brief ? TextId::win_waits_held_brief : TextId::win_waits_held;
  const std::string holder = row.holder == kNobody ? "" : c.snapshot->name_of(row.holder);
  switch (row.status) {
    case Status::running:
    case Status::ended:
      return "—";
    case Status::ready:
      return tr(TextId::win_waits_core, c.lang());
    case Status::sleeping:
      return row.until == kNever ? "—" : c.format(TextId::win_waits_until, c.duration(row.until));
    case Status::wait_gil:
      return holder.empty() ? "GIL" : c.format(held, "GIL", holder);
    case Status::blocked:
    case Status::wait_io:
      break;
  }
  if (row.wait == WaitKind::join && !row.object.empty()) return "join " + session::short_name(row.object);
  if (const std::string started = session::started_thread(row.wait, row.object); !started.empty())
    return "start " + started;
  const std::string object = session::object_text(row.wait, row.object, c.lang());
  return holder.empty() ? object : c.format(held, object, holder);
}

// State and what is waited for in one, for a narrow panel: what is waited for alone when both do not fit.
std::string state_words(const Context& c, const ThreadRow& row, double room) {
  const std::string state = tr(status_text(row), c.lang()), object = waits_for(c, row, true);
  if (object == "—" || row.status == Status::ready) return state;
  const bool sentence = row.status == Status::wait_gil || row.status == Status::sleeping;
  const std::string both = state + (sentence ? " " : ": ") + object;
  return c.ui.width(both, ui::type::kText) <= room ? both : object;
}

class StatePainter {
 public:
  StatePainter(Context& c, const Rect& box) : c_(c), ui_(c.ui), look_(c.look()), s_(*c.snapshot), box_(box) {
    x_ = box.x + 16;
    right_ = box.right() - 16;
    double names = ui_.width(tr(TextId::win_column_thread, c.lang()), ui::type::kSmall);
    double states = ui_.width(tr(TextId::win_column_state, c.lang()), ui::type::kSmall);
    for (const ThreadRow& row : s_.threads) {
      names = std::max(names, ui_.width(session::short_name(row.name), ui::type::kText) + 16);
      states = std::max(states, ui_.width(tr(status_text(row), c.lang()), ui::type::kText));
    }
    line_x_ = right_ - 38;
    state_x_ = x_ + std::min(std::max(names + 14, 100.0), (right_ - x_) * 0.36);
    wait_x_ = state_x_ + std::max(states + 16, 90.0);
    narrow_ = line_x_ - wait_x_ < kLeastWaits;
  }

  double height() const {
    return 20 + kRow * static_cast<double>(s_.threads.size()) + 12 +
           26 * static_cast<double>(s_.variables.size()) + (s_.variables.empty() ? 0 : 6) +
           22 * static_cast<double>(locks().size()) + (s_.gil.exists ? 26 : 0) + 26;
  }
  void draw(double y);

 private:
  std::vector<const session::LockRow*> locks() const {
    std::vector<const session::LockRow*> rows;
    for (const session::LockRow& lock : s_.locks)
      if (lock.kind != WaitKind::gil &&
          (!lock.name.empty() || lock.owner != kNobody || !lock.waiters.empty()))
        rows.push_back(&lock);
    return rows;
  }
  void thread(const ThreadRow& row, double y);
  void variable(const session::VariableRow& row, double y, double value_x);
  void lock(const session::LockRow& row, double y);
  void gil(double y);

  Context& c_;
  ui::Ui& ui_;
  const ui::Look& look_;
  const Snapshot& s_;
  Rect box_;
  static constexpr double kLeastWaits = 150;  // less room for what is waited for cuts most of it
  double x_, right_, state_x_, wait_x_, line_x_;
  bool narrow_ = false;  // state and what is waited for stand in one column
};

void StatePainter::thread(const ThreadRow& row, double y) {
  const Rect area{box_.x + 8, y, box_.width - 20, kRow};
  const ui::Touch touch = ui_.area("state.thread." + std::to_string(row.id), area, 5);
  if (touch.pressed) c_.session.choose_thread(c_.session.chosen_thread() == row.id ? kNobody : row.id);
  if (row.id == c_.session.chosen_thread())
    ui_.box(area, look_.accent_pale, 5);
  else if (touch.hovered)
    ui_.box(area, look_.hover, 5);
  const bool ended = row.status == Status::ended;
  const scene::Color color = ended ? look_.faint : look_.text;
  const double base = y + 16;
  swatch(c_, x_, y + 7, row.id);
  ui_.text_cut(x_ + 16, base, state_x_ - x_ - 24, session::short_name(row.name), ui::type::kText, color);
  const double room = line_x_ - state_x_ - 10;
  if (narrow_) {
    ui_.text_cut(state_x_, base, room, state_words(c_, row, room), ui::type::kText, color);
  } else {
    ui_.text_cut(state_x_, base, wait_x_ - state_x_ - 8, tr(status_text(row), c_.lang()), ui::type::kText,
                 color);
    ui_.text_cut(wait_x_, base, line_x_ - wait_x_ - 10, waits_for(c_, row), ui::type::kText, color);
  }
  if (row.line > 0) ui_.text(line_x_, base, std::to_string(row.line), ui::type::kText, color);
}

void StatePainter::variable(const session::VariableRow& row, double y, double value_x) {
  ui_.text_cut(x_, y + 17, value_x - x_ - 12, row.name, ui::type::kCode, look_.text);
  const double room = std::max(60.0, (right_ - value_x) * 0.55);
  const double wide = std::min(ui_.width(row.value, ui::type::kCode), room);
  if (row.changed) {
    const scene::Color color = c_.theme().actor(s_.running == kNobody ? s_.shown : s_.running).solid;
    ui_.box({value_x - 8, y + 2, wide + 16, 20}, scene::with_alpha(color, look_.dark ? 0.35 : 0.15), 4);
  }
  ui_.text_cut(value_x, y + 17, room, row.value, row.changed ? ui::type::kCodeStrong : ui::type::kCode,
               look_.text);
  std::string about = row.value == "<" + row.type + ">" ? "" : row.type;
  if (row.references > 0)
    about += (about.empty() ? "" : " · ") + c_.format(TextId::win_references, row.references);
  ui_.text_cut(value_x + wide + 20, y + 17, right_ - value_x - wide - 20, about, ui::type::kSmall,
               look_.soft);
}

void StatePainter::lock(const session::LockRow& row, double y) {
  const std::string name = session::object_text(row.kind, row.name, c_.lang());
  double x = x_ + ui_.text(x_, y + 15, name, ui::type::kCode, look_.text) + 12;
  std::string text = row.owner == kNobody ? tr(TextId::win_lock_free, c_.lang())
                                          : c_.format(TextId::win_lock_owner, s_.name_of(row.owner));
  for (std::size_t i = 0; i < row.waiters.size(); ++i)
    text += (i == 0 ? std::string(" · ") + tr(TextId::win_lock_queue, c_.lang()) + " " : ", ") +
            s_.name_of(row.waiters[i]);
  ui_.text_cut(x, y + 15, right_ - x, text, ui::type::kText, look_.text);
}

void StatePainter::gil(double y) {
  ui_.text(x_, y + 17, "GIL", ui::type::kTitle, look_.text);
  const double x = x_ + 40;
  std::string text;
  if (s_.gil.holder == kNobody) {
    text = tr(TextId::win_gil_free, c_.lang());
  } else {
    const VirtualTime held = std::max<VirtualTime>(0, s_.time - s_.gil.held_since);
    text = c_.format(TextId::win_gil_held, s_.name_of(s_.gil.holder), c_.duration(held));
  }
  std::string wanted;
  for (const ThreadRow& row : s_.threads)
    if (row.status == Status::wait_gil && row.process == s_.process)
      wanted += (wanted.empty() ? "" : ", ") + session::short_name(row.name);
  if (s_.gil.holder != kNobody)
    text += std::string(" · ") +
            tr(s_.gil.drop_requested ? TextId::win_gil_asked : TextId::win_gil_not_asked, c_.lang());
  // Last what may be cut: the table above tells who waits.
  if (!wanted.empty()) text += " · " + c_.format(TextId::win_gil_wanted, wanted);
  ui_.text_cut(x, y + 17, right_ - x, text, ui::type::kText, look_.text);
}

void StatePainter::draw(double y) {
  const auto head = [&](double x, TextId id) {
    ui_.text(x, y + 13, tr(id, c_.lang()), ui::type::kSmall, look_.soft);
  };
  head(x_, TextId::win_column_thread);
  head(state_x_, TextId::win_column_state);
  if (!narrow_) head(wait_x_, TextId::win_column_waits);
  head(line_x_, TextId::win_column_line);
  y += 20;
  for (const ThreadRow& row : s_.threads) {
    if (y > box_.y && y < box_.bottom()) thread(row, y);
    y += kRow;
  }
  y += 6;
  ui_.line(x_, y, right_, y, look_.border);
  y += 6;
  if (s_.gil.exists) {
    gil(y);
    y += 26;
  }
  for (const session::LockRow* row : locks()) {
    lock(*row, y);
    y += 22;
  }
  double value_x = x_ + 76;
  for (const session::VariableRow& row : s_.variables)
    value_x = std::max(value_x, x_ + std::min(150.0, ui_.width(row.name, ui::type::kCode) + 24));
  for (const session::VariableRow& row : s_.variables) {
    if (y > box_.y && y < box_.bottom()) variable(row, y, value_x);
    y += 26;
  }
  if (!s_.variables.empty()) y += 6;
  std::string footer;
  if (s_.gil.exists) {
    const std::string interval = c_.duration(c_.session.settings().python.switch_interval);
    footer = c_.format(TextId::win_switch_interval, interval) + " · ";
  }
  footer += c_.format(TextId::win_switches_so_far, lang::number(s_.switches, c_.lang()));
  const auto stale = std::count_if(s_.updates.begin(), s_.updates.end(),
                                   [](const session::OpenUpdate& u) { return u.stale(); });
  if (stale > 0) footer += " · " + lang::plural(lang::PluralId::win_stale_updates, stale, c_.lang());
  ui_.text_cut(x_, y + 17, right_ - x_, footer, ui::type::kSmall, look_.soft);
}

}  // namespace

void swatch(Context& c, double x, double y, ThreadId thread) {
  c.ui.box({x, y, 10, 10}, c.theme().actor(thread).solid, 2);
}

namespace {

// The figures of a moment that this run has something for.
void find_tabs(Context& c) {
  StateView& view = c.view.state;
  const Player& player = c.session.player();
  if (view.run == c.session.run_revision()) return;
  view.run = c.session.run_revision();
  bool loops = false, files = false;
  int processes = 0;
  for (const trace::Event& event : player.trace().events()) {
    processes += event.kind == trace::EventKind::process_start;
    loops = loops || event.kind == trace::EventKind::loop_create;
    files = files || event.kind == trace::EventKind::connect || event.kind == trace::EventKind::file_open;
  }
  const auto& locks = player.lanes().locks();
  const bool has_locks = std::any_of(locks.begin(), locks.end(), [](const trace::Lane& lane) {
    return lane.lock_kind != WaitKind::gil && lane.lock_kind != WaitKind::none;
  });
  view.tabs.clear();
  if (loops) view.tabs.push_back(figures::FigureKind::eventloop);
  if (processes > 1) view.tabs.push_back(figures::FigureKind::processes);
  if (files) view.tabs.push_back(figures::FigureKind::sequence);
  if (has_locks) view.tabs.push_back(figures::FigureKind::waitfor);
  const auto kind = view.figure.kind;
  if (std::find(view.tabs.begin(), view.tabs.end(), kind) == view.tabs.end())
    view.figure.kind = figures::FigureKind::timeline;
}

TextId tab_text(figures::FigureKind kind) {
  switch (kind) {
    case figures::FigureKind::eventloop:
      return TextId::win_tab_loop;
    case figures::FigureKind::processes:
      return TextId::win_tab_processes;
    case figures::FigureKind::sequence:
      return TextId::win_tab_sockets;
    case figures::FigureKind::waitfor:
      return TextId::win_tab_locks;
    default:
      return TextId::win_tab_threads;
  }
}

void draw_tabs(Context& c, const Rect& box) {
  StateView& view = c.view.state;
  double x = box.right() - 16, wide = 0;
  const auto tab = [&](figures::FigureKind kind) {
    const bool chosen = view.figure.kind == kind;
    const std::string id = "state.tab." + std::to_string(static_cast<int>(kind));
    if (c.ui.link(id, x, box.y + 24, tr(tab_text(kind), c.lang()), ui::type::kSmall,
                  chosen ? c.look().text : c.look().soft, Anchor::end, &wide)) {
      view.figure = {};
      view.figure.kind = kind;
    }
    if (chosen) c.ui.box({x - wide, box.y + 29, wide, 2}, c.look().accent, 1);
    x -= wide + 14;
  };
  for (std::size_t i = view.tabs.size(); i-- > 0;) tab(view.tabs[i]);
  if (!view.tabs.empty()) tab(figures::FigureKind::timeline);
}

}  // namespace

void draw_state(Context& c, const Rect& box) {
  c.ui.card(box, tr(TextId::win_panel_state, c.lang()));
  find_tabs(c);
  draw_tabs(c, box);
  const Rect inside{box.x + 1, box.y + 36, box.width - 3, box.height - 42};
  if (c.view.state.figure.kind != figures::FigureKind::timeline)
    return draw_figure(c, c.view.state.figure, "state.figure", inside);
  StatePainter painter(c, box);
  const double y = c.ui.begin_scroll("state.scroll", inside, painter.height());
  painter.draw(y);
  c.ui.end_scroll();
}

}  // namespace kvant::panels

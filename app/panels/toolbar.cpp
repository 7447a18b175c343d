#include <algorithm>
#include <cmath>
#include <map>
#include <span>

#include "app/panels/catalogue.h"
#include "app/panels/context.h"
#include "app/panels/layout.h"

namespace kvant::panels {

namespace {

constexpr double kPillTop = 12, kPillHeight = 28, kPillGap = 8;
constexpr VirtualTime kQuanta[] = {100 * kMicrosecond, 1 * kMillisecond,  2 * kMillisecond,
                                   5 * kMillisecond,   10 * kMillisecond, 20 * kMillisecond,
                                   50 * kMillisecond,  100 * kMillisecond};
constexpr int kCores[] = {1, 2, 3, 4, 6, 8, 16, 32, 64};
constexpr double kSpeeds[] = {1, 2, 4, 10, 25, 60};

const python::Profile& profile_of(const scenario::Settings& settings) {
  return settings.python.profile ? *settings.python.profile : python::default_profile();
}

const machine::PolicyInfo& policy_of(const scenario::Settings& settings) {
  for (const machine::PolicyInfo& policy : machine::policy_table())
    if (policy.kind == settings.machine.policy) return policy;
  return machine::policy_table().front();
}

bool has_quantum(machine::PolicyKind kind) {
  return kind == machine::PolicyKind::round_robin;
}

class Toolbar {
 public:
  Toolbar(Context& c, const Rect& box) : c_(c), ui_(c.ui), look_(c.look()), box_(box) {}
  void draw();

 private:
  struct Pill {
    const char* id;
    const char* menu;
    void (Toolbar::*show)(const Rect&);
    // From the longest to the shortest.
    std::string labels[3];
  };
  void overflow(double left, double right, std::span<const Pill> pills);
  bool compact() const { return box_.width < 1180; }
  double brand();
  void model(double left, double right);
  double transport(double right);
  double units(double right);
  double corner();
  double pill_width(const std::string& label, double padding) const {
    return ui_.width(label, ui::type::kText) + 13 + padding;
  }

  void version_menu(const Rect& anchor);
  void gil_menu(const Rect& anchor);
  void cores_menu(const Rect& anchor);
  void policy_menu(const Rect& anchor);
  void scenario_menu(const Rect& anchor);
  void settings_menu(const Rect& anchor);

  std::string unit_name(StepUnit unit) const;
  template <typename F>
  void change(F edit) {
    scenario::Settings settings = c_.session.settings();
    edit(settings);
    c_.session.change(settings);
  }

  Context& c_;
  ui::Ui& ui_;
  const ui::Look& look_;
  Rect box_;
};

double Toolbar::brand() {
  double x = 84;
  if (compact())
    x = 22;
  else
    ui_.text(20, 33, "Kvant", ui::type::kBrand, look_.accent);
  const std::string title =
      c_.session.is_open() ? c_.session.title(c_.lang()) : tr(TextId::win_open_something, c_.lang());
  const double room = std::clamp(box_.width * (compact() ? 0.17 : 0.235), 110.0, 420.0);
  const double wide = std::min(ui_.width(title, ui::type::kHeading), room);
  const Rect area{x - 8, 12, wide + 34, kPillHeight};
  const ui::Touch touch = ui_.area("toolbar.scenario", area, 6);
  if (touch.hovered) ui_.box(area, look_.hover, 6);
  ui_.text_cut(x, 31.5, room, title, ui::type::kHeading, look_.text);
  ui_.icon(ui::Icon::caret, x + wide + 13, 27, 7, look_.soft);
  if (touch.pressed) ui_.open_menu("menu.scenario");
  scenario_menu(area);
  return area.right();
}

void Toolbar::scenario_menu(const Rect& anchor) {
  if (!ui_.begin_menu("menu.scenario", anchor, 380)) return;
  if (ui_.menu_row("menu.open", tr(TextId::win_menu_open, c_.lang()), {})) open_dialog(c_, Dialog::open);
  if (c_.session.is_open() && ui_.menu_row("menu.reload", tr(TextId::win_menu_reload, c_.lang()), {}))
    c_.session.reload();
  if (!c_.recents.empty()) {
    ui_.menu_line();
    ui_.menu_heading(tr(TextId::win_recent, c_.lang()));
    for (std::size_t i = 0; i < std::min<std::size_t>(c_.recents.size(), 5); ++i) {
      const std::string path = c_.recents[i];
      const std::size_t slash = path.rfind('/');
      if (ui_.menu_row("menu.recent." + std::to_string(i), path.substr(slash + 1), path)) c_.open(path);
    }
  }
  ui_.menu_line();
  ui_.menu_heading(tr(TextId::win_scenarios, c_.lang()));
  for (const BundledEntry& entry : bundled_scenarios()) {
    const bool chosen = c_.session.is_open() && c_.session.scenario().id == entry.id;
    if (ui_.menu_row("menu.bundled." + entry.id, entry.title(c_.lang()), {}, chosen)) c_.open(entry.id);
  }
  ui_.end_menu();
}

void Toolbar::version_menu(const Rect& anchor) {
  if (!ui_.begin_menu("menu.version", anchor, 430)) return;
  const std::string_view now = profile_of(c_.session.settings()).name;
  for (const python::Profile& profile : python::profile_table())
    if (ui_.menu_row(
            "version." + std::string(profile.name), c_.format(TextId::win_cpython, profile.name),
            tr(profile.switch_points == python::SwitchPoints::nearly_everywhere
                   ? TextId::win_version_everywhere
               : profile.switch_points == python::SwitchPoints::calls_and_jumps ? TextId::win_version_jumps
                                                                                : TextId::win_version_loops,
               c_.lang()),
            profile.name == now))
      change([&](scenario::Settings& s) { s.python.profile = &profile; });
  ui_.end_menu();
}

void Toolbar::gil_menu(const Rect& anchor) {
  if (!ui_.begin_menu("menu.gil", anchor, 330)) return;
  const bool on = c_.session.settings().python.has_gil();
  if (ui_.menu_row("gil.on", tr(TextId::win_gil_on, c_.lang()), tr(TextId::win_gil_on_detail, c_.lang()),
                   on) &&
      !on)
    change([](scenario::Settings& s) { s.python.gil = true; });
  if (ui_.menu_row("gil.off", tr(TextId::win_gil_off, c_.lang()), tr(TextId::win_gil_off_detail, c_.lang()),
                   !on) &&
      on)
    change([](scenario::Settings& s) { s.python.gil = false; });
  ui_.menu_line();
  ui_.menu_heading(tr(TextId::win_interval, c_.lang()));
  const VirtualTime now = c_.session.settings().python.switch_interval;
  for (VirtualTime interval :
       {kMillisecond / 10, kMillisecond, 5 * kMillisecond, 10 * kMillisecond, 100 * kMillisecond})
    if (ui_.menu_row("interval." + std::to_string(interval / 1000), c_.duration(interval), {},
                     now == interval))
      change([&](scenario::Settings& s) { s.python.switch_interval = interval; });
  ui_.end_menu();
}

void Toolbar::cores_menu(const Rect& anchor) {
  if (!ui_.begin_menu("menu.cores", anchor, 150)) return;
  for (int cores : kCores)
    if (ui_.menu_row("cores." + std::to_string(cores),
                     lang::plural(lang::PluralId::win_cores, cores, c_.lang()), {},
                     c_.session.settings().machine.cores == cores))
      change([&](scenario::Settings& s) { s.machine.cores = cores; });
  ui_.end_menu();
}

void Toolbar::policy_menu(const Rect& anchor) {
  if (!ui_.begin_menu("menu.policy", anchor, 480)) return;
  const machine::PolicyKind now = c_.session.settings().machine.policy;
  for (const machine::PolicyInfo& policy : machine::policy_table()) {
    const std::string id = "policy." + std::string(policy.name);
    if (ui_.menu_row(id, policy.name, policy_words(policy.kind, c_.lang()), policy.kind == now))
      change([&](scenario::Settings& s) { s.machine.policy = policy.kind; });
  }
  if (has_quantum(now)) {
    ui_.menu_line();
    ui_.menu_heading(tr(TextId::win_quantum, c_.lang()));
    for (VirtualTime quantum : kQuanta)
      if (ui_.menu_row("quantum." + std::to_string(quantum / 1000), c_.duration(quantum), {},
                       c_.session.settings().machine.quantum == quantum))
        change([&](scenario::Settings& s) { s.machine.quantum = quantum; });
  }
  ui_.end_menu();
}

void Toolbar::model(double left, double right) {
  if (!c_.session.is_open()) return;
  const scenario::Settings& settings = c_.session.settings();
  const machine::PolicyInfo& policy = policy_of(settings);
  const bool quantum = has_quantum(policy.kind);
  const std::string policy_name(policy.name);
  const std::string quantum_words = c_.duration(settings.machine.quantum);
  const std::string version(profile_of(settings).name);
  const std::string gil = tr(settings.python.has_gil() ? TextId::win_gil_on : TextId::win_gil_off, c_.lang());
  const std::string cores = lang::plural(lang::PluralId::win_cores, settings.machine.cores, c_.lang());
  const std::string policy_full = quantum ? policy_name + " · " + quantum_words : policy_name;
  const Pill pills[] = {
      {"toolbar.version",
       "menu.version",
       &Toolbar::version_menu,
       {c_.format(TextId::win_cpython, version), version, version}},
      {"toolbar.gil", "menu.gil", &Toolbar::gil_menu, {gil, gil, gil}},
      {"toolbar.cores", "menu.cores", &Toolbar::cores_menu, {cores, cores, cores}},
      {"toolbar.policy",
       "menu.policy",
       &Toolbar::policy_menu,
       {policy_full, policy_full, quantum ? quantum_words : policy_name}},
  };
  int size = 0;
  double total = 0, padding = 28;
  for (; size < 3; ++size) {
    padding = size == 0 ? 28 : 18;
    total = -kPillGap;
    for (const Pill& pill : pills) total += pill_width(pill.labels[size], padding) + kPillGap;
    if (left + total <= right) break;
  }
  if (size > 2) return overflow(left, right, pills);
  double x = left + std::max(0.0, (right - left - total) * 0.5);
  for (const Pill& pill : pills) {
    const Rect box{x, kPillTop, pill_width(pill.labels[size], padding), kPillHeight};
    if (ui_.pill(pill.id, box, pill.labels[size])) ui_.open_menu(pill.menu);
    (this->*pill.show)(box);
    x += box.width + kPillGap;
  }
}

// No room for the pills: one for all, whose rows open their menus.
void Toolbar::overflow(double left, double right, std::span<const Pill> pills) {
  const std::string label = tr(TextId::cli_group_model, c_.lang());
  const double wide = std::min(pill_width(label, 18), std::max(40.0, right - left));
  const Rect box{left + std::max(0.0, (right - left - wide) / 2), kPillTop, wide, kPillHeight};
  if (ui_.pill("toolbar.model", box, label)) ui_.open_menu("menu.model");
  const Pill* chosen = nullptr;
  if (ui_.begin_menu("menu.model", box, 260)) {
    for (const Pill& pill : pills)
      if (ui_.menu_row(pill.id, pill.labels[0])) chosen = &pill;
    ui_.end_menu();
  }
  if (chosen) ui_.open_menu(chosen->menu);
  for (const Pill& pill : pills) (this->*pill.show)(box);
}

double Toolbar::transport(double right) {
  // Five buttons, spaced as there is room.
  const double pitch = compact() ? 40 : 46, edge = compact() ? 4 : 12;
  const double width = compact() ? 208 : 250, x = right - width;
  ui_.box({x, 10, width, 32}, look_.field, 16, look_.border);
  const bool open = c_.session.is_open();
  const bool at_start = !open || c_.session.player().position() == 0;
  const bool at_end = !open || (c_.session.player().position() >= c_.session.player().end());
  if (ui_.icon_button("transport.start", {x + edge + pitch * 0, 12, 40, 28}, ui::Icon::to_start, false,
                      !at_start))
    c_.session.seek(0);
  if (ui_.icon_button("transport.back", {x + edge + pitch * 1, 12, 40, 28}, ui::Icon::back, false,
                      !at_start)) {
    c_.session.play(false);
    c_.session.step(c_.session.unit(), -1);
    show_cursor(c_);
  }
  const bool playing = c_.session.playing();
  if (ui_.icon_button("transport.play", {x + edge + pitch * 2, 12, 40, 28},
                      playing ? ui::Icon::pause : ui::Icon::play, true, open))
    c_.session.play(!playing);
  if (ui_.icon_button("transport.forward", {x + edge + pitch * 3, 12, 40, 28}, ui::Icon::forward, false,
                      !at_end)) {
    c_.session.play(false);
    c_.session.step(c_.session.unit(), 1);
    show_cursor(c_);
  }
  if (ui_.icon_button("transport.end", {x + edge + pitch * 4, 12, 40, 28}, ui::Icon::to_end, false, !at_end))
    c_.session.seek(c_.session.player().end());
  return x;
}

std::string Toolbar::unit_name(StepUnit unit) const {
  switch (unit) {
    case StepUnit::instruction:
      return tr(TextId::win_unit_instruction, c_.lang());
    case StepUnit::line:
      return tr(TextId::win_unit_line, c_.lang());
    case StepUnit::event:
      return tr(TextId::win_unit_event, c_.lang());
    case StepUnit::context_switch:
      return tr(TextId::win_unit_switch, c_.lang());
    case StepUnit::time:
      return c_.session.is_open() ? c_.duration(c_.session.player().time_step()) : "";
  }
  return "";
}

double Toolbar::units(double right) {
  const std::string unit = unit_name(c_.session.unit());
  const std::string label = compact() ? unit : c_.format(TextId::win_step, unit);
  const double wide = ui_.width(label, ui::type::kText) + 13;
  const double x = right - wide;
  const Rect anchor{x - 6, kPillTop, wide + 12, kPillHeight};
  const ui::Touch touch = ui_.area("toolbar.unit", anchor, 6);
  if (touch.hovered) ui_.box(anchor, look_.hover, 6);
  ui_.text(x, 31, label, ui::type::kText, look_.soft);
  ui_.icon(ui::Icon::caret, right - 4, 27, 7, look_.soft);
  if (touch.pressed) ui_.open_menu("menu.unit");
  if (ui_.begin_menu("menu.unit", anchor, 250, true)) {
    ui_.menu_heading(tr(TextId::win_step_by, c_.lang()));
    for (StepUnit unit :
         {StepUnit::instruction, StepUnit::line, StepUnit::event, StepUnit::context_switch, StepUnit::time})
      if (ui_.menu_row("unit." + std::to_string(static_cast<int>(unit)), unit_name(unit), {},
                       c_.session.unit() == unit))
        c_.session.set_unit(unit);
    ui_.menu_line();
    ui_.menu_heading(tr(TextId::win_speed, c_.lang()));
    for (double speed : kSpeeds)
      if (ui_.menu_row(
              "speed." + std::to_string(static_cast<int>(speed)),
              lang::plural(lang::PluralId::win_steps_a_second, static_cast<std::int64_t>(speed), c_.lang()),
              {}, c_.preferences.steps_per_second == speed))
        c_.preferences.steps_per_second = speed;
    ui_.end_menu();
  }
  return x - 6;
}

void Toolbar::settings_menu(const Rect& anchor) {
  if (!ui_.begin_menu("menu.settings", anchor, 250, true)) return;
  session::Preferences& p = c_.preferences;
  ui_.menu_heading(tr(TextId::win_theme, c_.lang()));
  if (ui_.menu_row("theme.light", tr(TextId::win_theme_light, c_.lang()), {}, !p.dark)) p.dark = false;
  if (ui_.menu_row("theme.dark", tr(TextId::win_theme_dark, c_.lang()), {}, p.dark)) p.dark = true;
  if (ui_.menu_row("theme.projector", tr(TextId::win_theme_projector, c_.lang()), {}, p.projector))
    p.projector = !p.projector;
  ui_.menu_line();
  ui_.menu_heading(tr(TextId::win_scale, c_.lang()));
  for (int percent : {80, 90, 100, 110, 125, 150, 175, 200})
    if (ui_.menu_row("scale." + std::to_string(percent), lang::percent(percent / 100.0, c_.lang()), {},
                     std::lround(p.scale * 100) == percent))
      p.scale = percent / 100.0;
  ui_.menu_line();
  if (ui_.menu_row("menu.help", tr(TextId::win_menu_help, c_.lang()), {})) open_dialog(c_, Dialog::help);
  if (ui_.menu_row("menu.quit", tr(TextId::win_menu_quit, c_.lang()), {})) c_.quit();
  ui_.end_menu();
}

double Toolbar::corner() {
  const double right = box_.right() - 14;
  const Rect gear{right - 28, kPillTop, 28, kPillHeight};
  const ui::Touch touch = ui_.area("toolbar.settings", gear, 6);
  if (touch.hovered) ui_.box(gear, look_.hover, 6);
  ui_.icon(ui::Icon::gear, gear.x + 14, gear.y + 14, 15, look_.soft);
  if (touch.pressed) ui_.open_menu("menu.settings");
  settings_menu(gear);

  const bool english = c_.lang() == lang::Lang::en;
  const Rect language{gear.x - 36, kPillTop, 34, kPillHeight};
  const ui::Touch pressed = ui_.area("toolbar.language", language, 6);
  if (pressed.hovered) ui_.box(language, look_.hover, 6);
  ui_.text(language.x + 17, 31.5, english ? "EN" : "RU", ui::type::kTitle, look_.accent, Anchor::middle);
  if (pressed.pressed) c_.preferences.lang = english ? lang::Lang::ru : lang::Lang::en;
  return language.x;
}

void Toolbar::draw() {
  ui_.box(box_, look_.card);
  ui_.line(0, box_.bottom(), box_.right(), box_.bottom(), look_.border);
  const double left = brand();
  double right = corner();
  if (c_.session.is_open()) {
    right = units(right - 16);
    right = transport(right - 14);
  }
  model(left + 12, right - 20);
}

}  // namespace

void draw_toolbar(Context& context, const Rect& box) {
  Toolbar(context, box).draw();
}

}  // namespace kvant::panels

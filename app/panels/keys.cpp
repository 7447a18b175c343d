#include "app/panels/keys.h"

#include <GLFW/glfw3.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>

namespace kvant::panels {

namespace {

void step(Context& c, StepUnit unit, int direction) {
  c.session.play(false);
  if (c.session.step(unit, direction)) show_cursor(c);
}
void scale_by(Context& c, double factor) {
  c.preferences.scale =
      std::clamp(std::round(c.preferences.scale * factor * 20) / 20, session::kMinScale, session::kMaxScale);
}

void key_play(Context& c) {
  c.session.play(!c.session.playing());
}
void key_forward(Context& c) {
  step(c, c.session.unit(), 1);
}
void key_back(Context& c) {
  step(c, c.session.unit(), -1);
}
void key_line_forward(Context& c) {
  step(c, StepUnit::line, 1);
}
void key_line_back(Context& c) {
  step(c, StepUnit::line, -1);
}
void key_switch_forward(Context& c) {
  step(c, StepUnit::context_switch, 1);
}
void key_switch_back(Context& c) {
  step(c, StepUnit::context_switch, -1);
}
void key_breakpoint_forward(Context& c) {
  run_to_breakpoint(c, 1);
}
void key_breakpoint_back(Context& c) {
  run_to_breakpoint(c, -1);
}
void key_toggle_breakpoint(Context& c) {
  toggle_breakpoint_here(c);
}
void key_to_start(Context& c) {
  c.session.play(false);
  c.session.seek(0);
  show_cursor(c);
}
void key_to_end(Context& c) {
  c.session.play(false);
  if (c.session.is_open()) c.session.seek(c.session.player().end());
  show_cursor(c);
}
void key_zoom_in(Context& c) {
  zoom_timeline(c, 1.5);
}
void key_zoom_out(Context& c) {
  zoom_timeline(c, 1 / 1.5);
}
void key_fit(Context& c) {
  fit_timeline(c);
}
void key_hide(Context& c) {
  c.session.hide_future = !c.session.hide_future;
}
void key_undo(Context& c) {
  c.session.undo();
}
void key_redo(Context& c) {
  c.session.redo();
}
void key_open(Context& c) {
  open_dialog(c, Dialog::open);
}
void key_reload(Context& c) {
  c.session.reload();
}
void key_exporting(Context& c) {
  open_dialog(c, Dialog::exporting);
}
void key_projector(Context& c) {
  c.preferences.projector = !c.preferences.projector;
}
void key_theme(Context& c) {
  c.preferences.dark = !c.preferences.dark;
}
void key_language(Context& c) {
  c.preferences.lang = c.preferences.lang == lang::Lang::en ? lang::Lang::ru : lang::Lang::en;
}
void key_larger(Context& c) {
  scale_by(c, 1.1);
}
void key_smaller(Context& c) {
  scale_by(c, 1 / 1.1);
}
void key_next_area(Context& c) {
  c.ui.focus_next(1);
}
void key_previous_area(Context& c) {
  c.ui.focus_next(-1);
}
void key_press_area(Context& c) {
  c.ui.activate_focus();
}
void key_help(Context& c) {
  open_dialog(c, c.view.dialog == Dialog::help ? Dialog::none : Dialog::help);
}
void key_close(Context& c) {
  c.ui.close_menus();
  c.ui.focus_clear();
  c.view.dialog = Dialog::none;
  c.view.notice.clear();
  c.session.clear_problem();
  c.session.stop_search();
}
void key_quit(Context& c) {
  c.quit();
}

constexpr KeyInfo kKeys[] = {
#define KEY(id, shown, key, modifiers) {shown, TextId::win_key_##id, key, modifiers, key_##id},
#include "app/panels/keys.def"
#undef KEY
};

bool needs_document(void (*act)(Context&)) {
  return act == key_play || act == key_forward || act == key_back || act == key_line_forward ||
         act == key_line_back || act == key_switch_forward || act == key_switch_back || act == key_to_start ||
         act == key_to_end || act == key_zoom_in || act == key_zoom_out || act == key_fit ||
         act == key_exporting || act == key_breakpoint_forward || act == key_breakpoint_back ||
         act == key_toggle_breakpoint;
}

}  // namespace

std::span<const KeyInfo> key_table() {
  return kKeys;
}

bool handle_key(Context& c, int key, int modifiers, bool typing) {
  modifiers &= GLFW_MOD_SHIFT | GLFW_MOD_CONTROL | GLFW_MOD_ALT | GLFW_MOD_SUPER;
  for (const KeyInfo& info : kKeys) {
    if (info.key != key || info.modifiers != modifiers) continue;
    const bool ours = key == GLFW_KEY_ESCAPE || key == GLFW_KEY_TAB || key == GLFW_KEY_F1 ||
                      ((modifiers & GLFW_MOD_CONTROL) != 0 && key != GLFW_KEY_Z && key != GLFW_KEY_Y &&
                       key != GLFW_KEY_LEFT && key != GLFW_KEY_RIGHT);
    if (typing && !ours) return false;
    if (!c.session.is_open() && needs_document(info.act)) return false;
    c.view.notice.clear();
    info.act(c);
    return true;
  }
  return false;
}

}  // namespace kvant::panels

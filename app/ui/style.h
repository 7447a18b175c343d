// The look of the window: its colours, and how Dear ImGui's own widgets follow them.
#pragma once
#include <cstdint>
#include <string_view>

#include "app/scene/scene.h"
#include "app/scene/theme.h"

namespace kvant::ui {

struct Look {
  bool dark = false;
  scene::Color ground;  // behind the cards
  scene::Color card;    // a panel, the toolbar
  scene::Color border;  // of cards and fields
  scene::Color field;   // ground of pills and of bars
  scene::Color hover;   // a field under the pointer
  scene::Color text;    // what is read
  scene::Color soft;    // captions
  scene::Color faint;   // line numbers, what is off
  scene::Color accent;  // links, the play button, the playhead
  scene::Color on_accent;
  scene::Color accent_pale;  // a chosen row
  scene::Color good, bad;    // a result that is right; deadlocks, errors
  scene::Color console, console_text, console_soft, console_bad;
  scene::Color tip, tip_text, tip_soft;  // tooltips
  scene::Color code_keyword, code_string, code_number, code_comment, code_name;
  const scene::Theme* theme = nullptr;  // colours of actors and figures that belong to this look

  static const Look& of(bool dark);
};

inline std::uint32_t packed(scene::Color c) {  // as ImGui's IM_COL32
  return static_cast<std::uint32_t>(c.a) << 24 | static_cast<std::uint32_t>(c.b) << 16 |
         static_cast<std::uint32_t>(c.g) << 8 | c.r;
}

// Sets Dear ImGui's whole style. `scale`: pixels per point. Starts from fresh defaults, so it may be called
// again.
void apply_style(const Look& look, float scale);

}  // namespace kvant::ui

// The keyboard: from a key to what it does.
#pragma once
#include <span>
#include <string_view>

#include "app/panels/context.h"

namespace kvant::panels {

struct KeyInfo {
  std::string_view shown;  // "" for a second way to a row above: not listed
  TextId name;
  int key, modifiers;  // GLFW's
  void (*act)(Context&);
};
std::span<const KeyInfo> key_table();

// True when the key meant something. `typing`: a text field has the keyboard; then only Esc, Tab and keys
// with Ctrl other than editing ones are ours.
bool handle_key(Context& context, int key, int modifiers, bool typing);

}  // namespace kvant::panels

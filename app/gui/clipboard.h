// Pictures on the desktop's clipboard, through wl-copy or xclip: GLFW's own clipboard holds text only.
#pragma once
#include <string>

namespace kvant::gui {

bool can_copy_pictures();
// Hands the bytes of a PNG file over. False when the desktop's tool could not take them.
bool copy_png(const std::string& bytes);

}  // namespace kvant::gui

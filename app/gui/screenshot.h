// What the window shows, as a PNG file.
#pragma once
#include <string>

namespace kvant::gui {

// Reads the frame just drawn, before the buffers are swapped. False with a reason in `error`.
bool save_screenshot(const std::string& path, int width, int height, std::string& error);

}  // namespace kvant::gui

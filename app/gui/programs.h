// Programs of the desktop that the window asks for help: a file dialog, a clipboard.
#pragma once
#include <string_view>

namespace kvant::gui {

bool in_path(std::string_view program);  // an executable of this name is in $PATH

}  // namespace kvant::gui

// The window: opens it, and returns when it is closed.
#pragma once
#include <string>

namespace kvant::gui {

struct WindowOptions {
  std::string file;           // path or id of a bundled scenario; "": the welcome page
  std::string script;         // file of commands, "-" for standard input; "": a person at the keyboard
  std::string theme;          // "light", "dark", "projector"; "": as set before
  std::string lang;           // "en", "ru"; "": as set before
  float scale = 0;            // times the monitor's own; 0: as set before
  int width = 0, height = 0;  // 0: 1440 × 900, or as much as fits the monitor
};

// Returns the program's exit status: 0, 1 when no window can be opened or a script's file cannot be written,
// 2 for a script with a mistake in it. Messages go to standard error.
int run_window(const WindowOptions& options);

}  // namespace kvant::gui

// What a person set once and for all, and the files opened lately. Kept in the XDG folders; a missing or
// broken file gives the defaults.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "app/lang/lang.h"

namespace kvant::session {

struct Preferences {
  lang::Lang lang = lang::Lang::en;
  bool dark = false;
  bool projector = false;       // large type, fewer panels
  double scale = 1;             // times the monitor's own
  double steps_per_second = 4;  // of playing
  bool disassembly = true;
  bool equal_steps = false;  // the timeline's axis
  // The export dialog's choices.
  std::string export_theme = "screen";  // a theme's name
  std::string export_size = "natural";  // a page size's name
  std::string export_ending = "svg";
  std::string export_folder;  // "": the home folder
  double export_dpi = 192;
  bool export_transparent = false;
  bool export_titled = true;
  bool operator==(const Preferences&) const = default;
};
inline constexpr double kMinScale = 0.6, kMaxScale = 3;

std::string to_toml(const Preferences& preferences);
// Unknown keys and values out of range are passed over. False when `text` is no TOML; then `out` is
// unchanged.
bool from_toml(std::string_view text, Preferences& out);

// $XDG_CONFIG_HOME/kvant/settings.toml and $XDG_STATE_HOME/kvant/recent, or their places under $HOME; "" when
// there is no home.
std::string preferences_path();
std::string recents_path();

// Without a settings file, the language is that of the locale.
Preferences load_preferences();
bool save_preferences(const Preferences& preferences);

inline constexpr std::size_t kMaxRecents = 10;
std::vector<std::string> load_recents();  // absolute paths, newest first
std::vector<std::string> with_recent(std::vector<std::string> recents, const std::string& path);
bool save_recents(const std::vector<std::string>& recents);

// Writes to a temporary file beside it, then renames: `path` always holds the old text or the new one. Makes
// the folder if need be. False when that fails.
bool write_file(const std::string& path, std::string_view text);

}  // namespace kvant::session

#include "app/session/preferences.h"

#include <fmt/format.h>
#ifndef TOML_EXCEPTIONS
#define TOML_EXCEPTIONS 0
#endif
#include <toml++/toml.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <system_error>

namespace kvant::session {

namespace fs = std::filesystem;

namespace {

// The XDG base directory specification: a relative path in the variable is to be ignored.
std::string folder(const char* variable, const char* under_home) {
  const char* set = std::getenv(variable);
  if (set && *set == '/') return std::string(set) + "/kvant";
  const char* home = std::getenv("HOME");
  return home && *home ? std::string(home) + under_home + "/kvant" : "";
}

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

}  // namespace

std::string to_toml(const Preferences& p) {
  toml::table exporting{{"theme", p.export_theme},   {"size", p.export_size},
                        {"ending", p.export_ending}, {"dpi", p.export_dpi},
                        {"folder", p.export_folder}, {"transparent", p.export_transparent},
                        {"titled", p.export_titled}};
  std::ostringstream text;
  text << fmt::format(
      "language = \"{}\"\ntheme = \"{}\"\nprojector = {}\nscale = {:.2f}\nspeed = {:.2f}\n"
      "disassembly = {}\nequal_steps = {}\n\n",
      lang::name_of(p.lang), p.dark ? "dark" : "light", p.projector, p.scale, p.steps_per_second,
      p.disassembly, p.equal_steps);
  text << toml::table{{"export", exporting}} << '\n';
  return text.str();
}

bool from_toml(std::string_view text, Preferences& out) {
  const toml::parse_result parsed = toml::parse(text);
  if (!parsed) return false;
  const toml::table& table = parsed.table();
  if (const auto name = table["language"].value<std::string>()) lang::lang_from_name(*name, out.lang);
  if (const auto theme = table["theme"].value<std::string>()) {
    if (*theme == "dark") out.dark = true;
    if (*theme == "light") out.dark = false;
  }
  const auto flag = [&](const char* key, bool& value) {
    if (const auto found = table[key].value_exact<bool>()) value = *found;
  };
  flag("projector", out.projector);
  flag("disassembly", out.disassembly);
  flag("equal_steps", out.equal_steps);
  if (const auto scale = table["scale"].value<double>(); scale && *scale >= kMinScale && *scale <= kMaxScale)
    out.scale = *scale;
  if (const auto speed = table["speed"].value<double>(); speed && *speed >= 0.1 && *speed <= 1000)
    out.steps_per_second = *speed;
  const auto exporting = table["export"];
  const auto word = [&](const char* key, std::string& value) {
    if (const auto found = exporting[key].value<std::string>()) value = *found;
  };
  word("theme", out.export_theme);
  word("size", out.export_size);
  word("ending", out.export_ending);
  word("folder", out.export_folder);
  if (const auto found = exporting["transparent"].value_exact<bool>()) out.export_transparent = *found;
  if (const auto found = exporting["titled"].value_exact<bool>()) out.export_titled = *found;
  if (const auto dpi = exporting["dpi"].value<double>(); dpi && *dpi >= 36 && *dpi <= 1200)
    out.export_dpi = *dpi;
  return true;
}

std::string preferences_path() {
  const std::string at = folder("XDG_CONFIG_HOME", "/.config");
  return at.empty() ? "" : at + "/settings.toml";
}

std::string recents_path() {
  const std::string at = folder("XDG_STATE_HOME", "/.local/state");
  return at.empty() ? "" : at + "/recent";
}

Preferences load_preferences() {
  Preferences p;
  for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(variable);
    if (!value || !*value) continue;
    p.lang = lang::from_locale(value);
    break;
  }
  const std::string path = preferences_path();
  if (!path.empty()) from_toml(read_file(path), p);
  return p;
}

bool save_preferences(const Preferences& preferences) {
  return write_file(preferences_path(), to_toml(preferences));
}

std::vector<std::string> load_recents() {
  std::vector<std::string> recents;
  const std::string path = recents_path();
  if (path.empty()) return recents;
  std::istringstream lines(read_file(path));
  for (std::string line; std::getline(lines, line) && recents.size() < kMaxRecents;)
    if (!line.empty() && line[0] == '/') recents.push_back(line);
  return recents;
}

std::vector<std::string> with_recent(std::vector<std::string> recents, const std::string& path) {
  std::error_code error;
  const fs::path absolute = fs::absolute(path, error).lexically_normal();
  const std::string name = error ? path : absolute.string();
  std::erase(recents, name);
  recents.insert(recents.begin(), name);
  if (recents.size() > kMaxRecents) recents.resize(kMaxRecents);
  return recents;
}

bool save_recents(const std::vector<std::string>& recents) {
  std::string text;
  for (const std::string& path : recents)
    if (path.find('\n') == std::string::npos) text += path + "\n";
  return write_file(recents_path(), text);
}

bool write_file(const std::string& path, std::string_view text) {
  if (path.empty()) return false;
  std::error_code error;
  fs::create_directories(fs::path(path).parent_path(), error);
  const std::string temporary = path + ".new";
  std::FILE* file = std::fopen(temporary.c_str(), "wb");
  if (!file) return false;
  bool good = std::fwrite(text.data(), 1, text.size(), file) == text.size();
  good = std::fclose(file) == 0 && good;
  if (good) fs::rename(temporary, path, error);
  if (!good || error) {
    std::error_code ignored;
    fs::remove(temporary, ignored);
    return false;
  }
  return true;
}

}  // namespace kvant::session

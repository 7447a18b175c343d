#include "app/gui/scripted_input.h"

#include <GLFW/glfw3.h>
#include <fmt/format.h>

#include <cstdlib>
#include <sstream>
#include <vector>

#include "app/ui/compat.h"

namespace kvant::gui {

namespace {

struct KeyName {
  std::string_view name;
  int key;
};
constexpr KeyName kKeyNames[] = {
    {"Space", GLFW_KEY_SPACE}, {"Left", GLFW_KEY_LEFT},  {"Right", GLFW_KEY_RIGHT},
    {"Up", GLFW_KEY_UP},       {"Down", GLFW_KEY_DOWN},  {"Home", GLFW_KEY_HOME},
    {"End", GLFW_KEY_END},     {"Tab", GLFW_KEY_TAB},    {"Enter", GLFW_KEY_ENTER},
    {"Esc", GLFW_KEY_ESCAPE},  {"Plus", GLFW_KEY_EQUAL}, {"Minus", GLFW_KEY_MINUS},
    {"Slash", GLFW_KEY_SLASH}, {"F1", GLFW_KEY_F1},      {"Backspace", GLFW_KEY_BACKSPACE},
    {"F5", GLFW_KEY_F5},       {"F9", GLFW_KEY_F9},
};

}  // namespace

bool key_from_name(std::string_view name, int& key, int& modifiers) {
  modifiers = 0;
  for (;;) {
    if (name.substr(0, 5) == "Ctrl+") {
      modifiers |= GLFW_MOD_CONTROL;
      name.remove_prefix(5);
    } else if (name.substr(0, 6) == "Shift+") {
      modifiers |= GLFW_MOD_SHIFT;
      name.remove_prefix(6);
    } else {
      break;
    }
  }
  if (name.size() == 1 && ((name[0] >= 'A' && name[0] <= 'Z') || (name[0] >= '0' && name[0] <= '9'))) {
    key = static_cast<unsigned char>(name[0]);  // GLFW's letters and digits are ASCII's
    return true;
  }
  if (name == "?") {
    key = GLFW_KEY_SLASH;
    modifiers |= GLFW_MOD_SHIFT;
    return true;
  }
  for (const KeyName& row : kKeyNames) {
    if (row.name != name) continue;
    key = row.key;
    return true;
  }
  return false;
}

void ScriptedInput::add(Step::Kind kind, double x, double y, std::string text) {
  steps_.push_back({kind, x, y, std::move(text), line_, 0});
}

void ScriptedInput::click() {
  add(Step::Kind::frames, 1);
  add(Step::Kind::down);
  add(Step::Kind::up);
  add(Step::Kind::frames, 2);
}

bool ScriptedInput::parse(std::string_view text, const std::string& name, std::string& error) {
  name_ = name;
  int number = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    at = end + 1;
    ++number;
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.remove_suffix(1);
    while (!line.empty() && line.front() == ' ') line.remove_prefix(1);
    if (line.empty() || line.front() == '#') continue;
    if (parse_line(line, number, error)) continue;
    error = fmt::format("{}:{}: {}", name, number, error);
    return false;
  }
  return true;
}

bool ScriptedInput::parse_line(std::string_view line, int number, std::string& error) {
  using Kind = Step::Kind;
  line_ = number;
  const std::size_t space = std::min(line.find(' '), line.size());
  const std::string_view word = line.substr(0, space);
  const std::string rest(line.substr(std::min(space + 1, line.size())));
  std::vector<double> numbers;
  std::istringstream stream(rest);
  for (double value; stream >> value;) numbers.push_back(value);
  const auto wants = [&](std::size_t count) {
    if (numbers.size() == count) return true;
    error = fmt::format("{} takes {} numbers", word, count);
    return false;
  };
  const auto wants_text = [&] {
    if (!rest.empty()) return true;
    error = fmt::format("{} of what?", word);
    return false;
  };
  if (word == "key") {
    int key = 0, modifiers = 0;
    if (!key_from_name(rest, key, modifiers)) {
      error = fmt::format("there is no key {}", rest);
      return false;
    }
    const bool edits = key == GLFW_KEY_ENTER || key == GLFW_KEY_BACKSPACE;
    add(Kind::key, key, modifiers);
    if (edits) {
      add(Kind::edit_key, key, 1);
      add(Kind::edit_key, key, 0);
    }
    add(Kind::frames, 3);  // a dialog's text field has the keyboard from its second frame on
    return true;
  }
  if (word == "press" || word == "hover") {
    if (!wants_text()) return false;
    add(Kind::find, 0, 0, rest);
    if (word == "press")
      click();
    else
      add(Kind::frames, 2);
    return true;
  }
  if (word == "move" || word == "click") {
    if (!wants(2)) return false;
    add(Kind::move, numbers[0], numbers[1]);
    if (word == "click") click();
    return true;
  }
  if (word == "drag") {
    if (!wants(4)) return false;
    add(Kind::move, numbers[0], numbers[1]);
    add(Kind::frames, 1);
    add(Kind::down);
    for (int i = 1; i <= 4; ++i)
      add(Kind::move, numbers[0] + (numbers[2] - numbers[0]) * i / 4,
          numbers[1] + (numbers[3] - numbers[1]) * i / 4);
    add(Kind::up);
    add(Kind::frames, 2);
    return true;
  }
  if (word == "wheel") {
    if (!wants(1)) return false;
    add(Kind::wheel, numbers[0]);
    add(Kind::frames, 2);
    return true;
  }
  if (word == "size") {
    if (!wants(2)) return false;
    add(Kind::size, numbers[0], numbers[1]);
    add(Kind::frames, 4);
    return true;
  }
  if (word == "type" || word == "open" || word == "screenshot" || word == "dump") {
    if (!wants_text()) return false;
    if (word == "screenshot") add(Kind::idle);
    add(word == "type"   ? Kind::text
        : word == "open" ? Kind::open
        : word == "dump" ? Kind::dump
                         : Kind::shot,
        0, 0, rest);
    add(Kind::frames, 2);
    return true;
  }
  if (word == "wait") {
    if (rest.empty())
      add(Kind::idle);
    else if (wants(1))
      add(Kind::frames, numbers[0]);
    else
      return false;
    return true;
  }
  if (word == "quit") {
    add(Kind::quit);
    return true;
  }
  error = fmt::format("there is no command {}", word);
  return false;
}

bool ScriptedInput::feed(ImGuiIO& io, ScriptHost& host, std::string& error) {
  using Kind = Step::Kind;
  if (!steps_.empty()) {
    Step& step = steps_.front();
    bool finished = true;
    switch (step.kind) {
      case Kind::move:
        mouse_ = {static_cast<float>(step.x), static_cast<float>(step.y)};
        break;
      case Kind::down:
        down_ = true;
        break;
      case Kind::up:
        down_ = false;
        break;
      case Kind::wheel:
        ui::compat::mouse_wheel(io, 0, static_cast<float>(step.x));
        break;
      case Kind::key:
        host.key(static_cast<int>(step.x), static_cast<int>(step.y));
        break;
      case Kind::edit_key:
        ui::compat::edit_key(io, static_cast<int>(step.x), step.y > 0);
        break;
      case Kind::text:
        io.AddInputCharactersUTF8(step.text.c_str());
        break;
      case Kind::find:
        // A menu needs a frame or two to appear.
        if (!host.find(step.text, mouse_)) {
          finished = false;
          if (++step.tries > 10) {
            error = fmt::format("{}:{}: there is no control {}", name_, step.line, step.text);
            return false;
          }
        }
        break;
      case Kind::open:
        host.open(step.text);
        break;
      case Kind::size:
        host.resize(static_cast<int>(step.x), static_cast<int>(step.y));
        break;
      case Kind::frames:
        finished = --step.x <= 0;
        break;
      case Kind::idle:
        quiet_ = host.busy() ? 0 : quiet_ + 1;
        finished = quiet_ > 3;
        break;
      case Kind::shot:
        host.screenshot(step.text);
        break;
      case Kind::dump:
        host.dump(step.text);
        break;
      case Kind::quit:
        host.quit();
        break;
    }
    if (finished) {
      steps_.pop_front();
      quiet_ = 0;
    }
  }
  if (mouse_.x >= 0) ui::compat::mouse_position(io, mouse_);
  ui::compat::mouse_button(io, 0, down_);
  return true;
}

}  // namespace kvant::gui

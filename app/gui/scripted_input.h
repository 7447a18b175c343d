// A person at mouse and keyboard, from a list of commands: for tests and for pictures in the documentation.
// One command a line; # begins a comment:
//
//   open FILE            a path or the id of a bundled scenario
//   key Ctrl+Right       names as in keys.def's GLFW constants: Space, Home, F, Slash, …
//   press ID             moves to the middle of a control and clicks; ids are those given to Ui::area
//   hover ID             moves there
//   move X Y · click X Y · drag X Y X2 Y2 · wheel N      pixels
//   type TEXT            into the text field that has the keyboard
//   size W H             the window's, pixels
//   wait [N]             until nothing is left to do; with N: for N frames
//   screenshot FILE.png
//   dump state           to standard output, one "key: value" a line
//   dump controls        the ids that can be pressed now
//   quit
//
// Each step waits for the next frame, so that what it does is seen before the next one.
#pragma once
#include <imgui.h>

#include <deque>
#include <functional>
#include <string>
#include <string_view>

namespace kvant::gui {

// What a script can do to the window.
struct ScriptHost {
  std::function<void(int key, int modifiers)> key;  // GLFW's
  std::function<bool(const std::string& id, ImVec2& middle)> find;
  std::function<void(const std::string& file)> open;
  std::function<void(int width, int height)> resize;
  std::function<void(const std::string& path)> screenshot;  // of the frame being drawn
  std::function<void(const std::string& what)> dump;
  std::function<bool()> busy;
  std::function<void()> quit;
};

class ScriptedInput {
 public:
  // False with the line and what is wrong in `error`.
  bool parse(std::string_view text, const std::string& name, std::string& error);
  bool done() const { return steps_.empty(); }
  // Call each frame between the backends' NewFrame and ImGui::NewFrame. False when a step failed, with
  // `error`.
  bool feed(ImGuiIO& io, ScriptHost& host, std::string& error);

 private:
  struct Step {
    enum class Kind {
      move,
      down,
      up,
      wheel,
      key,
      edit_key,
      text,
      find,
      open,
      size,
      frames,
      idle,
      shot,
      dump,
      quit
    } kind;
    double x = 0, y = 0;
    std::string text;
    int line = 0;
    int tries = 0;
  };
  bool parse_line(std::string_view line, int number, std::string& error);
  void add(Step::Kind kind, double x = 0, double y = 0, std::string text = "");
  void click();

  std::deque<Step> steps_;
  std::string name_;
  int line_ = 0;
  ImVec2 mouse_{-1, -1};
  bool down_ = false;
  int quiet_ = 0;  // frames without anything to do
};

// "Ctrl+Right" → GLFW's key and modifiers; false if there is no such key.
bool key_from_name(std::string_view name, int& key, int& modifiers);

}  // namespace kvant::gui

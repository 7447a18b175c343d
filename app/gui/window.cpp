#include "app/gui/window.h"

#include <GLFW/glfw3.h>
#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <optional>
#include <sstream>
#include <vector>

#include "app/gui/clipboard.h"
#include "app/gui/file_dialog.h"
#include "app/gui/screenshot.h"
#include "app/gui/scripted_input.h"
#include "app/gui/state_dump.h"
#include "app/panels/context.h"
#include "app/panels/hints.h"
#include "app/panels/keys.h"
#include "app/ui/compat.h"

namespace kvant::gui {

namespace {

constexpr int kDefaultWidth = 1440, kDefaultHeight = 900;
// Dear ImGui needs a frame to know what is under the pointer and another to show it.
constexpr int kFramesAfterInput = 3;
constexpr double kRecordingSlice = 8;  // ms a frame
constexpr float kProjectorScale = 1.45F;

struct KeyPress {
  int key, modifiers;
};

class Window {
 public:
  explicit Window(const WindowOptions& options);
  ~Window();
  bool start();
  int run();
  int status() const { return status_; }

 private:
  static Window& of(GLFWwindow* window) { return *static_cast<Window*>(glfwGetWindowUserPointer(window)); }
  void install_callbacks();
  float ui_scale() const;
  bool busy() const;
  void wait();
  void work();  // recording, playing
  void refresh_snapshot();
  void frame();
  void open(const std::string& file);
  void apply_look();
  void make_context();
  void make_host();
  void fail(int status, const std::string& message);

  WindowOptions options_;
  GLFWwindow* window_ = nullptr;
  bool backends_ = false;
  ui::Fonts fonts_;
  ui::Ui ui_{fonts_};
  session::Session session_;
  session::Preferences preferences_, saved_preferences_;
  panels::View view_;
  std::vector<std::string> recents_;
  std::optional<session::Snapshot> snapshot_, before_;
  session::Explanation explanation_;
  std::optional<panels::Context> context_;
  FileDialog file_dialog_;
  ScriptedInput script_;
  ScriptHost host_;
  bool scripted_ = false;
  std::string screenshot_;  // to be taken of this frame

  std::vector<KeyPress> keys_;
  int frames_left_ = kFramesAfterInput;
  double next_step_ = 0;  // of playing, glfwGetTime()
  int status_ = 0;
  // What the last look and snapshot were made for.
  float look_scale_ = 0;
  bool look_dark_ = false;
  std::uint64_t seen_cursor_ = 0;
  ThreadId seen_thread_ = kNobody;
  bool seen_complete_ = false;
  std::optional<lang::Lang> seen_lang_;
  std::string seen_title_;
};

Window::Window(const WindowOptions& options) : options_(options) {
  preferences_ = session::load_preferences();
  recents_ = session::load_recents();
  lang::lang_from_name(options.lang, preferences_.lang);
  if (options.theme == "light" || options.theme == "dark") preferences_.dark = options.theme == "dark";
  if (options.theme == "projector") preferences_.projector = true;
  if (options.scale > 0)
    preferences_.scale =
        std::clamp(static_cast<double>(options.scale), session::kMinScale, session::kMaxScale);
  saved_preferences_ = preferences_;
  if (preferences_.equal_steps) view_.timeline.axis = figures::AxisMode::steps;
}

Window::~Window() {
  if (backends_) {
    ImGui_ImplOpenGL3_Shutdown();
    ImGui_ImplGlfw_Shutdown();
    ImGui::DestroyContext();
  }
  if (window_) glfwDestroyWindow(window_);
  glfwTerminate();
}

void Window::fail(int status, const std::string& message) {
  std::fprintf(stderr, "kvant: %s\n", message.c_str());
  if (status_ == 0) status_ = status;
  if (window_) glfwSetWindowShouldClose(window_, GLFW_TRUE);
}

bool Window::start() {
  if (!options_.script.empty()) {
    std::ostringstream text;
    if (options_.script == "-") {
      text << std::cin.rdbuf();
    } else {
      std::ifstream in(options_.script, std::ios::binary);
      if (!in) {
        fail(2, options_.script + ": " + lang::tr(lang::TextId::win_no_script, preferences_.lang));
        return false;
      }
      text << in.rdbuf();
    }
    std::string error;
    if (!script_.parse(text.str(), options_.script, error)) {
      fail(2, error);
      return false;
    }
    scripted_ = true;
  }
  static std::string glfw_error;
  glfwSetErrorCallback([](int, const char* words) { glfw_error = words; });
  glfwInitHint(GLFW_JOYSTICK_HAT_BUTTONS, GLFW_FALSE);
  if (!glfwInit()) {
    fail(1, lang::format(preferences_.lang, lang::TextId::win_no_window, glfw_error));
    return false;
  }
  glfwWindowHint(GLFW_VISIBLE, GLFW_FALSE);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 0);
  glfwWindowHintString(GLFW_X11_CLASS_NAME, "kvant");
  glfwWindowHintString(GLFW_X11_INSTANCE_NAME, "kvant");
  int width = options_.width > 0 ? options_.width : kDefaultWidth;
  int height = options_.height > 0 ? options_.height : kDefaultHeight;
  if (GLFWmonitor* monitor = glfwGetPrimaryMonitor(); monitor && options_.width <= 0) {
    int x = 0, y = 0, room_x = width, room_y = height;
    glfwGetMonitorWorkarea(monitor, &x, &y, &room_x, &room_y);
    width = std::min(width, std::max(640, room_x));
    height = std::min(height, std::max(480, room_y));
  }
  window_ = glfwCreateWindow(width, height, "Kvant", nullptr, nullptr);
  if (!window_) {
    fail(1, lang::format(preferences_.lang, lang::TextId::win_no_window, glfw_error));
    return false;
  }
  glfwSetWindowSizeLimits(window_, 640, 420, GLFW_DONT_CARE, GLFW_DONT_CARE);
  glfwMakeContextCurrent(window_);
  glfwSwapInterval(scripted_ ? 0 : 1);
  install_callbacks();
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;                     // never a file in the folder one happens to be in
  ImGui_ImplGlfw_InitForOpenGL(window_, true);  // chains the callbacks installed before
  ImGui_ImplOpenGL3_Init("#version 130");
  backends_ = true;
  make_context();
  make_host();
  if (!options_.file.empty()) {
    open(options_.file);
    if (const std::string& problem = session_.problem(preferences_.lang); !problem.empty())
      std::fprintf(stderr, "kvant: %s\n", problem.c_str());
  }
  return true;
}

void Window::install_callbacks() {
  glfwSetWindowUserPointer(window_, this);
  glfwSetKeyCallback(window_, [](GLFWwindow* w, int key, int, int action, int modifiers) {
    of(w).frames_left_ = kFramesAfterInput;
    if (action != GLFW_RELEASE) of(w).keys_.push_back({key, modifiers});
  });
  glfwSetCharCallback(window_, [](GLFWwindow* w, unsigned) { of(w).frames_left_ = kFramesAfterInput; });
  glfwSetCursorPosCallback(window_,
                           [](GLFWwindow* w, double, double) { of(w).frames_left_ = kFramesAfterInput; });
  glfwSetCursorEnterCallback(window_, [](GLFWwindow* w, int) { of(w).frames_left_ = kFramesAfterInput; });
  glfwSetMouseButtonCallback(window_,
                             [](GLFWwindow* w, int, int, int) { of(w).frames_left_ = kFramesAfterInput; });
  glfwSetScrollCallback(window_,
                        [](GLFWwindow* w, double, double) { of(w).frames_left_ = kFramesAfterInput; });
  glfwSetWindowFocusCallback(window_, [](GLFWwindow* w, int) { of(w).frames_left_ = kFramesAfterInput; });
  glfwSetWindowRefreshCallback(window_, [](GLFWwindow* w) { of(w).frames_left_ = kFramesAfterInput; });
  glfwSetFramebufferSizeCallback(window_,
                                 [](GLFWwindow* w, int, int) { of(w).frames_left_ = kFramesAfterInput; });
  glfwSetWindowContentScaleCallback(
      window_, [](GLFWwindow* w, float, float) { of(w).frames_left_ = kFramesAfterInput; });
  glfwSetDropCallback(window_, [](GLFWwindow* w, int count, const char** paths) {
    of(w).frames_left_ = kFramesAfterInput;
    if (count > 0) of(w).open(paths[0]);
  });
}

// Pixels a point. The framebuffer may have more pixels than the window has units; ImGui's backend sees to
// that.
float Window::ui_scale() const {
  float x = 1, y = 1;
  glfwGetWindowContentScale(window_, &x, &y);
  int width = 0, height = 0, pixels_x = 0, pixels_y = 0;
  glfwGetWindowSize(window_, &width, &height);
  glfwGetFramebufferSize(window_, &pixels_x, &pixels_y);
  const float units =
      pixels_x > 0 && width > 0 ? static_cast<float>(width) / static_cast<float>(pixels_x) : 1;
  const float projector = preferences_.projector ? kProjectorScale : 1;
  return std::clamp(x * units * projector * static_cast<float>(preferences_.scale), 0.5F, 6.0F);
}

void Window::make_context() {
  context_.emplace(panels::Context{ui_, session_, preferences_, view_, recents_});
  context_->open = [this](const std::string& file) { open(file); };
  if (FileDialog::available())
    context_->choose_file = [this] {
      file_dialog_.show(lang::tr(lang::TextId::win_open_title, preferences_.lang));
    };
  if (can_copy_pictures()) context_->copy_picture = copy_png;
  ui_.hint = [this](std::string_view id) { return panels::hint_of(id, preferences_.lang); };
  context_->quit = [this] { glfwSetWindowShouldClose(window_, GLFW_TRUE); };
}

void Window::make_host() {
  host_.key = [this](int key, int modifiers) { keys_.push_back({key, modifiers}); };
  host_.find = [this](const std::string& id, ImVec2& middle) {
    scene::Rect box;
    if (!ui_.find(id, box)) return false;
    middle = ui_.px(box.x + box.width / 2, box.y + box.height / 2);
    return true;
  };
  host_.open = [this](const std::string& file) { open(file); };
  host_.resize = [this](int width, int height) { glfwSetWindowSize(window_, width, height); };
  host_.screenshot = [this](const std::string& path) { screenshot_ = path; };
  host_.dump = [this](const std::string& what) {
    if (what == "state") {
      std::fputs(dump_state(*context_).c_str(), stdout);
    } else {
      for (const std::string& id : ui_.areas()) std::printf("%s\n", id.c_str());
    }
    std::fflush(stdout);
  };
  host_.busy = [this] {
    return session_.recording() || session_.playing() || session_.searching() ||
           panels::figure_is_pending(*context_);
  };
  host_.quit = context_->quit;
}

void Window::open(const std::string& file) {
  const bool opened = session_.open(file);
  frames_left_ = kFramesAfterInput;
  if (!opened) return;
  before_.reset();
  snapshot_.reset();
  view_.dialog = panels::Dialog::none;
  view_.timeline.fit = true;
  view_.timeline.scroll = 0;
  view_.timeline.collapsed.clear();
  view_.figure = {};
  if (const figures::FigureInfo* figure = figures::figure_by_name(session_.scenario().header.figure))
    view_.figure.kind = figure->kind;
  view_.notice.clear();
  if (session_.scenario().id.empty()) {
    recents_ = session::with_recent(recents_, session_.scenario().path);
    session::save_recents(recents_);
  }
}

bool Window::busy() const {
  return session_.recording() || session_.searching() || panels::figure_is_pending(*context_) ||
         frames_left_ > 0 || scripted_ || !keys_.empty();
}

void Window::wait() {
  if (busy()) {
    glfwPollEvents();
  } else if (session_.playing()) {
    glfwWaitEventsTimeout(std::clamp(next_step_ - glfwGetTime(), 0.001, 1.0));
  } else if (ImGui::GetIO().WantTextInput) {
    glfwWaitEventsTimeout(0.4);  // the text cursor blinks
    frames_left_ = std::max(frames_left_, 1);
  } else {
    glfwWaitEvents();
  }
}

void Window::work() {
  if (session_.recording()) session_.record_slice(kRecordingSlice);
  if (session_.searching()) {
    panels::search_breakpoint(*context_);
    frames_left_ = std::max(frames_left_, 2);
  }
  if (!session_.playing()) return;
  const double now = glfwGetTime();
  if (next_step_ < now - 1) next_step_ = now;
  bool moved = false;
  while (session_.playing() && next_step_ <= now) {
    next_step_ += 1 / preferences_.steps_per_second;
    if (session_.step(session_.unit(), 1)) {
      moved = true;
    } else if (!session_.recording()) {
      session_.play(false);
    } else {
      break;
    }
  }
  if (moved) {
    frames_left_ = std::max(frames_left_, 1);
    panels::show_cursor(*context_);
  }
}

void Window::refresh_snapshot() {
  if (!session_.is_open()) {
    context_->snapshot = nullptr;
    context_->explanation = nullptr;
    return;
  }
  const ThreadId thread = session_.shown_thread();
  const bool complete = session_.player().complete();
  const bool moved = seen_cursor_ != session_.cursor_revision();
  const bool stale = !snapshot_ || moved || seen_thread_ != thread || seen_complete_ != complete;
  if (stale) {
    // What changed is told against where the cursor stood before, however often this place is drawn.
    if (snapshot_ && snapshot_->position != session_.player().position()) before_ = std::move(snapshot_);
    snapshot_ = session::take_snapshot(session_.player(), thread, before_ ? &*before_ : nullptr);
    seen_cursor_ = session_.cursor_revision();
    seen_thread_ = thread;
    seen_complete_ = complete;
  }
  if (stale || seen_lang_ != preferences_.lang) {
    explanation_ = session::explain(session_.player(), *snapshot_, preferences_.lang);
    seen_lang_ = preferences_.lang;
  }
  context_->snapshot = &*snapshot_;
  context_->explanation = &explanation_;
}

void Window::apply_look() {
  const float scale = ui_scale();
  if (scale != look_scale_ || preferences_.dark != look_dark_) {
    ui::apply_style(ui::Look::of(preferences_.dark), scale);
    look_scale_ = scale;
    look_dark_ = preferences_.dark;
  }
  fonts_.set_scale(scale);
  if (fonts_.update()) frames_left_ = std::max(frames_left_, 2);
  lang::set_language(preferences_.lang);
  const std::string title =
      session_.is_open() ? session_.title(preferences_.lang) + " — Kvant" : std::string("Kvant");
  if (title != seen_title_) glfwSetWindowTitle(window_, (seen_title_ = title).c_str());
}

void Window::frame() {
  std::vector<KeyPress> keys;
  keys.swap(keys_);
  for (const KeyPress& press : keys)
    panels::handle_key(*context_, press.key, press.modifiers, ImGui::GetIO().WantTextInput);
  if (const std::string chosen = file_dialog_.take(); !chosen.empty()) open(chosen);
  if (file_dialog_.failed())
    session_.report(lang::tr(lang::TextId::win_file_dialog_failed, preferences_.lang));
  work();
  refresh_snapshot();
  apply_look();

  ImGui_ImplOpenGL3_NewFrame();
  ImGui_ImplGlfw_NewFrame();
  ImGuiIO& io = ImGui::GetIO();
  if (scripted_) {
    std::string error;
    if (!script_.feed(io, host_, error)) fail(2, error);
    refresh_snapshot();  // the script may have opened another document
    if (script_.done()) scripted_ = false;
  }
  ui::compat::clamp_delta(io);
  ImGui::NewFrame();
  const ui::Look& look = ui::Look::of(preferences_.dark);
  ui_.begin_frame(look, look_scale_);
  const std::uint64_t run = session_.run_revision(), cursor = session_.cursor_revision();
  panels::draw_window(*context_);
  ui_.end_frame();
  ImGui::Render();
  if (run != session_.run_revision() || cursor != session_.cursor_revision())
    frames_left_ = std::max(frames_left_, 2);

  int width = 0, height = 0;
  glfwGetFramebufferSize(window_, &width, &height);
  glViewport(0, 0, width, height);
  glClearColor(static_cast<float>(look.ground.r) / 255, static_cast<float>(look.ground.g) / 255,
               static_cast<float>(look.ground.b) / 255, 1);
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  if (!screenshot_.empty()) {
    std::string error;
    if (!save_screenshot(screenshot_, width, height, error)) fail(1, error);
    screenshot_.clear();
  }
  glfwSwapBuffers(window_);
  if (!(preferences_ == saved_preferences_)) {
    saved_preferences_ = preferences_;
    session::save_preferences(preferences_);
    frames_left_ = std::max(frames_left_, 2);
  }
}

int Window::run() {
  bool shown = false;
  while (!glfwWindowShouldClose(window_)) {
    wait();
    if (!busy() && !session_.playing()) continue;
    if (frames_left_ > 0) --frames_left_;
    frame();
    if (!shown) {  // not before there is something to see
      glfwShowWindow(window_);
      shown = true;
    }
  }
  return status_;
}

}  // namespace

int run_window(const WindowOptions& options) {
  Window window(options);
  return window.start() ? window.run() : window.status();
}

}  // namespace kvant::gui

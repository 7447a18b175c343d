#include "app/gui/file_dialog.h"

#include <GLFW/glfw3.h>
#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <string_view>

#include "app/gui/programs.h"

namespace kvant::gui {

namespace {

std::string quoted(const std::string& text) {  // for sh
  std::string out = "'";
  for (char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

}  // namespace

FileDialog::~FileDialog() {
  // A dialog still open at the end outlives the window; nobody waits for what it says.
  if (!thread_.joinable()) return;
  if (running_)
    thread_.detach();
  else
    thread_.join();
}

bool FileDialog::available() {
  static const bool kAvailable = in_path("zenity") || in_path("kdialog");
  return kAvailable;
}

void FileDialog::show(const std::string& title) {
  if (running_ || !available()) return;
  if (thread_.joinable()) thread_.join();
  const std::string command =
      in_path("zenity")
          ? "zenity --file-selection --title=" + quoted(title) + " --file-filter='Python | *.py' 2>/dev/null"
          : "kdialog --title " + quoted(title) + " --getopenfilename . '*.py' 2>/dev/null";
  running_ = true;
  thread_ = std::thread([this, command] {
    std::string out;
    if (std::FILE* pipe = popen(command.c_str(), "r")) {
      std::array<char, 512> buffer;
      while (std::fgets(buffer.data(), static_cast<int>(buffer.size()), pipe)) out += buffer.data();
      const int status = pclose(pipe);
      // Both answer 1 to a person who cancels.
      if (!WIFEXITED(status) || WEXITSTATUS(status) > 1) out.clear(), failed_ = true;
    } else {
      failed_ = true;
    }
    while (!out.empty() && out.back() == '\n') out.pop_back();
    result_ = out;
    ready_ = true;
    running_ = false;
    glfwPostEmptyEvent();
  });
}

std::string FileDialog::take() {
  if (!ready_.exchange(false)) return "";
  return result_;
}

}  // namespace kvant::gui

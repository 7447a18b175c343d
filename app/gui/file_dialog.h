// The desktop's own file dialog, when zenity or kdialog is there. It runs beside the window, which goes on
// drawing.
#pragma once
#include <atomic>
#include <string>
#include <thread>

namespace kvant::gui {

class FileDialog {
 public:
  ~FileDialog();
  static bool available();
  // Does nothing when one is open already. `title` in the program's language.
  void show(const std::string& title);
  // The file chosen since the last call; "" if none.
  std::string take();
  // Whether the desktop's dialog could not be shown since the last call.
  bool failed() { return failed_.exchange(false); }

 private:
  std::thread thread_;
  std::atomic<bool> running_{false}, ready_{false}, failed_{false};
  std::string result_;  // written by the thread before ready_
};

}  // namespace kvant::gui

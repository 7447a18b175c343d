// One box of the figure `processes`: a process's memory, its threads and its open files.
#pragma once
#include <cstdint>
#include <map>
#include <vector>

#include "app/figures/page.h"

namespace kvant::figures {

inline constexpr double kLeastProcessBox = 150;

class ProcessBox {
 public:
  // `room`: what the box has places for. `shared`: numbers of the files that several processes have open.
  // `two_lines`: the program's name stands below the pid. `low`: threads' names stand beside their lines.
  ProcessBox(Page& page, const WorldView::Room& room, const std::map<std::int32_t, int>& shared,
             bool two_lines, bool low);

  double height(double width) const;
  // Whether pid and program's name fit beside each other in a box of this width.
  bool head_fits(double width) const;
  void paint(const WorldView::Process& process, const scene::Rect& box);
  double head_height() const;

 private:
  double memory_height() const;
  double threads_height(double width) const;
  double files_height() const;
  std::size_t threads_across(double width) const;
  double thread_height() const;
  void paint_head(const WorldView::Process& q, const scene::Rect& box);
  void paint_memory(const WorldView::Process& q, const scene::Rect& box);
  void paint_threads(const WorldView::Process& q, double x, double y, double width);
  void paint_files(const WorldView::Process& q, double x, double y, double width);
  void more(double x, double y, double width, std::size_t n, scene::Id id);

  Page& p_;
  const WorldView::Room& room_;
  const std::map<std::int32_t, int>& shared_;
  bool two_lines_, low_;
};

}  // namespace kvant::figures

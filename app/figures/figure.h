// Figures: from a trace (and the state of a world) to a scene. Pure functions: equal inputs give equal
// scenes.
#pragma once
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/figures/compared_run.h"
#include "app/figures/step_table.h"
#include "app/figures/world_view.h"
#include "app/lang/lang.h"
#include "app/scene/scene.h"
#include "app/scene/theme.h"
#include "sim/base/ids.h"
#include "sim/base/time.h"
#include "sim/machine/machine.h"
#include "sim/trace/lanes.h"
#include "sim/trace/trace.h"

namespace kvant::figures {

enum class AxisMode : std::uint8_t {
  linear,  // equal times are equally wide
  steps,   // every span between two changes is equally wide
  folded,  // linear, but long waits in which nobody could run are cut short and marked
};
std::string_view name_of(AxisMode mode);  // "linear", "steps", "folded"
bool axis_from_name(std::string_view name, AxisMode& mode);

// What a figure may need. References must outlive the call. Sizes in points.
struct FigureInput {
  const trace::Trace& trace;
  const trace::Lanes& lanes;
  std::string title = {};  // "": none
  lang::Lang lang = lang::Lang::en;
  scene::ThemeKind theme = scene::ThemeKind::screen;
  double width = 720;
  double height = 0;  // 0: as needed; else lanes shrink or grow within reason, and the figure is at least as
                      // high as needed

  VirtualTime from = 0;
  VirtualTime to = kNever;      // kNever: the end of the run
  VirtualTime cursor = kNever;  // kNever: none is drawn
  bool hide_future = false;     // draw nothing after the cursor
  bool steady = false;          // laid out for the whole run: nothing moves when the cursor does
  AxisMode axis = AxisMode::linear;

  bool show_threads = true, show_cores = true, show_gil = true, show_locks = false;
  bool show_marks = true;                    // prints, requests of the GIL, exceptions, deadlock
  bool show_spawn = true, show_join = true;  // arrows
  bool show_wake = true, show_hand_over = false;
  std::vector<ThreadId> threads = {};             // only these lanes, in this order; empty: all
  std::vector<ProcessId> collapsed = {};          // processes shown as their header only
  std::map<std::string, std::string> words = {};  // names in the program → what to write instead
  std::vector<std::string> process_names = {};    // by ProcessId; missing or "": the pid alone
  bool process_headers = false;                   // also when there is one process only

  bool show_tasks = true, show_sockets = true, show_processes = false;
  bool show_messages = true;  // arrows from sender to receiver

  // What a kind of figure needs beside the trace; session::figure_input fills what the kind asks for.
  std::vector<machine::WaitEdge> waits = {};  // `waitfor`: who waits for whom at the cursor
  std::vector<StepTable> tables = {};         // `interleaving`: one, or several runs side by side
  WorldView world = {};                       // `processes`, `proctable`: at the cursor
  std::shared_ptr<const WorldView::Plan> world_plan = {};  // of the whole run; null: of this moment alone
  std::vector<ComparedRun> runs = {};                      // `compare`, `concurrency`; empty: the trace alone
  int moments = 1;         // `eventloop`: so many moments, a strip of them when more than one
  bool bars_only = false;  // `compare`: the numbers without the time axis
};

enum class FigureKind : std::uint8_t {
#define FIGURE(id, name, doc) id,
#include "app/figures/figures.def"
#undef FIGURE
};
struct FigureInfo {
  FigureKind kind;
  std::string_view name;
  std::string_view doc;
  scene::Scene (*layout)(const FigureInput&);
};
std::span<const FigureInfo> figure_table();
const FigureInfo* figure_by_name(std::string_view name);  // nullptr: no such figure

#define FIGURE(id, name, doc) scene::Scene layout_##id(const FigureInput& input);
#include "app/figures/figures.def"
#undef FIGURE

// The processes' names as the trace tells them, by ProcessId.
std::vector<std::string> process_names_of(const trace::Trace& trace);

}  // namespace kvant::figures

// What a figure is made of, from an open document: the one way by which window and command line get their
// figures.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "app/figures/figure.h"
#include "sim/player/player.h"

namespace kvant::session {

// What a person chose for a figure.
struct FigureRequest {
  figures::FigureKind kind = figures::FigureKind::timeline;
  lang::Lang lang = lang::Lang::en;
  scene::ThemeKind theme = scene::ThemeKind::screen;
  std::string title;  // "": none
  double width = 720, height = 0;
  VirtualTime from = 0, to = kNever;
  VirtualTime cursor = kNever;  // kNever: the end, and none is drawn
  bool hide_future = false;
  bool steady = false;  // nothing moves when the cursor does
  figures::AxisMode axis = figures::AxisMode::linear;
  figures::StepLevel level = figures::StepLevel::refcount;
  std::string variable;       // `interleaving`: the shared variable; "": found
  bool all_outcomes = false;  // `interleaving`: a panel for each outcome that one choice leads to
  std::shared_ptr<const std::vector<figures::StepTable>> outcomes = {};  // those, when they are known
  int moments = 1;                                                       // `eventloop`
  bool bars_only = false;                                                // `compare`
  // `processes`, `proctable`: places for all of the run; null: of the moment alone
  std::shared_ptr<const figures::WorldView::Plan> world_plan = {};
  bool show_threads = true, show_cores = true, show_gil = true, show_locks = false;
  bool show_tasks = true, show_sockets = true, show_processes = false, show_messages = true;
};

// A run to compare with.
struct Variant {
  std::string title;
  std::shared_ptr<Player> player;
};

// The runs that `compare` and `concurrency` show: those the header names in [[compare.run]], else usual ones:
// with and without the GIL, on one core and on several. Made, not recorded yet. Empty with `error` filled
// when the header names a file that cannot be read.
std::vector<Variant> variants_of(const Player& player, lang::Lang lang, std::string& error);

// Looks at the player's cursor for what depends on it (`processes`, `waitfor`). The player and the variants,
// which must be recorded, outlive the result.
figures::FigureInput figure_input(const Player& player, const FigureRequest& request,
                                  const std::vector<Variant>& variants = {});

}  // namespace kvant::session

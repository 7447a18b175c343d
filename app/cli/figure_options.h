// The options by which a figure is asked for, shared by `export` and `compare`.
#pragma once
#include "app/cli/command.h"
#include "app/export/export.h"
#include "app/session/figure_input.h"

namespace kvant::cli {

struct FigureOptions {
  std::string theme = "screen", axis, from, to, at, title, size, level = "refcount", variable;
  std::vector<std::string> lanes;  // empty: the usual ones
  double width = 0, dpi = 192;
  int moments = 1;
  bool transparent = false, white = false, locks = false, no_cores = false, no_title = false, bars = false;
  void add_to(CLI::App& command, bool of_a_run);

  // False with a message on standard error.
  bool apply(session::FigureRequest& request, exporter::ExportOptions& file) const;
  // --from, --to and --at that name what happens, of a recorded run. False with a message.
  bool find_moments(const Player& player, session::FigureRequest& request) const;
};

// The header's title in the program's language, unless the options say otherwise.
std::string title_for(const FigureOptions& options, const scenario::Scenario& scenario);
// Lays out and brings to its size. Says on standard error when that takes smaller type or more room.
scene::Scene lay_out(const figures::FigureInput& input, const figures::FigureInfo& figure,
                     const FigureOptions& options);
// Writes the scene; prints what was written. Returns the exit status.
int write_scene(const scene::Scene& scene, const exporter::ExportOptions& file, const std::string& path);
// Both.
int write_figure(const figures::FigureInput& input, const figures::FigureInfo& figure,
                 const FigureOptions& options, const exporter::ExportOptions& file, const std::string& path);

}  // namespace kvant::cli

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
  // What is set in small type for a book is made larger for a slide.
  double scale() const;
};

// The header's title in the program's language, unless the options say otherwise.
std::string title_for(const FigureOptions& options, const scenario::Scenario& scenario);
// Lays out, scales, writes; prints what was written. Returns the exit status.
int write_figure(const figures::FigureInput& input, const figures::FigureInfo& figure,
                 const FigureOptions& options, const exporter::ExportOptions& file, const std::string& path);

}  // namespace kvant::cli

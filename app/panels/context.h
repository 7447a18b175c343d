// What every panel is given: the document, what is seen at the cursor, the person's preferences, the widgets.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "app/export/page_size.h"
#include "app/figures/timeline.h"
#include "app/lang/lang.h"
#include "app/panels/code_colors.h"
#include "app/session/explain.h"
#include "app/session/figure_input.h"
#include "app/session/outcome_tables.h"
#include "app/session/preferences.h"
#include "app/session/session.h"
#include "app/session/snapshot.h"
#include "app/ui/ui.h"
#include "sim/python/compile/compiler.h"

namespace kvant::panels {

using lang::TextId;
using lang::tr;
using scene::Rect;
using ui::Anchor;

enum class PanelId : std::uint8_t {
#define PANEL(id, doc) id,
#include "app/panels/panels.def"
#undef PANEL
  count,
};

// All that the timeline's picture depends on: it is laid out anew only when this changes.
struct TimelineKey {
  std::uint64_t run = 0;
  VirtualTime cursor = 0, from = 0, to = 0;
  double scroll = 0, width = 0, height = 0;
  bool cores = false, gil = false, locks = false, hide_future = false, dark = false;
  lang::Lang lang = lang::Lang::en;
  figures::AxisMode axis = figures::AxisMode::linear;
  std::vector<ProcessId> collapsed;
  bool operator==(const TimelineKey&) const = default;
};
// State of the window that belongs to no document's run.
struct TimelineView {
  VirtualTime from = 0, to = kNever;
  bool fit = true;  // the whole run, also while it grows
  double scroll = 0;
  bool cores = true, gil = true, locks = false;
  figures::AxisMode axis = figures::AxisMode::linear;
  std::vector<ProcessId> collapsed;
  scene::Scene scene;  // of the last layout
  figures::TimelineFrame frame;
  TimelineKey scene_key;
  std::shared_ptr<const figures::TimeAxis> cached_axis;
  std::uint64_t axis_run = 0;  // the run it was made for
  scene::Point drag_from;
  bool dragging = false, scrubbing = false;
};
// How a figure shows what it shows, where there is a choice.
struct FigureChoices {
  figures::StepLevel level = figures::StepLevel::refcount;  // `interleaving`
  bool all_runs = false;                                    // `interleaving`: a run for each result
  bool strip = false;                                     // `eventloop`: the last moments, not this one alone
  bool bars_only = false;                                 // `compare`
  figures::AxisMode gil_axis = figures::AxisMode::steps;  // `gil`
  bool operator==(const FigureChoices&) const = default;
};
// A figure other than the timeline in the centre: laid out anew only when the key changes.
struct FigureKey {
  std::uint64_t run = 0, cursor = 0;
  figures::FigureKind kind = figures::FigureKind::timeline;
  double width = 0;
  bool hide_future = false, dark = false;
  lang::Lang lang = lang::Lang::en;
  figures::AxisMode axis = figures::AxisMode::linear;
  FigureChoices choices;
  bool operator==(const FigureKey&) const = default;
};
inline constexpr double kLeastZoom = 0.5, kMostZoom = 6;  // of a figure
struct FigureView {
  figures::FigureKind kind = figures::FigureKind::timeline;
  double zoom = 1;      // times the size that fits
  double x = 0, y = 0;  // how far the picture is scrolled, points on the screen
  FigureChoices choices;
  scene::Scene scene;  // of the last layout
  double grown = 1;    // it is laid out so much narrower than the panel, and shown so much larger
  bool moved = false;  // the last layout was for another place of the cursor
  FigureKey scene_key;
};
// The runs that a comparison shows beside the document's own.
struct VariantsView {
  std::uint64_t run = 0;
  lang::Lang lang = lang::Lang::en;
  std::vector<session::Variant> runs;
  bool complete = false;
};
// The runs of an interleaving that end differently, and the search for them.
struct OutcomesView {
  std::uint64_t run = 0;
  std::unique_ptr<session::OutcomeSearch> search;
  std::shared_ptr<const std::vector<figures::StepTable>> tables;  // null: not all are known yet
};
// What an interleaving is about: found once a run.
struct SharedView {
  std::uint64_t run = 0;
  figures::StepLevel level = figures::StepLevel::refcount;
  std::string variable;
};
// Places for all processes of a run: looked for once a run.
struct WorldPlanView {
  std::uint64_t run = 0;
  std::shared_ptr<const figures::WorldView::Plan> plan;
};
// The State panel: a table of threads, or a figure of the moment.
struct StateView {
  FigureView figure;      // kind `timeline`: the table
  std::uint64_t run = 0;  // for which `tabs` was made
  std::vector<figures::FigureKind> tabs;
};
struct ExportKey {
  std::uint64_t run = 0, cursor = 0;
  figures::FigureKind kind = figures::FigureKind::timeline;
  std::string theme, size;
  lang::Lang lang = lang::Lang::en;
  FigureChoices choices;
  figures::AxisMode axis = figures::AxisMode::linear;
  bool titled = true;
  bool operator==(const ExportKey&) const = default;
};
struct ExportView {
  std::string path;
  scene::Scene scene;  // the preview
  exporter::Fit fit;   // what had to be done to it
  ExportKey key;
};
// What output and code show, made once a step and not once a frame.
struct OutputLine {
  ThreadId thread;
  bool error;
  std::string text;
};
struct OutputView {
  std::uint64_t run = 0, cursor = 0;
  std::vector<OutputLine> lines;
  bool grew = false;
};
struct CodeView {
  std::string file;
  std::vector<std::string> lines;
  std::vector<std::vector<ColoredPart>> colors;
  const python::CodeUnit* unit = nullptr;  // whose disassembly this is
  std::vector<python::DisLine> disassembly;
  std::size_t header_begin = 0, header_end = 0;  // the scenario's header: lines, 0-based; empty: none
  bool header_open = false;
  std::uint64_t cursor = 0;  // for which the current line was scrolled into view
};
struct SummaryView {
  std::uint64_t run = 0;
  trace::Metrics metrics;
};
enum class Dialog : std::uint8_t { none, open, exporting, help };
struct View {
  TimelineView timeline;
  FigureView figure;  // of the centre
  StateView state;
  VariantsView variants;
  OutcomesView outcomes;
  SharedView shared;
  WorldPlanView world_plan;
  Dialog dialog = Dialog::none;
  bool dialog_opened = false;  // this frame: take the focus
  std::string path;            // of the open dialog
  ExportView exporting;
  std::string notice;  // "saved as …", shown until the next action
  OutputView output;
  CodeView code;
  SummaryView summary;
  double split_column = 0, split_row = 0;  // moved by the person; 0: as designed
};

struct Context {
  ui::Ui& ui;
  session::Session& session;
  session::Preferences& preferences;
  View& view;
  std::vector<std::string>& recents;
  // Both only when a document is open.
  const session::Snapshot* snapshot = nullptr;
  const session::Explanation* explanation = nullptr;
  std::function<void(const std::string&)> open = {};  // a path or bundled id
  std::function<void()> choose_file = {};             // the system's file dialog; empty: there is none
  std::function<void()> quit = {};
  std::function<bool(const std::string&)> copy_picture = {};  // bytes of a PNG; empty: the desktop takes none

  lang::Lang lang() const { return preferences.lang; }
  const ui::Look& look() const { return ui.look(); }
  const scene::Theme& theme() const { return *ui.look().theme; }
  std::string duration(VirtualTime time) const { return lang::duration(time, lang()); }
  template <typename... Args>
  std::string format(TextId id, const Args&... args) const {
    return lang::format(lang(), id, args...);
  }
};

#define PANEL(id, doc) void draw_##id(Context& context, const Rect& box);
#include "app/panels/panels.def"
#undef PANEL
void draw_toolbar(Context& context, const Rect& box);
void draw_welcome(Context& context, const Rect& box);
void draw_dialogs(Context& context);
void open_dialog(Context& context, Dialog dialog);

// The whole window. Call once a frame.
void draw_window(Context& context);

// What the centre shows at this moment, as any figure's input; `theme`: of the window or of a file.
figures::FigureInput figure_input(const Context& context, figures::FigureKind kind,
                                  const FigureChoices& choices, scene::ThemeKind theme);
// Records, a little every frame, the runs a figure compares with or looks for. True when it can be drawn.
bool figure_ready(Context& context, figures::FigureKind kind, const FigureChoices& choices);
// The choices a figure has, one row each; empty when it has none.
struct FigureChoice {
  const char* id;
  TextId text;
  bool chosen;
  std::function<void(FigureChoices&)> take;
};
std::vector<FigureChoice> choices_of(figures::FigureKind kind, const FigureChoices& choices);
// A figure shown waits for runs that are still being recorded: frames must go on.
bool figure_is_pending(const Context& context);
// Any figure but the timeline, fitted into `plot`; wheel and drag move it. `id`: of the area.
void draw_figure(Context& context, FigureView& view, std::string_view id, const Rect& plot);
std::string figure_title(figures::FigureKind kind, lang::Lang lang);
// Menu on the centre's title: which figure it shows. Returns the width of what stands there.
double figure_menu(Context& context, const Rect& box);

// Moves the timeline's window so that the cursor is in it.
void show_cursor(Context& context);
void fit_timeline(Context& context);
void zoom_timeline(Context& context, double factor);

// --- breakpoints ---
void toggle_breakpoint(Context& context, const std::string& file, int line);
void toggle_breakpoint_here(Context& context);  // at the line of the thread whose code is shown
void run_to_breakpoint(Context& context, int direction);
// Searches on, a little every frame, and says so when no breakpoint is reached.
void search_breakpoint(Context& context);

// A block in an actor's colour, as in tables.
void swatch(Context& context, double x, double y, ThreadId thread);

}  // namespace kvant::panels

// Any figure in the centre of the window: the scene that export saves, laid out for the panel's width,
// following the cursor.
#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "app/panels/context.h"
#include "app/session/step_table.h"
#include "app/session/world_view.h"
#include "app/ui/painter.h"

namespace kvant::panels {

namespace {

constexpr std::uint64_t kStepsAFrame = 300'000;  // of the runs to compare with

bool needs_variants(figures::FigureKind kind) {
  return kind == figures::FigureKind::compare || kind == figures::FigureKind::concurrency;
}

// The runs to compare with are recorded a little every frame. True when all are.
bool record_variants(Context& c) {
  VariantsView& view = c.view.variants;
  if (view.run != c.session.run_revision() || view.lang != c.lang()) {
    view.run = c.session.run_revision();
    view.lang = c.lang();
    view.runs.clear();
    view.complete = false;
    if (c.session.recording()) return false;
    std::string error;
    view.runs = session::variants_of(c.session.player(), c.lang(), error);
    if (!error.empty()) c.session.report(error);
  }
  if (view.complete) return true;
  if (c.session.recording()) {
    view.run = 0;
    return false;
  }
  for (const session::Variant& variant : view.runs)
    if (!variant.player->complete()) {
      variant.player->record(kStepsAFrame);
      return false;
    }
  return view.complete = true;
}

// Other runs show what is to come: with a hidden future there is only this one.
bool needs_outcomes(const Context& c, figures::FigureKind kind, const FigureChoices& choices) {
  return kind == figures::FigureKind::interleaving && choices.all_runs && !c.session.hide_future;
}

// A run or two every frame. True when all that differ are found.
bool find_outcomes(Context& c) {
  OutcomesView& view = c.view.outcomes;
  if (c.session.recording()) {
    view = {};
    return false;
  }
  if (view.run != c.session.run_revision()) {
    view = {};
    view.run = c.session.run_revision();
    view.search = std::make_unique<session::OutcomeSearch>(c.session.player(), session::StepTableOptions{});
  }
  if (!view.tables && !view.search->advance()) {
    view.tables = std::make_shared<const std::vector<figures::StepTable>>(view.search->take());
    view.search.reset();
  }
  return view.tables != nullptr;
}

// Large windows and projectors: what is low is shown larger. It does not change from step to step: only a
// figure that grows out of the panel makes it less.
// What is high is laid out wider, shown smaller and told how high it may be.
void grow(FigureView& view, const figures::FigureInput& input, double height, double least,
          bool same_figure) {
  figures::FigureInput other = input;
  for (const double size : {1.5, 1.25, 1.0, 0.92, 0.85, 0.78, 0.71, 0.65, 0.6}) {
    if (size < least || (same_figure && size > view.grown)) continue;
    other.width = input.width / size;
    if (size == least) other.height = height / size;
    view.scene = figures::figure_table()[static_cast<std::size_t>(view.kind)].layout(other);
    view.grown = size;
    if (view.scene.height * size <= height + 0.5 && view.scene.width <= other.width + 0.5) return;
  }
}

// A figure that is larger than the panel shrinks so far at most; then it scrolls. The State panel is small.
double least_fit(const Context& c, const FigureView& view) {
  return &view != &c.view.figure ? 0.6 : c.preferences.projector ? 0.65 : 0.85;
}

void lay_out(Context& c, FigureView& view, double width, double height) {
  if (!figure_ready(c, view.kind, view.choices)) {
    view.scene_key = {};
    view.scene = {};
    return;
  }
  const FigureKey key{c.session.run_revision(),
                      c.session.cursor_revision(),
                      view.kind,
                      width,
                      c.session.hide_future,
                      c.look().dark,
                      c.lang(),
                      c.view.timeline.axis,
                      view.choices};
  if (view.scene_key == key) return;
  FigureKey elsewhere = key;
  elsewhere.cursor = view.scene_key.cursor;
  const bool same_figure = view.scene_key == elsewhere;
  view.moved = view.scene_key.cursor != key.cursor || view.scene_key.kind != key.kind;
  view.scene_key = key;
  figures::FigureInput input = figure_input(c, view.kind, view.choices, c.theme().kind);
  input.width = width;
  grow(view, input, height, least_fit(c, view), same_figure);
}

// Figures that get a row with each step: the newest is what one looks at.
bool grows_downwards(figures::FigureKind kind) {
  return kind == figures::FigureKind::interleaving || kind == figures::FigureKind::sequence;
}

// A press goes to the moment or the thread that stands there.
void follow(Context& c, const scene::Hit& hit) {
  const Player& player = c.session.player();
  if (hit.event >= 0 && static_cast<std::size_t>(hit.event) < player.trace().events().size()) {
    c.session.seek(player.trace().events()[static_cast<std::size_t>(hit.event)].position + 1);
  } else if (hit.kind == scene::Hit::Kind::lane && hit.lane >= 0) {
    c.session.choose_thread(c.session.chosen_thread() == hit.lane ? kNobody : hit.lane);
  }
}

}  // namespace

namespace {

const std::string& shared_variable(const Context& c, figures::StepLevel level) {
  SharedView& shared = c.view.shared;
  if (shared.run != c.session.run_revision() || shared.level != level)
    shared = {c.session.run_revision(), level, session::shared_variable(c.session.player(), level)};
  return shared.variable;
}

}  // namespace

bool figure_ready(Context& c, figures::FigureKind kind, const FigureChoices& choices) {
  if (needs_variants(kind)) return record_variants(c);
  return !needs_outcomes(c, kind, choices) || find_outcomes(c);
}

std::vector<FigureChoice> choices_of(figures::FigureKind kind, const FigureChoices& now) {
  using figures::AxisMode;
  using figures::StepLevel;
  const auto level = [&](const char* id, TextId text, StepLevel value) {
    return FigureChoice{id, text, now.level == value && !now.all_runs,
                        [value](FigureChoices& c) { c.level = value, c.all_runs = false; }};
  };
  const auto axis = [&](const char* id, TextId text, AxisMode value) {
    return FigureChoice{id, text, now.gil_axis == value, [value](FigureChoices& c) { c.gil_axis = value; }};
  };
  switch (kind) {
    case figures::FigureKind::interleaving:
      return {level("figure.refcount", TextId::win_level_refcount, StepLevel::refcount),
              level("figure.instruction", TextId::win_level_instruction, StepLevel::instruction),
              level("figure.line", TextId::win_level_line, StepLevel::line),
              {"figure.runs", TextId::win_level_runs, now.all_runs,
               [](FigureChoices& c) { c.level = StepLevel::refcount, c.all_runs = true; }}};
    case figures::FigureKind::eventloop:
      return {
          {"figure.moment", TextId::win_moments_one, !now.strip, [](FigureChoices& c) { c.strip = false; }},
          {"figure.strip", TextId::win_moments_strip, now.strip, [](FigureChoices& c) { c.strip = true; }}};
    case figures::FigureKind::compare:
      return {
          {"figure.all", TextId::win_bars_all, !now.bars_only, [](FigureChoices& c) { c.bars_only = false; }},
          {"figure.bars", TextId::win_bars_only, now.bars_only,
           [](FigureChoices& c) { c.bars_only = true; }}};
    case figures::FigureKind::gil:
      return {axis("figure.steps", TextId::win_axis_steps, AxisMode::steps),
              axis("figure.linear", TextId::win_axis_linear, AxisMode::linear),
              axis("figure.folded", TextId::win_axis_folded, AxisMode::folded)};
    default:
      return {};
  }
}

namespace {

std::shared_ptr<const figures::WorldView::Plan> world_plan(const Context& c) {
  WorldPlanView& view = c.view.world_plan;
  if (!c.session.player().complete()) return nullptr;
  if (view.run != c.session.run_revision()) {
    view.run = c.session.run_revision();
    view.plan = std::make_shared<const figures::WorldView::Plan>(session::world_plan(c.session.player()));
  }
  return view.plan;
}

}  // namespace

figures::FigureInput figure_input(const Context& c, figures::FigureKind kind, const FigureChoices& choices,
                                  scene::ThemeKind theme) {
  constexpr int kStrip = 12;  // as many moments as fit, at most
  const TimelineView& view = c.view.timeline;
  const Player& player = c.session.player();
  const bool whole = view.fit || kind != figures::FigureKind::timeline;
  session::FigureRequest request;
  request.kind = kind;
  request.lang = c.lang();
  request.theme = theme;
  request.from = whole ? 0 : view.from;
  request.to = whole ? kNever : view.to;
  request.cursor = player.time();
  // At the end, and before the first step when there is nothing to interleave yet: what the run is about.
  const bool at_an_end =
      player.position() == player.end() || (player.position() == 0 && !c.session.hide_future);
  if (kind == figures::FigureKind::interleaving && at_an_end) request.cursor = kNever;
  request.hide_future = c.session.hide_future;
  request.axis = view.axis;
  if (kind == figures::FigureKind::gil) request.axis = choices.gil_axis;
  request.steady = true;
  request.level = choices.level;
  if (needs_outcomes(c, kind, choices) && c.view.outcomes.run == c.session.run_revision() &&
      c.view.outcomes.tables) {
    request.all_outcomes = true;
    request.outcomes = c.view.outcomes.tables;
  }
  request.moments = kind == figures::FigureKind::eventloop && choices.strip ? kStrip : 1;
  request.bars_only = choices.bars_only;
  if (kind == figures::FigureKind::interleaving) request.variable = shared_variable(c, choices.level);
  if (kind == figures::FigureKind::processes || kind == figures::FigureKind::proctable)
    request.world_plan = world_plan(c);
  request.show_cores = view.cores;
  request.show_gil = view.gil;
  request.show_locks = view.locks;
  figures::FigureInput input = session::figure_input(
      player, request, needs_variants(kind) ? c.view.variants.runs : std::vector<session::Variant>{});
  input.collapsed = view.collapsed;
  input.process_headers = kind == figures::FigureKind::timeline;
  return input;
}

bool figure_is_pending(const Context& c) {
  const auto waits = [&](figures::FigureKind kind) {
    return needs_variants(kind) &&
           !(c.view.variants.complete && c.view.variants.run == c.session.run_revision());
  };
  const bool searches = needs_outcomes(c, c.view.figure.kind, c.view.figure.choices) &&
                        !(c.view.outcomes.run == c.session.run_revision() && c.view.outcomes.tables);
  return c.session.is_open() && (waits(c.view.figure.kind) || waits(c.view.state.figure.kind) || searches);
}

std::string figure_title(figures::FigureKind kind, lang::Lang lang) {
  static constexpr TextId kTitles[] = {
#define FIGURE(id, name, doc) TextId::win_figure_##id,
#include "app/figures/figures.def"
#undef FIGURE
  };
  return tr(kTitles[static_cast<std::size_t>(kind)], lang);
}

double figure_menu(Context& c, const Rect& box) {
  ui::Ui& ui = c.ui;
  const std::string title = figure_title(c.view.figure.kind, c.lang());
  const double wide = ui.width(title, ui::type::kTitle);
  const Rect area{box.x + 10, box.y + 8, wide + 30, 24};
  const ui::Touch touch = ui.area("figure.kind", area, 6);
  if (touch.hovered) ui.box(area, c.look().hover, 6);
  ui.text(box.x + 16, box.y + 24, title, ui::type::kTitle, c.look().text);
  ui.icon(ui::Icon::caret, box.x + 16 + wide + 10, box.y + 20, 7, c.look().soft);
  if (touch.pressed) ui.open_menu("figure.menu");
  if (ui.begin_menu("figure.menu", area, 300)) {
    for (const figures::FigureInfo& info : figures::figure_table()) {
      const std::string id = "figure." + std::string(info.name);
      if (ui.menu_row(id, figure_title(info.kind, c.lang()), {}, c.view.figure.kind == info.kind)) {
        c.view.figure.kind = info.kind;
        fit_timeline(c);
      }
    }
    ui.end_menu();
  }
  return wide + 14;
}

namespace {

// Once its headings are scrolled away, they stand at the top of the panel. Returns their height there.
double paint_head(Context& c, const FigureView& view, const Rect& plot, scene::Point origin, double size) {
  const scene::Rect& head = view.scene.head;
  if (head.height <= 0 || origin.y + head.y * size >= plot.y) return 0;
  ui::Ui& ui = c.ui;
  const double height = std::min(head.height * size, plot.height);
  ui.box({plot.x, plot.y, plot.width, height}, c.look().card);
  ui.draw()->PushClipRect(ui.px(plot.x, plot.y), ui.px(plot.right(), plot.y + height), true);
  ui::paint(view.scene, ui.draw(), ui.px(origin.x, plot.y - head.y * size),
            ui.scale() * static_cast<float>(size), ui.fonts());
  ui.draw()->PopClipRect();
  ui.line(plot.x, plot.y + height, plot.right(), plot.y + height, c.look().border);
  return height;
}

// Thin, and only where there is more than is seen.
void paint_scroll_bars(Context& c, const FigureView& view, const Rect& plot, double size) {
  const auto bar = [&](double whole, double seen, double at, auto place) {
    if (whole <= seen + 1) return;
    const double length = std::max(24.0, seen * seen / whole);
    c.ui.box(place((seen - length) * at / (whole - seen), length), c.look().border, 2);
  };
  bar(view.scene.height * size, plot.height, view.y, [&](double at, double length) {
    return Rect{plot.right() - 5, plot.y + at, 4, length};
  });
  bar(view.scene.width * size, plot.width, view.x, [&](double at, double length) {
    return Rect{plot.x + at, plot.bottom() - 5, length, 4};
  });
}

}  // namespace

void draw_figure(Context& c, FigureView& view, std::string_view id, const Rect& plot) {
  ui::Ui& ui = c.ui;
  lay_out(c, view, plot.width, plot.height);
  if (view.scene.primitives.empty()) {
    ui.text(plot.x + 8, plot.y + 24, tr(TextId::win_figure_pending, c.lang()), ui::type::kText,
            c.look().soft);
    return;
  }
  const double room = std::min(plot.height / std::max(view.scene.height * view.grown, 1.0),
                               plot.width / std::max(view.scene.width * view.grown, 1.0));
  const double fit = std::clamp(room, std::min(1.0, least_fit(c, view) / view.grown), 1.0) * view.grown;
  const ui::Touch t = ui.area(id, plot, 6);
  const ImGuiIO& io = ImGui::GetIO();
  const scene::Point mouse = ui.mouse();

  double size = fit * view.zoom;
  const auto clamp_scroll = [&] {
    view.x = std::clamp(view.x, 0.0, std::max(0.0, view.scene.width * size - plot.width));
    view.y = std::clamp(view.y, 0.0, std::max(0.0, view.scene.height * size - plot.height));
  };
  if (t.hovered && io.MouseWheel != 0) {
    if (io.KeyCtrl) {  // about the pointer
      const double before = size;
      view.zoom = std::clamp(view.zoom * std::pow(1.15, io.MouseWheel), kLeastZoom, kMostZoom);
      size = fit * view.zoom;
      view.x = (view.x + mouse.x - plot.x) * size / before - (mouse.x - plot.x);
      view.y = (view.y + mouse.y - plot.y) * size / before - (mouse.y - plot.y);
    } else {
      (io.KeyShift ? view.x : view.y) -= io.MouseWheel * 40;
    }
  }
  if (t.held && ImGui::IsMouseDragging(0, 4)) {
    view.x -= io.MouseDelta.x / ui.scale();
    view.y -= io.MouseDelta.y / ui.scale();
  }
  if (view.moved && grows_downwards(view.kind)) view.y = view.scene.height * size;
  view.moved = false;
  clamp_scroll();
  const double x = plot.x + std::max(0.0, (plot.width - view.scene.width * size) / 2) - view.x;
  const double y = plot.y - view.y;
  ui.draw()->PushClipRect(ui.px(plot.x, plot.y), ui.px(plot.right(), plot.bottom()), true);
  ui::paint(view.scene, ui.draw(), ui.px(x, y), ui.scale() * static_cast<float>(size), ui.fonts());
  ui.draw()->PopClipRect();
  paint_scroll_bars(c, view, plot, size);
  const double over = paint_head(c, view, plot, {x, y}, size);
  if (!t.hovered) return;
  // What lies behind the headings is not under the pointer.
  const double moved = mouse.y < plot.y + over ? plot.y - view.scene.head.y * size : y;
  const scene::Primitive* under = view.scene.hit({(mouse.x - x) / size, (mouse.y - moved) / size});
  if (under == nullptr) return;
  if (!under->tooltip.empty()) ui.tooltip(under->tooltip);
  if (t.pressed) follow(c, under->hit);
}

}  // namespace kvant::panels

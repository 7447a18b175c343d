// Any figure in the centre of the window: the scene that export saves, laid out for the panel's width,
// following the cursor.
#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "app/panels/context.h"
#include "app/ui/painter.h"

namespace kvant::panels {

namespace {

// A figure higher than the panel shrinks so far at most; then it scrolls.
constexpr double kLeastFit = 0.72;

void lay_out(Context& c, FigureView& view, double width) {
  const FigureKey key{c.session.run_revision(),
                      c.session.cursor_revision(),
                      view.kind,
                      width,
                      c.session.hide_future,
                      c.look().dark,
                      c.lang(),
                      c.view.timeline.axis};
  if (view.scene_key == key) return;
  view.scene_key = key;
  figures::FigureInput input = figure_input(c, c.theme().kind);
  input.width = width;
  view.scene = figures::figure_table()[static_cast<std::size_t>(view.kind)].layout(input);
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

figures::FigureInput figure_input(const Context& c, scene::ThemeKind theme) {
  const TimelineView& view = c.view.timeline;
  const Player& player = c.session.player();
  figures::FigureInput input{player.trace(), player.lanes()};
  input.lang = c.lang();
  input.theme = theme;
  input.from = view.fit ? 0 : view.from;
  input.to = view.fit ? kNever : view.to;
  input.cursor = player.time();
  input.hide_future = c.session.hide_future;
  input.axis = view.axis;
  input.show_cores = view.cores;
  input.show_gil = view.gil;
  input.show_locks = view.locks;
  input.collapsed = view.collapsed;
  input.process_names = figures::process_names_of(player.trace());
  input.process_headers = true;
  input.waits = player.world().machine.wait_edges();
  return input;
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

void draw_figure(Context& c, FigureView& view, std::string_view id, const Rect& plot) {
  ui::Ui& ui = c.ui;
  lay_out(c, view, plot.width);
  const double room = plot.height / std::max(view.scene.height, 1.0);
  const double fit = std::clamp(room, kLeastFit, 1.0);
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
  clamp_scroll();
  const double x = plot.x + std::max(0.0, (plot.width - view.scene.width * size) / 2) - view.x;
  const double y = plot.y - view.y;
  ui.draw()->PushClipRect(ui.px(plot.x, plot.y), ui.px(plot.right(), plot.bottom()), true);
  ui::paint(view.scene, ui.draw(), ui.px(x, y), ui.scale() * static_cast<float>(size), ui.fonts());
  ui.draw()->PopClipRect();
  if (!t.hovered) return;
  const scene::Primitive* under = view.scene.hit({(mouse.x - x) / size, (mouse.y - y) / size});
  if (under == nullptr) return;
  if (!under->tooltip.empty()) ui.tooltip(under->tooltip);
  if (t.pressed) follow(c, under->hit);
}

}  // namespace kvant::panels

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "app/panels/context.h"
#include "app/ui/painter.h"

namespace kvant::panels {

namespace {

constexpr double kHead = 36;      // title and links above the ruler
constexpr double kClickSlop = 4;  // a press that moves less is a click

VirtualTime last_time(const Context& c) {
  return std::max<VirtualTime>(c.session.player().lanes().end_time(), 1);
}

// The axis looks at every interval: made anew only when the run or its kind changed.
std::shared_ptr<const figures::TimeAxis> axis_of(Context& c) {
  TimelineView& view = c.view.timeline;
  if (!view.cached_axis || view.axis_run != c.session.run_revision() ||
      view.cached_axis->mode() != view.axis) {
    view.axis_run = c.session.run_revision();
    view.cached_axis = std::make_shared<const figures::TimeAxis>(
        figures::TimeAxis::make(view.axis, c.session.player().lanes()));
  }
  return view.cached_axis;
}

void lay_out(Context& c, double width, double height) {
  TimelineView& view = c.view.timeline;
  figures::Viewport viewport;
  viewport.width = width;
  viewport.height = height;
  viewport.from = view.fit ? 0 : view.from;
  viewport.to = view.fit ? kNever : view.to;
  viewport.scroll = view.scroll;
  viewport.axis = axis_of(c);
  const TimelineKey key{c.session.run_revision(),
                        c.session.player().time(),
                        viewport.from,
                        viewport.to,
                        view.scroll,
                        width,
                        height,
                        view.cores,
                        view.gil,
                        view.locks,
                        c.session.hide_future,
                        c.look().dark,
                        c.lang(),
                        view.axis,
                        view.collapsed};
  if (view.scene_key == key) return;
  view.scene_key = key;
  view.scene = figures::layout_timeline(figure_input(c, figures::FigureKind::timeline, {}, c.theme().kind),
                                        viewport, &view.frame);
}

const trace::Lane* lane_of(const Context& c, const figures::TimelineRow& row) {
  return figures::lane_of(c.session.player().lanes(), row);
}

const figures::TimelineRow* row_at(const TimelineView& view, double y) {
  for (const figures::TimelineRow& row : view.frame.rows)
    if (y >= row.y && y < row.y + row.height) return &row;
  return nullptr;
}

void hover(Context& c, scene::Point at) {
  const TimelineView& view = c.view.timeline;
  const figures::TimelineRow* row = row_at(view, at.y);
  if (!row || at.x < view.frame.plot.x || at.x > view.frame.plot.right() || at.y < view.frame.plot.y) return;
  const trace::Lane* lane = lane_of(c, *row);
  if (!lane) return;
  const VirtualTime time = view.frame.time_at(at.x);
  if (time < 0 || time > last_time(c) || (c.session.hide_future && time > c.session.player().time())) return;
  // A mark or an arrow has a sentence of its own: that of its event.
  const session::HoverText text =
      session::explain_interval(c.session.player(), *lane, lane->at(time), time, c.lang());
  if (!text.first.empty()) c.ui.tooltip(text.first, text.second);
}

void unfit(TimelineView& view) {
  if (!view.fit) return;
  view.fit = false;
  view.from = view.frame.from;
  view.to = view.frame.to;
}

void zoom_at(Context& c, double x, double factor) {
  TimelineView& view = c.view.timeline;
  unfit(view);
  view.frame.zoomed(x, factor, last_time(c), view.from, view.to);
  if (view.from <= 0 && view.to >= last_time(c)) view.fit = true;
}

void toggle_process(TimelineView& view, ProcessId process) {
  const auto found = std::find(view.collapsed.begin(), view.collapsed.end(), process);
  if (found == view.collapsed.end())
    view.collapsed.push_back(process);
  else
    view.collapsed.erase(found);
}

// Wheel, drag and click over the plot. `origin`: the scene's, in points.
void touch(Context& c, const Rect& plot, const ui::Touch& t, scene::Point origin) {
  TimelineView& view = c.view.timeline;
  const ImGuiIO& io = ImGui::GetIO();
  const scene::Point mouse = c.ui.mouse();
  const scene::Point at{mouse.x - origin.x, mouse.y - origin.y};
  const double most = std::max(0.0, view.frame.content_height - view.frame.plot.height);
  if (t.hovered && !t.held) {
    if (io.MouseWheel != 0 && io.KeyShift) {
      unfit(view);
      view.frame.panned(io.MouseWheel * 60, last_time(c), view.from, view.to);
    } else if (io.MouseWheel != 0 && io.KeyAlt) {
      view.scroll = std::clamp(view.scroll - io.MouseWheel * 40, 0.0, most);
    } else if (io.MouseWheel != 0) {
      zoom_at(c, std::max(at.x, view.frame.plot.x), std::pow(1.25, io.MouseWheel));
    }
    if (io.MouseWheelH != 0) {
      unfit(view);
      view.frame.panned(io.MouseWheelH * 60, last_time(c), view.from, view.to);
    }
    hover(c, at);
  }
  if (t.held && ImGui::IsMouseClicked(0)) {
    view.drag_from = mouse;
    view.dragging = false;
    view.scrubbing = at.y < view.frame.plot.y;
  }
  if (t.held) {
    const double dx = mouse.x - view.drag_from.x, dy = mouse.y - view.drag_from.y;
    if (view.scrubbing) {
      c.session.seek_time(view.frame.time_at(std::clamp(at.x, view.frame.plot.x, view.frame.plot.right())));
    } else if (view.dragging || std::hypot(dx, dy) > kClickSlop) {
      view.dragging = true;
      if (io.MouseDelta.x != 0) {
        unfit(view);
        view.frame.panned(io.MouseDelta.x / c.ui.scale(), last_time(c), view.from, view.to);
        if (view.from <= 0 && view.to >= last_time(c)) view.fit = true;
      }
      view.scroll = std::clamp(view.scroll - io.MouseDelta.y / c.ui.scale(), 0.0, most);
    }
  }
  if (t.pressed && !view.dragging && !view.scrubbing) {
    const figures::TimelineRow* row = row_at(view, at.y);
    if (row && row->kind == figures::TimelineRow::Kind::process)
      toggle_process(view, row->id);
    else if (at.x >= view.frame.plot.x)
      c.session.seek_time(view.frame.time_at(at.x));
    else if (row && row->kind == figures::TimelineRow::Kind::thread)
      c.session.choose_thread(c.session.chosen_thread() == row->id ? kNobody : row->id);
  }
  if (!t.held) view.dragging = false;
  view.scroll = std::clamp(view.scroll, 0.0, most);
  (void)plot;
}

// The links at the right of the title, from right to left.
void head(Context& c, const Rect& box) {
  ui::Ui& ui = c.ui;
  TimelineView& view = c.view.timeline;
  const ui::Look& look = c.look();
  double x = box.right() - 16;
  const double base = box.y + 24;
  double wide = 0;
  const auto link = [&](const char* id, TextId text, scene::Color color) {
    const bool pressed =
        ui.link(id, x, base, tr(text, c.lang()), ui::type::kSmall, color, Anchor::end, &wide);
    return pressed;
  };
  ui.icon(ui::Icon::download, x - 4, base - 4, 10, look.soft);
  x -= 13;
  if (link("timeline.export", TextId::win_timeline_export, look.soft)) open_dialog(c, Dialog::exporting);
  x -= wide + 18;
  const auto toggle = [&](const char* id, TextId text, bool on) {
    if (on) ui.icon(ui::Icon::check, x - 4, base - 4, 9, look.soft);
    x -= 13;
    const bool pressed = link(id, text, on ? look.text : look.soft);
    x -= wide + 18;
    return pressed;
  };
  if (toggle("timeline.hide", TextId::win_timeline_hide, c.session.hide_future))
    c.session.hide_future = !c.session.hide_future;
  if (c.view.figure.kind != figures::FigureKind::timeline) {
    const std::vector<FigureChoice> choices = choices_of(c.view.figure.kind, c.view.figure.choices);
    for (const FigureChoice& now : choices) {
      if (!now.chosen) continue;
      ui.icon(ui::Icon::caret, x - 4, base - 4, 7, look.soft);
      x -= 12;
      if (link("figure.option", now.text, look.soft)) ui.open_menu("figure.option.menu");
      if (ui.begin_menu("figure.option.menu", {x - wide, box.y + 10, wide, 20}, 230)) {
        for (const FigureChoice& choice : choices)
          if (ui.menu_row(choice.id, tr(choice.text, c.lang()), {}, choice.chosen))
            choice.take(c.view.figure.choices);
        ui.end_menu();
      }
      x -= wide + 18;
    }
    if (c.view.figure.zoom != 1 && link("timeline.fit", TextId::win_timeline_fit, look.accent))
      fit_timeline(c);
    return;
  }
  ui.icon(ui::Icon::caret, x - 4, base - 4, 7, look.soft);
  x -= 12;
  const TextId axis = view.axis == figures::AxisMode::linear  ? TextId::win_axis_linear
                      : view.axis == figures::AxisMode::steps ? TextId::win_axis_steps
                                                              : TextId::win_axis_folded;
  if (link("timeline.axis", axis, look.soft)) ui.open_menu("timeline.axis.menu");
  if (ui.begin_menu("timeline.axis.menu", {x - wide, box.y + 10, wide, 20}, 290)) {
    const auto row = [&](const char* id, TextId text, TextId detail, figures::AxisMode mode) {
      if (ui.menu_row(id, tr(text, c.lang()), tr(detail, c.lang()), view.axis == mode)) {
        view.axis = mode;
        view.fit = true;
        c.preferences.equal_steps = mode == figures::AxisMode::steps;
      }
    };
    row("axis.linear", TextId::win_axis_linear, TextId::win_axis_linear_detail, figures::AxisMode::linear);
    row("axis.folded", TextId::win_axis_folded, TextId::win_axis_folded_detail, figures::AxisMode::folded);
    row("axis.steps", TextId::win_axis_steps, TextId::win_axis_steps_detail, figures::AxisMode::steps);
    ui.end_menu();
  }
  x -= wide + 18;
  ui.icon(ui::Icon::caret, x - 4, base - 4, 7, look.soft);
  x -= 12;
  if (link("timeline.lanes", TextId::win_timeline_lanes, look.soft)) ui.open_menu("timeline.lanes.menu");
  if (ui.begin_menu("timeline.lanes.menu", {x - wide, box.y + 10, wide, 20}, 200)) {
    if (ui.menu_row("lanes.cores", tr(TextId::win_lanes_cores, c.lang()), {}, view.cores))
      view.cores = !view.cores;
    if (ui.menu_row("lanes.gil", tr(TextId::win_lanes_gil, c.lang()), {}, view.gil)) view.gil = !view.gil;
    if (ui.menu_row("lanes.locks", tr(TextId::win_lanes_locks, c.lang()), {}, view.locks))
      view.locks = !view.locks;
    ui.end_menu();
  }
  x -= wide + 18;
  if (!view.fit && link("timeline.fit", TextId::win_timeline_fit, look.accent)) fit_timeline(c);
}

}  // namespace

void draw_timeline(Context& c, const Rect& box) {
  ui::Ui& ui = c.ui;
  TimelineView& view = c.view.timeline;
  ui.card(box, "");
  const double title = figure_menu(c, box);
  if (c.session.recording()) {
    const std::string words = c.format(TextId::win_recording, c.duration(c.session.player().end_time()));
    const double x = box.x + 32 + title;
    const double wide = ui.text(x, box.y + 24, words, ui::type::kSmall, c.look().soft);
    if (ui.link("timeline.stop", x + wide + 14, box.y + 24, tr(TextId::win_recording_stop, c.lang()),
                ui::type::kSmall, c.look().accent))
      c.session.stop_recording();
  }
  const Rect plot{box.x + 8, box.y + kHead, box.width - 16, box.height - kHead - 8};
  if (c.view.figure.kind != figures::FigureKind::timeline) {
    draw_figure(c, c.view.figure, "figure", plot);
    head(c, box);
    return;
  }
  lay_out(c, plot.width, plot.height);
  const ui::Touch t = ui.area("timeline", plot, 6);
  ui.draw()->PushClipRect(ui.px(plot.x, plot.y), ui.px(plot.right(), plot.bottom()), true);
  ui::paint(view.scene, ui.draw(), ui.px(plot.x, plot.y), ui.scale(), ui.fonts());
  ui.draw()->PopClipRect();
  touch(c, plot, t, {plot.x, plot.y});
  head(c, box);
  const double seen = view.frame.plot.height;
  if (view.frame.content_height > seen + 1 && seen > 0) {  // how far the rows are scrolled
    const double part = seen / view.frame.content_height;
    ui.box({box.right() - 8, plot.y + view.frame.plot.y + view.scroll * part, 4, seen * part},
           scene::with_alpha(c.look().soft, 0.35), 2);
  }
}

void fit_timeline(Context& c) {
  c.view.figure.zoom = 1;
  c.view.figure.x = c.view.figure.y = 0;
  c.view.timeline.fit = true;
  c.view.timeline.scroll = 0;
}

void zoom_timeline(Context& c, double factor) {
  if (c.view.figure.kind != figures::FigureKind::timeline) {
    c.view.figure.zoom = std::clamp(c.view.figure.zoom * factor, kLeastZoom, kMostZoom);
    return;
  }
  const TimelineView& view = c.view.timeline;
  const double x = view.frame.x_of(c.session.player().time());
  zoom_at(c, std::clamp(x, view.frame.plot.x, view.frame.plot.right()), factor);
}

void show_cursor(Context& c) {
  TimelineView& view = c.view.timeline;
  if (view.fit || view.frame.plot.width <= 0 || c.view.figure.kind != figures::FigureKind::timeline) return;
  const double x = view.frame.x_of(c.session.player().time());
  const double left = view.frame.plot.x + 24, right = view.frame.plot.right() - 24;
  if (x >= left && x <= right) return;
  const double goal = view.frame.plot.x + view.frame.plot.width / 3;
  view.frame.panned(goal - x, last_time(c), view.from, view.to);
}

}  // namespace kvant::panels

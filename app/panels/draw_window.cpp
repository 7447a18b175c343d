#include <imgui.h>

#include "app/panels/context.h"
#include "app/panels/layout.h"

namespace kvant::panels {

namespace {

using DrawPanel = void (*)(Context&, const Rect&);
constexpr DrawPanel kDraw[] = {
#define PANEL(id, doc) draw_##id,
#include "app/panels/panels.def"
#undef PANEL
};

// The gaps between the cards can be dragged; a double click puts them back.
void drag_gaps(Context& c, const Layout& layout) {
  const scene::Point size = c.ui.size(), mouse = c.ui.mouse();
  if (layout.row_gap) {
    const ui::Touch t = c.ui.grip("gap.row", *layout.row_gap);
    if (t.hovered || t.held) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeNS);
    if (t.held && ImGui::IsMouseDragging(0, 2))
      c.view.split_row = (mouse.y - kToolbarHeight - kGap * 1.5) / (size.y - kToolbarHeight - kGap * 3);
    if (t.hovered && ImGui::IsMouseDoubleClicked(0)) c.view.split_row = 0;
  }
  if (layout.column_gap) {
    const ui::Touch t = c.ui.grip("gap.column", *layout.column_gap);
    if (t.hovered || t.held) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
    if (t.held && ImGui::IsMouseDragging(0, 2)) c.view.split_column = (mouse.x - kGap / 2) / size.x;
    if (t.hovered && ImGui::IsMouseDoubleClicked(0)) c.view.split_column = 0;
  }
}

}  // namespace

void draw_window(Context& c) {
  const scene::Point size = c.ui.size();
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
  ImGui::Begin("Kvant###main", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                   ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoScrollWithMouse);
  // The document may be exchanged by what is pressed in the toolbar: what follows would show the old one's
  // snapshot.
  const std::uint64_t run = c.session.run_revision(), cursor = c.session.cursor_revision();
  draw_toolbar(c, {0, 0, size.x, kToolbarHeight});
  const auto unchanged = [&] {
    return run == c.session.run_revision() && cursor == c.session.cursor_revision();
  };
  if (!c.session.is_open()) {
    draw_welcome(c, {0, kToolbarHeight + 1, size.x, size.y - kToolbarHeight - 1});
  } else {
    const Layout layout =
        arrange(size.x, size.y, c.preferences.projector, c.view.split_column, c.view.split_row);
    drag_gaps(c, layout);
    for (std::size_t i = 0; i < layout.panels.size(); ++i)
      if (layout.panels[i] && c.snapshot && unchanged()) kDraw[i](c, *layout.panels[i]);
  }
  ImGui::End();
  draw_dialogs(c);
}

}  // namespace kvant::panels

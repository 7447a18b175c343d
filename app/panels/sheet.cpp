#include "app/panels/sheet.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

namespace kvant::panels {

Sheet::Sheet(Context& c, double width, double height, TextId title) {
  const scene::Point size = c.ui.size();
  width = std::min(width, size.x - 24);
  box_ = {std::round((size.x - width) / 2), std::round(std::max(12.0, (size.y - height) * 0.38)), width,
          std::min(height, size.y - 24)};
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
  ImGui::PushStyleColor(ImGuiCol_WindowBg, ImVec4{0.05F, 0.07F, 0.1F, c.look().dark ? 0.6F : 0.35F});
  if (c.view.dialog_opened) ImGui::SetNextWindowFocus();
  ImGui::Begin("dialog###dialog", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings);
  ImGui::PopStyleColor();
  c.ui.begin_modal();
  c.ui.card(box_, "");
  c.ui.text(box_.x + 24, box_.y + 34, tr(title, c.lang()),
            {scene::FontRole::sans, scene::FontWeight::semibold, 16, false}, c.look().text);
  const Rect close{box_.right() - 44, box_.y + 14, 28, 28};
  const ui::Touch touch = c.ui.area("dialog.close", close, 6);
  if (touch.hovered) c.ui.box(close, c.look().hover, 6);
  c.ui.icon(ui::Icon::close, close.x + 14, close.y + 14, 11, c.look().soft);
  // A press beside the card closes it, too.
  const scene::Point mouse = c.ui.mouse();
  const bool beside = ImGui::IsMouseClicked(0) && !box_.contains(mouse) && !c.view.dialog_opened;
  if (touch.pressed || beside) c.view.dialog = Dialog::none;
}

Sheet::~Sheet() {
  ImGui::End();
}

void problem_in(Context& c, double x, double y, double room) {
  if (!c.session.problem(c.lang()).empty())
    c.ui.message(x, y, room, c.session.problem(c.lang()), ui::type::kText, c.look().bad, 18);
}

}  // namespace kvant::panels

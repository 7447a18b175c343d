// What can be pressed: areas, pills, links, buttons, text fields, menus, scrolling parts.
#include <imgui.h>

#include <imgui_stdlib.h>  // wants imgui.h before it

#include <algorithm>
#include <cmath>

#include "app/ui/compat.h"
#include "app/ui/ui.h"

namespace kvant::ui {

namespace {

constexpr double kRowHeight = 28;     // of a menu
constexpr double kDetailHeight = 42;  // of a menu row with a second line

}  // namespace

Touch Ui::area(std::string_view id, const Rect& box, double radius) {
  const std::string name(id);
  areas_[name] = box;
  order_.push_back(name);
  const ImVec2 a = px(box.x, box.y);
  const ImVec2 size = px(box.width, box.height);
  if (size.x < 1 || size.y < 1) return {};
  const ImVec2 cursor = ImGui::GetCursorScreenPos();
  ImGui::SetCursorScreenPos(a);
  Touch touch;
  touch.pressed = ImGui::InvisibleButton(name.c_str(), size);
  touch.hovered = ImGui::IsItemHovered();
  touch.held = ImGui::IsItemActive();
  ImGui::SetCursorScreenPos(cursor);
  if (touch.hovered && !touch.held) pointed_at_ = name;
  if (focus_ == name) {
    this->box({box.x - 2, box.y - 2, box.width + 4, box.height + 4}, {}, radius + 2, look_->accent, 1.6);
    if (activate_) touch.pressed = true, activate_ = false;
  }
  return touch;
}

Touch Ui::grip(std::string_view id, const Rect& box) {
  areas_[std::string(id)] = box;
  const ImVec2 cursor = ImGui::GetCursorScreenPos();
  ImGui::SetCursorScreenPos(px(box.x, box.y));
  const bool pressed = ImGui::InvisibleButton(std::string(id).c_str(), px(box.width, box.height));
  const Touch touch{ImGui::IsItemHovered(), ImGui::IsItemActive(), pressed};
  ImGui::SetCursorScreenPos(cursor);
  return touch;
}

bool Ui::find(const std::string& id, Rect& out) const {
  for (const auto* map : {&areas_, &last_areas_}) {
    const auto found = map->find(id);
    if (found == map->end()) continue;
    out = found->second;
    return true;
  }
  return false;
}

std::vector<std::string> Ui::areas() const {
  return last_order_.empty() ? order_ : last_order_;
}

bool Ui::pill(std::string_view id, const Rect& area_box, std::string_view label, bool drop_down) {
  const Touch touch = area(id, area_box, 6);
  box(area_box, touch.hovered ? look_->hover : look_->field, 6, look_->border);
  const double wide = width(label, type::kText) + (drop_down ? 13 : 0);
  const double x = area_box.x + (area_box.width - wide) / 2;
  const double y = area_box.y + area_box.height / 2;
  text(x, y + 4.5, label, type::kText, look_->text);
  if (drop_down) icon(Icon::caret, x + wide - 3.5, y + 0.5, 7, look_->text);
  return touch.pressed;
}

bool Ui::link(std::string_view id, double x, double baseline, std::string_view label, const Font& font,
              Color color, Anchor anchor, double* out_width) {
  const double wide = width(label, font);
  if (anchor != Anchor::start) x -= anchor == Anchor::middle ? wide / 2 : wide;
  const Rect box{x - 3, baseline - font.size - 2, wide + 6, font.size + 8};
  const Touch touch = area(id, box);
  text(x, baseline, label, font, touch.hovered ? look_->accent : color);
  if (touch.hovered) line(x, baseline + 2, x + wide, baseline + 2, scene::with_alpha(look_->accent, 0.5));
  if (out_width) *out_width = wide;
  return touch.pressed;
}

bool Ui::button(std::string_view id, const Rect& area_box, std::string_view label, bool primary,
                bool enabled) {
  const Touch touch = area(id, area_box, 6);
  const Color fill = !enabled ? look_->field
                     : primary
                         ? (touch.hovered ? scene::mix(look_->accent, look_->text, 0.85) : look_->accent)
                     : touch.hovered ? look_->hover
                                     : look_->field;
  box(area_box, fill, 6, primary && enabled ? Color{} : look_->border);
  text(area_box.x + area_box.width / 2, area_box.y + area_box.height / 2 + 4.5, label, type::kText,
       !enabled  ? look_->faint
       : primary ? look_->on_accent
                 : look_->text,
       Anchor::middle);
  return touch.pressed && enabled;
}

bool Ui::icon_button(std::string_view id, const Rect& area_box, Icon shape, bool primary, bool enabled) {
  const Touch touch = area(id, area_box, area_box.height / 2);
  const bool lit = touch.hovered && enabled;
  if (primary)
    box(area_box, lit ? scene::mix(look_->accent, look_->text, 0.85) : look_->accent, area_box.height / 2);
  else if (lit)
    box(area_box, look_->hover, area_box.height / 2);
  icon(shape, area_box.x + area_box.width / 2, area_box.y + area_box.height / 2, 14,
       primary   ? look_->on_accent
       : enabled ? look_->text
                 : look_->faint);
  return touch.pressed && enabled;
}

bool Ui::text_field(std::string_view id, const Rect& area_box, std::string& value, bool take_focus) {
  const std::string name(id);
  areas_[name] = area_box;
  order_.push_back(name);
  if (focus_ == name && focus_moved_) take_focus = true;
  const Fonts::Face face = fonts_.get(type::kText);
  const ImVec2 cursor = ImGui::GetCursorScreenPos();
  ImGui::SetCursorScreenPos(px(area_box.x, area_box.y));
  compat::push_font(face.font, face.size);
  const float padding = std::max(0.0F, (static_cast<float>(area_box.height) * scale_ - face.size) / 2);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2{10 * scale_, padding});
  ImGui::SetNextItemWidth(static_cast<float>(area_box.width) * scale_);
  if (take_focus) ImGui::SetKeyboardFocusHere();
  const bool entered =
      ImGui::InputText(("##" + name).c_str(), &value,
                       ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll);
  ImGui::PopStyleVar();
  ImGui::PopFont();
  ImGui::SetCursorScreenPos(cursor);
  return entered;
}

void Ui::tooltip(std::string_view first, std::string_view rest) {
  const double room = 330;
  const double wide = std::min(room, std::max(width(first, type::kText), width(rest, type::kSmall)));
  const double first_height = paragraph_height(wide + 1, first, type::kText, 17);
  const double rest_height = rest.empty() ? 0 : paragraph_height(wide + 1, rest, type::kSmall, 17);
  const Rect area{0, 0, wide + 24, first_height + rest_height + 14};
  scene::Point at = mouse();
  at.x = std::min(at.x + 14, size().x - area.width - 8);
  at.y = at.y + 18 + area.height > size().y ? at.y - area.height - 8 : at.y + 18;
  ImDrawList* front = ImGui::GetForegroundDrawList();
  const ImVec2 a = px(at.x, at.y), b = px(at.x + area.width, at.y + area.height);
  front->AddRectFilled(a, b, packed(look_->tip), 6 * scale_);
  draw_override_ = front;
  paragraph(at.x + 12, at.y + 7, wide + 1, first, type::kText, look_->tip_text, 17);
  if (!rest.empty())
    paragraph(at.x + 12, at.y + 8 + first_height, wide + 1, rest, type::kSmall, look_->tip_soft, 17);
  draw_override_ = nullptr;
}

void Ui::open_menu(std::string_view id) {
  ImGui::OpenPopup(std::string(id).c_str());
}

bool Ui::begin_menu(std::string_view id, const Rect& anchor, double menu_width, bool align_right) {
  const double x = align_right ? anchor.right() - menu_width : anchor.x;
  const double room = size().y - anchor.bottom() - 16;
  ImGui::SetNextWindowPos(
      px(std::clamp(x, 4.0, std::max(4.0, size().x - menu_width - 4)), anchor.bottom() + 4));
  ImGui::SetNextWindowSizeConstraints(px(menu_width, 0), px(menu_width, std::max(room, 120.0)));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2{6 * scale_, 6 * scale_});
  const bool open = ImGui::BeginPopup(std::string(id).c_str(), ImGuiWindowFlags_NoMove);
  ImGui::PopStyleVar();
  menu_width_ = menu_width - 12;
  if (open && close_menus_) ImGui::CloseCurrentPopup();
  return open;
}

void Ui::menu_heading(std::string_view label) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  text(at.x / scale_ + 10, at.y / scale_ + 18, label, type::kSmall, look_->soft);
  ImGui::Dummy(px(menu_width_, 24));
}

bool Ui::menu_row(std::string_view id, std::string_view label, std::string_view detail, bool chosen) {
  const double height = detail.empty() ? kRowHeight : kDetailHeight;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const Rect box{at.x / scale_, at.y / scale_, menu_width_, height};
  const Touch touch = area(id, box, 5);
  if (touch.hovered || chosen) this->box(box, touch.hovered ? look_->hover : look_->accent_pale, 5);
  const double baseline = detail.empty() ? box.y + height / 2 + 4.5 : box.y + 18;
  text_cut(box.x + 10, baseline, box.width - 36, label, type::kText, chosen ? look_->accent : look_->text);
  if (!detail.empty()) text_cut(box.x + 10, box.y + 34, box.width - 20, detail, type::kSmall, look_->soft);
  if (chosen)
    icon(Icon::check, box.right() - 14, box.y + (detail.empty() ? height / 2 : 14), 9, look_->accent);
  ImGui::Dummy(px(menu_width_, height));
  if (touch.pressed) ImGui::CloseCurrentPopup();
  return touch.pressed;
}

void Ui::menu_line() {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  line(at.x / scale_ + 6, at.y / scale_ + 4, at.x / scale_ + menu_width_ - 6, at.y / scale_ + 4,
       look_->border);
  ImGui::Dummy(px(menu_width_, 9));
}

void Ui::end_menu() {
  ImGui::EndPopup();
}

double Ui::begin_scroll(std::string_view id, const Rect& box, double content_height, double content_width) {
  ImGui::SetCursorScreenPos(px(box.x, box.y));
  const bool sideways = content_width > box.width;
  if (content_width > 0) ImGui::SetNextWindowContentSize(px(content_width, content_height));
  ImGui::BeginChild(std::string(id).c_str(), px(box.width, box.height), false,
                    ImGuiWindowFlags_NoMove | (sideways ? ImGuiWindowFlags_HorizontalScrollbar : 0));
  scroll_x_ = -ImGui::GetScrollX() / scale_;
  const double top = box.y - ImGui::GetScrollY() / scale_;
  if (content_width <= 0) {
    ImGui::Dummy(px(1, content_height));
    ImGui::SetCursorScreenPos(px(box.x, box.y));
  }
  return top;
}

void Ui::scroll_into_view(double y, double height, double box_height) {
  const double now = ImGui::GetScrollY() / scale_;
  if (y >= now + 8 && y + height <= now + box_height - 16) return;
  ImGui::SetScrollY(std::max(0.0F, static_cast<float>(y + height / 2 - box_height / 2) * scale_));
}

void Ui::end_scroll() {
  ImGui::EndChild();
  scroll_x_ = 0;
}

void Ui::close_menus() {
  if (ImGui::IsPopupOpen(nullptr, ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel))
    close_menus_ = true;
}

void Ui::focus_next(int direction) {
  const std::vector<std::string> all = areas();
  if (all.empty()) return;
  auto found = std::find(all.begin(), all.end(), focus_);
  const auto count = static_cast<std::ptrdiff_t>(all.size());
  std::ptrdiff_t index = found == all.end() ? (direction > 0 ? -1 : count) : found - all.begin();
  index = (index + direction + count) % count;
  focus_ = all[static_cast<std::size_t>(index)];
  focus_moved_ = true;
  ImGui::SetWindowFocus(nullptr);  // a text field lets the keyboard go
}

bool Ui::activate_focus() {
  if (focus_.empty()) return false;
  activate_ = true;
  return true;
}

}  // namespace kvant::ui

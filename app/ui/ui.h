// The window's own widgets, drawn over Dear ImGui's areas and popups. All lengths are points (pixels /
// scale), positions are from the window's top left; text stands on its baseline, as in a scene.
#pragma once
#include <imgui.h>

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "app/scene/scene.h"
#include "app/ui/fonts.h"
#include "app/ui/style.h"

namespace kvant::ui {

using scene::Anchor;
using scene::Color;
using scene::Font;
using scene::Rect;

// Type used throughout, by purpose.
namespace type {
inline constexpr Font kBrand{scene::FontRole::sans, scene::FontWeight::semibold, 17, false};
inline constexpr Font kHeading{scene::FontRole::sans, scene::FontWeight::medium, 14, false};
inline constexpr Font kTitle{scene::FontRole::sans, scene::FontWeight::semibold, 13, false};
inline constexpr Font kProse{scene::FontRole::sans, scene::FontWeight::regular, 14, false};
inline constexpr Font kText{scene::FontRole::sans, scene::FontWeight::regular, 12.5, false};
inline constexpr Font kStrong{scene::FontRole::sans, scene::FontWeight::semibold, 12.5, false};
inline constexpr Font kSmall{scene::FontRole::sans, scene::FontWeight::regular, 11.5, false};
inline constexpr Font kChip{scene::FontRole::sans, scene::FontWeight::semibold, 10.5, false};
inline constexpr Font kCode{scene::FontRole::mono, scene::FontWeight::regular, 13, false};
inline constexpr Font kCodeStrong{scene::FontRole::mono, scene::FontWeight::semibold, 13, false};
inline constexpr Font kCodeSmall{scene::FontRole::mono, scene::FontWeight::regular, 12, false};
inline constexpr Font kCodeSmallStrong{scene::FontRole::mono, scene::FontWeight::semibold, 12, false};
}  // namespace type

enum class Icon : std::uint8_t {
  to_start,
  back,
  play,
  pause,
  forward,
  to_end,
  gear,
  caret,
  check,
  close,
  open,
  help,
  download,
};

struct Touch {
  bool hovered = false, held = false, pressed = false;
};

class Ui {
 public:
  explicit Ui(Fonts& fonts) : fonts_(fonts) {}

  // Once a frame, after ImGui::NewFrame.
  void begin_frame(const Look& look, float scale);
  void end_frame();

  const Look& look() const { return *look_; }
  Fonts& fonts() { return fonts_; }
  float scale() const { return scale_; }
  ImDrawList* draw() const { return draw_override_ ? draw_override_ : ImGui::GetWindowDrawList(); }
  ImVec2 px(double x, double y) const {
    return {static_cast<float>(x) * scale_, static_cast<float>(y) * scale_};
  }
  scene::Point mouse() const;  // points
  scene::Point size() const;   // of the window

  // --- drawing ---
  void box(const Rect& box, Color fill, double radius = 0, Color stroke = {}, double stroke_width = 1);
  void dashed(const Rect& box, Color stroke, double radius, double stroke_width = 1.2);
  void line(double x0, double y0, double x1, double y1, Color color, double width = 1);
  void icon(Icon icon, double x, double y, double size, Color color);  // centred on (x, y)
  double width(std::string_view text, const Font& font);
  // Returns the width drawn.
  double text(double x, double baseline, std::string_view text, const Font& font, Color color,
              Anchor anchor = Anchor::start);
  // Cut at the end with "…" when wider than `room`.
  double text_cut(double x, double baseline, double room, std::string_view text, const Font& font,
                  Color color);
  // Breaks at words; `top` is the first line's top. Returns the height used.
  double paragraph(double x, double top, double room, std::string_view text, const Font& font, Color color,
                   double line_height);
  double paragraph_height(double room, std::string_view text, const Font& font, double line_height);
  // A message whose lines that begin with four spaces are lines of a program, with carets below them: those
  // are set in a monospaced face and never broken. `draw`: false to ask for the height alone.
  double message(double x, double top, double room, std::string_view text, const Font& font, Color color,
                 double line_height, bool draw = true);
  // A panel's ground and title; what is inside begins 36 points below the top.
  void card(const Rect& box, std::string_view title);

  // --- touching ---
  // An area that can be pressed, also with Tab and Enter. `id` is stable and the same in all languages.
  Touch area(std::string_view id, const Rect& box, double radius = 4);
  // An area that Tab passes by: one that is dragged, or one of very many.
  Touch grip(std::string_view id, const Rect& box);
  // Where an area of this frame or the last is, for scripts; false if there is none.
  bool find(const std::string& id, Rect& out) const;
  std::vector<std::string> areas() const;
  bool pill(std::string_view id, const Rect& box, std::string_view label, bool drop_down = true);
  bool link(std::string_view id, double x, double baseline, std::string_view text, const Font& font,
            Color color, Anchor anchor = Anchor::start, double* width = nullptr);
  bool button(std::string_view id, const Rect& box, std::string_view label, bool primary = false,
              bool enabled = true);
  bool icon_button(std::string_view id, const Rect& box, Icon icon, bool primary = false,
                   bool enabled = true);
  bool text_field(std::string_view id, const Rect& box, std::string& text, bool take_focus);
  void tooltip(std::string_view first, std::string_view rest = {});
  // What a control is for: asked for when the pointer is on it. "" when there is nothing to say.
  std::function<std::string(std::string_view id)> hint;

  // --- menus: open_menu(id) … if (begin_menu(id, …)) { rows; end_menu(); } ---
  void open_menu(std::string_view id);
  bool begin_menu(std::string_view id, const Rect& anchor, double width, bool align_right = false);
  void menu_heading(std::string_view text);
  bool menu_row(std::string_view id, std::string_view text, std::string_view detail = {},
                bool chosen = false);
  void menu_line();
  void end_menu();

  // --- a scrolling part of a card; positions inside are again window points, moved by the scroll ---
  // Returns the top from which to draw.
  double begin_scroll(std::string_view id, const Rect& box, double content_height, double content_width = 0);
  double scroll_left() const { return scroll_x_; }  // to be added to x inside
  // Scrolls so that [y, y + height) of the content is seen, if it is not.
  void scroll_into_view(double y, double height, double box_height);
  void end_scroll();

  // --- keyboard focus ---
  void focus_next(int direction);
  void close_menus();
  void focus_clear() { focus_.clear(); }
  // What follows lies over all the rest: Tab does not leave it.
  void begin_modal() { order_.clear(); }
  bool activate_focus();  // at the next frame, the focused area counts as pressed; false if there is none

 private:
  Fonts& fonts_;
  const Look* look_ = nullptr;
  float scale_ = 1;
  std::map<std::string, Rect, std::less<>> areas_, last_areas_;
  std::vector<std::string> order_, last_order_;
  std::string focus_, pointed_at_;
  bool focus_moved_ = false;  // by Tab, since the last frame
  bool activate_ = false;
  bool close_menus_ = false;
  double menu_width_ = 0;
  double scroll_x_ = 0;
  ImDrawList* draw_override_ = nullptr;  // while a tooltip is drawn: in front of all windows
};

}  // namespace kvant::ui

#include "app/ui/ui.h"

#include <algorithm>
#include <cmath>

#include "app/ui/compat.h"
#include "app/ui/painter.h"

namespace kvant::ui {

void Ui::begin_frame(const Look& look, float scale) {
  look_ = &look;
  scale_ = scale;
  last_areas_ = std::move(areas_);
  last_order_ = std::move(order_);
  areas_.clear();
  order_.clear();
}

void Ui::end_frame() {
  if (hint && !pointed_at_.empty())
    if (const std::string words = hint(pointed_at_); !words.empty()) tooltip(words);
  pointed_at_.clear();
  activate_ = false;
  focus_moved_ = false;
  close_menus_ = false;
}

scene::Point Ui::mouse() const {
  const ImVec2 at = ImGui::GetIO().MousePos;
  return {at.x / scale_, at.y / scale_};
}

scene::Point Ui::size() const {
  const ImVec2 size = ImGui::GetIO().DisplaySize;
  return {size.x / scale_, size.y / scale_};
}

void Ui::box(const Rect& box, Color fill, double radius, Color stroke, double stroke_width) {
  ImVec2 a = px(box.x, box.y), b = px(box.right(), box.bottom());
  a = {std::round(a.x), std::round(a.y)};
  b = {std::round(b.x), std::round(b.y)};
  const float r = std::min({static_cast<float>(radius) * scale_, (b.x - a.x) / 2, (b.y - a.y) / 2});
  if (fill.visible()) draw()->AddRectFilled(a, b, packed(fill), r);
  if (stroke.visible())
    compat::add_rect(draw(), a, b, packed(stroke), r,
                     std::max(1.0F, static_cast<float>(stroke_width) * scale_));
}

void Ui::dashed(const Rect& box, Color stroke, double radius, double stroke_width) {
  dashed_rect(draw(), px(box.x, box.y), px(box.right(), box.bottom()), packed(stroke),
              static_cast<float>(stroke_width) * scale_, static_cast<float>(radius) * scale_, 3 * scale_,
              2 * scale_);
}

void Ui::line(double x0, double y0, double x1, double y1, Color color, double width) {
  const float w = std::max(1.0F, std::round(static_cast<float>(width) * scale_));
  ImVec2 a = px(x0, y0), b = px(x1, y1);
  a = {std::round(a.x), std::round(a.y)};
  b = {std::round(b.x), std::round(b.y)};
  if (a.x == b.x)
    draw()->AddRectFilled(a, {a.x + w, b.y}, packed(color));
  else if (a.y == b.y)
    draw()->AddRectFilled(a, {b.x, a.y + w}, packed(color));
  else
    draw()->AddLine(a, b, packed(color), w);
}

double Ui::width(std::string_view text, const Font& font) {
  if (text.empty()) return 0;  // an empty view has no bytes, and Dear ImGui would look for them
  const Fonts::Face face = fonts_.get(font);
  return compat::text_size(face.font, face.size, text.data(), text.data() + text.size()).x / scale_;
}

double Ui::text(double x, double baseline, std::string_view text, const Font& font, Color color,
                Anchor anchor) {
  if (text.empty()) return 0;
  const Fonts::Face face = fonts_.get(font);
  const char* end = text.data() + text.size();
  const double wide = width(text, font);
  if (anchor != Anchor::start) x -= anchor == Anchor::middle ? wide / 2 : wide;
  const ImVec2 at = px(x, baseline);
  draw()->AddText(face.font, face.size,
                  {std::round(at.x), std::round(at.y - compat::ascent(face.font, face.size))}, packed(color),
                  text.data(), end);
  return wide;
}

double Ui::text_cut(double x, double baseline, double room, std::string_view text, const Font& font,
                    Color color) {
  if (width(text, font) <= room) return this->text(x, baseline, text, font, color);
  const double dots = width("…", font);
  std::size_t low = 0, high = text.size();
  while (low < high) {  // the longest beginning that fits
    const std::size_t middle = (low + high + 1) / 2;
    if (width(text.substr(0, middle), font) + dots <= room)
      low = middle;
    else
      high = middle - 1;
  }
  while (low > 0 && (static_cast<unsigned char>(text[low]) & 0xC0) == 0x80) --low;
  return this->text(x, baseline, std::string(text.substr(0, low)) + "…", font, color);
}

namespace {

// Calls line(begin, end) for each line of a broken paragraph. Breaks at spaces only: ImGui's own wrapping
// also breaks "6.164 µs" after the point.
template <typename F>
void each_line(const Fonts::Face& face, std::string_view text, float room, F line) {
  const char* at = text.data();
  const char* end = at + text.size();
  const auto width = [&](const char* a, const char* b) {
    return compat::text_size(face.font, face.size, a, b).x;
  };
  while (at < end) {
    const char* newline = std::find(at, end, '\n');
    const char* fits = at;  // the end of the last word that fits
    for (const char* word = at; word < newline;) {
      const char* stop =
          std::find(std::find_if(word, newline, [](char c) { return c != ' '; }), newline, ' ');
      if (fits != at && width(at, stop) > room) break;
      fits = word = stop;
    }
    line(at, fits);
    at = fits;
    while (at < newline && *at == ' ') ++at;
    if (at == newline && at < end) ++at;
  }
}

}  // namespace

double Ui::paragraph(double x, double top, double room, std::string_view text, const Font& font, Color color,
                     double line_height) {
  const Fonts::Face face = fonts_.get(font);
  double baseline = top + line_height / 2 + font.size * 0.36;
  int lines = 0;
  each_line(face, text, static_cast<float>(room) * scale_, [&](const char* begin, const char* end) {
    this->text(x, baseline, {begin, static_cast<std::size_t>(end - begin)}, font, color);
    baseline += line_height;
    ++lines;
  });
  return lines * line_height;
}

double Ui::paragraph_height(double room, std::string_view text, const Font& font, double line_height) {
  int lines = 0;
  each_line(fonts_.get(font), text, static_cast<float>(room) * scale_,
            [&](const char*, const char*) { ++lines; });
  return lines * line_height;
}

namespace {

bool is_program_line(std::string_view line) {
  return line.starts_with("    ");
}

// How many letters of the beginning must go so that the end of the caret's line is seen.
std::size_t letters_to_spare(std::string_view line, std::string_view carets, std::size_t fit) {
  const bool marks = is_program_line(carets) && carets.find_first_not_of(" ^~") == std::string_view::npos;
  const std::size_t wanted = marks ? carets.size() : 0;
  return wanted > fit ? std::min(wanted - fit, line.size()) : 0;
}

}  // namespace

double Ui::message(double x, double top, double room, std::string_view text, const Font& font, Color color,
                   double line_height, bool draw) {
  const Font code{scene::FontRole::mono, font.weight, font.size, false};
  const auto fit = static_cast<std::size_t>(room / width("0", code));
  double y = top;
  std::size_t spared = 0;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    at = end + 1;
    if (!is_program_line(line)) {
      spared = 0;
      if (line.empty())
        y += line_height;
      else
        y += draw ? paragraph(x, y, room, line, font, color, line_height)
                  : paragraph_height(room, line, font, line_height);
      continue;
    }
    if (spared == 0 && at < text.size()) {
      const std::size_t next_end = std::min(text.find('\n', at), text.size());
      spared = letters_to_spare(line, text.substr(at, next_end - at), fit);
    }
    if (draw)
      text_cut(x, y + line_height / 2 + font.size * 0.36, room, line.substr(std::min(spared, line.size())),
               code, color);
    y += line_height;
  }
  return y - top;
}

void Ui::card(const Rect& area, std::string_view title) {
  box(area, look_->card, 8, look_->border);
  if (!title.empty()) text(area.x + 16, area.y + 24, title, type::kTitle, look_->text);
}

}  // namespace kvant::ui

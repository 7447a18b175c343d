// What the figures that are not timelines have in common: a title, columns of text, boxes, bands, legends.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "app/figures/figure.h"
#include "app/scene/measure.h"

namespace kvant::figures {

inline constexpr double kPageMargin = 20;

// Type sizes shared by the figures.
scene::Font title_font();    // of a figure
scene::Font heading_font();  // of a part
scene::Font text_font();
scene::Font note_font();  // captions
scene::Font code_font();

// A text broken at spaces.
std::vector<std::string> lines_of(const std::string& text, const scene::Font& font, double width);
// A title in up to two lines; a longer one is shortened in the middle.
std::vector<std::string> title_lines(const std::string& title, double width);

struct LegendItem {
  const char* id;
  std::string text;
  double width;  // of the sample
  std::function<void(const scene::Rect&)> paint;
  bool shown = true;  // false: only its place is kept
};

class Page {
 public:
  // The scene's width is at least `least`. `fallback` is the title for those who cannot see the figure when
  // the input has none.
  Page(const FigureInput& input, lang::TextId fallback, double least = 240);

  const FigureInput& input;
  const scene::Theme& theme;
  const scene::TextMeasure& measure;
  scene::Scene scene;
  double y = 16;  // next free

  double left() const { return kPageMargin; }
  double right() const { return scene.width - kPageMargin; }
  double width() const { return right() - left(); }
  std::string tr(lang::TextId id) const { return lang::tr(id, input.lang); }
  template <typename... Args>
  std::string format(lang::TextId id, const Args&... args) const {
    return lang::format(input.lang, id, args...);
  }
  double text_width(const std::string& text, const scene::Font& font) const {
    return measure.width(text, font);
  }

  void paint_title();
  // One line, centred on `middle`, shortened to the room from `x` on. Returns its width.
  double text_in(const scene::Rect& box, const std::string& text, const scene::Font& font, scene::Color color,
                 scene::Anchor anchor, scene::Id id = {});
  // Breaks at spaces. The first baseline is below `top`; returns the bottom of the last line.
  double paragraph(double x, double top, double width, const std::string& text, const scene::Font& font,
                   scene::Color color, scene::Id id, scene::Anchor anchor = scene::Anchor::start);
  double paragraph_height(double width, const std::string& text, const scene::Font& font) const;
  // A sentence on a tinted band across the page.
  void band(const std::string& text, bool warning, const char* id);
  // Rows of samples with words; returns the height.
  double legend(const std::vector<LegendItem>& items, double x0, double x1, double top);
  void describe(const std::string& sentence);
  scene::Scene take(double bottom_margin = 14);

 private:
};

// A smooth arrow from `a` to `b` that leaves and arrives horizontally.
void paint_bend(scene::Scene& scene, scene::Point a, scene::Point b, scene::Color color, double width,
                scene::Id id);
void paint_straight(scene::Scene& scene, scene::Point a, scene::Point b, scene::Color color, double width,
                    bool dashed, scene::Id id);
// The thread's name as the trace has it, without "(function)".
std::string actor_name(const FigureInput& input, ThreadId thread);
std::string short_thread_name(const std::string& name);

}  // namespace kvant::figures

// The figure `interleaving`: a column a thread, a row a step, and the shared value after each write. Several
// runs stand side by side.
#include <algorithm>

#include "app/figures/page.h"

namespace kvant::figures {

using lang::TextId;
using scene::Anchor;
using scene::Rect;
using Step = StepTable::Step;

namespace {

constexpr double kRow = 22, kRowGap = 5, kHeader = 26, kValueWidth = 74, kColumnGap = 34, kPanelGap = 30;
constexpr double kNarrowGap = 12, kNarrowValue = 20;
constexpr double kLeastColumn = 74, kMostColumn = 240, kMostOnlyColumn = 380;
constexpr double kLeastPanel = 196, kNarrowPage = 420;

// One run, in a part of the page.
class Panel {
 public:
  Panel(Page& page, const StepTable& table, std::int32_t index, double x, double width, bool small)
      : p_(page), t_(table), index_(index), x_(x), width_(width), small_(small) {
    const auto n = static_cast<double>(std::max<std::size_t>(1, t_.columns.size()));
    value_width_ = t_.variable.empty() ? 0 : small_ ? kNarrowValue : kValueWidth;
    if (value_width_ > 0) {
      double wide = p_.text_width(value_title(), heading_font());
      for (const Step& step : t_.steps) wide = std::max(wide, p_.text_width(step.value, value_font()));
      wide = std::max(wide, p_.text_width(t_.initial, value_font()));
      value_width_ = std::max(value_width_, std::min(wide + 6, width * 0.28));
    }
    gap_ = small_ ? kNarrowGap : kColumnGap;
    column_ = (width - value_width_ - (value_width_ > 0 ? gap_ : 0) - (n - 1) * gap_) / n;
    column_ = std::clamp(column_, kLeastColumn, n < 2 ? kMostOnlyColumn : kMostColumn);
  }

  double used_width() const {
    const auto n = static_cast<double>(std::max<std::size_t>(1, t_.columns.size()));
    return n * column_ + (n - 1) * gap_ + (value_width_ > 0 ? gap_ + value_width_ : 0);
  }

  // Returns the bottom.
  double paint(double top) {
    p_.scene.head = {0, top - 4, p_.scene.width, kHeader + 8};
    double y = top;
    for (std::size_t c = 0; c < t_.columns.size(); ++c) {
      const scene::ActorColors& actor = p_.theme.actor(t_.columns[c].thread);
      const Rect box{column_x(c), y, column_, kHeader};
      p_.scene.rect(box, actor.solid, 4).named({"run-#-thread-#", index_, t_.columns[c].thread});
      p_.text_in(inset(box, 6), t_.columns[c].name, heading_font(), actor.on_solid, Anchor::middle);
    }
    if (value_width_ > 0)
      p_.text_in({value_x(), y, value_width_, kHeader}, value_title(), heading_font(), p_.theme.text,
                 Anchor::middle, {"run-#-variable", index_});
    y += kHeader + 12;
    if (!t_.initial.empty()) {
      paint_value(y, t_.initial, false, true);
      y += kRow + kRowGap;
    }
    for (std::size_t i = 0; i < t_.steps.size(); ++i) {
      paint_step(i, y);
      y += kRow + kRowGap;
    }
    return y - kRowGap;
  }

 private:
  scene::Font value_font() const {
    scene::Font font = code_font();
    font.size = small_ ? 11 : 12;
    font.weight = scene::FontWeight::medium;
    return font;
  }
  static Rect inset(const Rect& box, double by) {
    return {box.x + by, box.y, box.width - 2 * by, box.height};
  }
  double column_x(std::size_t c) const { return x_ + static_cast<double>(c) * (column_ + gap_); }
  double value_x() const { return x_ + used_width() - value_width_; }
  std::string value_title() const {
    if (!t_.is_count) return t_.variable;
    return small_ ? "count" : p_.tr(TextId::fig_steps_count);  // as the steps have it
  }
  std::size_t column_of(ThreadId thread) const {
    for (std::size_t c = 0; c < t_.columns.size(); ++c)
      if (t_.columns[c].thread == thread) return c;
    return 0;
  }

  void paint_value(double y, const std::string& value, bool lost, bool initial) {
    const scene::Font font = value_font();
    p_.text_in({value_x(), y, value_width_, kRow}, value, font,
               lost      ? p_.theme.warning
               : initial ? p_.theme.text_soft
                         : p_.theme.text,
               Anchor::middle);
  }

  void paint_step(std::size_t i, double y) {
    const Step& step = t_.steps[i];
    const auto id = static_cast<std::int32_t>(i);
    if (step.what == Step::What::gap) {
      const double right = column_x(t_.columns.size() - 1) + column_;
      const std::string text = lang::plural(lang::PluralId::fig_steps_skipped, step.count, p_.input.lang);
      const scene::Font font{.size = 10, .italic = true};
      const double wide = std::min(p_.text_width(text, font), right - x_ - 30), middle = (x_ + right) / 2;
      const double line = y + kRow / 2;
      p_.scene.line({x_, line}, {middle - wide / 2 - 8, line}, p_.theme.rule, 1).dashed(2, 3);
      p_.scene.line({middle + wide / 2 + 8, line}, {right, line}, p_.theme.rule, 1).dashed(2, 3);
      p_.text_in({middle - wide / 2, y, wide, kRow}, text, font, p_.theme.text_soft, Anchor::middle,
                 {"run-#-gap-#", index_, id});
      return;
    }
    const std::size_t c = column_of(step.thread);
    const scene::ActorColors& actor = p_.theme.actor(step.thread);
    const Rect box{column_x(c), y, column_, kRow};
    if (step.what == Step::What::suspended) {
      p_.scene
          .outline({box.x + 0.5, box.y + 0.5, box.width - 1, box.height - 1}, p_.theme.background,
                   p_.theme.text_soft, 1, 4)
          .dashed(4, 3)
          .named({"run-#-step-#", index_, id});
      scene::Font font{.size = small_ ? 9.5 : 10.5, .italic = true};
      std::string text = p_.tr(TextId::fig_steps_suspended);
      const auto too_wide = [&] { return p_.text_width(text, font) > box.width - 10; };
      if (too_wide()) text = p_.tr(TextId::fig_steps_suspended_short);
      if (too_wide()) font.size = 9;
      if (too_wide()) text = p_.tr(TextId::fig_steps_suspended_least);
      p_.text_in(inset(box, 5), text, font, p_.theme.text_soft, Anchor::middle);
      paint_switch(i, box, y);
      return;
    }
    auto& rect = p_.scene.outline(box, actor.pale, actor.outline, step.lost ? 1.8 : 1, 4)
                     .named({"run-#-step-#", index_, id});
    if (step.what == Step::What::write || step.what == Step::What::read) rect.tip(step.text);
    scene::Font font = code_font();
    if (small_) font.size = 9.5;
    if (step.what == Step::What::write) font.weight = scene::FontWeight::medium;
    p_.text_in(inset(box, small_ ? 5 : 9), step.text, font, p_.theme.text, Anchor::start);
    if (step.value.empty() || value_width_ <= 0) return;
    const double half = std::min(p_.text_width(step.value, value_font()), value_width_) / 2;
    const double tip = value_x() + value_width_ / 2 - half - 6;
    // Over the other columns' empty cells.
    paint_straight(p_.scene, {box.right() + 3, y + kRow / 2}, {tip, y + kRow / 2},
                   step.lost ? p_.theme.warning : p_.theme.axis, step.lost ? 1.6 : 1.1, false,
                   {"run-#-write-#", index_, id});
    paint_value(y, step.value, step.lost, false);
  }

  // From where a thread was suspended to the step that follows.
  void paint_switch(std::size_t i, const Rect& box, double y) {
    std::size_t next = i + 1;
    while (next < t_.steps.size() && t_.steps[next].what == Step::What::gap) ++next;
    if (next >= t_.steps.size() || t_.steps[next].thread == t_.steps[i].thread) return;
    const std::size_t from = column_of(t_.steps[i].thread), to = column_of(t_.steps[next].thread);
    if (from == to || next != i + 1) return;
    const double y1 = y + kRow + kRowGap + kRow / 2, y0 = y + kRow / 2;
    const bool right = to > from;
    paint_bend(p_.scene, {right ? box.right() + 2 : box.x - 2, y0},
               {right ? column_x(to) - 2 : column_x(to) + column_ + 2, y1}, p_.theme.axis, 1.2,
               {"run-#-switch-#", index_, static_cast<std::int32_t>(i)});
  }

  Page& p_;
  const StepTable& t_;
  std::int32_t index_;
  double x_, width_;
  bool small_;
  double value_width_ = 0, gap_ = 0, column_ = 0;
};

std::string thread_of(const StepTable& t, ThreadId id) {
  for (const StepTable::Column& c : t.columns)
    if (c.thread == id) return c.name;
  return "";
}

std::string verdict(const Page& p, const StepTable& t) {
  const auto lost = std::find_if(t.steps.begin(), t.steps.end(), [](const Step& s) { return s.lost; });
  std::string out;
  const bool known = !t.expected.empty() && !t.actual.empty();
  if (known && t.expected != t.actual)
    out = p.format(t.is_count ? TextId::fig_steps_got_count : TextId::fig_steps_got, t.expected, t.actual);
  else if (known)
    out = p.format(TextId::fig_steps_as_expected, t.actual);
  if (lost != t.steps.end() && !t.is_count) {
    if (!out.empty()) out += ' ';
    out += p.format(TextId::fig_steps_lost, thread_of(t, lost->thread), t.variable);
  }
  return out;
}

void describe(Page& p, const StepTable& t) {
  if (!t.title.empty()) p.describe(t.title + ":");
  std::string words;
  std::size_t told = 0;
  for (const Step& s : t.steps) {
    if (s.what == Step::What::gap || s.what == Step::What::suspended) continue;
    if (++told > 30) break;
    if (!words.empty()) words += "; ";
    words += thread_of(t, s.thread) + ": " + s.text;
    if (!s.value.empty()) words += " → " + s.value;
  }
  p.describe(words + ".");
}

void paint_small(Page& p) {
  const auto& tables = p.input.tables;
  const auto n = tables.size();
  std::size_t least_columns = 1;
  for (const StepTable& t : tables) least_columns = std::max(least_columns, t.columns.size());
  const double least =
      std::max(kLeastPanel, static_cast<double>(least_columns) * (kLeastColumn + kNarrowGap) + kNarrowValue);
  const auto across =
      std::clamp<std::size_t>(static_cast<std::size_t>((p.width() + kPanelGap) / (least + kPanelGap)), 1, n);
  const double width =
      (p.width() - kPanelGap * static_cast<double>(across - 1)) / static_cast<double>(across);
  Rect head;
  for (std::size_t first = 0; first < n; first += across) {
    const double top = p.y + 4;
    double bottom = top, titles = 0;
    for (std::size_t i = first; i < std::min(n, first + across); ++i)
      if (!tables[i].title.empty())
        titles = std::max(titles, p.paragraph_height(width, tables[i].title, heading_font()) + 8);
    for (std::size_t i = first; i < std::min(n, first + across); ++i) {
      const double x = p.left() + static_cast<double>(i - first) * (width + kPanelGap);
      const auto index = static_cast<std::int32_t>(i);
      if (i > first)
        p.scene.line({x - kPanelGap / 2, top}, {x - kPanelGap / 2, top + 20}, p.theme.rule, 1)
            .named({"rule-#", index});

      if (!tables[i].title.empty())
        p.paragraph(x, top - 2, width, tables[i].title, heading_font(), p.theme.text, {"run-#-title", index});
      Panel panel(p, tables[i], index, x, width, true);
      double end = panel.paint(top + titles);
      head = {0, top - 4, p.scene.width, p.scene.head.bottom() - top + 4};
      const std::string words = verdict(p, tables[i]);
      if (!words.empty()) {
        const bool bad = tables[i].expected != tables[i].actual && !tables[i].expected.empty();
        end = p.paragraph(x, end + 10, width, words, text_font(), bad ? p.theme.warning : p.theme.text,
                          {"run-#-verdict", index});
      } else if (!tables[i].actual.empty() && tables[i].title.empty()) {
        end = p.paragraph(x, end + 10, width,
                          p.format(TextId::fig_steps_result, tables[i].variable, tables[i].actual),
                          heading_font(), p.theme.text, {"run-#-verdict", index});
      }

      bottom = std::max(bottom, end);
      describe(p, tables[i]);
      if (!words.empty()) p.describe(words);
    }
    for (scene::Primitive& primitive : p.scene.primitives)
      if (primitive.id.part == std::string("rule-#") && primitive.from.y == top) primitive.to.y = bottom;
    p.y = bottom + 14;
  }
  p.scene.head = n <= across ? head : Rect{};  // one row of panels has one row of headings
}

}  // namespace

scene::Scene layout_interleaving(const FigureInput& input) {
  std::size_t columns = 1;
  for (const StepTable& t : input.tables) columns = std::max(columns, t.columns.size());
  // In a narrow page gaps and values take less room.
  const auto n = static_cast<double>(columns);
  const double narrow = std::max(240.0, n * 100 + 100);
  const double least = narrow < kNarrowPage ? narrow : n * (kLeastColumn + kColumnGap) + kValueWidth + 44;
  Page p(input, TextId::fig_steps_title, least);
  p.paint_title();
  if (input.tables.empty() || input.tables.front().steps.empty()) {
    p.y = p.paragraph(p.left(), p.y, p.width(), p.tr(TextId::fig_steps_none), text_font(), p.theme.text_soft,
                      {"nothing"});
    p.describe(p.tr(TextId::fig_steps_none));
    return p.take();
  }
  if (input.tables.size() > 1) {
    paint_small(p);
    return p.take(6);
  }
  const StepTable& t = input.tables.front();
  Panel probe(p, t, 0, 0, p.width(), p.scene.width < kNarrowPage);
  const double x = p.left() + (p.width() - std::min(p.width(), probe.used_width())) / 2;
  Panel panel(p, t, 0, x, p.width(), p.scene.width < kNarrowPage);
  p.y = panel.paint(p.y + 6) + 18;
  describe(p, t);
  const std::string words = verdict(p, t);
  if (!words.empty()) {
    const bool bad = (!t.expected.empty() && t.expected != t.actual) ||
                     std::any_of(t.steps.begin(), t.steps.end(), [](const Step& s) { return s.lost; });
    p.band(words, bad, "verdict");
  }
  return p.take();
}

}  // namespace kvant::figures

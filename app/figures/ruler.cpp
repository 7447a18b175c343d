#include "app/figures/ruler.h"

#include <algorithm>
#include <cmath>

namespace kvant::figures {

using scene::Rect;

namespace {

constexpr double kRoundGap = 26;              // between two round labels
constexpr double kLabelGap = 14;              // between two labels
constexpr double kMinMinorGap = 5;            // between two minor ticks
constexpr double kMinor = 60;                 // points in which a clock's ruler has a second at least
constexpr VirtualTime kDigitsApart = 20'000;  // steps from 0 that a label may tell apart
constexpr double kZigzag = 5;                 // height of one tooth at a fold

// 1, 2, 5, 10, 20, … ns: the smallest step that is at least `least`.
VirtualTime round_step(double least) {
  VirtualTime power = 1;
  while (power < kNever / 100) {
    for (VirtualTime mantissa : {1, 2, 5})
      if (static_cast<double>(mantissa * power) >= least) return mantissa * power;
    power *= 10;
  }
  return power;
}

// The same of clocks.
VirtualTime round_clock_step(double least) {
  constexpr VirtualTime kMinute = 60 * kSecond, kHour = 60 * kMinute;
  for (VirtualTime step :
       {kSecond, 2 * kSecond, 5 * kSecond, 10 * kSecond, 30 * kSecond, kMinute, 2 * kMinute, 5 * kMinute,
        10 * kMinute, 30 * kMinute, kHour, 2 * kHour, 6 * kHour, 12 * kHour})
    if (static_cast<double>(step) >= least) return step;
  VirtualTime days = 24 * kHour;
  while (static_cast<double>(days) < least && days < kNever / 4) days *= 2;
  return days;
}

VirtualTime round_up(VirtualTime time, VirtualTime step) {
  return (time + step - 1) / step * step;
}

// What is seen of the axis between waits that are cut short.
struct Stretch {
  VirtualTime begin = 0, end = 0;
};
std::vector<Stretch> stretches_of(const TimelineFrame& frame) {
  std::vector<Stretch> all;
  VirtualTime begin = frame.from;
  for (const TimeAxis::Fold& f : frame.axis->folds()) {
    if (f.end <= begin || f.begin >= frame.to) continue;
    if (f.begin >= begin) all.push_back({begin, f.begin});
    begin = f.end;
  }
  if (begin <= frame.to) all.push_back({begin, frame.to});
  return all;
}

std::vector<Tick> round_ticks(const TimelineFrame& frame, lang::Lang lang, const scene::TextMeasure& measure,
                              const scene::Font& font) {
  const double per_ns =
      frame.plot.width / std::max(1.0, frame.axis->at(frame.to) - frame.axis->at(frame.from));
  lang::TimeUnit unit = lang::unit_of(frame.to);
  double room = 30;
  // Between long waits that are cut short a clock is too coarse.
  const bool clock = unit >= lang::TimeUnit::min && kMinor / per_ns >= static_cast<double>(kSecond);
  if (!clock) unit = std::min(unit, lang::TimeUnit::s);
  // Wider labels ask for a larger step, which shortens the labels.
  const auto fitting_step = [&](VirtualTime last, double more) {
    VirtualTime step = 1;
    for (int attempt = 0; attempt < 6; ++attempt) {
      step = clock ? round_clock_step(room / per_ns) : round_step(room / per_ns);
      const double widest = measure.width(lang::duration_in(last / step * step, unit, lang), font);
      const double next = measure.width(
          lang::duration_in(std::max<VirtualTime>(0, last / step - 1) * step, unit, lang), font);
      const double needed = std::max(widest, next) + kRoundGap + more;
      if (needed <= static_cast<double>(step) * per_ns) break;
      room = std::max(room * 1.05, needed);
    }
    return step;
  };
  VirtualTime step = fitting_step(frame.to, 0);
  const std::vector<Stretch> stretches = stretches_of(frame);
  // Microseconds after hours that are cut short: each stretch counts from its own beginning.
  const bool apart = !clock && stretches.size() > 1 && frame.to / step > kDigitsApart;
  if (apart) {
    VirtualTime longest = 0;
    for (const Stretch& s : stretches) longest = std::max(longest, s.end - s.begin);
    unit = lang::unit_of(longest);
    room = 30;
    step = fitting_step(longest, measure.width("+", font));
  }
  VirtualTime mantissa = step;
  while (!clock && mantissa >= 10) mantissa /= 10;
  VirtualTime minor = clock        ? step / (step % (5 * kSecond) == 0 && step % (6 * kSecond) != 0 ? 5 : 6)
                      : step >= 10 ? step / (mantissa == 2 ? 4 : 5)
                                   : step;
  if (static_cast<double>(minor) * per_ns < kMinMinorGap)
    minor = clock || (step >= 10 && mantissa != 5) ? step / 2 : step;
  if (static_cast<double>(minor) * per_ns < kMinMinorGap) minor = step;

  std::vector<Tick> ticks;
  for (const Stretch& s : stretches) {
    const VirtualTime zero = apart ? s.begin : 0;
    for (VirtualTime t = zero + round_up(s.begin - zero, minor); t <= s.end; t += minor) {
      Tick tick{t, frame.x_of(t), {}};
      const VirtualTime told = t - zero;
      if (told % step == 0 && (told > 0 || zero == 0))
        tick.label = (zero > 0 ? "+" : "") + lang::duration_in(told, unit, lang);
      ticks.push_back(std::move(tick));
    }
  }
  return ticks;
}

std::vector<Tick> step_ticks(const TimelineFrame& frame, lang::Lang lang) {
  const auto& knots = frame.axis->knots();
  std::vector<Tick> ticks;
  std::string last;
  // No more than one for each four points, however many moments there are.
  for (auto at = std::lower_bound(knots.begin(), knots.end(), frame.from);
       at != knots.end() && *at <= frame.to;) {
    const double x = frame.x_of(*at);
    // Moments of change are no round numbers: three digits are enough to tell them apart.
    VirtualTime unit = 1;
    while (*at / unit >= 1000) unit *= 10;
    std::string label = lang::duration((*at + unit / 2) / unit * unit, lang);
    if (label == last) label.clear();
    if (!label.empty()) last = label;
    ticks.push_back({*at, x, std::move(label)});
    at = std::lower_bound(at + 1, knots.end(), frame.time_at(x + 4));
  }
  return ticks;
}

scene::Font pill_font() {
  return {.weight = scene::FontWeight::semibold, .size = 9.5};
}

// Left and width of the cursor's time; empty when there is none.
Rect cursor_pill(const TimelineContext& c) {
  if (c.input.cursor == kNever || c.input.cursor < c.frame.from || c.input.cursor > c.frame.to) return {};
  const double width = c.measure.width(lang::duration(c.input.cursor, c.input.lang), pill_font()) + 12;
  const double middle = std::clamp(c.x_of(c.input.cursor), width / 2 + 1, c.scene.width - width / 2 - 1);
  return {middle - width / 2, 0, width, 15};
}

}  // namespace

scene::Font ruler_font() {
  return {.size = 10};
}

std::vector<Tick> folds_of(const TimelineFrame& frame, lang::Lang lang) {
  std::vector<Tick> out;
  for (const TimeAxis::Fold& f : frame.axis->folds()) {
    if (f.end <= frame.from || f.begin >= frame.to) continue;
    const double x0 = std::max(frame.x_of(f.begin), frame.plot.x);
    const double x1 = std::min(frame.x_of(f.end), frame.plot.right());
    out.push_back({f.begin, (x0 + x1) / 2, fmt::format("+{}", lang::duration(f.end - f.begin, lang))});
  }
  return out;
}

std::vector<Tick> ticks_of(const TimelineFrame& frame, lang::Lang lang, const scene::TextMeasure& measure,
                           const scene::Font& font) {
  std::vector<Tick> ticks = frame.axis->mode() == AxisMode::steps ? step_ticks(frame, lang)
                                                                  : round_ticks(frame, lang, measure, font);
  // Folded waits have the first claim on the room for labels.
  std::vector<std::pair<double, double>> taken;
  const scene::Font italic{.size = font.size, .italic = true};
  for (const Tick& fold : folds_of(frame, lang)) {
    const double half = measure.width(fold.label, italic) / 2;
    taken.push_back({fold.x - half, fold.x + half});
  }
  double right = -1e9;
  for (Tick& tick : ticks) {
    if (tick.label.empty()) continue;
    const double half = measure.width(tick.label, font) / 2;
    const double x0 = tick.x - half, x1 = tick.x + half;
    bool free = x0 >= right + kLabelGap / 2;
    for (const auto& [t0, t1] : taken) free = free && (x1 + 4 <= t0 || x0 >= t1 + 4);
    if (free)
      right = x1;
    else
      tick.label.clear();
  }
  return ticks;
}

void paint_grid(TimelineContext& c, const std::vector<Tick>& ticks, double top, double bottom) {
  for (const Tick& t : ticks)
    if (!t.label.empty()) c.scene.line({t.x, top}, {t.x, bottom}, c.theme.grid, 1);
}

void paint_folds(TimelineContext& c, double top, double bottom) {
  for (const TimeAxis::Fold& f : c.frame.axis->folds()) {
    if (f.end <= c.frame.from || f.begin >= c.until) continue;
    const double x =
        (std::max(c.x_of(f.begin), c.frame.plot.x) + std::min(c.x_of(f.end), c.frame.plot.right())) / 2;
    c.seen.fold = true;
    constexpr double kHalf = 2.5;
    c.scene.rect({x - kHalf, top, 2 * kHalf, bottom - top}, c.theme.background);
    for (double side : {-kHalf, kHalf}) {
      std::vector<scene::Point> points;
      bool out = false;
      for (double y = top; y < bottom + kZigzag; y += kZigzag, out = !out)
        points.push_back({x + side + (out ? 1.6 : -1.6), std::min(y, bottom)});
      c.scene.polyline(std::move(points), c.theme.text_soft, 0.8).signs("fold");
    }
  }
}

void paint_ruler(TimelineContext& c, const std::vector<Tick>& ticks, double y, bool below) {
  const scene::Font font = ruler_font();
  const scene::Rect& plot = c.frame.plot;
  const double baseline = below ? y + 17 : y - 8;
  double label_end = c.scene.width - 4;
  if (below) {
    const double tip = plot.right() + 10;
    c.scene.line({plot.x, y}, {tip - 5, y}, c.theme.axis, 1.3).named({"axis"});
    c.scene.polygon({{tip, y}, {tip - 7, y - 3.5}, {tip - 7, y + 3.5}}, c.theme.axis);
    // In a narrow figure the room is for numbers; the arrow says enough.
    std::string time = c.scene.width < 420 ? "" : tr(lang::TextId::fig_time, c.input.lang);
    // How long a fold is, is no word to be left out for this one.
    const scene::Font slanted{.size = font.size, .italic = true};
    for (const Tick& fold : folds_of(c.frame, c.input.lang))
      if (fold.x + c.measure.width(fold.label, slanted) / 2 > tip - c.measure.width(time, font) - 8)
        time.clear();
    if (time.empty()) label_end = tip + 8;
    if (!time.empty()) {
      label_end = tip - c.measure.width(time, font) - 8;
      c.scene
          .text({tip, baseline}, time, {.size = font.size, .italic = true}, c.theme.text_soft,
                scene::Anchor::end)
          .named({"axis-label"});
    }
  } else {
    c.scene.line({plot.x, y}, {plot.right(), y}, c.theme.rule, 1).named({"axis"});
  }
  const Rect hidden = below ? Rect{} : cursor_pill(c);  // above, the cursor's time takes a label's place
  std::int32_t index = 0;
  for (const Tick& t : ticks) {
    const bool major = !t.label.empty();
    const double length = major ? 4 : 2.5;
    c.scene.line({t.x, below ? y - (major ? 3.5 : 0) : y - length}, {t.x, below ? y + length : y},
                 c.theme.axis, major ? 1 : 0.7);
    if (!major) continue;
    const double half = c.measure.width(t.label, font) / 2;
    if (t.x + half > label_end || (t.x + half > hidden.x && t.x - half < hidden.right())) continue;
    c.scene.text({t.x, baseline}, t.label, font, c.theme.text_soft, scene::Anchor::middle)
        .named({"tick-#", index++});
  }
  index = 0;
  const scene::Font italic{.size = font.size, .italic = true};
  double right = -1e9;
  for (const Tick& fold : folds_of(c.frame, c.input.lang)) {
    const double half = c.measure.width(fold.label, italic) / 2;
    if (fold.x - half < right + 4 || fold.x + half > label_end) continue;
    c.scene.text({fold.x, baseline}, fold.label, italic, c.theme.text_soft, scene::Anchor::middle)
        .named({"fold-#", index++});
    right = fold.x + half;
  }
}

void paint_cursor(TimelineContext& c, double pill_y, double bottom) {
  Rect pill = cursor_pill(c);
  if (pill.width <= 0) return;
  pill.y = pill_y - pill.height / 2;
  const double x = c.x_of(c.input.cursor);
  double top = pill.bottom();
  const auto piece = [&](double to) {
    if (to <= top) return;
    const bool first = top == pill.bottom();
    c.scene.line({x, top}, {x, to}, c.theme.accent, 1.4)
        .named(first ? scene::Id{"cursor"} : scene::Id{})
        .hits({.kind = scene::Hit::Kind::cursor});
  };
  for (const Obstacle& heading : c.headings) {  // from above downwards
    if (x < heading.x0 || x > heading.x1 || heading.y0 >= bottom) continue;
    piece(heading.y0);
    top = std::max(top, heading.y1);
  }
  piece(bottom);
  c.scene.rect(pill, c.theme.accent, pill.height / 2).hits({.kind = scene::Hit::Kind::cursor});
  c.scene
      .text({pill.x + pill.width / 2, scene::centred(pill_y, pill_font())},
            lang::duration(c.input.cursor, c.input.lang), pill_font(), c.theme.on_accent,
            scene::Anchor::middle)
      .named({"cursor-time"});
}

}  // namespace kvant::figures

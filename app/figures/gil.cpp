// The figure `gil`: for each thread when it runs with the GIL, when it acquires and releases it, asks for it
// and is made to drop it; and who holds it.
#include <algorithm>
#include <array>
#include <cmath>

#include "app/figures/gil_moments.h"
#include "app/figures/lane_painter.h"
#include "app/figures/legend.h"
#include "app/figures/page.h"
#include "app/figures/ruler.h"
#include "app/figures/time_axis.h"
#include "app/figures/words.h"

namespace kvant::figures {

using lang::TextId;
using scene::Anchor;
using scene::Font;
using scene::Rect;
using trace::Interval;
using trace::Lane;
using trace::LaneState;

namespace {

constexpr std::size_t kMostLanes = 8;
constexpr double kNear = 7;  // what happens closer together on one lane is one sign
constexpr double kLane = 30, kWordRow = 13, kLaneGap = 22, kLeastGap = 14, kBar = 14;

TextId text_of(GilMoment::Kind kind) {
  static constexpr std::array<TextId, 4> kTexts = {TextId::fig_gil_acquire, TextId::fig_gil_release,
                                                   TextId::fig_gil_drop, TextId::fig_gil_request};
  return kTexts[static_cast<std::size_t>(kind)];
}

const char* sign_of(GilMoment::Kind kind) {
  static constexpr const char* kSigns[] = {"acquire", "release", "drop", "request"};
  return kSigns[static_cast<std::size_t>(kind)];
}

struct Row {
  const Lane* lane;
  double y;        // of the block
  double words_y;  // of the words below it
};

class Gil {
 public:
  Gil(Page& page, const Lane& gil, ProcessId process, std::vector<GilMoment> moments)
      : p_(page), gil_(gil), process_(process), moments_(std::move(moments)) {}

  void paint(VirtualTime from, VirtualTime to) {
    from_ = from, to_ = to;
    FigureInput input = p_.input;
    axis_ = TimeAxis::make(p_.input.axis, input.lanes, from, to);
    pick_lanes();
    double gutter = p_.text_width(p_.tr(TextId::fig_gil), heading_font());
    for (const Lane* lane : lanes_)
      gutter = std::max(gutter, p_.text_width(actor_name(p_.input, lane->id), heading_font()));
    gutter = std::min(gutter, std::max(70.0, p_.width() * 0.22));
    plot_ = {p_.left() + gutter + 12, 0, 0, 0};
    plot_.width = p_.right() - plot_.x - 6;
    const bool cursor = p_.input.cursor != kNever && p_.input.cursor >= from_ && p_.input.cursor <= to_;
    until_ = p_.input.hide_future ? std::min(to_, p_.input.cursor) : to_;
    const double pill = p_.y + 2;
    const bool room = cursor || (p_.input.steady && p_.input.cursor != kNever);
    double y = p_.y + (room ? 28 : 12);
    const double top = y;
    const double each = kLane + 3 + 2 * kWordRow;
    double gap = kLaneGap;
    if (p_.input.height > 0 && !lanes_.empty()) {  // nearer to each other where height is scarce
      constexpr double kBelow = kBar + 2 + 10 + 30 + 56;
      const auto n = static_cast<double>(lanes_.size());
      gap = std::clamp((p_.input.height - top - kBelow) / n - each, kLeastGap, kLaneGap);
    }
    for (const Lane* lane : lanes_) {
      rows_.push_back({lane, y, y + kLane + 3});
      y += each + gap;
    }
    if (hidden_ > 0) {
      p_.text_in({p_.left(), y - gap, gutter, 16},
                 lang::plural(lang::PluralId::fig_loop_more, hidden_, p_.input.lang),
                 {.size = 10, .italic = true}, p_.theme.text_soft, Anchor::end, {"more-threads"});
      y += 10;
    }
    const double bar = y + 2;
    const double bottom = bar + kBar;
    paint_holds(top, bar);
    for (const Row& row : rows_) {
      p_.text_in({p_.left(), row.y, gutter, kLane}, actor_name(p_.input, row.lane->id), heading_font(),
                 p_.theme.text, Anchor::end, {"thread-#-name", row.lane->id});
      paint_lane_of(row);
    }
    p_.text_in({p_.left(), bar, gutter, kBar}, p_.tr(TextId::fig_gil), heading_font(), p_.theme.text,
               Anchor::end, {"gil-name"});
    paint_bar(bar);
    TimelineFrame frame;
    frame.plot = {plot_.x, 0, plot_.width - 4, 0};
    frame.from = from_, frame.to = to_;
    frame.axis = std::make_shared<const TimeAxis>(axis_);
    TimelineContext c{p_.input, p_.theme, p_.measure, p_.scene, frame, {}, {}};
    c.until = until_;
    paint_folds(c, top - 8, bottom);
    folded_ = c.seen.fold;
    for (const Row& row : rows_) paint_words(row);
    p_.y = bottom + 10;
    if (cursor) paint_cursor(c, pill, p_.y);
    paint_ruler(c, ticks_of(frame, p_.input.lang, p_.measure, ruler_font()), p_.y, true);
    p_.y += 30;
    paint_legend();
    describe();
  }

 private:
  double x_of(VirtualTime t) const {
    const double a = axis_.at(from_), b = axis_.at(to_);
    return plot_.x + std::clamp((axis_.at(t) - a) / std::max(b - a, 1e-9), 0.0, 1.0) * plot_.width;
  }

  void pick_lanes() {
    for (const Lane& lane : p_.input.lanes.threads()) {
      if (!p_.input.threads.empty() &&
          std::find(p_.input.threads.begin(), p_.input.threads.end(), lane.id) == p_.input.threads.end())
        continue;
      if (lane.process != process_) continue;  // other processes have a GIL of their own
      const bool seen = std::any_of(lane.intervals.begin(), lane.intervals.end(), [&](const Interval& i) {
        return i.begin < to_ && i.end > from_ && i.state != LaneState::absent;
      });
      if (!seen) continue;
      if (lanes_.size() < kMostLanes)
        lanes_.push_back(&lane);
      else
        ++hidden_;
    }
  }

  const Row* row_of(ThreadId thread) const {
    for (const Row& row : rows_)
      if (row.lane->id == thread) return &row;
    return nullptr;
  }

  // Pale columns from each lane to the bar of the lock, for as long as it is held.
  void paint_holds(double, double bar) {
    for (const Interval& i : gil_.intervals) {
      if (i.state != LaneState::running || i.end <= from_ || i.begin >= until_) continue;
      const Row* row = row_of(i.thread);
      if (!row) continue;
      const double x0 = x_of(i.begin), x1 = x_of(std::min(i.end, until_));
      if (x1 - x0 < 1) continue;
      const scene::Color tint = scene::mix(p_.theme.actor(i.thread).solid, p_.theme.background, 0.07);
      p_.scene.rect({x0, row->y + kLane, x1 - x0, bar - row->y - kLane}, tint);
      for (const double x : {x0, x1})
        p_.scene
            .line({x, row->y + kLane}, {x, bar},
                  scene::mix(p_.theme.actor(i.thread).outline, p_.theme.background, 0.45), 0.8)
            .dashed(2, 2);
    }
  }

  void paint_lane_of(const Row& row) {
    const scene::ActorColors& actor = p_.theme.actor(row.lane->id);
    const Font font{.weight = scene::FontWeight::medium, .size = 10.5};
    for (std::size_t k = 0; k < row.lane->intervals.size(); ++k) {
      Interval i = row.lane->intervals[k];
      if (i.end <= from_ || i.begin >= until_) continue;
      const std::size_t first = k;
      while (k + 1 < row.lane->intervals.size() && i.state == LaneState::running &&
             row.lane->intervals[k + 1].state == LaneState::running)
        i.end = row.lane->intervals[++k].end;
      const double x0 = x_of(i.begin), x1 = x_of(std::min(i.end, until_));
      if (x1 - x0 < 0.3) continue;
      const Rect box{x0, row.y, x1 - x0, kLane};
      const auto id = static_cast<std::int32_t>(first);
      const std::size_t painted = p_.scene.primitives.size();
      paint_state(p_.scene, p_.theme, i.state, actor, box, {"thread-#-span-#", row.lane->id, id}, {});
      if (p_.scene.primitives.size() == painted) continue;
      p_.scene.primitives[painted].sign = figures::sign_of(i.state);
      p_.scene.primitives[painted].tooltip = interval_tip(p_.input, *row.lane, i);
      seen_.set(static_cast<std::size_t>(i.state));
      std::string text;
      scene::Color color = actor.text;
      if (i.state == LaneState::running) text = p_.tr(TextId::fig_gil_run), color = actor.on_solid;
      if (i.state == LaneState::wait_gil) text = p_.tr(TextId::fig_gil);
      if (i.state == LaneState::wait_io) text = p_.tr(TextId::fig_wait_device);
      if (i.state == LaneState::sleeping) text = p_.tr(TextId::fig_state_sleeping);
      if (i.state == LaneState::ready) text = p_.tr(TextId::fig_label_ready);
      if (i.state == LaneState::blocked) text = interval_label(p_.input, *row.lane, i);
      if (text.empty()) continue;
      double wide = p_.text_width(text, font);
      if (wide + 12 > box.width && i.state == LaneState::blocked)
        text = short_label(p_.input, i), wide = p_.text_width(text, font);
      if (wide + 12 > box.width) continue;
      const bool chip = i.state == LaneState::wait_gil || i.state == LaneState::blocked;
      const bool above = i.state == LaneState::wait_io || i.state == LaneState::sleeping;
      const double middle = box.x + box.width / 2, cy = box.y + box.height / 2;
      if (chip) p_.scene.rect({middle - wide / 2 - 5, cy - 8, wide + 10, 16}, p_.theme.chip, 3);
      p_.scene
          .text({middle, above ? cy - 9 : scene::centred(cy, font)}, text, above ? note_font() : font, color,
                Anchor::middle)
          .named({"thread-#-label-#", row.lane->id, id});
    }
    const auto& v = row.lane->intervals;
    if (!v.empty() && v.back().end_event >= 0 && v.back().end <= until_ && v.back().end > from_) {
      paint_end_cap(p_.scene, actor, x_of(v.back().end), {0, row.y, 0, kLane});
      p_.scene.primitives.back().sign = "finished";
      finished_ = true;
    }
  }

  struct Shown {
    GilMoment first, last;
    double x0, x1;
  };

  // Taking and letting go that are too close together to be drawn apart, as one.
  std::vector<Shown> clusters_of(const Row& row) const {
    std::vector<Shown> out;
    for (const GilMoment& m : moments_) {
      if (m.thread != row.lane->id || m.time < from_ || m.time > until_) continue;
      if (m.kind == GilMoment::Kind::request) continue;
      const double x = x_of(m.time);
      if (out.empty() || x - out.back().x1 > kNear)
        out.push_back({m, m, x, x});
      else
        out.back().last = m, out.back().x1 = x;
    }
    return out;
  }

  // The signs below a lane with their words, as far as there is room in two rows.
  void paint_words(const Row& row) {
    paint_requests(row);
    std::array<double, 2> taken = {-1e9, -1e9};
    const Font font{.size = 9.5};
    const double y = row.y + kLane + 2;
    const scene::Color ink = p_.theme.actor(row.lane->id).text;
    const auto sign = [&](const GilMoment& m, double x) {
      const std::size_t painted = p_.scene.primitives.size();
      paint_sign(m.kind, x, y, row.y, ink, {"moment-#", m.event});
      p_.scene.primitives[painted].sign = sign_of(m.kind);
      kinds_.set(static_cast<std::size_t>(m.kind));
    };
    for (const Shown& s : clusters_of(row)) {
      const bool takes = s.first.kind == GilMoment::Kind::acquire,
                 keeps = s.last.kind == GilMoment::Kind::acquire;
      std::string text;
      double x = s.x0;
      if (takes == keeps || s.first.event == s.last.event) {
        // Held before and after, or neither: what comes of it.
        const GilMoment& m = takes ? s.first : s.last;
        x = takes ? s.x0 : s.x1;
        sign(m, x);
        text = p_.tr(text_of(m.kind));
      } else if (takes) {  // a short hold
        x = (s.x0 + s.x1) / 2;
        const double half = std::max(3.6, (s.x1 - s.x0) / 2);
        sign(s.first, x - half);
        sign(s.last, x + half);
        text = std::string(p_.tr(text_of(s.first.kind))) + " · " + p_.tr(text_of(s.last.kind));
      } else {  // let go for a moment: the row of the lock shows it
        continue;
      }
      const double wide = p_.text_width(text, font);
      const double middle = std::clamp(x, plot_.x + wide / 2, plot_.right() - wide / 2 + 6);
      for (std::size_t r = 0; r < taken.size(); ++r) {
        if (middle - wide / 2 < taken[r] + 5) continue;
        p_.scene.rect({middle - wide / 2 - 1.5, y + 7 + static_cast<double>(r) * kWordRow, wide + 3, 11},
                      p_.theme.background);
        p_.scene.text({middle, y + 16 + static_cast<double>(r) * kWordRow}, text, font, ink, Anchor::middle)
            .named({"moment-#-word", s.first.event});
        taken[r] = middle + wide / 2;
        break;
      }
    }
  }

  // Above the lane of who asks, over their signs.
  void paint_requests(const Row& row) {
    const Font font{.size = 9.5};
    const std::string text = p_.tr(text_of(GilMoment::Kind::request));
    const double wide = p_.text_width(text, font);
    double sign_end = -1e9, word_end = -1e9;
    for (const GilMoment& m : moments_) {
      if (m.kind != GilMoment::Kind::request || m.thread != row.lane->id) continue;
      if (m.time < from_ || m.time > until_) continue;
      const double x = x_of(m.time);
      if (x < sign_end + kNear) continue;
      sign_end = x;
      const std::size_t painted = p_.scene.primitives.size();
      paint_sign(m.kind, x, 0, row.y, p_.theme.text, {"moment-#", m.event});
      p_.scene.primitives[painted].sign = sign_of(m.kind);
      kinds_.set(static_cast<std::size_t>(m.kind));
      const double middle = std::clamp(x, plot_.x + wide / 2, plot_.right() - wide / 2 + 6);
      if (middle - wide / 2 < word_end + 5) continue;
      p_.scene.text({middle, row.y - 8}, text, font, p_.theme.text_soft, Anchor::middle)
          .named({"moment-#-word", m.event});
      word_end = middle + wide / 2;
    }
  }

  void paint_sign(GilMoment::Kind kind, double x, double y, double lane, scene::Color ink, scene::Id id) {
    switch (kind) {
      case GilMoment::Kind::acquire:  // an arrow head into the lane
        p_.scene.polygon({{x, y - 1}, {x + 3.4, y + 5}, {x - 3.4, y + 5}}, ink).named(id);
        return;
      case GilMoment::Kind::release:  // out of it
        p_.scene.polygon({{x, y + 5}, {x + 3.4, y - 1}, {x - 3.4, y - 1}}, ink).named(id);
        return;
      case GilMoment::Kind::drop:  // out of it, not by itself
        p_.scene.polygon({{x, y + 5}, {x + 3.4, y - 1}, {x - 3.4, y - 1}}, p_.theme.background).named(id);
        p_.scene.polyline({{x, y + 5}, {x + 3.4, y - 1}, {x - 3.4, y - 1}, {x, y + 5}}, ink, 1.1);
        return;
      case GilMoment::Kind::request:  // knocks from above
        p_.scene.polygon({{x, lane - 1}, {x - 3.2, lane - 6}, {x + 3.2, lane - 6}}, p_.theme.text).named(id);
        return;
    }
  }

  void paint_bar(double y) {
    p_.scene.rect({plot_.x, y, plot_.width, kBar}, p_.theme.grid, 1);
    for (std::size_t k = 0; k < gil_.intervals.size(); ++k) {
      const Interval& i = gil_.intervals[k];
      if (i.state != LaneState::running || i.end <= from_ || i.begin >= until_) continue;
      const double x0 = x_of(i.begin), x1 = x_of(std::min(i.end, until_));
      if (x1 - x0 < 0.3) continue;
      const scene::ActorColors& actor = p_.theme.actor(i.thread);
      p_.scene.rect({x0, y, x1 - x0, kBar}, actor.solid, 1)
          .named({"gil-span-#", static_cast<std::int32_t>(k)});
      const std::string name = actor_name(p_.input, i.thread);
      const Font font{.weight = scene::FontWeight::medium, .size = 9.5};
      if (p_.text_width(name, font) + 8 <= x1 - x0)
        p_.scene
            .text({(x0 + x1) / 2, scene::centred(y + kBar / 2, font)}, name, font, actor.on_solid,
                  Anchor::middle)
            .named({"gil-label-#", static_cast<std::int32_t>(k)});
    }
  }

  // What there is in the whole of the window, seen yet or not.
  std::bitset<16> states_of_all() const {
    std::bitset<16> out;
    for (const Lane* lane : lanes_)
      for (const Interval& i : lane->intervals)
        if (i.state != LaneState::absent && i.begin < to_ && i.end > from_)
          out.set(static_cast<std::size_t>(i.state));
    return out;
  }
  bool any_finishes() const {
    return std::any_of(lanes_.begin(), lanes_.end(), [this](const Lane* lane) {
      return !lane->intervals.empty() && lane->intervals.back().end_event >= 0 &&
             lane->intervals.back().end <= to_;
    });
  }
  bool happens(GilMoment::Kind kind) const {
    return std::any_of(moments_.begin(), moments_.end(), [&](const GilMoment& m) {
      return m.kind == kind && m.time >= from_ && m.time <= to_;
    });
  }

  void paint_legend() {
    const scene::ActorColors& grey = p_.theme.neutral;
    std::vector<LegendItem> items;
    static constexpr std::pair<LaneState, const char*> kStates[] = {
        {LaneState::running, "legend-running"},     {LaneState::ready, "legend-ready"},
        {LaneState::wait_gil, "legend-wait-gil"},   {LaneState::blocked, "legend-blocked"},
        {LaneState::wait_io, "legend-wait-io"},     {LaneState::sleeping, "legend-sleeping"},
        {LaneState::suspended, "legend-suspended"}, {LaneState::switching, "legend-switching"}};
    const bool keeps_places = p_.input.steady && until_ < to_;
    const auto places = keeps_places ? states_of_all() : seen_;
    for (const auto& [state, id] : kStates)
      if (const auto index = static_cast<std::size_t>(state); places.test(index))
        items.push_back({id, p_.tr(legend_text(state)), 28,
                         [this, &grey, state = state](const Rect& b) {
                           paint_state(p_.scene, p_.theme, state, grey, b, {}, {});
                         },
                         seen_.test(index)});
    if (finished_ || (keeps_places && any_finishes()))
      items.push_back(
          {"legend-finished", p_.tr(TextId::fig_finished), 12,
           [this, &grey](const Rect& b) {
             p_.scene.rect({b.x, b.y + 1.5, b.width - 2, b.height - 3}, grey.pale_io);
             paint_end_cap(p_.scene, grey, b.right() - 2, {b.x, b.y + 1.5, b.width, b.height - 3});
           },
           finished_});
    if (folded_)
      items.push_back({"legend-fold", p_.tr(TextId::fig_fold), 12,
                       [this](const Rect& b) { paint_fold_sample(p_.scene, p_.theme, b); }});
    static constexpr const char* kIds[] = {"legend-acquire", "legend-release", "legend-drop",
                                           "legend-request"};
    static constexpr TextId kTexts[] = {TextId::fig_gil_legend_acquire, TextId::fig_gil_legend_release,
                                        TextId::fig_gil_legend_drop, TextId::fig_mark_gil_request};
    for (std::size_t k = 0; k < 4; ++k)
      if (kinds_.test(k) || (keeps_places && happens(static_cast<GilMoment::Kind>(k))))
        items.push_back({kIds[k], p_.tr(kTexts[k]), 12,
                         [this, k, &grey](const Rect& b) {
                           paint_sign(static_cast<GilMoment::Kind>(k), b.x + b.width / 2,
                                      b.y + b.height / 2 - 2, b.y + b.height / 2 + 3, grey.text, {});
                         },
                         kinds_.test(k)});
    double x0 = plot_.x;
    for (const LegendItem& item : items)
      if (x0 + item.width + 8 + p_.text_width(item.text, {.size = 10.5}) > p_.right()) x0 = p_.left();
    p_.y += p_.legend(items, x0, p_.right(), p_.y + 4) + 4;
  }

  void describe() {
    std::size_t told = 0;
    for (const GilMoment& m : moments_) {
      if (m.time < from_ || m.time > until_ || told++ > 30) continue;
      p_.describe(p_.format(TextId::fig_gil_desc, lang::duration(m.time, p_.input.lang),
                            actor_name(p_.input, m.thread), p_.tr(text_of(m.kind))));
    }
  }

  Page& p_;
  const Lane& gil_;
  ProcessId process_;
  std::vector<GilMoment> moments_;
  VirtualTime from_ = 0, to_ = 0, until_ = 0;  // until_: nothing is drawn from here on
  TimeAxis axis_;
  std::vector<const Lane*> lanes_;
  std::vector<Row> rows_;
  Rect plot_;
  std::bitset<16> seen_;
  std::bitset<4> kinds_;
  bool finished_ = false, folded_ = false;
  std::int64_t hidden_ = 0;  // threads for which there is no room
};

}  // namespace

scene::Scene layout_gil(const FigureInput& input) {
  Page p(input, TextId::fig_gil_title, 320);
  p.paint_title();
  const ProcessId process =
      input.threads.empty() || input.threads.front() < 0 ||
              static_cast<std::size_t>(input.threads.front()) >= input.lanes.threads().size()
          ? 0
          : input.lanes.threads()[static_cast<std::size_t>(input.threads.front())].process;
  const Lane* gil = gil_lane(input.lanes, process);
  if (!gil) {
    p.y = p.paragraph(p.left(), p.y, p.width(), p.tr(TextId::fig_gil_none), text_font(), p.theme.text_soft,
                      {"nothing"});
    p.describe(p.tr(TextId::fig_gil_none));
    return p.take();
  }
  std::vector<GilMoment> moments = gil_moments(input.trace, *gil);
  VirtualTime from = 0, to = 0;
  choose_gil_window(input, moments, from, to);
  if (to <= from) to = from + 1000;
  Gil(p, *gil, process, std::move(moments)).paint(from, to);
  return p.take(8);
}

}  // namespace kvant::figures

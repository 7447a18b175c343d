#include "app/figures/time_axis.h"

#include <algorithm>
#include <cmath>

namespace kvant::figures {

namespace {

using Span = TimeAxis::Fold;

constexpr double kFoldShare = 0.07;  // a folded wait is as wide as this share of all that is not folded
constexpr double kWorthFolding = 4;  // times that width, or it stays

bool idle(trace::LaneState state) {
  using trace::LaneState;
  return state == LaneState::absent || state == LaneState::blocked || state == LaneState::wait_io ||
         state == LaneState::sleeping || state == LaneState::suspended;
}

// When somebody runs or could run, without overlaps.
std::vector<Span> busy_spans(const trace::Lanes& lanes, VirtualTime from, VirtualTime to) {
  std::vector<Span> spans;
  for (const trace::Lane& lane : lanes.threads()) {
    for (const trace::Interval& i : lane.intervals) {
      if (idle(i.state) || i.end <= from || i.begin >= to) continue;
      const Span span{std::max(i.begin, from), std::min(i.end, to)};
      if (!spans.empty() && spans.back().end == span.begin)
        spans.back().end = span.end;
      else
        spans.push_back(span);
    }
  }
  std::sort(spans.begin(), spans.end(), [](const Span& a, const Span& b) { return a.begin < b.begin; });
  std::vector<Span> merged;
  for (const Span& s : spans) {
    if (!merged.empty() && s.begin <= merged.back().end)
      merged.back().end = std::max(merged.back().end, s.end);
    else
      merged.push_back(s);
  }
  return merged;
}

std::vector<Span> gaps_between(const std::vector<Span>& busy, VirtualTime from, VirtualTime to) {
  std::vector<Span> gaps;
  VirtualTime at = from;
  for (const Span& b : busy) {
    if (b.begin > at) gaps.push_back({at, b.begin});
    at = b.end;
  }
  if (to > at) gaps.push_back({at, to});
  return gaps;
}

// Rounded down, and never outside of what an int64 holds.
VirtualTime whole(double time) {
  constexpr double kFarthest = 9e18;
  return static_cast<VirtualTime>(std::floor(std::clamp(time, -kFarthest, kFarthest)));
}

}  // namespace

void TimeAxis::knot(VirtualTime time, double position) {
  times_.push_back(time);
  positions_.push_back(position);
}

TimeAxis TimeAxis::make(AxisMode mode, const trace::Lanes& lanes, VirtualTime from, VirtualTime to) {
  TimeAxis axis;
  axis.mode_ = mode;
  to = std::min(to, lanes.end_time());
  if (mode == AxisMode::steps) {
    std::vector<VirtualTime>& t = axis.times_;
    for (const auto* group : {&lanes.threads(), &lanes.cores()}) {
      if (!t.empty()) break;  // cores only when there is no thread
      for (const trace::Lane& lane : *group)
        for (const trace::Interval& i : lane.intervals) t.push_back(i.begin), t.push_back(i.end);
    }
    std::sort(t.begin(), t.end());
    t.erase(std::unique(t.begin(), t.end()), t.end());
    for (std::size_t i = 0; i < t.size(); ++i) axis.positions_.push_back(static_cast<double>(i));
    if (t.size() > 1) axis.outer_slope_ = axis.positions_.back() / static_cast<double>(t.back() - t.front());
    return axis;
  }
  if (mode == AxisMode::folded && to > from) {
    std::vector<Span> gaps = gaps_between(busy_spans(lanes, from, to), from, to);
    std::sort(gaps.begin(), gaps.end(), [](const Span& a, const Span& b) {
      return a.end - a.begin != b.end - b.begin ? a.end - a.begin < b.end - b.begin : a.begin < b.begin;
    });
    // Unfold the short ones, shortest first, until the next is long against all that is shown in full.
    double shown = static_cast<double>(to - from);
    for (const Span& g : gaps) shown -= static_cast<double>(g.end - g.begin);
    if (shown <= 0) shown = 1;
    std::size_t keep = 0;
    while (keep < gaps.size()) {
      const double length = static_cast<double>(gaps[keep].end - gaps[keep].begin);
      if (length > kWorthFolding * kFoldShare * (shown + length)) break;
      shown += length;
      ++keep;
    }
    axis.folds_.assign(gaps.begin() + static_cast<std::ptrdiff_t>(keep), gaps.end());
    std::sort(axis.folds_.begin(), axis.folds_.end(),
              [](const Span& a, const Span& b) { return a.begin < b.begin; });
    double position = static_cast<double>(from);
    VirtualTime last = from;
    const double folded = std::max(1.0, kFoldShare * shown);
    axis.knot(from, position);
    for (const Fold& f : axis.folds_) {
      position += static_cast<double>(f.begin - last);
      if (f.begin > last) axis.knot(f.begin, position);
      position += folded;
      axis.knot(f.end, position);
      last = f.end;
    }
    if (axis.folds_.empty()) axis.times_.clear(), axis.positions_.clear();
  }
  return axis;
}

double TimeAxis::at(VirtualTime time) const {
  if (times_.empty()) return static_cast<double>(time);
  if (time <= times_.front())
    return positions_.front() - static_cast<double>(times_.front() - time) * outer_slope_;
  if (time >= times_.back())
    return positions_.back() + static_cast<double>(time - times_.back()) * outer_slope_;
  const auto after = std::upper_bound(times_.begin(), times_.end(), time);
  const auto i = static_cast<std::size_t>(after - times_.begin());
  const double share =
      static_cast<double>(time - times_[i - 1]) / static_cast<double>(times_[i] - times_[i - 1]);
  return positions_[i - 1] + share * (positions_[i] - positions_[i - 1]);
}

VirtualTime TimeAxis::time_at(double position) const {
  if (times_.empty()) return whole(position);
  if (position <= positions_.front())
    return times_.front() + whole((position - positions_.front()) / outer_slope_);
  if (position >= positions_.back())
    return times_.back() + whole((position - positions_.back()) / outer_slope_);
  const auto after = std::upper_bound(positions_.begin(), positions_.end(), position);
  const auto i = static_cast<std::size_t>(after - positions_.begin());
  const double share = (position - positions_[i - 1]) / (positions_[i] - positions_[i - 1]);
  return times_[i - 1] + whole(share * static_cast<double>(times_[i] - times_[i - 1]));
}

}  // namespace kvant::figures

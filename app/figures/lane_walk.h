// Goes through the part of a lane that is seen, and folds what is too narrow to draw: runs of short intervals
// become one block with the shares of what is in it. Costs O(width · log n), however many intervals there
// are.
#pragma once
#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "sim/trace/lanes.h"

namespace kvant::figures {

// A run of intervals narrower than can be drawn, between two x.
struct Folded {
  std::size_t first = 0, last = 0;  // [first, last)
  double x0 = 0, x1 = 0;
  // Shares of the time, from a sample of the intervals, in quarters. By state for threads, by actor for cores
  // and locks.
  struct Share {
    std::int32_t what = 0;
    int quarters = 0;
    bool operator==(const Share&) const = default;
  };
  std::array<Share, 3> shares{};  // largest first; quarters 0: none

  bool looks_like(const Folded& other) const { return shares == other.shares; }
};

struct WalkLimits {
  double left = 0, right = 0;  // of the plot
  VirtualTime from = 0, to = 0;
  double min_width = 2;   // narrower intervals fold
  double fold_width = 4;  // a folded block is looked at in pieces of this width
};

namespace detail {

inline constexpr std::size_t kSample = 12;     // intervals looked at in one piece
inline constexpr std::size_t kScanAhead = 24;  // intervals of a piece among which a wide one is not swallowed

inline Folded fold_piece(const trace::Lane& lane, std::size_t first, std::size_t last) {
  Folded out;
  out.first = first;
  out.last = last;
  struct Sum {
    std::int32_t what;
    double time;
  };
  std::array<Sum, kSample> sums;
  std::size_t count = 0;
  double total = 0;
  const std::size_t n = last - first, samples = std::min(n, kSample);
  for (std::size_t s = 0; s < samples; ++s) {
    const trace::Interval& i = lane.intervals[first + s * n / samples];
    const double time = static_cast<double>(i.end - i.begin);
    total += time;
    std::int32_t what = static_cast<std::int32_t>(i.state);
    if (!trace::shows_states(lane.kind)) what = i.state == trace::LaneState::running ? i.thread : kNobody;
    std::size_t k = 0;
    while (k < count && sums[k].what != what) ++k;
    if (k == count) sums[count++] = {what, 0};
    sums[k].time += time;
  }
  std::sort(sums.begin(), sums.begin() + static_cast<std::ptrdiff_t>(count),
            [](const Sum& a, const Sum& b) { return a.time != b.time ? a.time > b.time : a.what < b.what; });
  std::size_t kept = 0;
  for (std::size_t k = 0; k < count && kept < out.shares.size(); ++k) {
    const int quarters = total > 0 ? static_cast<int>(std::lround(sums[k].time / total * 4)) : 0;
    if (quarters > 0) out.shares[kept++] = {sums[k].what, quarters};
  }
  return out;
}

// The first index ≥ `at` whose interval ends after `time`: galloping, since it is near.
inline std::size_t first_ending_after(const std::vector<trace::Interval>& v, std::size_t at,
                                      VirtualTime time) {
  std::size_t step = 1, low = at;
  while (at < v.size() && v[at].end <= time) {
    low = at + 1;
    at += step;
    step *= 2;
  }
  const auto begin = v.begin() + static_cast<std::ptrdiff_t>(low);
  const auto end = v.begin() + static_cast<std::ptrdiff_t>(std::min(at, v.size()));
  return static_cast<std::size_t>(
      std::lower_bound(begin, end, time, [](const trace::Interval& i, VirtualTime t) { return i.end <= t; }) -
      v.begin());
}

}  // namespace detail

// x_of(time) → x; time_at(x) → time. on_interval(first, last, x0, x1) gets one interval, or equal neighbours
// merged, at least about a hairline wide; on_folded(const Folded&). From left to right.
template <typename XOf, typename TimeAt, typename OnInterval, typename OnFolded>
void walk_lane(const trace::Lane& lane, const WalkLimits& limits, XOf x_of, TimeAt time_at,
               OnInterval on_interval, OnFolded on_folded) {
  const auto& v = lane.intervals;
  std::size_t i = static_cast<std::size_t>(
      std::lower_bound(v.begin(), v.end(), limits.from,
                       [](const trace::Interval& a, VirtualTime t) { return a.end <= t; }) -
      v.begin());
  const auto x_in = [&](VirtualTime t) { return std::clamp(x_of(t), limits.left, limits.right); };
  const auto alike = [](const trace::Interval& a, const trace::Interval& b) {
    return a.end == b.begin && a.state == b.state && a.wait == b.wait && a.thread == b.thread &&
           a.lock == b.lock && a.label == b.label;
  };
  Folded pending;
  const auto flush = [&] {
    if (pending.last > pending.first) on_folded(pending);
    pending = {};
  };
  while (i < v.size() && v[i].begin < limits.to) {
    const double x0 = x_in(v[i].begin);
    double x1 = x_in(v[i].end);
    if (x1 - x0 >= limits.min_width) {
      flush();
      std::size_t last = i + 1;
      while (last < v.size() && v[last].begin < limits.to && alike(v[last - 1], v[last]) &&
             x_in(v[last].end) - x_in(v[last].begin) >= limits.min_width)
        ++last;
      x1 = x_in(v[last - 1].end);
      on_interval(i, last, x0, x1);
      i = last;
      continue;
    }
    const VirtualTime piece_end = std::min(time_at(x0 + limits.fold_width), limits.to);
    std::size_t last = detail::first_ending_after(v, i, piece_end);
    if (last == i) ++last;
    const std::size_t scan = std::min(last, i + detail::kScanAhead);
    for (std::size_t k = i + 1; k < scan; ++k) {
      if (x_in(v[k].end) - x_in(v[k].begin) < limits.min_width) continue;
      last = k;
      break;
    }
    if (last - i <= 2) {  // a lone sliver between wider ones is drawn for itself
      flush();
      for (std::size_t k = i; k < last; ++k) on_interval(k, k + 1, x_in(v[k].begin), x_in(v[k].end));
    } else {
      Folded piece = detail::fold_piece(lane, i, last);
      piece.x0 = x0;
      piece.x1 = x_in(v[last - 1].end);
      if (pending.last == piece.first && pending.last > pending.first && pending.looks_like(piece)) {
        pending.last = piece.last;
        pending.x1 = piece.x1;
      } else {
        flush();
        pending = piece;
      }
    }
    i = last;
  }
  flush();
}

}  // namespace kvant::figures

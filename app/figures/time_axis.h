// Where a virtual time stands along the axis. Positions are in a unit of the axis's own, growing with time.
#pragma once
#include <vector>

#include "app/figures/figure.h"

namespace kvant::figures {

class TimeAxis {
 public:
  struct Fold {  // a long wait cut short
    VirtualTime begin, end;
  };

  TimeAxis() = default;  // linear
  // Looks at all intervals of the lanes: make it once for a run, not for every frame. Waits that straddle
  // `from` or `to` count by their part inside.
  static TimeAxis make(AxisMode mode, const trace::Lanes& lanes, VirtualTime from = 0,
                       VirtualTime to = kNever);

  AxisMode mode() const { return mode_; }
  double at(VirtualTime time) const;
  VirtualTime time_at(double position) const;                       // the inverse, rounded down
  const std::vector<Fold>& folds() const { return folds_; }         // by time
  const std::vector<VirtualTime>& knots() const { return times_; }  // steps: the moments of change

 private:
  void knot(VirtualTime time, double position);
  AxisMode mode_ = AxisMode::linear;
  std::vector<VirtualTime> times_;  // between two of them the axis is linear; empty: all of it
  std::vector<double> positions_;
  double outer_slope_ = 1;  // before the first and after the last
  std::vector<Fold> folds_;
};

}  // namespace kvant::figures

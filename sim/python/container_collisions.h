// Keys of one hash in the tables of dicts and sets.
#pragma once
#include <algorithm>
#include <cstdint>
#include <vector>

namespace kvant::python {

// Tells the candidates that come after `after` on the way of a probe, each once: the way of a probe through a
// table may come back to a place it has passed. after < 0: the first candidate is next.
class Collisions {
 public:
  explicit Collisions(std::int64_t after) : after_(after) {}
  // To be asked for every candidate on the way, in order.
  bool is_next(std::int64_t candidate) {
    if (after_ < 0) return true;
    if (std::find(passed_.begin(), passed_.end(), candidate) != passed_.end()) return false;
    if (is_past_) return true;
    passed_.push_back(candidate);
    is_past_ = candidate == after_;
    return false;
  }

 private:
  std::int64_t after_;
  bool is_past_ = false;
  std::vector<std::int64_t> passed_;
};

}  // namespace kvant::python

// Copies of the world along a run, from which any position is reached by a short replay.
#pragma once
#include <cstddef>
#include <memory>
#include <vector>

#include "sim/player/world.h"

namespace kvant {

class Checkpoints {
 public:
  // More than either and every second checkpoint is given up, the distance between new ones doubled.
  static constexpr std::size_t kMaxCount = 192;
  static constexpr std::size_t kMaxBytes = std::size_t{96} << 20;
  // Steps between checkpoints at first: a replay over them takes a few milliseconds. Threads without a GIL
  // run in lockstep, which is much slower.
  static constexpr Position kFirstDistance = 500'000;
  static constexpr Position kFirstDistanceInLockstep = 100'000;

  // A world of many bytes is copied less often: copying takes time too.
  static constexpr std::size_t kBytesPerStep = 8;

  explicit Checkpoints(Position first_distance) : distance_(first_distance) {}

  // Keeps a copy of `world` when it is far enough from the last one kept.
  void offer(const World& world);
  // The position at which the next offer() will be taken.
  Position next() const;
  // The nearest at or before `position`. There is one at 0 once a world at 0 was offered.
  const World& before(Position position) const;
  void forget_after(Position position);
  std::size_t count() const { return items_.size(); }

 private:
  void thin();
  std::vector<std::shared_ptr<const World>> items_;
  Position distance_;
  std::size_t bytes_ = 0;
};

}  // namespace kvant

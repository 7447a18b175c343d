// Copies of the world along a run, from which any position is reached by a short replay.
#pragma once
#include <cstddef>
#include <memory>
#include <vector>

#include "sim/player/world_image.h"

namespace kvant {

class Checkpoints {
 public:
  // More than either and every second checkpoint is given up, the distance between new ones doubled.
  static constexpr std::size_t kMaxCount = 1024;
  static constexpr std::size_t kMaxBytes = std::size_t{96} << 20;
  // Steps between checkpoints at most, at first: a replay over them takes a few milliseconds. Threads without
  // a GIL run in lockstep, which is much slower. Near the start they stand closer: the steps of imports are
  // heavy, and most programs of a lesson are short.
  static constexpr Position kFirstDistance = 500'000;
  static constexpr Position kFirstDistanceInLockstep = 50'000;
  static constexpr Position kNearest = 5'000;
  static constexpr Position kShareOfRun = 16;  // not closer than this part of the steps before

  // A world of many bytes is copied less often: copying takes time too.
  static constexpr std::size_t kBytesPerStep = 64;

  explicit Checkpoints(Position first_distance) : distance_(first_distance) {}

  // Keeps a copy of `world`, which is unchanged, when it is far enough from the last one kept.
  void offer(World& world);
  // The position at which the next offer() will be taken.
  Position next() const;
  // The nearest at or before `position`. There is one at 0 once a world at 0 was offered.
  const WorldImage& before(Position position) const;
  void forget_after(Position position);
  std::size_t count() const { return items_.size(); }

 private:
  void thin();
  void count_bytes();
  std::vector<std::unique_ptr<const WorldImage>> items_;
  Position distance_;
  std::size_t bytes_ = 0;        // of all items
  std::size_t world_bytes_ = 0;  // of a world, as it was at the last
};

}  // namespace kvant

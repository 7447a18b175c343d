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
  static constexpr Position kFirstDistance = 250'000;
  static constexpr Position kFirstDistanceInLockstep = 50'000;
  static constexpr Position kNearest = 5'000;
  static constexpr Position kShareOfRun = 32;  // not closer than this part of the steps before
  // Steps that changed so much memory were heavy ones, as those of imports are: four times closer.
  static constexpr std::size_t kMuchChanged = std::size_t{64} << 10;

  // A world of many bytes is looked through less often: that takes time too.
  static constexpr std::size_t kSmallWorld = std::size_t{8} << 20;
  static constexpr std::size_t kBytesPerStep = 512;  // of the part up to kSmallWorld
  static constexpr std::size_t kBytesPerStepBeyond = 128;

  explicit Checkpoints(Position first_distance) : distance_(first_distance) {}

  // Keeps a copy of `world`, which is unchanged, when it is far enough from the last one kept.
  void offer(World& world);
  // The position at which the next offer() will be taken.
  Position next() const;
  // The nearest at or before `position`. There is one at 0 once a world at 0 was offered.
  const WorldImage& before(Position position) const;
  // The last whose time is not after `time`; the first if there is none.
  const WorldImage& before_time(VirtualTime time) const;
  // The one after `checkpoint`, which is one of these; null if it is the last.
  const WorldImage* after(const WorldImage& checkpoint) const;
  void forget_after(Position position);
  // No more are taken.
  void close() { closed_ = true; }
  std::size_t count() const { return items_.size(); }

 private:
  void thin();
  void count_bytes();
  std::vector<std::unique_ptr<const WorldImage>> items_;
  Position distance_;
  bool closed_ = false;
  std::size_t bytes_ = 0;           // of all items
  std::size_t bytes_compared_ = 0;  // for the last one
  bool heavy_ = false;              // much was changed before the last one
};

}  // namespace kvant

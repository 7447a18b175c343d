// A world at rest: a copy that shares the memory which did not change since an earlier one. Much smaller than
// a World and cheaper to make; restored, it runs.
#pragma once
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>

#include "sim/player/world.h"
#include "sim/python/heap_image.h"

namespace kvant {

class WorldImage {
 public:
  // `earlier`: an image of the same run, or null. `world` is unchanged afterwards.
  WorldImage(World& world, const WorldImage* earlier);
  // `world` must be of the same run, or have no heaps: memory that did not change in between is left alone.
  void restore(World& world) const;
  World restored() const;
  Position position() const { return rest_.position(); }
  VirtualTime time() const { return rest_.machine.now(); }
  std::uint64_t user_activity() const { return user_activity_; }  // see Runtime::user_activity
  std::size_t bytes_beside(const WorldImage* earlier) const;      // about; without what `earlier` shares
  std::size_t bytes_changed(const WorldImage* earlier) const;     // of the heaps only
  std::size_t bytes_compared() const { return bytes_compared_; }  // when it was made: what its making cost

 private:
  std::shared_ptr<const python::HeapImage> image(ProcessId process) const;  // null: none
  World rest_;                                                              // its heaps have no memory
  std::map<ProcessId, std::shared_ptr<const python::HeapImage>> heaps_;
  std::uint64_t user_activity_;
  std::size_t bytes_compared_ = 0;
};

}  // namespace kvant

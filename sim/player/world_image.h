// A world at rest: a copy that shares the memory which did not change since an earlier one. Much smaller than
// a World and cheaper to make; restored, it runs.
#pragma once
#include <cstddef>
#include <map>

#include "sim/player/world.h"
#include "sim/python/heap_image.h"

namespace kvant {

class WorldImage {
 public:
  // `earlier`: an image of the same run, or null. `world` is unchanged afterwards.
  WorldImage(World& world, const WorldImage* earlier);
  void restore(World& world) const;
  World restored() const;
  Position position() const { return rest_.position(); }
  std::size_t bytes_beside(const WorldImage* earlier) const;  // about; without what `earlier` shares

 private:
  const python::HeapImage* image(ProcessId process) const;  // null: none
  World rest_;                                              // its heaps have no memory
  std::map<ProcessId, python::HeapImage> heaps_;
};

}  // namespace kvant

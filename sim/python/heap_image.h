// The bytes of a heap at rest. Images of one heap taken one after the other share what did not change between
// them.
#pragma once
#include <array>
#include <cstddef>
#include <memory>
#include <vector>

#include "sim/python/heap.h"

namespace kvant::python {

class HeapImage {
 public:
  // Blocks that equal those of `earlier`, an image of the same heap or null, are shared with it.
  explicit HeapImage(const Heap& heap, const HeapImage* earlier = nullptr);
  // Gives `heap` the bytes it had.
  void restore(Heap& heap) const;
  // Of the blocks that are not shared with `earlier` (may be null).
  std::size_t bytes_beside(const HeapImage* earlier) const;

 private:
  static constexpr std::size_t kBlock = 4096;
  using Block = std::array<std::byte, kBlock>;
  std::vector<std::shared_ptr<const Block>> blocks_;
  std::size_t extent_;
};

}  // namespace kvant::python

#include "sim/python/heap_image.h"

#include <algorithm>
#include <cstring>

namespace kvant::python {

// A heap is mapped in whole pages and zero above its extent: its last block may be read to the end.
HeapImage::HeapImage(const Heap& heap, const HeapImage* earlier) : extent_(heap.extent()) {
  const std::size_t count = (extent_ + kBlock - 1) / kBlock;
  blocks_.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    const std::byte* bytes = heap.base() + i * kBlock;
    if (earlier != nullptr && i < earlier->blocks_.size() &&
        std::memcmp(earlier->blocks_[i]->data(), bytes, kBlock) == 0) {
      blocks_.push_back(earlier->blocks_[i]);
      continue;
    }
    auto block = std::make_shared<Block>();
    std::memcpy(block->data(), bytes, kBlock);
    blocks_.push_back(std::move(block));
  }
}

void HeapImage::restore(Heap& heap) const {
  const std::size_t before = heap.extent();
  std::byte* bytes = heap.base();
  for (const auto& block : blocks_) {
    std::memcpy(bytes, block->data(), kBlock);
    bytes += kBlock;
  }
  const std::size_t filled = blocks_.size() * kBlock;
  if (before > filled) std::memset(heap.base() + filled, 0, before - filled);
}

std::size_t HeapImage::bytes_beside(const HeapImage* earlier) const {
  std::size_t count = 0;
  for (std::size_t i = 0; i < blocks_.size(); ++i)
    if (earlier == nullptr || i >= earlier->blocks_.size() || earlier->blocks_[i] != blocks_[i]) ++count;
  return count * kBlock + blocks_.size() * sizeof(blocks_[0]);
}

}  // namespace kvant::python

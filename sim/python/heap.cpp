#include "sim/python/heap.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <utility>

#if defined(__EMSCRIPTEN__) || defined(_WIN32)
#define KVANT_HEAP_BY_CALLOC 1
#else
#include <sys/mman.h>
#endif

namespace kvant::python {
namespace {

#ifdef KVANT_HEAP_BY_CALLOC
constexpr std::size_t kMapped = std::size_t{96} << 20;  // the browser has no address space to give away
std::byte* map_arena(std::size_t = 0) {
  auto* p = static_cast<std::byte*>(std::calloc(1, kMapped));
  if (p == nullptr) throw std::bad_alloc();
  return p;
}
void unmap_arena(std::byte* base) {
  std::free(base);
}
#else
constexpr std::size_t kMapped = Heap::kReserve;
std::byte* map_fresh() {
  void* p =
      mmap(nullptr, kMapped, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (p == MAP_FAILED) throw std::bad_alloc();
  return static_cast<std::byte*>(p);
}
// Arenas that are not in use now. Copies of worlds come and go all the time, and the pages of a fresh mapping
// cost much more than the copying. What is taken from here is as new: the part that was used is cleared.
class Spares {
 public:
  std::byte* take() {
    const std::lock_guard lock(mutex_);
    if (count_ == 0) return nullptr;
    return items_[--count_];
  }
  bool give(std::byte* base) {
    const std::lock_guard lock(mutex_);
    if (count_ == kMost) return false;
    items_[count_++] = base;
    return true;
  }

 private:
  static constexpr std::size_t kMost = 16;
  std::mutex mutex_;
  std::array<std::byte*, kMost> items_{};
  std::size_t count_ = 0;
};
Spares& spares() {
  static Spares all;
  return all;
}
constexpr std::size_t kMostSpare = std::size_t{4} << 20;  // of use: a larger one goes back to the system

// `filled`: so many bytes from the bottom will be overwritten at once.
std::byte* map_arena(std::size_t filled = 0) {
  std::byte* base = spares().take();
  if (base == nullptr) return map_fresh();
  const std::size_t used = std::max<std::size_t>(reinterpret_cast<HeapState*>(base)->top, sizeof(HeapState));
  if (used > filled) std::memset(base + filled, 0, used - filled);
  return base;
}
void unmap_arena(std::byte* base) {
  if (base == nullptr) return;
  if (reinterpret_cast<HeapState*>(base)->top <= kMostSpare && spares().give(base)) return;
  munmap(base, kMapped);
}
#endif

// Sizes above the small classes: 1280, 1536, 1792, 2048, 2560 … four an octave.
struct LargeClass {
  std::uint32_t index;
  std::size_t bytes;
};
LargeClass large_class(std::size_t bytes) {
  std::size_t octave = 1024;
  std::uint32_t index = 0;
  while (bytes > octave * 2) {
    octave *= 2;
    index += 4;
  }
  const std::size_t step = octave / 4;
  const std::size_t steps = (bytes - octave + step - 1) / step;  // 1…4
  return {index + static_cast<std::uint32_t>(steps) - 1, octave + steps * step};
}

}  // namespace

Heap::Heap(std::size_t limit) : base_(map_arena()) {
  HeapState& s = state();
  s.limit = limit < kMapped ? limit : kMapped;
  s.top = kFirstBlock;
  s.next_type_version = 1;
}

Heap::Heap(const Heap& other) {
  *this = other;
}

Heap& Heap::operator=(const Heap& other) {
  if (this == &other) return *this;
  if (other.base_ == nullptr) {
    unmap_arena(std::exchange(base_, nullptr));
    return *this;
  }
  const std::size_t before = base_ == nullptr ? 0 : extent();
  if (base_ == nullptr) base_ = map_arena(other.extent());
  std::memcpy(base_, other.base_, other.extent());
  // Memory never used is zero, as in a new heap: equal worlds have equal bytes.
  if (before > other.extent()) std::memset(base_ + other.extent(), 0, before - other.extent());
  return *this;
}

Heap::Heap(Heap&& other) noexcept : base_(std::exchange(other.base_, nullptr)) {}

Heap& Heap::operator=(Heap&& other) noexcept {
  std::swap(base_, other.base_);
  return *this;
}

Heap::~Heap() {
  unmap_arena(base_);
}

Offset Heap::allocate_slow(std::size_t bytes) {
  HeapState& s = state();
  std::size_t size = ((bytes + 15) >> 4) << 4;
  if (size == 0) size = 16;
  if (size > 1024) {
    if (size > kMapped) throw HeapExhausted();
    const LargeClass c = large_class(size);
    size = c.bytes;
    if (const Offset block = s.large[c.index]; block != 0) {
      s.large[c.index] = *at<Offset>(block);
      s.live += size;
      return block;
    }
  } else if (const Offset block = s.small[size >> 4]; block != 0) {  // only for a request of 0 bytes
    s.small[size >> 4] = *at<Offset>(block);
    s.live += size;
    return block;
  }
  if (s.top + size > s.limit) throw HeapExhausted();
  const Offset block = s.top;
  s.top += static_cast<Offset>(size);
  s.live += size;
  return block;
}

void Heap::release_large(Offset block, std::size_t bytes) {
  HeapState& s = state();
  const LargeClass c = large_class(bytes);
  link_free(block, s.large[c.index]);
  s.large[c.index] = block;
  s.live -= c.bytes;
}

std::size_t Heap::used() const {
  return state().live;
}
std::size_t Heap::extent() const {
  return state().top;
}
std::size_t Heap::limit() const {
  return state().limit;
}
void Heap::set_limit(std::size_t bytes) {
  state().limit = bytes < kMapped ? bytes : kMapped;
}

}  // namespace kvant::python

// The address space of one simulated process: an arena of bytes in which every object of its Python lives.
// Reserved at full size, used from the bottom, never moved: a pointer got from at() stays valid as long as
// the object does. Copying a Heap copies the used bytes; that is the whole of "the world is a value", and of
// fork(). A heap that was moved from has no memory: nothing but copying, moving and assigning can be done
// with it.
#pragma once
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <stdexcept>

#include "sim/python/object.h"
#include "sim/python/value.h"

namespace kvant::python {

// Thrown by Heap::allocate; caught by the interpreter at the instruction, which raises MemoryError.
struct HeapExhausted : std::runtime_error {
  HeapExhausted() : std::runtime_error("heap exhausted") {}
};

// Book-keeping of a heap, at its very bottom: part of the bytes that a copy copies.
struct HeapState {
  static constexpr std::uint32_t kSmallClasses = 65;  // blocks of 16, 32 … 1024 bytes
  static constexpr std::uint32_t kLargeClasses = 96;  // four sizes an octave above
  std::uint64_t limit;
  std::uint64_t live;  // bytes in blocks that are in use
  Offset top;          // nothing above was ever used
  std::uint32_t next_type_version;
  std::uint32_t finalizers_pending;  // roots().finalizers is not empty
  Offset small[kSmallClasses];       // free lists; a free block starts with the offset of the next
  Offset large[kLargeClasses];
};

// Built with KVANT_HEAP_CHECK, new blocks are filled with rubbish and freed ones too, and never used again: a
// way to find wrong reference counts.
class Heap {
 public:
  static constexpr std::size_t kReserve = std::size_t{2} << 30;  // address space, not memory
  static constexpr std::size_t kDefaultLimit = std::size_t{512} << 20;

  explicit Heap(std::size_t limit = kDefaultLimit);
  Heap(const Heap& other);
  Heap& operator=(const Heap& other);
  Heap(Heap&& other) noexcept;
  Heap& operator=(Heap&& other) noexcept;
  ~Heap();

  std::byte* base() const { return base_; }
  template <class T>
  T* at(Offset offset) const {
    return reinterpret_cast<T*>(base_ + offset);
  }
  template <class T>
  T* get(Value v) const {  // v must be an object of that layout
    return reinterpret_cast<T*>(base_ + v.offset());
  }
  Offset offset_of(const void* p) const {
    return static_cast<Offset>(static_cast<const std::byte*>(p) - base_);
  }

  // 16-byte aligned, contents undefined. Size classes with free lists inside the arena; freed blocks are
  // reused last in, first out, so addresses are deterministic.
  Offset allocate(std::size_t bytes) {
#ifdef KVANT_HEAP_CHECK
    const Offset fresh = allocate_slow(bytes);
    std::memset(base_ + fresh, 0xCD, bytes);
    return fresh;
#endif
    const std::size_t units = (bytes + 15) >> 4;
    if (units < HeapState::kSmallClasses) [[likely]] {
      HeapState& s = state();
      const Offset block = s.small[units];
      if (block != 0) [[likely]] {
        s.small[units] = *at<Offset>(block);
        s.live += units << 4;
        return block;
      }
    }
    return allocate_slow(bytes);
  }
  void release(Offset block, std::size_t bytes) {
#ifdef KVANT_HEAP_CHECK
    std::memset(base_ + block, 0xDD, bytes);
    return;  // never used again: what still points there reads rubbish
#endif
    const std::size_t units = (bytes + 15) >> 4;
    if (units < HeapState::kSmallClasses) [[likely]] {
      HeapState& s = state();
      link_free(block, s.small[units]);
      s.small[units] = block;
      s.live -= units << 4;
      return;
    }
    release_large(block, bytes);
  }
  // A new object of `bytes` (header included) with one reference.
  template <class T>
  T* create(Offset type, std::size_t bytes = sizeof(T)) {
    T* object = at<T>(allocate(bytes));
    object->refs = 1;
    object->type = type;
    return object;
  }

  // The type of any value; small integers are of type int.
  Offset type_of(Value v) const {
    return v.is_small() ? type_offset(TypeId::int_) : get<Object>(v)->type;
  }
  Type* type_at(Offset type) const {
    return at<Type>(type);
  }
  Layout layout_of(Value v) const {
    return v.is_small() ? Layout::big_int : type_at(get<Object>(v)->type)->layout;
  }
  bool is_exact(Value v, TypeId id) const {
    return type_of(v) == type_offset(id);
  }

  // Reference counts. Null and small integers are ignored. drop() frees at zero, without recursion on the C++
  // stack.
  void keep(Value v) const {
    if (v.is_object()) ++get<Object>(v)->refs;
  }
  void drop(Value v) {
    if (v.is_object() && --get<Object>(v)->refs == 0) free_object(v);
  }
  void free_object(Value v);  // object.cpp: dispatches on the layout; for drop() and the interpreter loop
  Value kept(Value v) const {
    keep(v);
    return v;
  }
  // Replaces an owned slot: the new value is taken over, the old one dropped (last, since dropping may run
  // finalizers).
  void assign(Value& slot, Value owned) {
    const Value old = slot;
    slot = owned;
    drop(old);
  }

  std::size_t used() const;    // bytes in live blocks
  std::size_t extent() const;  // bytes from the bottom to the highest ever used: what a copy copies
  std::size_t limit() const;
  void set_limit(std::size_t bytes);
  HeapRoots& roots() const {
    return *at<HeapRoots>(kRootsOffset);
  }

  static constexpr Offset kRootsOffset = 0x800;
  // Objects of the running program start here; below stand the roots, the singletons and the types.
  static constexpr Offset kFirstBlock = 0xC000;
  HeapState& state() const {
    return *at<HeapState>(0);
  }

 private:
  // The whole first word: where an object has its count and its type, a free block has the next one and no
  // type.
  void link_free(Offset block, Offset next) {
    *at<std::uint64_t>(block) = next;
  }
  Offset allocate_slow(std::size_t bytes);
  void release_large(Offset block, std::size_t bytes);
  std::byte* base_ = nullptr;
};
static_assert(sizeof(HeapState) <= Heap::kRootsOffset);

// Holds one reference and gives it back. For slow paths; the interpreter loop counts by hand.
class Owned {
 public:
  Owned(Heap& heap, Value owned) : heap_(&heap), value_(owned) {}
  Owned(Owned&& other) noexcept : heap_(other.heap_), value_(other.take()) {}
  Owned(const Owned&) = delete;
  Owned& operator=(const Owned&) = delete;
  Owned& operator=(Owned&& other) noexcept {
    const Value v = other.take();
    heap_->drop(value_);
    value_ = v;
    return *this;
  }
  ~Owned() { heap_->drop(value_); }
  Value get() const { return value_; }
  Value take() {
    const Value v = value_;
    value_ = Value();
    return v;
  }
  explicit operator bool() const { return !value_.is_null(); }

 private:
  Heap* heap_;
  Value value_;
};

}  // namespace kvant::python

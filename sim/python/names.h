// Names the interpreter itself looks up, interned once a heap.
#pragma once
#include "sim/python/heap.h"

namespace kvant::python {

enum class NameId : std::uint16_t {
#define NAME(id, text) id,
#include "sim/python/names.def"
#undef NAME
  count_,
};
static_assert(static_cast<std::size_t>(NameId::count_) <= sizeof(HeapRoots::names) / sizeof(Value));

inline Value name(const Heap& heap, NameId id) {  // borrowed
  return heap.roots().names[static_cast<std::size_t>(id)];
}

}  // namespace kvant::python

// list: what its own files share.
#pragma once
#include <span>
#include <vector>

#include "sim/python/container.h"

namespace kvant::python {

void list_reserve(Heap& heap, List* list, std::size_t count);
void list_clear(Heap& heap, Value list);
void list_extend(Heap& heap, Value list, std::span<const Value> items);  // borrowed; may be its own items
// Puts `items` (borrowed) in the place of `count` items from `start`.
void list_replace(Heap& heap, Value list, std::size_t start, std::size_t count, std::span<const Value> items);

}  // namespace kvant::python

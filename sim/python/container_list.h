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

// Natives shared with tuple, and list.sort (list_sort.cpp).
Outcome sequence_index(NativeCall& c);
Outcome sequence_count(NativeCall& c);
Outcome list_sort(NativeCall& c);
// Sorts keys and moves `items` (empty: none) along; stable. needs_python: both unchanged.
Fast sort_values(Interpreter& in, std::vector<Value>& keys, std::vector<Value>& items, bool reverse);

}  // namespace kvant::python

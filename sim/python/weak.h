// Weak references and finalizers: what happens around the death of an object.
#pragma once
#include "sim/python/heap.h"

namespace kvant::python {

void clear_weakrefs(Heap& heap, Value dead);
// __del__ runs once an object: was_finalized() also takes the mark away.
bool was_finalized(Heap& heap, Value object);
void mark_finalized(Heap& heap, Value object);

}  // namespace kvant::python

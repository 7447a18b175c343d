// Weak references and finalizers: what happens around the death of an object.
#pragma once
#include "sim/python/heap.h"

namespace kvant::python {

void clear_weakrefs(Heap& heap, Value dead);
// __del__ runs once an object: was_finalized() also takes the mark away.
bool was_finalized(Heap& heap, Value object);
void mark_finalized(Heap& heap, Value object);

// Objects whose __del__ is to run, and pairs (callback of a weak reference, reference), in the order of the
// deaths.
void push_finalizer(Heap& heap, Value v);
Value pop_finalizer(Heap& heap);  // owned; null when there is none
bool has_finalizers(Heap& heap);
void end_finalizer(Heap& heap);  // one is over: the next of its batch, or the batch before goes on

}  // namespace kvant::python

// What the files of the module sys share.
#pragma once
#include "sim/python/heap.h"

namespace kvant::python {

std::int64_t size_in_cpython(const Heap& heap, Value v);

}  // namespace kvant::python

// Values for panels: as repr() shows them, where no Python code has to run.
#pragma once
#include <string>

#include "sim/python/heap.h"

namespace kvant::python {

std::string show(const Heap& heap, Value v);

}  // namespace kvant::python

// Iterators taken apart, for copy and pickle.
#pragma once
#include "sim/python/native.h"

namespace kvant::python {

Outcome iterator_reduce(NativeCall& c);    // self
Outcome iterator_setstate(NativeCall& c);  // self, state

}  // namespace kvant::python

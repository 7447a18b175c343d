// range and slice: what their files share.
#pragma once
#include "sim/python/container.h"

namespace kvant::python {

// Any ints, big ones too. Null with ValueError raised when step is 0.
Value make_range(Interpreter& in, Value start, Value stop, Value step);
Fast range_item(Interpreter& in, Value range, Value key, Value& out);  // an index or a slice

}  // namespace kvant::python

// Natives that dict and its views share.
#pragma once
#include "sim/python/container_native.h"

namespace kvant::python {

Value new_view(Heap& heap, TypeId type, Value dict);
Outcome mapping_get(NativeCall& c);
Outcome mapping_copy(NativeCall& c);
Outcome mapping_keys(NativeCall& c);
Outcome mapping_values(NativeCall& c);
Outcome mapping_items(NativeCall& c);

}  // namespace kvant::python

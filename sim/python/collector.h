// The collector of cycles, under the module gc.
#pragma once
#include "sim/python/native.h"

namespace kvant::python {

extern const ModuleDef kCollectorModule;

}  // namespace kvant::python

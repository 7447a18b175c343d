// _collections: deque as a module's name.
#include "sim/python/container_native.h"

namespace kvant::python {
namespace {

void fill(Interpreter& in, Value dict) {
  dict_set_str(in.heap, dict, in.interned("deque"), type_value(TypeId::deque));
}

}  // namespace

const ModuleDef kCollectionsModule{"_collections", {}, fill};

}  // namespace kvant::python

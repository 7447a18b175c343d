// A heap with the built-in types' layouts and nothing else: enough for values.
#pragma once
#include "sim/python/heap.h"

namespace kvant::python {

inline void lay_out_types(Heap& heap) {
#define TYPE(id, name, base, kind, doc)                 \
  {                                                     \
    Type* type = heap.type_at(type_offset(TypeId::id)); \
    type->layout = Layout::kind;                        \
    type->is_heap = 0;                                  \
  }
#include "sim/python/types.def"
#undef TYPE
  for (Value v : {kTrue, kFalse}) {
    heap.get<Object>(v)->refs = 1;
    heap.get<Object>(v)->type = type_offset(TypeId::bool_);
  }
}

}  // namespace kvant::python

// Freeing: one function a layout, called by Heap::free_object when the last reference is gone. Each drops
// what the object owns and releases its block. The object's header is still whole; `refs` is 0.
#pragma once
#include "sim/python/heap.h"

namespace kvant::python {

#define KVANT_FREE(layout) void free_##layout(Heap& heap, Object* object)
// object.cpp
KVANT_FREE(big_int);
KVANT_FREE(float_);
KVANT_FREE(complex);
KVANT_FREE(str);
KVANT_FREE(bytes);
KVANT_FREE(bytearray);
KVANT_FREE(random);
KVANT_FREE(native_data);
KVANT_FREE(slice);
KVANT_FREE(range);
KVANT_FREE(view);
KVANT_FREE(iterator);
// the containers' own files
KVANT_FREE(tuple);
KVANT_FREE(list);
KVANT_FREE(dict);
KVANT_FREE(set);
// the interpreter's objects
KVANT_FREE(instance);
KVANT_FREE(type);
KVANT_FREE(function);
KVANT_FREE(native_function);
KVANT_FREE(method);
KVANT_FREE(generator);
KVANT_FREE(async_gen_op);
KVANT_FREE(cell);
KVANT_FREE(code);
KVANT_FREE(frame);
KVANT_FREE(traceback);
KVANT_FREE(module);
KVANT_FREE(property);
KVANT_FREE(wrapper);
KVANT_FREE(super);
KVANT_FREE(member);
KVANT_FREE(lock);
KVANT_FREE(weakref);
KVANT_FREE(exception);
#undef KVANT_FREE

}  // namespace kvant::python

// What the files of the module sys share.
#pragma once
#include "sim/base/ids.h"
#include "sim/python/heap.h"
#include "sim/python/native.h"

namespace kvant::python {

Value thread_ident(ThreadId id);  // what get_ident() gives in it (modules_thread.cpp)
std::int64_t size_in_cpython(const Heap& heap, Value v);
// The part of it that lies before the object and __sizeof__ leaves out: the collector's links, the place of a
// dict.
std::int64_t size_before_object(const Heap& heap, Value v);

// trace_calls.cpp
Outcome sys_settrace(NativeCall& c);
Outcome sys_setprofile(NativeCall& c);
Outcome sys_gettrace(NativeCall& c);
Outcome sys_getprofile(NativeCall& c);
Outcome frame_get_trace(NativeCall& c);
Outcome frame_set_trace(NativeCall& c);
Outcome raise_in_thread(NativeCall& c);

}  // namespace kvant::python

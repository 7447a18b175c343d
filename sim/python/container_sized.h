// Reading iterables as list(), tuple(), sorted() and list.extend() do: the iterable is asked for its length
// first (PyObject_LengthHint in Objects/abstract.c), which a program that says so in its __len__ can see.
#pragma once
#include <vector>

#include "sim/python/container_native.h"

namespace kvant::python {

// As gather().
inline bool gather_sized(NativeCall& c, Value iterable, std::vector<Value>& items, Outcome& outcome) {
  if (c.phase == kDrained || !iterable.is_object()) return gather(c, iterable, items, outcome);
  const Fast fast = collect(c.in, iterable, items);
  if (fast == Fast::done) return true;
  outcome = fast == Fast::error ? c.fail() : c.call(c.in.prelude("_drain_sized"), {iterable}, kDrained);
  return false;
}

}  // namespace kvant::python

// set and frozenset: the table. The algorithm is that of CPython 3.11 (Objects/setobject.c), so that the
// order of iteration is CPython's wherever the hashes are: for integers, floats and tuples of them. Strings
// are hashed the same on every run (CPython's hashes differ from run to run), so their order is fixed too.
#pragma once
#include "sim/python/container.h"

namespace kvant::python {

bool is_set(const Heap& heap, Value v);  // set, frozenset or a subclass
// The slot of a key, -1 if absent.
Fast set_find(Interpreter& in, Value set, Value key, std::int64_t hash, std::int64_t& slot);
// The next slot whose hash is `hash` after `after` in the order of search; -1 if there is none.
std::int64_t set_candidate(const Heap& heap, const Set* set, std::int64_t hash, std::int64_t after);
void set_insert_new(Heap& heap, Value set, Value key, std::int64_t hash);  // key borrowed and not yet there
void set_erase(Heap& heap, Value set, std::int64_t slot);
void set_clear(Heap& heap, Value set);
bool set_next_entry(const Heap& heap, Value set, std::uint32_t& position, SetEntry& entry);
// Adds all of `from`. needs_python leaves `to` as it was.
Fast set_merge(Interpreter& in, Value to, Value from);
Value set_copy(Heap& heap, Value set, TypeId type);
Value set_pop(Heap& heap, Value set);  // owned; null if empty

}  // namespace kvant::python

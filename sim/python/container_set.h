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
// Makes the table large enough for `more` elements, as before a merge.
void set_reserve(Heap& heap, Value set, std::uint32_t more);
// Makes the table smaller if more than a quarter of it are places of deleted elements.
void set_shrink(Heap& heap, Value set);
void set_swap(Heap& heap, Value a, Value b);  // the two change their elements

// set_algebra.cpp. needs_python: the set has what it had, or a part of what is to be done, which may be done
// once more.
bool is_plain_set(const Heap& heap, Value v);  // iterating over it is walking its table
Fast set_update(Interpreter& in, Value set, Value iterable);
Fast set_subtract(Interpreter& in, Value set, Value iterable);  // difference_update
Fast set_toggle(Interpreter& in, Value set, Value iterable);    // symmetric_difference_update
// `a` is a set, `b` any iterable. The result is owned; in place it is `a`.
Fast set_combine(Interpreter& in, BinaryOp op, bool in_place, Value a, Value b, Value& out);
// The operators: |, &, -, ^ of sets and of the views of dicts; NotImplemented for other operands.
Fast set_binary(Interpreter& in, BinaryOp op, bool in_place, Value a, Value b, Value& out);

}  // namespace kvant::python

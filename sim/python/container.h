// tuple, list, dict, set, range, slice and their iterators: the operations C++ code needs.
#pragma once
#include <span>

#include "sim/python/protocol.h"

namespace kvant::python {

// Sequences. Items given are borrowed and kept, unless a name says `owned`.
Value new_tuple(Heap& heap, std::span<const Value> items);
Value new_tuple_owned(Heap& heap, std::span<const Value> items);  // takes over the references
std::span<Value> tuple_items(const Heap& heap, Value tuple);
Value new_list(Heap& heap, std::span<const Value> items = {});
Value new_list_owned(Heap& heap, std::span<const Value> items);
std::span<Value> list_items(const Heap& heap, Value list);  // valid until the list changes
void list_append(Heap& heap, Value list, Value item);
Value list_pop(Heap& heap, Value list, std::int64_t index);  // owned; index is valid
void list_insert(Heap& heap, Value list, std::int64_t index, Value item);
Value new_slice(Heap& heap, Value start, Value stop, Value step);
// Clamps as slice.indices does. False when it raised.
bool resolve_slice(Interpreter& in, Value slice, std::int64_t length, std::int64_t& start, std::int64_t& stop,
                   std::int64_t& step, std::int64_t& count);
Value new_range(Heap& heap, std::int64_t start, std::int64_t stop, std::int64_t step);
Value new_iterator(Heap& heap, IteratorKind kind, Value target, std::int64_t position = 0,
                   std::int64_t stop = 0, std::int64_t step = 1, Value extra = Value());

// Dicts with str keys (namespaces): no Python code can run. Keys are compared by identity first; both str.
Value new_dict(Heap& heap);
Value dict_get_str(const Heap& heap, Value dict, Value str_key);  // borrowed; null if absent
void dict_set_str(Heap& heap, Value dict, Value str_key, Value value);
bool dict_del_str(Heap& heap, Value dict, Value str_key);
// Where an interned key stands, for inline caches: entry number or -1. An entry is still right while
// entries[i].key == key.
std::int32_t dict_entry_of(const Heap& heap, Value dict, Value str_key);
inline DictEntry* dict_entries(const Heap& heap, Value dict) {
  return heap.at<DictEntry>(heap.get<Dict>(dict)->entries);
}
// Any keys.
Fast dict_get(Interpreter& in, Value dict, Value key, Value& out /* borrowed; null if absent */);
Fast dict_set(Interpreter& in, Value dict, Value key, Value value);
Fast dict_del(Interpreter& in, Value dict, Value key, bool& found);
void dict_clear(Heap& heap, Value dict);
Value dict_copy(Heap& heap, Value dict);
std::uint32_t dict_size(const Heap& heap, Value dict);
// Walks the live entries in order: for (uint32_t i = 0; dict_next(heap, d, i, key, value);) — borrowed.
bool dict_next(const Heap& heap, Value dict, std::uint32_t& position, Value& key, Value& value);

Value new_set(Heap& heap, TypeId type = TypeId::set);
Fast set_add(Interpreter& in, Value set, Value item);
Fast set_contains(Interpreter& in, Value set, Value item, bool& out);
Fast set_discard(Interpreter& in, Value set, Value item, bool& found);
bool set_next(const Heap& heap, Value set, std::uint32_t& position, Value& item);

}  // namespace kvant::python

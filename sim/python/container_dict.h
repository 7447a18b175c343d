// dict: its table, for the files that implement dict and its views.
#pragma once
#include "sim/python/container.h"

namespace kvant::python {

// Up to so many entries a dict has no index and is searched from the front.
inline constexpr std::uint32_t kSmallDict = 8;

// The next entry whose hash is `hash`, after entry `after` (-1: from the start); -1 if there is none. For
// comparing keys by Python code.
std::int32_t dict_candidate(const Heap& heap, const Dict* dict, std::int64_t hash, std::int32_t after);
// The entry of a key, -1 if absent.
Fast dict_find(Interpreter& in, Value dict, Value key, std::int64_t hash, std::int32_t& entry);
// Adds an entry that is not there yet. Key and value are borrowed.
void dict_insert_new(Heap& heap, Value dict, Value key, std::int64_t hash, Value value);
void dict_erase(Heap& heap, Value dict, std::int32_t entry);
// Replaces the value; borrowed.
void dict_assign(Heap& heap, Value dict, std::int32_t entry, Value value);
// Puts all of `from` into `to`, in order. needs_python leaves `to` as it was.
Fast dict_merge(Interpreter& in, Value to, Value from);

}  // namespace kvant::python

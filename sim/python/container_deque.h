// collections.deque: a ring in a list's storage.
#pragma once
#include "sim/python/container.h"

namespace kvant::python {

inline constexpr std::uint32_t kDequeKind = 1;  // NativeData::kind
inline bool is_deque(const Heap& heap, Value v) {
  return v.is_object() && heap.layout_of(v) == Layout::native_data &&
         heap.get<NativeData>(v)->kind == kDequeKind;
}
Value* deque_attributes(const Heap& heap, Value deque);  // of an instance of a subclass
Value new_deque(Heap& heap, std::int64_t max_length = -1);
std::int64_t deque_size(const Heap& heap, Value deque);
Value deque_at(const Heap& heap, Value deque, std::int64_t index);  // borrowed; index is valid
void deque_append(Heap& heap, Value deque, Value item);             // borrowed
void deque_append_left(Heap& heap, Value deque, Value item);
Value deque_pop(Heap& heap, Value deque);  // owned; not empty
Value deque_pop_left(Heap& heap, Value deque);
void deque_clear(Heap& heap, Value deque);
void deque_put(Heap& heap, Value deque, std::int64_t index, Value item);  // replaces; borrowed
std::int64_t deque_changes(const Heap& heap, Value deque);     // grows with every change of what is in it
std::int64_t deque_max_length(const Heap& heap, Value deque);  // -1: none
void deque_set_max_length(const Heap& heap, Value deque, std::int64_t length);
void deque_erase(Heap& heap, Value deque, std::int64_t index);
void deque_insert(Heap& heap, Value deque, std::int64_t index, Value item);  // borrowed
Step next_of_deque(Interpreter& in, Iterator* it, Value& out);

}  // namespace kvant::python

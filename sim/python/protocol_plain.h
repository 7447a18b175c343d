// The protocols as the built-in type of a value defines them: what its own class overrides in Python is not
// looked at (that of the items inside is). For the files of protocol*.cpp and for the methods `__len__`,
// `__repr__` … of the built-in types, which a subclass calls through super().
#pragma once
#include <vector>

#include "sim/python/protocol.h"

namespace kvant::python {

// True when the class of `v` defines one of these in Python.
inline bool overrides(const Heap& heap, Value v, std::uint32_t special) {
  return v.is_object() && (heap.type_at(heap.get<Object>(v)->type)->special & special) != 0;
}
// The number id() gives and `<… at 0x…>` shows.
inline std::uint64_t address_of(Value v) {
  return v.is_small() ? 0x5000'0000'0000u + static_cast<std::uint64_t>(v.as_small()) * 32
                      : 0x7f00'0000'0000u + v.offset();
}
std::int64_t identity_hash(Value v);

Fast plain_repr(Interpreter& in, Value v, std::string& out);
Fast plain_str(Interpreter& in, Value v, std::string& out);
Fast plain_hash(Interpreter& in, Value v, std::int64_t& out);
Fast plain_truth(Interpreter& in, Value v, bool& out);
Fast plain_length(Interpreter& in, Value v, std::int64_t& out);
// `out`: kNotImplemented (kept) when the types do not fit.
Fast plain_compare(Interpreter& in, CompareOp op, Value a, Value b, Value& out);
Fast plain_equal(Interpreter& in, Value a, Value b, bool& out);
Fast plain_contains(Interpreter& in, Value container, Value item, bool& out);
Fast plain_get_item(Interpreter& in, Value container, Value key, Value& out);
Fast plain_set_item(Interpreter& in, Value container, Value key, Value value);
Fast plain_delete_item(Interpreter& in, Value container, Value key);
Fast plain_iterate(Interpreter& in, Value v, Value& out);

// str() of an exception: nothing, its argument, or the repr of its arguments; KeyError and OSError their own.
Fast exception_text(Interpreter& in, Value exception, std::string& out);
Fast native_function_repr(Interpreter& in, Value function, std::string& out);

// Guards the C++ stack against nesting: raises RecursionError and is false when too deep.
class Depth {
 public:
  Depth(Interpreter& in, std::string_view doing);
  ~Depth();
  Depth(const Depth&) = delete;
  Depth& operator=(const Depth&) = delete;
  explicit operator bool() const { return ok_; }

 private:
  bool ok_;
};

// iter(v), where generators are their own iterators; needs_python for instances only.
Fast iterator_of(Interpreter& in, Value v, Value& out);
// Reads a whole iterable without running Python code. needs_python: nothing was consumed. Items are owned.
Fast collect(Interpreter& in, Value iterable, std::vector<Value>& items);
// Whether stepping it to the end certainly runs no Python code.
bool is_plain_iterator(const Heap& heap, Value iterator);
void drop_all(Heap& heap, std::vector<Value>& items);
Value not_implemented(Heap& heap);  // owned

}  // namespace kvant::python

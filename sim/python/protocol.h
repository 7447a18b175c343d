// Operations on any value, as far as C++ can do them alone. Where code written in Python would have to run (a
// user's
// __eq__, __repr__, __hash__ …), they answer needs_python and have changed nothing; the caller then calls the
// function of the same purpose in the prelude (sim/library/_prelude.py), which does it by the rules of
// Python.
#pragma once
#include <cstdint>
#include <string>

#include "sim/python/native.h"

namespace kvant::python {

enum class Fast : std::uint8_t { done, error /* raised */, needs_python };
enum class BinaryOp : std::uint8_t {  // CPython 3.11's BINARY_OP numbers; + 13 is the in-place form
  add,
  and_,
  floor_divide,
  lshift,
  matrix_multiply,
  multiply,
  remainder,
  or_,
  power,
  rshift,
  subtract,
  true_divide,
  xor_,
};
enum class CompareOp : std::uint8_t { lt, le, eq, ne, gt, ge };  // COMPARE_OP's numbers
enum class Step : std::uint8_t { item, exhausted, error, needs_python };

// --- protocol.cpp: dispatch on the layout
// ------------------------------------------------------------------------
Fast repr_of(Interpreter& in, Value v, std::string& out);  // appends
Fast str_of(Interpreter& in, Value v, std::string& out);   // appends
Fast format_of(Interpreter& in, Value v, std::string_view spec, std::string& out);
Fast hash_of(Interpreter& in, Value v, std::int64_t& out);
Fast truth_of(Interpreter& in, Value v, bool& out);
Fast length_of(Interpreter& in, Value v, std::int64_t& out);
Fast equal(Interpreter& in, Value a, Value b, bool& out);  // identity counts as equal, as in containers
Fast compare(Interpreter& in, CompareOp op, Value a, Value b, Value& out /* owned */);
Fast contains(Interpreter& in, Value container, Value item, bool& out);
Fast get_item(Interpreter& in, Value container, Value key, Value& out /* owned */);
Fast set_item(Interpreter& in, Value container, Value key, Value value);
Fast delete_item(Interpreter& in, Value container, Value key);
// Built-in operands only. `out` is kNotImplemented (kept) when the types do not fit; in-place forms change
// lists, sets, bytearrays and dicts in place.
Fast binary(Interpreter& in, BinaryOp op, bool in_place, Value a, Value b, Value& out);
Fast unary(Interpreter& in, char op /* '-', '+', '~' */, Value v, Value& out);
// iter(v): a native iterator (or v itself when it is one); needs_python for instances and generators.
Fast iterate(Interpreter& in, Value v, Value& out);
// next(v) for native iterators; needs_python for generators and instances.
Step next_of(Interpreter& in, Value iterator, Value& out /* owned */);
// The index of a subscript (an int, or an object with __index__ → needs_python); raises TypeError/IndexError.
Fast index_of(Interpreter& in, Value v, std::int64_t& out);
// Frees what an object owns. One function a layout, called by Heap::free_object (object.cpp).

// --- raising: a type name and value as messages show them
// ---------------------------------------------------------
std::string type_name(const Heap& heap, Value v);

}  // namespace kvant::python

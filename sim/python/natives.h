// The table of natives: every NativeDef of all parts, numbered in a fixed order.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/python/native.h"

namespace kvant::python {

struct Parameter {
  std::string_view name;
  bool optional = false;
  bool keyword_only = false;
  bool positional_only = false;
};

// Natives that call_native does itself, because they are all call: generators' and attributes'.
enum class SpecialNative : std::uint8_t {
  none,
  send,
  next,
  throw_,
  class_body,
  code,
  get_attribute,
  get_plainly,
  set_attribute,
  set_plainly,
  delete_attribute,
  delete_plainly,
};
SpecialNative special_of(NativeFn fn);

struct NativeSpec {
  SpecialNative special = SpecialNative::none;
  std::string_view name;
  std::string_view owner;  // the type's or the module's name
  TypeId type{};           // methods: of `self`
  bool is_method = false;  // self is checked against `type`
  bool is_constructor = false;
  NativeFn fn = nullptr;
  std::int32_t cost = 0;
  bool raw = false;
  std::int32_t varargs = -1, kwargs = -1;  // places of *args and **kwargs
  std::uint32_t positional = 0;            // parameters that can be given by position
  std::uint32_t required = 0;              // of those, without default
  std::vector<Parameter> parameters;       // one a value of NativeCall::args
};

// Whether it stands for a slot of CPython's type, as __add__ does: "slot wrapper". Others are methods.
bool is_slot(const NativeSpec& spec);
const NativeSpec& native_at(std::uint32_t index);
std::uint32_t native_count();
// Index of a row, by its address in its table (the rows are static) and the type it is a method of.
std::uint32_t native_index(const NativeDef& def, TypeId type = TypeId::object);
std::uint32_t constructor_index(const TypeDef& def);  // + 1; 0: none

Value new_native_function(Heap& heap, std::uint32_t index, TypeId type, Value self, Value module);

// type.__call__: makes an object by __new__ and __init__ (type_calls.cpp).
Outcome native_function_call(NativeCall& c);  // __call__ of functions and methods
Outcome native_type_call(NativeCall& c);
Outcome native_type_new(NativeCall& c);
Outcome native_object_new(NativeCall& c);
const NativeDef& type_call_def();

// Modules and functions of the interpreter's own parts.
std::span<const TypeDef* const> core_type_defs();
std::span<const ModuleDef* const> core_module_defs();

}  // namespace kvant::python

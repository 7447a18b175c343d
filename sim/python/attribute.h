// Attributes: lookup through classes, descriptors, dicts.
#pragma once
#include <string_view>

#include "sim/python/frame.h"
#include "sim/python/interpreter.h"

namespace kvant::python {

// Through the MRO of `type` (an offset of a Type); borrowed; null if absent.
Value type_lookup(const Heap& heap, Offset type, Value interned_name);
// As above, and says whether it was found in a class made by a class statement.
Value type_lookup(const Heap& heap, Offset type, Value interned_name, bool& in_heap_type);
// As above for a class that is just being changed: nothing is remembered.
Value type_lookup_afresh(const Heap& heap, Offset type, Value interned_name, bool& in_heap_type);
// Where v keeps its attributes dict; null if it has none.
Value* attributes_slot(const Heap& heap, Value v);
Value attributes_dict(Heap& heap, Value v);  // borrowed, created on demand; null if it can have none

// What a lookup without Python code found.
enum class Found : std::uint8_t {
  value,  // `out` owned
  absent,
  error,
  call,            // `out` (owned) must be called with `self` to get it: a property's getter or a native one
  descriptor_get,  // out.__get__(self, type) must be called
};
Found find_attribute(Interpreter& in, Value v, Value name, Value& out);
// getattr(v, name), result by `mode`. Raises AttributeError. The name must be a str; interned here.
// As invoke(): a result that is there at once is put in `result`.
Status get_attribute(Interpreter& in, Value v, Value name, ReturnMode mode, Value& result);
Status set_attribute(Interpreter& in, Value v, Value name, Value value /* null: delete */, ReturnMode mode,
                     Value& result);
// object.__getattribute__ and object.__setattr__: what the class defines for it. The name is interned.
Status get_attribute_plainly(Interpreter& in, Value v, Value name, ReturnMode mode, Value& result);
Status set_attribute_plainly(Interpreter& in, Value v, Value name, Value value, ReturnMode mode,
                             Value& result);
// For v.name(…): a function found in the class and not overridden: `out` borrowed from the class, unbound.
bool find_method(Interpreter& in, Value v, Value name, Value& out);
void raise_no_attribute(Interpreter& in, Value v, Value name);

bool is_data_descriptor(const Heap& heap, Value v);
Value new_method(Heap& heap, Value function, Value self);
// A name as the same text interned: borrowed from the intern table's life (kept there).
Value interned_name(Interpreter& in, Value str);

// --- classes (type.cpp) ---
// Makes a class. Raises TypeError for layouts that do not fit, and so on. Owned; null on error.
Value new_class(Interpreter& in, Value metatype, Value name, Value bases, Value dict);
void type_modified(Interpreter& in, Value type);
void type_update_special(Heap& heap, Value type);
Offset metatype_of(const Heap& heap, Value type);
bool is_type(const Heap& heap, Value v);
bool is_subtype(const Heap& heap, Offset type, Offset of);
// Whether `v` is a static method or a class method, as `id` says, or of a class derived from that.
bool is_wrapper_of(const Heap& heap, Value v, TypeId id);
// Whether a class method of `v` asks its __get__ instead of binding it to the class.
bool binds_otherwise(const Heap& heap, Value v);

}  // namespace kvant::python

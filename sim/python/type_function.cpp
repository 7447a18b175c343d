// Attributes of functions, methods, code, cells and modules.
#include <fmt/format.h>

#include <algorithm>

#include "sim/python/attribute.h"
#include "sim/python/call.h"
#include "sim/python/container.h"
#include "sim/python/container_native.h"
#include "sim/python/core_types.h"
#include "sim/python/names.h"
#include "sim/python/natives.h"
#include "sim/python/number.h"
#include "sim/python/protocol_plain.h"
#include "sim/python/runtime_impl.h"
#include "sim/python/text.h"

namespace kvant::python {
namespace {

template <Value Function::*field>
Outcome get(NativeCall& c) {
  const Value v = c.heap.get<Function>(c.args[0])->*field;
  return c.done(c.heap.kept(v.is_null() ? kNone : v));
}
template <Value Function::*field>
Outcome set(NativeCall& c) {
  c.heap.assign(c.heap.get<Function>(c.args[0])->*field,
                c.heap.kept(c.args[1].is_null() ? kNone : c.args[1]));
  return c.none();
}
template <Value Function::*field>
Outcome set_text(NativeCall& c) {
  if (!c.args[1].is_null() && is_str(c.heap, c.args[1])) return set<field>(c);
  c.in.raise(TypeId::TypeError, fmt::format("{} must be set to a string object",
                                            field == &Function::name ? "__name__" : "__qualname__"));
  return c.fail();
}
template <Value Function::*field>
Outcome set_or_null(NativeCall& c) {
  const Value v = c.args[1] == kNone ? Value() : c.args[1];
  const bool tuple = field == &Function::defaults;
  if (!v.is_null() && (!v.is_object() || c.heap.layout_of(v) != (tuple ? Layout::tuple : Layout::dict))) {
    c.in.raise(TypeId::TypeError, fmt::format("{} must be set to a {} object",
                                              tuple                             ? "__defaults__"
                                              : field == &Function::kw_defaults ? "__kwdefaults__"
                                                                                : "__annotations__",
                                              tuple ? "tuple" : "dict"));
    return c.fail();
  }
  c.heap.assign(c.heap.get<Function>(c.args[0])->*field, c.heap.kept(v));
  return c.none();
}

Outcome function_annotations(NativeCall& c) {
  auto* f = c.heap.get<Function>(c.args[0]);
  if (f->annotations.is_null()) {
    f->annotations = new_dict(c.heap);
  } else if (c.heap.layout_of(f->annotations) == Layout::tuple) {  // name, value, name, value …
    const Value dict = new_dict(c.heap);
    const std::span<Value> items = tuple_items(c.heap, f->annotations);
    for (std::size_t i = 0; i + 1 < items.size(); i += 2) dict_set_str(c.heap, dict, items[i], items[i + 1]);
    c.heap.assign(f->annotations, dict);
  }
  return c.done(c.heap.kept(f->annotations));
}
Outcome function_get(NativeCall& c) {
  if (c.args[1] == kNone) return c.done(c.heap.kept(c.args[0]));
  return c.done(new_method(c.heap, c.args[0], c.args[1]));
}

Outcome native_name(NativeCall& c) {
  return c.done(new_str(c.heap, native_at(c.heap.get<NativeFunction>(c.args[0])->index).name));
}
Outcome native_qualname(NativeCall& c) {
  const NativeSpec& spec = native_at(c.heap.get<NativeFunction>(c.args[0])->index);
  return c.done(
      new_str(c.heap, spec.is_method ? fmt::format("{}.{}", spec.owner, spec.name) : std::string(spec.name)));
}
Outcome native_self(NativeCall& c) {
  const Value v = c.heap.get<NativeFunction>(c.args[0])->self;
  return c.done(c.heap.kept(v.is_null() ? kNone : v));
}
Outcome native_module(NativeCall& c) {
  const Value v = c.heap.get<NativeFunction>(c.args[0])->module;
  return c.done(c.heap.kept(v.is_null() ? kNone : v));
}
Outcome native_doc(NativeCall& c) {
  return c.none();
}
Outcome descriptor_get(NativeCall& c) {
  if (c.args[1] == kNone) return c.done(c.heap.kept(c.args[0]));
  const auto* f = c.heap.get<NativeFunction>(c.args[0]);
  return c.done(new_native_function(c.heap, f->index, TypeId::native_function, c.args[1], f->module));
}

Value data_descriptor_name(NativeCall& c) {  // borrowed
  if (c.heap.layout_of(c.args[0]) == Layout::member) return c.heap.get<Member>(c.args[0])->name;
  return c.in.interned(native_at(c.heap.get<NativeFunction>(c.args[0])->index).name);
}

Outcome method_new(NativeCall& c) {
  if (!is_callable(c.in, c.args[1])) {
    c.in.raise(TypeId::TypeError, "first argument must be callable");
    return c.fail();
  }
  return c.done(new_method(c.heap, c.args[1], c.args[2]));
}
Outcome method_function(NativeCall& c) {
  return c.done(c.heap.kept(c.heap.get<Method>(c.args[0])->function));
}
Outcome method_self(NativeCall& c) {
  return c.done(c.heap.kept(c.heap.get<Method>(c.args[0])->self));
}
Outcome method_eq(NativeCall& c) {
  if (!c.heap.is_exact(c.args[1], TypeId::method)) return c.done(c.heap.kept(kNotImplemented));
  const auto* a = c.heap.get<Method>(c.args[0]);
  const auto* b = c.heap.get<Method>(c.args[1]);
  return c.done(c.heap.kept(bool_value(a->function == b->function && a->self == b->self)));
}
Outcome method_hash(NativeCall& c) {
  std::int64_t hash = 0;
  plain_hash(c.in, c.args[0], hash);
  return c.done(new_int(c.heap, hash));
}

const CodeUnit& unit(NativeCall& c) {
  return c.in.runtime.codes().at(c.heap.get<Code>(c.args[0])->id);
}
Outcome code_name_of(NativeCall& c) {
  return c.done(new_str(c.heap, unit(c).name));
}
Outcome code_qualname(NativeCall& c) {
  return c.done(new_str(c.heap, unit(c).qualname));
}
Outcome code_filename(NativeCall& c) {
  return c.done(new_str(c.heap, unit(c).filename));
}
Outcome code_first_line(NativeCall& c) {
  return c.done(Value::small(unit(c).first_line));
}
Outcome code_arg_count(NativeCall& c) {
  return c.done(Value::small(unit(c).arg_count));
}
Outcome code_posonly(NativeCall& c) {
  return c.done(Value::small(unit(c).posonly_count));
}
Outcome code_kwonly(NativeCall& c) {
  return c.done(Value::small(unit(c).kwonly_count));
}
Outcome code_flags(NativeCall& c) {
  return c.done(Value::small(unit(c).flags & 0xffffff));
}
Outcome code_stack_size(NativeCall& c) {
  return c.done(Value::small(unit(c).stack_size));
}
Outcome names_where(NativeCall& c, bool (*wanted)(LocalKind)) {
  const CodeUnit& u = unit(c);
  std::vector<Value> names;
  for (std::size_t i = 0; i < u.local_names.size(); ++i)
    if (wanted(u.local_kinds[i])) names.push_back(new_str(c.heap, u.local_names[i]));
  return c.done(new_tuple_owned(c.heap, names));
}
Outcome code_varnames(NativeCall& c) {
  return names_where(c, [](LocalKind k) { return k == LocalKind::local || k == LocalKind::local_cell; });
}
Outcome code_cellvars(NativeCall& c) {
  return names_where(c, [](LocalKind k) { return k == LocalKind::cell || k == LocalKind::local_cell; });
}
Outcome code_freevars(NativeCall& c) {
  return names_where(c, [](LocalKind k) { return k == LocalKind::free; });
}
Outcome code_names(NativeCall& c) {
  std::vector<Value> names;
  for (const std::string& n : unit(c).names) names.push_back(new_str(c.heap, n));
  return c.done(new_tuple_owned(c.heap, names));
}
Outcome code_consts(NativeCall& c) {
  const auto* code = c.heap.get<Code>(c.args[0]);
  return c.done(new_tuple(c.heap, std::span<const Value>(c.heap.at<Value>(code->consts), code->const_count)));
}

Outcome cell_new(NativeCall& c) {
  auto* cell = c.heap.create<Cell>(type_offset(TypeId::cell));
  cell->value = c.heap.kept(c.args[1]);
  return c.done(Value::object(c.heap.offset_of(cell)));
}
Outcome cell_contents(NativeCall& c) {
  const Value v = c.heap.get<Cell>(c.args[0])->value;
  if (v.is_null()) {
    c.in.raise(TypeId::ValueError, "Cell is empty");
    return c.fail();
  }
  return c.done(c.heap.kept(v));
}
Outcome cell_set(NativeCall& c) {
  c.heap.assign(c.heap.get<Cell>(c.args[0])->value, c.heap.kept(c.args[1]));
  return c.none();
}

void fill_module(NativeCall& c, Value dict, Value module_name, Value doc) {
  dict_set_str(c.heap, dict, name(c.heap, NameId::dunder_name), module_name);
  dict_set_str(c.heap, dict, name(c.heap, NameId::dunder_doc), doc.is_null() ? kNone : doc);
  for (const char* nothing : {"__package__", "__loader__", "__spec__"})
    dict_set_str(c.heap, dict, c.in.interned(nothing), kNone);
}
Outcome module_init(NativeCall& c) {
  fill_module(c, c.heap.get<Module>(c.args[0])->dict, c.args[1], c.args[2]);
  return c.none();
}
Outcome module_new(NativeCall& c) {
  if (c.args[1].is_null() && c.heap.get<Type>(c.args[0])->is_heap == 0) {
    c.in.raise(TypeId::TypeError, "module() missing required argument 'name' (pos 1)");
    return c.fail();
  }
  auto* m = c.heap.create<Module>(c.args[0].offset());
  if (c.heap.get<Type>(c.args[0])->is_heap != 0) c.heap.keep(c.args[0]);
  m->dict = new_dict(c.heap);
  m->loading = Value();
  const Value module = Value::object(c.heap.offset_of(m));
  if (!c.args[1].is_null()) fill_module(c, m->dict, c.args[1], c.args[2]);  // else __init__ will
  return c.done(module);
}

const NativeDef kModuleMethods[] = {{"__init__", "self, name, doc=", module_init}};
const NativeDef kFunctionMethods[] = {{"__get__", "self, instance, owner=, /", function_get},
                                      {"__call__", "...", native_function_call}};
const NativeDef kNativeMethods[] = {{"__call__", "...", native_function_call}};
const NativeDef kFunctionGetters[] = {
    {"__name__", "self", get<&Function::name>},
    {"__qualname__", "self", get<&Function::qualname>},
    {"__module__", "self", get<&Function::module>},
    {"__doc__", "self", get<&Function::doc>},
    {"__code__", "self", get<&Function::code>},
    {"__globals__", "self", get<&Function::globals>},
    {"__builtins__", "self", get<&Function::builtins>},
    {"__defaults__", "self", get<&Function::defaults>},
    {"__kwdefaults__", "self", get<&Function::kw_defaults>},
    {"__closure__", "self", get<&Function::closure>},
    {"__annotations__", "self", function_annotations},
};
const NativeDef kFunctionSetters[] = {
    {"__name__", "self, value", set_text<&Function::name>},
    {"__qualname__", "self, value", set_text<&Function::qualname>},
    {"__module__", "self, value", set<&Function::module>},
    {"__doc__", "self, value", set<&Function::doc>},
    {"__defaults__", "self, value", set_or_null<&Function::defaults>},
    {"__kwdefaults__", "self, value", set_or_null<&Function::kw_defaults>},
    {"__annotations__", "self, value", set_or_null<&Function::annotations>},
};
const NativeDef kNativeGetters[] = {{"__name__", "self", native_name},
                                    {"__qualname__", "self", native_qualname},
                                    {"__self__", "self", native_self},
                                    {"__module__", "self", native_module},
                                    {"__doc__", "self", native_doc}};
const NativeDef kDescriptorMethods[] = {{"__get__", "self, instance, owner=, /", descriptor_get}};
const NativeDef kDescriptorGetters[] = {{"__name__", "self", native_name},
                                        {"__qualname__", "self", native_qualname},
                                        {"__doc__", "self", native_doc}};
// What getset and member descriptors do when they are asked by hand: as for obj.name, overrides left aside.
Outcome data_get(NativeCall& c) {
  if (c.phase == 1) return c.done(c.heap.kept(c.reply));
  if (c.args[1] == kNone) return c.done(c.heap.kept(c.args[0]));
  return c.call(c.in.native("_plain_getattr"), {c.args[1], data_descriptor_name(c)}, 1);
}
Outcome data_set(NativeCall& c) {
  if (c.phase == 1) return c.none();
  return c.call(c.in.native("_plain_setattr"), {c.args[1], data_descriptor_name(c), c.args[2]}, 1);
}
Outcome data_delete(NativeCall& c) {
  if (c.phase == 1) return c.none();
  return c.call(c.in.native("_plain_delattr"), {c.args[1], data_descriptor_name(c)}, 1);
}
const NativeDef kDataMethods[] = {{"__get__", "self, instance, owner=, /", data_get},
                                  {"__set__", "self, instance, value, /", data_set},
                                  {"__delete__", "self, instance, /", data_delete}};
Outcome member_name(NativeCall& c) {
  return c.done(c.heap.kept(data_descriptor_name(c)));
}
Outcome member_owner(NativeCall& c) {
  return c.done(c.heap.kept(c.heap.get<Member>(c.args[0])->owner));
}
const NativeDef kMemberGetters[] = {{"__name__", "self", member_name},
                                    {"__objclass__", "self", member_owner}};
const NativeDef kMethodMethods[] = {{"__eq__", "self, other, /", method_eq},
                                    {"__hash__", "self, /", method_hash},
                                    {"__call__", "...", native_function_call}};
const NativeDef kMethodGetters[] = {{"__func__", "self", method_function}, {"__self__", "self", method_self}};
const NativeDef kCodeGetters[] = {
    {"co_name", "self", code_name_of},          {"co_qualname", "self", code_qualname},
    {"co_filename", "self", code_filename},     {"co_firstlineno", "self", code_first_line},
    {"co_argcount", "self", code_arg_count},    {"co_posonlyargcount", "self", code_posonly},
    {"co_kwonlyargcount", "self", code_kwonly}, {"co_flags", "self", code_flags},
    {"co_stacksize", "self", code_stack_size},  {"co_varnames", "self", code_varnames},
    {"co_cellvars", "self", code_cellvars},     {"co_freevars", "self", code_freevars},
    {"co_names", "self", code_names},           {"co_consts", "self", code_consts},
};
const NativeDef kCellGetters[] = {{"cell_contents", "self", cell_contents}};
const NativeDef kCellSetters[] = {{"cell_contents", "self, value", cell_set}};

}  // namespace

// types.FunctionType: a function of its own from code that is there.
Outcome function_construct(NativeCall& c) {
  Heap& heap = c.heap;
  const auto given = [&](std::size_t i) {
    return argument(c, i) && !(c.args[i] == kNone) ? c.args[i] : Value();
  };
  if (heap.layout_of(c.args[1]) != Layout::code)
    return raise(c, TypeId::TypeError,
                 fmt::format("function() argument 'code' must be code, not {}", type_name(heap, c.args[1])));
  if (heap.layout_of(c.args[2]) != Layout::dict)
    return raise(
        c, TypeId::TypeError,
        fmt::format("function() argument 'globals' must be dict, not {}", type_name(heap, c.args[2])));
  const CodeUnit& unit = c.in.runtime.codes().at(heap.get<Code>(c.args[1])->id);
  const Value called = given(3), defaults = given(4), closure = given(5);
  const bool free =
      std::find(unit.local_kinds.begin(), unit.local_kinds.end(), LocalKind::free) != unit.local_kinds.end();
  if (closure.is_null() == free)
    return raise(c, TypeId::TypeError,
                 closure.is_null() ? "arg 5 (closure) must be tuple" : "arg 5 (closure) must be None");
  auto* fn = heap.create<Function>(type_offset(TypeId::function));
  fn->code = heap.kept(c.args[1]);
  fn->globals = heap.kept(c.args[2]);
  fn->builtins = heap.kept(heap.roots().builtins);
  fn->dict = fn->annotations = fn->kw_defaults = Value();
  fn->closure = closure.is_null() ? Value() : heap.kept(closure);
  fn->defaults = defaults.is_null() ? Value() : heap.kept(defaults);
  fn->name = heap.kept(called.is_null() ? c.in.interned(unit.name) : called);
  fn->qualname = heap.kept(c.in.interned(unit.qualname));
  fn->module = heap.kept(dict_get_str(heap, c.args[2], name(heap, NameId::dunder_name)));
  fn->doc = heap.kept(kNone);
  return c.done(Value::object(heap.offset_of(fn)));
}

const TypeDef kFunctionType{TypeId::function,
                            function_construct,
                            "code, globals, name=, argdefs=, closure=",
                            kFunctionMethods,
                            {},
                            {},
                            kFunctionGetters,
                            kFunctionSetters};
const TypeDef kNativeFunctionType{TypeId::native_function, nullptr, "", kNativeMethods, {}, {},
                                  kNativeGetters,          {}};
const TypeDef kMethodDescriptorType{TypeId::method_descriptor, nullptr, "", kDescriptorMethods, {}, {},
                                    kDescriptorGetters,        {}};
const TypeDef kGetsetType{TypeId::getset, nullptr, "", kDataMethods, {}, {}, kDescriptorGetters, {}};
const TypeDef kMemberType{TypeId::member, nullptr, "", kDataMethods, {}, {}, kMemberGetters, {}};
const TypeDef kMethodType{TypeId::method, method_new, "function, instance, /", kMethodMethods, {}, {},
                          kMethodGetters, {}};
const TypeDef kCodeType{TypeId::code, nullptr, "", {}, {}, {}, kCodeGetters, {}};
const TypeDef kCellType{TypeId::cell, cell_new, "contents=, /", {}, {}, {}, kCellGetters, kCellSetters};
const TypeDef kModuleType{TypeId::module, module_new, "name=, doc=", kModuleMethods, {}, {}, {}, {}};

}  // namespace kvant::python

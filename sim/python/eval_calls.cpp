// Calls, returns, functions and imports.
#include <fmt/format.h>

#include <array>
#include <vector>

#include "sim/python/arguments.h"
#include "sim/python/attribute.h"
#include "sim/python/container_dict.h"
#include "sim/python/eval.h"
#include "sim/python/eval_fast.h"
#include "sim/python/exceptions.h"
#include "sim/python/generator.h"
#include "sim/python/natives.h"
#include "sim/python/runtime_impl.h"
#include "sim/python/text.h"

namespace kvant::python {

namespace {

// An object of a plain class whose __init__ is a Python function: made here, without a native in between.
// `all` has the arguments, after a place for the object.
bool construct_plainly(Interpreter& in, Frame* f, Value type, std::span<Value> all, Value names,
                       Status& status) {
  Heap& heap = in.heap;
  const Type* t = heap.get<Type>(type);
  if (t->layout != Layout::instance || t->is_heap == 0 || (t->special & (kHasInit | kHasNew)) != kHasInit ||
      (t->flags & kTypeAbstract) != 0 || t->type != type_offset(TypeId::type))
    return false;
  const Value init = type_lookup(heap, type.offset(), name(heap, NameId::dunder_init));
  if (!heap.is_exact(init, TypeId::function)) return false;
  const std::size_t bytes = sizeof(Instance) + t->slot_count * sizeof(Value);
  auto* object = heap.create<Instance>(type.offset(), bytes);
  object->dict = Value();
  for (std::uint32_t k = 0; k < t->slot_count; ++k) object->slots()[k] = Value();
  heap.keep(type);
  const Value self = Value::object(heap.offset_of(object));
  all[0] = self;
  push(f, self);
  status = call_function(in, init, all, names, ReturnMode::init);
  return true;
}

}  // namespace

Status op_CALL(Interpreter& in, Frame* f, Instr i) {
  Heap& heap = in.heap;
  const auto count = static_cast<std::uint32_t>(i.arg);
  Value* base = f->slots() + f->sp - (count + 2);
  const bool is_method = !base[0].is_null();
  const Value callee = is_method ? base[0] : base[1];
  const std::span<const Value> args =
      is_method ? std::span<const Value>(base + 1, count + 1) : std::span<const Value>(base + 2, count);
  Value names;
  if (f->ip >= 3) {
    const Instr before = unit_of(in, f).code[f->ip - 3];
    if (before.op == Op::KW_NAMES) names = code_const(heap, f, before.arg);
  }
  // The operands leave the stack but live until the call is made.
  f->sp -= count + 2;
  Value result;
  Status status;
  if (heap.layout_of(callee) == Layout::type) {
    // `push` in there would overwrite the operands: they move aside.
    Arguments aside(Value(), args);
    if (!construct_plainly(in, f, callee, aside.all(), names, status))
      status = invoke(in, callee, aside.rest(), names, ReturnMode::push, result);
    for (const Value v : aside.rest()) heap.drop(v);
    heap.drop(callee);
  } else {
    status = invoke(in, callee, args, names, ReturnMode::push, result);
    for (std::uint32_t k = 0; k < count + 2; ++k) heap.drop(base[k]);
  }
  if (status == Status::next && !result.is_null()) push(f, result);
  return status;
}

Status op_CALL_FUNCTION_EX(Interpreter& in, Frame* f, Instr i) {
  Heap& heap = in.heap;
  const bool has_keywords = (i.arg & 1) != 0;
  const std::uint32_t top = has_keywords ? 1 : 0;
  const Value sequence = peek(f, top);
  if (heap.is_exact(sequence, TypeId::list)) {
    const Value tuple = new_tuple(heap, list_items(heap, sequence));
    heap.assign(peek(f, top), tuple);
    return op_CALL_FUNCTION_EX(in, f, i);
  }
  if (!heap.is_exact(sequence, TypeId::tuple)) {
    if (!is_iterable(in, sequence)) {
      in.raise(TypeId::TypeError,
               fmt::format("{} argument after * must be an iterable, not {}",
                           function_name(heap, peek(f, top + 1)), type_name(heap, sequence)));
      return Status::error;
    }
    const Owned keywords(heap, has_keywords ? pop(f) : heap.kept(kNone));
    const Owned items(heap, pop(f)), callee(heap, pop(f));
    heap.drop(pop(f));  // the NULL below
    return call(in, in.native("_call_with"), {callee.get(), items.get(), keywords.get()}, ReturnMode::push);
  }
  std::vector<Value> args(tuple_items(heap, sequence).begin(), tuple_items(heap, sequence).end());
  Value names;
  if (has_keywords) {
    const Value dict = peek(f, 0);
    std::vector<Value> keys;
    Value key, value;
    for (std::uint32_t at = 0; dict_next(heap, dict, at, key, value);) {
      if (!is_str(heap, key)) {
        in.raise(TypeId::TypeError, "keywords must be strings");
        return Status::error;
      }
      keys.push_back(key);
      args.push_back(value);
    }
    if (!keys.empty()) names = new_tuple(heap, keys);
  }
  const Owned owned_names(heap, names);
  const Owned keywords(heap, has_keywords ? pop(f) : Value());
  const Owned owned_sequence(heap, pop(f));
  const Owned callee(heap, pop(f));
  heap.drop(pop(f));  // the NULL below
  return call(in, callee.get(), args, names, ReturnMode::push);
}

Status op_RETURN_VALUE(Interpreter& in, Frame* f, Instr) {
  const Value v = pop(f);
  return return_from(in, v);
}

Status op_MAKE_FUNCTION(Interpreter& in, Frame* f, Instr i) {
  Heap& heap = in.heap;
  const Value code = pop(f);
  const CodeUnit& unit = in.runtime.codes().at(heap.get<Code>(code)->id);
  auto* fn = heap.create<Function>(type_offset(TypeId::function));
  fn->code = code;
  fn->globals = heap.kept(f->globals);
  fn->builtins = heap.kept(f->builtins);
  fn->dict = Value();
  fn->closure = (i.arg & 8) != 0 ? pop(f) : Value();
  fn->annotations = (i.arg & 4) != 0 ? pop(f) : Value();
  fn->kw_defaults = (i.arg & 2) != 0 ? pop(f) : Value();
  fn->defaults = (i.arg & 1) != 0 ? pop(f) : Value();
  fn->name = heap.kept(in.interned(unit.name));
  fn->qualname = heap.kept(in.interned(unit.qualname));
  fn->module = heap.kept(dict_get_str(heap, f->globals, name(heap, NameId::dunder_name)));
  fn->doc = heap.kept(kNone);
  // The first constant of a function is its docstring or None.
  if (heap.get<Code>(code)->const_count > 0) {
    const Value first = heap.at<Value>(heap.get<Code>(code)->consts)[0];
    if (is_str(heap, first)) heap.assign(fn->doc, heap.kept(first));
  }
  push(f, Value::object(heap.offset_of(fn)));
  return Status::next;
}

Status op_PRINT_EXPR(Interpreter& in, Frame* f, Instr) {
  const Owned value(in.heap, pop(f));
  Value hook = in.prelude("_displayhook");
  const Value sys = dict_get_str(in.heap, in.heap.roots().modules, in.interned("sys"));
  if (!sys.is_null() && in.heap.layout_of(sys) == Layout::module) {
    hook = dict_get_str(in.heap, in.heap.get<Module>(sys)->dict, in.interned("displayhook"));
    if (hook.is_null()) {
      in.raise(TypeId::RuntimeError, "lost sys.displayhook");
      return Status::error;
    }
  }
  return call(in, hook, {value.get()}, ReturnMode::discard);
}

namespace {

// Where an attribute of a plain object is, as its class has it. For the instruction to find it at once in the
// next object of the class.
struct Place {
  Value* dict =
      nullptr;  // the object's own dict (null Value: none yet), when nothing in its class comes before
  Value* slot = nullptr;
  std::uint32_t slot_index = 0;
  Value in_class;
};

Place place_of(const Heap& heap, Value v, Value attribute, Special custom) {
  Place place;
  if (heap.layout_of(v) != Layout::instance) return place;
  auto* object = heap.get<Instance>(v);
  const Type* type = heap.type_at(object->type);
  if ((type->special & custom) != 0) return place;
  place.in_class = type_lookup(heap, object->type, attribute);
  if (place.in_class.is_object() && heap.layout_of(place.in_class) == Layout::member) {
    place.slot_index = heap.get<Member>(place.in_class)->slot;
    if (place.slot_index >= type->slot_count) return {};  // a descriptor of another class
    place.slot = &object->slots()[place.slot_index];
  } else if (place.in_class.is_null() || !is_data_descriptor(heap, place.in_class)) {
    place.dict = &object->dict;
  }
  return place;
}

InlineCache& remember(const Heap& heap, Frame* f, Instr i, Value owner, std::uint32_t kind) {
  InlineCache& cache = code_cache(heap, f, i);
  cache.version = heap.type_at(heap.get<Object>(owner)->type)->version;
  cache.kind = kind;
  return cache;
}

void remember_entry(const Heap& heap, Frame* f, Instr i, Value owner, Value dict, std::int32_t entry) {
  if (dict_entries(heap, dict)[entry].key == code_name(heap, f, i.arg))
    remember(heap, f, i, owner, kCacheInstance).index = static_cast<std::uint32_t>(entry);
}

// What a class has under a name is what its objects have.
bool is_value_for_objects(const Heap& heap, Value in_class) {
  switch (heap.layout_of(in_class)) {
    case Layout::function:
    case Layout::native_function:
    case Layout::property:
    case Layout::wrapper:
    case Layout::member:
    case Layout::super:
      return false;
    default:
      return (heap.type_at(heap.type_of(in_class))->special & kHasGet) == 0;
  }
}

}  // namespace

Status op_LOAD_ATTR(Interpreter& in, Frame* f, Instr i) {
  Heap& heap = in.heap;
  const Value v = peek(f, 0);
  const Value attribute = code_name(heap, f, i.arg);
  const Place place = place_of(heap, v, attribute, kHasGetAttribute);
  Value found;
  if (place.slot != nullptr && !place.slot->is_null()) {
    found = *place.slot;
    remember(heap, f, i, v, kCacheSlot).index = place.slot_index;
  } else if (place.dict != nullptr && !place.dict->is_null()) {
    const std::int32_t entry = dict_entry_of(heap, *place.dict, attribute);
    if (entry >= 0) {
      found = dict_entries(heap, *place.dict)[entry].value;
      remember_entry(heap, f, i, v, *place.dict, entry);
    }
  } else if (place.dict != nullptr && !place.in_class.is_null() &&
             is_value_for_objects(heap, place.in_class)) {
    found = place.in_class;
    remember(heap, f, i, v, kCacheClass).value = found;
  }
  if (!found.is_null()) {
    peek(f, 0) = heap.kept(found);
    heap.drop(v);
    return Status::next;
  }
  const Owned owner(heap, pop(f));
  Value result;
  const Status status = get_attribute(in, owner.get(), attribute, ReturnMode::push, result);
  if (!result.is_null()) push(f, result);
  return status;
}

Status op_LOAD_METHOD(Interpreter& in, Frame* f, Instr i) {
  Heap& heap = in.heap;
  const Value v = peek(f, 0);
  const Value attribute = code_name(heap, f, i.arg);
  Value method;
  if (find_method(in, v, attribute, method)) {
    InlineCache& cache = code_cache(heap, f, i);
    const Type* type = heap.type_at(heap.type_of(v));
    cache.version = type->version;
    cache.value = method;
    cache.kind = heap.layout_of(v) == Layout::instance && type->has_dict != 0 ? kCacheMethodInstance
                 : attributes_slot(heap, v) == nullptr                        ? kCacheMethod
                                                                              : 0;
    peek(f, 0) = heap.kept(method);
    push(f, v);
    return Status::next;
  }
  const Owned owner(heap, pop(f));
  push(f, Value());
  Value result;
  const Status status = get_attribute(in, owner.get(), attribute, ReturnMode::push, result);
  if (!result.is_null()) push(f, result);
  return status;
}

Status op_STORE_ATTR(Interpreter& in, Frame* f, Instr i) {
  Heap& heap = in.heap;
  const Value attribute = code_name(heap, f, i.arg);
  const Owned owner(heap, pop(f));
  const Owned value(heap, pop(f));
  const Place place = place_of(heap, owner.get(), attribute, kHasSetAttr);
  if (place.slot != nullptr) {
    heap.assign(*place.slot, heap.kept(value.get()));
    remember(heap, f, i, owner.get(), kCacheSlot).index = place.slot_index;
    return Status::next;
  }
  if (place.dict != nullptr && heap.type_at(heap.type_of(owner.get()))->has_dict != 0) {
    Value& dict = *place.dict;
    if (dict.is_null()) dict = new_dict(heap);
    std::int32_t entry = dict_entry_of(heap, dict, attribute);
    if (entry >= 0) {
      dict_assign(heap, dict, entry, value.get());
    } else {
      dict_insert_new(heap, dict, attribute, str_hash(heap, attribute), value.get());
      entry = static_cast<std::int32_t>(heap.get<Dict>(dict)->filled) - 1;
    }
    remember_entry(heap, f, i, owner.get(), dict, entry);
    return Status::next;
  }
  Value result;
  const Status status = set_attribute(in, owner.get(), attribute, value.get(), ReturnMode::discard, result);
  heap.drop(result);
  return status;
}

Status op_DELETE_ATTR(Interpreter& in, Frame* f, Instr i) {
  const Owned owner(in.heap, pop(f));
  Value result;
  const Status status =
      set_attribute(in, owner.get(), code_name(in.heap, f, i.arg), Value(), ReturnMode::discard, result);
  in.heap.drop(result);
  return status;
}

Status op_IMPORT_NAME(Interpreter& in, Frame* f, Instr i) {
  Heap& heap = in.heap;
  const Owned from_list(heap, pop(f));
  const Owned level(heap, pop(f));
  Value importer = dict_get_str(heap, f->builtins, name(heap, NameId::dunder_import));
  if (importer.is_null()) importer = in.native("__import__");
  const Value locals = f->locals.is_null() ? kNone : f->locals;
  const std::array<Value, 5> args{code_name(heap, f, i.arg), f->globals, locals, from_list.get(),
                                  level.get()};
  return call(in, importer, args, Value(), ReturnMode::push);
}

Status op_IMPORT_FROM(Interpreter& in, Frame* f, Instr i) {
  const Value module = peek(f, 0);
  return call(in, in.native("_import_from"), {module, code_name(in.heap, f, i.arg)}, ReturnMode::push);
}

Status op_IMPORT_STAR(Interpreter& in, Frame* f, Instr) {
  const Owned module(in.heap, pop(f));
  return call(in, in.native("_import_star"), {module.get(), f->locals}, ReturnMode::discard);
}

}  // namespace kvant::python

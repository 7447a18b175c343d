// Instructions that move values: variables, names, containers built on the stack.
#include <fmt/format.h>

#include <array>
#include <vector>

#include "sim/python/attribute.h"
#include "sim/python/container.h"
#include "sim/python/eval.h"
#include "sim/python/exceptions.h"
#include "sim/python/number.h"
#include "sim/python/runtime_impl.h"
#include "sim/python/text.h"

namespace kvant::python {

// Done wholly in the loop.
#define IN_LOOP(name)                             \
  Status op_##name(Interpreter&, Frame*, Instr) { \
    return Status::next;                          \
  }
IN_LOOP(NOP)
IN_LOOP(RESUME)
IN_LOOP(LOAD_CONST)
IN_LOOP(STORE_FAST)
IN_LOOP(POP_TOP)
IN_LOOP(PUSH_NULL)
IN_LOOP(COPY)
IN_LOOP(SWAP)
IN_LOOP(STORE_DEREF)
IN_LOOP(IS_OP)
IN_LOOP(JUMP_FORWARD)
IN_LOOP(JUMP_BACKWARD)
IN_LOOP(JUMP_BACKWARD_NO_INTERRUPT)
IN_LOOP(POP_JUMP_FORWARD_IF_NONE)
IN_LOOP(POP_JUMP_BACKWARD_IF_NONE)
IN_LOOP(POP_JUMP_FORWARD_IF_NOT_NONE)
IN_LOOP(POP_JUMP_BACKWARD_IF_NOT_NONE)
IN_LOOP(KW_NAMES)
IN_LOOP(PRECALL)
#undef IN_LOOP

namespace {

Status name_error(Interpreter& in, TypeId type, std::string_view text, Value name) {
  in.raise(type, text);
  // NameError.name, for suggestions.
  in.heap.assign(in.heap.get<Exception>(in.thread.pending)->extra[0], in.heap.kept(name));
  return Status::error;
}

Status name_not_defined(Interpreter& in, Value name) {
  return name_error(in, TypeId::NameError, fmt::format("name '{}' is not defined", text_of(in.heap, name)),
                    name);
}

Status unbound_local(Interpreter& in, Frame* f, std::int32_t slot) {
  const std::string& variable = unit_of(in, f).local_names[static_cast<std::size_t>(slot)];
  in.raise(
      TypeId::UnboundLocalError,
      fmt::format("cannot access local variable '{}' where it is not associated with a value", variable));
  return Status::error;
}

Status unbound_deref(Interpreter& in, Frame* f, std::int32_t slot) {
  const CodeUnit& unit = unit_of(in, f);
  const auto index = static_cast<std::size_t>(slot);
  const std::string& variable = unit.local_names[index];
  if (unit.local_kinds[index] != LocalKind::free) return unbound_local(in, f, slot);
  in.raise(TypeId::NameError,
           fmt::format(
               "cannot access free variable '{}' where it is not associated with a value in enclosing scope",
               variable));
  return Status::error;
}

// A dict that may be a user's mapping is not supported as a namespace: namespaces are dicts.
Value load_global(Interpreter& in, Frame* f, Value name) {
  const Value v = dict_get_str(in.heap, f->globals, name);
  return v.is_null() ? dict_get_str(in.heap, f->builtins, name) : v;
}

}  // namespace

Status op_LOAD_FAST(Interpreter& in, Frame* f, Instr i) {
  return unbound_local(in, f, i.arg);
}
Status op_DELETE_FAST(Interpreter& in, Frame* f, Instr i) {
  if (f->slots()[i.arg].is_null()) return unbound_local(in, f, i.arg);
  in.heap.assign(f->slots()[i.arg], Value());
  return Status::next;
}
Status op_LOAD_DEREF(Interpreter& in, Frame* f, Instr i) {
  return unbound_deref(in, f, i.arg);
}
Status op_DELETE_DEREF(Interpreter& in, Frame* f, Instr i) {
  Value& slot = in.heap.get<Cell>(f->slots()[i.arg])->value;
  if (slot.is_null()) return unbound_deref(in, f, i.arg);
  in.heap.assign(slot, Value());
  return Status::next;
}
// The namespace of a class body, or of exec(), can be any mapping: then names go through its methods.
bool is_mapping(const Interpreter& in, const Frame* f) {
  return !f->locals.is_null() && !in.heap.is_exact(f->locals, TypeId::dict);
}
Status op_LOAD_CLASSDEREF(Interpreter& in, Frame* f, Instr i) {
  const std::string& variable = unit_of(in, f).local_names[static_cast<std::size_t>(i.arg)];
  if (is_mapping(in, f)) {
    const Value outer = in.heap.get<Cell>(f->slots()[i.arg])->value;
    const Owned found(in.heap, outer.is_null() ? in.heap.kept(in.heap.roots().empty_tuple)
                                               : new_tuple(in.heap, std::span<const Value>(&outer, 1)));
    return call(in, in.prelude("_load_class_deref"), {f->locals, in.interned(variable), found.get()},
                ReturnMode::push);
  }
  Value v = dict_get_str(in.heap, f->locals, in.interned(variable));
  if (v.is_null()) v = in.heap.get<Cell>(f->slots()[i.arg])->value;
  if (v.is_null()) return unbound_deref(in, f, i.arg);
  push(f, in.heap.kept(v));
  return Status::next;
}
Status op_MAKE_CELL(Interpreter& in, Frame* f, Instr i) {
  auto* cell = in.heap.create<Cell>(type_offset(TypeId::cell));
  cell->value = f->slots()[i.arg];
  f->slots()[i.arg] = Value::object(in.heap.offset_of(cell));
  return Status::next;
}
Status op_LOAD_CLOSURE(Interpreter& in, Frame* f, Instr i) {
  push(f, in.heap.kept(f->slots()[i.arg]));
  return Status::next;
}
Status op_COPY_FREE_VARS(Interpreter& in, Frame* f, Instr i) {
  const std::span<Value> cells = tuple_items(in.heap, in.heap.get<Function>(f->function)->closure);
  const std::uint32_t first = in.heap.get<Code>(f->code)->local_count - static_cast<std::uint32_t>(i.arg);
  for (std::size_t k = 0; k < cells.size(); ++k) f->slots()[first + k] = in.heap.kept(cells[k]);
  return Status::next;
}

Status op_LOAD_GLOBAL(Interpreter& in, Frame* f, Instr i) {
  Heap& heap = in.heap;
  const Value name = code_name(heap, f, i.arg >> 1);
  InlineCache& cache = code_cache(heap, f, i);
  Value v = dict_get_str(heap, f->globals, name);
  std::int32_t entry = -1;
  if (!v.is_null()) {
    entry = dict_entry_of(heap, f->globals, name);
    cache.kind = 0;
  } else {
    v = dict_get_str(heap, f->builtins, name);
    if (v.is_null()) return name_not_defined(in, name);
    entry = dict_entry_of(heap, f->builtins, name);
    cache.kind = 1;
    cache.version = heap.get<Dict>(f->globals)->version;
  }
  cache.owner = f->globals.offset();
  cache.index = entry < 0 ? 0xffffffffu : static_cast<std::uint32_t>(entry);
  if ((i.arg & 1) != 0) push(f, Value());
  push(f, heap.kept(v));
  return Status::next;
}
Status op_STORE_GLOBAL(Interpreter& in, Frame* f, Instr i) {
  dict_set_str(in.heap, f->globals, code_name(in.heap, f, i.arg), peek(f, 0));
  drop_top(in, f);
  return Status::next;
}
Status op_DELETE_GLOBAL(Interpreter& in, Frame* f, Instr i) {
  const Value name = code_name(in.heap, f, i.arg);
  if (!dict_del_str(in.heap, f->globals, name)) return name_not_defined(in, name);
  return Status::next;
}
Status op_LOAD_NAME(Interpreter& in, Frame* f, Instr i) {
  const Value name = code_name(in.heap, f, i.arg);
  if (is_mapping(in, f))
    return call(in, in.prelude("_load_name"), {f->locals, name, f->globals, f->builtins}, ReturnMode::push);
  Value v;
  if (!f->locals.is_null()) v = dict_get_str(in.heap, f->locals, name);
  if (v.is_null()) v = load_global(in, f, name);
  if (v.is_null()) return name_not_defined(in, name);
  push(f, in.heap.kept(v));
  return Status::next;
}
Status op_STORE_NAME(Interpreter& in, Frame* f, Instr i) {
  if (is_mapping(in, f)) {
    const Owned value(in.heap, pop(f));
    return call(in, in.prelude("_store_name"), {f->locals, code_name(in.heap, f, i.arg), value.get()},
                ReturnMode::discard);
  }
  dict_set_str(in.heap, f->locals, code_name(in.heap, f, i.arg), peek(f, 0));
  drop_top(in, f);
  return Status::next;
}
Status op_DELETE_NAME(Interpreter& in, Frame* f, Instr i) {
  const Value name = code_name(in.heap, f, i.arg);
  if (is_mapping(in, f)) return call(in, in.prelude("_delete_name"), {f->locals, name}, ReturnMode::discard);
  if (!dict_del_str(in.heap, f->locals, name)) return name_not_defined(in, name);
  return Status::next;
}
Status op_SETUP_ANNOTATIONS(Interpreter& in, Frame* f, Instr) {
  if (is_mapping(in, f)) return call(in, in.prelude("_setup_annotations"), {f->locals}, ReturnMode::discard);
  const Value key = name(in.heap, NameId::dunder_annotations);
  if (!dict_get_str(in.heap, f->locals, key).is_null()) return Status::next;
  const Owned dict(in.heap, new_dict(in.heap));
  dict_set_str(in.heap, f->locals, key, dict.get());
  return Status::next;
}
Status op_LOAD_ASSERTION_ERROR(Interpreter& in, Frame* f, Instr) {
  push(f, in.heap.kept(type_value(TypeId::AssertionError)));
  return Status::next;
}
Status op_LOAD_BUILD_CLASS(Interpreter& in, Frame* f, Instr) {
  push(f, in.heap.kept(in.native("__build_class__")));
  return Status::next;
}

// --- building ---
Status op_BUILD_TUPLE(Interpreter& in, Frame* f, Instr i) {
  const auto n = static_cast<std::uint32_t>(i.arg);
  const Value v = new_tuple_owned(in.heap, std::span<const Value>(f->slots() + f->sp - n, n));
  f->sp -= n;
  push(f, v);
  return Status::next;
}
Status op_BUILD_LIST(Interpreter& in, Frame* f, Instr i) {
  const auto n = static_cast<std::uint32_t>(i.arg);
  const Value v = new_list_owned(in.heap, std::span<const Value>(f->slots() + f->sp - n, n));
  f->sp -= n;
  push(f, v);
  return Status::next;
}
Status op_LIST_TO_TUPLE(Interpreter& in, Frame* f, Instr) {
  const Value v = new_tuple(in.heap, list_items(in.heap, peek(f, 0)));
  in.heap.assign(peek(f, 0), v);
  return Status::next;
}
Status op_BUILD_STRING(Interpreter& in, Frame* f, Instr i) {
  const auto n = static_cast<std::uint32_t>(i.arg);
  std::string text;
  for (std::uint32_t k = n; k > 0; --k) text += text_of(in.heap, peek(f, k - 1));
  const Value v = new_str(in.heap, text);
  drop_top(in, f, n);
  push(f, v);
  return Status::next;
}
Status op_BUILD_SLICE(Interpreter& in, Frame* f, Instr i) {
  const Value step = i.arg == 3 ? peek(f, 0) : kNone;
  const std::uint32_t top = i.arg == 3 ? 1 : 0;
  const Value v = new_slice(in.heap, peek(f, top + 1), peek(f, top), step);
  drop_top(in, f, static_cast<std::uint32_t>(i.arg));
  push(f, v);
  return Status::next;
}
Status op_LIST_APPEND(Interpreter& in, Frame* f, Instr i) {
  list_append(in.heap, peek(f, static_cast<std::uint32_t>(i.arg)), peek(f, 0));
  drop_top(in, f);
  return Status::next;
}

namespace {

// prelude.name(args…) and its result dropped or pushed; the operands stay till then.
Status by_prelude(Interpreter& in, std::string_view function, std::initializer_list<Value> args,
                  ReturnMode mode) {
  return call(in, in.prelude(function), args, mode);
}

}  // namespace

Status op_BUILD_SET(Interpreter& in, Frame* f, Instr i) {
  const auto n = static_cast<std::uint32_t>(i.arg);
  const Value set = new_set(in.heap);
  bool python = false;
  for (std::uint32_t k = n; k > 0; --k) {
    const Fast fast = set_add(in, set, peek(f, k - 1));
    if (fast == Fast::error) {
      in.heap.drop(set);
      return Status::error;
    }
    if (fast == Fast::needs_python) {
      python = true;
      break;
    }
  }
  if (python) {
    in.heap.drop(set);
    const Owned items(in.heap, new_list(in.heap, std::span<const Value>(f->slots() + f->sp - n, n)));
    drop_top(in, f, n);
    return by_prelude(in, "_set_of", {items.get()}, ReturnMode::push);
  }
  drop_top(in, f, n);
  push(f, set);
  return Status::next;
}
Status op_BUILD_MAP(Interpreter& in, Frame* f, Instr i) {
  const auto n = static_cast<std::uint32_t>(i.arg) * 2;
  const Value dict = new_dict(in.heap);
  for (std::uint32_t k = n; k > 0; k -= 2) {
    const Fast fast = dict_set(in, dict, peek(f, k - 1), peek(f, k - 2));
    if (fast == Fast::done) continue;
    in.heap.drop(dict);
    if (fast == Fast::error) return Status::error;
    const Owned items(in.heap, new_list(in.heap, std::span<const Value>(f->slots() + f->sp - n, n)));
    drop_top(in, f, n);
    return by_prelude(in, "_dict_of", {items.get()}, ReturnMode::push);
  }
  drop_top(in, f, n);
  push(f, dict);
  return Status::next;
}
Status op_BUILD_CONST_KEY_MAP(Interpreter& in, Frame* f, Instr i) {
  const auto n = static_cast<std::uint32_t>(i.arg);
  const Value dict = new_dict(in.heap);
  const std::span<Value> keys = tuple_items(in.heap, peek(f, 0));
  for (std::uint32_t k = 0; k < n; ++k)
    if (dict_set(in, dict, keys[k], peek(f, n - k)) != Fast::done) return Status::error;
  drop_top(in, f, n + 1);
  push(f, dict);
  return Status::next;
}
Status op_SET_ADD(Interpreter& in, Frame* f, Instr i) {
  const Value set = peek(f, static_cast<std::uint32_t>(i.arg));
  const Fast fast = set_add(in, set, peek(f, 0));
  if (fast == Fast::error) return Status::error;
  const Owned item(in.heap, pop(f));
  if (fast == Fast::needs_python) return by_prelude(in, "_set_add", {set, item.get()}, ReturnMode::discard);
  return Status::next;
}
Status op_MAP_ADD(Interpreter& in, Frame* f, Instr i) {
  const Value dict = peek(f, static_cast<std::uint32_t>(i.arg) + 1);
  const Fast fast = dict_set(in, dict, peek(f, 1), peek(f, 0));
  if (fast == Fast::error) return Status::error;
  const Owned value(in.heap, pop(f));
  const Owned key(in.heap, pop(f));
  if (fast == Fast::needs_python)
    return by_prelude(in, "_setitem", {dict, key.get(), value.get()}, ReturnMode::discard);
  return Status::next;
}

}  // namespace kvant::python

// Calls of natives: their parameters, and their entries one after the other.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "sim/python/arity.h"
#include "sim/python/attribute.h"
#include "sim/python/call.h"
#include "sim/python/container.h"
#include "sim/python/exceptions.h"
#include "sim/python/generator.h"
#include "sim/python/natives.h"
#include "sim/python/state.h"
#include "sim/python/text.h"

namespace kvant::python {
namespace {

constexpr std::size_t kMaxParameters = 24;
using ArgumentArray = std::array<Value, kMaxParameters>;

std::string full_name(const NativeSpec& spec) {
  if (spec.is_method) return fmt::format("{}.{}", spec.owner.substr(spec.owner.rfind('.') + 1), spec.name);
  // Of a module: CPython's name of it where ours is a helper's.
  if (spec.type != TypeId::object || spec.is_constructor || spec.owner == "builtins" || spec.owner.empty())
    return std::string(spec.name);
  const std::string_view module =
      spec.owner == "_time" || spec.owner == "_posix" ? spec.owner.substr(1) : spec.owner;
  return fmt::format("{}.{}", module, spec.name);
}

// The methods behind operators, which CPython's slot wrappers count: how many arguments, -1: not one of them.
int slot_arguments(const NativeSpec& spec) {
  if (!spec.is_method || !spec.name.starts_with("__")) return -1;
  const std::string_view bare = spec.name.substr(2, spec.name.size() - 4);
  const auto among = [&](std::string_view names) {
    return (" " + std::string(names) + " ").find(" " + std::string(bare) + " ") != std::string::npos;
  };
  if (among("repr str hash len iter next neg pos abs invert bool int float index")) return 0;
  const bool item = bare == "getitem" && (spec.type == TypeId::list || spec.type == TypeId::dict);
  const bool member = bare == "contains" && spec.type != TypeId::list && spec.type != TypeId::tuple &&
                      spec.type != TypeId::str && spec.type != TypeId::bytes;
  if (item || member) return -1;
  if (among("add radd sub rsub mul rmul truediv rtruediv floordiv rfloordiv mod rmod divmod rdivmod and rand "
            "or ror xor rxor lshift rlshift rshift rrshift iadd isub imul iand ior ixor eq ne lt le gt ge "
            "getitem contains delitem getattribute delattr"))
    return 1;
  return among("setitem setattr") ? 2 : -1;
}

// Functions whose arguments CPython takes apart with PyArg_ParseTuple complain in other words.
bool is_parsed_by_format(const NativeSpec& spec) {
  static constexpr std::string_view kNames[] = {"find",  "rfind",      "index",   "rindex",
                                                "count", "startswith", "endswith"};
  return (spec.type == TypeId::str || spec.type == TypeId::bytes || spec.type == TypeId::bytearray) &&
         std::find(std::begin(kNames), std::end(kNames), spec.name) != std::end(kNames);
}

// self or cls, which CPython does not count.
std::uint32_t leading_arguments(const NativeSpec& spec) {
  const bool of_class =
      spec.type != TypeId::object && !spec.parameters.empty() && spec.parameters[0].name == "cls";
  return spec.is_method || spec.is_constructor || of_class ? 1 : 0;
}

Arity arity_of(const NativeSpec& spec) {
  const std::uint32_t skip = leading_arguments(spec);
  Arity arity;
  arity.name = spec.name.substr(spec.name.rfind('.') + 1);
  arity.full_name = full_name(spec);
  arity.positional = spec.positional - std::min(spec.positional, skip);
  arity.required = spec.required - std::min(spec.required, skip);
  arity.any_count = spec.varargs >= 0;
  arity.is_constructor = spec.is_constructor;
  for (std::size_t i = skip; i < spec.parameters.size(); ++i) {
    const auto place = static_cast<std::int32_t>(i);
    if (place == spec.varargs || place == spec.kwargs) continue;
    arity.parameters.push_back(spec.parameters[i].name);
    arity.by_name = arity.by_name || !spec.parameters[i].positional_only;
  }
  return arity;
}

bool wrong_count(Interpreter& in, const NativeSpec& spec, std::size_t given, std::size_t keywords) {
  const Arity arity = arity_of(spec);
  const std::size_t got = given - std::min<std::size_t>(given, leading_arguments(spec));
  const auto plural = [](std::size_t n) { return n == 1 ? "" : "s"; };
  std::string text;
  const bool is_repetition = arity.name.ends_with("mul__") && spec.type != TypeId::int_ &&
                             spec.type != TypeId::float_ && spec.type != TypeId::complex;
  if (const int slot = slot_arguments(spec); slot >= 0) {
    text = fmt::format("{}expected {} argument{}, got {}", slot == 2 || is_repetition ? " " : "", slot,
                       plural(static_cast<std::size_t>(slot)), got);
  } else if (is_parsed_by_format(spec)) {
    const bool few = got < arity.required;
    const std::size_t limit = few ? arity.required : arity.positional;
    text = fmt::format("{}() takes at {} {} argument{} ({} given)", arity.name, few ? "least" : "most", limit,
                       plural(limit), got);
  } else if (arity.name == "sorted") {
    text = fmt::format("sorted expected 1 argument, got {}", got);
  } else {
    text = wrong_count_text(arity, got, keywords);
  }
  in.raise(TypeId::TypeError, text);
  return false;
}

// Sorts the arguments into places. `owned` collects what was made here (the tuple and the dict).
bool place_arguments(Interpreter& in, const NativeSpec& spec, std::span<const Value> args, Value names,
                     ArgumentArray& places, std::array<Value, 2>& owned) {
  Heap& heap = in.heap;
  const std::size_t keyword_count = names.is_null() ? 0 : tuple_items(heap, names).size();
  const std::size_t given = args.size() - keyword_count;
  std::fill_n(places.begin(), spec.parameters.size(), Value());
  // Positional parameters come before *args in every signature.
  const std::size_t taken = std::min<std::size_t>(given, spec.positional);
  for (std::size_t i = 0; i < taken; ++i) places[i] = args[i];
  if (spec.varargs >= 0) {
    owned[0] = new_tuple(heap, given > taken ? args.subspan(taken, given - taken) : std::span<const Value>());
    places[static_cast<std::size_t>(spec.varargs)] = owned[0];
  } else if (given > spec.positional) {
    return wrong_count(in, spec, given, keyword_count);
  }
  if (spec.kwargs >= 0) {
    owned[1] = new_dict(heap);
    places[static_cast<std::size_t>(spec.kwargs)] = owned[1];
  }
  for (std::size_t k = 0; k < keyword_count; ++k) {
    const Value key = tuple_items(heap, names)[k];
    const std::string_view text = text_of(heap, key);
    std::size_t at = 0;
    const std::size_t count = spec.parameters.size();
    while (at < count &&
           (spec.parameters[at].name != text || spec.parameters[at].positional_only ||
            static_cast<std::int32_t>(at) == spec.varargs || static_cast<std::int32_t>(at) == spec.kwargs))
      ++at;
    if (at < count) {
      if (!places[at].is_null()) {
        in.raise(TypeId::TypeError, fmt::format("argument for {}() given by name ('{}') and position ({})",
                                                spec.name, text, at + 1));
        return false;
      }
      places[at] = args[given + k];
    } else if (spec.kwargs >= 0) {
      dict_set_str(heap, owned[1], key, args[given + k]);
    } else {
      const bool any = std::any_of(spec.parameters.begin(), spec.parameters.end(),
                                   [](const Parameter& p) { return !p.positional_only; });
      if (is_slot(spec) && spec.is_method)
        in.raise(TypeId::TypeError, fmt::format("wrapper {}() takes no keyword arguments", spec.name));
      else
        in.raise(TypeId::TypeError, any ? fmt::format("'{}' is an invalid keyword argument for {}()", text,
                                                      spec.name == "sorted" ? "sort" : spec.name)
                                        : fmt::format("{}() takes no keyword arguments", full_name(spec)));
      return false;
    }
  }
  for (std::size_t i = 0; i < spec.parameters.size(); ++i) {
    if (spec.parameters[i].optional || !places[i].is_null()) continue;
    if (keyword_count == 0 && i < spec.positional) return wrong_count(in, spec, given, 0);
    in.raise(TypeId::TypeError, fmt::format("{}() missing required argument '{}' (pos {})", spec.name,
                                            spec.parameters[i].name, i + 1));
    return false;
  }
  return true;
}

NativeFrame* new_native_frame(Interpreter& in, std::uint32_t index, Value callable,
                              std::span<const Value> args, Value keywords, ReturnMode mode) {
  Heap& heap = in.heap;
  const std::size_t bytes = sizeof(NativeFrame) + args.size() * sizeof(Value);
  auto* f = heap.create<NativeFrame>(type_offset(TypeId::frame), bytes);
  f->back = f->code = f->globals = f->builtins = f->locals = f->function = f->generator = Value();
  f->ip = f->sp = 0;
  f->is_native = 1;
  f->state = FrameState::executing;
  f->on_return = static_cast<std::uint8_t>(mode);
  f->flags = 0;
  f->bytes = static_cast<std::uint32_t>(bytes);
  f->callable = heap.kept(callable);
  f->keywords = heap.kept(keywords);
  f->index = index;
  f->phase = 0;
  f->arg_count = static_cast<std::uint32_t>(args.size());
  f->catching = 0;
  for (std::size_t i = 0; i < args.size(); ++i) f->args()[i] = heap.kept(args[i]);
  return f;
}

// What the native asked for with Outcome::call, made from its NativeCall. `owned` results as invoke's.
Status carry_out(Interpreter& in, NativeCall& c, Value& result) {
  if (c.callee_arg_count >= 0)
    return invoke(in, c.callee,
                  std::span<const Value>(c.callee_args.data(), static_cast<std::size_t>(c.callee_arg_count)),
                  Value(), ReturnMode::push, result);
  return invoke(in, c.callee, c.callee_span, c.callee_names, ReturnMode::push, result);
}

// Goes on with the native in the innermost frame until it ends, waits, or the innermost frame is no longer
// its own. Its result goes to `result` when the frame below it is `stop`, else it is delivered.
Status drive(Interpreter& in, Value reply, Value raised, const machine::Reply* answer, Value stop,
             bool has_stop, Value& result) {
  Heap& heap = in.heap;
  for (;;) {
    auto* nf = static_cast<NativeFrame*>(top_frame(in));
    const Value self = in.thread.frame;
    if (nf->catching == kInterrupted) {
      heap.drop(reply);
      nf->catching = 0;
      in.request = std::move(in.thread.interrupted.back());
      in.thread.interrupted.pop_back();
      in.release_gil = in.request.kind != machine::RequestKind::none;
      return Status::block;
    }
    const NativeSpec& spec = native_at(nf->index);
    NativeCall c{in,           heap,      std::span<const Value>(nf->args(), nf->arg_count),
                 nf->keywords, nf->phase, reply,
                 raised,       answer,    nf->slot,
                 nf->number,   Value(),   Value(),
                 {},           0,         false,
                 {},           Value()};
    in.release_gil = true;
    nf->catching = 0;
    Outcome outcome = spec.fn(c);
    // The call asked for may be of the reply, or with it: it lives until that call is made.
    const Owned old_reply(heap, reply);
    const Owned old_raised(heap, raised);
    reply = raised = Value();
    answer = nullptr;
    nf->phase = c.phase;
    nf->catching = c.catch_next ? 1 : 0;
    switch (outcome) {
      case Outcome::value: {
        const auto mode = static_cast<ReturnMode>(nf->on_return);
        pop_frame(in);
        if (has_stop && in.thread.frame == stop) {
          result = c.result;
          return Status::next;
        }
        Frame* below = top_frame(in);
        if (below == nullptr || below->is_native == 0) return deliver(in, c.result, mode);
        reply = c.result;
        continue;
      }
      case Outcome::error:
        in.native_left = !has_stop;
        in.unwound_mode = nf->on_return;
        pop_frame(in);
        return Status::error;
      case Outcome::block:
        return Status::block;
      case Outcome::call:
        break;
    }
    Value immediate;
    const Status status = carry_out(in, c, immediate);
    if (status == Status::error && nf->catching != 0 && in.thread.frame == self) {
      raised = in.take_exception();
      continue;
    }
    if (status != Status::next) return status;
    if (immediate.is_null()) return Status::next;
    reply = immediate;
  }
}

// __new__ of a built-in type makes objects of it and of classes derived from it only.
bool may_construct(Interpreter& in, std::uint32_t index, const NativeSpec& spec, Value cls) {
  const Heap& heap = in.heap;
  if (cls.is_object() && heap.layout_of(cls) == Layout::type) {
    if (heap.get<Type>(cls)->native_new == index + 1) return true;
    for (const Value v : tuple_items(heap, heap.get<Type>(cls)->mro))
      if (heap.get<Type>(v)->native_new == index + 1) return true;
    in.raise(TypeId::TypeError, fmt::format("{0}.__new__({1}): {1} is not a subtype of {0}", spec.owner,
                                            text_of(heap, heap.get<Type>(cls)->name)));
  } else {
    in.raise(TypeId::TypeError,
             fmt::format("{}.__new__(X): X is not a type object ({})", spec.owner, type_name(heap, cls)));
  }
  return false;
}

}  // namespace

Status resume_native(Interpreter& in, Value reply_owned, Value raised_owned, const machine::Reply* answer) {
  Value unused;
  return drive(in, reply_owned, raised_owned, answer, Value(), false, unused);
}

Status call_native(Interpreter& in, std::uint32_t index, Value callable, std::span<const Value> args,
                   Value names, ReturnMode mode, Value& result) {
  Heap& heap = in.heap;
  const NativeSpec& spec = native_at(index);
  if (spec.is_method && (args.empty() || heap.type_of(args[0]) != type_offset(spec.type))) {
    if (args.empty() || (names.is_object() && args.size() == tuple_items(heap, names).size())) {
      in.raise(TypeId::TypeError,
               is_slot(spec)
                   ? fmt::format("descriptor '{}' of '{}' object needs an argument", spec.name, spec.owner)
                   : fmt::format("unbound method {}.{}() needs an argument", spec.owner, spec.name));
      return Status::error;
    }
    if (!is_subtype(heap, heap.type_of(args[0]), type_offset(spec.type))) {
      const std::string_view shape = is_slot(spec)
                                         ? "descriptor '{}' requires a '{}' object but received a '{}'"
                                         : "descriptor '{}' for '{}' objects doesn't apply to a '{}' object";
      in.raise(TypeId::TypeError,
               fmt::format(fmt::runtime(shape), spec.name, spec.owner, type_name(heap, args[0])));
      return Status::error;
    }
  }
  ArgumentArray places;
  std::array<Value, 2> made{};
  Value keywords;
  std::span<const Value> placed = args;
  if (spec.raw) {
    if (!names.is_null()) {
      const std::span<Value> keys = tuple_items(heap, names);
      made[1] = keywords = new_dict(heap);
      placed = args.first(args.size() - keys.size());
      for (std::size_t i = 0; i < keys.size(); ++i)
        dict_set_str(heap, keywords, keys[i], args[placed.size() + i]);
    }
    if (spec.is_constructor && placed.empty()) {
      in.raise(TypeId::TypeError, fmt::format("{}.__new__(): not enough arguments", spec.owner));
      heap.drop(made[1]);
      return Status::error;
    }
  } else if (!names.is_null() || args.size() != spec.parameters.size() ||
             spec.positional != spec.parameters.size()) {
    if (!place_arguments(in, spec, args, names, places, made)) {
      heap.drop(made[0]);
      heap.drop(made[1]);
      return Status::error;
    }
    placed = std::span<const Value>(places.data(), spec.parameters.size());
  }

  if (spec.is_constructor && !may_construct(in, index, spec, placed[0])) {
    heap.drop(made[0]);
    heap.drop(made[1]);
    return Status::error;
  }

  if (spec.special >= SpecialNative::get_attribute) {
    if (!is_str(heap, placed[1])) {
      in.raise(TypeId::TypeError,
               fmt::format("attribute name must be string, not '{}'", type_name(heap, placed[1])));
      return Status::error;
    }
    const Value key = interned_name(in, placed[1]);
    switch (spec.special) {
      case SpecialNative::get_attribute:
        return get_attribute(in, placed[0], key, mode, result);
      case SpecialNative::get_plainly:
        return get_attribute_plainly(in, placed[0], key, mode, result);
      case SpecialNative::set_attribute:
        return set_attribute(in, placed[0], key, placed[2], mode, result);
      case SpecialNative::set_plainly:
        return set_attribute_plainly(in, placed[0], key, placed[2], mode, result);
      case SpecialNative::delete_attribute:
        return set_attribute(in, placed[0], key, Value(), mode, result);
      default:
        return set_attribute_plainly(in, placed[0], key, Value(), mode, result);
    }
  }
  if (spec.special == SpecialNative::code) {
    Frame* frame = new_code_frame(in, placed[0], placed[1], heap.roots().builtins, placed[2], mode);
    return push_frame(in, frame) ? Status::next : Status::error;
  }
  if (spec.special == SpecialNative::class_body) {
    Frame* frame = new_frame(in, placed[0], mode);
    frame->locals = heap.kept(placed[1]);
    frame->flags |= kFrameClassBody;
    return push_frame(in, frame) ? Status::next : Status::error;
  }
  if (spec.special != SpecialNative::none) {
    const Value generator = underlying_generator(heap, placed[0]);
    if (spec.special == SpecialNative::next) return generator_send(in, generator, heap.kept(kNone), mode);
    const Value argument = heap.kept(placed[1]);
    return spec.special == SpecialNative::send ? generator_send(in, generator, argument, mode)
                                               : generator_throw(in, generator, argument, mode);
  }
  std::array<Value, 4> slot{};
  std::array<std::int64_t, 4> number{};
  NativeCall c{in,     heap,    placed,  keywords, 0, Value(), Value(), nullptr, slot,
               number, Value(), Value(), {},       0, false,   {},      Value()};
  in.release_gil = true;
  if (spec.cost != 0) in.charge(spec.cost);
  const Outcome outcome = spec.fn(c);
  if (outcome == Outcome::value || outcome == Outcome::error) {
    for (const Value v : slot)
      if (v.is_object()) heap.drop(v);
    heap.drop(made[0]);
    heap.drop(made[1]);
    if (outcome == Outcome::error) return Status::error;
    result = c.result;
    return Status::next;
  }
  // It waits: its state goes to the heap.
  NativeFrame* nf = new_native_frame(in, index, callable, placed, keywords, mode);
  heap.drop(made[0]);
  heap.drop(made[1]);
  nf->slot = slot;
  nf->number = number;
  nf->phase = c.phase;
  nf->catching = c.catch_next ? 1 : 0;
  const Value below = in.thread.frame;
  if (!push_frame(in, nf)) return Status::error;
  const Value self = in.thread.frame;
  if (outcome == Outcome::block) return Status::block;
  Value immediate;
  const Status status = carry_out(in, c, immediate);
  if (status == Status::error && nf->catching != 0 && in.thread.frame == self)
    return drive(in, Value(), in.take_exception(), nullptr, below, true, result);
  if (status != Status::next || immediate.is_null()) return status;
  return drive(in, immediate, Value(), nullptr, below, true, result);
}

}  // namespace kvant::python

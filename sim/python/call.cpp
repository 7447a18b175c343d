// Calls of Python functions: frames and arguments.
#include "sim/python/call.h"

#include <fmt/format.h>

#include <algorithm>

#include "sim/python/arity.h"
#include "sim/python/attribute.h"
#include "sim/python/container.h"
#include "sim/python/eval.h"
#include "sim/python/eval_fast.h"
#include "sim/python/natives.h"
#include "sim/python/runtime_impl.h"
#include "sim/python/text.h"

namespace kvant::python {

Frame* top_frame(const Interpreter& in) {
  return in.thread.frame.is_null() ? nullptr : in.heap.get<Frame>(in.thread.frame);
}

Frame* python_frame(const Interpreter& in) {
  Frame* f = top_frame(in);
  while (f != nullptr && (f->is_native != 0 || (f->flags & kFrameHidden) != 0))
    f = f->back.is_null() ? nullptr : in.heap.get<Frame>(f->back);
  return f;
}

const CodeUnit& unit_of(const Interpreter& in, const Frame* f) {
  return in.runtime.codes().at(in.heap.get<Code>(f->code)->id);
}

namespace {

Frame* allocate_frame(Heap& heap, Value code_value, ReturnMode mode) {
  const Offset block = heap.allocate(heap.get<Code>(code_value)->frame_bytes);
  const Code* code = heap.get<Code>(code_value);
  Frame* f = heap.at<Frame>(block);
  f->refs = 1;
  f->type = type_offset(TypeId::frame);
  f->back = Value();
  f->locals = f->function = f->generator = Value();
  set_frame_state(f, code);
  f->on_return = static_cast<std::uint8_t>(mode);
  for (std::uint32_t k = 0; k < code->local_count; ++k) f->slots()[k] = Value();
  return f;
}

}  // namespace

Frame* new_frame(Interpreter& in, Value function, ReturnMode mode) {
  Heap& heap = in.heap;
  Frame* f = allocate_frame(heap, heap.get<Function>(function)->code, mode);
  const Function* fn = heap.get<Function>(function);
  f->code = fn->code;  // borrowed from the function, as globals and builtins are
  f->globals = fn->globals;
  f->builtins = fn->builtins;
  f->function = heap.kept(function);
  return f;
}

Frame* new_code_frame(Interpreter& in, Value code, Value globals, Value builtins, Value locals,
                      ReturnMode mode) {
  Frame* f = allocate_frame(in.heap, code, mode);
  f->code = in.heap.kept(code);
  f->globals = in.heap.kept(globals);
  f->builtins = in.heap.kept(builtins);
  f->locals = in.heap.kept(locals);
  return f;
}

namespace {

// CPython tells where its own C code gave up; these methods are called by C code, others by the interpreter.
std::string_view recursion_place(std::string_view function) {
  if (function == "__repr__") return " while getting the repr of an object";
  if (function == "__str__") return " while getting the str of an object";
  if (function == "__init__" || function == "__hash__") return " while calling a Python object";
  for (const std::string_view name : {"__eq__", "__ne__", "__lt__", "__le__", "__gt__", "__ge__"})
    if (function == name) return " in comparison";
  return "";
}

}  // namespace

void count_user_entry(const Heap& heap, PyThread& thread) {
  if (!thread.frame.is_null() && (heap.get<Frame>(thread.frame)->flags & kFrameUser) != 0)
    ++thread.user_entries;
}

bool push_frame(Interpreter& in, Frame* frame) {
  if (in.thread.depth >= in.process.recursion_limit) {
    const std::string_view place =
        frame->is_native != 0
            ? std::string_view()
            : recursion_place(in.runtime.codes().at(in.heap.get<Code>(frame->code)->id).name);
    in.heap.drop(Value::object(in.heap.offset_of(frame)));
    // Some room to handle the exception in, as CPython gives.
    in.raise(TypeId::RecursionError, fmt::format("maximum recursion depth exceeded{}", place));
    return false;
  }
  ++in.thread.depth;
  frame->back = in.thread.frame;
  in.thread.frame = Value::object(in.heap.offset_of(frame));
  count_user_entry(in.heap, in.thread);
  return true;
}

std::string function_name(const Heap& heap, Value callable) {
  if (heap.is_exact(callable, TypeId::function)) {
    const auto* f = heap.get<Function>(callable);
    const bool named = f->module.is_object() && is_str(heap, f->module);
    const std::string module = named ? std::string(text_of(heap, f->module)) + "." : std::string();
    return (module == "builtins." ? "" : module) + std::string(text_of(heap, f->qualname)) + "()";
  }
  if (heap.layout_of(callable) == Layout::native_function) {
    const NativeSpec& spec = native_at(heap.get<NativeFunction>(callable)->index);
    if (spec.is_method) return fmt::format("{}.{}()", spec.owner, spec.name);
    return std::string(spec.name) + "()";
  }
  if (heap.is_exact(callable, TypeId::method))
    return function_name(heap, heap.get<Method>(callable)->function);
  if (is_type(heap, callable)) return std::string(text_of(heap, heap.get<Type>(callable)->name)) + "()";
  return type_name(heap, callable) + " object";
}

namespace {

std::string quoted_list(const std::vector<std::string>& names) {
  std::string out;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i != 0) out += i + 1 < names.size() ? ", " : names.size() > 2 ? ", and " : " and ";
    out += "'" + names[i] + "'";
  }
  return out;
}

void too_many_positional(Interpreter& in, const CodeUnit& unit, const Function* fn, std::size_t given,
                         std::size_t kwonly_given) {
  const std::size_t defaults = fn->defaults.is_null() ? 0 : tuple_items(in.heap, fn->defaults).size();
  const std::size_t count = unit.arg_count;
  std::string wanted =
      defaults != 0 ? fmt::format("from {} to {}", count - defaults, count) : fmt::format("{}", count);
  const bool plural = defaults != 0 || count != 1;
  std::string kwonly;
  if (kwonly_given > 0)
    kwonly = fmt::format(" positional argument{} (and {} keyword-only argument{})", given != 1 ? "s" : "",
                         kwonly_given, kwonly_given != 1 ? "s" : "");
  in.raise(TypeId::TypeError, fmt::format("{}() takes {} positional argument{} but {}{} {} given",
                                          text_of(in.heap, fn->qualname), wanted, plural ? "s" : "", given,
                                          kwonly, given == 1 && kwonly_given == 0 ? "was" : "were"));
}

void missing_arguments(Interpreter& in, const Function* fn, const std::vector<std::string>& names,
                       std::string_view kind) {
  in.raise(TypeId::TypeError,
           fmt::format("{}() missing {} required {} argument{}: {}", text_of(in.heap, fn->qualname),
                       names.size(), kind, names.size() == 1 ? "" : "s", quoted_list(names)));
}

// Hidden code stands for C functions, which complain in other words. These two modules are Python in CPython
// but for some functions, whose __module__ says so.
bool is_c_function(const Heap& heap, const Function* fn) {
  if ((heap.get<Code>(fn->code)->flags & kHidden) == 0) return false;
  if (fn->module.is_null() || !is_str(heap, fn->module)) return true;
  const std::string_view module = text_of(heap, fn->module);
  return module != "collections" && module != "functools";
}

Arity arity_of(Interpreter& in, const CodeUnit& unit, const Function* fn) {
  Arity arity;
  const std::string_view qualname = text_of(in.heap, fn->qualname);
  const std::size_t dot = qualname.rfind('.');
  const std::string_view last = qualname.substr(dot == std::string_view::npos ? 0 : dot + 1);
  const bool is_method =
      unit.arg_count > 0 && (unit.local_names[0] == "self" || unit.local_names[0] == "cls");
  arity.is_constructor =
      is_method && (last == "__init__" || last == "__new__") && dot != std::string_view::npos;
  std::string_view name = arity.is_constructor ? qualname.substr(0, dot) : last;
  if (const std::size_t at = name.rfind('.'); at != std::string_view::npos) name.remove_prefix(at + 1);
  arity.name = name;
  const bool plain = is_method || fn->module.is_null() || !is_str(in.heap, fn->module) ||
                     text_of(in.heap, fn->module) == "builtins";
  arity.full_name = arity.is_constructor ? std::string(name)
                    : plain              ? std::string(qualname)
                                         : fmt::format("{}.{}", text_of(in.heap, fn->module), name);
  const std::size_t skip = is_method ? 1 : 0;
  const std::size_t defaults = fn->defaults.is_null() ? 0 : tuple_items(in.heap, fn->defaults).size();
  arity.positional = unit.arg_count - skip;
  arity.required = arity.positional - std::min(arity.positional, defaults);
  arity.by_name = unit.kwonly_count > 0 || unit.posonly_count < unit.arg_count;
  arity.any_count = (unit.flags & kVarArgs) != 0;
  for (std::size_t i = skip; i < unit.arg_count + unit.kwonly_count; ++i)
    arity.parameters.push_back(unit.local_names[i]);
  return arity;
}

// Borrowed; null: none. The few entries are compared one by one, without making a str.
Value keyword_default(const Heap& heap, Value defaults, std::string_view name) {
  Value key, value;
  if (!defaults.is_null())
    for (std::uint32_t at = 0; dict_next(heap, defaults, at, key, value);)
      if (is_str(heap, key) && text_of(heap, key) == name) return value;
  return Value();
}

}  // namespace

bool stands_for_c(const Heap& heap, Value function) {
  const Function* fn = heap.get<Function>(function);
  return is_c_function(heap, fn) && text_of(heap, fn->qualname).find('.') == std::string_view::npos;
}

// As Python/ceval.c's initialize_locals.
bool bind_arguments(Interpreter& in, Frame* frame, Value function, std::span<const Value> args, Value names) {
  Heap& heap = in.heap;
  const Function* fn = heap.get<Function>(function);
  const Code* code = heap.get<Code>(fn->code);
  Value* slots = frame->slots();
  const std::size_t keyword_count = names.is_null() ? 0 : tuple_items(heap, names).size();
  const std::size_t given = args.size() - keyword_count;
  const std::size_t wanted = code->arg_count;
  const std::size_t total = wanted + code->kwonly_count;
  const bool has_varargs = (code->flags & kVarArgs) != 0;
  const bool has_kwargs = (code->flags & kVarKeywords) != 0;

  const std::size_t taken = std::min(given, wanted);
  for (std::size_t i = 0; i < taken; ++i) slots[i] = heap.kept(args[i]);
  if (has_varargs)
    slots[total] =
        new_tuple(heap, given > wanted ? args.subspan(wanted, given - wanted) : std::span<const Value>());
  Value kwargs;
  if (has_kwargs) {
    kwargs = new_dict(heap);
    slots[total + (has_varargs ? 1 : 0)] = kwargs;
  }
  if (!has_varargs && !has_kwargs && keyword_count == 0 && given == wanted && code->kwonly_count == 0)
    return true;

  const CodeUnit& unit = in.runtime.codes().at(code->id);
  const bool hidden = is_c_function(heap, fn);
  const auto c_fails = [&](const Arity& arity, std::string_view keyword, std::size_t missing) {
    const std::size_t self = unit.arg_count - arity.positional;
    in.raise(TypeId::TypeError, !keyword.empty() ? wrong_keyword_text(arity, keyword)
                                : missing != 0 && keyword_count != 0 && arity.by_name
                                    ? missing_argument_text(arity, missing - self)
                                    : wrong_count_text(arity, given - std::min(given, self), keyword_count));
    return false;
  };
  std::size_t kwonly_given = 0;
  for (std::size_t k = 0; k < keyword_count; ++k) {
    const Value key = tuple_items(heap, names)[k];
    const std::string_view text = text_of(heap, key);
    std::size_t place = unit.posonly_count;
    while (place < total && unit.local_names[place] != text) ++place;
    if (place < total) {
      if (!slots[place].is_null()) {
        in.raise(TypeId::TypeError, fmt::format("{}() got multiple values for argument '{}'",
                                                text_of(heap, fn->qualname), text));
        return false;
      }
      if (place >= wanted) ++kwonly_given;
      slots[place] = heap.kept(args[given + k]);
    } else if (has_kwargs) {
      const Owned interned(heap, heap.kept(key));
      dict_set_str(heap, kwargs, interned.get(), args[given + k]);
    } else if (hidden) {
      return c_fails(arity_of(in, unit, fn), text, 0);
    } else {
      std::vector<std::string> wrong;
      for (std::size_t j = 0; j < unit.posonly_count; ++j)
        for (std::size_t m = 0; m < keyword_count; ++m)
          if (text_of(heap, tuple_items(heap, names)[m]) == unit.local_names[j])
            wrong.push_back(unit.local_names[j]);
      if (!wrong.empty()) {
        std::string list;
        for (const std::string& w : wrong) list += (list.empty() ? "" : ", ") + w;
        in.raise(TypeId::TypeError,
                 fmt::format("{}() got some positional-only arguments passed as keyword arguments: '{}'",
                             text_of(heap, fn->qualname), list));
      } else {
        in.raise(TypeId::TypeError, fmt::format("{}() got an unexpected keyword argument '{}'",
                                                text_of(heap, fn->qualname), text));
      }
      return false;
    }
  }
  if (given > wanted && !has_varargs) {
    if (hidden) return c_fails(arity_of(in, unit, fn), "", 0);
    too_many_positional(in, unit, fn, given, kwonly_given);
    return false;
  }
  if (given < wanted) {
    const std::span<Value> defaults =
        fn->defaults.is_null() ? std::span<Value>() : tuple_items(heap, fn->defaults);
    std::vector<std::string> missing;
    for (std::size_t i = given; i < wanted; ++i) {
      if (!slots[i].is_null()) continue;
      const std::size_t from_end = wanted - i;
      if (from_end <= defaults.size())
        slots[i] = heap.kept(defaults[defaults.size() - from_end]);
      else if (hidden)
        return c_fails(arity_of(in, unit, fn), "", i);
      else
        missing.push_back(unit.local_names[i]);
    }
    if (!missing.empty()) {
      missing_arguments(in, fn, missing, "positional");
      return false;
    }
  }
  if (code->kwonly_count != 0) {
    std::vector<std::string> missing;
    for (std::size_t i = wanted; i < total; ++i) {
      if (!slots[i].is_null()) continue;
      const Value value = keyword_default(heap, fn->kw_defaults, unit.local_names[i]);
      if (value.is_null())
        missing.push_back(unit.local_names[i]);
      else
        slots[i] = heap.kept(value);
    }
    if (!missing.empty()) {
      missing_arguments(in, fn, missing, "keyword-only");
      return false;
    }
  }
  return true;
}

Status call_function(Interpreter& in, Value function, std::span<const Value> args, Value names,
                     ReturnMode mode) {
  Frame* frame = new_frame(in, function, mode);
  if (!bind_arguments(in, frame, function, args, names)) {
    in.heap.drop(Value::object(in.heap.offset_of(frame)));
    return Status::error;
  }
  return push_frame(in, frame) ? Status::next : Status::error;
}

}  // namespace kvant::python

// The methods and attributes of exceptions.
#include <fmt/format.h>

#include <array>

#include "sim/python/attribute.h"
#include "sim/python/container.h"
#include "sim/python/container_native.h"
#include "sim/python/core_types.h"
#include "sim/python/exceptions.h"
#include "sim/python/names.h"
#include "sim/python/text.h"

namespace kvant::python {

TypeId os_error_type(std::int64_t error) {
  switch (error) {
    case 1:
    case 13:
      return TypeId::PermissionError;
    case 2:
      return TypeId::FileNotFoundError;
    case 3:
      return TypeId::ProcessLookupError;
    case 4:
      return TypeId::InterruptedError;
    case 10:
      return TypeId::ChildProcessError;
    case 11:
    case 114:
    case 115:
      return TypeId::BlockingIOError;
    case 17:
      return TypeId::FileExistsError;
    case 20:
      return TypeId::NotADirectoryError;
    case 21:
      return TypeId::IsADirectoryError;
    case 32:
    case 108:
      return TypeId::BrokenPipeError;
    case 103:
      return TypeId::ConnectionAbortedError;
    case 104:
      return TypeId::ConnectionResetError;
    case 110:
      return TypeId::TimeoutError;
    case 111:
      return TypeId::ConnectionRefusedError;
    default:
      return TypeId::OSError;
  }
}

namespace {

Exception* self(NativeCall& c) {
  return c.heap.get<Exception>(c.args[0]);
}
Value or_none(Value v) {
  return v.is_null() ? kNone : v;
}

// Keywords set the attributes that NameError, AttributeError and ImportError take by keyword.
Outcome construct(NativeCall& c) {
  const Owned args(c.heap, new_tuple(c.heap, c.args.subspan(1)));
  const Value made = new_exception_args(c.heap, c.args[0].offset(), args.get());
  if (!c.keywords.is_null()) {
    Value key, value;
    for (std::uint32_t at = 0; dict_next(c.heap, c.keywords, at, key, value);) {
      const std::string_view text = text_of(c.heap, key);
      const bool known = text == "name" || text == "obj" || text == "path";
      const bool has = exception_is(c.heap, made, TypeId::NameError) ||
                       exception_is(c.heap, made, TypeId::AttributeError) ||
                       exception_is(c.heap, made, TypeId::ImportError);
      if (!known || !has) {
        // A class with an __init__ of its own takes them there.
        if ((c.heap.get<Type>(c.args[0])->special & kHasInit) != 0) continue;
        c.in.raise(TypeId::TypeError, fmt::format("{}() takes no keyword arguments",
                                                  text_of(c.heap, c.heap.get<Type>(c.args[0])->name)));
        c.heap.drop(made);
        return c.fail();
      }
      c.heap.assign(c.heap.get<Exception>(made)->extra[text == "name" ? 0 : 1], c.heap.kept(value));
    }
  }
  return c.done(made);
}
// OSError(errno, …) becomes the subclass of that number.
Outcome os_error_construct(NativeCall& c) {
  Value cls = c.args[0];
  if (cls == type_value(TypeId::OSError) && c.args.size() > 2 && c.args[1].is_small()) {
    cls = type_value(os_error_type(c.args[1].as_small()));
  }
  const Owned args(c.heap, new_tuple(c.heap, c.args.subspan(1)));
  return c.done(new_exception_args(c.heap, cls.offset(), args.get()));
}
// Made of Exceptions only, a group is an ExceptionGroup.
Outcome group_construct(NativeCall& c) {
  Heap& heap = c.heap;
  const std::string name_of_class(text_of(heap, heap.get<Type>(c.args[0])->name));
  if (c.args.size() != 3) {
    c.in.raise(TypeId::TypeError, fmt::format("{}.__new__() takes exactly 2 arguments ({} given)",
                                              "BaseExceptionGroup", c.args.size() - 1));
    return c.fail();
  }
  const Layout layout = heap.layout_of(c.args[2]);
  if (is_str(heap, c.args[1]) && is_str(heap, c.args[2]) && !text_of(heap, c.args[2]).empty()) {
    c.in.raise(TypeId::ValueError, "Item 0 of second argument (exceptions) is not an exception");
    return c.fail();
  }
  if (!is_str(heap, c.args[1]) || (layout != Layout::list && layout != Layout::tuple)) {
    c.in.raise(TypeId::TypeError, is_str(heap, c.args[1])
                                      ? "second argument (exceptions) must be a sequence"
                                      : "BaseExceptionGroup.__new__() argument 1 must be str, not " +
                                            type_name(heap, c.args[1]));
    return c.fail();
  }
  const std::span<Value> items =
      layout == Layout::list ? list_items(heap, c.args[2]) : tuple_items(heap, c.args[2]);
  if (items.empty()) {
    c.in.raise(TypeId::ValueError, "second argument (exceptions) must be a non-empty sequence");
    return c.fail();
  }
  bool plain = true;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (!exception_is(heap, items[i], TypeId::BaseException)) {
      c.in.raise(TypeId::ValueError,
                 fmt::format("Item {} of second argument (exceptions) is not an exception", i));
      return c.fail();
    }
    plain = plain && exception_is(heap, items[i], TypeId::Exception);
  }
  Value cls = c.args[0];
  if (cls == type_value(TypeId::BaseExceptionGroup) && plain) cls = type_value(TypeId::ExceptionGroup);
  if (cls == type_value(TypeId::ExceptionGroup) && !plain) {
    c.in.raise(TypeId::TypeError, "Cannot nest BaseExceptions in an ExceptionGroup");
    return c.fail();
  }
  const Owned args(heap, new_tuple(heap, c.args.subspan(1)));
  return c.done(new_exception_args(heap, cls.offset(), args.get()));
}
// super().__init__(…) of a class with an __init__ of its own.
Outcome init(NativeCall& c) {
  const Owned args(c.heap, new_tuple(c.heap, c.args.subspan(1)));
  const Owned made(c.heap, new_exception_args(c.heap, c.heap.type_of(c.args[0]), args.get()));
  auto* from = c.heap.get<Exception>(made.get());
  c.heap.assign(self(c)->args, c.heap.kept(from->args));
  for (std::size_t i = 0; i < 4; ++i)
    if (!from->extra[i].is_null()) c.heap.assign(self(c)->extra[i], c.heap.kept(from->extra[i]));
  return c.none();
}

Outcome get_args(NativeCall& c) {
  return c.done(c.heap.kept(self(c)->args));
}
Outcome set_args(NativeCall& c) {
  if (c.args[1].is_null() || c.heap.layout_of(c.args[1]) != Layout::tuple) {
    if (!c.args[1].is_null() && c.heap.layout_of(c.args[1]) == Layout::list) {
      c.heap.assign(self(c)->args, new_tuple(c.heap, list_items(c.heap, c.args[1])));
      return c.none();
    }
    c.in.raise(TypeId::TypeError, "args must be a tuple");
    return c.fail();
  }
  c.heap.assign(self(c)->args, c.heap.kept(c.args[1]));
  return c.none();
}
Outcome get_traceback(NativeCall& c) {
  return c.done(c.heap.kept(or_none(self(c)->traceback)));
}
Outcome set_traceback(NativeCall& c) {
  c.heap.assign(self(c)->traceback, c.args[1] == kNone ? Value() : c.heap.kept(c.args[1]));
  return c.none();
}
Outcome with_traceback(NativeCall& c) {
  c.heap.assign(self(c)->traceback, c.args[1] == kNone ? Value() : c.heap.kept(c.args[1]));
  return c.done(c.heap.kept(c.args[0]));
}
Outcome get_cause(NativeCall& c) {
  return c.done(c.heap.kept(or_none(self(c)->cause)));
}
Outcome set_cause(NativeCall& c) {
  if (!(c.args[1] == kNone) && !exception_is(c.heap, c.args[1], TypeId::BaseException)) {
    c.in.raise(TypeId::TypeError, "exception cause must be None or derive from BaseException");
    return c.fail();
  }
  c.heap.assign(self(c)->cause, c.args[1] == kNone ? Value() : c.heap.kept(c.args[1]));
  self(c)->suppress_context = 1;
  return c.none();
}
Outcome get_context(NativeCall& c) {
  return c.done(c.heap.kept(or_none(self(c)->context)));
}
Outcome set_context_of(NativeCall& c) {
  if (!(c.args[1] == kNone) && !exception_is(c.heap, c.args[1], TypeId::BaseException)) {
    c.in.raise(TypeId::TypeError, "exception context must be None or derive from BaseException");
    return c.fail();
  }
  c.heap.assign(self(c)->context, c.args[1] == kNone ? Value() : c.heap.kept(c.args[1]));
  return c.none();
}
Outcome get_suppress(NativeCall& c) {
  return c.done(c.heap.kept(bool_value(self(c)->suppress_context != 0)));
}
Outcome set_suppress(NativeCall& c) {
  self(c)->suppress_context = c.args[1] == kTrue ? 1 : 0;
  return c.none();
}
Outcome add_note(NativeCall& c) {
  if (!is_str(c.heap, c.args[1])) {
    c.in.raise(TypeId::TypeError, fmt::format("note must be a str, not '{}'", type_name(c.heap, c.args[1])));
    return c.fail();
  }
  const Value dict = attributes_dict(c.heap, c.args[0]);
  const Value key = name(c.heap, NameId::dunder_notes);
  Value notes = dict_get_str(c.heap, dict, key);
  if (notes.is_null()) {
    const Owned made(c.heap, new_list(c.heap));
    dict_set_str(c.heap, dict, key, made.get());
    notes = made.get();
  }
  list_append(c.heap, notes, c.args[1]);
  return c.none();
}
Outcome repr_method(NativeCall& c) {
  if (c.phase == 1) return c.done(c.heap.kept(c.reply));
  return c.call(c.in.native("_plain_repr"), {c.args[0]}, 1);
}
Outcome str_method(NativeCall& c) {
  if (c.phase == 1) return c.done(c.heap.kept(c.reply));
  return c.call(c.in.native("_plain_str"), {c.args[0]}, 1);
}

template <int i>
Outcome get_extra(NativeCall& c) {
  return c.done(c.heap.kept(or_none(self(c)->extra[i])));
}
template <int i>
Outcome set_extra(NativeCall& c) {
  c.heap.assign(self(c)->extra[i], c.heap.kept(or_none(c.args[1])));
  return c.none();
}

const NativeDef kMethods[] = {
    {"__init__", "...", init},
    {"with_traceback", "self, tb, /", with_traceback},
    {"add_note", "self, note, /", add_note},
    {"__repr__", "self, /", repr_method},
    {"__str__", "self, /", str_method},
};
const NativeDef kGetters[] = {
    {"args", "self", get_args},
    {"__traceback__", "self", get_traceback},
    {"__cause__", "self", get_cause},
    {"__context__", "self", get_context},
    {"__suppress_context__", "self", get_suppress},
};
const NativeDef kSetters[] = {
    {"args", "self, value", set_args},
    {"__traceback__", "self, value", set_traceback},
    {"__cause__", "self, value", set_cause},
    {"__context__", "self, value", set_context_of},
    {"__suppress_context__", "self, value", set_suppress},
};
const NativeDef kValueGetter[] = {{"value", "self", get_extra<0>}};
const NativeDef kValueSetter[] = {{"value", "self, value", set_extra<0>}};
const NativeDef kCodeGetter[] = {{"code", "self", get_extra<0>}};
const NativeDef kCodeSetter[] = {{"code", "self, value", set_extra<0>}};
const NativeDef kNameGetters[] = {{"name", "self", get_extra<0>}};
const NativeDef kNameSetters[] = {{"name", "self, value", set_extra<0>}};
const NativeDef kAttributeGetters[] = {{"name", "self", get_extra<0>}, {"obj", "self", get_extra<1>}};
const NativeDef kAttributeSetters[] = {{"name", "self, value", set_extra<0>},
                                       {"obj", "self, value", set_extra<1>}};
Outcome import_message(NativeCall& c) {
  const std::span<Value> args = tuple_items(c.heap, self(c)->args);
  return c.done(c.heap.kept(args.size() == 1 ? args[0] : kNone));
}
const NativeDef kImportGetters[] = {
    {"name", "self", get_extra<0>}, {"path", "self", get_extra<1>}, {"msg", "self", import_message}};
const NativeDef kOsGetters[] = {{"errno", "self", get_extra<0>},
                                {"strerror", "self", get_extra<1>},
                                {"filename", "self", get_extra<2>},
                                {"filename2", "self", get_extra<3>}};
const NativeDef kOsSetters[] = {{"errno", "self, value", set_extra<0>},
                                {"strerror", "self, value", set_extra<1>},
                                {"filename", "self, value", set_extra<2>},
                                {"filename2", "self, value", set_extra<3>}};
template <int which>
Outcome group_method(NativeCall& c) {
  static constexpr std::string_view kFunctions[] = {"_group_split", "_group_subgroup", "_group_derive"};
  if (c.phase == 1) return c.done(c.heap.kept(c.reply));
  return c.call(c.in.prelude(kFunctions[which]), {c.args[0], c.args[1]}, 1);
}
Outcome group_text(NativeCall& c) {
  const std::size_t count = tuple_items(c.heap, self(c)->extra[1]).size();
  return c.done(new_str(c.heap, fmt::format("{} ({} sub-exception{})", text_of(c.heap, self(c)->extra[0]),
                                            count, count == 1 ? "" : "s")));
}
const NativeDef kGroupMethods[] = {{"split", "self, condition, /", group_method<0>},
                                   {"subgroup", "self, condition, /", group_method<1>},
                                   {"derive", "self, exceptions, /", group_method<2>},
                                   {"__str__", "self, /", group_text}};
const NativeDef kGroupGetters[] = {{"message", "self", get_extra<0>}, {"exceptions", "self", get_extra<1>}};

const TypeDef kStopIterationType{TypeId::StopIteration, construct,   "...", {}, {}, {},
                                 kValueGetter,          kValueSetter};
const TypeDef kSystemExitType{TypeId::SystemExit, construct, "...", {}, {}, {}, kCodeGetter, kCodeSetter};
const TypeDef kNameErrorType{TypeId::NameError, construct, "...", {}, {}, {}, kNameGetters, kNameSetters};
const TypeDef kAttributeErrorType{TypeId::AttributeError, construct,        "...", {}, {}, {},
                                  kAttributeGetters,      kAttributeSetters};
const TypeDef kImportErrorType{TypeId::ImportError, construct, "...", {}, {}, {}, kImportGetters, {}};
const TypeDef kOsErrorType{TypeId::OSError, os_error_construct, "...", {}, {}, {}, kOsGetters, kOsSetters};
const NativeDef kGroupClass[] = {{"__class_getitem__", "cls, key, /", class_getitem}};
const TypeDef kGroupType{
    TypeId::BaseExceptionGroup, group_construct, "...", kGroupMethods, {}, kGroupClass, kGroupGetters, {}};

}  // namespace

const TypeDef kBaseExceptionType{
    TypeId::BaseException, construct, "...", kMethods, {}, {}, kGetters, kSetters};

std::span<const TypeDef* const> exception_type_defs() {
  static constexpr std::array kAll{
      &kBaseExceptionType, &kStopIterationType, &kSystemExitType, &kNameErrorType,   &kAttributeErrorType,
      &kImportErrorType,   &kOsErrorType,       &kGroupType,      &kSyntaxErrorType, &kUnicodeErrorType};
  return kAll;
}

}  // namespace kvant::python

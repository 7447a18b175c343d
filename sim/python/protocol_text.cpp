// Texts of exceptions and of natives.
#include <fmt/format.h>

#include <algorithm>

#include "sim/python/container.h"
#include "sim/python/exceptions.h"
#include "sim/python/interpreter.h"
#include "sim/python/natives.h"
#include "sim/python/protocol_plain.h"
#include "sim/python/text.h"

namespace kvant::python {

Fast exception_text(Interpreter& in, Value v, std::string& out) {
  const Heap& heap = in.heap;
  if (special_exception_text(heap, v, out)) return Fast::done;
  const auto args = tuple_items(heap, heap.get<Exception>(v)->args);
  if (in.is_instance(v, TypeId::OSError) && args.size() >= 2) {
    out += "[Errno ";
    if (const Fast fast = str_of(in, args[0], out); fast != Fast::done) return fast;
    out += "] ";
    if (const Fast fast = str_of(in, args[1], out); fast != Fast::done) return fast;
    const Value filename = heap.get<Exception>(v)->extra[2];
    if (filename.is_null() || filename == kNone) return Fast::done;
    out += ": ";
    if (const Fast fast = repr_of(in, filename, out); fast != Fast::done) return fast;
    const Value second = heap.get<Exception>(v)->extra[3];
    if (second.is_null() || second == kNone) return Fast::done;
    out += " -> ";
    return repr_of(in, second, out);
  }
  if (in.is_instance(v, TypeId::BaseExceptionGroup) && args.size() == 2) {
    const std::size_t count = tuple_items(heap, heap.get<Exception>(v)->extra[1]).size();
    if (const Fast fast = str_of(in, args[0], out); fast != Fast::done) return fast;
    out += " (" + std::to_string(count) + (count == 1 ? " sub-exception)" : " sub-exceptions)");
    return Fast::done;
  }
  if (args.empty()) return Fast::done;
  if (args.size() > 1) return repr_of(in, heap.get<Exception>(v)->args, out);
  return in.is_instance(v, TypeId::KeyError) ? repr_of(in, args[0], out) : str_of(in, args[0], out);
}

Fast native_function_repr(Interpreter& in, Value v, std::string& out) {
  const Heap& heap = in.heap;
  const auto* f = heap.get<NativeFunction>(v);
  const std::string name(native_at(f->index).name);
  const bool slot = is_slot(native_at(f->index)) && !heap.is_exact(v, TypeId::class_method);
  if (heap.is_exact(v, TypeId::getset))
    out += fmt::format("<attribute '{}' of '{}' objects>", name,
                       f->module ? text_of(heap, f->module) : native_at(f->index).owner);
  else if (slot && heap.is_exact(v, TypeId::native_function) && f->self &&
           heap.layout_of(f->self) != Layout::module && heap.layout_of(f->self) != Layout::type)
    out += fmt::format("<method-wrapper '{}' of {} object at 0x{:x}>", name, type_name(heap, f->self),
                       address_of(f->self));
  else if (slot && heap.is_exact(v, TypeId::method_descriptor))
    out += fmt::format("<slot wrapper '{}' of '{}' objects>", name, native_at(f->index).owner);
  else if (heap.is_exact(v, TypeId::native_function) && f->self && heap.layout_of(f->self) != Layout::module)
    out += fmt::format("<built-in method {} of {} object at 0x{:x}>", name, type_name(heap, f->self),
                       address_of(f->self));
  else if (heap.is_exact(v, TypeId::native_function))
    out += fmt::format("<built-in function {}>", name);
  else
    out += fmt::format("<method '{}' of '{}' objects>", name, native_at(f->index).owner);
  return Fast::done;
}

}  // namespace kvant::python

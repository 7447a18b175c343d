#include "sim/python/system_native.h"

#include <fmt/format.h>

#include <cmath>

#include "sim/machine/errors.h"
#include "sim/python/exceptions.h"

namespace kvant::python {

using machine::Request;
using machine::RequestKind;

Outcome raise_os_error(NativeCall& c, int error, Value filename, Value second) {
  Heap& heap = c.heap;
  std::vector<Value> items{Value::small(error), new_str(heap, machine::error_text(error))};
  if (!filename.is_null()) items.push_back(heap.kept(filename));
  if (!second.is_null()) {
    items.push_back(heap.kept(kNone));
    items.push_back(heap.kept(second));
  }
  const Owned args(heap, new_tuple_owned(heap, items));
  const Owned made(heap, new_exception_args(heap, type_offset(os_error_type(error)), args.get()));
  c.in.raise_object(made.get());
  return c.fail();
}

Outcome ask_system(NativeCall& c, machine::SystemCall call, std::initializer_list<std::int64_t> numbers,
                   std::string_view data, int next_phase) {
  Request& r = c.in.request;
  r = {};
  r.kind = RequestKind::system;
  r.call = call;
  std::size_t i = 0;
  for (const std::int64_t n : numbers) r.numbers[i++] = n;
  r.data = data;
  return c.block(next_phase);
}

bool set_deadline(NativeCall& c, Value timeout) {
  if (timeout.is_null() || timeout == kNone) return true;
  double seconds = 0;
  if (!to_double(c.heap, timeout, seconds)) {
    c.in.raise(TypeId::TypeError, "timeout must be a real number or None");
    return false;
  }
  if (std::isnan(seconds)) {
    c.in.raise(TypeId::ValueError, "Invalid value NaN (not a number)");
    return false;
  }
  if (seconds < 0) return true;
  if (seconds > 9.2e9) {
    c.in.raise(TypeId::OverflowError, "timeout is too large");
    return false;
  }
  c.in.request.deadline = seconds == 0 ? 0 : c.in.now() + static_cast<VirtualTime>(std::ceil(seconds * 1e9));
  return true;
}

bool data_argument(NativeCall& c, Value v, std::string_view& out) {
  if (v.is_object() && is_bytes_like(c.heap, v)) {
    out = bytes_of(c.heap, v);
    return true;
  }
  c.in.raise(TypeId::TypeError,
             fmt::format("a bytes-like object is required, not '{}'", type_name(c.heap, v)));
  return false;
}

namespace {

constexpr int kAsked = 1, kPath = 40, kSecondPath = 41;

std::string path_text(const Heap& heap, Value v) {
  return std::string(is_str(heap, v) ? text_of(heap, v) : bytes_of(heap, v));
}
bool is_path(const Heap& heap, Value v) {
  return v.is_object() && (is_str(heap, v) || is_bytes_like(heap, v));
}

// slot[0], slot[1]: the paths as str or bytes, when they were something else.
Value path_of(NativeCall& c, std::size_t i, std::size_t which) {
  return c.slot[which].is_null() ? c.args[i] : c.slot[which];
}

Outcome finished(NativeCall& c, const CallSpec& spec) {
  const machine::Reply& reply = *c.machine_reply;
  if (reply.error != 0) {
    const std::size_t first = spec.arguments.find('p'), second = spec.arguments.find('q');
    return raise_os_error(c, reply.error, first == std::string_view::npos ? Value() : c.args[first],
                          second == std::string_view::npos ? Value() : c.args[second]);
  }
  switch (spec.result) {
    case 'v':
      return c.done(new_int(c.heap, reply.value));
    case 'b':
      return c.done(new_bytes(c.heap, reply.data));
    case 'B':
      return c.done(bool_result(c.heap, reply.value != 0));
    case '2':
      return c.done(
          new_tuple_owned(c.heap, std::array{new_int(c.heap, reply.value), new_int(c.heap, reply.extra)}));
    default:
      return c.none();
  }
}

}  // namespace

Outcome system_native(NativeCall& c, const CallSpec& spec) {
  if (c.phase == kAsked) return finished(c, spec);
  if (c.phase == kPath || c.phase == kSecondPath) c.slot[c.phase == kPath ? 0 : 1] = c.heap.kept(c.reply);
  Request r;
  r.kind = RequestKind::system;
  r.call = spec.call;
  std::size_t numbers = 0;
  for (std::size_t i = 0; i < spec.arguments.size(); ++i) {
    const Value v = argument(c, i);
    switch (spec.arguments[i]) {
      case 'i':
        if (!v.is_null() && !int_argument(c, v, r.numbers[numbers])) return c.fail();
        ++numbers;
        break;
      case 't': {
        bool truth = false;
        if (!v.is_null() && truth_of(c.in, v, truth) != Fast::done) return c.fail();
        r.numbers[numbers++] = truth ? 1 : 0;
        break;
      }
      case 'm':
      case 'd': {
        std::string_view data;
        if (!data_argument(c, v, data)) return c.fail();
        (spec.arguments[i] == 'd' ? r.data : r.more) = data;
        break;
      }
      case 'p':
      case 'q': {
        const std::size_t which = spec.arguments[i] == 'p' ? 0 : 1;
        const Value path = path_of(c, i, which);
        if (v.is_null()) break;
        if (path.is_small() && which == 0) {  // a descriptor in place of a path
          r.numbers[4] = path.as_small() + 1;
          break;
        }
        if (!is_path(c.heap, path))
          return c.call(c.in.prelude("_fspath"), {path}, which == 0 ? kPath : kSecondPath);
        std::string text = path_text(c.heap, path);
        if (text.find('\0') != std::string::npos) return raise(c, TypeId::ValueError, "embedded null byte");
        (which == 0 ? r.data : r.more) = std::move(text);
        break;
      }
      default:
        break;
    }
  }
  c.in.request = std::move(r);
  c.in.release_gil = !spec.keeps_gil;
  return c.block(kAsked);
}

}  // namespace kvant::python

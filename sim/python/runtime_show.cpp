#include <fmt/format.h>

#include "sim/python/container.h"
#include "sim/python/number.h"
#include "sim/python/protocol.h"
#include "sim/python/show.h"
#include "sim/python/text.h"

namespace kvant::python {
namespace {

constexpr std::size_t kLongest = 60;  // characters of a text
constexpr std::size_t kMostItems = 8;
constexpr int kDeepest = 3;

std::string shown(const Heap& heap, Value v, int depth);

std::string items(const Heap& heap, std::span<const Value> values, int depth) {
  std::string out;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i != 0) out += ", ";
    if (i == kMostItems) return out + "…";
    out += shown(heap, values[i], depth);
  }
  return out;
}

std::string shown(const Heap& heap, Value v, int depth) {
  if (v.is_null()) return "";
  if (v.is_small()) return std::to_string(v.as_small());
  if (v == kNone) return "None";
  if (v == kTrue) return "True";
  if (v == kFalse) return "False";
  if (depth > kDeepest) return "…";
  switch (heap.layout_of(v)) {
    case Layout::big_int: {
      const std::string text = int_to_text(heap, v);
      return text.size() <= kLongest ? text : text.substr(0, kLongest) + "…";
    }
    case Layout::float_:
      return float_repr(heap.get<Float>(v)->value);
    case Layout::str: {
      const std::string_view text = text_of(heap, v);
      if (code_points(text) <= kLongest) return repr_text(text);
      return repr_text(text.substr(0, byte_index(text, kLongest))) + "…";
    }
    case Layout::bytes:
      return repr_bytes(bytes_of(heap, v).substr(0, kLongest));
    case Layout::tuple: {
      const std::span<Value> all = tuple_items(heap, v);
      return "(" + items(heap, all, depth + 1) + (all.size() == 1 ? ",)" : ")");
    }
    case Layout::list:
      return "[" + items(heap, list_items(heap, v), depth + 1) + "]";
    case Layout::set: {
      std::vector<Value> all;
      Value item;
      for (std::uint32_t at = 0; set_next(heap, v, at, item);) all.push_back(item);
      return all.empty() ? "set()" : "{" + items(heap, all, depth + 1) + "}";
    }
    case Layout::dict: {
      std::string out = "{";
      Value key, value;
      std::size_t count = 0;
      for (std::uint32_t at = 0; dict_next(heap, v, at, key, value); ++count) {
        if (count != 0) out += ", ";
        if (count == kMostItems) {
          out += "…";
          break;
        }
        out += shown(heap, key, depth + 1) + ": " + shown(heap, value, depth + 1);
      }
      return out + "}";
    }
    case Layout::function:
      return fmt::format("<function {}>", text_of(heap, heap.get<Function>(v)->qualname));
    case Layout::type:
      return fmt::format("<class '{}'>", text_of(heap, heap.get<Type>(v)->qualname));
    case Layout::lock:
      return heap.get<Lock>(v)->word != 0 ? "<locked lock>" : "<unlocked lock>";
    case Layout::exception: {
      const std::span<Value> args = tuple_items(heap, heap.get<Exception>(v)->args);
      return type_name(heap, v) + "(" + items(heap, args, depth + 1) + ")";
    }
    case Layout::generator:
      return fmt::format("<{} {}>", type_name(heap, v), text_of(heap, heap.get<Generator>(v)->qualname));
    default:
      return fmt::format("<{}>", type_name(heap, v));
  }
}

}  // namespace

std::string show(const Heap& heap, Value v) {
  return shown(heap, v, 0);
}

}  // namespace kvant::python

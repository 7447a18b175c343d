// sys.getsizeof: the sizes of CPython 3.11's objects on a 64-bit machine, not those of this simulator's.
#include "sim/python/container_native.h"
#include "sim/python/modules_sys.h"

namespace kvant::python {
namespace {

std::int64_t int_size(const Heap& heap, Value v) {
  // Digits of 30 bits; 24 bytes of header. 0 has room for one digit as well.
  const std::string hex = int_to_text(heap, v, 2);
  const auto bits = static_cast<std::int64_t>(hex.size() - (hex[0] == '-'));
  return 24 + 4 * ((bits + 29) / 30);
}

std::int64_t str_size(const Heap& heap, Value v) {
  const std::string_view text = text_of(heap, v);
  char32_t widest = 0;
  for (std::size_t at = 0; at < text.size();) widest = std::max(widest, next_code_point(text, at));
  const std::int64_t length = heap.get<Str>(v)->length;
  if (widest < 0x80) return 49 + length;
  if (widest < 0x100) return 73 + length;
  if (widest < 0x10000) return 74 + 2 * length;
  return 76 + 4 * length;
}

std::int64_t dict_size_in_cpython(const Heap& heap, Value v) {
  const std::uint32_t used = heap.get<Dict>(v)->used;
  if (used == 0) return 64;
  bool only_str = true;
  Value key, value;
  for (std::uint32_t i = 0; dict_next(heap, v, i, key, value);)
    only_str = only_str && heap.is_exact(key, TypeId::str);
  std::int64_t slots = 8;
  while (slots * 2 / 3 < used) slots *= 2;
  const std::int64_t index = slots < 256 ? slots : slots < 65536 ? 2 * slots : 4 * slots;
  return 64 + 32 + index + slots * 2 / 3 * (only_str ? 16 : 24);
}

}  // namespace

std::int64_t size_in_cpython(const Heap& heap, Value v) {
  const bool is_instance_of_class = v.is_object() && heap.type_at(heap.type_of(v))->is_heap != 0;
  switch (heap.layout_of(v)) {
    case Layout::instance:
      if (!is_instance_of_class) return 16;
      return heap.type_at(heap.type_of(v))->has_dict != 0
                 ? 56
                 : 32 + 8 * std::int64_t{heap.type_at(heap.type_of(v))->slot_count};
    case Layout::type:
      return heap.get<Type>(v)->is_heap != 0 ? 1688 : 424;
    case Layout::singleton:
      return v == kTrue || v == kFalse ? 28 : 16;
    case Layout::big_int:
      return int_size(heap, v);
    case Layout::float_:
      return 24;
    case Layout::complex:
      return 32;
    case Layout::str:
      return str_size(heap, v);
    case Layout::bytes:
      return 33 + static_cast<std::int64_t>(bytes_of(heap, v).size());
    case Layout::bytearray: {
      const ByteArray* a = heap.get<ByteArray>(v);
      return 56 + (a->size > 0 ? a->size + 1 : 0);
    }
    case Layout::tuple:
      return 40 + 8 * static_cast<std::int64_t>(tuple_items(heap, v).size());
    case Layout::list:
      return 56 + 8 * std::int64_t{heap.get<List>(v)->capacity};
    case Layout::dict:
      return dict_size_in_cpython(heap, v);
    case Layout::set: {
      const std::int64_t capacity = heap.get<Set>(v)->capacity;
      return 216 + (capacity > 8 ? 16 * capacity : 0);
    }
    case Layout::range:
      return 48;
    case Layout::slice:
      return 56;
    case Layout::view:
      return 40;
    case Layout::function:
      return 152;
    case Layout::native_function:
      return 72;
    case Layout::method:
      return 48;
    case Layout::generator:
      return 200;
    case Layout::module:
      return 72;
    case Layout::exception:
      return 88;
    default:
      return 48;
  }
}

std::int64_t size_before_object(const Heap& heap, Value v) {
  switch (heap.layout_of(v)) {
    case Layout::instance: {
      const Type* type = heap.type_at(heap.type_of(v));
      if (type->is_heap == 0 || (type->flags & kTypeOfModule) != 0) return 0;
      return type->has_dict != 0 ? 32 : 16;
    }
    case Layout::singleton:
    case Layout::big_int:
    case Layout::float_:
    case Layout::complex:
    case Layout::str:
    case Layout::bytes:
    case Layout::bytearray:
    case Layout::range:
      return 0;
    default:
      return v.is_small() ? 0 : 16;
  }
}

}  // namespace kvant::python

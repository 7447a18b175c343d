// A unit of compiled code as an object of a heap.
#include <vector>

#include "sim/python/container.h"
#include "sim/python/frame.h"
#include "sim/python/interpreter.h"
#include "sim/python/number.h"
#include "sim/python/runtime_impl.h"
#include "sim/python/text.h"

namespace kvant::python {
namespace {

bool is_identifier(std::string_view text) {
  for (const char c : text)
    if (!(c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')))
      return false;
  return true;
}

Value integer(Heap& heap, std::string_view text) {
  const bool negative = !text.empty() && text.front() == '-';
  std::string_view digits = negative ? text.substr(1) : text;
  int base = 10;
  if (digits.size() > 2 && digits[0] == '0') {
    const char kind = digits[1];
    base = kind == 'x' || kind == 'X'   ? 16
           : kind == 'o' || kind == 'O' ? 8
           : kind == 'b' || kind == 'B' ? 2
                                        : 10;
    if (base != 10) digits.remove_prefix(2);
  }
  return int_from_text(heap, (negative ? "-" : "") + std::string(digits), base);
}

Value constant(Interpreter& in, const Constant& c) {
  Heap& heap = in.heap;
  switch (c.kind) {
    case Constant::Kind::none:
      return heap.kept(kNone);
    case Constant::Kind::true_:
      return heap.kept(kTrue);
    case Constant::Kind::false_:
      return heap.kept(kFalse);
    case Constant::Kind::ellipsis:
      return heap.kept(kEllipsis);
    case Constant::Kind::integer:
      return integer(heap, c.text);
    case Constant::Kind::floating:
      return new_float(heap, c.real);
    case Constant::Kind::complex:
      return new_complex(heap, c.real, c.imag);
    case Constant::Kind::str:
      return is_identifier(c.text) ? intern(heap, c.text) : new_str(heap, c.text);
    case Constant::Kind::bytes:
      return new_bytes(heap, c.text);
    case Constant::Kind::tuple:
    case Constant::Kind::frozenset: {
      std::vector<Value> items;
      for (const Constant& item : c.items) items.push_back(constant(in, item));
      if (c.kind == Constant::Kind::tuple) return new_tuple_owned(heap, items);
      // Made twice, as by CPython's compiler: once of the display and once more when it merges constants
      // (Python/compile.c, merge_consts_recursive). The order of colliding elements shows it.
      const Owned first(heap, new_set(heap, TypeId::frozenset));
      for (const Value item : items) {
        set_add(in, first.get(), item);
        heap.drop(item);
      }
      const Value set = new_set(heap, TypeId::frozenset);
      Value item;
      for (std::uint32_t i = 0; set_next(heap, first.get(), i, item);) set_add(in, set, item);
      return set;
    }
    case Constant::Kind::code:
      return new_code(in, c.code);
  }
  return Value();
}

}  // namespace

Value new_code(Interpreter& in, const std::shared_ptr<const CodeUnit>& unit) {
  Heap& heap = in.heap;
  auto* c = heap.create<Code>(type_offset(TypeId::code));
  c->id = in.runtime.codes().add(unit);
  c->local_count = static_cast<std::uint32_t>(unit->local_names.size());
  c->stack_size = unit->stack_size;
  c->flags = unit->flags;
  c->arg_count = unit->arg_count;
  c->kwonly_count = unit->kwonly_count;
  c->const_count = static_cast<std::uint32_t>(unit->consts.size());
  c->name_count = static_cast<std::uint32_t>(unit->names.size());
  c->cache_count = unit->cache_count;
  c->cell_count = 0;
  // A little more stack than the compiler counted: instructions that are done in several calls use it.
  const std::size_t slots = c->local_count + unit->stack_size + 2;
  c->frame_bytes = static_cast<std::uint32_t>((sizeof(Frame) + slots * sizeof(Value) + 15) / 16 * 16);
  c->simple = (unit->flags & (kVarArgs | kVarKeywords)) == 0 && unit->kwonly_count == 0 ? 1 : 0;
  c->frame_flags = (unit->flags & kHidden) != 0    ? kFrameHidden
                   : (unit->flags & kLibrary) != 0 ? 0
                                                   : kFrameUser;
  c->consts = heap.allocate(c->const_count * sizeof(Value));
  c->names = heap.allocate(c->name_count * sizeof(Value));
  c->caches = heap.allocate(c->cache_count * sizeof(InlineCache));
  for (std::uint32_t i = 0; i < c->const_count; ++i)
    heap.at<Value>(c->consts)[i] = constant(in, unit->consts[i]);
  for (std::uint32_t i = 0; i < c->name_count; ++i)
    heap.at<Value>(c->names)[i] = intern(heap, unit->names[i]);
  for (std::uint32_t i = 0; i < c->cache_count; ++i) heap.at<InlineCache>(c->caches)[i] = InlineCache{};
  return Value::object(heap.offset_of(c));
}

}  // namespace kvant::python

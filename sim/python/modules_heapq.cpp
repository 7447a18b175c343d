// _heapq: a priority queue in a list, item by item as Modules/_heapqmodule.c moves them, so that of equal
// items (timers with one deadline) the same one comes out first.
#include <fmt/format.h>

#include <utility>

#include "sim/python/attribute.h"
#include "sim/python/container_native.h"

namespace kvant::python {
namespace {

// Where an item is being moved, kept in NativeCall::number while Python code compares.
enum Number : std::size_t { kAt, kTop, kSize, kNext };
enum Phase : int { kBegin, kBelow, kAbove, kFirst };

Value heap_of(const NativeCall& c) {
  return c.args[0];
}
std::span<Value> items_of(const NativeCall& c) {
  return list_items(c.heap, heap_of(c));
}

bool is_heap(NativeCall& c, std::string_view function) {
  if (is_subtype(c.heap, c.heap.type_of(c.args[0]), type_offset(TypeId::list))) return true;
  c.in.raise(TypeId::TypeError, fmt::format("{}() argument {}must be list, not {}", function,
                                            c.args.size() == 1 ? "" : "1 ", type_name(c.heap, c.args[0])));
  return false;
}

// The items compared by Python code may have changed the list.
bool still_whole(NativeCall& c) {
  if (static_cast<std::int64_t>(items_of(c).size()) == c.number[kSize]) return true;
  c.in.raise(TypeId::RuntimeError, "list changed size during iteration");
  return false;
}

enum class Less : std::uint8_t { yes, no, asked, error };

// a < b; `asked`: Python code finds it, the native is entered again at `phase`.
Less less(NativeCall& c, Value a, Value b, int phase, Outcome& outcome) {
  if (a.is_small() && b.is_small()) return a.as_small() < b.as_small() ? Less::yes : Less::no;
  Value out;
  switch (compare(c.in, CompareOp::lt, a, b, out)) {
    case Fast::done: {
      const bool result = out == kTrue;
      c.heap.drop(out);
      return result ? Less::yes : Less::no;
    }
    case Fast::error:
      outcome = c.fail();
      return Less::error;
    case Fast::needs_python:
      break;
  }
  outcome = c.call(c.in.prelude("_less"), {a, b}, phase);
  return Less::asked;
}

// What a function does with the heap in order: its result, or the next item to move.
using AfterMove = Outcome (*)(NativeCall&);

// Moves the item at number[kAt] towards the root, up to number[kTop].
Outcome rise(NativeCall& c, AfterMove after, bool answered) {
  for (;;) {
    const std::int64_t at = c.number[kAt];
    if (at <= c.number[kTop]) return after(c);
    const std::int64_t parent = (at - 1) >> 1;
    bool smaller = false;
    if (answered) {
      smaller = c.reply == kTrue;
      answered = false;
    } else {
      const auto items = items_of(c);
      Outcome outcome{};
      const Less found = less(c, items[static_cast<std::size_t>(at)], items[static_cast<std::size_t>(parent)],
                              kAbove, outcome);
      if (found == Less::asked || found == Less::error) return outcome;
      smaller = found == Less::yes;
    }
    if (!smaller) return after(c);
    const auto items = items_of(c);
    std::swap(items[static_cast<std::size_t>(at)], items[static_cast<std::size_t>(parent)]);
    c.number[kAt] = parent;
  }
}

// Moves the item at number[kAt] down to a leaf along the smaller children, then up to where it belongs.
Outcome sink(NativeCall& c, AfterMove after, bool answered) {
  const std::int64_t limit = c.number[kSize] >> 1;
  while (c.number[kAt] < limit) {
    const std::int64_t at = c.number[kAt];
    std::int64_t child = 2 * at + 1;
    if (child + 1 < c.number[kSize]) {
      bool left = false;
      if (answered) {
        left = c.reply == kTrue;
        answered = false;
      } else {
        const auto items = items_of(c);
        Outcome outcome{};
        const Less found = less(c, items[static_cast<std::size_t>(child)],
                                items[static_cast<std::size_t>(child) + 1], kBelow, outcome);
        if (found == Less::asked || found == Less::error) return outcome;
        left = found == Less::yes;
      }
      if (!left) ++child;
    }
    const auto items = items_of(c);
    std::swap(items[static_cast<std::size_t>(at)], items[static_cast<std::size_t>(child)]);
    c.number[kAt] = child;
  }
  return rise(c, after, false);
}

// Goes on after Python code has compared two items.
Outcome resume(NativeCall& c, AfterMove after) {
  if (!still_whole(c)) return c.fail();
  return c.phase == kBelow ? sink(c, after, true) : rise(c, after, true);
}

Outcome sink_from(NativeCall& c, std::int64_t at, AfterMove after) {
  c.number[kAt] = c.number[kTop] = at;
  c.number[kSize] = static_cast<std::int64_t>(items_of(c).size());
  return sink(c, after, false);
}

Outcome nothing(NativeCall& c) {
  return c.none();
}
Outcome kept_item(NativeCall& c) {
  return c.done(std::exchange(c.slot[0], Value()));
}

// `item` (borrowed) takes the smallest one's place, which goes to slot 0.
Outcome replace_smallest(NativeCall& c, Value item) {
  c.heap.assign(c.slot[0], std::exchange(items_of(c)[0], c.heap.kept(item)));
  return sink_from(c, 0, kept_item);
}

Outcome heappush(NativeCall& c) {
  if (c.phase != kBegin) return resume(c, nothing);
  if (!is_heap(c, "heappush")) return c.fail();
  list_append(c.heap, heap_of(c), c.args[1]);
  c.number[kSize] = static_cast<std::int64_t>(items_of(c).size());
  c.number[kAt] = c.number[kSize] - 1;
  c.number[kTop] = 0;
  return rise(c, nothing, false);
}

Outcome heappop(NativeCall& c) {
  if (c.phase != kBegin) return resume(c, kept_item);
  if (!is_heap(c, "heappop")) return c.fail();
  if (items_of(c).empty()) return raise(c, TypeId::IndexError, "index out of range");
  const Value last = list_pop(c.heap, heap_of(c), static_cast<std::int64_t>(items_of(c).size()) - 1);
  if (items_of(c).empty()) return c.done(last);
  Owned item(c.heap, last);
  return replace_smallest(c, item.get());
}

Outcome heapreplace(NativeCall& c) {
  if (c.phase != kBegin) return resume(c, kept_item);
  if (!is_heap(c, "heapreplace")) return c.fail();
  if (items_of(c).empty()) return raise(c, TypeId::IndexError, "index out of range");
  return replace_smallest(c, c.args[1]);
}

Outcome heappushpop(NativeCall& c) {
  if (c.phase == kBelow || c.phase == kAbove) return resume(c, kept_item);
  bool smaller = c.phase == kFirst && c.reply == kTrue;
  if (c.phase == kBegin) {
    if (!is_heap(c, "heappushpop")) return c.fail();
    if (items_of(c).empty()) return c.done(c.heap.kept(c.args[1]));
    Outcome outcome{};
    const Less found = less(c, items_of(c)[0], c.args[1], kFirst, outcome);
    if (found == Less::asked || found == Less::error) return outcome;
    smaller = found == Less::yes;
  }
  if (!smaller) return c.done(c.heap.kept(c.args[1]));
  if (items_of(c).empty()) return raise(c, TypeId::IndexError, "index out of range");
  return replace_smallest(c, c.args[1]);
}

Outcome heapify_next(NativeCall& c) {
  const std::int64_t at = c.number[kNext]--;
  return at < 0 ? c.none() : sink_from(c, at, heapify_next);
}

Outcome heapify(NativeCall& c) {
  if (c.phase != kBegin) return resume(c, heapify_next);
  if (!is_heap(c, "heapify")) return c.fail();
  c.number[kNext] = static_cast<std::int64_t>(items_of(c).size() / 2) - 1;
  return heapify_next(c);
}

const NativeDef kFunctions[] = {
    {"heappush", "heap, item, /", heappush},
    {"heappop", "heap, /", heappop},
    {"heapreplace", "heap, item, /", heapreplace},
    {"heappushpop", "heap, item, /", heappushpop},
    {"heapify", "heap, /", heapify},
};

}  // namespace

const ModuleDef kHeapqModule{"_heapq", kFunctions, nullptr};

}  // namespace kvant::python

// set and frozenset: storage.
#include <algorithm>

#include "sim/python/container_collisions.h"
#include "sim/python/container_set.h"
#include "sim/python/dealloc.h"
#include "sim/python/interpreter.h"

namespace kvant::python {
namespace {

// In a slot without a key: 0 = never used, -1 = deleted.
constexpr std::int64_t kUnused = 0;
constexpr std::int64_t kDeleted = -1;
constexpr std::uint64_t kLinearProbes = 9;
constexpr std::uint32_t kMinSize = 8;

SetEntry* table_of(const Heap& heap, const Set* s) {
  return heap.at<SetEntry>(s->entries);
}

// Calls visit(slot) for the slots where `hash` may stand, until it says true.
template <class Visit>
void probe(std::int64_t hash, std::uint32_t capacity, Visit visit) {
  const std::uint64_t mask = capacity - 1;
  std::uint64_t perturb = static_cast<std::uint64_t>(hash);
  std::uint64_t at = perturb & mask;
  while (true) {
    const std::uint64_t last = at + kLinearProbes <= mask ? at + kLinearProbes : at;
    for (std::uint64_t slot = at; slot <= last; ++slot)
      if (visit(slot)) return;
    perturb >>= 5;
    at = (at * 5 + 1 + perturb) & mask;
  }
}

bool is_unused(const SetEntry& e) {
  return !e.key && e.hash == kUnused;
}

void put(SetEntry* table, std::uint32_t capacity, std::int64_t hash, Value key) {
  probe(hash, capacity, [&](std::uint64_t slot) {
    if (!is_unused(table[slot])) return false;
    table[slot] = {hash, key};
    return true;
  });
}

void resize(Heap& heap, Set* s, std::uint64_t minimum) {
  std::uint32_t capacity = kMinSize;
  while (capacity <= minimum) capacity *= 2;
  const Offset fresh = heap.allocate(capacity * sizeof(SetEntry));
  SetEntry* table = heap.at<SetEntry>(fresh);
  std::fill_n(table, capacity, SetEntry{kUnused, Value()});
  const SetEntry* old = table_of(heap, s);
  for (std::uint32_t i = 0; i < s->capacity; ++i)
    if (old[i].key) put(table, capacity, old[i].hash, old[i].key);
  if (s->entries != 0) heap.release(s->entries, s->capacity * sizeof(SetEntry));
  s->entries = fresh;
  s->capacity = capacity;
  s->filled = s->used;
}

std::uint64_t grown(const Set* s) {
  return s->used * std::uint64_t{s->used > 50000 ? 2U : 4U};
}

}  // namespace

bool is_set(const Heap& heap, Value v) {
  return v.is_object() && heap.layout_of(v) == Layout::set;
}

Value new_set(Heap& heap, TypeId type) {
  auto* s = heap.create<Set>(type_offset(type));
  s->entries = s->index = 0;
  s->used = s->filled = s->capacity = s->index_size = s->version = s->padding = 0;
  s->hash = -1;
  s->attributes = Value();
  return Value::object(heap.offset_of(s));
}

std::int64_t set_candidate(const Heap& heap, const Set* s, std::int64_t hash, std::int64_t after) {
  if (s->capacity == 0) return -1;
  const SetEntry* table = table_of(heap, s);
  std::int64_t found = -1;
  Collisions collisions(after);
  probe(hash, s->capacity, [&](std::uint64_t slot) {
    if (is_unused(table[slot])) return true;
    if (!table[slot].key || table[slot].hash != hash || !collisions.is_next(static_cast<std::int64_t>(slot)))
      return false;
    found = static_cast<std::int64_t>(slot);
    return true;
  });
  return found;
}

Fast set_find(Interpreter& in, Value set, Value key, std::int64_t hash, std::int64_t& out) {
  const Set* s = in.heap.get<Set>(set);
  std::int64_t slot = -1;
  while ((slot = set_candidate(in.heap, s, hash, slot)) >= 0) {
    bool same = false;
    if (const Fast fast = equal(in, table_of(in.heap, s)[slot].key, key, same); fast != Fast::done)
      return fast;
    if (same) break;
  }
  out = slot;
  return Fast::done;
}

void set_insert_new(Heap& heap, Value set, Value key, std::int64_t hash) {
  Set* s = heap.get<Set>(set);
  if (s->capacity == 0) resize(heap, s, 0);
  // The last deleted slot on the way is taken again; then the table is no fuller than before.
  SetEntry* table = table_of(heap, s);
  SetEntry* place = nullptr;
  probe(hash, s->capacity, [&](std::uint64_t slot) {
    if (table[slot].key) return false;
    const bool is_end = is_unused(table[slot]);
    if (!is_end || !place) place = &table[slot];
    return is_end;
  });
  const bool is_deleted = !is_unused(*place);
  *place = {hash, heap.kept(key)};
  ++s->used;
  ++s->version;
  if (is_deleted) return;
  const std::uint64_t filled = ++s->filled;
  if (filled * 5 >= (s->capacity - std::uint64_t{1}) * 3) resize(heap, s, grown(s));
}

void set_reserve(Heap& heap, Value set, std::uint32_t more) {
  Set* s = heap.get<Set>(set);
  if (s->capacity == 0) resize(heap, s, 0);
  if ((s->filled + std::uint64_t{more}) * 5 >= (s->capacity - std::uint64_t{1}) * 3)
    resize(heap, s, (s->used + std::uint64_t{more}) * 2);
}

void set_shrink(Heap& heap, Value set) {
  Set* s = heap.get<Set>(set);
  if (s->capacity > 0 && s->filled - s->used > (s->capacity - 1) / 4) resize(heap, s, grown(s));
}

void set_erase(Heap& heap, Value set, std::int64_t slot) {
  Set* s = heap.get<Set>(set);
  SetEntry& e = table_of(heap, s)[slot];
  const Value key = e.key;
  e = {kDeleted, Value()};
  --s->used;
  ++s->version;
  heap.drop(key);
}

Fast set_add(Interpreter& in, Value set, Value item) {
  std::int64_t hash = 0, slot = -1;
  if (const Fast fast = hash_of(in, item, hash); fast != Fast::done) return fast;
  if (const Fast fast = set_find(in, set, item, hash, slot); fast != Fast::done) return fast;
  if (slot < 0) set_insert_new(in.heap, set, item, hash);
  return Fast::done;
}

Fast set_contains(Interpreter& in, Value set, Value item, bool& out) {
  std::int64_t hash = 0, slot = -1;
  if (const Fast fast = hash_of(in, item, hash); fast != Fast::done) return fast;
  if (const Fast fast = set_find(in, set, item, hash, slot); fast != Fast::done) return fast;
  out = slot >= 0;
  return Fast::done;
}

Fast set_discard(Interpreter& in, Value set, Value item, bool& found) {
  std::int64_t hash = 0, slot = -1;
  if (const Fast fast = hash_of(in, item, hash); fast != Fast::done) return fast;
  if (const Fast fast = set_find(in, set, item, hash, slot); fast != Fast::done) return fast;
  found = slot >= 0;
  if (found) set_erase(in.heap, set, slot);
  return Fast::done;
}

bool set_next_entry(const Heap& heap, Value set, std::uint32_t& position, SetEntry& entry) {
  const Set* s = heap.get<Set>(set);
  while (position < s->capacity) {
    entry = table_of(heap, s)[position++];
    if (entry.key) return true;
  }
  return false;
}

bool set_next(const Heap& heap, Value set, std::uint32_t& position, Value& item) {
  SetEntry entry;
  if (!set_next_entry(heap, set, position, entry)) return false;
  item = entry.key;
  return true;
}

Fast set_merge(Interpreter& in, Value to, Value from) {
  Heap& heap = in.heap;
  Set* target = heap.get<Set>(to);
  const Set* source = heap.get<Set>(from);
  if (to == from || source->used == 0) return Fast::done;
  SetEntry e;
  for (std::uint32_t i = 0; target->used > 0 && set_next_entry(heap, from, i, e);) {
    std::int64_t slot = -1;
    if (const Fast fast = set_find(in, to, e.key, e.hash, slot); fast != Fast::done) return fast;
  }
  set_reserve(heap, to, source->used);
  if (target->filled == 0 && target->capacity == source->capacity && source->filled == source->used) {
    // An equal table is copied slot by slot: collisions keep their places.
    for (std::uint32_t i = 0; i < source->capacity; ++i) {
      table_of(heap, target)[i] = table_of(heap, source)[i];
      heap.keep(table_of(heap, source)[i].key);
    }
    target->used = target->filled = source->used;
    ++target->version;
    return Fast::done;
  }
  const bool was_empty = target->used == 0;
  for (std::uint32_t i = 0; set_next_entry(heap, from, i, e);) {
    std::int64_t slot = -1;
    if (!was_empty) set_find(in, to, e.key, e.hash, slot);
    if (slot < 0) set_insert_new(heap, to, e.key, e.hash);
  }
  return Fast::done;
}

Value set_copy(Heap& heap, Value set, TypeId type) {
  const Value copy = new_set(heap, type);
  Set* target = heap.get<Set>(copy);
  const Set* source = heap.get<Set>(set);
  if (source->used == 0) return copy;
  resize(heap, target, 0);
  if (source->used * std::uint64_t{5} >= (target->capacity - std::uint64_t{1}) * 3)
    resize(heap, target, source->used * std::uint64_t{2});
  const bool same = target->capacity == source->capacity && source->filled == source->used;
  for (std::uint32_t i = 0; i < source->capacity; ++i) {
    const SetEntry& e = table_of(heap, source)[i];
    if (!e.key) continue;
    heap.keep(e.key);
    if (same)
      table_of(heap, target)[i] = e;
    else
      put(table_of(heap, target), target->capacity, e.hash, e.key);
  }
  target->used = target->filled = source->used;
  return copy;
}

Value set_pop(Heap& heap, Value set) {
  Set* s = heap.get<Set>(set);
  if (s->used == 0) return Value();
  SetEntry* table = table_of(heap, s);
  // `padding` remembers where the last one was found.
  std::uint32_t at = s->padding & (s->capacity - 1);
  while (!table[at].key) at = (at + 1) & (s->capacity - 1);
  const Value item = table[at].key;
  table[at] = {kDeleted, Value()};
  --s->used;
  ++s->version;
  s->padding = at + 1;
  return item;
}

void set_clear(Heap& heap, Value set) {
  Set* s = heap.get<Set>(set);
  const Offset entries = s->entries;
  const std::uint32_t capacity = s->capacity;
  s->entries = 0;
  s->used = s->filled = s->capacity = s->padding = 0;
  ++s->version;
  for (std::uint32_t i = 0; i < capacity; ++i) heap.drop(heap.at<SetEntry>(entries)[i].key);
  if (entries != 0) heap.release(entries, capacity * sizeof(SetEntry));
}

void set_swap(Heap& heap, Value a, Value b) {
  Set *x = heap.get<Set>(a), *y = heap.get<Set>(b);
  std::swap(x->entries, y->entries);
  std::swap(x->capacity, y->capacity);
  std::swap(x->used, y->used);
  std::swap(x->filled, y->filled);
  ++x->version;
  ++y->version;
}

void free_set(Heap& heap, Object* object) {
  const Value self = Value::object(heap.offset_of(object));
  set_clear(heap, self);
  heap.drop(static_cast<Set*>(object)->attributes);
  heap.release(self.offset(), sizeof(Set));
}

}  // namespace kvant::python

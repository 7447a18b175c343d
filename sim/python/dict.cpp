// dict: an index table over an array of entries in insertion order, as CPython's compact dict. Dicts of up to
// kSmallDict entries have no index.
#include <algorithm>

#include "sim/python/container_collisions.h"
#include "sim/python/container_dict.h"
#include "sim/python/dealloc.h"
#include "sim/python/interpreter.h"
#include "sim/python/text.h"

namespace kvant::python {
namespace {

constexpr std::int32_t kEmpty = -1;
constexpr std::int32_t kDeleted = -2;

// The slots of the index a hash may stand in, one after another.
class Probe {
 public:
  Probe(std::int64_t hash, std::uint32_t size)
      : mask_(size - 1), perturb_(static_cast<std::uint64_t>(hash)), slot_(perturb_ & mask_) {}
  std::uint64_t slot() const { return slot_; }
  void next() {
    perturb_ >>= 5;
    slot_ = (slot_ * 5 + perturb_ + 1) & mask_;
  }

 private:
  std::uint64_t mask_, perturb_, slot_;
};

DictEntry* entries_of(const Heap& heap, const Dict* d) {
  return heap.at<DictEntry>(d->entries);
}
std::int32_t* index_of_table(const Heap& heap, const Dict* d) {
  return heap.at<std::int32_t>(d->index);
}

void put_index(const Heap& heap, Dict* d, std::int64_t hash, std::int32_t entry) {
  std::int32_t* index = index_of_table(heap, d);
  Probe probe(hash, d->index_size);
  while (index[probe.slot()] >= 0) probe.next();
  index[probe.slot()] = entry;
}

// Gives room for `count` entries, closing the gaps deleted ones left.
void rebuild(Heap& heap, Dict* d, std::uint32_t count) {
  std::uint32_t capacity = kSmallDict;
  while (capacity < count) capacity *= 2;
  const Offset fresh = heap.allocate(capacity * sizeof(DictEntry));
  const std::uint32_t index_size = capacity > kSmallDict ? capacity * 2 : 0;
  Offset index = 0;
  try {
    if (index_size > 0) index = heap.allocate(index_size * sizeof(std::int32_t));
  } catch (...) {
    heap.release(fresh, capacity * sizeof(DictEntry));
    throw;
  }
  const DictEntry* from = entries_of(heap, d);
  DictEntry* to = heap.at<DictEntry>(fresh);
  std::uint32_t filled = 0;
  for (std::uint32_t i = 0; i < d->filled; ++i)
    if (from[i].key) to[filled++] = from[i];
  if (d->entries != 0) heap.release(d->entries, d->capacity * sizeof(DictEntry));
  if (d->index != 0) heap.release(d->index, d->index_size * sizeof(std::int32_t));
  d->entries = fresh;
  d->capacity = capacity;
  d->index = index;
  d->index_size = index_size;
  d->filled = filled;
  if (index_size == 0) return;
  std::fill_n(heap.at<std::int32_t>(index), index_size, kEmpty);
  for (std::uint32_t i = 0; i < filled; ++i) put_index(heap, d, to[i].hash, static_cast<std::int32_t>(i));
}

bool same_text(const Heap& heap, Value a, Value b) {
  return a == b || text_of(heap, a) == text_of(heap, b);
}

std::int32_t find_str(const Heap& heap, const Dict* d, Value key) {
  const DictEntry* entries = entries_of(heap, d);
  if (d->index_size == 0)
    for (std::uint32_t i = 0; i < d->filled; ++i)
      if (entries[i].key == key) return static_cast<std::int32_t>(i);
  const std::int64_t hash = str_hash(const_cast<Heap&>(heap), key);
  const auto matches = [&](const DictEntry& e) {
    return e.key == key || (e.key && e.hash == hash && is_str(heap, e.key) && same_text(heap, e.key, key));
  };
  if (d->index_size == 0) {
    for (std::uint32_t i = 0; i < d->filled; ++i)
      if (matches(entries[i])) return static_cast<std::int32_t>(i);
    return -1;
  }
  const std::int32_t* index = index_of_table(heap, d);
  for (Probe probe(hash, d->index_size);; probe.next()) {
    const std::int32_t i = index[probe.slot()];
    if (i == kEmpty) return -1;
    if (i >= 0 && matches(entries[i])) return i;
  }
}

}  // namespace

Value new_dict(Heap& heap) {
  auto* d = heap.create<Dict>(type_offset(TypeId::dict));
  d->entries = d->index = 0;
  d->used = d->filled = d->capacity = d->index_size = d->version = d->padding = 0;
  d->attributes = Value();
  return Value::object(heap.offset_of(d));
}

std::int32_t dict_entry_of(const Heap& heap, Value dict, Value str_key) {
  return find_str(heap, heap.get<Dict>(dict), str_key);
}

Value dict_get_str(const Heap& heap, Value dict, Value str_key) {
  const Dict* d = heap.get<Dict>(dict);
  const std::int32_t i = find_str(heap, d, str_key);
  return i < 0 ? Value() : entries_of(heap, d)[i].value;
}

void dict_set_str(Heap& heap, Value dict, Value str_key, Value value) {
  const std::int32_t i = dict_entry_of(heap, dict, str_key);
  if (i >= 0)
    dict_assign(heap, dict, i, value);
  else
    dict_insert_new(heap, dict, str_key, str_hash(heap, str_key), value);
}

bool dict_del_str(Heap& heap, Value dict, Value str_key) {
  const std::int32_t i = dict_entry_of(heap, dict, str_key);
  if (i >= 0) dict_erase(heap, dict, i);
  return i >= 0;
}

std::int32_t dict_candidate(const Heap& heap, const Dict* d, std::int64_t hash, std::int32_t after) {
  const DictEntry* entries = entries_of(heap, d);
  if (d->index_size == 0) {
    for (std::uint32_t i = static_cast<std::uint32_t>(after + 1); i < d->filled; ++i)
      if (entries[i].key && entries[i].hash == hash) return static_cast<std::int32_t>(i);
    return -1;
  }
  const std::int32_t* index = index_of_table(heap, d);
  Collisions collisions(after);
  for (Probe probe(hash, d->index_size);; probe.next()) {
    const std::int32_t i = index[probe.slot()];
    if (i == kEmpty) return -1;
    if (i >= 0 && entries[i].hash == hash && collisions.is_next(i)) return i;
  }
}

Fast dict_find(Interpreter& in, Value dict, Value key, std::int64_t hash, std::int32_t& entry) {
  const Dict* d = in.heap.get<Dict>(dict);
  // Identity first: with it no key's __eq__ can matter.
  std::int32_t i = -1;
  while ((i = dict_candidate(in.heap, d, hash, i)) >= 0) {
    bool same = false;
    const Fast fast = equal(in, entries_of(in.heap, d)[i].key, key, same);
    if (fast != Fast::done) return fast;
    if (same) break;
  }
  entry = i;
  return Fast::done;
}

void dict_insert_new(Heap& heap, Value dict, Value key, std::int64_t hash, Value value) {
  Dict* d = heap.get<Dict>(dict);
  if (d->filled == d->capacity) rebuild(heap, d, std::max(d->used * 2, d->used + 1));
  const std::uint32_t i = d->filled++;
  entries_of(heap, d)[i] = {hash, heap.kept(key), heap.kept(value)};
  if (d->index_size > 0) put_index(heap, d, hash, static_cast<std::int32_t>(i));
  ++d->used;
  ++d->version;
}

void dict_assign(Heap& heap, Value dict, std::int32_t entry, Value value) {
  heap.keep(value);
  heap.assign(dict_entries(heap, dict)[entry].value, value);
}

void dict_erase(Heap& heap, Value dict, std::int32_t entry) {
  Dict* d = heap.get<Dict>(dict);
  DictEntry& e = entries_of(heap, d)[entry];
  if (d->index_size > 0) {
    std::int32_t* index = index_of_table(heap, d);
    Probe probe(e.hash, d->index_size);
    while (index[probe.slot()] != entry) probe.next();
    index[probe.slot()] = kDeleted;
  }
  const Value key = e.key, value = e.value;
  e.key = e.value = Value();
  --d->used;
  ++d->version;
  heap.drop(key);
  heap.drop(value);
}

Fast dict_get(Interpreter& in, Value dict, Value key, Value& out) {
  std::int64_t hash = 0;
  if (const Fast fast = hash_of(in, key, hash); fast != Fast::done) return fast;
  std::int32_t i = -1;
  if (const Fast fast = dict_find(in, dict, key, hash, i); fast != Fast::done) return fast;
  out = i < 0 ? Value() : dict_entries(in.heap, dict)[i].value;
  return Fast::done;
}

Fast dict_set(Interpreter& in, Value dict, Value key, Value value) {
  std::int64_t hash = 0;
  if (const Fast fast = hash_of(in, key, hash); fast != Fast::done) return fast;
  std::int32_t i = -1;
  if (const Fast fast = dict_find(in, dict, key, hash, i); fast != Fast::done) return fast;
  if (i >= 0)
    dict_assign(in.heap, dict, i, value);
  else
    dict_insert_new(in.heap, dict, key, hash, value);
  return Fast::done;
}

Fast dict_del(Interpreter& in, Value dict, Value key, bool& found) {
  std::int64_t hash = 0;
  if (const Fast fast = hash_of(in, key, hash); fast != Fast::done) return fast;
  std::int32_t i = -1;
  if (const Fast fast = dict_find(in, dict, key, hash, i); fast != Fast::done) return fast;
  found = i >= 0;
  if (found) dict_erase(in.heap, dict, i);
  return Fast::done;
}

Fast dict_merge(Interpreter& in, Value to, Value from) {
  Heap& heap = in.heap;
  if (to == from) return Fast::done;
  const Dict* source = heap.get<Dict>(from);
  // First see that no key needs Python, so that nothing is half done.
  for (std::uint32_t i = 0; i < source->filled; ++i) {
    const DictEntry& e = entries_of(heap, source)[i];
    std::int32_t found = 0;
    if (!e.key) continue;
    if (const Fast fast = dict_find(in, to, e.key, e.hash, found); fast != Fast::done) return fast;
  }
  for (std::uint32_t i = 0; i < source->filled; ++i) {
    const DictEntry e = entries_of(heap, source)[i];
    std::int32_t found = -1;
    if (!e.key) continue;
    dict_find(in, to, e.key, e.hash, found);
    if (found >= 0)
      dict_assign(heap, to, found, e.value);
    else
      dict_insert_new(heap, to, e.key, e.hash, e.value);
  }
  return Fast::done;
}

void dict_clear(Heap& heap, Value dict) {
  Dict* d = heap.get<Dict>(dict);
  const Dict old = *d;
  d->entries = d->index = 0;
  d->used = d->filled = d->capacity = d->index_size = 0;
  ++d->version;
  for (std::uint32_t i = 0; i < old.filled; ++i) {
    const DictEntry e = heap.at<DictEntry>(old.entries)[i];
    heap.drop(e.key);
    heap.drop(e.value);
  }
  if (old.entries != 0) heap.release(old.entries, old.capacity * sizeof(DictEntry));
  if (old.index != 0) heap.release(old.index, old.index_size * sizeof(std::int32_t));
}

Value dict_copy(Heap& heap, Value dict) {
  const Value copy = new_dict(heap);
  const Dict* from = heap.get<Dict>(dict);
  if (from->used == 0) return copy;
  Dict* to = heap.get<Dict>(copy);
  rebuild(heap, to, from->used);
  const DictEntry* entries = entries_of(heap, from);
  for (std::uint32_t i = 0; i < from->filled; ++i)
    if (entries[i].key) dict_insert_new(heap, copy, entries[i].key, entries[i].hash, entries[i].value);
  return copy;
}

std::uint32_t dict_size(const Heap& heap, Value dict) {
  return heap.get<Dict>(dict)->used;
}

bool dict_next(const Heap& heap, Value dict, std::uint32_t& position, Value& key, Value& value) {
  const Dict* d = heap.get<Dict>(dict);
  const DictEntry* entries = entries_of(heap, d);
  while (position < d->filled) {
    const DictEntry& e = entries[position++];
    if (!e.key) continue;
    key = e.key;
    value = e.value;
    return true;
  }
  return false;
}

void free_dict(Heap& heap, Object* object) {
  const Value self = Value::object(heap.offset_of(object));
  dict_clear(heap, self);
  heap.drop(static_cast<Dict*>(object)->attributes);
  heap.release(self.offset(), sizeof(Dict));
}

}  // namespace kvant::python

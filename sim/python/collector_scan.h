// Finds objects that are kept by each other only, as CPython's collector does (Modules/gcmodule.c): from
// the count of each container the references that come from other containers are taken off; what then has
// none left, and is not reached from one that has, is garbage.
//
// The heap keeps no list of its objects, so that making one costs nothing. They are found by their headers:
// the upper half of the first word is the place of a type. No other word of a block looks like that, short of
// a number that happens to; what is found must also be whole (see Scan::container), and a false find keeps
// things alive, or has exactly as many references as its neighbours give, which a number has not. A freed
// block has no type (Heap::release).
#pragma once
#include <bit>
#include <span>
#include <vector>

#include "sim/python/container_deque.h"
#include "sim/python/container_list.h"
#include "sim/python/container_native.h"
#include "sim/python/container_set.h"
#include "sim/python/core_types.h"
#include "sim/python/frame.h"
#include "sim/python/native.h"

namespace kvant::python {

inline constexpr std::int32_t kNoObject = -1;

// Calls see(value) for what the container owns a reference to. What is left out counts as referred to from
// outside, and lives.
template <class See>
void visit(const Heap& heap, Offset at, See see) {
  Object* object = heap.at<Object>(at);
  switch (heap.type_at(object->type)->layout) {
    case Layout::instance: {
      auto* o = static_cast<Instance*>(object);
      see(o->dict);
      for (std::uint32_t k = 0; k < heap.type_at(object->type)->slot_count; ++k) see(o->slots()[k]);
      break;
    }
    case Layout::list: {
      auto* o = static_cast<List*>(object);
      for (std::uint32_t i = 0; i < o->size; ++i) see(heap.at<Value>(o->items)[i]);
      see(o->attributes);
      break;
    }
    case Layout::tuple: {
      auto* o = static_cast<Tuple*>(object);
      for (std::uint64_t i = 0; i < o->size; ++i) see(o->items()[i]);
      see(o->attributes);
      break;
    }
    case Layout::dict: {
      auto* o = static_cast<Dict*>(object);
      const auto* entries = heap.at<DictEntry>(o->entries);
      for (std::uint32_t i = 0; i < o->filled; ++i) {
        if (entries[i].key.is_null()) continue;
        see(entries[i].key);
        see(entries[i].value);
      }
      see(o->attributes);
      break;
    }
    case Layout::set: {
      auto* o = static_cast<Set*>(object);
      const auto* entries = heap.at<SetEntry>(o->entries);
      for (std::uint32_t i = 0; i < o->capacity; ++i) see(entries[i].key);
      see(o->attributes);
      break;
    }
    case Layout::function: {
      auto* o = static_cast<Function*>(object);
      for (const Value v : {o->globals, o->defaults, o->kw_defaults, o->closure, o->annotations, o->dict})
        see(v);
      break;
    }
    case Layout::method: {
      auto* o = static_cast<Method*>(object);
      see(o->function);
      see(o->self);
      break;
    }
    case Layout::cell:
      see(static_cast<Cell*>(object)->value);
      break;
    case Layout::exception: {
      auto* o = static_cast<Exception*>(object);
      for (const Value v : {o->dict, o->args, o->traceback, o->context, o->cause}) see(v);
      for (const Value v : o->extra) see(v);
      break;
    }
    case Layout::traceback: {
      auto* o = static_cast<Traceback*>(object);
      see(o->next);
      see(o->frame);
      break;
    }
    case Layout::generator: {
      auto* o = static_cast<Generator*>(object);
      for (const Value v : {o->frame, o->origin, o->exc_state}) see(v);
      break;
    }
    case Layout::async_gen_op: {
      auto* o = static_cast<AsyncGenOp*>(object);
      see(o->generator);
      see(o->value);
      break;
    }
    case Layout::iterator: {
      auto* o = static_cast<Iterator*>(object);
      see(o->target);
      see(o->extra);
      break;
    }
    case Layout::native_data: {
      auto* o = static_cast<NativeData*>(object);
      for (std::size_t i = 0; i < (o->size - sizeof(NativeData)) / sizeof(Value); ++i) see(o->values()[i]);
      break;
    }
    case Layout::frame: {
      auto* o = static_cast<Frame*>(object);
      if (o->is_native != 0) break;
      see(o->back);
      see(o->locals);
      for (std::uint32_t i = 0; i < o->sp; ++i) see(o->slots()[i]);
      if (!o->function.is_null()) see(o->function);
      break;
    }
    default:
      break;
  }
}

class Scan {
 public:
  explicit Scan(Heap& heap) : heap_(heap), end_(heap.state().top), groups_(end_ / 1024 + 1) {
    for (Offset at = Heap::kFirstBlock; at + sizeof(Instance) <= end_; at += 16) {
      if (!container(at)) continue;
      Group& group = groups_[at / 1024];
      if (group.marks == 0) group.before = static_cast<std::int32_t>(found_.size());
      group.marks |= std::uint64_t{1} << (at / 16 % 64);
      found_.push_back(at);
    }
  }

  const std::vector<Offset>& found() const { return found_; }
  std::int32_t index_of(Value v) const {
    if (!v.is_object() || v.offset() >= end_ || v.offset() % 16 != 0) return kNoObject;
    const Group& group = groups_[v.offset() / 1024];
    const std::uint64_t mark = std::uint64_t{1} << (v.offset() / 16 % 64);
    return (group.marks & mark) == 0 ? kNoObject : group.before + std::popcount(group.marks & (mark - 1));
  }

  // Indices in found() of what cannot be reached. `apart`: lists whose own references do not count.
  std::vector<Offset> unreachable(std::span<const Value> apart) const {
    std::vector<std::int64_t> outside(found_.size());
    for (std::size_t i = 0; i < found_.size(); ++i) outside[i] = heap_.at<Object>(found_[i])->refs;
    for (const Offset at : found_)
      visit(heap_, at, [&](Value v) {
        if (const std::int32_t i = index_of(v); i != kNoObject) --outside[static_cast<std::size_t>(i)];
      });
    std::vector<bool> is_apart(found_.size(), false);
    for (const Value list : apart)
      if (const std::int32_t i = index_of(list); i != kNoObject) is_apart[static_cast<std::size_t>(i)] = true;
    std::vector<bool> lives(found_.size(), false);
    std::vector<std::size_t> todo;
    const auto reach = [&](std::size_t i) {
      if (lives[i] || is_apart[i]) return;
      lives[i] = true;
      todo.push_back(i);
    };
    for (std::size_t i = 0; i < found_.size(); ++i)
      if (outside[i] != 0) reach(i);
    while (!todo.empty()) {
      const Offset at = found_[todo.back()];
      todo.pop_back();
      visit(heap_, at, [&](Value v) {
        if (const std::int32_t i = index_of(v); i != kNoObject) reach(static_cast<std::size_t>(i));
      });
    }
    std::vector<Offset> dead;
    for (std::size_t i = 0; i < found_.size(); ++i)
      if (!lives[i] && !is_apart[i]) dead.push_back(found_[i]);
    return dead;
  }

 private:
  // 64 places of 16 bytes: where containers begin, and how many of them lie before.
  struct Group {
    std::uint64_t marks = 0;
    std::int32_t before = 0;
  };

  bool inside(Offset block, std::uint64_t bytes) const {
    return block >= Heap::kFirstBlock && block % 16 == 0 && block + bytes <= end_;
  }
  bool is_type(Offset at) const {
    if (at >= kTypesOffset && at < kTypesOffset + static_cast<Offset>(TypeId::count_) * kTypeStride)
      return (at - kTypesOffset) % kTypeStride == 0;
    if (!inside(at, sizeof(Type))) return false;
    const Type* t = heap_.at<Type>(at);
    return t->refs != 0 && t->is_heap == 1 && t->dict.is_object() && t->dict.offset() < end_ &&
           t->dict.offset() % 16 == 0 &&
           heap_.at<Object>(t->dict.offset())->type == type_offset(TypeId::dict) &&
           t->layout <= Layout::native_data;
  }
  bool value(Value v) const { return !v.is_object() || (v.bits() < end_ && v.offset() % 16 == 0); }

  bool container(Offset at) const {
    const Object* object = heap_.at<Object>(at);
    if (object->refs == 0 || !is_type(object->type)) return false;
    const Type* type = heap_.at<Type>(object->type);
    switch (type->layout) {
      case Layout::instance:
        return type->is_heap != 0 && inside(at, sizeof(Instance) + type->slot_count * sizeof(Value)) &&
               value(heap_.at<Instance>(at)->dict);
      case Layout::list: {
        const auto* o = heap_.at<List>(at);
        return inside(at, sizeof(List)) && o->size <= o->capacity &&
               (o->capacity == 0 || inside(o->items, o->capacity * sizeof(Value))) && value(o->attributes);
      }
      case Layout::dict: {
        const auto* o = heap_.at<Dict>(at);
        return inside(at, sizeof(Dict)) && o->used <= o->filled && o->filled <= o->capacity &&
               (o->capacity == 0 || inside(o->entries, o->capacity * sizeof(DictEntry))) &&
               value(o->attributes);
      }
      case Layout::set: {
        const auto* o = heap_.at<Set>(at);
        return inside(at, sizeof(Set)) && o->used <= o->filled && o->filled <= o->capacity &&
               (o->capacity == 0 || inside(o->entries, o->capacity * sizeof(SetEntry))) &&
               value(o->attributes);
      }
      case Layout::tuple: {
        const auto* o = heap_.at<Tuple>(at);
        if (!inside(at, sizeof(Tuple)) || o->size > end_ / sizeof(Value) ||
            !inside(at, sizeof(Tuple) + o->size * sizeof(Value)))
          return false;
        for (std::uint64_t i = 0; i < o->size; ++i)
          if (!value(heap_.at<Tuple>(at)->items()[i])) return false;
        return value(o->attributes);
      }
      case Layout::frame: {
        const auto* o = heap_.at<Frame>(at);
        return inside(at, sizeof(Frame)) && o->bytes >= sizeof(Frame) && inside(at, o->bytes) &&
               (o->is_native != 0 || sizeof(Frame) + o->sp * sizeof(Value) <= o->bytes);
      }
      case Layout::generator: {
        const auto* o = heap_.at<Generator>(at);
        return inside(at, sizeof(Generator)) && value(o->frame) && value(o->origin) && value(o->exc_state);
      }
      case Layout::async_gen_op: {
        const auto* o = heap_.at<AsyncGenOp>(at);
        return inside(at, sizeof(AsyncGenOp)) && value(o->generator) && value(o->value);
      }
      case Layout::iterator: {
        const auto* o = heap_.at<Iterator>(at);
        return inside(at, sizeof(Iterator)) && value(o->target) && value(o->extra);
      }
      case Layout::native_data: {
        const auto* o = heap_.at<NativeData>(at);
        if (!inside(at, sizeof(NativeData)) || o->size < sizeof(NativeData) || !inside(at, o->size))
          return false;
        for (std::size_t i = 0; i < (o->size - sizeof(NativeData)) / sizeof(Value); ++i)
          if (!value(heap_.at<NativeData>(at)->values()[i])) return false;
        return true;
      }
      case Layout::function:
        return inside(at, sizeof(Function));
      case Layout::method:
        return inside(at, sizeof(Method));
      case Layout::cell:
        return inside(at, sizeof(Cell));
      case Layout::exception:
        return inside(at, sizeof(Exception));
      case Layout::traceback:
        return inside(at, sizeof(Traceback));
      default:
        return false;
    }
  }

  Heap& heap_;
  Offset end_;
  std::vector<Group> groups_;  // by offset / 1024
  std::vector<Offset> found_;
};

// Its __del__ is still to run, or the rest of a generator, or a coroutine is to be complained about.
bool is_finalizable(Heap& heap, Value v);

}  // namespace kvant::python

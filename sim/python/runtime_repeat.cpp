// Whether a run has come back to a world it was in: what the objects of its processes hold, wherever they
// lie.
#include <unordered_map>

#include "sim/base/hash.h"
#include "sim/python/collector_scan.h"
#include "sim/python/runtime.h"
#include "sim/python/runtime_impl.h"
#include "sim/python/text.h"

namespace kvant::python {
namespace {

// Goes from object to object in an order that does not depend on their places, which free lists change.
class Walk {
 public:
  Walk(Heap& heap, Hasher& hasher) : heap_(heap), hasher_(hasher), scan_(heap) {}

  void see(Value v) {
    if (!v.is_object() || v.is_null()) return put(v.bits());
    const auto [found, is_new] = numbers_.try_emplace(v.offset(), numbers_.size());
    put(found->second);
    if (is_new) todo_.push_back(v.offset());
  }

  void go() {
    for (std::size_t i = 0; i < todo_.size(); ++i) object(todo_[i]);
    put(todo_.size());
  }

 private:
  template <class T>
  void put(T value) {
    hasher_.number(static_cast<std::uint64_t>(value));
  }

  // A raw number may look like a place.
  bool is_whole(Offset at) const {
    if (scan_.index_of(Value::object(at)) != kNoObject) return true;
    if (at % 16 != 0 || at + sizeof(Object) > heap_.state().top) return false;
    const Object* object = heap_.at<Object>(at);
    return object->refs != 0 && object->type >= kTypesOffset &&
           (object->type - kTypesOffset) % kTypeStride == 0 &&
           object->type < kTypesOffset + static_cast<Offset>(TypeId::count_) * kTypeStride;
  }

  void object(Offset at) {
    if (!is_whole(at)) return put(at);
    const Value v = Value::object(at);
    const Object* object = heap_.at<Object>(at);
    const Type* type = heap_.type_at(object->type);
    if (type->is_heap != 0)
      see(Value::object(object->type));
    else
      put(object->type);
    switch (type->layout) {
      case Layout::str:
        return hasher_.text(text_of(heap_, v));
      case Layout::bytes:
      case Layout::bytearray:
        return hasher_.text(bytes_of(heap_, v));
      case Layout::float_:
        return hasher_.bytes(&heap_.get<Float>(v)->value, sizeof(double));
      case Layout::type:
        return see(heap_.get<Type>(v)->dict);
      case Layout::module:
        return see(heap_.get<Module>(v)->dict);
      case Layout::lock: {
        const auto* lock = heap_.get<Lock>(v);
        put(lock->word);
        put(lock->owner);
        return put(lock->count);
      }
      case Layout::random:
        return hasher_.bytes(heap_.at<std::byte>(at) + sizeof(Object), sizeof(Random) - sizeof(Object));
      case Layout::iterator:
        put(heap_.get<Iterator>(v)->position);
        break;
      case Layout::frame: {
        const auto* frame = heap_.get<Frame>(v);
        put(frame->ip);
        put(frame->is_native);
        if (frame->is_native == 0) break;
        const auto* native = static_cast<const NativeFrame*>(frame);
        put(native->index);
        put(native->phase);
        see(frame->back);
        for (const Value argument : std::span(const_cast<NativeFrame*>(native)->args(), native->arg_count))
          see(argument);
        for (const Value slot : native->slot) see(slot);
        return;
      }
      default:
        break;
    }
    visit(heap_, at, [this](Value part) { see(part); });
    put(0);
  }

  Heap& heap_;
  Hasher& hasher_;
  Scan scan_;
  std::unordered_map<Offset, std::size_t> numbers_;
  std::vector<Offset> todo_;
};

}  // namespace

std::uint64_t Runtime::state_hash() const {
  Hasher h;
  for (auto& p : impl_->processes) {
    if (!p) continue;
    Walk walk(p->heap, h);
    for (const ThreadId id : p->threads) {
      const PyThread& t = impl_->threads[static_cast<std::size_t>(id)];
      h.number(static_cast<std::uint64_t>(t.stage));
      for (const Value v : {t.frame, t.pending, t.handled}) walk.see(v);
    }
    walk.see(p->heap.roots().modules);
    walk.go();
    h.number(p->heap.state().live);
    h.number(p->pending_signals);
    h.number(p->outside_reads);
  }
  return h.value();
}

// Where multiprocessing's own listeners stand (arbitrary_address in Lib/multiprocessing/connection.py).
bool Runtime::is_private_path(std::string_view path) const {
  return path.starts_with("/tmp/pymp-");
}

}  // namespace kvant::python

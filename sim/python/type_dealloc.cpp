// The end of the interpreter's own objects; finalizers and weak references.
#include "sim/python/attribute.h"
#include "sim/python/container.h"
#include "sim/python/dealloc.h"
#include "sim/python/frame.h"
#include "sim/python/names.h"
#include "sim/python/weak.h"

namespace kvant::python {
namespace {

template <class T>
void release(Heap& heap, T* object) {
  heap.release(heap.offset_of(object), sizeof(T));
}

// The object lives on until the interpreter has run its finalizer.
void finalize_later(Heap& heap, Object* object) {
  object->refs = 1;
  const Value v = Value::object(heap.offset_of(object));
  push_finalizer(heap, v);
  heap.drop(v);  // the list holds it
}

void drop_type(Heap& heap, Offset type) {
  if (heap.type_at(type)->is_heap != 0) heap.drop(Value::object(type));
}

}  // namespace

// What waits is in batches: [where the next one stands, the batch before, finalizers…]. An object that dies
// while a finalizer runs comes before the others that wait for that one's end, as a nested call would: it
// begins a batch. Taking out is by counting, so that thousands that die together are taken out fast.
constexpr std::int64_t kFirst = 2;

void push_finalizer(Heap& heap, Value v) {
  Value& batch = heap.roots().finalizers;
  const bool running = heap.state().finalizers_pending == 0;
  if (running && has_finalizers(heap)) {
    const Value before = batch;
    batch = new_list(heap);
    list_append(heap, batch, Value::small(kFirst));
    list_append(heap, batch, before);
    heap.drop(before);  // the list holds it
  }
  if (list_items(heap, batch).empty()) {
    list_append(heap, batch, Value::small(kFirst));
    list_append(heap, batch, kNone);
  }
  list_append(heap, batch, v);
  heap.state().finalizers_pending = 1;
}

Value pop_finalizer(Heap& heap) {
  if (!has_finalizers(heap)) return Value();
  const std::span<Value> items = list_items(heap, heap.roots().finalizers);
  const std::int64_t next = items[0].as_small();
  const Value v = items[static_cast<std::size_t>(next)];
  items[static_cast<std::size_t>(next)] = heap.kept(kNone);
  items[0] = Value::small(next + 1);
  return v;
}

bool has_finalizers(Heap& heap) {
  const std::span<const Value> items = list_items(heap, heap.roots().finalizers);
  return !items.empty() && items[0].as_small() < static_cast<std::int64_t>(items.size());
}

void end_finalizer(Heap& heap) {
  if (has_finalizers(heap)) {
    heap.state().finalizers_pending = 1;
    return;
  }
  Value& batch = heap.roots().finalizers;
  const Value done = batch;
  std::size_t left = list_items(heap, done).size();
  if (left == 0) return;
  if (const Value before = list_items(heap, done)[1]; !(before == kNone)) {
    batch = heap.kept(before);
    heap.drop(done);
    return;
  }
  for (; left > 0; --left) heap.drop(list_pop(heap, done, static_cast<std::int64_t>(left) - 1));
}

void clear_weakrefs(Heap& heap, Value dead) {
  Value* link = &heap.roots().weakrefs;
  while (!link->is_null()) {
    auto* ref = heap.get<Weakref>(*link);
    if (!(ref->target == dead)) {
      link = &ref->next;
      continue;
    }
    const Value ref_value = *link;
    *link = ref->next;
    ref->next = Value();
    ref->target = Value();
    if (!ref->callback.is_null() && ref->refs > 0) {
      const std::array<Value, 2> call{ref->callback, ref_value};
      const Value pair = new_tuple(heap, call);
      push_finalizer(heap, pair);
      heap.drop(pair);
    }
  }
}

void free_weakref(Heap& heap, Object* object) {
  auto* ref = static_cast<Weakref*>(object);
  const Value self = Value::object(heap.offset_of(object));
  for (Value* link = &heap.roots().weakrefs; !link->is_null(); link = &heap.get<Weakref>(*link)->next) {
    if (!(*link == self)) continue;
    *link = ref->next;
    break;
  }
  heap.drop(ref->callback);
  release(heap, ref);
}

void free_instance(Heap& heap, Object* object) {
  auto* instance = static_cast<Instance*>(object);
  Type* type = heap.type_at(object->type);
  const Value self = Value::object(heap.offset_of(object));
  if ((type->special & kHasDel) != 0 && !was_finalized(heap, self)) {
    finalize_later(heap, object);
    return;
  }
  if ((type->flags & kTypeWeakly) != 0) clear_weakrefs(heap, self);
  heap.drop(instance->dict);
  for (std::uint32_t k = 0; k < type->slot_count; ++k) heap.drop(instance->slots()[k]);
  const Offset type_offset = object->type;
  heap.release(self.offset(), sizeof(Instance) + type->slot_count * sizeof(Value));
  drop_type(heap, type_offset);
}

// Objects whose __del__ has run: their last death is real. Marked by an entry in the roots' list, taken out
// here.
bool was_finalized(Heap& heap, Value object) {
  const Value list = heap.roots().finalized;
  const std::span<Value> items = list_items(heap, list);
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i] == Value::small(object.offset())) {
      heap.drop(list_pop(heap, list, static_cast<std::int64_t>(i)));
      return true;
    }
  }
  return false;
}

void mark_finalized(Heap& heap, Value object) {
  list_append(heap, heap.roots().finalized, Value::small(object.offset()));
}

void free_function(Heap& heap, Object* object) {
  auto* f = static_cast<Function*>(object);
  for (const Value v : {f->code, f->globals, f->builtins, f->name, f->qualname, f->doc, f->module,
                        f->defaults, f->kw_defaults, f->closure, f->annotations, f->dict})
    heap.drop(v);
  release(heap, f);
}
void free_native_function(Heap& heap, Object* object) {
  auto* f = static_cast<NativeFunction*>(object);
  heap.drop(f->self);
  heap.drop(f->module);
  release(heap, f);
}
void free_method(Heap& heap, Object* object) {
  auto* m = static_cast<Method*>(object);
  heap.drop(m->function);
  heap.drop(m->self);
  release(heap, m);
}
void free_cell(Heap& heap, Object* object) {
  auto* c = static_cast<Cell*>(object);
  heap.drop(c->value);
  release(heap, c);
}
void free_code(Heap& heap, Object* object) {
  auto* c = static_cast<Code*>(object);
  for (std::uint32_t i = 0; i < c->const_count; ++i) heap.drop(heap.at<Value>(c->consts)[i]);
  for (std::uint32_t i = 0; i < c->name_count; ++i) heap.drop(heap.at<Value>(c->names)[i]);
  heap.release(c->consts, c->const_count * sizeof(Value));
  heap.release(c->names, c->name_count * sizeof(Value));
  heap.release(c->caches, c->cache_count * sizeof(InlineCache));
  release(heap, c);
}

void free_frame(Heap& heap, Object* object) {
  auto* f = static_cast<Frame*>(object);
  const std::size_t bytes = f->bytes;
  heap.drop(f->back);
  if (f->is_native != 0) {
    auto* nf = static_cast<NativeFrame*>(f);
    heap.drop(nf->callable);
    heap.drop(nf->keywords);
    for (const Value v : nf->slot) heap.drop(v);
    for (std::uint32_t i = 0; i < nf->arg_count; ++i) heap.drop(nf->args()[i]);
  } else {
    for (std::uint32_t i = 0; i < f->sp; ++i) heap.drop(f->slots()[i]);
    heap.drop(f->locals);
    if (f->function.is_null()) {  // else they are the function's
      heap.drop(f->code);
      heap.drop(f->globals);
      heap.drop(f->builtins);
    } else {
      heap.drop(f->function);
    }
  }
  f->ip = f->sp = 0;  // as where a frame ends in the loop
  heap.release(heap.offset_of(object), bytes);
}

void free_generator(Heap& heap, Object* object) {
  auto* g = static_cast<Generator*>(object);
  if ((heap.type_at(object->type)->flags & kTypeWeakly) != 0)
    clear_weakrefs(heap, Value::object(heap.offset_of(object)));
  if (!g->frame.is_null() && g->closed == 0) {
    Frame* f = heap.get<Frame>(g->frame);
    const bool unawaited = f->state == FrameState::created && object->type == type_offset(TypeId::coroutine);
    if (unawaited || f->state == FrameState::suspended) {
      // It is closed first, so that its finally clauses run, or complained about.
      g->closed = 1;
      finalize_later(heap, object);
      return;
    }
  }
  if (!g->frame.is_null()) {
    Frame* f = heap.get<Frame>(g->frame);
    f->generator = Value();
    heap.drop(g->frame);
  }
  for (const Value v : {g->name, g->qualname, g->origin, g->exc_state}) heap.drop(v);
  release(heap, g);
}

void free_async_gen_op(Heap& heap, Object* object) {
  auto* op = static_cast<AsyncGenOp*>(object);
  heap.drop(op->generator);
  heap.drop(op->value);
  release(heap, op);
}
void free_traceback(Heap& heap, Object* object) {
  auto* t = static_cast<Traceback*>(object);
  heap.drop(t->next);
  heap.drop(t->frame);
  release(heap, t);
}
void free_module(Heap& heap, Object* object) {
  auto* m = static_cast<Module*>(object);
  heap.drop(m->dict);
  heap.drop(m->loading);
  release(heap, m);
}
void free_property(Heap& heap, Object* object) {
  auto* p = static_cast<Property*>(object);
  for (const Value v : {p->getter, p->setter, p->deleter, p->doc, p->name, p->dict}) heap.drop(v);
  release(heap, p);
}
void free_wrapper(Heap& heap, Object* object) {
  auto* w = static_cast<Wrapper*>(object);
  heap.drop(w->target);
  heap.drop(w->extra);
  heap.drop(w->dict);
  release(heap, w);
}
void free_super(Heap& heap, Object* object) {
  auto* s = static_cast<Super*>(object);
  heap.drop(s->start);
  heap.drop(s->self);
  heap.drop(s->self_type);
  release(heap, s);
}
void free_member(Heap& heap, Object* object) {
  auto* m = static_cast<Member*>(object);
  heap.drop(m->name);
  release(heap, m);
}
void free_lock(Heap& heap, Object* object) {
  auto* l = static_cast<Lock*>(object);
  heap.drop(l->name);
  l->id = kNobody;  // PyProcess::locks may still name it
  release(heap, l);
}
void free_exception(Heap& heap, Object* object) {
  auto* e = static_cast<Exception*>(object);
  for (const Value v : {e->dict, e->args, e->traceback, e->context, e->cause}) heap.drop(v);
  for (const Value v : e->extra) heap.drop(v);
  const Offset type = e->type;
  release(heap, e);
  drop_type(heap, type);
}

}  // namespace kvant::python

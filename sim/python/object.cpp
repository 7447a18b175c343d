// The end of objects.
#include "sim/python/object.h"

#include "sim/python/container.h"
#include "sim/python/dealloc.h"
#include "sim/python/heap.h"
#include "sim/python/tail.h"

namespace kvant::python {
namespace {

// Freeing goes down at most so far on the C++ stack; what lies deeper is put on a list and freed from there
// (as CPython's "trashcan"). The list is threaded through the dead objects' `refs`.
constexpr std::uint64_t kMaxDepth = 40;

void free_by_layout(Heap& heap, Object* object) {
  switch (heap.type_at(object->type)->layout) {
    case Layout::instance:
      return free_instance(heap, object);
    case Layout::type:
      return free_type(heap, object);
    case Layout::singleton:
      object->refs = 1;
      return;  // a lost count must not free them
    case Layout::big_int:
      return free_big_int(heap, object);
    case Layout::float_:
      return free_float_(heap, object);
    case Layout::complex:
      return free_complex(heap, object);
    case Layout::str:
      return free_str(heap, object);
    case Layout::bytes:
      return free_bytes(heap, object);
    case Layout::bytearray:
      return free_bytearray(heap, object);
    case Layout::tuple:
      return free_tuple(heap, object);
    case Layout::list:
      return free_list(heap, object);
    case Layout::dict:
      return free_dict(heap, object);
    case Layout::set:
      return free_set(heap, object);
    case Layout::range:
      return free_range(heap, object);
    case Layout::slice:
      return free_slice(heap, object);
    case Layout::view:
      return free_view(heap, object);
    case Layout::iterator:
      return free_iterator(heap, object);
    case Layout::function:
      return free_function(heap, object);
    case Layout::native_function:
      return free_native_function(heap, object);
    case Layout::method:
      return free_method(heap, object);
    case Layout::generator:
      return free_generator(heap, object);
    case Layout::async_gen_op:
      return free_async_gen_op(heap, object);
    case Layout::cell:
      return free_cell(heap, object);
    case Layout::code:
      return free_code(heap, object);
    case Layout::frame:
      return free_frame(heap, object);
    case Layout::traceback:
      return free_traceback(heap, object);
    case Layout::module:
      return free_module(heap, object);
    case Layout::property:
      return free_property(heap, object);
    case Layout::wrapper:
      return free_wrapper(heap, object);
    case Layout::super:
      return free_super(heap, object);
    case Layout::member:
      return free_member(heap, object);
    case Layout::lock:
      return free_lock(heap, object);
    case Layout::weakref:
      return free_weakref(heap, object);
    case Layout::random:
      return free_random(heap, object);
    case Layout::exception:
      return free_exception(heap, object);
    case Layout::native_data:
      return free_native_data(heap, object);
  }
}

void free_one(Heap& heap, Object* object) {
  const Offset type = object->type;
  const Type* t = heap.type_at(type);
  // Instances and exceptions give their class back themselves.
  const bool holds_class = t->is_heap != 0 && t->layout != Layout::instance && t->layout != Layout::exception;
  free_by_layout(heap, object);
  if (holds_class) heap.drop(Value::object(type));
}

}  // namespace

void Heap::free_object(Value v) {
  // Two words of the roots, zero whenever no object is being freed.
  Value& depth = roots().spare[6];
  Value& pending = roots().spare[7];
  Object* object = get<Object>(v);
  if (depth.bits() >= kMaxDepth) {
    object->refs = pending.offset();
    pending = v;
    return;
  }
  depth = Value::from_bits(depth.bits() + 1);
  free_one(*this, object);
  depth = Value::from_bits(depth.bits() - 1);
  if (depth.bits() != 0) return;
  while (!pending.is_null()) {
    Object* next = get<Object>(pending);
    pending = next->refs == 0 ? Value() : Value::object(next->refs);
    next->refs = 0;
    depth = Value::from_bits(1);
    free_one(*this, next);
    depth = Value();
  }
}

void free_big_int(Heap& heap, Object* object) {
  const std::size_t size = sizeof(BigInt) + static_cast<BigInt*>(object)->size * sizeof(std::uint64_t);
  heap.release(heap.offset_of(object), drop_tail(heap, object, size));
}
void free_float_(Heap& heap, Object* object) {
  heap.release(heap.offset_of(object), drop_tail(heap, object, sizeof(Float)));
}
void free_complex(Heap& heap, Object* object) {
  heap.release(heap.offset_of(object), drop_tail(heap, object, sizeof(Complex)));
}
void free_str(Heap& heap, Object* object) {  // never an interned one: the table holds those
  heap.release(heap.offset_of(object),
               drop_tail(heap, object, sizeof(Str) + static_cast<Str*>(object)->size));
}
void free_bytes(Heap& heap, Object* object) {
  heap.release(heap.offset_of(object),
               drop_tail(heap, object, sizeof(Bytes) + static_cast<Bytes*>(object)->size));
}
void free_bytearray(Heap& heap, Object* object) {
  auto* array = static_cast<ByteArray*>(object);
  if (array->data != 0) heap.release(array->data, array->capacity);
  heap.drop(array->attributes);
  heap.release(heap.offset_of(object), sizeof(ByteArray));
}
void free_random(Heap& heap, Object* object) {
  heap.drop(static_cast<Random*>(object)->dict);
  heap.release(heap.offset_of(object), sizeof(Random));
}
void free_native_data(Heap& heap, Object* object) {
  auto* data = static_cast<NativeData*>(object);
  const std::size_t count = (data->size - sizeof(NativeData)) / sizeof(Value);
  for (std::size_t i = 0; i < count; ++i) heap.drop(data->values()[i]);
  heap.release(heap.offset_of(object), data->size);
}
void free_slice(Heap& heap, Object* object) {
  auto* slice = static_cast<Slice*>(object);
  heap.drop(slice->start);
  heap.drop(slice->stop);
  heap.drop(slice->step);
  heap.release(heap.offset_of(object), sizeof(Slice));
}
void free_range(Heap& heap, Object* object) {
  auto* range = static_cast<Range*>(object);
  heap.drop(range->start);
  heap.drop(range->stop);
  heap.drop(range->step);
  heap.drop(range->length);
  heap.release(heap.offset_of(object), sizeof(Range));
}
void free_view(Heap& heap, Object* object) {
  heap.drop(static_cast<View*>(object)->target);
  heap.release(heap.offset_of(object), sizeof(View));
}
void free_iterator(Heap& heap, Object* object) {
  auto* iterator = static_cast<Iterator*>(object);
  heap.drop(iterator->target);
  heap.drop(iterator->extra);
  heap.release(heap.offset_of(object), sizeof(Iterator));
}

}  // namespace kvant::python

// The layouts of objects: what the bytes at an offset mean. Fields of type Value or Ref own one reference
// unless said otherwise. Layouts are plain data (no pointers, no destructors): they are copied with the heap
// as bytes.
#pragma once
#include <cstdint>

#include "sim/python/value.h"

namespace kvant::python {

enum class Layout : std::uint8_t {
  instance,  // an object of a class: Instance
  type,
  singleton,
  big_int,
  float_,
  complex,
  str,
  bytes,
  bytearray,
  tuple,
  list,
  dict,
  set,
  range,
  slice,
  view,
  iterator,
  function,
  native_function,
  method,
  generator,
  async_gen_op,
  cell,
  code,
  frame,
  traceback,
  module,
  property,
  wrapper,
  super,
  member,
  lock,
  weakref,
  random,
  exception,
  native_data,
};

enum class TypeId : std::uint16_t {
#define TYPE(id, name, base, layout, doc) id,
#include "sim/python/types.def"
#undef TYPE
#define EXCEPTION(name, base) name,
#include "sim/python/exceptions.def"
#undef EXCEPTION
  count_,
};

struct Object {
  std::uint32_t refs;
  Offset type;
};

// What a class defines (itself or by inheritance) in Python code, so that fast paths know when they do not
// apply.
enum Special : std::uint32_t {
  kHasGetAttr = 1 << 0,       // __getattr__
  kHasGetAttribute = 1 << 1,  // __getattribute__ other than object's
  kHasSetAttr = 1 << 2,       // __setattr__ or __delattr__
  kHasEq = 1 << 3,
  kHasHash = 1 << 4,
  kHasBool = 1 << 5,
  kHasLen = 1 << 6,
  kHasDel = 1 << 7,
  kHasIter = 1 << 8,
  kHasNext = 1 << 9,
  kHasGetItem = 1 << 10,
  kHasRepr = 1 << 11,
  kHasStr = 1 << 12,
  kHasNew = 1 << 13,
  kHasInit = 1 << 14,
  kHasContains = 1 << 15,
  kHasCompare = 1 << 16,  // __lt__ … __ge__
  kHasGet = 1 << 17,      // a descriptor's __get__
  kHasSet = 1 << 18,      // __set__ or __delete__
  kHasCall = 1 << 19,
  kHasFormat = 1 << 20,
  kUnhashable = 1 << 21,  // __hash__ = None
};

struct Type : Object {
  Layout layout;             // of its instances; a subclass of list has layout list
  std::uint8_t is_heap;      // made by a class statement
  std::uint8_t has_dict;     // its instances have a __dict__
  std::uint8_t is_final;     // cannot be subclassed
  std::uint32_t special;     // bits of Special
  std::uint32_t version;     // changes with every assignment to it or its bases
  std::uint32_t slot_count;  // __slots__ of it and its bases
  Value name;                // str
  Value qualname;            // str
  Value module;              // str or null
  Value dict;                // dict: attributes
  Value base;                // the base that gives the layout; null for object
  Value bases;               // tuple
  Value mro;                 // tuple, itself first
  Value subclasses;          // list of weak offsets as small ints, or null
  std::uint32_t native_new;  // index of the native constructor + 1, 0: object's
  std::uint32_t flags;       // bits of TypeFlag
};
enum TypeFlag : std::uint32_t {
  kTypeAbstract = 1,  // __abstractmethods__ is not empty
  kTypeWeakly = 2,    // there are weak references to instances of it
  kTypeOfModule = 4,  // stands for a type CPython has in C: messages name it with its module
  kTypeComplete = 8,  // its dict has __dict__ and __weakref__, if it is to (type_namespace.cpp)
};

// A plain object. Subclasses of built-in layouts carry their attributes dict in the field `attributes` of
// that layout's struct when it has one (exception, list, dict, …: see ExtraDict).
struct Instance : Object {
  Value dict;  // dict, or null until the first attribute
  Value* slots() { return reinterpret_cast<Value*>(this + 1); }
  const Value* slots() const {
    return reinterpret_cast<const Value*>(this + 1);
  }  // Type::slot_count values, null = unset
};

inline constexpr Offset kTypesOffset = 0x4000;
inline constexpr Offset kTypeStride = 0x80;
static_assert(sizeof(Type) <= kTypeStride);
static_assert(kTypesOffset + static_cast<Offset>(TypeId::count_) * kTypeStride <= 0xC000);
constexpr Offset type_offset(TypeId id) {
  return kTypesOffset + static_cast<Offset>(id) * kTypeStride;
}
constexpr Value type_value(TypeId id) {
  return Value::object(type_offset(id));
}

struct Float : Object {
  double value;
};
struct Complex : Object {
  double real, imag;
};
struct BigInt : Object {  // |value| > kSmallMax; sign and magnitude, little-endian limbs
  std::int32_t sign;
  std::uint32_t size;  // limbs
  std::uint64_t* limbs() { return reinterpret_cast<std::uint64_t*>(this + 1); }
  const std::uint64_t* limbs() const { return reinterpret_cast<const std::uint64_t*>(this + 1); }
};
struct Str : Object {
  std::int64_t hash;       // -1: not yet computed
  std::uint32_t size;      // bytes
  std::uint32_t length;    // code points; == size for ASCII
  std::uint32_t interned;  // 1: the only str of its text in Heap's intern table
  std::uint32_t padding;
  char* data() { return reinterpret_cast<char*>(this + 1); }
  const char* data() const {
    return reinterpret_cast<const char*>(this + 1);
  }  // UTF-8 (lone surrogates as WTF-8), not terminated
};
struct Bytes : Object {
  std::int64_t hash;  // -1: not yet
  std::uint64_t size;
  unsigned char* data() { return reinterpret_cast<unsigned char*>(this + 1); }
  const unsigned char* data() const { return reinterpret_cast<const unsigned char*>(this + 1); }
};
struct ByteArray : Object {
  Offset data;  // raw block of `capacity` bytes
  std::uint32_t size, capacity, exports;
  Value attributes;
};
struct Tuple : Object {
  std::uint64_t size;
  Value attributes;  // for subclasses (namedtuple has none); null
  Value* items() { return reinterpret_cast<Value*>(this + 1); }
  const Value* items() const { return reinterpret_cast<const Value*>(this + 1); }
};
struct List : Object {
  Offset items;  // raw block of `capacity` Values
  std::uint32_t size, capacity, padding;
  Value attributes;
};
// Insertion-ordered, as CPython's compact dict (Objects/dictobject.c): an index table over an array of
// entries.
struct DictEntry {
  std::int64_t hash;
  Value key;  // null: deleted
  Value value;
};
struct Dict : Object {
  Offset entries;        // raw block of `capacity` DictEntry
  Offset index;          // raw block of `index_size` int32: entry number, -1 empty, -2 deleted
  std::uint32_t used;    // live entries
  std::uint32_t filled;  // entries in use, deleted ones included
  std::uint32_t capacity;
  std::uint32_t index_size;  // power of two, or 0
  std::uint32_t version;     // changes with insertion and deletion (iterators watch it); not with overwriting
  std::uint32_t padding;
  Value attributes;
};
struct Set
    : Object {     // set and frozenset; iteration order: as CPython's for small ints and by insertion else
  Offset entries;  // raw block of SetEntry
  Offset index;
  std::uint32_t used, filled, capacity, index_size, version, padding;
  std::int64_t hash;  // frozenset: -1 until computed
  Value attributes;
};
struct SetEntry {
  std::int64_t hash;
  Value key;
};
struct Range : Object {
  Value start, stop, step, length;  // ints
};
struct Slice : Object {
  Value start, stop, step;
};
struct View : Object {
  Value target;  // the dict
};
enum class IteratorKind : std::uint32_t {
  list,
  tuple,
  str,
  bytes,
  bytearray,
  range,
  big_range,
  dict_keys,
  dict_values,
  dict_items,
  set,
  list_reversed,
  dict_reversed,
  sequence /* __getitem__ protocol */,
  enumerate,
  zip,
  reversed,
  callable /* iter(f, sentinel) */,
  map,
  filter,
  deque,
};
struct Iterator : Object {
  IteratorKind kind;
  std::uint32_t version;  // of the dict or set when iteration began
  std::int64_t position, stop, step;
  Value target;  // null when exhausted
  Value extra;
};
struct Cell : Object {
  Value value;  // null: unbound
};
struct Function : Object {
  Value code, globals, builtins;
  Value name, qualname, doc, module;
  Value defaults;     // tuple or null
  Value kw_defaults;  // dict or null
  Value closure;      // tuple of cells or null
  Value annotations;  // dict, tuple (as 3.11 makes it) or null
  Value dict;         // attributes or null
};
struct NativeFunction : Object {
  std::uint32_t index;   // row in the table of natives (native.h)
  std::uint32_t setter;  // getset descriptors: row of the setter + 1; 0: read-only
  Value self;            // bound to, or null
  Value module;          // str or null
};
struct Method : Object {
  Value function, self;
};
// The heap's side of a CodeUnit (code.h): its constants and names as values, and the inline caches.
struct Code : Object {
  std::uint32_t id;           // in the runtime's CodeTable
  std::uint32_t local_count;  // fast locals + cells + free variables
  std::uint32_t stack_size;
  std::uint32_t flags;  // CodeFlag
  std::uint32_t arg_count, kwonly_count;
  Offset consts;  // raw block of Values
  Offset names;   // raw block of Values (interned str)
  Offset caches;  // raw block of InlineCache, one a cached instruction; pure speed, no meaning
  std::uint32_t const_count, name_count, cache_count;
  std::uint32_t cell_count;   // variables that are cells of this function's own
  std::uint32_t frame_bytes;  // of a Frame that runs it
  std::uint32_t frame_flags;  // bits of FrameFlag
  std::uint32_t simple;       // 1: positional arguments only, no *args, **kwargs or keyword-only ones
  std::uint32_t padding;
};
// What an instruction remembers of its last execution. A wrong or stale one costs time only.
struct InlineCache {
  std::uint32_t version;  // of a type, or of a dict
  std::uint32_t index;    // of a dict entry or a slot
  Offset owner;           // the dict it is about
  std::uint32_t kind;
  Value value;  // borrowed
};
enum class FrameState : std::uint8_t { created, executing, suspended, finished };
// One activation of a function. Lives in the heap, linked to its caller. Doubles as Python's frame object.
struct Frame : Object {
  Value back;  // the caller's Frame, or NativeFrame; owned; null at the bottom. Generators: null while
               // suspended
  Value code, globals, builtins;
  Value locals;            // dict of a module or class body, or null
  Value function;          // for closures' sake, may be null
  Value generator;         // the generator whose frame this is (borrowed), or null
  std::uint32_t ip;        // next instruction
  std::uint32_t sp;        // slots in use: the variables and the values on the stack
  std::uint8_t is_native;  // 1: this is a NativeFrame
  FrameState state;
  std::uint8_t on_return;  // what the caller's instruction does with the result (interpreter.h)
  std::uint8_t flags;
  std::uint32_t bytes;                                           // allocated
  Value* slots() { return reinterpret_cast<Value*>(this + 1); }  // not of a NativeFrame
  const Value* slots() const {
    return reinterpret_cast<const Value*>(this + 1);
  }  // local_count variables, then the stack
};
struct Generator : Object {  // generator, coroutine, async generator
  Value frame;               // null when finished
  Value name, qualname;
  Value origin;  // async generators: hooks state
  std::uint8_t running, closed, awaited, hidden;
  std::uint32_t padding;
  Value exc_state;  // the exception being handled inside while suspended
};
struct AsyncGenOp : Object {  // the awaitable of asend, athrow, aclose; and what an async generator yields
  enum Kind : std::uint32_t { send, throw_, close, wrapped };
  Value generator;  // null for `wrapped`
  Value value;      // sent, thrown or yielded
  Kind kind;
  std::uint32_t state;  // 0 not started, 1 under way, 2 finished
};
struct Traceback : Object {
  Value next, frame;
  std::int32_t line, instruction;
};
struct Exception : Object {
  Value dict;                       // attributes or null
  Value args;                       // tuple
  Value traceback, context, cause;  // null or kNone = none
  std::uint32_t suppress_context;
  std::uint32_t padding;
  Value extra[4];  // StopIteration.value, SystemExit.code, OSError.errno …, by type (exceptions.cpp)
};
struct Module : Object {
  Value dict;
  Value loading;  // while its code runs for the first time: a Lock, held by the thread that imports it
};
struct Property : Object {
  Value getter, setter, deleter, doc;
  Value name;
  Value dict;  // attributes of an instance of a derived class, or null
};
struct Wrapper : Object {  // staticmethod, classmethod, GenericAlias, UnionType
  Value target, extra;
  Value dict;
};
struct Super : Object {
  Value start, self, self_type;
};
struct Member : Object {
  Value name, owner;
  std::uint32_t slot, padding;
};
// A Lock of the _thread module. The word is a futex's word: 0 free, 1 taken.
struct Lock : Object {
  std::uint32_t word;
  std::int32_t id;     // LockId, kNobody until first contended or acquired
  std::int32_t owner;  // ThreadId, kNobody when free
  std::uint32_t waiters;
  std::uint32_t wait_kind;  // trace::WaitKind by which a wait for it is told
  std::uint32_t named;      // 0 not looked for yet, 1 has a name, 2 the library's own: not told
  std::uint32_t count;      // RLock: how often its owner has it
  std::uint32_t padding;
  Value name;  // the program's name for it, or null
};
struct Weakref : Object {
  Value target;  // not owned; null when dead
  Value callback;
  Value next;  // not owned
  std::int64_t hash;
};
struct Random : Object {
  std::uint32_t index;
  std::uint32_t padding;
  std::uint32_t state[624];
  Value dict;
};
struct NativeData : Object {
  std::uint32_t kind, size;  // size in bytes of the whole object
  Value* values() { return reinterpret_cast<Value*>(this + 1); }
  const Value* values() const { return reinterpret_cast<const Value*>(this + 1); }
};

// Values every heap has, at Heap::kRootsOffset. All owned.
struct HeapRoots {
  Value builtins;      // dict of the module builtins
  Value modules;       // dict: sys.modules
  Value intern_table;  // dict str → str (borrowed values)
  Value empty_tuple, empty_str, empty_bytes;
  Value ascii[128];  // one-character strings
  Value prelude;     // dict of the hidden Python part of the builtins
  Value finalizers;  // list of objects whose __del__ is to run
  Value names[256];  // interned names the interpreter needs, by NameId (names.def)
  Value exports;     // dict name → function: natives that have no public name (natives.cpp)
  Value spare[8];
  Value weakrefs;   // not owned: first of the chain of live Weakrefs
  Value finalized;  // list of small ints: offsets of objects whose __del__ has run and that live on
};

}  // namespace kvant::python

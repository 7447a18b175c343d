// _thread: locks and threads; _kvant: what the library tells the simulator.
#include <fmt/format.h>

#include <array>
#include <cmath>
#include <unordered_map>

#include "sim/python/call.h"
#include "sim/python/container.h"
#include "sim/python/container_native.h"
#include "sim/python/core_types.h"
#include "sim/python/gil.h"
#include "sim/python/lock_names.h"
#include "sim/python/modules_sys.h"
#include "sim/python/names.h"
#include "sim/python/natives.h"
#include "sim/python/number.h"
#include "sim/python/runtime_impl.h"
#include "sim/python/text.h"

namespace kvant::python {

Value new_lock(Heap& heap, TypeId type) {
  auto* lock = heap.create<Lock>(type_offset(type));
  lock->word = lock->waiters = lock->named = lock->count = lock->padding = 0;
  lock->id = kNobody;
  lock->owner = kNobody;
  lock->wait_kind =
      static_cast<std::uint32_t>(type == TypeId::rlock ? trace::WaitKind::rlock : trace::WaitKind::lock);
  lock->name = Value();
  return Value::object(heap.offset_of(lock));
}

Outcome wait_for_lock(NativeCall& c, Lock* lock, VirtualTime deadline, int next_phase) {
  PyThread& t = c.in.thread;
  ++lock->waiters;
  machine::Request& r = c.in.request;
  r = {};
  r.kind = machine::RequestKind::futex_wait;
  r.key = kLockKeys + c.heap.offset_of(lock);
  r.value = 1;
  r.deadline = deadline;
  r.lock = lock->id;
  const bool labelled = t.label.kind != trace::WaitKind::none;
  r.wait = labelled ? t.label.kind : static_cast<trace::WaitKind>(lock->wait_kind);
  if (r.wait == trace::WaitKind::join) r.argument = lock->owner;  // the joined thread holds it while it lives
  r.text = labelled               ? t.label.name
           : lock->name.is_null() ? std::string()
                                  : std::string(text_of(c.heap, lock->name));
  return c.block(next_phase);
}

Outcome give_lock_back(NativeCall& c, Lock* lock, int next_phase) {
  lock->word = 0;
  lock->owner = kNobody;
  lock->count = 0;
  if (lock->id != kNobody) c.in.emit(trace::EventKind::lock_release, lock->id, 0, "");
  if (lock->waiters == 0) return Outcome::value;
  c.in.request = {};
  c.in.request.kind = machine::RequestKind::futex_wake;
  c.in.request.wait = static_cast<trace::WaitKind>(lock->wait_kind);
  c.in.request.key = kLockKeys + c.heap.offset_of(lock);
  c.in.request.lock = lock->id;
  c.in.release_gil = false;
  return c.block(next_phase);
}

namespace {

constexpr double kTimeoutMax = 9223372036.0;

Lock* self(NativeCall& c) {
  return c.heap.get<Lock>(c.args[0]);
}

Outcome lock_new(NativeCall& c) {
  const bool plain = c.args.empty() || c.args[0] == type_value(TypeId::lock);
  return c.done(new_lock(c.heap, plain ? TypeId::lock : TypeId::rlock));
}
Outcome allocate_lock(NativeCall& c) {
  return lock_new(c);
}

// Seconds to a deadline; false: raised. A timeout of -1 is for ever.
bool deadline_of(NativeCall& c, bool blocking, Value timeout, VirtualTime& deadline, bool& now_or_never) {
  double seconds = -1;
  if (!timeout.is_null() && !to_double(c.heap, timeout, seconds)) {
    c.in.raise(TypeId::TypeError,
               fmt::format("'{}' object cannot be interpreted as an integer", type_name(c.heap, timeout)));
    return false;
  }
  if (std::isnan(seconds)) {
    c.in.raise(TypeId::ValueError, "Invalid value NaN (not a number)");
    return false;
  }
  now_or_never = !blocking || seconds == 0;
  deadline = kNever;
  if (!blocking && seconds != -1) {
    c.in.raise(TypeId::ValueError, "can't specify a timeout for a non-blocking call");
    return false;
  }
  if (seconds < 0 && seconds != -1) {
    c.in.raise(TypeId::ValueError, "timeout value must be positive");
    return false;
  }
  if (seconds > kTimeoutMax) {
    c.in.raise(TypeId::OverflowError, seconds > 9.2e9 ? "timestamp too large to convert to C _PyTime_t"
                                                      : "timeout value is too large");
    return false;
  }
  if (seconds > 0) deadline = c.in.now() + static_cast<VirtualTime>(std::llround(seconds * 1e9));
  return true;
}

Outcome lock_acquire(NativeCall& c) {
  Lock* lock = self(c);
  if (c.phase == 1)
    return c.done(c.heap.kept(bool_value(c.machine_reply->kind != machine::ReplyKind::timed_out)));
  bool blocking = true, now_or_never = false;
  if (c.args.size() > 1 && !c.args[1].is_null() && truth_of(c.in, c.args[1], blocking) != Fast::done)
    return c.fail();
  VirtualTime deadline = kNever;
  if (!deadline_of(c, blocking, c.args.size() > 2 ? c.args[2] : Value(), deadline, now_or_never))
    return c.fail();
  find_lock_name(c.in, c.args[0]);
  const bool again = lock->type == type_offset(TypeId::rlock);
  if (again && lock->word != 0 && lock->owner == c.in.thread.id) {
    ++lock->count;
    return c.done(c.heap.kept(kTrue));
  }
  if (lock->word == 0) {
    take_lock(c.in, lock);
    return c.done(c.heap.kept(kTrue));
  }
  if (now_or_never) return c.done(c.heap.kept(kFalse));
  return wait_for_lock(c, lock, deadline, 1);
}

Outcome lock_release(NativeCall& c) {
  if (c.phase == 1) return c.none();
  Lock* lock = self(c);
  if (lock->type == type_offset(TypeId::rlock)) {
    if (lock->word == 0 || lock->owner != c.in.thread.id) {
      c.in.raise(TypeId::RuntimeError, "cannot release un-acquired lock");
      return c.fail();
    }
    if (--lock->count > 0) return c.none();
  } else if (lock->word == 0) {
    c.in.raise(TypeId::RuntimeError, "release unlocked lock");
    return c.fail();
  }
  return give_lock_back(c, lock, 1) == Outcome::value ? c.none() : Outcome::block;
}
Outcome lock_exit(NativeCall& c) {
  return lock_release(c);
}
Outcome lock_locked(NativeCall& c) {
  return c.done(c.heap.kept(bool_value(self(c)->word != 0)));
}
Outcome lock_reset(NativeCall& c) {
  Lock* lock = self(c);
  lock->word = lock->waiters = lock->count = 0;
  lock->owner = kNobody;
  return c.none();
}

// --- RLock, for Condition ---
Outcome rlock_is_owned(NativeCall& c) {
  return c.done(c.heap.kept(bool_value(self(c)->word != 0 && self(c)->owner == c.in.thread.id)));
}
Outcome rlock_release_save(NativeCall& c) {
  Lock* lock = self(c);
  if (c.phase == 1) return c.done(Value::small(c.number[0]));
  if (lock->word == 0) {
    c.in.raise(TypeId::RuntimeError, "cannot release un-acquired lock");
    return c.fail();
  }
  c.number[0] = lock->count;
  return give_lock_back(c, lock, 1) == Outcome::value ? c.done(Value::small(c.number[0])) : Outcome::block;
}
Outcome rlock_acquire_restore(NativeCall& c) {
  Lock* lock = self(c);
  if (c.phase == 0 && lock->word != 0) return wait_for_lock(c, lock, kNever, 1);
  if (c.phase == 0) take_lock(c.in, lock);
  lock->count = static_cast<std::uint32_t>(c.args[1].as_small());
  return c.none();
}

// --- threads ---
Value ident(ThreadId id) {
  return Value::small(ident_of(id));
}
}  // namespace

Value thread_ident(ThreadId id) {
  return ident(id);
}

namespace {

ThreadId thread_of_ident(Value v) {
  return v.is_small() ? static_cast<ThreadId>((v.as_small() - 0x7f5a'1c00'0000) / 0x80'1000) : kNobody;
}

Outcome start_new_thread(NativeCall& c) {
  Heap& heap = c.heap;
  if (c.phase == 1) {
    if (c.machine_reply->error == 0) return c.done(ident(static_cast<ThreadId>(c.machine_reply->value)));
    c.in.raise(TypeId::RuntimeError, "can't start new thread");
    return c.fail();
  }
  if (!is_callable(c.in, c.args[0])) {
    c.in.raise(TypeId::TypeError, "first arg must be callable");
    return c.fail();
  }
  if (heap.layout_of(c.args[1]) != Layout::tuple) {
    c.in.raise(TypeId::TypeError, "2nd arg must be a tuple");
    return c.fail();
  }
  if (!c.args[2].is_null() && heap.layout_of(c.args[2]) != Layout::dict) {
    c.in.raise(TypeId::TypeError, "optional 3rd arg must be a dictionary");
    return c.fail();
  }
  std::string thread_name;
  if (const auto it = c.in.process.next_names.find(c.in.thread.id); it != c.in.process.next_names.end()) {
    thread_name = it->second;
    c.in.process.next_names.erase(it);
  } else {
    thread_name = fmt::format("Thread-{}", c.in.process.pending_starts.size() + 1);
  }
  const Owned name_text(heap, new_str(heap, thread_name));
  const Value keywords = c.args[2].is_null() ? kNone : c.args[2];
  const std::array<Value, 4> items{c.args[0], c.args[1], keywords, name_text.get()};
  c.in.process.pending_starts.push_back(new_tuple(heap, items));
  c.in.request = {};
  ref_activate(c.in);
  c.in.request.kind = machine::RequestKind::spawn_thread;
  c.in.request.argument = static_cast<std::int64_t>(c.in.process.pending_starts.size()) - 1;
  c.in.request.text = thread_name;
  c.in.release_gil = false;
  return c.block(1);
}
Outcome get_ident(NativeCall& c) {
  return c.done(ident(c.in.thread.id));
}
Outcome get_native_id(NativeCall& c) {
  const std::int64_t pid = pid_of(c.in.process.id);
  return c.done(Value::small(c.in.thread.is_main ? pid : 100000 + c.in.thread.id));
}
Outcome exit_thread(NativeCall& c) {
  c.in.raise_object(Owned(c.heap, new_system_exit(c.in)).get());
  return c.fail();
}
Outcome interrupt_main(NativeCall& c) {
  std::int64_t number = 2;  // SIGINT
  if (!c.args[0].is_null() && !int_to_i64(c.heap, c.args[0], number)) number = 0;
  if (number < 1 || number > 64) {
    c.in.raise(TypeId::ValueError, "signal number out of range");
    return c.fail();
  }
  c.in.process.pending_signals |= std::uint64_t{1} << (number - 1);
  return c.none();
}
Outcome stack_size(NativeCall& c) {
  return c.done(Value::small(0));
}
Outcome thread_count(NativeCall& c) {
  return c.done(Value::small(static_cast<std::int64_t>(c.in.process.threads.size())));
}

// --- _kvant ---
trace::WaitKind wait_kind_of(std::string_view wanted) {
  static constexpr std::string_view kKinds[] = {
#define WAIT(kind, doc) #kind,
#include "sim/trace/waits.def"
#undef WAIT
  };
  for (std::size_t i = 0; i < std::size(kKinds); ++i)
    if (kKinds[i] == wanted) return static_cast<trace::WaitKind>(i);
  return trace::WaitKind::none;
}
// What the program calls an object; "" if no variable of its holds it.
Outcome name_of(NativeCall& c) {
  return c.done(new_str(c.heap, name_of_object(c.in, c.args[0])));
}
// types.coroutine: the generators this function makes may be awaited.
Outcome iterable_coroutine(NativeCall& c) {
  if (c.heap.is_exact(c.args[0], TypeId::function))
    c.heap.get<Code>(c.heap.get<Function>(c.args[0])->code)->flags |= kIterableCoroutine;
  return c.none();
}
Outcome wait_as(NativeCall& c) {
  WaitLabel label;
  if (!c.args[0].is_null() && is_str(c.heap, c.args[0])) {
    const std::string_view wanted = text_of(c.heap, c.args[0]);
    label.kind = wait_kind_of(wanted);
    if (!c.args[2].is_null() && is_str(c.heap, c.args[2]))
      label.name = text_of(c.heap, c.args[2]);
    else if (!c.args[1].is_null() && !(c.args[1] == kNone))
      label.name = name_of_object(c.in, c.args[1]);
  }
  c.in.thread.label = std::move(label);
  return c.none();
}
Outcome name_thread(NativeCall& c) {
  const std::string text(text_of(c.heap, c.args[0]));
  ThreadId id = c.in.thread.id;
  if (!c.args[1].is_null() && !(c.args[1] == kNone)) id = thread_of_ident(c.args[1]);
  auto& threads = c.in.runtime.impl().threads;
  if (id < 0 || static_cast<std::size_t>(id) >= threads.size()) return c.none();
  PyThread& t = threads[static_cast<std::size_t>(id)];
  const bool own = id == c.in.thread.id;
  if (t.name != text) {
    t.name = text;
    if (own) c.in.emit(trace::EventKind::thread_name, 0, 0, text);
  }
  return c.done(bool_result(c.heap, own && c.in.process.traces_threads));
}
// Whether name_thread answers True to a thread that names itself: it is to call sys.settrace or
// sys.setprofile.
Outcome trace_threads(NativeCall& c) {
  c.in.process.traces_threads = c.args[0] == kTrue;
  return c.none();
}
Outcome name_next_thread(NativeCall& c) {
  c.in.process.next_names[c.in.thread.id] = text_of(c.heap, c.args[0]);
  return c.none();
}
Outcome name_lock(NativeCall& c) {
  if (c.heap.layout_of(c.args[0]) == Layout::lock) {
    auto* lock = c.heap.get<Lock>(c.args[0]);
    c.heap.assign(lock->name, c.heap.kept(c.args[1]));
    if (lock->id != kNobody) c.in.emit(trace::EventKind::lock_name, lock->id, 0, text_of(c.heap, c.args[1]));
  }
  return c.none();
}
// A number that events call a thing by: new_id("task").
Outcome new_id(NativeCall& c) {
  static constexpr std::string_view kSeries[] = {"task", "loop", "handle", "object"};
  static_assert(std::size(kSeries) == static_cast<std::size_t>(machine::Series::count_));
  const std::string_view wanted = text_of(c.heap, c.args[0]);
  for (std::size_t i = 0; i < std::size(kSeries); ++i)
    if (kSeries[i] == wanted)
      return c.done(Value::small(c.in.kernel.new_number(static_cast<machine::Series>(i))));
  c.in.raise(TypeId::ValueError, "no such series");
  return c.fail();
}
// event("task_step", task, loop, "hello"): a row of trace/events.def, by the calling thread, now. A number
// may be the name of a WaitKind.
Outcome event(NativeCall& c) {
  static const std::unordered_map<std::string_view, trace::EventKind> kinds = {
#define EVENT(kind, a, b, text, doc) {#kind, trace::EventKind::kind},
#include "sim/trace/events.def"
#undef EVENT
  };
  const std::string_view wanted = text_of(c.heap, c.args[0]);
  std::array<std::int64_t, 2> number{};
  for (std::size_t i = 0; i < number.size(); ++i) {
    const Value v = c.args[i + 1];
    if (v.is_null()) continue;
    if (v.is_small())
      number[i] = v.as_small();
    else if (is_str(c.heap, v))
      number[i] = static_cast<std::int64_t>(wait_kind_of(text_of(c.heap, v)));
    else
      int_to_i64(c.heap, v, number[i]);
  }
  const std::string_view text =
      !c.args[3].is_null() && is_str(c.heap, c.args[3]) ? text_of(c.heap, c.args[3]) : std::string_view();
  const auto kind = kinds.find(wanted);
  if (kind == kinds.end()) {
    c.in.raise(TypeId::ValueError, "no such event");
    return c.fail();
  }
  c.in.emit(kind->second, number[0], number[1], text);
  return c.none();
}
bool nanoseconds(NativeCall& c, Value v, VirtualTime& ns) {
  double seconds = 0;
  if (!to_double(c.heap, v, seconds) || seconds < 0) {
    c.in.raise(TypeId::ValueError, "seconds must be a number that is not negative");
    return false;
  }
  ns = static_cast<VirtualTime>(std::llround(seconds * 1e9));
  return true;
}
// Python work of so many seconds: holds the GIL, and lets it go when asked to.
Outcome work(NativeCall& c) {
  constexpr VirtualTime kSlice = 50 * kMicrosecond;
  if (c.phase == 0 && !nanoseconds(c, c.args[0], c.number[0])) return c.fail();
  if (c.number[0] == 0) return c.none();
  const VirtualTime slice = std::min<VirtualTime>(kSlice, c.number[0]);
  c.number[0] -= slice;
  c.in.charge(slice);
  c.in.request = {};
  c.in.release_gil = false;
  return c.block(1);
}
// Work of C code that has given the GIL up.
Outcome native_work(NativeCall& c) {
  if (c.phase == 1) return c.none();
  VirtualTime ns = 0;
  if (!nanoseconds(c, c.args[0], ns)) return c.fail();
  if (ns == 0) return c.none();
  c.in.thread.burn = ns;
  c.in.request = {};
  return c.block(1);
}

// watch(object, name): its reference count is told from now on.
Outcome watch(NativeCall& c) {
  std::string name;
  if (c.args.size() > 1 && !c.args[1].is_null() && is_str(c.heap, c.args[1]))
    name = text_of(c.heap, c.args[1]);
  else
    name = name_of_object(c.in, c.args[0]);
  ref_watch(c.in, c.args[0], name.empty() ? std::string("object") : std::move(name));
  return c.none();
}
// references(object): (owner's ident, local count, shared count), or None when they are not kept apart.
Outcome references(NativeCall& c) {
  ref_look(c.in);
  if (c.in.runtime.settings().ref_counts() == RefCounts::biased)
    for (const TrackedRef& item : c.in.process.refs.items)
      if (item.object == c.args[0])
        return c.done(new_tuple_owned(
            c.heap, std::array{ident(item.owner), Value::small(item.local), Value::small(item.shared)}));
  return c.none();
}

const NativeDef kLockMethods[] = {
    {"acquire", "self, blocking=, timeout=", lock_acquire},
    {"release", "self", lock_release},
    {"locked", "self", lock_locked},
    {"acquire_lock", "self, blocking=, timeout=", lock_acquire},
    {"release_lock", "self", lock_release},
    {"locked_lock", "self", lock_locked},
    {"__enter__", "self", lock_acquire},
    {"__exit__", "self, *args", lock_exit},
    {"_at_fork_reinit", "self", lock_reset},
};
const NativeDef kRLockMethods[] = {
    {"acquire", "self, blocking=, timeout=", lock_acquire},
    {"release", "self", lock_release},
    {"__enter__", "self", lock_acquire},
    {"__exit__", "self, *args", lock_exit},
    {"_is_owned", "self", rlock_is_owned},
    {"_release_save", "self", rlock_release_save},
    {"_acquire_restore", "self, state, /", rlock_acquire_restore},
    {"_at_fork_reinit", "self", lock_reset},
};
const NativeDef kThreadFunctions[] = {
    {"allocate_lock", "", allocate_lock},
    {"start_new_thread", "function, args, kwargs=, /", start_new_thread},
    {"get_ident", "", get_ident},
    {"get_native_id", "", get_native_id},
    {"exit", "", exit_thread},
    {"interrupt_main", "signum=, /", interrupt_main},
    {"stack_size", "size=, /", stack_size},
    {"_count", "", thread_count},
};
const NativeDef kKvantFunctions[] = {
    {"iterable_coroutine", "function, /", iterable_coroutine},
    {"wait_as", "kind=, owner=, name=, /", wait_as},
    {"name_of", "object, /", name_of},
    {"name_thread", "name, ident=, /", name_thread},
    {"name_next_thread", "name, /", name_next_thread},
    {"trace_threads", "wanted, /", trace_threads},
    {"raise_in_thread", "ident, exception, /", raise_in_thread},
    {"name_lock", "lock, name, /", name_lock},
    {"new_id", "series, /", new_id},
    {"event", "kind, a=, b=, text=, /", event},
    {"work", "seconds, /", work},
    {"native_work", "seconds, /", native_work},
    {"watch", "object, name=, /", watch},
    {"references", "object, /", references},
};
Outcome weak_references(NativeCall& c) {
  std::vector<Value> found;
  for (Value v = c.heap.roots().weakrefs; !v.is_null(); v = c.heap.get<Weakref>(v)->next)
    if (c.args[0].is_object() && c.heap.get<Weakref>(v)->target == c.args[0] &&
        c.heap.get<Weakref>(v)->refs > 0)
      found.push_back(v);
  return c.done(new_list(c.heap, found));
}

const NativeDef kWeakFunctions[] = {{"getweakrefs", "object, /", weak_references}};

void fill_thread(Interpreter& in, Value dict) {
  const auto put = [&](std::string_view key, Value owned) {
    dict_set_str(in.heap, dict, in.interned(key), owned);
    in.heap.drop(owned);
  };
  put("LockType", in.heap.kept(type_value(TypeId::lock)));
  put("RLock", in.heap.kept(type_value(TypeId::rlock)));
  put("error", in.heap.kept(type_value(TypeId::RuntimeError)));
  put("TIMEOUT_MAX", new_float(in.heap, kTimeoutMax));
}
void fill_weak(Interpreter& in, Value dict) {
  dict_set_str(in.heap, dict, in.interned("ref"), type_value(TypeId::weakref));
  dict_set_str(in.heap, dict, in.interned("ReferenceType"), type_value(TypeId::weakref));
}

}  // namespace

std::int64_t ident_of(ThreadId thread) {
  // What pthread_self() looks like: addresses of stacks.
  return 0x7f5a'1c00'0000 + static_cast<std::int64_t>(thread) * 0x80'1000;
}

const TypeDef kLockType{TypeId::lock, lock_new, "", kLockMethods, {}, {}, {}, {}};
const TypeDef kRLockType{TypeId::rlock, lock_new, "", kRLockMethods, {}, {}, {}, {}};
const ModuleDef kThreadModule{"_thread", kThreadFunctions, fill_thread};
const ModuleDef kKvantModule{"_kvant", kKvantFunctions, nullptr};
const ModuleDef kWeakModule{"_weakref", kWeakFunctions, fill_weak};

}  // namespace kvant::python

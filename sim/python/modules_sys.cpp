// The module sys. argv, path and __main__'s entry in modules are put in when a program starts.
#include "sim/python/modules_sys.h"

#include <fmt/format.h>

#include <limits>

#include "sim/python/builtins.h"
#include "sim/python/call.h"
#include "sim/python/container_native.h"
#include "sim/python/exceptions.h"
#include "sim/python/runtime_impl.h"
#include "sim/python/state.h"

namespace kvant::python {
namespace {

const Profile& profile_in_use(Interpreter& in) {
  const Profile* set = in.runtime.settings().profile;
  return set != nullptr ? *set : default_profile();
}

Outcome sys_exit(NativeCall& c) {
  const Value status = argument(c, 0);
  if (status) {
    c.in.raise_value(TypeId::SystemExit, status);
    return c.fail();
  }
  const Owned exit(c.heap,
                   new_exception_args(c.heap, type_offset(TypeId::SystemExit), c.heap.roots().empty_tuple));
  c.in.raise_object(exit.get());
  return c.fail();
}

// As CPython's: one more than there are, for the argument itself. Small ints are not objects here; CPython's
// small ints are shared by everybody.
Outcome sys_getrefcount(NativeCall& c) {
  const Value v = c.args[0];
  const Profile& profile = profile_in_use(c.in);
  // Since 3.12 (PEP 683) small ints and singletons are immortal: they show the largest count there is.
  constexpr std::int64_t kImmortal = 4294967295;
  const bool immortal = profile.major > 3 || profile.minor >= 12;
  if (v.is_small()) return c.done(new_int(c.heap, immortal ? kImmortal : 1000000000));
  if (immortal && (v == kNone || v == kTrue || v == kFalse || v == kEllipsis || v == kNotImplemented))
    return c.done(new_int(c.heap, kImmortal));
  if (const std::int64_t count = ref_count_of(c.in, v); count >= 0) return c.done(Value::small(count));
  return c.done(Value::small(c.heap.get<Object>(c.args[0])->refs));
}

Outcome sys_getsizeof(NativeCall& c) {
  const Value v = c.args[0];
  if (c.phase == 1) {
    std::int64_t size = 0;
    if (!int_argument(c, c.reply, size)) return c.fail();
    return c.done(new_int(c.heap, size + size_before_object(c.heap, v)));
  }
  if (v.is_object() && c.heap.type_at(c.heap.type_of(v))->is_heap != 0)
    if (const Value method = c.in.lookup_special(v, c.in.interned("__sizeof__"));
        method && c.heap.layout_of(method) == Layout::function)
      return c.call(method, {v}, 1);
  return c.done(new_int(c.heap, size_in_cpython(c.heap, v)));
}

Outcome sys_getswitchinterval(NativeCall& c) {
  return c.done(new_float(c.heap, static_cast<double>(c.in.process.switch_interval) / 1e9));
}
Outcome sys_setswitchinterval(NativeCall& c) {
  double s = 0;
  if (!to_double(c.heap, c.args[0], s))
    return raise(c, TypeId::TypeError,
                 fmt::format("must be real number, not {}", type_name(c.heap, c.args[0])));
  if (!(s > 0)) return raise(c, TypeId::ValueError, "switch interval must be strictly positive");
  c.in.process.switch_interval =
      std::max<VirtualTime>(kMicrosecond, static_cast<VirtualTime>(s * 1e6) * kMicrosecond);
  return c.none();
}

Outcome sys_getrecursionlimit(NativeCall& c) {
  return c.done(Value::small(c.in.process.recursion_limit));
}
Outcome sys_setrecursionlimit(NativeCall& c) {
  std::int64_t limit = 0;
  if (!int_argument(c, c.args[0], limit)) return c.fail();
  if (limit < 1) return raise(c, TypeId::ValueError, "recursion limit must be greater or equal than 1");
  if (limit > std::numeric_limits<int>::max())
    return raise(c, TypeId::OverflowError, "Python int too large to convert to C int");
  c.in.process.recursion_limit = static_cast<std::uint32_t>(limit);
  return c.none();
}

Outcome sys_exc_info(NativeCall& c) {
  const Value e = handled_exception(c.in);
  if (!e) return c.done(new_tuple(c.heap, std::array{kNone, kNone, kNone}));
  const Value traceback = c.heap.get<Exception>(e)->traceback;
  return c.done(
      new_tuple(c.heap, std::array{Value::object(c.heap.type_of(e)), e, traceback ? traceback : kNone}));
}
Outcome sys_exception(NativeCall& c) {
  const Value e = handled_exception(c.in);
  return c.done(c.heap.kept(e ? e : kNone));
}

Outcome sys_intern(NativeCall& c) {
  if (!c.heap.is_exact(c.args[0], TypeId::str))
    return raise(c, TypeId::TypeError,
                 fmt::format("intern() argument must be str, not {}", type_name(c.heap, c.args[0])));
  return c.done(intern(c.heap, std::string(text_of(c.heap, c.args[0]))));
}

Outcome sys_getframe(NativeCall& c) {
  std::int64_t depth = 0;
  if (argument(c, 0) && !int_argument(c, c.args[0], depth)) return c.fail();
  Frame* frame = python_frame(c.in);
  for (; frame != nullptr && depth > 0; --depth) {
    Value back = frame->back;
    while (!back.is_null()) {
      Frame* f = c.heap.get<Frame>(back);
      if (f->is_native == 0 && (f->flags & kFrameHidden) == 0) break;
      back = f->back;
    }
    frame = back.is_null() ? nullptr : c.heap.get<Frame>(back);
  }
  if (frame == nullptr) return raise(c, TypeId::ValueError, "call stack is not deep enough");
  return c.done(c.heap.kept(Value::object(c.heap.offset_of(frame))));
}

Outcome sys_utf8(NativeCall& c) {
  return c.done(new_str(c.heap, "utf-8"));
}
Outcome sys_nothing(NativeCall& c) {
  return c.none();
}
Outcome sys_is_finalizing(NativeCall& c) {
  return c.done(bool_result(c.heap, c.in.process.exiting));
}
Outcome sys_getallocatedblocks(NativeCall& c) {
  return c.done(new_int(c.heap, static_cast<std::int64_t>(c.heap.used() / 64)));
}

// The frames of the process's threads, by what get_ident() gives.
Outcome sys_current_frames(NativeCall& c) {
  const Owned all(c.heap, new_dict(c.heap));
  for (const ThreadId id : c.in.process.threads) {
    const PyThread& thread = c.in.runtime.impl().threads[static_cast<std::size_t>(id)];
    Value frame = id == c.in.thread.id ? c.in.thread.frame : thread.frame;
    while (!frame.is_null()) {
      const Frame* f = c.heap.get<Frame>(frame);
      if (f->is_native == 0 && (f->flags & kFrameHidden) == 0) break;
      frame = f->back;
    }
    if (frame.is_null()) continue;
    const Owned key(c.heap, thread_ident(id));
    dict_set(c.in, all.get(), key.get(), frame);
  }
  return c.done(c.heap.kept(all.get()));
}
// excepthook(type, value, traceback): the traceback on standard error.
Outcome sys_excepthook(NativeCall& c) {
  if (c.phase == 1) return c.none();
  if (!c.in.is_instance(c.args[1], TypeId::BaseException)) return c.none();
  c.in.request = {};
  c.in.request.kind = machine::RequestKind::write;
  c.in.request.argument = 2;
  c.in.request.text = format_exception(c.in, c.args[1]);
  return c.block(1);
}
Outcome sys_digit_limit(NativeCall& c) {
  return c.done(Value::small(4300));
}
Outcome sys_surrogateescape(NativeCall& c) {
  return c.done(new_str(c.heap, "surrogateescape"));
}
Outcome sys_is_gil_enabled(NativeCall& c) {
  return c.done(bool_result(c.heap, c.in.runtime.settings().has_gil()));
}

const NativeDef kFunctions[] = {
    {"_current_frames", "", sys_current_frames},
    {"excepthook", "exctype, value, traceback, /", sys_excepthook},
    {"getfilesystemencodeerrors", "", sys_surrogateescape},
    {"get_int_max_str_digits", "", sys_digit_limit},
    {"set_int_max_str_digits", "maxdigits", sys_nothing},
    {"audit", "event, /, *args", sys_nothing},
    {"addaudithook", "hook", sys_nothing},
    {"exit", "status=, /", sys_exit},
    {"getrefcount", "object, /", sys_getrefcount},
    {"getsizeof", "object, default=", sys_getsizeof},
    {"getswitchinterval", "", sys_getswitchinterval},
    {"setswitchinterval", "interval, /", sys_setswitchinterval},
    {"getrecursionlimit", "", sys_getrecursionlimit},
    {"setrecursionlimit", "limit, /", sys_setrecursionlimit},
    {"exc_info", "", sys_exc_info},
    {"exception", "", sys_exception},
    {"intern", "string, /", sys_intern},
    {"_getframe", "depth=, /", sys_getframe},
    {"getdefaultencoding", "", sys_utf8},
    {"getfilesystemencoding", "", sys_utf8},
    {"settrace", "function, /", sys_settrace},
    {"setprofile", "function, /", sys_setprofile},
    {"gettrace", "", sys_gettrace},
    {"getprofile", "", sys_getprofile},
    {"is_finalizing", "", sys_is_finalizing},
    {"_is_gil_enabled", "", sys_is_gil_enabled},
    {"getallocatedblocks", "", sys_getallocatedblocks},
};

void fill(Interpreter& in, Value dict) {
  Heap& heap = in.heap;
  const auto put = [&](std::string_view name, Value owned) {
    dict_set_str(heap, dict, in.interned(name), owned);
    heap.drop(owned);
  };
  const auto text = [&](std::string_view name, std::string_view value) { put(name, new_str(heap, value)); };
  const Profile& profile = profile_in_use(in);
  const bool free_threaded = profile.minor >= 13 && !profile.has_gil;
  const int micro = 2;
  text("version", fmt::format("{}.{}.{} {}(main) [Kvant]", profile.major, profile.minor, micro,
                              free_threaded ? "experimental free-threading build " : ""));
  if (profile.minor < 13) dict_del_str(heap, dict, in.interned("_is_gil_enabled"));
  text("abiflags", free_threaded ? "t" : "");
  put("hexversion", new_int(heap, (profile.major << 24) | (profile.minor << 16) | (micro << 8) | 0xf0));
  // Records are instances of classes of the prelude.
  const auto record = [&](std::string_view name, std::vector<Value> owned) {
    const Owned cls(heap, heap.kept(in.prelude("_" + std::string(name))));
    if (!cls) return drop_all(heap, owned);
    auto* tuple =
        heap.create<Tuple>(type_offset(TypeId::tuple), sizeof(Tuple) + owned.size() * sizeof(Value));
    tuple->size = owned.size();
    tuple->attributes = Value();
    std::copy(owned.begin(), owned.end(), tuple->items());
    put(name, as_class(heap, Value::object(heap.offset_of(tuple)), cls.get()));
  };
  const auto small = [](std::int64_t i) { return Value::small(i); };
  record("version_info",
         {small(profile.major), small(profile.minor), small(micro), new_str(heap, "final"), small(0)});
  record("flags", {small(0), small(0), small(0), small(0), small(1), small(0), small(0), small(0), small(0),
                   small(0), small(0), small(1), small(0), heap.kept(kFalse), small(0), small(0),
                   heap.kept(kFalse), small(4300)});
  using Double = std::numeric_limits<double>;
  record("float_info", {new_float(heap, Double::max()), small(1024), small(308),
                        new_float(heap, Double::min()), small(-1021), small(-307), small(15), small(53),
                        new_float(heap, Double::epsilon()), small(2), small(1)});
  record("int_info", {small(30), small(4), small(4300), small(640)});
  record("hash_info", {small(64), new_int(heap, (std::int64_t{1} << 61) - 1), small(314159), small(0),
                       small(1000003), new_str(heap, "siphash13"), small(64), small(128), small(0)});
  record("thread_info", {new_str(heap, "pthread"), new_str(heap, "semaphore"), new_str(heap, "NPTL 2.36")});
  if (const Value implementation = in.prelude("_implementation")) {
    put("implementation", heap.kept(implementation));
    Value attributes = heap.get<Instance>(implementation)->dict;
    if (!attributes) attributes = heap.get<Instance>(implementation)->dict = new_dict(heap);
    dict_set_str(heap, attributes, in.interned("version"),
                 dict_get_str(heap, dict, in.interned("version_info")));
    dict_set_str(heap, attributes, in.interned("hexversion"),
                 dict_get_str(heap, dict, in.interned("hexversion")));
  }
  if (const Value hook = in.prelude("_displayhook")) put("displayhook", heap.kept(hook));
  if (const Value hook = in.prelude("_excepthook")) {
    put("excepthook", heap.kept(hook));
    put("__excepthook__", heap.kept(hook));
  }
  for (const std::string_view name :
       {"get_asyncgen_hooks", "set_asyncgen_hooks", "get_coroutine_origin_tracking_depth",
        "set_coroutine_origin_tracking_depth"})
    put(name, heap.kept(in.prelude("_" + std::string(name))));
  put("breakpointhook", heap.kept(in.prelude("_breakpointhook")));
  put("__breakpointhook__", heap.kept(in.prelude("_breakpointhook")));
  put("__getattr__", heap.kept(in.prelude("_sys_getattr")));  // what is made when it is asked for
  if (const Value hook = in.prelude("_unraisablehook")) {
    put("unraisablehook", heap.kept(hook));
    put("__unraisablehook__", heap.kept(hook));
  }
  for (const std::string_view hook : {"excepthook", "displayhook"})
    if (const Value v = dict_get_str(heap, dict, in.interned(hook)))
      put(fmt::format("__{}__", hook), heap.kept(v));
  put("pycache_prefix", heap.kept(kNone));
  text("platlibdir", "lib");
  put("orig_argv", new_list(heap));
  put("builtin_module_names",
      new_tuple_owned(heap, std::array{new_str(heap, "_thread"), new_str(heap, "builtins"),
                                       new_str(heap, "gc"), new_str(heap, "sys"), new_str(heap, "time")}));
  put("api_version", Value::small(1013));
  text("platform", "linux");
  text("byteorder", "little");
  text("executable", "/usr/bin/python3");
  text("prefix", "/usr");
  text("exec_prefix", "/usr");
  text("base_prefix", "/usr");
  text("base_exec_prefix", "/usr");
  text("copyright", "");
  text("float_repr_style", "short");
  put("maxsize", new_int(heap, std::numeric_limits<std::int64_t>::max()));
  put("maxunicode", Value::small(0x10FFFF));
  put("dont_write_bytecode", heap.kept(kTrue));
  put("modules", heap.kept(heap.roots().modules));
  put("warnoptions", new_list(heap));
  put("meta_path", new_list(heap));
  put("path_hooks", new_list(heap));
  put("_xoptions", new_dict(heap));
  constexpr std::array<std::pair<std::string_view, int>, 3> kStreams{
      {{"stdin", 0}, {"stdout", 1}, {"stderr", 2}}};
  for (const auto& [name, stream] : kStreams) {
    const Owned io(heap, new_text_io(heap, stream));
    put(name, heap.kept(io.get()));
    put(fmt::format("__{}__", name), heap.kept(io.get()));
  }
}

}  // namespace

const ModuleDef kSysModule{"sys", kFunctions, fill};

}  // namespace kvant::python

// The life of simulated threads and processes: start, bursts, end.
#include "sim/python/runtime.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>

#include "sim/base/hash.h"
#include "sim/python/call.h"
#include "sim/python/collector.h"
#include "sim/python/container.h"
#include "sim/python/eval.h"
#include "sim/python/eval_fast.h"
#include "sim/python/gil.h"
#include "sim/python/runtime_impl.h"
#include "sim/python/runtime_phases.h"
#include "sim/python/switch_points.h"
#include "sim/python/text.h"
#include "sim/python/trace_calls.h"

namespace kvant::python {

using machine::Budget;
using machine::Burst;
using machine::Kernel;
using machine::Reply;
using machine::Request;
using machine::RequestKind;

Runtime::Runtime(PythonSettings settings, std::shared_ptr<CodeTable> codes)
    : impl_(std::make_unique<Impl>()) {
  if (settings.profile == nullptr) settings.profile = &default_profile();
  if (settings.instruction == 0) settings.instruction = settings.profile->instruction;
  impl_->settings = settings;
  impl_->codes = std::move(codes);
}
Runtime::Runtime(const Runtime& other) : impl_(std::make_unique<Impl>(*other.impl_)) {}
Runtime& Runtime::operator=(const Runtime& other) {
  if (this != &other) *impl_ = *other.impl_;
  return *this;
}
Runtime::Runtime(Runtime&&) noexcept = default;
Runtime& Runtime::operator=(Runtime&&) noexcept = default;
Runtime::~Runtime() = default;

const PythonSettings& Runtime::settings() const {
  return impl_->settings;
}
CodeTable& Runtime::codes() const {
  return *impl_->codes;
}
const Instr* const* code_starts(const Runtime& runtime) {
  return runtime.codes().starts();
}
const Profile& profile_of(const Runtime& runtime) {
  return *runtime.settings().profile;
}

std::int64_t Runtime::add_program(std::shared_ptr<const CodeUnit> main, std::string script_name,
                                  std::vector<std::string> argv) {
  impl_->programs.push_back({std::move(main), std::move(script_name), std::move(argv)});
  return static_cast<std::int64_t>(impl_->programs.size()) - 1;
}

namespace {

PyThread& add_thread(Runtime::Impl& impl, ProcessId process, ThreadId thread) {
  const auto index = static_cast<std::size_t>(thread);
  if (impl.threads.size() <= index) impl.threads.resize(index + 1);
  PyThread& t = impl.threads[index];
  t = PyThread();
  t.id = thread;
  t.process = process;
  return t;
}

}  // namespace

void Runtime::start(ProcessId process, ThreadId thread, std::int64_t argument) {
  const auto index = static_cast<std::size_t>(process);
  if (impl_->processes.size() <= index) impl_->processes.resize(index + 1);
  PyThread& t = add_thread(*impl_, process, thread);
  if (!impl_->processes[index]) {
    if (codes().booted() == nullptr) {
      PyProcess boot;
      boot_heap(*this, boot);
      codes().set_booted(std::make_shared<const Heap>(std::move(boot.heap)));
    }
    const ProgramSpec& program = impl_->programs.at(static_cast<std::size_t>(argument));
    PyProcess& p = impl_->processes[index].emplace();
    p.heap = *codes().booted();
    p.heap.set_limit(impl_->settings.max_memory);
    p.id = process;
    p.program = argument;
    p.main_thread = thread;
    p.switch_interval = impl_->settings.switch_interval;
    p.script = program.script;
    p.argv = {program.script};
    p.argv.insert(p.argv.end(), program.argv.begin(), program.argv.end());
    p.environment = {{"HOME", "/home/user"}, {"LANG", "C.UTF-8"},  {"PATH", "/usr/bin:/bin"},
                     {"PWD", "/home/user"},  {"SHELL", "/bin/sh"}, {"USER", "user"}};
    p.main = program.main;
    t.is_main = true;
    t.name = "MainThread";
  } else {
    PyProcess& p = *impl_->processes[index];
    const Value start = p.pending_starts.at(static_cast<std::size_t>(argument));
    const std::span<Value> items = tuple_items(p.heap, start);
    t.start_function = p.heap.kept(items[0]);
    t.start_args = p.heap.kept(items[1]);
    t.start_kwargs = p.heap.kept(items[2]);
    if (is_str(p.heap, items[3])) t.name = text_of(p.heap, items[3]);
    p.heap.drop(start);
    p.pending_starts[static_cast<std::size_t>(argument)] = Value();
  }
  impl_->processes[index]->threads.push_back(thread);
}

namespace {

// Begins the handler of the lowest signal that came. SIGINT raises KeyboardInterrupt unless the program has
// said otherwise.
Status handle_signal(Interpreter& in) {
  int number = 1;
  while ((in.process.pending_signals >> (number - 1) & 1) == 0) ++number;
  in.process.pending_signals &= ~(std::uint64_t{1} << (number - 1));
  const Value handlers = module_attribute(in, "_signal", "_deliver");
  if (!handlers.is_null())
    return call(in, in.native("_handle_signal"), {handlers, Value::small(number)}, ReturnMode::discard);
  if (number != 2) return Status::next;
  if (Frame* f = top_frame(in); f->is_native == 0) charge_signal(in, f);
  in.raise(TypeId::KeyboardInterrupt, "");
  in.heap.assign(in.heap.get<Exception>(in.thread.pending)->args, in.heap.kept(in.heap.roots().empty_tuple));
  return Status::error;
}

// The timeline names what a thread runs: looked at every so many instructions, so that it costs little and
// does not depend on how a run is cut into bursts.
constexpr std::uint64_t kLabelInstructions = 8192;
constexpr std::uint64_t kCopiedInstructions = 16 * kLabelInstructions;  // looking at all memory is work
// Two cores never keep step for long: caches and interrupts see to that. Without it, two threads in the same
// loop without a GIL would meet at the same instructions in every turn, or never. A delay of a few
// instructions each time a thread has done so many.
constexpr std::uint64_t kUnevenInstructions = 1024;
static_assert(kLabelInstructions % kUnevenInstructions == 0);

VirtualTime uneven_delay(ThreadId thread, std::uint64_t total) {
  Hasher hasher;
  hasher.number(static_cast<std::uint64_t>(thread));
  hasher.number(total);
  return static_cast<VirtualTime>(hasher.value() >> 32 & 31);
}

void tell_label(Interpreter& in) {
  Frame* f = top_frame(in);
  while (f != nullptr && (f->is_native != 0 || (f->flags & kFrameUser) == 0))
    f = f->back.is_null() ? nullptr : in.heap.get<Frame>(f->back);
  if (f == nullptr) return;
  const std::uint32_t id = in.heap.get<Code>(f->code)->id;
  if (id == in.thread.label_code) return;
  in.thread.label_code = id;
  in.emit(trace::EventKind::thread_label, 0, 0, in.runtime.codes().at(id).name);
}

Request segmentation_fault(const std::string& object) {
  Request r;
  r.kind = RequestKind::stop_run;
  r.argument = static_cast<std::int64_t>(trace::StopReason::segmentation_fault);
  r.text = fmt::format("segmentation fault: `{}` was freed while it was in use", object);
  return r;
}

}  // namespace

Burst Runtime::run(ThreadId thread, Budget budget, const Reply& given, Kernel& kernel) {
  PyThread& t = impl_->threads[static_cast<std::size_t>(thread)];
  PyProcess& p = *impl_->processes[static_cast<std::size_t>(t.process)];
  Interpreter in(*this, p, t, p.heap, kernel);
  in.instruction = impl_->settings.instruction;
  const RefCounts counts = impl_->settings.ref_counts();
  if (counts == RefCounts::atomic) in.instruction += impl_->settings.atomic_count;
  const bool naive = counts == RefCounts::naive;
  in.budget = budget;
  // At least one step is taken, also when another core stands at the same time.
  in.budget.time = std::max<VirtualTime>(budget.time, 1);
  in.recompute_left();
  const std::uint64_t instructions_before = t.instructions;
  const std::uint64_t stretch = impl_->settings.has_gil() ? kLabelInstructions : kUnevenInstructions;
  const auto until_look = [&] {  // instructions until look_up() is due
    return static_cast<std::int64_t>(stretch - (instructions_before + in.steps()) % stretch);
  };
  const auto look_up = [&] {
    const std::uint64_t total = instructions_before + in.steps();
    if (total % stretch != 0) return;
    if (total % kLabelInstructions == 0) tell_label(in);
    if (total % kCopiedInstructions == 0 || std::has_single_bit(total)) tell_copied(in);
    if (stretch == kUnevenInstructions) in.extra += uneven_delay(thread, total);
  };
  const auto burst = [&](Request request) {
    if (p.refs.active) ref_look(in);
    t.instructions = instructions_before + in.steps();
    return Burst{in.used(), in.steps(), std::move(request)};
  };
  const auto go_ahead = [&] {
    if (budget.ahead <= in.used() || t.stage != Stage::running || (naive && p.refs.active)) return;
    if (traces(t) || !t.async_exception.is_null()) return;
    in.budget.time = budget.ahead;
    for (;;) {
      in.recompute_left();
      in.cap_left(until_look());
      const std::int64_t may = in.left;
      run_private_steps(in);
      if (in.left < may) look_up();
      if (in.left > 0 || may <= 0) return;
    }
  };
  if (budget.time < 0) {
    go_ahead();
    return burst({});
  }
  if (t.stage != Stage::burning)
    if (auto request = gil_step(in, given)) return burst(std::move(*request));
  if (t.stage == Stage::burning) {
    const VirtualTime slice = std::min(t.burn, std::max<VirtualTime>(budget.time, 1));
    t.burn -= slice;
    in.extra += slice;
    if (t.burn == 0) t.stage = Stage::take_gil;
    return burst({});
  }

  Status status = in.has_exception() && t.started && !t.blocked && top_frame(in) != nullptr ? Status::error
                                                                                            : Status::next;
  bool resume = t.blocked;
  for (;;) {
    try {
      if (status == Status::error) {
        status = unwind_all(in);
      } else if (!t.started) {
        t.started = true;
        // The machine called the first thread by its process.
        if (t.is_main || t.name != "MainThread") in.emit(trace::EventKind::thread_name, 0, 0, t.name);
        if (t.is_main) {
          begin_main(in);
          if (in.has_exception()) status = Status::finished;
        } else {
          status = begin_thread(in);
        }
      } else if (resume) {
        resume = t.blocked = false;
        const Reply answer = t.answer;
        const bool again = answer.kind == machine::ReplyKind::none && t.wanted.kind == RequestKind::none;
        if (top_frame(in) != nullptr && t.is_main && p.pending_signals != 0 &&
            (again || answer.kind == machine::ReplyKind::interrupted)) {
          // The native goes on waiting when the handlers have run (PEP 475): drive() sees the mark.
          t.interrupted.push_back(t.wanted);
          static_cast<NativeFrame*>(top_frame(in))->catching = kInterrupted;
          const Value waits = t.frame;
          status = handle_signal(in);
          if (status == Status::next && t.frame == waits)
            status = resume_native(in, Value(), Value(), nullptr);
          continue;
        }
        if (answer.kind == machine::ReplyKind::interrupted) {  // nothing to do after all: wait on
          t.blocked = true;
          return burst(gil_ask(in, true));
        }
        if (top_frame(in) != nullptr)
          status = resume_native(in, Value(), Value(), &answer);
        else
          status = Status::finished;
      } else if (status == Status::next && t.is_main && p.pending_signals != 0 && !t.finalizing &&
                 top_frame(in) != nullptr && top_frame(in)->is_native == 0) {
        status = handle_signal(in);
      } else if (status == Status::next && async_raise_due(in)) {
        status = raise_async(in);
      } else if (status == Status::next) {
        in.recompute_left();
        if (in.left <= 0 && !in.attention) {
          go_ahead();
          return burst({});
        }
        if (naive && p.refs.active) {
          ref_look(in);
          if (!t.ref_steps.empty()) {  // what the last instruction did to counts, in steps of their own
            --(in.attention ? in.left_saved : in.left);
            if (!ref_step(in)) return burst(segmentation_fault(impl_->crash->name));
            look_up();
            continue;
          }
          in.cap_left(1);
        }
        if (traces(t)) {
          if (in.attention) {
            in.attention = false;
            in.left = in.left_saved;
            status = attend(in);
            continue;
          }
          if (tell_before_instruction(in, status)) continue;
          begin_traced_instruction(in);
          in.cap_left(1);
        }
        if (!t.async_exception.is_null()) in.cap_left(1);
        const bool drop = gil_drop_wanted(in);
        if (drop) {
          SwitchPoint point(in);
          in.cap_left(1);
          status = in.run_frames();
          if (status == Status::next && point.passed(in)) return burst(gil_drop_on_request(in));
        } else {
          in.cap_left(until_look());
          const std::uint64_t before = in.steps();
          status = in.run_frames();
          if (in.steps() != before) look_up();
          // After each instruction, so that what is found does not depend on where a burst ends.
          if (naive && p.refs.active) ref_look(in);
        }
      }
      if (status == Status::error) status = unwind_all(in);
      if (status == Status::finished) {
        Request request;
        status = next_of_end(in, request);
        if (status == Status::block && top_frame(in) == nullptr) {  // a last write, no native behind it
          t.blocked = true;
          t.wanted = std::move(request);
          return burst(gil_ask(in, true));
        }
        if (status == Status::next && top_frame(in) == nullptr) status = Status::finished;
        if (status == Status::finished && (!t.is_main || t.shutdown_step > kShutdownSteps)) {
          t.exit_process = t.is_main;
          if (t.is_main) tell_copied(in);
          if (t.is_main) p.exiting = true;
          if (p.refs.active) ref_finish(in);
          return burst(gil_exit(in));
        }
        if (status == Status::error) status = unwind_all(in);
      }
      if (status == Status::block) {
        t.blocked = true;
        t.wanted = std::move(in.request);
        in.request = {};
        if (t.wanted.kind != RequestKind::none) tell_copied_before_call(in);
        if (t.wanted.kind == RequestKind::none && !in.release_gil) {  // merely to be entered again
          t.answer = {};
          return burst(gil_drop_wanted(in) ? gil_drop_on_request(in) : Request{});
        }
        return burst(gil_ask(in, in.release_gil));
      }
    } catch (const HeapExhausted&) {
      p.memory_exhausted = true;
      // One request that is too large is Python's MemoryError; a heap that is full ends the run.
      if (p.heap.extent() > impl_->settings.max_memory / 2) {
        Request full;
        full.kind = RequestKind::stop_run;
        full.argument = static_cast<std::int64_t>(trace::StopReason::memory_limit);
        return burst(std::move(full));
      }
      // Room for the exception itself and what handles it.
      p.heap.set_limit(p.heap.limit() + (std::size_t{1} << 20));
      in.raise(TypeId::MemoryError, "");
      p.heap.assign(p.heap.get<Exception>(t.pending)->args, p.heap.kept(p.heap.roots().empty_tuple));
      status = unwind_all(in);
    }
  }
}

bool Runtime::memory_exhausted(ProcessId process) const {
  const auto index = static_cast<std::size_t>(process);
  return index < impl_->processes.size() && impl_->processes[index] &&
         impl_->processes[index]->memory_exhausted;
}

std::uint32_t Runtime::futex_word(ProcessId process, machine::FutexKey key) const {
  const auto& p = impl_->processes[static_cast<std::size_t>(process)];
  if (!p) return 0;
  if (key == kGilKey) return p->gil.locked != 0 || p->gil.reserved != kNobody ? 1 : 0;
  if (key == kSwitchKey) return p->gil.switch_number;
  return p->heap.at<Lock>(static_cast<Offset>(key - kLockKeys))->word;
}

bool Runtime::needs_lockstep(ThreadId thread) const {
  const PyThread& t = impl_->threads[static_cast<std::size_t>(thread)];
  // C code that has given the GIL up touches nothing of Python's either.
  return !impl_->settings.has_gil() || (t.stage != Stage::running && t.stage != Stage::burning);
}

bool Runtime::can_go_ahead() const {
  return !impl_->settings.has_gil();
}

void Runtime::make_way(ThreadId thread) {
  PyThread& t = impl_->threads[static_cast<std::size_t>(thread)];
  auto& p = impl_->processes[static_cast<std::size_t>(t.process)];
  if (!p || !impl_->settings.has_gil() || t.stage == Stage::ended || t.has_gil) return;
  Gil& gil = p->gil;
  t.wants_turn = true;
  const bool waits = t.stage == Stage::starting || t.stage == Stage::take_gil || t.stage == Stage::wait_gil;
  if (!waits || gil.locked == 0) return;
  gil.reserved = gil.requested_by = thread;
  gil.drop_request = true;
}

void Runtime::signal(ProcessId process, int number) {
  auto& p = impl_->processes[static_cast<std::size_t>(process)];
  if (p) p->pending_signals |= std::uint64_t{1} << (number - 1);
}

void Runtime::fork(ProcessId parent, ProcessId child, ThreadId thread, ThreadId child_thread) {
  const auto index = static_cast<std::size_t>(child);
  if (impl_->processes.size() <= index) impl_->processes.resize(index + 1);
  impl_->processes[index].emplace(*impl_->processes[static_cast<std::size_t>(parent)]);
  PyProcess& p = *impl_->processes[index];
  impl_->copy_on_write[parent] = impl_->copy_on_write[child] = shared_from_now(p.heap);
  p.id = child;
  p.pending_signals = 0;
  p.parent = parent;
  p.main_thread = child_thread;
  const PyThread copy = impl_->threads[static_cast<std::size_t>(thread)];
  PyThread& t = add_thread(*impl_, child, child_thread);
  t = copy;
  t.id = child_thread;
  t.process = child;
  t.is_main = true;
  t.label_code = 0xffffffff;
  t.instructions = 0;  // its CPU time begins at nothing
  p.threads = {child_thread};
  p.gil = Gil();
  if (t.has_gil) {
    p.gil.locked = 1;
    p.gil.holder = p.gil.last_holder = child_thread;
  }
  // Locks are new things in the child: what other threads held stays taken for ever, as with fork().
  for (const auto& [id, offset] : p.locks) {
    auto* lock = p.heap.at<Lock>(offset);
    // It may be gone, and another object in its place.
    const bool is_lock = lock->type == type_offset(TypeId::lock) || lock->type == type_offset(TypeId::rlock);
    if (!is_lock || lock->id != id) continue;
    lock->id = kNobody;
    lock->waiters = 0;
    lock->owner = lock->owner == thread ? child_thread : lock->owner;
  }
  p.locks.clear();
}

void Runtime::thread_exited(ThreadId thread) {
  PyThread& t = impl_->threads[static_cast<std::size_t>(thread)];
  t.stage = Stage::ended;
  auto& p = impl_->processes[static_cast<std::size_t>(t.process)];
  if (!p) return;
  std::erase(p->threads, thread);
  if (p->gil.reserved == thread) p->gil.reserved = kNobody;
}

void Runtime::process_exited(ProcessId process) {
  impl_->copy_on_write.erase(process);
  impl_->processes[static_cast<std::size_t>(process)].reset();
}

}  // namespace kvant::python

// The Python side of a world: the processes' heaps and threads' frames. A value: copying it copies all heaps.
// Implements machine::Program.
#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "sim/machine/program.h"
#include "sim/python/code.h"
#include "sim/python/heap.h"
#include "sim/python/profile.h"
#include "sim/python/syntax/parser.h"

namespace kvant::python {

struct PythonSettings {
  const Profile* profile = nullptr;  // null: default_profile()
  VirtualTime switch_interval = 5 * kMillisecond;
  VirtualTime instruction = 0;                   // ns; 0: the profile's
  bool gil = true;                               // false: as if this CPython had none; see has_gil()
  std::optional<RefCounts> counts;               // none: the profile's; see ref_counts()
  VirtualTime atomic_count = 4;                  // ns more for an instruction when every count is atomic
  bool unbuffered = false;                       // python -u: print writes text and newline apart
  std::size_t max_memory = Heap::kDefaultLimit;  // bytes of one process's heap

  // What is in force. A GIL that the profile does not have cannot be switched on.
  bool has_gil() const;
  RefCounts ref_counts() const;
};

// Compiled files: shared by all worlds of a scenario, append-only, guarded by a mutex. What is in it depends
// on file names and texts only.
class CodeTable {
 public:
  // Returns the code's id; the same unit gets the same id.
  std::uint32_t add(std::shared_ptr<const CodeUnit> unit);
  const CodeUnit& at(std::uint32_t id) const;
  // Source of a file by the name in CodeUnit::filename, for tracebacks; null if unknown.
  const SourceFile* source(std::string_view filename) const;
  void add_source(std::string filename, std::string_view text);
  // A module of the simulated library (sim/library/NAME.py, embedded), compiled once. Null if there is none.
  std::shared_ptr<const CodeUnit> library_module(std::string_view name);
  // A text of the program, compiled once for each name and text: replayed, a run must find the same code.
  // Null and `error` filled when it does not compile. Tracebacks show lines of files, not of "<string>".
  std::shared_ptr<const CodeUnit> compiled(const std::string& filename, std::string_view text,
                                           syntax::Mode mode, syntax::SyntaxError& error);
  std::shared_ptr<const CodeUnit> shared(std::uint32_t id) const;
  // First instructions of all units, by id. The array never moves; rows appear as units are added.
  const Instr* const* starts() const { return starts_.get(); }
  static constexpr std::size_t kMaxUnits = std::size_t{1} << 16;
  CodeTable();

 private:
  std::unique_ptr<const Instr*[]> starts_;
  std::unique_ptr<const CodeUnit*[]> rows_;
  std::map<const CodeUnit*, std::uint32_t> ids_;
  mutable std::mutex mutex_;
  std::vector<std::shared_ptr<const CodeUnit>> units_;
  std::map<std::string, SourceFile, std::less<>> sources_;
  std::map<std::string, std::shared_ptr<const CodeUnit>, std::less<>> library_;
  std::map<std::tuple<syntax::Mode, std::string, std::string>, std::shared_ptr<const CodeUnit>> compiled_;
  std::shared_ptr<const Heap> booted_;  // a heap as every process starts with: made once

 public:
  std::shared_ptr<const Heap> booted() const;
  void set_booted(std::shared_ptr<const Heap> heap);
};

// A view of one frame for panels and explanations. Copied out of the heap: safe to keep.
struct FrameView {
  std::string function, filename;
  int line = 0;
  std::size_t instruction = 0;  // index in code->code of the next instruction
  std::shared_ptr<const CodeUnit> code;
  bool is_library = false;
};
struct VariableView {
  std::string name, value;  // value: repr, shortened; "<…>" where Python code would have to run
  std::string type;
  std::uint32_t references = 0;  // as sys.getrefcount would say without its own; 0 for small ints
  std::uint64_t identity = 0;    // heap offset
};
// The reference count of an object that threads share: those that kvant.watch() names, else the values of the
// program's global variables. See refcounts.h.
struct ReferenceView {
  std::string name, type;
  std::uint64_t identity = 0;  // heap offset
  RefCounts counts = RefCounts::gil;
  std::int64_t count = 0;    // as it stands in memory: a wrong one, perhaps, with RefCounts::naive
  ThreadId owner = kNobody;  // biased: the thread whose own count `local` is
  std::int64_t local = 0, shared = 0;
  bool deferred = false;  // biased: functions, classes, modules, code: references from frames do not count
  bool watched = false;
  bool freed = false;  // while it was in use
};
// One step on a reference count, for reports.
struct ReferenceStep {
  ThreadId thread = kNobody;
  int line = 0;            // of the program; 0: none
  std::int64_t value = 0;  // read or written
};
// Why the simulated interpreter crashed: an object whose count was wrong was freed in use, then touched.
struct CrashView {
  ProcessId process = kNobody;
  std::string name, type;
  bool lost = false;  // two steps collided: `first` was overwritten by `second`, which had read before
  ReferenceStep first, second;  // writes
  std::int64_t second_read = 0;
  ReferenceStep freed;  // the write of 0
  ReferenceStep use;    // what touched it then
};
struct LockView {
  LockId id = kNobody;
  std::string name;
  trace::WaitKind kind = trace::WaitKind::lock;
  ThreadId owner = kNobody;
  std::vector<ThreadId> waiters;
};
struct GilView {
  bool exists = true;
  ThreadId holder = kNobody;
  VirtualTime held_since = 0;
  bool drop_requested = false;
  ThreadId requested_by = kNobody;
  std::uint64_t switches = 0;
};

class Runtime final : public machine::Program {
 public:
  Runtime(PythonSettings settings, std::shared_ptr<CodeTable> codes);
  Runtime(const Runtime&);
  Runtime& operator=(const Runtime&);
  Runtime(Runtime&&) noexcept;
  Runtime& operator=(Runtime&&) noexcept;
  ~Runtime() override;

  // A program that start() may be asked to run: `argument` of Machine::start_process.
  std::int64_t add_program(std::shared_ptr<const CodeUnit> main, std::string script_name,
                           std::vector<std::string> argv);

  // machine::Program
  void start(ProcessId process, ThreadId thread, std::int64_t argument) override;
  machine::Burst run(ThreadId thread, machine::Budget budget, const machine::Reply& reply,
                     machine::Kernel& kernel) override;
  std::uint32_t futex_word(ProcessId process, machine::FutexKey key) const override;
  bool needs_lockstep(ThreadId thread) const override;
  bool can_go_ahead() const override;
  std::string label(ThreadId thread) const override;
  void make_way(ThreadId thread) override;
  void signal(ProcessId process, int number) override;
  void fork(ProcessId parent, ProcessId child, ThreadId thread, ThreadId child_thread) override;
  void exec(ProcessId process, ThreadId thread, unsigned terminals) override;
  void thread_exited(ThreadId thread) override;
  void process_exited(ProcessId process) override;
  std::uint64_t state_hash() const override;
  bool is_private_path(std::string_view path) const override;

  // The process asked for more memory than its heap may have.
  bool memory_exhausted(ProcessId process) const;

  // --- looking in, for the player and the panels; nothing changes ---
  std::vector<FrameView> frames(ThreadId thread) const;  // innermost first; hidden ones left out
  std::vector<VariableView> locals(ThreadId thread, std::size_t frame) const;
  std::vector<VariableView> globals(
      ProcessId process) const;  // of __main__, without dunders, modules, functions
  std::vector<LockView> locks(ProcessId process) const;
  GilView gil(ProcessId process) const;
  std::vector<ReferenceView> references(ProcessId process) const;
  const CrashView* crash() const;                     // null: none
  std::uint64_t instructions(ThreadId thread) const;  // executed so far
  // Position in the program's text, cheap: for stepping by line. line 0: none (library, hidden, ended).
  struct Place {
    std::uint32_t code_id = 0;
    int line = 0;
    std::uint32_t depth = 0;  // frames below
    bool operator==(const Place&) const = default;
  };
  // The thread's innermost frame is the user's own: no library module, no hidden code.
  bool in_user_code(ThreadId thread) const;
  // A number of what all threads have done in user code so far: where it is the same at two places of a run,
  // no thread did anything there in between.
  std::uint64_t user_activity() const;
  Place place(ThreadId thread) const;               // of the innermost frame of the user's own files
  std::size_t heap_bytes(ProcessId process) const;  // live
  std::uint64_t hash() const;                       // of all heaps and thread states: equal worlds
  const PythonSettings& settings() const;
  CodeTable& codes() const;

  // --- for images of a world at rest: the heaps of the processes that have not exited ---
  std::map<ProcessId, const Heap*> heaps() const;
  // Without its heaps' memory a runtime can only be copied, until it is given them again.
  std::map<ProcessId, Heap> take_heaps();
  void give_heaps(std::map<ProcessId, Heap> heaps);

  struct Impl;  // runtime_impl.h, for the interpreter's own files
  Impl& impl() const { return *impl_; }

 private:
  std::unique_ptr<Impl> impl_;
};

}  // namespace kvant::python

// What the handlers of system calls work with.
//
//   void call_read(Call& c) {
//     OpenFile* f = c.file(c.number(0));          // fails with EBADF by itself
//     if (f == nullptr) return;
//     if (there is nothing) return c.block_on(*f) // EAGAIN if it is non-blocking
//     c.done(n, bytes);
//   }
//
// A handler that blocks is called again, from its beginning, whenever one of the channels it waits for has
// changed (first come, first served, at that very moment), until it is done. `c.progress()` is a number it
// may keep between its calls. Whatever it changes that others may wait for, it tells with changed().
#pragma once
#include <string>
#include <string_view>

#include "sim/machine/errors.h"
#include "sim/machine/machine.h"
#include "sim/machine/syscalls.h"
#include "sim/machine/system.h"

namespace kvant::machine {

// What system calls and events of the system have in common.
class SystemContext {
 public:
  SystemContext(Machine& machine, Machine::Run& run, ThreadId actor, CoreId core)
      : os(*machine.system_), machine_(machine), run_(run), actor_(actor), core_(core) {}

  System& os;
  VirtualTime now() const { return machine_.now_; }
  VirtualTime cost(Cost cost) const { return machine_.settings_.costs[cost]; }
  ThreadId actor() const { return actor_; }  // kNobody: the machine by itself
  const MachineSettings& settings() const { return machine_.settings_; }

  // A row of trace/events.def, now, by the actor; its index in the trace. `cause` -1: the actor's last event.
  std::int32_t event(trace::EventKind kind, std::int64_t a, std::int64_t b, std::string_view text = {},
                     std::int32_t cause = -1);
  // The same of a thread that is not the actor.
  std::int32_t event_of(ThreadId thread, trace::EventKind kind, std::int64_t a, std::int64_t b,
                        std::string_view text, std::int32_t cause);
  // Those blocked on it try again when the call or event is over.
  void changed(Channel channel, std::int32_t cause = -1);
  void changed(FileId file, std::int32_t cause = -1);  // also told to the epolls that watch it
  void later(VirtualTime time, SystemEvent event);
  // A signal, as kill(2). Returns an errno.
  int signal(ProcessId process, int number) { return machine_.send_signal(run_, process, number, actor_); }

  void deliver(ProcessId process, int number, std::int32_t cause);  // a signal it handles, now

  FileId open(OpenFile file);  // without a descriptor; logs file_open
  void keep(FileId file) { ++os.file(file).references; }
  void release(FileId file);  // the last one closes it
  LockId new_lock() {
    machine_.locks_.emplace_back();
    return static_cast<LockId>(machine_.locks_.size() - 1);
  }
  const std::vector<Process>& processes() const { return machine_.processes_; }
  const std::vector<Thread>& threads() const { return machine_.threads_; }

 protected:
  Machine& machine_;
  Machine::Run& run_;
  ThreadId actor_;
  CoreId core_;
};

class Call final : public SystemContext {
 public:
  Call(Machine& machine, Machine::Run& run, ThreadId thread, CoreId core, const Request& request,
       Waiting& waiting, bool again)
      : SystemContext(machine, run, thread, core),
        thread(thread),
        process(machine.threads_[static_cast<std::size_t>(thread)].process),
        request(request),
        again_(again),
        waiting_(waiting) {}

  ThreadId thread;
  ProcessId process;
  const Request& request;

  std::int64_t number(std::size_t i) const { return request.numbers[i]; }
  ProcessFiles& own() { return os.processes[static_cast<std::size_t>(process)]; }
  bool again() const { return again_; }  // it was blocked
  std::uint64_t& progress() { return waiting_.progress; }

  // The open file of a descriptor; null and EBADF when there is none. Asked again after blocking it gives the
  // same file, whatever became of the descriptor: ask for the files in the same order every time.
  OpenFile* file(std::int64_t descriptor);
  FileId file_id() const { return last_file_; }  // of the last file() that was not null
  // A new descriptor for an open file, whose reference it takes; kNobody and EMFILE when there are too many.
  std::int32_t add_descriptor(FileId file, bool close_on_exec = true);

  void done(std::int64_t value = 0, std::string data = {});
  void fail(int error);
  // Blocks until something changed there.
  void block(Channel channel);
  void block(FileId file) { block(Channel{Channel::Kind::file, file}); }
  void block_on(const OpenFile& file);  // the last one asked for; EAGAIN if it is non-blocking
  void pause(VirtualTime until);        // blocks until then
  // Whether it may block: the file's flag, unless n4 says to wait all the same (a socket with a time-out,
  // which CPython implements by non-blocking calls and poll()).
  bool may_wait(const OpenFile& file) const { return !file.nonblocking || request.numbers[4] != 0; }
  void charge(VirtualTime ns) { charged_ += ns; }

  Reply reply;
  bool is_blocked() const { return blocked_; }
  bool silent = false;  // no system_call event
  std::vector<Channel> channels;
  std::vector<FileId> held;
  VirtualTime charged() const { return charged_; }

 private:
  bool again_;
  bool blocked_ = false;
  std::size_t asked_ = 0;
  FileId last_file_ = kNobody;
  VirtualTime charged_ = 0;
  Waiting& waiting_;
};

// --- of one file, by its kind: calls/*.cpp ---
// What poll() says of it now.
std::uint32_t poll_state(const System& os, FileId id);
void read_regular(Call& c, OpenFile& file);
void write_regular(Call& c, OpenFile& file);
void close_regular(SystemContext& context, const OpenFile& file);
// The holder gives up its lock on the file, if it has one.
void unlock_file(SystemContext& context, FileLockKey key, std::int64_t holder);
void read_pipe(Call& c, OpenFile& file);
void write_pipe(Call& c, OpenFile& file);
void close_pipe(SystemContext& context, FileId id, OpenFile& file);
// The rest of open(2) for a FIFO, which waits for the other end. `inode` is not looked at when it is entered
// again.
void open_fifo(Call& c, InodeId inode);
void read_socket(Call& c, OpenFile& file);
void write_socket(Call& c, OpenFile& file);
void close_socket(SystemContext& context, FileId id);
std::uint32_t poll_socket(const System& os, FileId id);
void read_counter(Call& c, OpenFile& file);
void write_counter(Call& c, OpenFile& file);
void close_epoll(SystemContext& context, FileId id);
// `file` is closed: no epoll watches it any more.
void forget_watched(System& os, FileId id, const OpenFile& file);
// `file` changed: epolls that watch it have it among those to look at.
void tell_watchers(SystemContext& context, FileId id, std::int32_t cause);

}  // namespace kvant::machine

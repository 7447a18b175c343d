// The operating system beside its scheduler: open files, pipes, the file system, the network. A value. What
// calls do with it stands in calls/*.cpp, each subject in a file of its own.
#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "sim/base/hash.h"
#include "sim/base/ids.h"
#include "sim/machine/file_system.h"
#include "sim/machine/files.h"
#include "sim/machine/ipc.h"
#include "sim/machine/network.h"
#include "sim/machine/program.h"

namespace kvant::machine {

inline constexpr std::uint64_t signal_bit(int number) {
  return std::uint64_t{1} << (number - 1);
}
enum SignalNumber : int {
  kSigInt = 2,
  kSigKill = 9,
  kSigPipe = 13,
  kSigAlarm = 14,
  kSigTerm = 15,
  kSigChild = 17,
  kSigContinue = 18,
  kSigStop = 19,
  kMaxSignal = 64,
};

std::string signal_name(int number);  // "SIGINT"

// Of a process, as bits. A process starts as CPython's main() leaves it: SIGINT is handled, SIGPIPE ignored.
struct ProcessSignals {
  std::uint64_t handled = signal_bit(kSigInt);  // by the program; the others have their default action
  std::uint64_t ignored = signal_bit(kSigPipe) | signal_bit(25);
  std::uint64_t blocked = 0;                                 // pthread_sigmask; kept for the whole process
  std::uint64_t pending = 0;                                 // sent while blocked
  std::map<int, ProcessId> senders;                          // of those pending; kNobody: no process
  std::array<VirtualTime, 3> timer{kNever, kNever, kNever};  // setitimer: when each goes off next
  std::array<VirtualTime, 3> interval{};
};

// Of a process.
struct ProcessFiles {
  std::vector<Descriptor> descriptors;
  std::int64_t cwd = 0;  // inode
  std::int32_t umask = 022;
  // Those who lead them. All programs of a run begin in one group and session, as if one shell had started
  // them.
  ProcessId group = 0, session = 0;
  ProcessSignals signals;
  VirtualTime children_time = 0;  // on the cores, of the children it has waited for, and of theirs
};

// A thread blocked in a system call.
struct Waiting {
  std::vector<FileId> held;  // the files its descriptors named when it called, each counted as a reference
  std::vector<Channel> channels;  // a change of any of them makes it try again
  std::uint64_t progress = 0;     // what the handler keeps between tries, e.g. bytes written
  VirtualTime wake = kNever;      // tried again at this time without any change
};

// Something that happens by itself: bytes arrive, an alarm goes off. Carried out by `happen` at its time.
struct SystemEvent {
  VirtualTime time = kNever;
  std::uint64_t order = 0;
  void (*happen)(class SystemContext& context, SystemEvent& event) = nullptr;
  std::int64_t file = 0, a = 0, b = 0;
  std::int32_t cause = -1;  // index of the trace's event that made it
  std::string data;
  bool before(const SystemEvent& other) const {
    return time != other.time ? time < other.time : order < other.order;
  }
};

struct Change {
  Channel channel;
  std::int32_t cause;
  ThreadId by;
};

// wait_child's options beside WUNTRACED and WCONTINUED.
inline constexpr std::int64_t kWaitNoWait = 0x1000000;  // WNOWAIT: the child stays a zombie

struct System {
  static constexpr std::size_t kMaxDescriptors = 1024;  // RLIMIT_NOFILE

  std::vector<ProcessFiles> processes;  // by ProcessId
  std::map<FileId, OpenFile> files;
  FileId next_file = 0;
  FileSystem tree;
  std::string input;         // what is typed at the terminal: all of it is there from the start
  std::size_t input_at = 0;  // so much of it was read
  std::map<std::int64_t, Pipe> pipes;
  std::int64_t next_pipe = 1;
  std::map<FileId, EventCounter> counters;
  std::map<FileId, Epoll> epolls;
  Network network;
  Ipc ipc;

  std::map<ThreadId, Waiting> waiting;
  std::map<Channel, std::vector<ThreadId>> waiters;  // first come first
  std::vector<Change> changes;                       // not yet told to the waiters; empty between steps
  std::vector<FileId> to_release;                    // held by calls that are over; empty between steps
  std::vector<SystemEvent> events;                   // a heap
  std::uint64_t event_order = 0;

  void start(ProcessId process);  // descriptors 0, 1, 2 are the terminal
  void fork(ProcessId parent, ProcessId child);
  // The lowest free descriptor from `least` on, or -1 when all are taken.
  std::int32_t free_descriptor(ProcessId process, std::int32_t least = 0) const;
  // Whether a wait_child request asks for this child of the process: by its id, its group (numbers[1], + 1),
  // or any.
  bool waits_for(const Request& request, ProcessId child) const;
  // kNobody when the descriptor is not open.
  FileId file_of(ProcessId process, std::int64_t descriptor) const;
  OpenFile& file(FileId id) { return files.at(id); }

  void add_waiter(ThreadId thread, const std::vector<Channel>& channels);
  void remove_waiter(ThreadId thread);
  void push_event(SystemEvent event);
  SystemEvent pop_event();
  VirtualTime next_event() const { return events.empty() ? kNever : events.front().time; }

  void hash(Hasher& hasher) const;
  std::size_t bytes() const;
};

}  // namespace kvant::machine

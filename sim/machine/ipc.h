// What processes share beside files: semaphores (sem_overview(7)), segments of memory (shm_overview(7)), and
// descriptors on their way from one process to another (SCM_RIGHTS of unix(7)).
#pragma once
#include <cstdint>
#include <map>
#include <string>

#include "sim/base/hash.h"
#include "sim/base/ids.h"
#include "sim/machine/files.h"

namespace kvant::machine {

// Known by its LockId. A release wakes the first waiter and does not hand over: another may be faster.
struct Semaphore {
  std::int64_t value = 0;
  std::int64_t most = 0;     // 1: a lock, whose owner the trace tells
  std::int64_t waiting = 0;  // blocked threads
  std::int64_t to_wake = 0;  // of them, those that a release has woken
};

struct SharedSegment {
  std::string bytes;
  std::string name;  // empty: anonymous, or unlinked
};

// A lock on a whole file: flock(2), whose holders are open files, or fcntl(2), whose holders are processes.
struct FileLock {
  std::map<std::int64_t, bool> holders;  // true: exclusive
};
struct FileLockKey {
  bool posix = false;
  std::int64_t inode = 0;
  auto operator<=>(const FileLockKey&) const = default;
  std::int64_t channel() const { return inode * 2 + (posix ? 1 : 0); }
};

struct Ipc {
  std::map<std::int64_t, Semaphore> semaphores;
  std::map<std::int64_t, SharedSegment> segments;
  std::int64_t next_segment = 1;
  std::map<std::int64_t, FileId> in_flight;  // each counted as a reference
  std::int64_t next_ticket = 1;
  std::map<FileLockKey, FileLock> file_locks;

  void hash(Hasher& hasher) const {
    for (const auto& [id, s] : semaphores) {
      hasher.number(static_cast<std::uint64_t>(s.value));
      hasher.number(static_cast<std::uint64_t>(s.to_wake));
    }
    for (const auto& [id, s] : segments) hasher.text(s.bytes);
    for (const auto& [key, lock] : file_locks)
      for (const auto& [holder, exclusive] : lock.holders)
        hasher.number(static_cast<std::uint64_t>(key.channel() + 2 * holder + (exclusive ? 1 : 0)));
    for (const auto& [ticket, file] : in_flight) hasher.number(static_cast<std::uint64_t>(file));
  }
  std::size_t bytes() const {
    std::size_t total = semaphores.size() * (sizeof(Semaphore) + 48) + in_flight.size() * 64;
    for (const auto& [id, s] : segments) total += s.bytes.size() + 128;
    return total;
  }
};

}  // namespace kvant::machine

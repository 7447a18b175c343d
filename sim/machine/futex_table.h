// Who waits at which futex: queues in the order of arrival, found by hashing. A value; nothing visible
// depends on the hash.
#pragma once
#include <cstdint>
#include <vector>

#include "sim/base/ids.h"

namespace kvant::machine {

class FutexTable {
 public:
  FutexTable();
  // `thread` must not be waiting already.
  void add(ThreadId thread, ProcessId process, std::uint64_t key);
  void remove(ThreadId thread);  // does nothing if it does not wait
  // The waiters of a futex, first come first.
  void waiters(ProcessId process, std::uint64_t key, std::vector<ThreadId>& out) const;
  std::size_t bytes() const { return nodes_.size() * sizeof(Node) + buckets_.size() * sizeof(Bucket); }

 private:
  struct Node {
    std::uint64_t key = 0;
    ProcessId process = kNobody;
    ThreadId previous = kNobody, next = kNobody;
    bool waiting = false;
  };
  struct Bucket {
    ThreadId first = kNobody, last = kNobody;
  };
  std::size_t bucket_of(ProcessId process, std::uint64_t key) const;
  void link(ThreadId thread);
  void grow();

  std::vector<Node> nodes_;      // by thread
  std::vector<Bucket> buckets_;  // a power of two; each lists its threads in the order of arrival
};

}  // namespace kvant::machine

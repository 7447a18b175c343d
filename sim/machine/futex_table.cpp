#include "sim/machine/futex_table.h"

namespace kvant::machine {

FutexTable::FutexTable() : buckets_(8) {}

std::size_t FutexTable::bucket_of(ProcessId process, std::uint64_t key) const {
  const std::uint64_t mixed =
      (key + static_cast<std::uint64_t>(process) * 0x9e3779b97f4a7c15ULL) * 0xff51afd7ed558ccdULL;
  return static_cast<std::size_t>(mixed >> 40) & (buckets_.size() - 1);
}

void FutexTable::link(ThreadId thread) {
  Node& node = nodes_[static_cast<std::size_t>(thread)];
  Bucket& bucket = buckets_[bucket_of(node.process, node.key)];
  node.previous = bucket.last;
  node.next = kNobody;
  if (bucket.last == kNobody) {
    bucket.first = thread;
  } else {
    nodes_[static_cast<std::size_t>(bucket.last)].next = thread;
  }
  bucket.last = thread;
}

// All waiters of one futex stand in one old bucket, so relinking bucket by bucket keeps their order.
void FutexTable::grow() {
  std::vector<Bucket> old(buckets_.size() * 2);
  old.swap(buckets_);
  for (const Bucket& bucket : old) {
    for (ThreadId thread = bucket.first; thread != kNobody;) {
      const ThreadId next = nodes_[static_cast<std::size_t>(thread)].next;
      link(thread);
      thread = next;
    }
  }
}

void FutexTable::add(ThreadId thread, ProcessId process, std::uint64_t key) {
  const auto index = static_cast<std::size_t>(thread);
  if (nodes_.size() <= index) {
    nodes_.resize(index + 1);
    while (buckets_.size() < nodes_.size()) grow();
  }
  Node& node = nodes_[index];
  node.process = process;
  node.key = key;
  node.waiting = true;
  link(thread);
}

void FutexTable::remove(ThreadId thread) {
  const auto index = static_cast<std::size_t>(thread);
  if (index >= nodes_.size() || !nodes_[index].waiting) return;
  Node& node = nodes_[index];
  Bucket& bucket = buckets_[bucket_of(node.process, node.key)];
  (node.previous == kNobody ? bucket.first : nodes_[static_cast<std::size_t>(node.previous)].next) =
      node.next;
  (node.next == kNobody ? bucket.last : nodes_[static_cast<std::size_t>(node.next)].previous) = node.previous;
  node = {};
}

void FutexTable::waiters(ProcessId process, std::uint64_t key, std::vector<ThreadId>& out) const {
  out.clear();
  for (ThreadId t = buckets_[bucket_of(process, key)].first; t != kNobody;) {
    const Node& node = nodes_[static_cast<std::size_t>(t)];
    if (node.process == process && node.key == key) out.push_back(t);
    t = node.next;
  }
}

}  // namespace kvant::machine

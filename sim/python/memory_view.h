// Which memory of a process is its own and which it still shares with the process it was forked from, or with
// its children: pages copied on write (fork(2)). Reference counts are part of the contents, so that
// keeping a reference copies the object's page.
#pragma once
#include <cstdint>
#include <memory>
#include <vector>

#include "sim/base/ids.h"

namespace kvant::python {

class Heap;
class Interpreter;
class Runtime;

inline constexpr std::size_t kPageBytes = 4096;

struct MemoryView {
  std::uint64_t own_bytes = 0;     // in pages written since the last fork, and of processes that never forked
  std::uint64_t shared_bytes = 0;  // in pages still as they were at the last fork
};

// Zeros for a process that has ended.
MemoryView memory_of(const Runtime& runtime, ProcessId process);

// Of a process since its last fork. A page that was written and has its old contents again counts once it was
// seen changed: it is looked at now and then, as the process runs.
struct CopyOnWrite {
  std::shared_ptr<const std::vector<std::uint64_t>> pages;  // hashes of their contents at the fork
  std::vector<bool> own;
  // When a call that blocks looks next: the thread's instructions, in steps that double, so that a short
  // child is told of as well as a long one, and looking stays cheap.
  std::uint64_t next_look = 0, step = 1024;
};

CopyOnWrite shared_from_now(const Heap& heap);
// The running process looks what it has written, and tells the trace: memory_copied.
void tell_copied(Interpreter& in);
// The same before a call that blocks, where it is due.
void tell_copied_before_call(Interpreter& in);

}  // namespace kvant::python

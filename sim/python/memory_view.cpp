#include "sim/python/memory_view.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "sim/python/interpreter.h"
#include "sim/python/runtime_impl.h"

namespace kvant::python {
namespace {

std::size_t page_count(const Heap& heap) {
  return (heap.extent() + kPageBytes - 1) / kPageBytes;
}

std::uint64_t hash_of_page(const Heap& heap, std::size_t page) {
  // Four at once, which do not wait for one another.
  constexpr std::size_t kLanes = 4;
  std::array<std::uint64_t, kLanes> lanes{0x9e37'79b9'7f4a'7c15, 1, 2, 3};
  const std::byte* at = heap.base() + page * kPageBytes;
  for (std::size_t i = 0; i < kPageBytes; i += 8 * kLanes) {
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      std::uint64_t word = 0;
      std::memcpy(&word, at + i + 8 * lane, 8);
      lanes[lane] = (lanes[lane] ^ word) * 0x0000'0100'0000'01b3;
      lanes[lane] ^= lanes[lane] >> 29;
    }
  }
  std::uint64_t hash = 0;
  for (const std::uint64_t lane : lanes) hash = (hash ^ lane) * 0x0000'0100'0000'01b3;
  return hash;
}

// Marks what has changed; how many pages are newly marked.
std::uint64_t look(const Heap& heap, CopyOnWrite& state) {
  std::uint64_t copied = 0;
  const std::size_t known = std::min(state.pages->size(), page_count(heap));
  for (std::size_t page = 0; page < known; ++page) {
    if (state.own[page] || hash_of_page(heap, page) == (*state.pages)[page]) continue;
    state.own[page] = true;
    ++copied;
  }
  return copied;
}

}  // namespace

CopyOnWrite shared_from_now(const Heap& heap) {
  std::vector<std::uint64_t> pages(page_count(heap));
  for (std::size_t page = 0; page < pages.size(); ++page) pages[page] = hash_of_page(heap, page);
  std::vector<bool> own(pages.size(), false);
  return {std::make_shared<const std::vector<std::uint64_t>>(std::move(pages)), std::move(own), 0, 1024};
}

MemoryView memory_of(const Runtime& runtime, ProcessId process) {
  const Runtime::Impl& impl = runtime.impl();
  const auto index = static_cast<std::size_t>(process);
  if (process < 0 || index >= impl.processes.size() || !impl.processes[index]) return {};
  const Heap& heap = impl.processes[index]->heap;
  const std::uint64_t all = page_count(heap) * kPageBytes;
  const auto found = impl.copy_on_write.find(process);
  if (found == impl.copy_on_write.end()) return {all, 0};
  CopyOnWrite state = found->second;
  look(heap, state);
  const auto shared =
      static_cast<std::uint64_t>(std::count(state.own.begin(), state.own.end(), false)) * kPageBytes;
  return {all - std::min(all, shared), std::min(all, shared)};
}

void tell_copied(Interpreter& in) {
  auto& states = in.runtime.impl().copy_on_write;
  const auto found = states.find(in.process.id);
  if (found == states.end()) return;
  const std::uint64_t copied = look(in.heap, found->second);
  if (copied == 0) return;
  in.emit(trace::EventKind::memory_copied, static_cast<std::int64_t>(copied),
          static_cast<std::int64_t>(copied * kPageBytes), "");
}

void tell_copied_before_call(Interpreter& in) {
  constexpr std::uint64_t kLongest = 131'072;
  auto& states = in.runtime.impl().copy_on_write;
  if (states.empty()) return;
  const auto found = states.find(in.process.id);
  if (found == states.end()) return;
  const std::uint64_t total = in.thread.instructions + in.steps();
  CopyOnWrite& state = found->second;
  if (total < state.next_look) return;
  state.next_look = total + state.step;
  state.step = std::min(state.step * 2, kLongest);
  tell_copied(in);
}

}  // namespace kvant::python

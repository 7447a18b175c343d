// A program of plain lists, one a thread: compute, ask the system, take a lock. Enough to test a machine
// without any language on top. A value, like the machine: copy both and there are two worlds.
#pragma once
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "sim/machine/machine.h"

namespace kvant::machine {

struct Item {
  enum class Kind { compute, request, set, lock, unlock, label, join } kind = Kind::compute;
  std::uint64_t steps = 1;
  VirtualTime ns = 1;  // a step
  Request request;
  FutexKey key = 0;
  std::uint32_t value = 0;
  std::string text;
  ThreadId thread = kNobody;
};
using List = std::vector<Item>;

inline Item compute(std::uint64_t steps, VirtualTime ns = 1) {
  Item i;
  i.steps = steps;
  i.ns = ns;
  return i;
}
inline Item ask(Request request) {
  Item i;
  i.kind = Item::Kind::request;
  i.request = std::move(request);
  return i;
}
inline Item ask(RequestKind kind) {
  Request r;
  r.kind = kind;
  return ask(r);
}
inline Item wait(FutexKey key, std::uint32_t value, VirtualTime deadline = kNever) {
  Request r;
  r.kind = RequestKind::futex_wait;
  r.wait = trace::WaitKind::event;
  r.key = key;
  r.value = value;
  r.deadline = deadline;
  return ask(r);
}
inline Item wake(FutexKey key, int count = 1) {
  Request r;
  r.kind = RequestKind::futex_wake;
  r.key = key;
  r.count = count;
  return ask(r);
}
inline Item sleep_until(VirtualTime time) {
  Request r;
  r.kind = RequestKind::sleep;
  r.deadline = time;
  return ask(r);
}
inline Item spawn(std::int64_t list, std::string name) {
  Request r;
  r.kind = RequestKind::spawn_thread;
  r.argument = list;
  r.text = std::move(name);
  return ask(r);
}
inline Item print(std::string text) {
  Request r;
  r.kind = RequestKind::write;
  r.argument = 1;
  r.text = std::move(text);
  return ask(r);
}
inline Item exit_with(int status) {
  Request r;
  r.kind = RequestKind::exit_process;
  r.argument = status;
  return ask(r);
}
inline Item wait_for_child(ProcessId child = kNobody) {
  Request r;
  r.kind = RequestKind::wait_child;
  r.argument = child;
  return ask(r);
}
inline Item special(Item::Kind kind, FutexKey key, std::uint32_t value = 0) {
  Item i;
  i.kind = kind;
  i.key = key;
  i.value = value;
  return i;
}
inline Item lock(FutexKey key) {
  return special(Item::Kind::lock, key);
}
inline Item unlock(FutexKey key) {
  return special(Item::Kind::unlock, key);
}
inline Item set(FutexKey key, std::uint32_t value) {
  return special(Item::Kind::set, key, value);
}
inline Item label(std::string text) {
  Item i;
  i.kind = Item::Kind::label;
  i.text = std::move(text);
  return i;
}
inline Item join(ThreadId thread) {
  Item i;
  i.kind = Item::Kind::join;
  i.thread = thread;
  return i;
}

class ListProgram final : public Program {
 public:
  std::vector<List> lists;  // a thread's argument is its list; one forked goes on in `fork_list`
  std::int64_t fork_list = 0;
  bool lockstep = false;
  std::vector<ThreadId> wanted;                    // make_way() calls
  std::map<ThreadId, std::vector<Reply>> replies;  // in order, without those of kind none

  std::uint32_t word(ProcessId process, FutexKey key) const { return futex_word(process, key); }

  void start(ProcessId process, ThreadId thread, std::int64_t argument) override {
    threads_[thread] = {process, argument, 0, 0, 0};
  }
  std::uint32_t futex_word(ProcessId process, FutexKey key) const override {
    const auto found = words_.find({process, key});
    return found == words_.end() ? 0 : found->second;
  }
  bool needs_lockstep(ThreadId) const override { return lockstep; }
  std::string label(ThreadId) const override { return "main"; }
  void make_way(ThreadId thread) override { wanted.push_back(thread); }
  void fork(ProcessId parent, ProcessId child, ThreadId, ThreadId child_thread) override {
    for (const auto& [key, value] : std::map(words_))
      if (key.first == parent) words_[{child, key.second}] = value;
    threads_[child_thread] = {child, fork_list, 0, 0, 0};
  }

  Burst run(ThreadId id, Budget budget, const Reply& reply, Kernel& kernel) override {
    State& t = threads_.at(id);
    if (reply.kind != ReplyKind::none) replies[id].push_back(reply);
    const List& list = lists[static_cast<std::size_t>(t.list)];
    Burst burst;
    for (;;) {
      if (t.at >= list.size()) return end(id, t, std::move(burst));
      const Item& item = list[t.at];
      if (item.kind == Item::Kind::request) {
        ++t.at;
        burst.request = item.request;
        return burst;
      }
      if (burst.steps > 0 && (burst.used >= budget.time || burst.steps >= budget.steps)) return burst;
      if (item.kind == Item::Kind::compute) {
        compute(item, t, budget, burst);
        continue;
      }
      if (step(item, id, t, burst, kernel)) return burst;
    }
  }

 private:
  struct State {
    ProcessId process;
    std::int64_t list;
    std::size_t at;
    std::uint64_t done;  // steps of a compute item
    int ending;
  };
  static constexpr FutexKey kExitKey = 1'000'000;

  static void compute(const Item& item, State& t, Budget budget, Burst& burst) {
    std::uint64_t n = std::min(item.steps - t.done, budget.steps - burst.steps);
    if (item.ns > 0) {
      const VirtualTime left = std::max<VirtualTime>(budget.time - burst.used, 1);
      n = std::min(n, static_cast<std::uint64_t>((left - 1) / item.ns + 1));
    }
    t.done += n;
    burst.steps += n;
    burst.used += static_cast<VirtualTime>(n) * item.ns;
    if (t.done < item.steps) return;
    t.done = 0;
    ++t.at;
  }

  LockId lock_id(ProcessId process, FutexKey key, Burst& burst, Kernel& kernel) {
    const auto [found, fresh] = locks_.try_emplace({process, key}, kNobody);
    if (fresh) {
      found->second = kernel.new_lock();
      kernel.emit(trace::EventKind::lock_create, burst.used, burst.steps, found->second,
                  static_cast<int>(trace::WaitKind::lock), fmt::format("L{}", key));
    }
    return found->second;
  }

  // One step of one nanosecond; true when the burst ends with a request.
  bool step(const Item& item, ThreadId id, State& t, Burst& burst, Kernel& kernel) {
    bool asks = false;
    switch (item.kind) {
      case Item::Kind::set:
        words_[{t.process, item.key}] = item.value;
        ++t.at;
        break;
      case Item::Kind::label:
        kernel.emit(trace::EventKind::thread_label, burst.used, burst.steps, 0, 0, item.text);
        ++t.at;
        break;
      case Item::Kind::lock: {
        const LockId lock = lock_id(t.process, item.key, burst, kernel);
        std::uint32_t& word = words_[{t.process, item.key}];
        if (word == 0) {
          word = 1;
          kernel.emit(trace::EventKind::lock_acquire, burst.used, burst.steps, lock, 0, "");
          ++t.at;
        } else {
          burst.request.kind = RequestKind::futex_wait;
          burst.request.wait = trace::WaitKind::lock;
          burst.request.key = item.key;
          burst.request.value = 1;
          burst.request.lock = lock;
          asks = true;
        }
        break;
      }
      case Item::Kind::unlock:
        words_[{t.process, item.key}] = 0;
        kernel.emit(trace::EventKind::lock_release, burst.used, burst.steps,
                    lock_id(t.process, item.key, burst, kernel), 0, "");
        burst.request.kind = RequestKind::futex_wake;
        burst.request.key = item.key;
        asks = true;
        ++t.at;
        break;
      case Item::Kind::join:
        if (word(t.process, kExitKey + static_cast<FutexKey>(item.thread)) == 1) {
          ++t.at;
        } else {
          burst.request.kind = RequestKind::futex_wait;
          burst.request.wait = trace::WaitKind::join;
          joined_.insert({t.process, kExitKey + static_cast<FutexKey>(item.thread)});
          burst.request.key = kExitKey + static_cast<FutexKey>(item.thread);
          burst.request.argument = item.thread;
          asks = true;
        }
        break;
      default:
        break;
    }
    (void)id;
    burst.steps += 1;
    burst.used += 1;
    return asks;
  }

  Burst end(ThreadId id, State& t, Burst burst) {
    const FutexKey key = kExitKey + static_cast<FutexKey>(id);
    words_[{t.process, key}] = 1;
    const bool awaited = joined_.count({t.process, key}) > 0;
    burst.request.kind = awaited && t.ending++ == 0 ? RequestKind::futex_wake : RequestKind::exit_thread;
    burst.request.key = key;
    burst.request.count = 1000;
    return burst;
  }

  std::map<ThreadId, State> threads_;
  std::map<std::pair<ProcessId, FutexKey>, std::uint32_t> words_;
  std::map<std::pair<ProcessId, FutexKey>, LockId> locks_;
  std::set<std::pair<ProcessId, FutexKey>> joined_;
};

// A machine, what runs on it and what was seen of it.
struct TestWorld {
  Machine machine;
  ListProgram program;
  trace::Trace trace;

  explicit TestWorld(MachineSettings settings, std::vector<List> lists) : machine(settings) {
    program.lists = std::move(lists);
  }
  ProcessId start(std::string name, std::int64_t list = 0, VirtualTime arrival = 0) {
    return machine.start_process(program, std::move(name), arrival, list, trace);
  }
  StopInfo run(Chooser& chooser, Position until = ~Position{0}, const Limits& limits = {}) {
    return machine.advance(program, chooser, trace, limits, until);
  }

  // "time kind thread": the events of some kinds, for comparing with what is expected.
  std::vector<std::string> said(const std::set<trace::EventKind>& kinds) const {
    std::vector<std::string> out;
    for (const trace::Event& e : trace.events())
      if (kinds.count(e.kind))
        out.push_back(fmt::format("{} {} {}", e.time, trace::name_of(e.kind), e.thread));
    return out;
  }
};

inline MachineSettings free_of_cost(int cores, PolicyKind policy, VirtualTime quantum = 10 * kMillisecond) {
  MachineSettings s;
  s.cores = cores;
  s.policy = policy;
  s.quantum = quantum;
  for (std::size_t i = 0; i < cost_table().size(); ++i) s.costs.set(static_cast<Cost>(i), 0);
  return s;
}

}  // namespace kvant::machine

// Who waits for whom, and the sentence said of a deadlock.
#include <fmt/format.h>

#include <algorithm>
#include <bit>

#include "sim/base/hash.h"
#include "sim/machine/machine.h"
#include "sim/machine/system.h"

namespace kvant::machine {

// Whoever must act before `waiter` can go on, where one thread can be named.
ThreadId Machine::holder_for(const Thread& waiter) const {
  const Request& r = waiter.pending;
  if (r.kind == RequestKind::wait_child) {
    for (const Thread& t : threads_) {
      const Process& p = processes_[static_cast<std::size_t>(t.process)];
      if (p.parent != waiter.process || t.state == ThreadState::terminated) continue;
      if (r.argument == kNobody || r.argument == p.id) return t.id;
    }
    return kNobody;
  }
  if (r.wait == trace::WaitKind::join) {
    if (r.argument < 0 || static_cast<std::size_t>(r.argument) >= threads_.size()) return kNobody;
    const Thread& joined = threads_[static_cast<std::size_t>(r.argument)];
    return joined.state == ThreadState::terminated ? kNobody : joined.id;
  }
  return owner_of(r.lock);
}

std::string Machine::object_name(const Thread& thread) const {
  const Request& r = thread.pending;
  if (!r.text.empty()) return r.text;
  if (r.lock >= 0 && static_cast<std::size_t>(r.lock) < locks_.size())
    return locks_[static_cast<std::size_t>(r.lock)].name;
  return {};
}

std::vector<WaitEdge> Machine::wait_edges() const {
  std::vector<WaitEdge> edges;
  std::vector<std::int32_t> edge_of(threads_.size(), -1);
  for (const Thread& t : threads_) {
    if (t.state != ThreadState::blocked) continue;
    edge_of[static_cast<std::size_t>(t.id)] = static_cast<std::int32_t>(edges.size());
    edges.push_back({t.id, t.pending.wait, t.pending.lock, object_name(t), holder_for(t), false});
  }
  // Each thread waits for at most one other: follow the chain; who is met twice within one walk closes a
  // cycle.
  std::vector<std::int32_t> walk_of(threads_.size(), -1);
  for (std::size_t start = 0; start < threads_.size(); ++start) {
    const auto walk = static_cast<std::int32_t>(start);
    auto at = static_cast<ThreadId>(start);
    const auto edge_at = [&](ThreadId t) -> WaitEdge* {
      const std::int32_t i = t == kNobody ? -1 : edge_of[static_cast<std::size_t>(t)];
      return i < 0 ? nullptr : &edges[static_cast<std::size_t>(i)];
    };
    while (edge_at(at) && walk_of[static_cast<std::size_t>(at)] < 0) {
      walk_of[static_cast<std::size_t>(at)] = walk;
      at = edge_at(at)->holder;
    }
    if (!edge_at(at) || walk_of[static_cast<std::size_t>(at)] != walk) continue;
    for (WaitEdge* e = edge_at(at); !e->in_cycle; e = edge_at(e->holder)) e->in_cycle = true;
  }
  return edges;
}

// Nobody can go on, but no thread waits for itself in a circle and one is a server with nothing to do.
bool Machine::awaits_clients(const Program& program) const {
  const auto serves = [this, &program](FileId id) {
    const auto found = system_->network.sockets.find(id);
    if (found == system_->network.sockets.end()) return false;
    const Socket& s = found->second;
    if (program.is_private_path(s.local.path)) return false;
    return s.state == SocketState::listening || (s.type == kDatagram && s.local.family != 0);
  };
  for (const WaitEdge& e : wait_edges())
    if (e.in_cycle) return false;
  for (const auto& [thread, waiting] : system_->waiting) {
    for (const FileId id : waiting.held) {
      if (serves(id)) return true;
      if (const auto epoll = system_->epolls.find(id); epoll != system_->epolls.end())
        for (const auto& [key, item] : epoll->second.items)
          if (serves(item.file)) return true;
    }
  }
  return false;
}

// Before the next time limit ends: a server looks from time to time whether a client has come, all threads
// wait, and the world is the one it was before every wait with a time limit had ended once. So it goes on for
// ever. Compared with what was after 4, 8, 16 … time limits, a few times only: looking at all memory is work.
bool Machine::repeats_itself(const Program& program) {
  constexpr int kLooks = 3;
  if (ready_count() > 0 || !system_->events.empty()) return false;
  for (const Core& core : cores_)
    if (core.thread != kNobody) return false;
  const bool remember = ++quiet_ >= 4 && std::has_single_bit(quiet_);
  const bool look = quiet_ > 4 && quiet_looks_ < kLooks && timers_.next() > quiet_until_;
  if ((!remember && !look) || !awaits_clients(program)) return false;
  const std::uint64_t state = program.state_hash();
  if (state == 0) return false;
  Hasher hasher;
  hasher.number(state);
  system_->hash(hasher);
  for (const Thread& t : threads_) {
    hasher.number(static_cast<std::uint64_t>(t.state));
    hasher.number(timers_.time_of(t.id) == kNever ? 0 : 1);
  }
  ++quiet_looks_;
  if (look && hasher.value() == quiet_hash_) return true;
  if (!remember) return false;
  quiet_hash_ = hasher.value();
  quiet_looks_ = 0;
  quiet_until_ = 0;
  for (const Thread& t : threads_)
    if (const VirtualTime at = timers_.time_of(t.id); at != kNever) quiet_until_ = std::max(quiet_until_, at);
  return false;
}

std::string Machine::deadlock_text() const {
  const auto name = [this](ThreadId t) -> const std::string& {
    return threads_[static_cast<std::size_t>(t)].name;
  };
  std::string text;
  for (const WaitEdge& e : wait_edges()) {
    if (!text.empty()) text += "; ";
    text += fmt::format("{} waits for ", name(e.waiter));
    if (e.wait == trace::WaitKind::join && e.holder != kNobody) {
      text += fmt::format("{} to end", name(e.holder));
      continue;
    }
    text += e.wait == trace::WaitKind::gil ? "the GIL" : std::string(trace::name_of(e.wait));
    if (!e.object.empty() && e.wait != trace::WaitKind::gil) text += fmt::format(" '{}'", e.object);
    if (e.holder != kNobody) {
      const bool ended = threads_[static_cast<std::size_t>(e.holder)].state == ThreadState::terminated;
      text += fmt::format(" held by {}{}", name(e.holder), ended ? ", which has ended" : "");
    }
  }
  return text;
}

}  // namespace kvant::machine

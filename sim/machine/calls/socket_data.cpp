// Sending and receiving through sockets, and what the wire does.
#include <fmt/format.h>

#include <algorithm>

#include "sim/machine/calls/sockets.h"

namespace kvant::machine {

using trace::EventKind;

namespace {

// kTakesPassed is the simulator's own: descriptors that come with the data are wanted.
enum Flag : std::int64_t { kPeek = 2, kDontWait = 0x40, kWaitAll = 0x100, kTakesPassed = 1 << 20 };
constexpr std::size_t kMaxDatagram = 65'507;
constexpr std::size_t kChunk = 16 * 1024;  // a host sends in pieces

// What was sent, shortened, for people: printable and on one line.
std::string excerpt(std::string_view data) {
  constexpr std::size_t kMost = 32;
  std::string text;
  for (const char ch : data.substr(0, kMost)) {
    if (ch == '\r' || ch == '\n') break;
    text += static_cast<unsigned char>(ch) < 0x20 || static_cast<unsigned char>(ch) >= 0x7f ? '.' : ch;
  }
  if (text.size() < data.size()) text += "...";
  return text;
}

// Descriptors that nobody takes are closed.
void drop_passed(Call& c, const std::string& tickets) {
  auto& in_flight = c.os.ipc.in_flight;
  for (std::size_t at = 0; at < tickets.size();) {
    const std::size_t end = std::min(tickets.find(' ', at), tickets.size());
    if (const auto found = in_flight.find(std::stoll(tickets.substr(at, end - at)));
        found != in_flight.end()) {
      c.release(found->second);
      in_flight.erase(found);
    }
    at = end + 1;
  }
}

std::size_t capacity(const Socket& s) {
  const auto found = s.options.find({1, 8});  // SO_RCVBUF
  return found == s.options.end() ? Socket::kBuffer : static_cast<std::size_t>(found->second);
}

VirtualTime latency_of(SystemContext& c, const Socket& s) {
  if (s.host >= 0) return c.os.network.host(s.host).latency / 2;
  return s.family == kUnix ? 0 : c.cost(Cost::loopback);
}

void arrive_end(SystemContext& c, SystemEvent& event) {
  const auto found = c.os.network.sockets.find(event.file);
  if (found == c.os.network.sockets.end()) return;
  found->second.ended = true;
  c.changed(event.file, event.cause);
}

void arrive_reset(SystemContext& c, SystemEvent& event) {
  const auto found = c.os.network.sockets.find(event.file);
  if (found == c.os.network.sockets.end() || found->second.reset) return;
  Socket& s = found->second;
  s.reset = true;
  // After the peer's end only sending can fail, and it does so with EPIPE.
  if (!s.ended) s.error = kECONNRESET;
  s.ended = s.write_shut = true;
  c.changed(event.file, event.cause);
}

void arrive(SystemContext& c, SystemEvent& event) {
  Network& network = c.os.network;
  const auto found = network.sockets.find(event.file);
  if (found == network.sockets.end()) {  // nobody is there any more
    const auto sender = network.sockets.find(event.a);
    if (sender != network.sockets.end()) send_reset(c, event.a, sender->second);
    return;
  }
  Socket& s = found->second;
  s.in_flight -= std::min(s.in_flight, event.data.size());
  if (s.read_shut || s.reset) return;
  const std::int32_t delivered =
      c.event(EventKind::deliver, event.file, static_cast<std::int64_t>(event.data.size()),
              c.os.file(event.file).name, event.cause);
  s.in.put(event.data);
  c.changed(event.file, delivered);
}

void send_bytes(SystemContext& c, FileId from, FileId to, Socket& receiver, VirtualTime at, std::string data,
                std::int32_t cause) {
  SystemEvent e;
  e.happen = arrive;
  e.file = to;
  e.a = from;
  e.cause = cause;
  receiver.in_flight += data.size();
  receiver.last_arrival = std::max(receiver.last_arrival, at);
  e.data = std::move(data);
  c.later(receiver.last_arrival, std::move(e));
}

// A host begins to send its answer.
void host_sends(SystemContext& c, SystemEvent& event) {
  const auto found = c.os.network.sockets.find(event.file);
  if (found == c.os.network.sockets.end()) return;
  Socket& s = found->second;
  const Host& host = c.os.network.host(s.host);
  const std::int32_t sent = c.event(EventKind::send, event.file, static_cast<std::int64_t>(event.data.size()),
                                    host.name, event.cause);
  VirtualTime at = c.now();
  for (std::size_t begin = 0; begin < event.data.size(); begin += kChunk) {
    std::string part = event.data.substr(begin, kChunk);
    at += static_cast<VirtualTime>(part.size()) * kSecond / std::max<std::int64_t>(host.bandwidth, 1);
    send_bytes(c, kNobody, event.file, s, at + host.latency / 2, std::move(part), sent);
  }
  if (event.a != 0) {
    SystemEvent end;
    end.file = event.file;
    end.happen = arrive_end;
    end.cause = sent;
    c.later(std::max(at + host.latency / 2, s.last_arrival), std::move(end));
  }
}

// Bytes have reached a host.
void host_reads(SystemContext& c, SystemEvent& event) {
  const auto found = c.os.network.sockets.find(event.file);
  if (found == c.os.network.sockets.end()) return;
  Socket& s = found->second;
  const Host& host = c.os.network.host(s.host);
  s.sent_to_host += event.data;
  HostReply reply;
  while (answer_request(host, s.sent_to_host, reply)) {
    const VirtualTime begin = std::max(c.now(), s.host_free);
    const VirtualTime ready = begin + host.work + reply.delay;
    const std::int32_t work = c.event(EventKind::host_work, event.file, ready, host.name, event.cause);
    s.host_free = ready + static_cast<VirtualTime>(reply.bytes.size()) * kSecond /
                              std::max<std::int64_t>(host.bandwidth, 1);
    SystemEvent e;
    e.file = event.file;
    e.a = reply.close;
    e.happen = host_sends;
    e.cause = work;
    e.data = std::move(reply.bytes);
    c.later(ready, std::move(e));
    reply = {};
  }
  if (s.sent_to_host.size() > (std::size_t{1} << 20)) s.sent_to_host.clear();
}

void send_stream(Call& c, FileId id, Socket& s, bool wait, const std::string& passed = {}) {
  const std::string& data = c.request.data;
  std::uint64_t& sent = c.progress();
  const bool gone = s.family == kUnix && c.os.network.sockets.count(s.peer) == 0;
  // A Unix socket tells of its peer's end first, whatever else went wrong.
  const bool parted = gone && s.state == SocketState::connected;
  if (s.error != 0 && !parted) return c.fail(std::exchange(s.error, 0));
  if (s.state == SocketState::connecting) return wait ? c.block(id) : c.fail(kEAGAIN);
  if (s.state == SocketState::listening || (s.state == SocketState::fresh && s.family == kUnix))
    return c.fail(kENOTCONN);
  if (s.state != SocketState::connected || s.write_shut || s.reset || gone) {
    if (sent > 0) return c.done(static_cast<std::int64_t>(sent));
    c.signal(c.process, kSigPipe);
    return c.fail(kEPIPE);
  }
  if (data.empty()) return c.done(0);
  const auto peer = c.os.network.sockets.find(s.peer);
  std::size_t room = data.size();
  if (s.host < 0 && peer != c.os.network.sockets.end()) {
    const std::size_t used = peer->second.in.size() + peer->second.in_flight, all = capacity(peer->second);
    room = used >= all ? 0 : all - used;
  }
  const std::size_t now = std::min(room, data.size() - static_cast<std::size_t>(sent));
  if (now > 0) {
    std::string part = data.substr(static_cast<std::size_t>(sent), now);
    const std::int32_t event = c.event(EventKind::send, id, static_cast<std::int64_t>(now), excerpt(part));
    const VirtualTime at = c.now() + latency_of(c, s);
    if (s.host >= 0) {
      SystemEvent e;
      e.happen = host_reads;
      e.file = id;
      e.cause = event;
      e.data = std::move(part);
      c.later(at, std::move(e));
    } else if (peer != c.os.network.sockets.end()) {
      if (sent == 0 && !passed.empty())
        peer->second.passed.push_back({peer->second.promised, peer->second.promised + data.size(), passed});
      peer->second.promised += now;
      send_bytes(c, id, s.peer, peer->second, at, std::move(part), event);
    } else {  // the peer has closed: what comes back is a reset
      SystemEvent e;
      e.happen = arrive;
      e.file = s.peer;
      e.a = id;
      c.later(at, std::move(e));
    }
    sent += now;
    c.charge(c.cost(Cost::copy_kib) * static_cast<VirtualTime>(now) / 1024);
  }
  if (sent == data.size()) return c.done(static_cast<std::int64_t>(sent));
  if (!wait) return sent > 0 ? c.done(static_cast<std::int64_t>(sent)) : c.fail(kEAGAIN);
  c.block(id);
}

void arrive_datagram(SystemContext& c, SystemEvent& event) {
  Network& network = c.os.network;
  const std::size_t split = static_cast<std::size_t>(event.b);
  const Address from = Address::decoded(std::string_view(event.data).substr(0, split));
  const Address to =
      Address::decoded(std::string_view(event.data).substr(split, static_cast<std::size_t>(event.a)));
  std::string data = event.data.substr(split + static_cast<std::size_t>(event.a));
  std::vector<FileId> receivers;
  if (to.ip == 0xffffffff) {
    for (const auto& [key, files] : network.bound)
      if (key.type == kDatagram && key.address.family == kInet && key.address.port == to.port)
        receivers.insert(receivers.end(), files.begin(), files.end());
  } else {
    Address any = to;
    any.ip = 0;
    for (const Address* a : {&to, static_cast<const Address*>(&any)}) {
      const auto found = network.bound.find({kDatagram, *a});
      if (found != network.bound.end() && receivers.empty()) receivers = {found->second.back()};
    }
  }
  // A connected socket hears of nobody else; nobody there: the sender hears of it if it is connected.
  std::erase_if(receivers, [&](FileId f) {
    const Socket& s = network.sockets.at(f);
    return s.state == SocketState::connected && s.family == kInet && s.remote != from;
  });
  if (receivers.empty()) {
    const auto sender = network.sockets.find(event.file);
    if (sender == network.sockets.end() || sender->second.state != SocketState::connected) return;
    sender->second.error = kECONNREFUSED;
    return c.changed(event.file);
  }
  for (const FileId f : receivers) {
    Socket& s = network.sockets.at(f);
    if (s.queued + data.size() > capacity(s)) continue;  // lost, as UDP may
    s.queued += data.size();
    s.datagrams.push_back({data, from, {}});
    c.changed(f, c.event(EventKind::deliver, f, static_cast<std::int64_t>(data.size()), c.os.file(f).name,
                         event.cause));
  }
}

void send_datagram(Call& c, FileId id, Socket& s, Address to, bool wait, const std::string& passed = {}) {
  const std::string& data = c.request.data;
  Network& network = c.os.network;
  if (s.error != 0) return c.fail(std::exchange(s.error, 0));
  if (s.write_shut) return c.fail(kEPIPE);
  if (s.family == kUnix) {
    FileId peer = s.peer;
    if (to.family != 0) {
      int error = 0;
      Address key = to;
      if (!to.path.empty() && to.path.front() != '\0') {
        const InodeId inode = c.os.tree.find(c.own().cwd, to.path, error);
        if (inode == 0) return c.fail(error);
        key.path = fmt::format("/{}", inode);
      }
      const auto found = network.bound.find({kDatagram, key});
      if (found == network.bound.end()) return c.fail(kECONNREFUSED);
      peer = found->second.front();
    } else if (s.state != SocketState::connected) {
      return c.fail(kENOTCONN);
    }
    const auto receiver = network.sockets.find(peer);
    if (receiver == network.sockets.end()) return c.fail(kECONNREFUSED);
    if (data.size() > Socket::kBuffer) return c.fail(kEMSGSIZE);
    Socket& r = receiver->second;
    if (r.queued + data.size() > capacity(r)) return wait ? c.block(peer) : c.fail(kEAGAIN);
    r.queued += data.size();
    r.datagrams.push_back({data, s.local, passed});
    const std::int32_t event =
        c.event(EventKind::send, id, static_cast<std::int64_t>(data.size()), excerpt(data));
    c.changed(peer, c.event(EventKind::deliver, peer, static_cast<std::int64_t>(data.size()),
                            c.os.file(peer).name, event));
    return c.done(static_cast<std::int64_t>(data.size()));
  }
  if (to.family == 0) {
    if (s.state != SocketState::connected) return c.fail(kEDESTADDRREQ);
    to = s.remote;
  }
  if (data.size() > kMaxDatagram) return c.fail(kEMSGSIZE);
  if (to.port == 0) return c.fail(kEINVAL);
  if (to.ip == 0) to.ip = kLocalhost;
  const auto broadcast = s.options.find({1, 6});
  if (to.ip == 0xffffffff && (broadcast == s.options.end() || broadcast->second == 0)) return c.fail(kEACCES);
  bind_datagram(c, id, s);
  const std::int32_t event =
      c.event(EventKind::send, id, static_cast<std::int64_t>(data.size()), excerpt(data));
  if (to.ip >> 24 == 127 || to.ip == 0xffffffff) {
    Address from = s.local;
    if (from.ip == 0) from.ip = kLocalhost;
    SystemEvent e;
    e.happen = arrive_datagram;
    e.file = id;
    e.cause = event;
    e.data = from.encoded();
    e.b = static_cast<std::int64_t>(e.data.size());
    e.data += to.encoded();
    e.a = static_cast<std::int64_t>(e.data.size()) - e.b;
    e.data += data;
    c.later(c.now() + c.cost(Cost::loopback), std::move(e));
  }
  c.charge(c.cost(Cost::copy_kib) * static_cast<VirtualTime>(data.size()) / 1024);
  c.done(static_cast<std::int64_t>(data.size()));
}

}  // namespace

void end_sending(SystemContext& c, Socket& s) {
  if (s.write_shut || s.reset) return;
  s.write_shut = true;
  const auto peer = c.os.network.sockets.find(s.peer);
  if (peer == c.os.network.sockets.end()) return;
  SystemEvent e;
  e.happen = arrive_end;
  e.file = s.peer;
  c.later(std::max(c.now() + latency_of(c, s), peer->second.last_arrival), std::move(e));
}

void send_reset(SystemContext& c, FileId to, const Socket& from) {
  SystemEvent e;
  e.happen = arrive_reset;
  e.file = to;
  const auto peer = c.os.network.sockets.find(to);
  const VirtualTime at = c.now() + latency_of(c, from);
  c.later(peer == c.os.network.sockets.end() ? at : std::max(at, peer->second.last_arrival), std::move(e));
}

void write_socket(Call& c, OpenFile& file) {
  Socket& s = c.os.network.sockets.at(c.file_id());
  if (s.type == kStream) return send_stream(c, c.file_id(), s, !file.nonblocking);
  send_datagram(c, c.file_id(), s, {}, !file.nonblocking);
}

void call_send(Call& c) {
  Socket* s = socket_of(c);
  if (s == nullptr) return;
  const bool wait = c.may_wait(c.os.file(c.file_id())) && (c.number(1) & kDontWait) == 0;
  // "r" + tickets + "\n" may come before the address.
  std::string_view more = c.request.more;
  std::string passed;
  if (!more.empty() && more.front() == 'r') {
    const std::size_t end = std::min(more.find('\n'), more.size());
    if (s->family == kUnix) passed = more.substr(1, end - 1);
    more.remove_prefix(std::min(end + 1, more.size()));
  }
  const Address to = Address::decoded(more);
  if (s->type == kDatagram) return send_datagram(c, c.file_id(), *s, to, wait, passed);
  if (to.family != 0 && s->state == SocketState::connected) return c.fail(kEISCONN);
  send_stream(c, c.file_id(), *s, wait, passed);
}

namespace {

void receive(Call& c, FileId id, Socket& s, std::size_t most, std::int64_t flags) {
  const bool wait = c.may_wait(c.os.file(id)) && (flags & kDontWait) == 0;
  const bool peek = (flags & kPeek) != 0;
  if (s.type == kDatagram) {
    if (!s.datagrams.empty()) {
      Datagram d = s.datagrams.front();
      if (!peek && (flags & kTakesPassed) == 0) drop_passed(c, d.passed);
      if (!peek) {
        s.queued -= d.data.size();
        s.datagrams.pop_front();
        if (s.family == kUnix) c.changed(id);
      }
      d.data.resize(std::min(d.data.size(), most));  // the rest of it is lost
      const std::size_t n = d.data.size();
      c.charge(c.cost(Cost::copy_kib) * static_cast<VirtualTime>(n) / 1024);
      if (!d.passed.empty() && !peek && (flags & kTakesPassed) != 0) d.data += "r" + d.passed + "\n";
      c.done(static_cast<std::int64_t>(n), d.data + d.from.encoded());
      c.reply.extra = static_cast<std::int64_t>(n);
      return;
    }
    if (s.error != 0) return c.fail(std::exchange(s.error, 0));
    if (s.read_shut) return c.done(0);
    return wait ? c.block(id) : c.fail(kEAGAIN);
  }
  if (s.state == SocketState::fresh && s.error == 0 && !s.ended) return c.fail(kENOTCONN);
  if (s.state == SocketState::listening) return c.fail(kENOTCONN);
  if (most == 0) return c.done(0);
  const bool whole = (flags & kWaitAll) != 0 && s.in.size() < most && !s.ended && s.error == 0 && wait;
  if (!s.in.empty() && !whole) {
    // A read does not go on behind what came with descriptors, as on Linux.
    std::string passed;
    if (!s.passed.empty() && s.passed.front().begin < s.taken + std::min(most, s.in.size())) {
      most = std::min<std::size_t>(most, s.passed.front().end - s.taken);
      if (!peek) {
        passed = std::move(s.passed.front().tickets);
        s.passed.pop_front();
      }
    }
    std::string data = peek ? std::string(s.in.look().substr(0, most)) : s.in.take(most);
    if (!peek && s.peer != kNobody) c.changed(s.peer);  // there is room again
    const auto n = static_cast<std::int64_t>(data.size());
    if (!peek) s.taken += data.size();
    if (!passed.empty() && (flags & kTakesPassed) == 0)
      drop_passed(c, passed);
    else if (!passed.empty())
      data += "r" + passed + "\n";
    c.charge(c.cost(Cost::copy_kib) * n / 1024);
    c.done(n, std::move(data));
    c.reply.extra = n;
    return;
  }
  if (s.error != 0) return c.fail(std::exchange(s.error, 0));
  if (s.ended || s.read_shut) return c.done(0);
  return wait ? c.block(id) : c.fail(kEAGAIN);
}

}  // namespace

void read_socket(Call& c, OpenFile&) {
  receive(c, c.file_id(), c.os.network.sockets.at(c.file_id()), static_cast<std::size_t>(c.number(1)), 0);
}

void call_recv(Call& c) {
  Socket* s = socket_of(c);
  if (s == nullptr) return;
  if (c.number(1) < 0) return c.fail(kEINVAL);
  receive(c, c.file_id(), *s, static_cast<std::size_t>(c.number(1)), c.number(2));
}

std::uint32_t poll_socket(const System& os, FileId id) {
  const Socket& s = os.network.sockets.at(id);
  std::uint32_t state = s.error != 0 ? kPollErr | kPollIn | kPollOut : 0u;
  if (s.type == kDatagram) {
    if (!s.datagrams.empty() || s.read_shut) state |= kPollIn;
    return state | kPollOut;
  }
  switch (s.state) {
    case SocketState::fresh:
      return state | kPollOut | kPollHup;
    case SocketState::connecting:
      return state;
    case SocketState::listening:
      return s.pending.empty() ? state : state | kPollIn;
    case SocketState::connected:
      break;
  }
  if (!s.in.empty() || s.ended || s.read_shut) state |= kPollIn;
  if (s.ended || s.read_shut) state |= kPollRdHup;
  if (s.reset || (s.ended && s.write_shut)) state |= kPollHup;
  const auto peer = os.network.sockets.find(s.peer);
  if (s.family == kUnix && s.ended && peer == os.network.sockets.end()) state |= kPollHup;  // it was closed
  const bool full = s.host < 0 && peer != os.network.sockets.end() &&
                    peer->second.in.size() + peer->second.in_flight >= capacity(peer->second);
  if (!full || s.write_shut) state |= kPollOut;
  return state;
}

}  // namespace kvant::machine

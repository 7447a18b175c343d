#include "sim/machine/network.h"

#include <fmt/format.h>

namespace kvant::machine {

std::string Address::encoded() const {
  if (family == kUnix) return "u" + path;
  if (family != kInet) return {};
  std::string text = "4";
  for (int shift = 24; shift >= 0; shift -= 8) text += static_cast<char>(ip >> shift & 0xff);
  text += static_cast<char>(port >> 8 & 0xff);
  text += static_cast<char>(port & 0xff);
  return text;
}

Address Address::decoded(std::string_view text) {
  Address a;
  if (text.empty()) return a;
  if (text.front() == 'u') {
    a.family = kUnix;
    a.path = text.substr(1);
    return a;
  }
  if (text.size() != 7) return a;
  a.family = kInet;
  for (std::size_t i = 1; i < 5; ++i) a.ip = a.ip << 8 | static_cast<unsigned char>(text[i]);
  a.port = static_cast<unsigned char>(text[5]) << 8 | static_cast<unsigned char>(text[6]);
  return a;
}

std::string Address::text() const {
  if (family == kUnix) return path.empty() ? "unix" : path.front() == '\0' ? "@" + path.substr(1) : path;
  return fmt::format("{}.{}.{}.{}:{}", ip >> 24, ip >> 16 & 0xff, ip >> 8 & 0xff, ip & 0xff, port);
}

// 203.0.113.0/24 is reserved for documentation (RFC 5737).
std::uint32_t ip_of_host(std::size_t index) {
  return 0xcb007100u + 10 + static_cast<std::uint32_t>(index);
}
std::int32_t host_of_ip(const Network& network, std::uint32_t ip) {
  const std::int64_t index = static_cast<std::int64_t>(ip) - ip_of_host(0);
  return index >= 0 && index < static_cast<std::int64_t>(network.hosts->size())
             ? static_cast<std::int32_t>(index)
             : -1;
}

void Network::hash(Hasher& h) const {
  const auto put = [&h](auto value) { h.number(static_cast<std::uint64_t>(value)); };
  for (const auto& [id, s] : sockets) {
    put(id);
    put(s.state);
    put(s.peer);
    h.text(s.local.encoded());
    h.text(s.remote.encoded());
    h.text(s.in.look());
    for (const Datagram& d : s.datagrams) h.text(d.data);
    for (const Passed& p : s.passed) h.text(p.tickets);
    put(s.in_flight);
    put(s.ended);
    put(s.reset);
    put(s.read_shut);
    put(s.write_shut);
    if (s.connect_pending) put(1);
    put(s.error);
    for (const FileId f : s.pending) put(f);
    h.text(s.sent_to_host);
  }
  put(next_port);
}

std::size_t Network::bytes() const {
  std::size_t total = 0;
  for (const auto& [id, s] : sockets)
    total += sizeof(Socket) + 64 + s.in.size() + s.queued + s.sent_to_host.size() + s.options.size() * 64;
  return total;
}

}  // namespace kvant::machine

// Sockets: TCP and UDP between the programs of a run on one simulated localhost, TCP to named hosts, Unix
// sockets. What is sent arrives as an event in time; the rules of closing, refusing and resetting are
// Linux's. TIME_WAIT, congestion and loss are not modelled.
#pragma once
#include <compare>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sim/base/hash.h"
#include "sim/machine/files.h"
#include "sim/machine/hosts.h"

namespace kvant::machine {

inline constexpr int kUnix = 1, kInet = 2;        // AF_UNIX, AF_INET
inline constexpr int kStream = 1, kDatagram = 2;  // SOCK_STREAM, SOCK_DGRAM
inline constexpr std::uint32_t kLocalhost = 0x7f000001;

struct Address {
  int family = 0;  // 0: none
  std::uint32_t ip = 0;
  int port = 0;
  std::string path;  // of a Unix socket
  auto operator<=>(const Address&) const = default;
  // For calls and replies: "4" + six bytes in network order, or "u" + path; "" none.
  std::string encoded() const;
  static Address decoded(std::string_view text);
  std::string text() const;  // "127.0.0.1:8080"
};

struct Datagram {
  std::string data;
  Address from;
  std::string passed;
};

// Descriptors that travel with data through a Unix socket (SCM_RIGHTS): tickets of Ipc::in_flight, as text.
struct Passed {
  std::uint64_t begin = 0, end = 0;  // with these of all bytes that were sent
  std::string tickets;
};

enum class SocketState : std::uint8_t { fresh, listening, connecting, connected };

struct Socket {
  static constexpr std::size_t kBuffer =
      212'992;  // bytes a socket receives before its sender waits (net.core.rmem)

  int family = kInet, type = kStream, protocol = 0;
  SocketState state = SocketState::fresh;
  Address local, remote;
  FileId peer = kNobody;
  std::int32_t host = -1;  // the named host at the other end
  ByteQueue in;
  std::deque<Datagram> datagrams;
  std::size_t in_flight = 0;  // bytes on their way here
  std::size_t queued = 0;     // bytes in datagrams
  std::deque<Passed> passed;
  std::uint64_t promised = 0, taken = 0;  // bytes that were sent here and that were read, over its life
  VirtualTime last_arrival = 0;           // nothing sent later arrives earlier
  bool ended = false;                     // the other side will send no more (FIN)
  bool reset = false;
  bool read_shut = false, write_shut = false;
  bool connect_pending = false;  // connect() said EINPROGRESS: the first call after it succeeded says 0
  int error = 0;                 // SO_ERROR
  std::int32_t backlog = 0;
  std::deque<FileId> pending;  // of a listener: connections to be accepted, each counted as a reference
  ThreadId connector = kNobody;
  std::int32_t tries = 0;
  std::map<std::pair<int, int>, std::int64_t> options;  // by level and name
  std::string sent_to_host;                             // what the host has not answered yet
  VirtualTime host_free = 0;                            // when it has sent all it has to send
};

struct BoundKey {
  int type = 0;
  Address address;
  auto operator<=>(const BoundKey&) const = default;
};

struct Network {
  std::map<FileId, Socket> sockets;
  std::map<BoundKey, std::vector<FileId>> bound;   // several: SO_REUSEPORT
  std::shared_ptr<const std::vector<Host>> hosts;  // the scenario's, then the built-in ones
  const Host& host(std::int32_t index) const { return (*hosts)[static_cast<std::size_t>(index)]; }
  std::int32_t next_port = 40'000;  // ephemeral

  void hash(Hasher& hasher) const;
  std::size_t bytes() const;
};

// The address of a host by its place in Network::hosts, and back; -1: no host has it.
std::uint32_t ip_of_host(std::size_t index);
std::int32_t host_of_ip(const Network& network, std::uint32_t ip);

}  // namespace kvant::machine

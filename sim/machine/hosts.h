// The named hosts of the simulated internet: what a scenario says of them, and those that are built in.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "sim/base/time.h"

namespace kvant::machine {

struct HostAnswer {
  int status = 200;
  std::string type = "text/html; charset=utf-8";
  std::string body;
  VirtualTime delay = 0;  // before it begins to answer, beside the host's work time
  bool operator==(const HostAnswer&) const = default;
};

// Answers HTTP/1.1 on ports 80 and 443 (TLS is not modelled). Any number of connections at a time.
struct Host {
  std::string name;
  VirtualTime latency = 50 * kMillisecond;    // there and back
  std::int64_t bandwidth = 10'000'000;        // bytes a second, of each connection
  VirtualTime work = 5 * kMillisecond;        // on each request
  std::map<std::string, HostAnswer> answers;  // by path; "*": any other
  bool operator==(const Host&) const = default;
};

// www.example.com, python.org …: answer any path. In the order of their addresses.
const std::vector<Host>& built_in_hosts();

// What a host sends back for one request, and after what time it begins.
struct HostReply {
  std::string bytes;
  VirtualTime delay = 0;
  bool close = false;
};
// Takes the first whole request off `input`; false: it has not come in full yet.
bool answer_request(const Host& host, std::string& input, HostReply& reply);

}  // namespace kvant::machine

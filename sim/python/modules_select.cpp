// _select: poll and epoll, under the modules select and selectors.
#include <fmt/format.h>

#include "sim/python/system_native.h"

namespace kvant::python {
namespace {

using machine::SystemCall;

void put_number(std::string& data, std::uint32_t value) {
  for (int i = 0; i < 4; ++i, value >>= 8) data += static_cast<char>(value & 0xff);
}
std::uint32_t number_at(std::string_view data, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 4; i-- > 0;) value = value << 8 | static_cast<unsigned char>(data[at + i]);
  return value;
}

// [(descriptor, events), …] that are ready.
Outcome pairs(NativeCall& c) {
  const machine::Reply& reply = *c.machine_reply;
  if (reply.error != 0) return raise_os_error(c, reply.error);
  std::vector<Value> all;
  for (std::size_t at = 0; at + 8 <= reply.data.size(); at += 8)
    all.push_back(
        new_tuple_owned(c.heap, std::array{Value::small(static_cast<std::int32_t>(number_at(reply.data, at))),
                                           Value::small(number_at(reply.data, at + 4))}));
  return c.done(new_list_owned(c.heap, all));
}

// poll(list of (descriptor, events), seconds or None)
Outcome select_poll(NativeCall& c) {
  if (c.phase == 1) return pairs(c);
  std::string data;
  for (const Value item : list_items(c.heap, c.args[0])) {
    for (const Value v : tuple_items(c.heap, item)) {
      std::int64_t number = 0;
      if (!int_argument(c, v, number)) return c.fail();
      put_number(data, static_cast<std::uint32_t>(number));
    }
  }
  ask_system(c, SystemCall::poll, {}, data, 1);
  c.in.request.wait = trace::WaitKind::selector;
  if (!set_deadline(c, c.args[1])) return c.fail();
  return c.block(1);
}

constexpr CallSpec kCreate{SystemCall::epoll_create, "", 'v'};
constexpr CallSpec kControl{SystemCall::epoll_ctl, "iiii"};

// epoll_wait(epoll, seconds or None, most)
Outcome select_epoll_wait(NativeCall& c) {
  if (c.phase == 1) return pairs(c);
  std::int64_t epoll = 0, most = 0;
  if (!int_argument(c, c.args[0], epoll) || !int_argument(c, c.args[2], most)) return c.fail();
  ask_system(c, SystemCall::epoll_wait, {epoll, most}, "", 1);
  c.in.request.wait = trace::WaitKind::selector;
  if (!set_deadline(c, c.args[1])) return c.fail();
  return c.block(1);
}

const NativeDef kFunctions[] = {
    {"poll", "items, timeout, /", select_poll},
    {"epoll_create", "", system_row<kCreate>},
    {"epoll_ctl", "epoll, operation, fd, events=, /", system_row<kControl>},
    {"epoll_wait", "epoll, timeout, maxevents, /", select_epoll_wait},
};

}  // namespace

const ModuleDef kSelectModule{"_select", kFunctions, nullptr};

}  // namespace kvant::python

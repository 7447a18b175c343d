// Natives that are system calls: what they take from Python, what they give back, and their errors.
#pragma once
#include <string_view>

#include "sim/machine/syscalls.h"
#include "sim/python/container_native.h"

namespace kvant::python {

// How a native's parameters become a machine::Request, one character each:
//   i an int: the next of Request::numbers      t a bool: the next number, 0 or 1
//   d bytes: Request::data                      p a path: Request::data, and the OSError's filename
//   q a second path: Request::more              m bytes: Request::more       . not used
// `result` is what becomes of the reply:
//   n None   v the value   b the data as bytes   B a bool of the value   2 (value, extra)
struct CallSpec {
  machine::SystemCall call;
  std::string_view arguments;
  char result = 'n';
  bool keeps_gil = false;
};

// Makes OSError(error, text[, filename[, None, filename2]]) of the right subclass the pending exception.
Outcome raise_os_error(NativeCall& c, int error, Value filename = Value(), Value second = Value());
// Asks for a call; the native is entered again at `next_phase` with c.machine_reply.
Outcome ask_system(NativeCall& c, machine::SystemCall call, std::initializer_list<std::int64_t> numbers,
                   std::string_view data, int next_phase);
// Sets the deadline of the call just asked for, from a time in seconds; None: for ever. Returns false when it
// raised.
bool set_deadline(NativeCall& c, Value seconds);
// Bytes of a bytes-like object or, of a str, its UTF-8. False: TypeError raised.
bool data_argument(NativeCall& c, Value v, std::string_view& out);
Outcome system_native(NativeCall& c, const CallSpec& spec);

template <const CallSpec& S>
Outcome system_row(NativeCall& c) {
  return system_native(c, S);
}

}  // namespace kvant::python

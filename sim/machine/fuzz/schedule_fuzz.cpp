#include <string>

#include "sim/machine/schedule.h"

// Whatever parses is printed and parsed again to the same schedule.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using kvant::machine::Schedule;
  const std::string text(reinterpret_cast<const char*>(data), size);
  Schedule schedule;
  kvant::Text error;
  if (!Schedule::parse(text, schedule, error)) {
    if (error.empty()) __builtin_trap();
    return 0;
  }
  Schedule again;
  if (!Schedule::parse(schedule.to_string(), again, error)) __builtin_trap();
  if (again.to_string() != schedule.to_string()) __builtin_trap();
  return 0;
}

#include "sim/scenario/scenario.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string inside(reinterpret_cast<const char*>(data), size);
  std::string source = "# /// kvant\n# ";
  for (const char c : inside) {
    source += c;
    if (c == '\n') source += "# ";
  }
  source += "\n# ///\n";
  kvant::scenario::Header header;
  kvant::scenario::Problem problem;
  if (!kvant::scenario::parse_header(source, "fuzz.py", header, problem) && problem.message.empty())
    __builtin_trap();
  return 0;
}

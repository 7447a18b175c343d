// Runs one program on a machine with default settings and gives back what it wrote.
#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "sim/machine/choice.h"
#include "sim/machine/machine.h"
#include "sim/python/compile/compiler.h"
#include "sim/python/runtime.h"
#include "sim/trace/trace.h"

namespace kvant::python {

// The policy's own choice always; random numbers that count up.
class FirstChoice final : public machine::Chooser {
 public:
  std::size_t choose(machine::ChoiceKind, std::uint64_t, std::span<const ThreadId>) override { return 0; }
  std::uint64_t random(std::uint64_t index) override { return (index + 1) * 0x9E3779B97F4A7C15u; }
  machine::Intervention next_intervention(Position) override { return {}; }
};

struct LangRun {
  std::string out, err;
  int status = 0;
  machine::StopInfo stop;
  VirtualTime end = 0;
};

inline LangRun run_program(std::string_view source, const std::string& name,
                           const PythonSettings& settings = {},
                           const machine::MachineSettings& machine_settings = {}) {
  LangRun result;
  auto codes = std::make_shared<CodeTable>();
  syntax::SyntaxError error;
  const auto unit = compile(source, name, syntax::Mode::kExec, {}, error);
  if (unit == nullptr) {
    result.err = syntax::format_error(error, name);
    result.status = 1;
    return result;
  }
  codes->add_source(name, source);
  trace::Trace trace;
  Runtime runtime(settings, codes);
  machine::Machine machine(machine_settings);
  const std::int64_t argument = runtime.add_program(unit, name, {});
  machine.start_process(runtime, name, 0, argument, trace);
  FirstChoice chooser;
  machine::Limits limits;
  limits.max_time = 3600 * kSecond;
  limits.max_steps = 2'000'000'000;
  result.stop = machine.advance(runtime, chooser, trace, limits, std::numeric_limits<Position>::max());
  result.end = machine.now();
  result.status = machine.processes()[0].status;
  for (const trace::Event& event : trace.events())
    if (event.kind == trace::EventKind::print)
      (event.a == 1 ? result.out : result.err) += trace.text(event.text);
  return result;
}

}  // namespace kvant::python

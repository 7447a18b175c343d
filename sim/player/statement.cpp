#include "sim/player/statement.h"

#include <fmt/format.h>

#include "sim/player/reach.h"

namespace kvant {

std::vector<std::string> check_statement(const Player& player) {
  const scenario::Expectation& expect = player.scenario().header.expect;
  std::vector<std::string> failures;
  std::string output;
  for (const Player::Output& piece : player.output())
    if (piece.stream == 1) output += piece.text;

  const std::string stop(trace::name_of(player.stopped().reason));
  if (const std::string wanted = expect.stop.value_or("finished"); stop != wanted)
    failures.push_back(fmt::format("the run should end as `{}`, but it ended as `{}`: {}", wanted, stop,
                                   player.stopped().text));
  if (expect.output && output != *expect.output)
    failures.push_back(fmt::format("the output should be\n{}but it is\n{}", *expect.output, output));
  if (expect.output_not && output == *expect.output_not)
    failures.push_back(fmt::format("the output should not be\n{}", output));
  for (const std::string& line : expect.output_lines)
    if (("\n" + output).find("\n" + line + "\n") == std::string::npos)
      failures.push_back(fmt::format("the output should have a line `{}`; it is\n{}", line, output));
  const double seconds = static_cast<double>(player.end_time()) / 1e9;
  if (expect.min_duration && player.end_time() < *expect.min_duration)
    failures.push_back(fmt::format("the run should take at least {} s, but it took {} s",
                                   static_cast<double>(*expect.min_duration) / 1e9, seconds));
  if (expect.max_duration && player.end_time() > *expect.max_duration)
    failures.push_back(fmt::format("the run should take at most {} s, but it took {} s",
                                   static_cast<double>(*expect.max_duration) / 1e9, seconds));
  for (const bool wanted : {true, false}) {
    for (const std::string& outcome : wanted ? expect.reachable : expect.unreachable) {
      const Reach reach = find_run(player.scenario(), player.settings(), run_ends_with(outcome));
      if (reach.found == wanted) continue;
      failures.push_back(
          wanted ? fmt::format("`{}` should be reachable, but none of {} runs led to it", outcome, reach.runs)
                 : fmt::format("`{}` should be unreachable, but this schedule leads to it: {}", outcome,
                               reach.schedule.to_string()));
    }
  }
  return failures;
}

}  // namespace kvant

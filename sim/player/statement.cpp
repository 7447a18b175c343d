#include "sim/player/statement.h"

#include "sim/player/reach.h"

namespace kvant {

std::vector<Text> check_statement(const Player& player) {
  const scenario::Expectation& expect = player.scenario().header.expect;
  std::vector<Text> failures;
  std::string output;
  for (const Player::Output& piece : player.output())
    if (piece.stream == 1) output += piece.text;

  const std::string stop(trace::name_of(player.stopped().reason));
  if (const std::string wanted = expect.stop.value_or("finished"); stop != wanted)
    failures.push_back(message(MessageId::states_stop, wanted, stop, player.stopped().text));
  if (expect.output && output != *expect.output)
    failures.push_back(message(MessageId::states_output, *expect.output, output));
  if (expect.output_not && output == *expect.output_not)
    failures.push_back(message(MessageId::states_not_output, output));
  for (const std::string& line : expect.output_lines)
    if (("\n" + output).find("\n" + line + "\n") == std::string::npos)
      failures.push_back(message(MessageId::states_line, line, output));
  const double seconds = static_cast<double>(player.end_time()) / 1e9;
  if (expect.min_duration && player.end_time() < *expect.min_duration)
    failures.push_back(
        message(MessageId::states_at_least, static_cast<double>(*expect.min_duration) / 1e9, seconds));
  if (expect.max_duration && player.end_time() > *expect.max_duration)
    failures.push_back(
        message(MessageId::states_at_most, static_cast<double>(*expect.max_duration) / 1e9, seconds));
  for (const bool wanted : {true, false}) {
    for (const std::string& outcome : wanted ? expect.reachable : expect.unreachable) {
      const Reach reach = find_run(player.scenario(), player.settings(), run_ends_with(outcome));
      if (reach.found == wanted) continue;
      failures.push_back(wanted
                             ? message(MessageId::states_reachable, outcome, reach.runs)
                             : message(MessageId::states_unreachable, outcome, reach.schedule.to_string()));
    }
  }
  return failures;
}

}  // namespace kvant

#include "app/session/outcome_tables.h"

#include <algorithm>

namespace kvant::session {

using figures::StepTable;

namespace {
constexpr std::size_t kMostTried = 400;
}  // namespace

OutcomeSearch::OutcomeSearch(const Player& player, const StepTableOptions& options, std::size_t most_runs)
    : player_(player), options_(options), most_runs_(most_runs), found_{step_table(player, options)} {
  options_.variable = found_.front().variable;
  known_.insert(found_.front().actual);
  // Where another thread could go on instead: before each step of the program, and where a thread gets a
  // core.
  const auto& events = player.trace().events();
  const auto steps = step_places(player);
  if (steps.empty()) return;
  for (const trace::Event& e : events)
    if (e.kind == trace::EventKind::ref_read && e.time >= options.from && e.time <= options.to)
      places_.push_back(e.position + 1);
  for (const auto& [position, thread] : steps)
    if (thread != 0) places_.push_back(position);
  for (const trace::Event& e : events)
    if (e.kind == trace::EventKind::thread_run || e.kind == trace::EventKind::thread_ready)
      places_.push_back(e.position);
  std::reverse(places_.begin(), places_.end());
}

bool OutcomeSearch::advance() {
  if (found_.size() >= most_runs_ || tried_ >= kMostTried) return false;
  while (others_.empty()) {
    if (places_.empty()) return false;
    position_ = places_.back();
    places_.pop_back();
    others_ = player_.world_at(position_).machine.candidates();
    std::erase(others_, 0);
    std::reverse(others_.begin(), others_.end());
  }
  ++tried_;
  scenario::Settings settings = player_.settings();
  settings.schedule.interventions.push_back({position_, others_.back()});
  others_.pop_back();
  Player run(std::make_shared<const scenario::Scenario>(player_.scenario()), settings);
  run.record_all();
  if (run.stopped().reason != trace::StopReason::finished) return true;
  StepTable table = step_table(run, options_);
  if (known_.insert(table.actual).second) found_.push_back(std::move(table));
  return true;
}

std::vector<StepTable> OutcomeSearch::take() {
  std::stable_partition(found_.begin(), found_.end(), [](const StepTable& t) {
    return std::none_of(t.steps.begin(), t.steps.end(), [](const StepTable::Step& s) { return s.lost; });
  });
  return std::move(found_);
}

std::vector<StepTable> outcome_tables(const Player& player, const StepTableOptions& options) {
  OutcomeSearch search(player, options);
  while (search.advance()) {
  }
  return search.take();
}

}  // namespace kvant::session

#include "app/cli/command.h"

#include "app/session/explain.h"

#include <fmt/format.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>

#include "sim/machine/system.h"

namespace kvant::cli {
namespace {

using lang::TextId;

volatile std::sig_atomic_t interrupted = 0;

std::string thread_name(const Player& player, ThreadId thread) {
  return player.lanes().threads()[static_cast<std::size_t>(thread)].name;
}

std::string edge_text(const Player& player, const machine::WaitEdge& edge) {
  const std::string waiter = thread_name(player, edge.waiter);
  if (edge.wait == trace::WaitKind::join) {
    return lang::format(lang::language(), TextId::cli_waits_join, waiter,
                        edge.holder == kNobody ? edge.object : thread_name(player, edge.holder));
  }
  const std::string object = edge.object.empty() ? std::string(trace::name_of(edge.wait)) : edge.object;
  if (edge.holder == kNobody) return lang::format(lang::language(), TextId::cli_waits, waiter, object);
  return lang::format(lang::language(), TextId::cli_waits_held, waiter, object,
                      thread_name(player, edge.holder));
}

}  // namespace

int usage_error(std::string_view message) {
  fmt::print(stderr, "kvant: {}\n", message);
  return kUsage;
}

int report(const scenario::Problem& problem) {
  return usage_error(problem.to_string(lang::place_of(lang::language())));
}

std::shared_ptr<const scenario::Scenario> open_scenario(const std::string& file, scenario::Problem& problem) {
  for (const scenario::CatalogueEntry& entry : scenario::catalogue()) {
    if (entry.id != file) continue;
    return scenario::load_bundled(file, problem);
  }
  return scenario::load_file(file, problem);
}

std::shared_ptr<const scenario::Scenario> open_scenario(const std::string& file) {
  scenario::Problem problem;
  auto opened = open_scenario(file, problem);
  if (!opened) report(problem);
  return opened;
}

void record(Player& player, const std::function<void()>& each) {
  interrupted = 0;
  auto* before = std::signal(SIGINT, [](int) { interrupted = 1; });
  const bool terminal = isatty(STDERR_FILENO) != 0;
  bool shown = false;
  player.record(1'000'000);
  if (each) each();
  if (!player.complete()) {
    player.record_all([&](const Player& p) {
      if (each) each();
      if (terminal) {
        fmt::print(stderr, "\r{}\x1b[K",
                   lang::format(lang::language(), TextId::cli_progress,
                                lang::duration(p.end_time(), lang::language())));
        shown = true;
      }
      return interrupted == 0;
    });
  }
  if (shown) fmt::print(stderr, "\r\x1b[K");
  if (each) each();
  std::signal(SIGINT, before);
}

int report_stop(const Player& player) {
  using trace::StopReason;
  const auto language = lang::language();
  const std::string when = lang::duration(player.end_time(), language);
  switch (player.stopped().reason) {
    case StopReason::paused:
    case StopReason::finished:
      return player.exit_status();
    case StopReason::deadlock:
      fmt::print(stderr, "kvant: {}\n", lang::format(language, TextId::cli_deadlock, when));
      for (const machine::WaitEdge& edge : player.last_world().machine.wait_edges())
        fmt::print(stderr, "  {}\n", edge_text(player, edge));
      return kDeadlocked;
    case StopReason::time_limit:
      fmt::print(stderr, "kvant: {}\n", lang::format(language, TextId::cli_time_limit, when));
      return kLimit;
    case StopReason::instruction_limit:
      fmt::print(stderr, "kvant: {}\n", lang::format(language, TextId::cli_instruction_limit, when));
      return kLimit;
    case StopReason::memory_limit:
      fmt::print(stderr, "kvant: {}\n", lang::format(language, TextId::cli_memory_limit, when));
      return kLimit;
    case StopReason::idle:
      fmt::print(stderr, "kvant: {}\n", lang::format(language, TextId::cli_idle, when));
      return player.exit_status();
    case StopReason::process_limit:
      fmt::print(stderr, "kvant: {}\n", lang::format(language, TextId::cli_process_limit, when));
      return kLimit;
    case StopReason::trace_limit:
      fmt::print(stderr, "kvant: {}\n", lang::format(language, TextId::cli_trace_limit, when));
      return kLimit;
    case StopReason::interrupted:
      fmt::print(stderr, "kvant: {}\n", lang::format(language, TextId::cli_interrupted, when));
      return kInterrupted;
    case StopReason::segmentation_fault:
      if (const python::CrashView* crash = player.last_world().python.crash()) {
        fmt::print(stderr, "kvant: {}\n", lang::format(language, TextId::cli_crash, when));
        for (const std::string& line : session::explain_crash(player, *crash, language))
          fmt::print(stderr, "  {}\n", line);
      }
      return kCrashed;
    case StopReason::schedule_mismatch:
      return usage_error(lang::format(language, TextId::cli_schedule_mismatch,
                                      lang::in(player.stopped().mismatch, language)));
  }
  return kDone;
}

}  // namespace kvant::cli

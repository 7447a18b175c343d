#include "app/gui/state_dump.h"

#include <fmt/format.h>

#include <algorithm>

namespace kvant::gui {

namespace {

std::string_view name_of(session::Status status) {
  switch (status) {
    case session::Status::running:
      return "running";
    case session::Status::ready:
      return "ready";
    case session::Status::wait_gil:
      return "wait_gil";
    case session::Status::blocked:
      return "blocked";
    case session::Status::wait_io:
      return "wait_io";
    case session::Status::sleeping:
      return "sleeping";
    case session::Status::ended:
      return "ended";
  }
  return "";
}

std::string one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', '|');
  return text;
}

}  // namespace

std::string dump_state(const panels::Context& c) {
  std::string out;
  const auto line = [&](std::string_view key, const auto& value) {
    out += fmt::format("{}: {}\n", key, value);
  };
  line("language", lang::name_of(c.lang()));
  line("theme", c.look().dark ? "dark" : "light");
  line("projector", c.preferences.projector);
  line("dialog", static_cast<int>(c.view.dialog));
  line("problem", one_line(c.session.problem(c.lang())));
  line("notice", one_line(c.view.notice));
  line("open", c.session.is_open());
  if (!c.session.is_open() || !c.snapshot) return out;
  const Player& player = c.session.player();
  const session::Snapshot& s = *c.snapshot;
  line("title", c.session.title(c.lang()));
  line("file", c.session.scenario().name);
  const scenario::Settings& settings = c.session.settings();
  line("version", (settings.python.profile ? *settings.python.profile : python::default_profile()).name);
  line("gil", settings.python.has_gil());
  line("cores", settings.machine.cores);
  line("schedule", settings.schedule.to_string());
  line("recording", c.session.recording());
  line("stop", trace::name_of(player.stopped().reason));
  line("position", s.position);
  line("end", player.end());
  line("time", s.time);
  line("end_time", player.end_time());
  line("playing", c.session.playing());
  line("can_undo", c.session.can_undo());
  line("can_redo", c.session.can_redo());
  line("hide_future", c.session.hide_future);
  line("shown", s.name_of(s.shown));
  line("running", s.name_of(s.running));
  for (const session::ThreadRow& row : s.threads)
    line("thread " + row.name, fmt::format("{} line {}", name_of(row.status), row.line));
  for (const session::VariableRow& row : s.variables)
    line("variable " + row.name, row.value + (row.changed ? " changed" : ""));
  for (const session::OpenUpdate& update : s.updates)
    line("update " + s.name_of(update.thread), update.variable + " " + update.read + " " + update.now);
  std::string breakpoints;
  for (const Breakpoint& b : c.session.breakpoints())
    breakpoints += (breakpoints.empty() ? "" : ", ") + b.file + ":" + std::to_string(b.line);
  line("breakpoints", breakpoints);
  line("searching", c.session.searching());
  std::string candidates;
  for (ThreadId id : s.candidates) candidates += (candidates.empty() ? "" : ", ") + s.name_of(id);
  line("candidates", candidates);
  line("what", one_line(c.explanation->what));
  line("why", one_line(c.explanation->why));
  std::string printed;
  for (const Player::Output& piece : player.output(player.position())) printed += piece.text;
  line("output", one_line(printed));
  line("timeline",
       fmt::format("{} {} {}", c.view.timeline.frame.from, c.view.timeline.frame.to, c.view.timeline.fit));
  return out;
}

}  // namespace kvant::gui

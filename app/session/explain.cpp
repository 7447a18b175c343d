#include "app/session/explain.h"

#include <algorithm>
#include <cctype>

#include "app/session/sentences.h"
#include "sim/python/compile/compiler.h"

namespace kvant::session {

using lang::Lang;
using lang::TextId;
using trace::WaitKind;

namespace {

// The events of the step that led to the cursor, in order.
std::vector<const trace::Event*> last_events(const Player& player) {
  std::vector<const trace::Event*> found;
  const auto& events = player.trace().events();
  for (std::size_t i = player.trace().first_at(player.position() + 1); i-- > 0;) {
    if (events[i].position + 1 < player.position()) break;
    found.push_back(&events[i]);
  }
  std::reverse(found.begin(), found.end());
  return found;
}

// A switch at the point where an update stands open deserves the first word.
const OpenUpdate* telling_update(const Snapshot& s) {
  const OpenUpdate* best = nullptr;
  for (const OpenUpdate& update : s.updates)
    if (!best || (update.stale() && !best->stale())) best = &update;
  return best;
}

std::string update_sentence(const Snapshot& s, const OpenUpdate& u, Lang lang) {
  const std::string name = s.name_of(u.thread);
  if (u.stale()) return lang::format(lang, TextId::explain_stale_update, name, u.variable, u.read, u.now);
  if (!u.read.empty()) return lang::format(lang, TextId::explain_open_update, name, u.variable, u.read);
  return lang::format(lang, TextId::explain_open_update_plain, name, u.variable);
}

void explain_update(const Player& player, const Snapshot& s, const OpenUpdate& u, Lang lang,
                    Explanation& out) {
  const python::PythonSettings& python = player.settings().python;
  const python::Profile& profile = python.profile ? *python.profile : python::default_profile();
  out.what = update_sentence(s, u, lang);
  if (!python.has_gil()) {
    out.why = lang::tr(TextId::explain_why_no_gil, lang);
    return;
  }
  bool has_call = false;
  const ThreadRow* row = s.thread(u.thread);
  for (std::size_t i = u.load; row && row->code && i < u.store && i < row->code->code.size(); ++i)
    has_call = has_call || row->code->code[i].op == python::Op::CALL ||
               row->code->code[i].op == python::Op::CALL_FUNCTION_EX;
  const std::string version(profile.name);
  switch (profile.switch_points) {
    case python::SwitchPoints::nearly_everywhere:
      out.why = lang::format(
          lang, has_call ? TextId::explain_why_everywhere_call : TextId::explain_why_everywhere, version);
      if (!has_call) out.try_version = "3.12";
      break;
    case python::SwitchPoints::calls_and_jumps:
      out.why = lang::format(lang, TextId::explain_why_jumps, version);
      break;
    case python::SwitchPoints::calls_and_loops:
      out.why = lang::format(lang, TextId::explain_why_loops, version);
      break;
  }
}

std::string quiet_sentence(const Snapshot& s, Lang lang) {
  const ThreadRow* row = s.thread(s.running);
  if (!row) return lang::tr(TextId::explain_idle, lang);
  if (!row->code || row->line == 0)
    return lang::format(lang, TextId::explain_step_quiet, short_name(row->name));
  if (!row->at_instruction)
    return lang::format(lang, TextId::explain_step_library, short_name(row->name), row->line);
  const std::string function = row->function == "<module>"
                                   ? std::string(lang::tr(TextId::explain_main_program, lang))
                                   : row->function + "()";
  return lang::format(lang, TextId::explain_step, short_name(row->name), function, row->line,
                      instruction_text(*row->code, row->instruction));
}

}  // namespace

std::string instruction_text(const python::CodeUnit& code, std::size_t instruction) {
  if (instruction >= code.code.size()) return "";
  for (const python::DisLine& line : python::disassemble(code)) {
    if (line.instruction != instruction) continue;
    std::string text(python::info_of(line.op).name);
    if (line.arg_text.size() > 2 && line.arg_text.front() == '(')
      text += " " + line.arg_text.substr(1, line.arg_text.size() - 2);
    return text;
  }
  return std::string(python::info_of(code.code[instruction].op).name);
}

std::vector<std::string> explain_crash(const Player& player, const python::CrashView& crash, Lang lang) {
  const auto& threads = player.last_world().machine.threads();
  const auto who = [&](const python::ReferenceStep& step) {
    const std::string name = step.thread >= 0 && static_cast<std::size_t>(step.thread) < threads.size()
                                 ? short_name(threads[static_cast<std::size_t>(step.thread)].name)
                                 : std::string();
    return step.line > 0 ? lang::format(lang, TextId::explain_crash_place, name, step.line) : name;
  };
  std::vector<std::string> lines{lang::format(
      lang, TextId::explain_crash, lang::format(lang, TextId::explain_crash_object, crash.name, crash.type))};
  if (crash.lost)
    lines.push_back(lang::format(lang, TextId::explain_crash_lost, who(crash.second), crash.second_read,
                                 who(crash.first), crash.first.value, who(crash.second), crash.second.value));
  if (crash.lost)
    lines.push_back(lang::format(lang, TextId::explain_crash_freed, who(crash.freed), crash.freed.value));
  else
    lines.push_back(lang::format(lang, TextId::explain_crash_no_loss, who(crash.freed), who(crash.use)));
  lines.push_back(lang::format(lang, TextId::explain_crash_use, who(crash.use)));
  return lines;
}

Explanation explain(const Player& player, const Snapshot& s, Lang lang) {
  Explanation out;
  if (s.position == 0) {
    out.what = lang::tr(TextId::explain_nothing, lang);
    return out;
  }
  if (player.complete() && s.position >= player.end()) {
    const auto lines = explain_stop(player, lang);
    for (const std::string& line : lines) out.what += (out.what.empty() ? "" : "\n") + line;
    if (player.stopped().reason == trace::StopReason::deadlock)
      out.why = lang::tr(TextId::explain_why_deadlock, lang);
    return out;
  }
  const auto events = last_events(player);
  const Told told = tell(player, s, events, lang);
  if (const OpenUpdate* update = telling_update(s); update && (told.is_switch || told.text.empty())) {
    explain_update(player, s, *update, lang, out);
    return out;
  }
  if (!told.text.empty()) {
    out.what = told.text;
    out.why = told.why;
    return out;
  }
  out.what = quiet_sentence(s, lang);
  return out;
}

std::vector<std::string> explain_stop(const Player& player, Lang lang) {
  using trace::StopReason;
  std::vector<std::string> lines;
  const machine::StopInfo& stop = player.stopped();
  switch (stop.reason) {
    case StopReason::paused:
      return lines;
    case StopReason::finished:
      lines.push_back(lang::tr(TextId::explain_finished, lang));
      break;
    case StopReason::deadlock:
      lines.push_back(lang::tr(TextId::explain_deadlock, lang));
      break;
    case StopReason::time_limit:
      lines.push_back(lang::tr(TextId::explain_time_limit, lang));
      break;
    case StopReason::instruction_limit:
      lines.push_back(lang::tr(TextId::explain_instruction_limit, lang));
      break;
    case StopReason::memory_limit:
      lines.push_back(lang::tr(TextId::explain_memory_limit, lang));
      break;
    case StopReason::idle:
      lines.push_back(lang::tr(TextId::explain_run_idle, lang));
      break;
    case StopReason::process_limit:
      lines.push_back(lang::tr(TextId::explain_process_limit, lang));
      break;
    case StopReason::trace_limit:
      lines.push_back(lang::tr(TextId::explain_trace_limit, lang));
      break;
    case StopReason::interrupted:
      lines.push_back(lang::tr(TextId::explain_interrupted, lang));
      break;
    case StopReason::segmentation_fault:
      if (const python::CrashView* crash = player.last_world().python.crash())
        return explain_crash(player, *crash, lang);
      break;
    case StopReason::schedule_mismatch:
      lines.push_back(lang::format(lang, TextId::explain_mismatch, lang::in(stop.mismatch, lang)));
      break;
  }
  if (stop.reason != StopReason::deadlock) return lines;
  const auto& threads = player.last_world().machine.threads();
  const auto name = [&](ThreadId id) {
    return id >= 0 && static_cast<std::size_t>(id) < threads.size()
               ? short_name(threads[static_cast<std::size_t>(id)].name)
               : std::string();
  };
  for (const machine::WaitEdge& edge : player.last_world().machine.wait_edges()) {
    if (edge.wait == WaitKind::join)
      lines.push_back(lang::format(lang, TextId::explain_waits_join, name(edge.waiter),
                                   edge.object.empty() ? name(edge.holder) : edge.object));
    else if (edge.holder != kNobody)
      lines.push_back(lang::format(lang, TextId::explain_waits_edge, name(edge.waiter),
                                   object_text(edge.wait, edge.object, lang), name(edge.holder)));
    else
      lines.push_back(lang::format(lang, TextId::explain_waits_edge_free, name(edge.waiter),
                                   object_text(edge.wait, edge.object, lang)));
  }
  return lines;
}

}  // namespace kvant::session

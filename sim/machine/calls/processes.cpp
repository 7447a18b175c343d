// Calls about processes.
#include <algorithm>

#include "sim/machine/call.h"

namespace kvant::machine {

namespace {

// The process of a pid, 0 being the caller's own; kNobody and ESRCH when there is none.
ProcessId process_of(Call& c, std::int64_t pid) {
  if (pid == 0) return c.process;
  const std::int64_t id = pid - pid_of(0);
  if (id >= 0 && id < static_cast<std::int64_t>(c.processes().size()) &&
      !c.processes()[static_cast<std::size_t>(id)].reaped)
    return static_cast<ProcessId>(id);
  c.fail(kESRCH);
  return kNobody;
}

ProcessFiles& files_of(Call& c, ProcessId process) {
  return c.os.processes[static_cast<std::size_t>(process)];
}

}  // namespace

void call_getppid(Call& c) {
  c.silent = true;
  const ProcessId parent = c.processes()[static_cast<std::size_t>(c.process)].parent;
  c.done(parent == kNobody ? 1 : pid_of(parent));
}

void call_cpu_time(Call& c) {
  c.silent = true;
  if (c.number(0) == 0) return c.done(c.own().children_time);
  const std::int64_t id = c.number(0) - pid_of(0);
  if (id < 0 || id >= static_cast<std::int64_t>(c.processes().size())) return c.fail(kESRCH);
  VirtualTime time = files_of(c, static_cast<ProcessId>(id)).children_time;
  for (const Thread& t : c.threads())
    if (t.process == id) time += t.cpu_time;
  c.done(time);
}

void call_getpgid(Call& c) {
  c.silent = true;
  if (const ProcessId process = process_of(c, c.number(0)); process != kNobody)
    c.done(pid_of(files_of(c, process).group));
}

void call_setpgid(Call& c) {
  const ProcessId process = process_of(c, c.number(0));
  if (process == kNobody) return;
  if (process != c.process && c.processes()[static_cast<std::size_t>(process)].parent != c.process)
    return c.fail(kESRCH);
  const std::int64_t group = c.number(1) == 0 ? process : c.number(1) - pid_of(0);
  if (c.number(1) < 0) return c.fail(kEINVAL);
  ProcessFiles& own = files_of(c, process);
  if (own.session == process) return c.fail(kEPERM);  // the leader of a session stays
  const bool there = std::any_of(c.os.processes.begin(), c.os.processes.end(), [&](const ProcessFiles& p) {
    return p.group == group && p.session == own.session;
  });
  if (group != process && !there) return c.fail(kEPERM);
  own.group = static_cast<ProcessId>(group);
  c.done();
}

void call_getsid(Call& c) {
  c.silent = true;
  if (const ProcessId process = process_of(c, c.number(0)); process != kNobody)
    c.done(pid_of(files_of(c, process).session));
}

void call_setsid(Call& c) {
  for (const Process& p : c.processes())
    if (!p.exited && files_of(c, p.id).group == c.process) return c.fail(kEPERM);
  c.own().group = c.own().session = c.process;
  c.done(pid_of(c.process));
}

}  // namespace kvant::machine

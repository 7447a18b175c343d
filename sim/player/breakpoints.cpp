#include "sim/player/breakpoints.h"

#include <algorithm>
#include <utility>

namespace kvant {
namespace {

void add_lines(const python::CodeUnit& unit, std::set<int>& lines);
void add_lines(const python::Constant& constant, std::set<int>& lines) {
  if (constant.code) add_lines(*constant.code, lines);
}
void add_lines(const python::CodeUnit& unit, std::set<int>& lines) {
  for (const auto& location : unit.locations)
    if (location.line > 0) lines.insert(location.line);
  for (const python::Constant& constant : unit.consts) add_lines(constant, lines);
}

// A function that has not got beyond its RESUME is on no line yet: what is before it belongs to the `def`.
bool is_entry(const python::FrameView& frame) {
  const auto& code = frame.code->code;
  const auto resume = std::find_if(code.begin(), code.end(), [](const python::Instr& instruction) {
    return instruction.op == python::Op::RESUME;
  });
  return resume != code.end() && frame.instruction <= static_cast<std::size_t>(resume - code.begin());
}

}  // namespace

std::set<int> lines_with_code(const scenario::Scenario& scenario, const std::string& file) {
  std::set<int> lines;
  for (const scenario::Program& program : scenario.programs)
    if (program.main && program.main->filename == file) add_lines(*program.main, lines);
  const python::CodeTable& codes = *scenario.codes;
  for (std::uint32_t id = 0; id < python::CodeTable::kMaxUnits && codes.starts()[id] != nullptr; ++id)
    if (const python::CodeUnit& unit = codes.at(id); unit.filename == file) add_lines(unit, lines);
  return lines;
}

BreakpointWatch::Seen BreakpointWatch::look(const World& world, ThreadId thread) {
  Seen seen;
  seen.instructions = world.python.instructions(thread);
  if (world.python.place(thread).line == 0) return seen;
  const std::vector<python::FrameView> frames = world.python.frames(thread);
  for (std::size_t i = frames.size(); i > 0; --i) {
    const python::FrameView& frame = frames[i - 1];
    if (frame.is_library) continue;
    seen.frames.push_back({world.python.codes().add(frame.code), is_entry(frame) ? 0 : frame.line,
                           static_cast<std::uint32_t>(frames.size() - i)});
  }
  return seen;
}

void BreakpointWatch::refresh(const World& world) {
  const auto& threads = world.machine.threads();
  threads_.resize(threads.size());
  for (const machine::Thread& thread : threads) {
    Seen& seen = threads_[static_cast<std::size_t>(thread.id)];
    if (seen.instructions == 0 || seen.instructions != world.python.instructions(thread.id))
      seen = look(world, thread.id);
  }
}

bool BreakpointWatch::is_wanted(const World& world, const Place& place) const {
  for (const Breakpoint& breakpoint : wanted_)
    if (breakpoint.line == place.line && world.python.codes().at(place.code_id).filename == breakpoint.file)
      return true;
  return false;
}

bool BreakpointWatch::moved(const World& world) {
  const std::size_t known = threads_.size();
  for (std::size_t id = known; id < world.machine.threads().size(); ++id)
    threads_.push_back(look(world, static_cast<ThreadId>(id)));
  const ThreadId actor = world.machine.last_thread();
  if (actor == kNobody || static_cast<std::size_t>(actor) >= known) return false;
  Seen& seen = threads_[static_cast<std::size_t>(actor)];
  seen.instructions = world.python.instructions(actor);
  const Place now = world.python.place(actor);
  std::vector<Place>& frames = seen.frames;
  if (now.line == 0 && now.depth == 0) {
    frames.clear();
    return false;
  }
  while (!frames.empty() && (frames.back().depth > now.depth ||
                             (frames.back().depth == now.depth && frames.back().code_id != now.code_id)))
    frames.pop_back();
  const bool fresh = frames.empty() || frames.back().depth < now.depth;  // called, or resumed
  if (fresh) frames.push_back(now);
  const int before = std::exchange(frames.back().line, now.line);
  if ((!fresh && before == now.line) || !is_wanted(world, now)) return false;
  if (!fresh && before != 0) return true;
  const std::vector<python::FrameView> views = world.python.frames(actor);
  const auto frame = std::find_if(views.begin(), views.end(), [](const auto& f) { return !f.is_library; });
  if (is_entry(*frame)) {
    frames.back().line = 0;
    return false;
  }
  return !fresh || frame->code->locations[frame->instruction - 1].line != now.line;
}

}  // namespace kvant

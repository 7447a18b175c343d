// From the graph of a unit to its code object.
#include <algorithm>

#include "sim/python/compile/codegen.h"
#include "sim/python/compile/fuse.h"

namespace kvant::python::codegen {

using enum Opcode;

std::uint32_t Codegen::flags_of_unit() const {
  const Scope& scope = *unit_->scope;
  std::uint32_t flags = options_.extra_flags;
  const auto line = static_cast<std::size_t>(std::max(unit_->first_line, 0));
  if (line < options_.hidden_lines.size() && scope.type != BlockType::module)
    flags = options_.hidden_lines[line] ? flags | kHidden : flags & ~kHidden;
  if (scope.type != BlockType::function) return flags;
  flags |= kNewLocals | kOptimized;
  if (scope.nested) flags |= kNested;
  if (scope.generator) flags |= scope.coroutine ? kAsyncGenerator : kGenerator;
  if (!scope.generator && scope.coroutine) flags |= kCoroutine;
  if (scope.varargs) flags |= kVarArgs;
  if (scope.varkeywords) flags |= kVarKeywords;
  return flags;
}

// What every frame starts with: COPY_FREE_VARS, MAKE_CELL in the order of the slots, RETURN_GENERATOR.
void Codegen::insert_prefix(std::uint32_t flags) {
  std::vector<Instruction> prefix;
  const auto add = [&](Opcode code, int arg) -> Instruction& {
    Instruction& instruction = prefix.emplace_back();
    instruction.op = code;
    instruction.arg = arg;
    return instruction;
  };
  if (!unit_->frees.empty()) add(COPY_FREE_VARS, static_cast<int>(unit_->frees.size()));
  std::vector<std::pair<int, int>> cells;  // slot, number of the cell
  for (const auto& [cell, number] : unit_->cells) {
    const int* local = unit_->locals.find(cell);
    cells.emplace_back(local ? *local : static_cast<int>(unit_->locals.size()) + number, number);
  }
  std::sort(cells.begin(), cells.end());
  for (const auto& [slot, number] : cells) add(MAKE_CELL, number);
  if (flags & (kGenerator | kCoroutine | kAsyncGenerator)) {
    add(RETURN_GENERATOR, 0).at = {unit_->first_line, unit_->first_line, -1, -1};
    add(POP_TOP, 0);
  }
  std::vector<Instruction>& code = unit_->graph.entry()->code;
  code.insert(code.begin(), prefix.begin(), prefix.end());
}

// Fills the slots ("localsplus") and turns numbers of cells and free variables into slots.
void Codegen::place_cells(CodeUnit& code) {
  for (const auto& [local, number] : unit_->locals) {
    code.local_names.emplace_back(local);
    code.local_kinds.push_back(unit_->cells.contains(local) ? LocalKind::local_cell : LocalKind::local);
  }
  std::vector<int> slots;
  for (const auto& [cell, number] : unit_->cells) {
    if (const int* local = unit_->locals.find(cell)) {
      slots.push_back(*local);
      continue;
    }
    slots.push_back(static_cast<int>(code.local_names.size()));
    code.local_names.emplace_back(cell);
    code.local_kinds.push_back(LocalKind::cell);
  }
  for (const auto& [free, number] : unit_->frees) {
    slots.push_back(static_cast<int>(code.local_names.size()));
    code.local_names.emplace_back(free);
    code.local_kinds.push_back(LocalKind::free);
  }
  for (Block* block = unit_->graph.entry(); block; block = block->next) {
    for (Instruction& instruction : block->code) {
      switch (instruction.op) {
        case MAKE_CELL:
        case LOAD_CLOSURE:
        case LOAD_DEREF:
        case STORE_DEREF:
        case DELETE_DEREF:
        case LOAD_CLASSDEREF:
          instruction.arg = slots[static_cast<std::size_t>(instruction.arg)];
          break;
        default:
          break;
      }
    }
  }
}

namespace {

kvant::python::Location to_location(const Position& at) {
  if (at.line < 0) return {0, 0, -1, -1};
  if (at.column < 0 || at.end_column < 0) return {at.line, std::max(at.line, at.end_line), -1, -1};
  return {at.line, at.end_line, at.column, at.end_column};
}

void emit(FlowGraph& graph, CodeUnit& code) {
  for (const Block* block = graph.entry(); block; block = block->next) {
    int offset = block->first_offset;
    for (const Instruction& instruction : block->code) {
      const auto arg = static_cast<std::uint32_t>(instruction.arg);
      Instr& instr = code.code.emplace_back();
      instr.op = static_cast<Op>(instruction.op);
      instr.arg = is_jump(instruction.op) ? instruction.target->first_index : instruction.arg;
      if (info_of(instr.op).caches && code.cache_count <= 0xFFFF)
        instr.cache = static_cast<std::uint16_t>(code.cache_count++);
      code.offsets.push_back(static_cast<std::uint32_t>(offset + extended_args(arg)) * 2);
      offset += units_of(instruction);
      code.locations.push_back(to_location(instruction.at));
    }
  }
}

void emit_exceptions(FlowGraph& graph, CodeUnit& code) {
  std::uint32_t index = 0, start = 0;
  const Block* handler = nullptr;
  const auto close = [&] {
    if (!handler) return;
    const int depth = handler->start_depth - 1 - (handler->wants_lasti ? 1 : 0);
    code.exceptions.push_back({start, index, static_cast<std::uint32_t>(handler->first_index),
                               static_cast<std::uint16_t>(depth), handler->wants_lasti});
  };
  for (const Block* block = graph.entry(); block; block = block->next) {
    for (const Instruction& instruction : block->code) {
      if (instruction.handler != handler) {
        close();
        start = index;
        handler = instruction.handler;
      }
      ++index;
    }
  }
  close();
}

}  // namespace

std::shared_ptr<const CodeUnit> Codegen::assemble(bool add_none) {
  if (!unit_->current->returns) {
    unset_loc();
    if (add_none) load_none();
    op(RETURN_VALUE);
  }
  FlowGraph& graph = unit_->graph;
  graph.normalize();
  auto code = std::make_shared<CodeUnit>();
  code->flags = flags_of_unit();
  insert_prefix(code->flags);
  place_cells(*code);
  graph.optimize(unit_->constants, unit_->first_line);
  code->stack_size =
      static_cast<std::uint32_t>(graph.stack_depth(unit_->scope->generator || unit_->scope->coroutine));
  graph.label_exception_targets();
  graph.remove_pseudo_instructions();
  graph.lay_out();

  code->name = unit_->name;
  code->qualname = unit_->qualname;
  code->filename = options_.filename;
  code->first_line = unit_->first_line;
  code->arg_count = unit_->arg_count;
  code->posonly_count = unit_->posonly_count;
  code->kwonly_count = unit_->kwonly_count;
  code->consts = unit_->constants.take();
  for (const auto& [name, number] : unit_->names) code->names.emplace_back(name);
  emit(graph, *code);
  emit_exceptions(graph, *code);
  fuse(*code);
  return code;
}

}  // namespace kvant::python::codegen

#include <algorithm>

#include "sim/python/compile/flow.h"

namespace kvant::python::codegen {
namespace {

using enum Opcode;

constexpr std::size_t kMaxCopiedExit = 4;  // instructions; MAX_COPY_SIZE of CPython

Block* first_non_empty(Block* block) {
  while (block->code.empty()) block = block->next;
  return block;
}

bool has_line(const Block& block) {
  return std::any_of(block.code.begin(), block.code.end(),
                     [](const Instruction& i) { return i.at.line > 0; });
}

bool exits_without_line(const Block& block) {
  return block.exits && std::none_of(block.code.begin(), block.code.end(),
                                     [](const Instruction& i) { return i.at.line >= 0; });
}

// Lets `jump` go where `through`, the jump it leads to, goes. Only on one line, so that no line is skipped.
bool thread_jump(Instruction& jump, const Instruction& through, Opcode op) {
  if (jump.at.line != through.at.line || jump.target == through.target) return false;
  jump.target = through.target;
  jump.op = op;
  return true;
}

// LOAD_CONST 1..n, BUILD_TUPLE n  →  LOAD_CONST (…)
void fold_tuple(Block& block, std::size_t at, ConstantTable& constants) {
  const auto count = static_cast<std::size_t>(block.code[at].arg);
  if (at < count) return;
  Instruction* items = &block.code[at] - count;
  for (std::size_t i = 0; i < count; ++i)
    if (items[i].op != LOAD_CONST) return;
  Constant tuple;
  tuple.kind = Constant::Kind::tuple;
  for (std::size_t i = 0; i < count; ++i) {
    const Constant& item = constants[items[i].arg];
    if (item.kind == Constant::Kind::code) return;
    tuple.items.push_back(item);
    items[i].op = NOP;
  }
  block.code[at].op = LOAD_CONST;
  block.code[at].arg = constants.add(std::move(tuple));
}

// A constant in front of a conditional jump decides it.
void fold_condition(Block& block, std::size_t at, const ConstantTable& constants) {
  Instruction& load = block.code[at];
  Instruction& jump = block.code[at + 1];
  const Constant& constant = constants[load.arg];
  switch (jump.op) {
    case kPopJumpIfFalse:
    case kPopJumpIfTrue:
    case JUMP_IF_FALSE_OR_POP:
    case JUMP_IF_TRUE_OR_POP: {
      const bool keeps = jump.op == JUMP_IF_FALSE_OR_POP || jump.op == JUMP_IF_TRUE_OR_POP;
      const bool wants = jump.op == kPopJumpIfTrue || jump.op == JUMP_IF_TRUE_OR_POP;
      const bool taken = is_true(constant) == wants;
      if (!keeps || !taken) load.op = NOP;
      jump.op = taken ? kJump : NOP;
      if (taken) block.falls_through = false;
      return;
    }
    case IS_OP: {
      if (at + 2 >= block.code.size() || constant.kind != Constant::Kind::none) return;
      Instruction& branch = block.code[at + 2];
      if (branch.op != kPopJumpIfFalse && branch.op != kPopJumpIfTrue) return;
      const bool jumps_if_none = (jump.arg != 0) == (branch.op == kPopJumpIfFalse);
      branch.op = jumps_if_none ? kPopJumpIfNone : kPopJumpIfNotNone;
      load.op = jump.op = NOP;
      return;
    }
    default:
      return;
  }
}

// `x and y or z`: a jump that keeps its value leads to a test whose outcome it knows. True when the jump has
// changed and is to be looked at again.
bool fold_or_pop(Instruction& jump, Instruction& target) {
  const bool is_false = jump.op == JUMP_IF_FALSE_OR_POP;
  const Opcode same_pop = is_false ? kPopJumpIfFalse : kPopJumpIfTrue;
  if (target.op == same_pop) return thread_jump(jump, target, same_pop);
  if (target.op == kJump || target.op == jump.op) return thread_jump(jump, target, jump.op);
  const Opcode other_pop = is_false ? kPopJumpIfTrue : kPopJumpIfFalse;
  const Opcode other_keep = is_false ? JUMP_IF_TRUE_OR_POP : JUMP_IF_FALSE_OR_POP;
  if ((target.op == other_pop || target.op == other_keep) && jump.at.line == target.at.line) {
    jump.op = same_pop;
    jump.target = jump.target->next;
    return true;
  }
  return false;
}

}  // namespace

void FlowGraph::optimize_block(Block& block, ConstantTable& constants) {
  for (std::size_t i = 0; i < block.code.size(); ++i) {
    Instruction& instruction = block.code[i];
    const bool jumps = is_jump(instruction.op) || is_block_push(instruction.op);
    if (jumps) instruction.target = first_non_empty(instruction.target);
    Instruction& target = jumps ? instruction.target->code.front() : instruction;
    Instruction* next = i + 1 < block.code.size() ? &block.code[i + 1] : nullptr;
    switch (instruction.op) {
      case LOAD_CONST:
        if (next) fold_condition(block, i, constants);
        break;
      case BUILD_TUPLE:
        if (next && next->op == UNPACK_SEQUENCE && next->arg == instruction.arg && instruction.arg >= 1 &&
            instruction.arg <= 3) {
          next->op = instruction.arg == 1 ? NOP : SWAP;
          instruction.op = NOP;
        } else {
          fold_tuple(block, i, constants);
        }
        break;
      case JUMP_IF_FALSE_OR_POP:
      case JUMP_IF_TRUE_OR_POP:
        if (fold_or_pop(instruction, target)) --i;
        break;
      case kPopJumpIfNotNone:
      case kPopJumpIfNone:
      case kPopJumpIfFalse:
      case kPopJumpIfTrue:
      case kJump:
        if (target.op == kJump && thread_jump(instruction, target, instruction.op)) --i;
        break;
      case SWAP:
        if (instruction.arg == 1) {
          instruction.op = NOP;
        } else {
          optimize_swaps(block, i);
          apply_static_swaps(block, i);
        }
        break;
      case PUSH_NULL:
        if (next && next->op == LOAD_GLOBAL) {
          instruction.op = NOP;
          next->arg |= 1;
        }
        break;
      default:
        break;
    }
  }
}

void FlowGraph::normalize() {
  for (auto block = blocks_.rbegin(); block != blocks_.rend(); ++block) {
    for (Instruction& instruction : block->code) {
      if (instruction.op == RETURN_VALUE || instruction.op == RAISE_VARARGS || instruction.op == RERAISE) {
        block->exits = true;
        block->falls_through = false;
      } else if (is_jump(instruction.op) && instruction.op != SEND) {
        if (instruction.op == kJump || instruction.op == kJumpNoInterrupt) block->falls_through = false;
        instruction.target = first_non_empty(instruction.target);
      }
    }
  }
  extend_blocks();
}

// A jump to a small exit without a line (an implicit `return None`) becomes a copy of the exit.
void FlowGraph::extend_blocks() {
  for (auto block = blocks_.rbegin(); block != blocks_.rend(); ++block) {
    if (block->code.empty() || block->last().op != kJump) continue;
    const Block& exit = *block->last().target;
    if (!exit.exits || exit.code.size() > kMaxCopiedExit || has_line(exit)) continue;
    block->last().op = NOP;
    block->code.insert(block->code.end(), exit.code.begin(), exit.code.end());
    block->exits = true;
  }
}

void FlowGraph::mark_reachable() {
  std::vector<Block*> todo = {entry()};
  entry()->predecessors = 1;
  const auto reach = [&](Block* block) {
    if (block->predecessors++ == 0) todo.push_back(block);
  };
  while (!todo.empty()) {
    Block& block = *todo.back();
    todo.pop_back();
    if (block.next && block.falls_through) reach(block.next);
    for (const Instruction& instruction : block.code)
      if (is_jump(instruction.op) || is_block_push(instruction.op)) reach(instruction.target);
  }
}

void FlowGraph::eliminate_empty_blocks() {
  for (Block* block = entry(); block; block = block->next) {
    Block* next = block->next;
    while (next && next->code.empty() && next->next) next = next->next;
    block->next = next;
  }
  for (Block* block = entry(); block; block = block->next)
    if (!block->code.empty() && is_jump(block->last().op))
      block->last().target = first_non_empty(block->last().target);
}

void FlowGraph::remove_redundant_jumps() {
  bool removed = false;
  for (Block* block = entry(); block; block = block->next) {
    if (block->code.empty()) continue;
    Instruction& last = block->last();
    if ((last.op == kJump || last.op == kJumpNoInterrupt) && last.target == block->next) {
      block->falls_through = true;
      last.op = NOP;
      removed = true;
    }
  }
  if (removed) eliminate_empty_blocks();
}

void FlowGraph::optimize(ConstantTable& constants, int first_line) {
  for (Block* block = entry(); block; block = block->next) {
    optimize_block(*block, constants);
    remove_nops(*block);
  }
  extend_blocks();
  mark_reachable();
  for (Block* block = entry(); block; block = block->next) {
    if (block->predecessors) continue;
    block->code.clear();
    block->falls_through = true;
  }
  eliminate_empty_blocks();
  for (Block* block = entry(); block; block = block->next) remove_nops(*block);
  remove_redundant_jumps();
  duplicate_exits_without_line();
  trim_unused_constants(constants);
  propagate_lines();
  guarantee_lines_of_exits(first_line);
}

// Each exit without a line gets one predecessor, whose line it then takes.
void FlowGraph::duplicate_exits_without_line() {
  for (std::size_t i = blocks_.size(); i-- > 0;) {
    Block& block = blocks_[i];
    if (block.code.empty() || !is_jump(block.last().op)) continue;
    Block& target = *block.last().target;
    if (!exits_without_line(target) || target.predecessors <= 1) continue;
    Block& copy = *new_block();
    copy.code = target.code;
    copy.exits = target.exits;
    copy.falls_through = false;
    copy.code.front().at = block.last().at;
    block.last().target = &copy;
    --target.predecessors;
    copy.predecessors = 1;
    copy.next = target.next;
    target.next = &copy;
  }
  for (auto block = blocks_.rbegin(); block != blocks_.rend(); ++block)
    while (block->next && block->next->code.empty()) block->next = block->next->next;
  for (auto block = blocks_.rbegin(); block != blocks_.rend(); ++block) {
    if (!block->falls_through || !block->next || block->code.empty()) continue;
    if (exits_without_line(*block->next)) block->next->code.front().at = block->last().at;
  }
}

void FlowGraph::trim_unused_constants(ConstantTable& constants) {
  std::size_t used = 1;  // the first may be the docstring
  for (Block* block = entry(); block; block = block->next)
    for (const Instruction& instruction : block->code)
      if (instruction.op == LOAD_CONST || instruction.op == KW_NAMES)
        used = std::max(used, static_cast<std::size_t>(instruction.arg) + 1);
  if (used < constants.size()) constants.shrink(used);
}

void FlowGraph::propagate_lines() {
  for (Block* block = entry(); block; block = block->next) {
    if (block->code.empty()) continue;
    Position known;
    for (Instruction& instruction : block->code) {
      if (instruction.at.line < 0) {
        instruction.at = known;
      } else {
        known = instruction.at;
      }
    }
    const auto hand_on = [&](Block* to) {
      if (to->predecessors == 1 && to->code.front().at.line < 0) to->code.front().at = known;
    };
    if (block->falls_through) hand_on(block->next);
    if (is_jump(block->last().op)) hand_on(block->last().target);
  }
}

void FlowGraph::guarantee_lines_of_exits(int first_line) {
  int line = first_line;
  for (Block* block = entry(); block; block = block->next) {
    if (block->code.empty()) continue;
    if (block->last().at.line >= 0) {
      line = block->last().at.line;
    } else if (block->last().op == RETURN_VALUE) {
      for (Instruction& instruction : block->code) instruction.at.line = line;
    }
  }
}

void remove_nops(Block& block) {
  std::size_t to = 0;
  int previous_line = -1;
  for (std::size_t from = 0; from < block.code.size(); ++from) {
    const int line = block.code[from].at.line;
    if (block.code[from].op == NOP) {
      if (line < 0 || line == previous_line) continue;
      if (from + 1 < block.code.size()) {
        Position& next = block.code[from + 1].at;
        if (next.line == line) continue;
        if (next.line < 0) {
          next = block.code[from].at;
          continue;
        }
      } else {
        const Block* next = block.next;
        while (next && next->code.empty()) next = next->next;
        if (next && next->code.front().at.line == line) continue;
      }
    }
    if (to != from) block.code[to] = block.code[from];
    ++to;
    previous_line = line;
  }
  block.code.resize(to);
}

}  // namespace kvant::python::codegen

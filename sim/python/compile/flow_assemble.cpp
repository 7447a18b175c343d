#include <algorithm>
#include <cstdlib>

#include "sim/python/compile/flow.h"

namespace kvant::python::codegen {

using enum Opcode;

bool is_jump(Opcode op) {
  switch (op) {
    case FOR_ITER:
    case SEND:
    case JUMP_FORWARD:
    case JUMP_BACKWARD:
    case JUMP_BACKWARD_NO_INTERRUPT:
    case JUMP_IF_FALSE_OR_POP:
    case JUMP_IF_TRUE_OR_POP:
    case POP_JUMP_FORWARD_IF_FALSE:
    case POP_JUMP_FORWARD_IF_TRUE:
    case POP_JUMP_FORWARD_IF_NONE:
    case POP_JUMP_FORWARD_IF_NOT_NONE:
    case POP_JUMP_BACKWARD_IF_FALSE:
    case POP_JUMP_BACKWARD_IF_TRUE:
    case POP_JUMP_BACKWARD_IF_NONE:
    case POP_JUMP_BACKWARD_IF_NOT_NONE:
      return true;
    default:
      return op >= kJump;
  }
}

bool is_block_push(Opcode op) {
  return op == kSetupFinally || op == kSetupCleanup || op == kSetupWith;
}

int stack_effect(Opcode op, int arg, bool jump) {
  switch (op) {
    case PUSH_NULL:
    case LOAD_BUILD_CLASS:
    case LOAD_CONST:
    case LOAD_NAME:
    case IMPORT_FROM:
    case PUSH_EXC_INFO:
    case WITH_EXCEPT_START:
    case LOAD_FAST:
    case LOAD_CLOSURE:
    case LOAD_DEREF:
    case LOAD_CLASSDEREF:
    case BEFORE_ASYNC_WITH:
    case BEFORE_WITH:
    case GET_ANEXT:
    case LOAD_METHOD:
    case LOAD_ASSERTION_ERROR:
    case GET_LEN:
    case MATCH_MAPPING:
    case MATCH_SEQUENCE:
    case MATCH_KEYS:
    case COPY:
      return 1;
    case POP_TOP:
    case SET_ADD:
    case LIST_APPEND:
    case BINARY_SUBSCR:
    case PRINT_EXPR:
    case RETURN_VALUE:
    case IMPORT_STAR:
    case POP_EXCEPT:
    case STORE_NAME:
    case DELETE_ATTR:
    case STORE_GLOBAL:
    case COMPARE_OP:
    case IS_OP:
    case CONTAINS_OP:
    case IMPORT_NAME:
    case kPopJumpIfFalse:
    case kPopJumpIfTrue:
    case kPopJumpIfNone:
    case kPopJumpIfNotNone:
    case PREP_RERAISE_STAR:
    case RERAISE:
    case STORE_FAST:
    case CALL:
    case STORE_DEREF:
    case LIST_EXTEND:
    case SET_UPDATE:
    case DICT_MERGE:
    case DICT_UPDATE:
    case BINARY_OP:
      return -1;
    case MAP_ADD:
    case DELETE_SUBSCR:
    case STORE_ATTR:
    case END_ASYNC_FOR:
    case MATCH_CLASS:
      return -2;
    case STORE_SUBSCR:
      return -3;
    case UNPACK_SEQUENCE:
      return arg - 1;
    case UNPACK_EX:
      return (arg & 0xFF) + (arg >> 8);
    case FOR_ITER:
      return jump ? -1 : 1;
    case SEND:
      return jump ? -1 : 0;
    case BUILD_TUPLE:
    case BUILD_LIST:
    case BUILD_SET:
    case BUILD_STRING:
      return 1 - arg;
    case BUILD_MAP:
      return 1 - 2 * arg;
    case BUILD_CONST_KEY_MAP:
    case RAISE_VARARGS:
    case PRECALL:
      return -arg;
    case JUMP_IF_TRUE_OR_POP:
    case JUMP_IF_FALSE_OR_POP:
      return jump ? 0 : -1;
    case LOAD_GLOBAL:
      return (arg & 1) + 1;
    case kSetupFinally:
    case kSetupWith:
      return jump ? 1 : 0;
    case kSetupCleanup:
      return jump ? 2 : 0;
    case CALL_FUNCTION_EX:
      return -2 - (arg & 1);
    case MAKE_FUNCTION:
      return -(arg & 1) - (arg >> 1 & 1) - (arg >> 2 & 1) - (arg >> 3 & 1);
    case BUILD_SLICE:
      return arg == 3 ? -2 : -1;
    case FORMAT_VALUE:
      return arg & 4 ? -1 : 0;
    default:
      return 0;
  }
}

int FlowGraph::stack_depth(bool is_generator) {
  int deepest = 0;
  std::vector<Block*> todo;
  const auto reach = [&](Block* block, int depth) {
    deepest = std::max(deepest, depth);
    if (block->start_depth >= depth || block->start_depth >= 100) return;
    block->start_depth = depth;
    todo.push_back(block);
  };
  reach(entry(), is_generator);
  while (!todo.empty()) {
    Block& block = *todo.back();
    todo.pop_back();
    int depth = block.start_depth;
    const Block* next = block.next;
    for (const Instruction& instruction : block.code) {
      if (is_jump(instruction.op) || is_block_push(instruction.op))
        reach(instruction.target, depth + stack_effect(instruction.op, instruction.arg, true));
      depth += stack_effect(instruction.op, instruction.arg, false);
      deepest = std::max(deepest, depth);
      if (instruction.op == kJump || instruction.op == kJumpNoInterrupt || instruction.op == RETURN_VALUE ||
          instruction.op == RAISE_VARARGS || instruction.op == RERAISE) {
        next = nullptr;
        break;
      }
    }
    if (next) reach(block.next, depth);
  }
  return deepest;
}

void FlowGraph::label_exception_targets() {
  for (Block* block = entry(); block; block = block->next) block->visited = false;
  std::vector<Block*> todo;
  const auto reach = [&](Block* block, const std::vector<Block*>& handlers) {
    if (block->visited) return;
    block->visited = true;
    block->handlers = handlers;
    todo.push_back(block);
  };
  reach(entry(), {});
  while (!todo.empty()) {
    Block& block = *todo.back();
    todo.pop_back();
    std::vector<Block*> handlers = std::move(block.handlers);
    for (Instruction& instruction : block.code) {
      if (is_block_push(instruction.op)) {
        reach(instruction.target, handlers);
        if (instruction.op != kSetupFinally) instruction.target->wants_lasti = true;
        handlers.push_back(instruction.target);
      } else if (instruction.op == kPopBlock) {
        handlers.pop_back();
      } else {
        instruction.handler = handlers.empty() ? nullptr : handlers.back();
        if (is_jump(instruction.op)) reach(instruction.target, handlers);
      }
    }
    if (block.falls_through && block.next) reach(block.next, handlers);
  }
}

void FlowGraph::remove_pseudo_instructions() {
  for (Block* block = entry(); block; block = block->next) {
    for (Instruction& instruction : block->code) {
      if (!is_block_push(instruction.op) && instruction.op != kPopBlock) continue;
      instruction.op = NOP;
    }
  }
  for (Block* block = entry(); block; block = block->next) remove_nops(*block);
  choose_jump_directions();
}

void FlowGraph::choose_jump_directions() {
  for (Block* block = entry(); block; block = block->next) block->visited = false;
  for (Block* block = entry(); block; block = block->next) {
    block->visited = true;
    if (block->code.empty() || !is_jump(block->last().op)) continue;
    const bool forward = !block->last().target->visited;
    Opcode& op = block->last().op;
    switch (op) {
      case kJump:
        op = forward ? JUMP_FORWARD : JUMP_BACKWARD;
        break;
      case kJumpNoInterrupt:
        op = forward ? JUMP_FORWARD : JUMP_BACKWARD_NO_INTERRUPT;
        break;
      case kPopJumpIfFalse:
        op = forward ? POP_JUMP_FORWARD_IF_FALSE : POP_JUMP_BACKWARD_IF_FALSE;
        break;
      case kPopJumpIfTrue:
        op = forward ? POP_JUMP_FORWARD_IF_TRUE : POP_JUMP_BACKWARD_IF_TRUE;
        break;
      case kPopJumpIfNone:
        op = forward ? POP_JUMP_FORWARD_IF_NONE : POP_JUMP_BACKWARD_IF_NONE;
        break;
      case kPopJumpIfNotNone:
        op = forward ? POP_JUMP_FORWARD_IF_NOT_NONE : POP_JUMP_BACKWARD_IF_NOT_NONE;
        break;
      default:
        break;
    }
  }
}

int extended_args(std::uint32_t arg) {
  return (arg > 0xFFFFFF) + (arg > 0xFFFF) + (arg > 0xFF);
}

int units_of(const Instruction& instruction) {
  return extended_args(static_cast<std::uint32_t>(instruction.arg)) + 1 +
         info_of(static_cast<Op>(instruction.op)).caches;
}

void FlowGraph::lay_out() {
  int index = 0;
  for (Block* block = entry(); block; block = block->next) {
    block->first_index = index;
    index += static_cast<int>(block->code.size());
  }
  // The argument of a jump is a distance, and a long distance makes the jump itself longer: repeat until it
  // rests.
  for (bool changed = true; changed;) {
    changed = false;
    int offset = 0;
    for (Block* block = entry(); block; block = block->next) {
      block->first_offset = offset;
      for (const Instruction& instruction : block->code) offset += units_of(instruction);
    }
    for (Block* block = entry(); block; block = block->next) {
      int end = block->first_offset;
      for (Instruction& instruction : block->code) {
        const int size = units_of(instruction);
        end += size;
        if (!is_jump(instruction.op)) continue;
        instruction.arg = std::abs(instruction.target->first_offset - end);
        changed |= units_of(instruction) != size;
      }
    }
  }
}

}  // namespace kvant::python::codegen

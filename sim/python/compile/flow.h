// The graph of basic blocks between the code generator and the assembler, and what CPython 3.11 does to it
// (the assembler section of Python/compile.c).
#pragma once

#include <deque>
#include <vector>

#include "sim/python/code.h"
#include "sim/python/compile/constants.h"

namespace kvant::python::codegen {

// The instructions of code.h under the same numbers, and those that exist only before assembly.
enum class Opcode : std::uint8_t {
#define OPCODE(name, caches, doc) name,
#include "sim/python/opcodes.def"
#undef OPCODE
  // Marks of guarded regions: they become the exception table.
  kSetupFinally,
  kSetupCleanup,  // as kSetupFinally, and the handler gets the index of the instruction too
  kSetupWith,
  kPopBlock,
  // Jumps whose direction is not known yet.
  kJump,
  kJumpNoInterrupt,
  kPopJumpIfFalse,
  kPopJumpIfTrue,
  kPopJumpIfNone,
  kPopJumpIfNotNone,
};

bool is_jump(Opcode op);
bool is_block_push(Opcode op);
// What the instruction does to the depth of the stack, falling through or jumping.
int stack_effect(Opcode op, int arg, bool jump);

// A place as the code generator sees it: -1 is unknown, and 0 a line the module's first instruction has.
struct Position {
  int line = -1, end_line = -1, column = -1, end_column = -1;
};

struct Block;

struct Instruction {
  Opcode op = Opcode::NOP;
  int arg = 0;
  Position at;
  Block* target = nullptr;   // jumps and block pushes
  Block* handler = nullptr;  // where an exception goes; set by label_exception_targets
};

struct Block {
  std::vector<Instruction> code;
  Block* next = nullptr;
  std::vector<Block*> handlers;  // those in force at its start, while label_exception_targets runs
  int start_depth = -1;
  int predecessors = 0;
  int first_index = 0;  // of its first instruction, and of the byte, once laid out
  int first_offset = 0;
  bool returns = false;       // holds a RETURN_VALUE
  bool exits = false;         // ends the frame
  bool falls_through = true;  // into `next`
  bool visited = false;
  bool wants_lasti = false;  // as a handler: the index of the instruction is pushed too

  Instruction& last() { return code.back(); }
};

class FlowGraph {
 public:
  Block* new_block() { return &blocks_.emplace_back(); }
  Block* entry() { return &blocks_.front(); }

  // From the generated blocks to those that are laid out. `first_line` is for exits without a line.
  void optimize(ConstantTable& constants, int first_line);
  // Before optimize(): marks exits and blocks without fall-through, copies small exits into their jumps.
  void normalize();

  // Behind optimize(), in this order:
  int stack_depth(bool is_generator);
  void label_exception_targets();
  void remove_pseudo_instructions();
  // Gives out indices and byte offsets.
  void lay_out();

 private:
  void optimize_block(Block& block, ConstantTable& constants);
  void extend_blocks();
  void mark_reachable();
  void eliminate_empty_blocks();
  void remove_redundant_jumps();
  void duplicate_exits_without_line();
  void trim_unused_constants(ConstantTable& constants);
  void propagate_lines();
  void guarantee_lines_of_exits(int first_line);
  void choose_jump_directions();

  // In the order of creation; CPython's passes over all blocks go from the newest to the oldest.
  std::deque<Block> blocks_;
};

// Removes the NOPs that no line needs.
void remove_nops(Block& block);
// Folds runs of SWAP and turns them into an order of stores where possible (flow_swaps.cpp).
void optimize_swaps(Block& block, std::size_t& at);
void apply_static_swaps(Block& block, std::size_t at);

// Code units an instruction takes: EXTENDED_ARG prefixes, itself, caches.
int units_of(const Instruction& instruction);
int extended_args(std::uint32_t arg);

}  // namespace kvant::python::codegen

#include <algorithm>
#include <numeric>

#include "sim/python/compile/flow.h"

namespace kvant::python::codegen {
namespace {

constexpr int kVisited = -1;

bool is_swappable(Opcode op) {
  return op == Opcode::STORE_FAST || op == Opcode::POP_TOP;
}

int stored_slot(const Instruction& instruction) {
  return instruction.op == Opcode::STORE_FAST ? instruction.arg : -1;
}

// The next store or pop behind `i` on the same line (any line when `line` is negative), or -1.
int next_swappable(const Block& block, int i, int line) {
  while (++i < static_cast<int>(block.code.size())) {
    const Instruction& instruction = block.code[static_cast<std::size_t>(i)];
    // Moving a store over a change of line could be seen in a debugger.
    if (line >= 0 && instruction.at.line != line) return -1;
    if (instruction.op == Opcode::NOP) continue;
    return is_swappable(instruction.op) ? i : -1;
  }
  return -1;
}

}  // namespace

// Replaces the run of SWAPs at `at` by the shortest with the same effect, and leaves `at` on its end: each
// cycle of the permutation is resolved by swaps with the top, written from the last to the first.
void optimize_swaps(Block& block, std::size_t& at) {
  Instruction* run = &block.code[at];
  const std::size_t limit = block.code.size() - at;
  std::size_t length = 1;
  int depth = run[0].arg;
  bool several = false;
  for (; length < limit; ++length) {
    if (run[length].op == Opcode::SWAP) {
      depth = std::max(depth, run[length].arg);
      several = true;
    } else if (run[length].op != Opcode::NOP) {
      break;
    }
  }
  if (!several) return;
  std::vector<int> stack(static_cast<std::size_t>(depth));
  std::iota(stack.begin(), stack.end(), 0);
  for (std::size_t i = 0; i < length; ++i)
    if (run[i].op == Opcode::SWAP) std::swap(stack[0], stack[static_cast<std::size_t>(run[i].arg) - 1]);
  auto current = static_cast<int>(length) - 1;
  for (int i = 0; i < depth; ++i) {
    if (stack[static_cast<std::size_t>(i)] == kVisited || stack[static_cast<std::size_t>(i)] == i) continue;
    for (int j = i;;) {
      if (j) {
        run[current].op = Opcode::SWAP;
        run[current--].arg = j + 1;
      }
      int& item = stack[static_cast<std::size_t>(j)];
      if (item == kVisited) break;
      j = std::exchange(item, kVisited);
    }
  }
  while (current >= 0) run[current--].op = Opcode::NOP;
  at += length - 1;
}

void apply_static_swaps(Block& block, std::size_t at) {
  for (auto i = static_cast<int>(at); i >= 0; --i) {
    Instruction& swap = block.code[static_cast<std::size_t>(i)];
    if (swap.op != Opcode::SWAP) {
      if (swap.op == Opcode::NOP || is_swappable(swap.op)) continue;
      return;
    }
    const int first = next_swappable(block, i, -1);
    if (first < 0) return;
    Instruction& a = block.code[static_cast<std::size_t>(first)];
    int last = first;
    for (int count = swap.arg - 1; count > 0; --count) {
      last = next_swappable(block, last, a.at.line);
      if (last < 0) return;
    }
    Instruction& b = block.code[static_cast<std::size_t>(last)];
    // Two stores to one variable must keep their order.
    const int slot_a = stored_slot(a), slot_b = stored_slot(b);
    if (slot_a >= 0 || slot_b >= 0) {
      if (slot_a == slot_b) return;
      for (int k = first + 1; k < last; ++k) {
        const int slot = stored_slot(block.code[static_cast<std::size_t>(k)]);
        if (slot >= 0 && (slot == slot_a || slot == slot_b)) return;
      }
    }
    swap.op = Opcode::NOP;
    std::swap(a, b);
  }
}

}  // namespace kvant::python::codegen

#include "sim/python/compile/fuse.h"

#include <array>
#include <span>

namespace kvant::python {
namespace {

struct Pattern {
  Handler handler;
  std::string_view ops;
};
constexpr Pattern kPatterns[] = {
#define FUSED(name, ops) {Handler::name, ops},
#include "sim/python/fused.def"
#undef FUSED
};

bool matches(std::string_view word, Op op) {
  if (word != "POP_JUMP") return info_of(op).name == word;
  return op == Op::POP_JUMP_FORWARD_IF_FALSE || op == Op::POP_JUMP_FORWARD_IF_TRUE ||
         op == Op::POP_JUMP_BACKWARD_IF_FALSE || op == Op::POP_JUMP_BACKWARD_IF_TRUE;
}

bool matches(std::string_view ops, std::span<const Instr> code) {
  for (std::size_t i = 0; !ops.empty(); ++i) {
    const std::size_t end = ops.find(' ');
    if (i >= code.size() || !matches(ops.substr(0, end), code[i].op)) return false;
    ops = end == std::string_view::npos ? std::string_view() : ops.substr(end + 1);
  }
  return true;
}

}  // namespace

void fuse(CodeUnit& code) {
  const std::span<Instr> all(code.code);
  for (std::size_t i = 0; i < all.size(); ++i) {
    all[i].handler = static_cast<std::uint8_t>(all[i].op);
    if (all[i].op != Op::LOAD_FAST && all[i].op != Op::STORE_FAST && all[i].op != Op::FOR_ITER) continue;
    for (const Pattern& pattern : kPatterns) {
      if (!matches(pattern.ops, all.subspan(i))) continue;
      all[i].handler = static_cast<std::uint8_t>(pattern.handler);
      break;
    }
  }
}

}  // namespace kvant::python

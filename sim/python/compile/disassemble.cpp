#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "sim/python/compile/compiler.h"
#include "sim/python/compile/flow.h"
#include "sim/python/compile/repr.h"

namespace kvant::python {

using codegen::extended_args;
using codegen::Opcode;

namespace {

// From here on instructions have an argument (HAVE_ARGUMENT of CPython's opcode.h).
bool has_arg(Op op) {
  return op >= Op::STORE_NAME;
}

bool is_jump(Op op) {
  return codegen::is_jump(static_cast<Opcode>(op));
}

class Disassembler {
 public:
  explicit Disassembler(const CodeUnit& code) : code_(code) {}

  // Where the instruction begins, with its EXTENDED_ARG prefixes.
  std::uint32_t start_of(std::size_t index) const { return index == 0 ? 0 : end_of(index - 1); }
  std::uint32_t end_of(std::size_t index) const {
    return code_.offsets[index] + 2 + 2 * static_cast<std::uint32_t>(info_of(code_.code[index].op).caches);
  }

  std::uint32_t raw_arg(std::size_t index) const {
    const Instr& instr = code_.code[index];
    if (!is_jump(instr.op)) return static_cast<std::uint32_t>(instr.arg);
    const std::uint32_t target = start_of(static_cast<std::size_t>(instr.arg)), from = end_of(index);
    return (target > from ? target - from : from - target) / 2;
  }

  std::string arg_text(std::size_t index) const {
    const Instr& instr = code_.code[index];
    const auto arg = static_cast<std::size_t>(instr.arg);
    if (is_jump(instr.op)) return fmt::format("to {}", start_of(arg));
    switch (instr.op) {
      case Op::LOAD_CONST:
        return codegen::repr(code_.consts[arg]);
      case Op::LOAD_GLOBAL:
        return (arg & 1 ? "NULL + " : "") + code_.names[arg >> 1];
      case Op::STORE_NAME:
      case Op::DELETE_NAME:
      case Op::STORE_ATTR:
      case Op::DELETE_ATTR:
      case Op::STORE_GLOBAL:
      case Op::DELETE_GLOBAL:
      case Op::LOAD_NAME:
      case Op::LOAD_ATTR:
      case Op::IMPORT_NAME:
      case Op::IMPORT_FROM:
      case Op::LOAD_METHOD:
        return code_.names[arg];
      case Op::LOAD_FAST:
      case Op::STORE_FAST:
      case Op::DELETE_FAST:
      case Op::MAKE_CELL:
      case Op::LOAD_CLOSURE:
      case Op::LOAD_DEREF:
      case Op::STORE_DEREF:
      case Op::DELETE_DEREF:
      case Op::LOAD_CLASSDEREF:
        return code_.local_names[arg];
      case Op::COMPARE_OP: {
        static constexpr const char* kNames[] = {"<", "<=", "==", "!=", ">", ">="};
        return kNames[arg];
      }
      case Op::BINARY_OP: {
        static constexpr const char* kNames[] = {"+", "&",  "//", "<<", "@", "*", "%",
                                                 "|", "**", ">>", "-",  "/", "^"};
        return arg < 13 ? kNames[arg] : std::string(kNames[arg - 13]) + "=";
      }
      case Op::FORMAT_VALUE: {
        static constexpr const char* kConversions[] = {"", "str", "repr", "ascii"};
        std::string text = kConversions[arg & 3];
        if (arg & 4) text += text.empty() ? "with format" : ", with format";
        return text;
      }
      case Op::MAKE_FUNCTION: {
        static constexpr const char* kFlags[] = {"defaults", "kwdefaults", "annotations", "closure"};
        std::string text;
        for (std::size_t i = 0; i < 4; ++i)
          if (arg >> i & 1) text += (text.empty() ? "" : ", ") + std::string(kFlags[i]);
        return text;
      }
      default:
        return {};
    }
  }

 private:
  const CodeUnit& code_;
};

void append_text(const CodeUnit& code, std::string& out) {
  const std::vector<DisLine> lines = disassemble(code);
  int highest = 0;
  for (const Location& at : code.locations) highest = std::max(highest, at.line);
  const std::size_t line_width = highest >= 1000 ? std::to_string(highest).size() : 3;
  const Disassembler at(code);
  const std::uint32_t last = code.code.empty() ? 0 : at.end_of(code.code.size() - 1) - 2;
  const std::size_t offset_width = last >= 10000 ? std::to_string(last).size() : 4;
  for (const DisLine& line : lines) {
    if (line.starts_line && line.offset > 0) out += '\n';
    std::string text =
        fmt::format("{:>{}}     {} {:>{}} {:<20}", line.starts_line ? std::to_string(line.line) : "",
                    line_width, line.jump_target ? ">>" : "  ", line.offset, offset_width,
                    line.extended ? "EXTENDED_ARG" : info_of(line.op).name);
    if (line.has_arg) text += fmt::format(" {:>5}", line.raw_arg);
    if (!line.arg_text.empty()) text += " " + line.arg_text;
    text.erase(text.find_last_not_of(' ') + 1);
    out += text + '\n';
  }
  if (!code.exceptions.empty()) out += "ExceptionTable:\n";
  for (const ExceptionEntry& entry : code.exceptions) {
    out += fmt::format("  {} to {} -> {} [{}]{}\n", at.start_of(entry.start), at.end_of(entry.end - 1) - 2,
                       at.start_of(entry.target), entry.depth, entry.push_lasti ? " lasti" : "");
  }
  for (const Constant& constant : code.consts) {
    if (constant.kind != Constant::Kind::code) continue;
    out += "\nDisassembly of " + codegen::repr_of_code(*constant.code) + ":\n";
    append_text(*constant.code, out);
  }
}

}  // namespace

std::vector<DisLine> disassemble(const CodeUnit& code) {
  const Disassembler at(code);
  std::set<std::uint32_t> targets;
  for (const Instr& instr : code.code)
    if (is_jump(instr.op)) targets.insert(at.start_of(static_cast<std::size_t>(instr.arg)));
  for (const ExceptionEntry& entry : code.exceptions) targets.insert(at.start_of(entry.target));
  std::vector<DisLine> lines;
  int previous = -1;
  for (std::size_t i = 0; i < code.code.size(); ++i) {
    const Op op = code.code[i].op;
    const std::uint32_t arg = at.raw_arg(i);
    // Line 0 means no line, but for the first instruction of a module, which CPython puts there.
    const int line = code.locations[i].line;
    bool starts_line = line != previous && (line > 0 || (i == 0 && op == Op::RESUME));
    if (starts_line) previous = line;
    DisLine entry;
    entry.op = op;
    entry.instruction = i;
    for (int prefix = extended_args(arg); prefix >= 0; --prefix) {
      entry.line = starts_line ? line : 0;
      entry.starts_line = starts_line;
      starts_line = false;
      entry.offset = code.offsets[i] - 2 * static_cast<std::uint32_t>(prefix);
      entry.jump_target = targets.contains(entry.offset);
      entry.extended = prefix > 0;
      entry.has_arg = has_arg(op);
      entry.raw_arg = arg >> (8 * prefix);
      if (prefix == 0)
        if (const std::string text = at.arg_text(i); !text.empty()) entry.arg_text = "(" + text + ")";
      lines.push_back(entry);
    }
  }
  return lines;
}

std::string disassembly_text(const CodeUnit& code) {
  std::string out;
  append_text(code, out);
  return out;
}

}  // namespace kvant::python

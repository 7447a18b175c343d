// What the compiler makes of a source file: immutable, outside every heap, shared by all worlds.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace kvant::python {

enum class Op : std::uint8_t {
#define OPCODE(name, caches, doc) name,
#include "sim/python/opcodes.def"
#undef OPCODE
};

struct OpInfo {
  std::string_view name;
  int caches;            // CACHE entries CPython 3.11 puts after it: they count in the offsets `dis` prints
  std::string_view doc;  // what it does, in a sentence
};
const OpInfo& info_of(Op op);

// Jumps: `arg` is the index of the target instruction (not CPython's delta; the disassembler converts).
// EXTENDED_ARG and CACHE do not occur; `offset` accounts for them.
struct Instr {
  Op op;
  std::uint8_t handler = 0;  // of the interpreter loop: see compile/fuse.h
  std::uint16_t cache = 0;   // index of its inline cache in Code::caches; 0 = none (slot 0 is unused)
  std::int32_t arg = 0;
};
static_assert(sizeof(Instr) == 8);

struct Location {
  std::int32_t line = 0, end_line = 0;      // 1-based; 0 = none
  std::int32_t column = 0, end_column = 0;  // UTF-8 bytes, 0-based; -1 = none
};

// Handlers, as CPython 3.11's exception table. Instruction indices; [start, end).
struct ExceptionEntry {
  std::uint32_t start, end, target;
  std::uint16_t depth;
  bool push_lasti;
};

enum CodeFlag : std::uint32_t {
  kOptimized = 0x1,
  kNewLocals = 0x2,
  kVarArgs = 0x4,
  kVarKeywords = 0x8,
  kNested = 0x10,
  kGenerator = 0x20,
  kCoroutine = 0x80,
  kIterableCoroutine = 0x100,
  kAsyncGenerator = 0x200,
  kHidden = 0x1000000,   // stands for C code of CPython: no traceback line, no step, no switch point
  kLibrary = 0x2000000,  // a module of the simulated library: stepped over unless asked for
};

struct CodeUnit;
struct Constant {
  enum class Kind : std::uint8_t {
    none,
    true_,
    false_,
    ellipsis,
    integer,
    floating,
    complex,
    str,
    bytes,
    tuple,
    frozenset,
    code
  } kind = Kind::none;
  std::string text;  // integer: decimal or 0x… digits, with sign; str: UTF-8; bytes: raw
  double real = 0, imag = 0;
  std::vector<Constant> items;           // tuple, frozenset
  std::shared_ptr<const CodeUnit> code;  // code
};

enum class LocalKind : std::uint8_t { local, cell, free, local_cell /* an argument that is also a cell */ };

struct SyntaxWarning {
  int line = 0;
  std::string text;
  bool operator==(const SyntaxWarning&) const = default;
};

struct CodeUnit {
  std::string name, qualname, filename;
  std::int32_t first_line = 1;
  std::uint32_t arg_count = 0;  // positional, positional-only included
  std::uint32_t posonly_count = 0;
  std::uint32_t kwonly_count = 0;
  std::uint32_t flags = 0;
  std::uint32_t stack_size = 0;
  std::uint32_t cache_count = 1;
  std::vector<Constant> consts;
  std::vector<std::string> names;
  std::vector<std::string>
      local_names;  // "localsplus": locals, cells, free variables, as CPython 3.11 orders them
  std::vector<LocalKind> local_kinds;
  std::vector<Instr> code;
  std::vector<Location> locations;     // one an instruction
  std::vector<std::uint32_t> offsets;  // one an instruction: the byte offset `dis` of CPython 3.11 prints
  std::vector<ExceptionEntry> exceptions;
  std::string doc;                      // source for messages; may be empty
  std::vector<SyntaxWarning> warnings;  // of the whole source; a module's only
};

// The source as compile() saw it, for tracebacks and the code panel.
struct SourceFile {
  std::string filename;
  std::vector<std::string> lines;
};

}  // namespace kvant::python

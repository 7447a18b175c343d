// Texts of tracebacks.
#pragma once
#include <cstddef>
#include <optional>
#include <string>

#include "sim/python/code.h"
#include "sim/python/interpreter.h"
#include "sim/python/native.h"

namespace kvant::python {

// "ValueError: text", with suggestion and notes, ending in a line feed.
std::string format_exception_only(Interpreter& in, Value exception, bool suggest = true);
// Some exceptions of a chain, or of a group, have a __str__ in Python: these are asked first, at `phase`.
// Then there is nothing to return, the functions of this file know the texts, and forget_texts() follows.
// Uses slots 0 and 1.
std::optional<Outcome> ask_texts(NativeCall& c, Value exception, int phase);
void forget_texts(NativeCall& c);
// The source line of a traceback's entry and its marks, as they stand in the text; empty when not known.
std::string traceback_source(Interpreter& in, Value traceback);
// Which part of [begin, end) of a line a traceback marks with ^ instead of ~.
void anchor_of(const std::string& line, std::size_t begin, std::size_t end, const Location& at, Instr instr,
               std::size_t& mark_begin, std::size_t& mark_end, bool& operators);

// The instruction that was carried out before the one at `ip` (> 0): a loop that has ended came by a jump.
std::uint32_t last_instruction(const CodeUnit& unit, std::uint32_t ip);

}  // namespace kvant::python

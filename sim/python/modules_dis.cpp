// _dis: the disassembler, under the module dis.
#include <fmt/format.h>

#include <span>

#include "sim/python/collector.h"
#include "sim/python/compile/compiler.h"
#include "sim/python/container_native.h"
#include "sim/python/runtime.h"

namespace kvant::python {
namespace {

const CodeUnit* unit_argument(NativeCall& c) {
  if (!c.heap.is_exact(c.args[0], TypeId::code)) {
    c.in.raise(TypeId::TypeError, "a code object is needed");
    return nullptr;
  }
  return &c.in.runtime.codes().at(c.heap.get<Code>(c.args[0])->id);
}

// The disassembler knows code without objects; here the code objects among the constants say where they are,
// as in their repr.
std::string with_addresses(NativeCall& c, std::string text, Value code) {
  const Heap& heap = c.heap;
  const auto* object = heap.get<Code>(code);
  for (const Value v : std::span<const Value>(heap.at<Value>(object->consts), object->const_count)) {
    if (!heap.is_exact(v, TypeId::code)) continue;
    const CodeUnit& unit = c.in.runtime.codes().at(heap.get<Code>(v)->id);
    const std::string tail = fmt::format(", file \"{}\", line {}>", unit.filename, unit.first_line);
    const std::string plain = fmt::format("<code object {}{}", unit.name, tail);
    const std::string placed = fmt::format("<code object {} at 0x{:x}{}", unit.name, address_of(v), tail);
    for (std::size_t at = text.find(plain); at != text.npos; at = text.find(plain, at + placed.size()))
      text.replace(at, plain.size(), placed);
    text = with_addresses(c, std::move(text), v);
  }
  return text;
}

Outcome text(NativeCall& c) {
  const CodeUnit* unit = unit_argument(c);
  return unit == nullptr ? c.fail()
                         : c.done(new_str(c.heap, with_addresses(c, disassembly_text(*unit), c.args[0])));
}

// lines(code) → [(offset, line or None, name of the operation, argument or None, its text, is it a jump's
// target?)]
Outcome lines(NativeCall& c) {
  const CodeUnit* unit = unit_argument(c);
  if (unit == nullptr) return c.fail();
  const Owned all(c.heap, new_list(c.heap));
  for (const DisLine& line : disassemble(*unit)) {
    std::string shown = with_addresses(c, line.arg_text, c.args[0]);
    if (shown.size() >= 2) shown = shown.substr(1, shown.size() - 2);
    const Owned row(
        c.heap,
        new_tuple_owned(c.heap,
                        std::array{Value::small(line.offset),
                                   line.starts_line ? Value::small(line.line) : c.heap.kept(kNone),
                                   new_str(c.heap, line.extended ? "EXTENDED_ARG" : info_of(line.op).name),
                                   line.has_arg ? Value::small(line.raw_arg) : c.heap.kept(kNone),
                                   new_str(c.heap, shown), c.heap.kept(bool_value(line.jump_target))}));
    list_append(c.heap, all.get(), row.get());
  }
  return c.done(c.heap.kept(all.get()));
}

const NativeDef kFunctions[] = {{"text", "code, /", text}, {"lines", "code, /", lines}};

}  // namespace

const ModuleDef kDisModule{"_dis", kFunctions, nullptr};

}  // namespace kvant::python

// The text of a traceback, as CPython 3.11 prints it (Lib/traceback.py, Python/pythonrun.c).
#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "sim/python/attribute.h"
#include "sim/python/container.h"
#include "sim/python/eval.h"
#include "sim/python/exceptions.h"
#include "sim/python/names.h"
#include "sim/python/protocol_plain.h"
#include "sim/python/runtime_impl.h"
#include "sim/python/text.h"
#include "sim/python/traceback.h"

namespace kvant::python {

std::uint32_t last_instruction(const CodeUnit& unit, std::uint32_t ip) {
  if (unit.code[ip - 1].op == Op::JUMP_BACKWARD)
    for (std::uint32_t at = 0; at < ip; ++at)
      if (unit.code[at].op == Op::FOR_ITER && static_cast<std::uint32_t>(unit.code[at].arg) == ip) return at;
  return ip - 1;
}

namespace {

constexpr int kRepeatedShown = 3;  // CPython's TB_RECURSIVE_CUTOFF
constexpr int kMaxChain = 64;

struct Entry {
  const CodeUnit* unit;
  int line;
  std::size_t instruction;
  bool operator==(const Entry& o) const { return unit == o.unit && line == o.line; }
};

// The line and, under it, the part that was being executed.
std::string source_lines(const CodeTable& codes, const Entry& e) {
  const SourceFile* file = codes.source(e.unit->filename);
  if (e.unit->filename.starts_with("<frozen ")) return "";
  if (file == nullptr || e.line < 1 || static_cast<std::size_t>(e.line) > file->lines.size()) return "";
  const std::string& full = file->lines[static_cast<std::size_t>(e.line) - 1];
  std::size_t first = 0;
  while (first < full.size() && (full[first] == ' ' || full[first] == '\t' || full[first] == '\f')) ++first;
  std::size_t last = full.size();
  while (last > first && (full[last - 1] == ' ' || full[last - 1] == '\t')) --last;
  if (first == last) return "";
  const std::string text = full.substr(first, last - first);
  std::string out = "    " + text + "\n";
  const Location& at = e.unit->locations[e.instruction];
  if (at.line != e.line || at.column < 0) return out;
  std::size_t begin = static_cast<std::size_t>(at.column);
  std::size_t end =
      at.end_line == at.line && at.end_column >= 0 ? static_cast<std::size_t>(at.end_column) : last;
  begin = std::max(begin, first);
  end = std::min(end, last);
  if (begin >= end) return out;
  // The caller of a function is not underlined when that would be the whole line.
  std::size_t mark_begin = begin, mark_end = end;
  char left_mark = '^', mark = '^';
  bool operators = false;
  anchor_of(full, begin, end, at, e.unit->code[e.instruction], mark_begin, mark_end, operators);
  if (operators) left_mark = '~';
  if (begin == first && end == last && !operators) return out;
  const auto columns = [&](std::size_t from, std::size_t to) {
    return display_width(std::string_view(full).substr(from, to - from));
  };
  out += "    " + std::string(columns(first, begin), ' ');
  if (operators) {
    out += std::string(columns(begin, mark_begin), left_mark);
    out += std::string(columns(mark_begin, mark_end), mark);
    out += std::string(columns(mark_end, end), left_mark);
  } else {
    out += std::string(columns(begin, end), mark);
  }
  out += "\n";
  return out;
}

std::string entries_text(const CodeTable& codes, const std::vector<Entry>& entries) {
  std::string out;
  int repeated = 0;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const Entry& e = entries[i];
    const bool same = i > 0 && entries[i - 1] == e;
    if (!same) {
      if (repeated > kRepeatedShown) {
        const int more = repeated - kRepeatedShown;
        out += fmt::format("  [Previous line repeated {} more time{}]\n", more, more == 1 ? "" : "s");
      }
      repeated = 0;
    }
    ++repeated;
    if (repeated > kRepeatedShown) continue;
    out += fmt::format("  File \"{}\", line {}, in {}\n", e.unit->filename, e.line, e.unit->name);
    out += source_lines(codes, e);
  }
  if (repeated > kRepeatedShown) {
    const int more = repeated - kRepeatedShown;
    out += fmt::format("  [Previous line repeated {} more time{}]\n", more, more == 1 ? "" : "s");
  }
  return out;
}

std::string qualified_type(const Heap& heap, Value exception) {
  const Type* t = heap.type_at(heap.type_of(exception));
  const std::string_view module =
      t->module.is_null() || !is_str(heap, t->module) ? "builtins" : text_of(heap, t->module);
  const std::string qualname(text_of(heap, t->qualname));
  return module == "builtins" || module == "__main__" ? qualname : std::string(module) + "." + qualname;
}

std::string indented(const std::string& text, const std::string& margin) {
  std::string out;
  std::size_t from = 0;
  while (from < text.size()) {
    const std::size_t end = std::min(text.find('\n', from), text.size());
    out += margin + text.substr(from, end - from) + "\n";
    from = end + 1;
  }
  return out;
}

class Formatter {
 public:
  Formatter(Interpreter& in, bool suggest) : in_(in), heap_(in.heap), suggest_(suggest) {}

  std::string text(Value exception) {
    chain(exception);
    return std::move(out_);
  }

  std::string last_line(Value exception) {
    std::string out = syntax_error_text(heap_, exception);
    if (out.empty()) {
      out = qualified_type(heap_, exception);
      const std::string text = text_of_exception(exception);
      if (!text.empty()) out += ": " + text;
      const std::string suggestion = suggest_ ? suggestion_for(in_, exception) : std::string();
      if (!suggestion.empty()) out += ". Did you mean: '" + suggestion + "'?";
      out += "\n";
    }
    const auto* e = heap_.get<Exception>(exception);
    if (!e->dict.is_null()) {
      const Value notes = dict_get_str(heap_, e->dict, name(heap_, NameId::dunder_notes));
      if (!notes.is_null() && heap_.layout_of(notes) == Layout::list)
        for (const Value note : list_items(heap_, notes)) {
          std::string line;
          if (str_of(in_, note, line) == Fast::done) out += line + "\n";
        }
    }
    return out;
  }

 private:
  std::string text_of_exception(Value exception) {
    std::string out;
    const Value pending = in_.take_exception();
    // A __str__ written in Python was asked before, where that was possible.
    if (str_of(in_, exception, out) != Fast::done) {
      out.clear();
      if (in_.has_exception()) heap_.drop(in_.take_exception());
      const Value given =
          heap_.get<Exception>(exception)->dict.is_null()
              ? Value()
              : dict_get_str(heap_, heap_.get<Exception>(exception)->dict, in_.interned("_kvant_text"));
      if (!given.is_null() && is_str(heap_, given))
        out = text_of(heap_, given);
      else
        out = "<exception str() failed>";
    }
    in_.thread.pending = pending;
    return out;
  }

  // Lines at the depth of the group they belong to.
  void emit(const std::string& text, char margin = '|') {
    out_ += depth_ == 0 ? text : indented(text, std::string(2 * depth_, ' ') + margin + " ");
  }

  void chain(Value exception) {
    const auto known = [&](Value v) { return std::find(seen_.begin(), seen_.end(), v) != seen_.end(); };
    if (seen_.size() > kMaxChain) return;
    seen_.push_back(exception);
    const auto* e = heap_.get<Exception>(exception);
    if (e->cause.is_object() && !(e->cause == kNone)) {
      if (!known(e->cause)) {
        chain(e->cause);
        emit("\nThe above exception was the direct cause of the following exception:\n\n");
      }
    } else if (e->context.is_object() && !(e->context == kNone) && e->suppress_context == 0 &&
               !known(e->context)) {
      chain(e->context);
      emit("\nDuring handling of the above exception, another exception occurred:\n\n");
    }
    one(exception);
  }

  std::string stack(Value exception) {
    std::vector<Entry> entries;
    for (Value tb = heap_.get<Exception>(exception)->traceback; tb.is_object() && !(tb == kNone);) {
      const auto* t = heap_.get<Traceback>(tb);
      const Frame* f = heap_.get<Frame>(t->frame);
      entries.push_back({&in_.runtime.codes().at(heap_.get<Code>(f->code)->id), t->line,
                         static_cast<std::size_t>(t->instruction)});
      tb = t->next;
    }
    return entries_text(in_.runtime.codes(), entries);
  }

  void one(Value exception) {
    const auto* e = heap_.get<Exception>(exception);
    const std::string lines = stack(exception);
    if (!exception_is(heap_, exception, TypeId::BaseExceptionGroup) || e->extra[1].is_null()) {
      if (!lines.empty()) emit("Traceback (most recent call last):\n" + lines);
      emit(last_line(exception));
      return;
    }
    const bool outermost = depth_ == 0;
    if (outermost) ++depth_;
    if (!lines.empty()) {
      emit("Exception Group Traceback (most recent call last):\n", outermost ? '+' : '|');
      emit(lines);
    }
    emit(last_line(exception));
    constexpr std::size_t kMostShown = 15;  // CPython's max_group_width
    const std::span<Value> items = tuple_items(heap_, e->extra[1]);
    const std::size_t count = std::min(items.size(), kMostShown + 1);
    needs_close_ = false;
    for (std::size_t i = 0; i < count; ++i) {
      const bool cut = i == kMostShown;
      if (i + 1 == count) needs_close_ = true;
      out_ += std::string(2 * depth_, ' ') + (i == 0 ? "+-" : "  ") +
              fmt::format("+---------------- {} ----------------\n", cut ? "..." : std::to_string(i + 1));
      ++depth_;
      if (cut)
        emit(fmt::format("and {} more exception{}\n", items.size() - kMostShown,
                         items.size() - kMostShown == 1 ? "" : "s"));
      else
        chain(items[i]);
      // A group that ends with a group closes once.
      if (i + 1 == count && needs_close_) {
        out_ += std::string(2 * depth_, ' ') + "+------------------------------------\n";
        needs_close_ = false;
      }
      --depth_;
    }
    if (outermost) depth_ = 0;
  }

  Interpreter& in_;
  Heap& heap_;
  bool suggest_;
  std::vector<Value> seen_;
  bool needs_close_ = false;
  std::string out_;
  std::size_t depth_ = 0;  // of groups
};

// --- suggestions (Python/suggestions.c) ---
constexpr int kMoveCost = 2, kCaseCost = 1;

int substitution_cost(char a, char b) {
  if ((a & 31) != (b & 31)) return kMoveCost;
  if (a == b) return 0;
  const auto lower = [](char ch) { return ch >= 'A' && ch <= 'Z' ? static_cast<char>(ch + 32) : ch; };
  return lower(a) == lower(b) ? kCaseCost : kMoveCost;
}

int distance(std::string_view a, std::string_view b, int limit) {
  while (!a.empty() && !b.empty() && a.front() == b.front()) {
    a.remove_prefix(1);
    b.remove_prefix(1);
  }
  while (!a.empty() && !b.empty() && a.back() == b.back()) {
    a.remove_suffix(1);
    b.remove_suffix(1);
  }
  if (a.empty() || b.empty()) return static_cast<int>(a.size() + b.size()) * kMoveCost;
  std::vector<int> row(a.size() + 1);
  for (std::size_t i = 0; i <= a.size(); ++i) row[i] = static_cast<int>(i) * kMoveCost;
  for (std::size_t j = 0; j < b.size(); ++j) {
    int diagonal = row[0];
    row[0] = static_cast<int>(j + 1) * kMoveCost;
    int least = row[0];
    for (std::size_t i = 0; i < a.size(); ++i) {
      const int substitute = diagonal + substitution_cost(a[i], b[j]);
      diagonal = row[i + 1];
      row[i + 1] = std::min(substitute, std::min(row[i], row[i + 1]) + kMoveCost);
      least = std::min(least, row[i + 1]);
    }
    if (least > limit) return limit + 1;
  }
  return row[a.size()];
}

std::string nearest(const std::vector<std::string>& names, std::string_view wanted) {
  constexpr std::size_t kMaxCandidates = 750, kMaxLength = 40;
  if (names.size() >= kMaxCandidates || wanted.size() > kMaxLength) return "";
  int best = 1 << 20;
  std::string result;
  for (const std::string& candidate : names) {
    if (candidate == wanted || candidate.size() > kMaxLength) continue;
    int limit = static_cast<int>(wanted.size() + candidate.size() + 3) * kMoveCost / 6;
    limit = std::min(limit, best - 1);
    const int d = distance(wanted, candidate, limit);
    if (d > limit || d >= best) continue;
    best = d;
    result = candidate;
  }
  return result;
}

void add_keys(const Heap& heap, Value dict, std::vector<std::string>& out) {
  Value k, v;
  for (std::uint32_t at = 0; dict_next(heap, dict, at, k, v);)
    if (is_str(heap, k)) out.emplace_back(text_of(heap, k));
}

}  // namespace

std::string suggestion_for(Interpreter& in, Value exception) {
  Heap& heap = in.heap;
  const auto* e = heap.get<Exception>(exception);
  if (e->extra[0].is_null() || !e->extra[0].is_object() || heap.layout_of(e->extra[0]) != Layout::str)
    return "";
  const std::string wanted(text_of(heap, e->extra[0]));
  std::vector<std::string> names;
  if (heap.type_of(exception) == type_offset(TypeId::NameError)) {
    Value tb = e->traceback;
    if (!tb.is_object() || tb == kNone) return "";
    while (heap.get<Traceback>(tb)->next.is_object()) tb = heap.get<Traceback>(tb)->next;
    const Frame* f = heap.get<Frame>(heap.get<Traceback>(tb)->frame);
    const CodeUnit& unit = in.runtime.codes().at(heap.get<Code>(f->code)->id);
    names = unit.local_names;
    if (const std::string found = nearest(names, wanted); !found.empty()) return found;
    names.clear();
    add_keys(heap, f->globals, names);
    if (const std::string found = nearest(names, wanted); !found.empty()) return found;
    names.clear();
    add_keys(heap, f->builtins, names);
    return nearest(names, wanted);
  }
  if (heap.type_of(exception) == type_offset(TypeId::AttributeError) && !e->extra[1].is_null()) {
    const Value v = e->extra[1];
    if (is_type(heap, v)) {
      for (const Value base : tuple_items(heap, heap.get<Type>(v)->mro))
        add_keys(heap, heap.get<Type>(base)->dict, names);
    }
    if (const Value* slot = attributes_slot(heap, v); slot != nullptr && !slot->is_null())
      add_keys(heap, *slot, names);
    for (const Value base : tuple_items(heap, heap.type_at(heap.type_of(v))->mro))
      add_keys(heap, heap.get<Type>(base)->dict, names);
    if (heap.layout_of(v) == Layout::module) {
      // The helpers of a simulated module are not names CPython's could suggest.
      const Value file = dict_get_str(heap, heap.get<Module>(v)->dict, in.interned("__file__"));
      if (file.is_null() || !is_str(heap, file) || text_of(heap, file).starts_with("/usr/lib/python3"))
        std::erase_if(names, [](const std::string& s) { return s.starts_with('_') && !s.starts_with("__"); });
    }
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return nearest(names, wanted);
  }
  return "";
}

std::string format_exception(Interpreter& in, Value exception, bool suggest) {
  return Formatter(in, suggest).text(exception);
}
std::string traceback_source(Interpreter& in, Value traceback) {
  const auto* t = in.heap.get<Traceback>(traceback);
  const Frame* f = in.heap.get<Frame>(t->frame);
  return source_lines(in.runtime.codes(), {&in.runtime.codes().at(in.heap.get<Code>(f->code)->id), t->line,
                                           static_cast<std::size_t>(t->instruction)});
}
std::string format_exception_only(Interpreter& in, Value exception, bool suggest) {
  return Formatter(in, suggest).last_line(exception);
}

// Lib/traceback.py, _extract_caret_anchors_from_line_segment: within a binary operation only the operator
// gets ^, within a subscript only the brackets.
void anchor_of(const std::string& line, std::size_t begin, std::size_t end, const Location& at, Instr instr,
               std::size_t& mark_begin, std::size_t& mark_end, bool& operators) {
  operators = false;
  if (at.end_line != at.line) return;
  const Op op = instr.op;
  if (op == Op::BINARY_SUBSCR || op == Op::STORE_SUBSCR || op == Op::DELETE_SUBSCR) {
    // The bracket that closes at the end, and the one that opens it.
    int depth = 0;
    for (std::size_t i = end; i > begin; --i) {
      const char ch = line[i - 1];
      if (ch == ']' || ch == ')' || ch == '}') ++depth;
      if (ch == '[' || ch == '(' || ch == '{') --depth;
      if (depth != 0) continue;
      mark_begin = i - 1;
      mark_end = end;
      operators = line[i - 1] == '[' && mark_begin > begin;
      return;
    }
    return;
  }
  if (op != Op::BINARY_OP || instr.arg >= 13) return;  // x += y is no expression
  // The operator of lowest precedence on the outermost level, the last one of them.
  static constexpr std::string_view kLevels[] = {"|", "^", "&", "<< >>", "+ -", "* / // % @"};
  for (const std::string_view level : kLevels) {
    int depth = 0;
    char quote = 0;
    std::size_t found = std::string::npos, length = 0;
    for (std::size_t i = begin; i < end; ++i) {
      const char ch = line[i];
      if (quote != 0) {
        if (ch == '\\')
          ++i;
        else if (ch == quote)
          quote = 0;
        continue;
      }
      if (ch == '"' || ch == '\'') {
        quote = ch;
        continue;
      }
      if (ch == '(' || ch == '[' || ch == '{') ++depth;
      if (ch == ')' || ch == ']' || ch == '}') --depth;
      if (depth != 0 || i == begin) continue;
      std::size_t size = 0;
      if (i + 1 < end && (line.compare(i, 2, "<<") == 0 || line.compare(i, 2, ">>") == 0 ||
                          line.compare(i, 2, "//") == 0 || line.compare(i, 2, "**") == 0))
        size = 2;
      else if (std::string_view("|^&+-*/%@").find(ch) != std::string_view::npos)
        size = 1;
      if (size == 0) continue;
      const std::string_view token(line.data() + i, size);
      const bool in_level =
          (" " + std::string(level) + " ").find(" " + std::string(token) + " ") != std::string::npos;
      // A sign stands behind another operator or an opening bracket.
      std::size_t before = i;
      while (before > begin && line[before - 1] == ' ') --before;
      const bool unary = before == begin || std::string_view("|^&+-*/%@<>=([{,~").find(line[before - 1]) !=
                                                std::string_view::npos;
      if (in_level && !unary) {
        found = i;
        length = size;
      }
      i += size - 1;
    }
    if (found == std::string::npos) continue;
    mark_begin = found;
    mark_end = found + length;
    operators = true;
    return;
  }
  const std::size_t power = line.find("**", begin);
  if (power == std::string::npos || power + 2 > end) return;
  mark_begin = power;
  mark_end = power + 2;
  operators = true;
}

}  // namespace kvant::python

// The scenario header: TOML in a comment block of the form of PEP 723. One row a key: its path and what it
// sets.
#include <functional>
#include <span>
#include <sstream>

#include <fmt/format.h>
#include <toml++/toml.h>

#include "sim/scenario/header_keys.h"

namespace kvant::scenario {
namespace {

// toml++ 3.3 runs into undefined behaviour at letters beyond ASCII where TOML has none, so it gets to see
// ASCII only: such bytes, and the tilde, as ~hh.
std::string to_ascii(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80 || c == '~') {
      out += fmt::format("~{:02x}", byte);
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace

std::string from_ascii(std::string_view text) {
  const auto digit = [](char c) {
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= '0' && c <= '9' ? c - '0' : -1;
  };
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '~' && i + 2 < text.size() && digit(text[i + 1]) >= 0 && digit(text[i + 2]) >= 0) {
      out += static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2]));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

Text set_string(const toml::node& node, std::string& out) {
  const auto value = node.value_exact<std::string>();
  if (!value) return message(MessageId::value_text);
  out = from_ascii(*value);
  return {};
}

Text set_duration(const toml::node& node, VirtualTime& out) {
  const auto value = node.value_exact<std::string>();
  if (!value || !parse_duration(from_ascii(*value), out)) return message(MessageId::value_duration);
  return {};
}

Text set_integer(const toml::node& node, std::int64_t low, std::int64_t high, std::int64_t& out) {
  const auto value = node.value_exact<std::int64_t>();
  if (!value || *value < low || *value > high) return message(MessageId::value_integer, low, high);
  out = *value;
  return {};
}

Text set_strings(const toml::node& node, std::vector<std::string>& out) {
  const toml::array* items = node.as_array();
  if (items == nullptr) return message(MessageId::value_texts);
  for (const toml::node& item : *items) {
    std::string text;
    if (!set_string(item, text).empty()) return message(MessageId::value_texts);
    out.push_back(std::move(text));
  }
  return {};
}

namespace {

Text set_bool(const toml::node& node, bool& out) {
  const auto value = node.value_exact<bool>();
  if (!value) return message(MessageId::value_bool);
  out = *value;
  return {};
}

template <class Table>
Text one_of(const Table& table, std::string_view given) {
  std::vector<std::string> names;
  std::string list;
  for (const auto& row : table) {
    names.emplace_back(row.name);
    list += (list.empty() ? "\"" : ", \"") + std::string(row.name) + "\"";
  }
  const std::string near = nearest(given, names);
  return message(MessageId::value_one_of, list, near.empty() ? Text() : message(MessageId::near_text, near));
}

Text set_policy(Setting& s) {
  const auto value = s.node.value_exact<std::string>();
  for (const auto& row : machine::policy_table()) {
    if (value && *value == row.name) {
      s.header.settings.machine.policy = row.kind;
      return {};
    }
  }
  return one_of(machine::policy_table(), value.value_or(""));
}

Text set_version(Setting& s) {
  const auto value = s.node.value_exact<std::string>();
  if (value) s.header.settings.python.profile = python::find_profile(*value);
  if (value && s.header.settings.python.profile != nullptr) return {};
  return one_of(python::profile_table(), value.value_or(""));
}

Text set_counts(Setting& s) {
  const auto value = s.node.value_exact<std::string>();
  std::string list;
  for (std::size_t i = 0; i < std::size(python::kRefCountsNames); ++i) {
    if (value && *value == python::kRefCountsNames[i]) {
      s.header.settings.python.counts = static_cast<python::RefCounts>(i);
      return {};
    }
    list += fmt::format("{}\"{}\"", i == 0 ? "" : ", ", python::kRefCountsNames[i]);
  }
  return message(MessageId::value_one_of, list, "");
}

Text set_cores(Setting& s) {
  std::int64_t n = 0;
  Text wrong = set_integer(s.node, 1, 64, n);
  if (wrong.empty()) s.header.settings.machine.cores = static_cast<int>(n);
  return wrong;
}

Text set_seed(Setting& s) {
  std::int64_t n = 0;
  Text wrong = set_integer(s.node, 0, std::numeric_limits<std::int64_t>::max(), n);
  if (wrong.empty()) s.header.settings.schedule.seed = static_cast<std::uint64_t>(n);
  return wrong;
}

Text set_schedule(Setting& s) {
  std::string text;
  Text wrong = set_string(s.node, text);
  if (wrong.empty()) machine::Schedule::parse(text, s.header.settings.schedule, wrong);
  return wrong;
}

Text set_cost(Setting& s) {
  std::vector<std::string> names;
  for (const auto& row : machine::cost_table()) {
    names.emplace_back(row.name);
    if (row.name != s.key) continue;
    VirtualTime ns = 0;
    Text wrong = set_duration(s.node, ns);
    const auto cost = static_cast<machine::Cost>(names.size() - 1);
    if (wrong.empty()) s.header.settings.machine.costs.set(cost, ns);
    return wrong;
  }
  const std::string near = nearest(s.key, names);
  return message(MessageId::no_cost, near.empty() ? Text() : message(MessageId::near_text, near));
}

Text set_steps(Setting& s) {
  std::int64_t n = 0;
  Text wrong = set_integer(s.node, 1, std::numeric_limits<std::int64_t>::max(), n);
  if (wrong.empty()) s.header.settings.limits.max_steps = static_cast<std::uint64_t>(n);
  return wrong;
}

Text set_memory(Setting& s) {
  std::int64_t n = 0;
  Text wrong = set_integer(s.node, 1, 2000, n);
  if (wrong.empty()) s.header.settings.limits.max_memory = static_cast<std::size_t>(n) << 20;
  return wrong;
}

Text set_optional_string(const toml::node& node, std::optional<std::string>& out) {
  std::string text;
  Text wrong = set_string(node, text);
  if (wrong.empty()) out = text;
  return wrong;
}

Text set_optional_duration(const toml::node& node, std::optional<VirtualTime>& out) {
  VirtualTime ns = 0;
  Text wrong = set_duration(node, ns);
  if (wrong.empty()) out = ns;
  return wrong;
}

Text set_stop(Setting& s) {
  std::string text;
  if (Text wrong = set_string(s.node, text); !wrong.empty()) return wrong;
  std::string list;
  for (int i = 1; i <= static_cast<int>(trace::StopReason::segmentation_fault); ++i) {
    const std::string_view name = trace::name_of(static_cast<trace::StopReason>(i));
    if (name == text) {
      s.header.expect.stop = text;
      return {};
    }
    list += (list.empty() ? "\"" : ", \"") + std::string(name) + "\"";
  }
  return message(MessageId::value_one_of, list, "");
}

Text set_order(Setting& s) {
  std::int64_t n = 0;
  Text wrong = set_integer(s.node, 0, 100000, n);
  if (wrong.empty()) s.header.order = static_cast<int>(n);
  return wrong;
}

Text set_text(const toml::node& node, Text& out) {
  if (const toml::table* both = node.as_table()) {
    for (const auto& [key, value] : *both) {
      std::string* place = key.str() == "en" ? &out.en : key.str() == "ru" ? &out.ru : nullptr;
      if (place == nullptr || !set_string(value, *place).empty()) return message(MessageId::value_both);
    }
  } else if (const Text wrong = set_string(node, out.en); !wrong.empty()) {
    return wrong;
  }
  if (out.ru.empty()) out.ru = out.en;
  if (out.en.empty()) out.en = out.ru;
  return {};
}

// The rows of [[compare.run]]. Each key sets what the key of the same meaning sets for the whole scenario.
Text set_compare_run(const toml::table& row, CompareRun& out) {
  static const std::vector<std::string> kNames = {"title",   "file",   "cores",   "gil",
                                                  "version", "policy", "quantum", "schedule"};
  for (const auto& [key, node] : row) {
    const std::string name = from_ascii(key.str());
    Header scratch;
    AnswerSpec no_answer;
    Setting inner{node, scratch, no_answer, name};
    Text wrong;
    if (name == "title") {
      wrong = set_text(node, out.title);
    } else if (name == "file") {
      wrong = set_string(node, out.file);
    } else if (name == "cores") {
      wrong = set_cores(inner);
      out.cores = scratch.settings.machine.cores;
    } else if (name == "gil") {
      bool on = true;
      wrong = set_bool(node, on);
      out.gil = on;
    } else if (name == "version") {
      wrong = set_version(inner);
      out.profile = scratch.settings.python.profile;
    } else if (name == "policy") {
      wrong = set_policy(inner);
      out.policy = scratch.settings.machine.policy;
    } else if (name == "quantum") {
      wrong = set_duration(node, out.quantum);
    } else if (name == "schedule") {
      wrong = set_schedule(inner);
      out.schedule = scratch.settings.schedule;
    } else {
      const std::string near = nearest(name, kNames);
      return message(MessageId::no_key_in_row, name,
                     near.empty() ? Text() : message(MessageId::near_key, near));
    }
    if (!wrong.empty()) return message(MessageId::row_wrong, name, wrong);
  }
  if (out.title.empty()) return message(MessageId::needs_title);
  return {};
}

Text set_compare(Setting& s) {
  const toml::array* rows = s.node.as_array();
  if (rows == nullptr) return message(MessageId::value_runs);
  for (const toml::node& item : *rows) {
    const toml::table* row = item.as_table();
    if (row == nullptr) return message(MessageId::value_runs);
    CompareRun run;
    if (Text wrong = set_compare_run(*row, run); !wrong.empty()) return wrong;
    s.header.compare.push_back(std::move(run));
  }
  return {};
}

const Key kMachineKeys[] = {
    {"title", [](Setting& s) { return set_string(s.node, s.header.title.en); }},
    {"title.en", [](Setting& s) { return set_string(s.node, s.header.title.en); }},
    {"title.ru", [](Setting& s) { return set_string(s.node, s.header.title.ru); }},
    {"description", [](Setting& s) { return set_string(s.node, s.header.description.en); }},
    {"description.en", [](Setting& s) { return set_string(s.node, s.header.description.en); }},
    {"description.ru", [](Setting& s) { return set_string(s.node, s.header.description.ru); }},
    {"subject", [](Setting& s) { return set_string(s.node, s.header.subject); }},
    {"order", set_order},
    {"machine.cores", set_cores},
    {"machine.policy", set_policy},
    {"machine.quantum", [](Setting& s) { return set_duration(s.node, s.header.settings.machine.quantum); }},
    {"machine.seed", set_seed},
    {"machine.schedule", set_schedule},
    {"python.version", set_version},
    {"python.refcounts", set_counts},
    {"python.gil", [](Setting& s) { return set_bool(s.node, s.header.settings.python.gil); }},
    {"python.switch_interval",
     [](Setting& s) { return set_duration(s.node, s.header.settings.python.switch_interval); }},
    {"python.unbuffered", [](Setting& s) { return set_bool(s.node, s.header.settings.python.unbuffered); }},
    {"costs.*", set_cost},
    {"limits.time", [](Setting& s) { return set_duration(s.node, s.header.settings.limits.max_time); }},
    {"limits.steps", set_steps},
    {"limits.memory_mb", set_memory},
    {"figure.kind", [](Setting& s) { return set_string(s.node, s.header.figure); }},
    {"compare.run", set_compare},
    {"words.ru.*", [](Setting& s) { return set_string(s.node, s.header.words_ru[s.key]); }},
    {"expect.output", [](Setting& s) { return set_optional_string(s.node, s.header.expect.output); }},
    {"expect.not_output", [](Setting& s) { return set_optional_string(s.node, s.header.expect.output_not); }},
    {"expect.lines", [](Setting& s) { return set_strings(s.node, s.header.expect.output_lines); }},
    {"expect.reachable", [](Setting& s) { return set_strings(s.node, s.header.expect.reachable); }},
    {"expect.unreachable", [](Setting& s) { return set_strings(s.node, s.header.expect.unreachable); }},
    {"expect.stop", set_stop},
    {"expect.at_least",
     [](Setting& s) { return set_optional_duration(s.node, s.header.expect.min_duration); }},
    {"expect.at_most",
     [](Setting& s) { return set_optional_duration(s.node, s.header.expect.max_duration); }},
};

const std::vector<Key>& all_keys() {
  static const std::vector<Key> kAll = [] {
    std::vector<Key> all(std::begin(kMachineKeys), std::end(kMachineKeys));
    all.insert(all.end(), program_keys().begin(), program_keys().end());
    return all;
  }();
  return kAll;
}

const ListKey* find_list(std::string_view path) {
  for (const ListKey& row : list_keys())
    if (row.path == path) return &row;
  return nullptr;
}

class Reader {
 public:
  Reader(Header& header, const std::string& file, int first_line, Problem& problem)
      : header_(header), file_(file), first_line_(first_line), problem_(problem) {}

  bool table(const toml::table& table, const std::string& prefix) {
    for (const auto& [key, node] : table) {
      const std::string name = from_ascii(key.str());
      const std::string path = prefix.empty() ? name : prefix + "." + name;
      // A quoted name with a dot in it is one name and no way through tables.
      const bool dotted = name.find('.') != std::string::npos;
      const Key* row = find(path, prefix);
      if (dotted && row != nullptr && !row->path.ends_with('*')) return unknown(path, prefix, key.source());
      if (const ListKey* list = dotted ? nullptr : find_list(path); list != nullptr) {
        if (!this->list(*list, node, path)) return false;
        continue;
      }
      // A table such as [title] or [machine] may itself be no key: descend.
      if (const toml::table* inner = node.as_table(); inner != nullptr && !dotted && is_prefix(path)) {
        if (!this->table(*inner, path)) return false;
        continue;
      }
      if (row == nullptr) return unknown(path, prefix, key.source());
      Setting setting{node, header_, answer_, name};
      if (const Text wrong = row->set(setting); !wrong.empty())
        return fail(node.source(), message(MessageId::key_wrong, path, wrong));
      header_.given.push_back(path);
    }
    return true;
  }

  bool list(const ListKey& row, const toml::node& node, const std::string& path) {
    const toml::array* items = node.as_array();
    if (items == nullptr || !items->is_array_of_tables())
      return fail(node.source(), message(MessageId::list_of_tables, path));
    for (const toml::node& item : *items) {
      row.add(header_, answer_, first_line_ + static_cast<int>(item.source().begin.line));
      if (!table(*item.as_table(), path)) return false;
      if (const Text wrong = row.done(header_, answer_); !wrong.empty())
        return fail(item.source(), message(MessageId::list_wrong, path, wrong));
    }
    header_.given.push_back(path);
    return true;
  }

  bool fail(const toml::source_region& where, Text told) {
    problem_.file = file_;
    problem_.line = first_line_ + static_cast<int>(where.begin.line);
    problem_.message = std::move(told);
    return false;
  }

 private:
  static const Key* find(const std::string& path, const std::string& prefix) {
    for (const Key& row : all_keys())
      if (row.path == path || (!prefix.empty() && row.path == prefix + ".*")) return &row;
    return nullptr;
  }
  static bool is_prefix(const std::string& path) {
    for (const Key& row : all_keys())
      if (row.path.substr(0, path.size() + 1) == path + ".") return true;
    return false;
  }
  bool unknown(const std::string& path, const std::string& prefix, const toml::source_region& where) {
    std::vector<std::string> names;
    for (const Key& row : all_keys()) {
      names.emplace_back(row.path);
      if (const std::size_t dot = row.path.find('.'); dot != std::string_view::npos)
        names.emplace_back(row.path.substr(0, dot));
    }
    std::string near = nearest(path, names);
    // A key put under the wrong table, or under none: [machine] version → python.version.
    const std::string last = path.substr(prefix.empty() ? 0 : prefix.size() + 1);
    for (const Key& row : all_keys())
      if (near.empty() && row.path.size() > last.size() &&
          row.path.substr(row.path.size() - last.size() - 1) == "." + last)
        near = row.path;
    return fail(where,
                message(MessageId::unknown_key, path,
                        near.empty() ? message(MessageId::guide) : message(MessageId::near_key, near)));
  }

  Header& header_;
  AnswerSpec answer_;
  const std::string& file_;
  int first_line_;
  Problem& problem_;
};

std::string_view trimmed_right(std::string_view line) {
  while (!line.empty() && (line.back() == '\r' || line.back() == ' ' || line.back() == '\t'))
    line.remove_suffix(1);
  return line;
}

}  // namespace

bool parse_header(std::string_view source, const std::string& file, Header& out, Problem& problem) {
  std::string toml_text;
  int line_number = 0;
  int opened_at = 0;
  bool closed = false;
  for (std::size_t at = 0; at < source.size() && !closed;) {
    const std::size_t end = std::min(source.find('\n', at), source.size());
    const std::string_view line = trimmed_right(source.substr(at, end - at));
    ++line_number;
    at = end + 1;
    if (opened_at == 0) {
      if (line == "# /// kvant") opened_at = line_number;
    } else if (line == "# ///") {
      closed = true;
    } else if (line == "#") {
      toml_text += '\n';
    } else if (line.substr(0, 2) == "# ") {
      toml_text.append(line.substr(2)).append("\n");
    } else {
      problem = {file, line_number, message(MessageId::header_open), ""};
      return false;
    }
  }
  Header header;
  if (opened_at != 0) {
    if (!closed) {
      problem = {file, opened_at, message(MessageId::header_open), ""};
      return false;
    }
    const toml::parse_result result = toml::parse(to_ascii(toml_text));
    Reader reader(header, file, opened_at, problem);
    if (!result) {
      return reader.fail(result.error().source(),
                         message(MessageId::header_toml, from_ascii(result.error().description())));
    }
    if (!reader.table(result.table(), "")) return false;
  }
  if (header.title.ru.empty()) header.title.ru = header.title.en;
  if (header.title.en.empty()) header.title.en = header.title.ru;
  if (header.description.ru.empty()) header.description.ru = header.description.en;
  if (header.description.en.empty()) header.description.en = header.description.ru;
  out = std::move(header);
  return true;
}

}  // namespace kvant::scenario

// The rows of the header for what is beside the program: further programs, hosts of the network, files,
// input.
#include <fmt/format.h>

#include "sim/scenario/header_keys.h"

namespace kvant::scenario {
namespace {

ProgramSpec& program(Setting& s) {
  return s.header.programs.back();
}
machine::Host& host(Setting& s) {
  return s.header.settings.machine.hosts.back();
}
machine::HostAnswer& answer(Setting& s) {
  return s.answer.answer;
}

// "10 Mbit/s", "1.5 MB/s", "300 kB/s" → bytes a second.
Text set_bandwidth(Setting& s) {
  const Text wrong = message(MessageId::value_rate);
  std::string text;
  if (!set_string(s.node, text).empty()) return wrong;
  double number = 0, place = 1;
  std::size_t at = 0;
  bool fraction = false;
  for (; at < text.size() && ((text[at] >= '0' && text[at] <= '9') || (text[at] == '.' && !fraction)); ++at) {
    if (text[at] == '.') {
      fraction = true;
      continue;
    }
    number = number * 10 + (text[at] - '0');
    if (fraction) place *= 10;
  }
  number /= place;
  if (!(number > 0)) return wrong;
  std::string unit = text.substr(at);
  while (!unit.empty() && unit.front() == ' ') unit.erase(0, 1);
  struct Unit {
    std::string_view name;
    double bytes;
  };
  constexpr Unit kUnits[] = {
      {"B/s", 1},         {"kB/s", 1e3},         {"KB/s", 1e3},         {"MB/s", 1e6},        {"GB/s", 1e9},
      {"bit/s", 1 / 8.0}, {"kbit/s", 1e3 / 8.0}, {"Mbit/s", 1e6 / 8.0}, {"Gbit/s", 1e9 / 8.0}};
  for (const Unit& row : kUnits) {
    if (row.name != unit) continue;
    const double rate = number * row.bytes;
    if (rate < 1 || rate > 1e12) return wrong;
    host(s).bandwidth = static_cast<std::int64_t>(rate);
    return {};
  }
  return wrong;
}

Text set_status(Setting& s) {
  std::int64_t n = 0;
  Text wrong = set_integer(s.node, 100, 599, n);
  if (wrong.empty()) answer(s).status = static_cast<int>(n);
  return wrong;
}

Text set_path(Setting& s) {
  Text wrong = set_string(s.node, s.answer.path);
  if (wrong.empty() && s.answer.path != "*" && (s.answer.path.empty() || s.answer.path.front() != '/'))
    return message(MessageId::value_path);
  return wrong;
}

Text set_file(Setting& s) {
  std::string text;
  Text wrong = set_string(s.node, text);
  if (wrong.empty()) s.header.files.emplace_back(s.key, text);
  return wrong;
}

Text set_input(Setting& s) {
  std::string text;
  Text wrong = set_string(s.node, text);
  if (wrong.empty()) s.header.input = text;
  return wrong;
}

const Key kKeys[] = {
    {"args", [](Setting& s) { return set_strings(s.node, s.header.args); }},
    {"program.file", [](Setting& s) { return set_string(s.node, program(s).file); }},
    {"program.source", [](Setting& s) { return set_string(s.node, program(s).source); }},
    {"program.name", [](Setting& s) { return set_string(s.node, program(s).name); }},
    {"program.start", [](Setting& s) { return set_duration(s.node, program(s).start); }},
    {"program.args", [](Setting& s) { return set_strings(s.node, program(s).args); }},
    {"host.name", [](Setting& s) { return set_string(s.node, host(s).name); }},
    {"host.latency", [](Setting& s) { return set_duration(s.node, host(s).latency); }},
    {"host.work", [](Setting& s) { return set_duration(s.node, host(s).work); }},
    {"host.bandwidth", set_bandwidth},
    {"host.answer.path", set_path},
    {"host.answer.status", set_status},
    {"host.answer.body", [](Setting& s) { return set_string(s.node, answer(s).body); }},
    {"host.answer.type", [](Setting& s) { return set_string(s.node, answer(s).type); }},
    {"host.answer.delay", [](Setting& s) { return set_duration(s.node, answer(s).delay); }},
    {"files.*", set_file},
    {"input.text", set_input},
    {"input.file", [](Setting& s) { return set_string(s.node, s.header.input_file); }},
};

Text program_done(Header& header, const AnswerSpec&) {
  const ProgramSpec& p = header.programs.back();
  if (p.file.empty() == p.source.empty()) return message(MessageId::needs_source);
  if (p.file.empty() && p.name.empty()) return message(MessageId::needs_name_beside);
  return {};
}

Text host_done(Header& header, const AnswerSpec&) {
  const std::vector<machine::Host>& hosts = header.settings.machine.hosts;
  if (hosts.back().name.empty()) return message(MessageId::needs_name);
  for (std::size_t i = 0; i + 1 < hosts.size(); ++i)
    if (hosts[i].name == hosts.back().name) return message(MessageId::named_twice, hosts[i].name);
  return {};
}

Text answer_done(Header& header, const AnswerSpec& spec) {
  if (spec.path.empty()) return message(MessageId::needs_path);
  header.settings.machine.hosts.back().answers.insert_or_assign(spec.path, spec.answer);
  return {};
}

const ListKey kLists[] = {
    {"program", [](Header& h, AnswerSpec&, int line) { h.programs.emplace_back().line = line; },
     program_done},
    {"host", [](Header& h, AnswerSpec&, int) { h.settings.machine.hosts.emplace_back(); }, host_done},
    {"host.answer", [](Header&, AnswerSpec& spec, int) { spec = {}; }, answer_done},
};

}  // namespace

std::span<const Key> program_keys() {
  return kKeys;
}
std::span<const ListKey> list_keys() {
  return kLists;
}

}  // namespace kvant::scenario

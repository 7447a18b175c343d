// The rows of the scenario header: a path and what sets its value. header.cpp has the machine's and Python's,
// header_programs.cpp those of programs, hosts and files.
#pragma once
#include <span>
#include <string>
#include <string_view>

#include <toml++/toml.h>

#include "sim/scenario/scenario.h"

namespace kvant::scenario {

// A host's answer that is being read: [[host.answer]].
struct AnswerSpec {
  std::string path;
  machine::HostAnswer answer;
};

// What a row's setter gets: the value, and where to put what it means.
struct Setting {
  const toml::node& node;
  Header& header;
  AnswerSpec& answer;
  std::string key;  // the last part of the path, for tables whose keys are names themselves
};

// Returns nothing or what is wrong with the value ("must be …").
using Setter = Text (*)(Setting&);

struct Key {
  std::string_view path;  // "*" as the last part: any name, checked by the setter
  Setter set;
};

// A table that comes in any number: [[program]].
struct ListKey {
  std::string_view path;
  void (*add)(Header& header, AnswerSpec& answer, int line);  // the next one begins
  // Nothing or what is wrong with it as a whole.
  Text (*done)(Header& header, const AnswerSpec& answer);
};

std::span<const Key> program_keys();
std::span<const ListKey> list_keys();

std::string from_ascii(std::string_view text);
Text set_string(const toml::node& node, std::string& out);
Text set_duration(const toml::node& node, VirtualTime& out);
Text set_integer(const toml::node& node, std::int64_t low, std::int64_t high, std::int64_t& out);
Text set_strings(const toml::node& node, std::vector<std::string>& out);

}  // namespace kvant::scenario

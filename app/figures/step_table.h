// The steps of an interleaving, one after another, as the figure `interleaving` shows them. Plain data:
// whoever can replay a run fills it.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "sim/base/ids.h"
#include "sim/base/time.h"

namespace kvant::figures {

enum class StepLevel : std::uint8_t {
  line,         // a row a line of the program
  instruction,  // a row a bytecode instruction
  refcount,     // READ, the change, WRITE of a reference count or of the shared variable
};

struct StepTable {
  struct Column {
    ThreadId thread = kNobody;
    std::string name;
  };
  struct Step {
    enum class What : std::uint8_t {
      plain,
      read,
      write,
      suspended,  // the thread does not go on here; text is empty
      gap,        // `count` steps are left out
    } what = What::plain;
    ThreadId thread = kNobody;
    std::string text = {};
    std::string value = {};  // of the shared variable after this step, when the step wrote it
    bool lost = false;       // this write overwrites what another thread wrote since this one read
    std::int64_t count = 0;
    VirtualTime time = 0;
  };
  std::string title;      // of this run, when several stand side by side
  std::string variable;   // the shared one
  bool is_count = false;  // a reference count
  std::string initial;    // its value before the first step
  std::vector<Column> columns;
  std::vector<Step> steps;
  std::string expected, actual;  // "": nothing is said of it
};

}  // namespace kvant::figures

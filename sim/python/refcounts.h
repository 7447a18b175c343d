// Reference counts that several threads change at the same time, without a GIL.
//
// The true count of an object stays in its header: the simulator itself is never wrong. What the simulated
// memory holds is kept beside it, for the objects that the program can see: those it watches
// (kvant.watch), else the values of the global variables of __main__. With RefCounts::naive a change of such
// a count is three steps of the thread after the instruction that made it: READ, add, WRITE. Another core, or
// another thread after a preemption, can come between; then a change is lost. An object whose count becomes 0
// too early counts as freed, and the next step on its count is a segmentation fault. With biased counts
// (PEP 703) a change goes to the local count if the owner makes it and to the shared one otherwise.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "sim/base/ids.h"
#include "sim/python/value.h"

namespace kvant::python {

class Interpreter;

// Who did the last step of a kind, and where.
struct RefMark {
  ThreadId thread = kNobody;
  std::int32_t line = 0;
  std::int64_t value = 0;
};

struct TrackedRef {
  Value object;        // owned, or not: see `keeps`
  Value weak;          // a Weakref that tells of its death, owned; or null
  bool keeps = false;  // the table's own reference is part of `seen`
  bool watched = false;
  bool freed = false;  // while it was in use
  bool deferred = false;
  std::int64_t number = 0;  // in events
  std::string name;
  std::uint32_t entry = 0;  // of the dict of globals that holds it, when nobody watches it
  std::uint32_t seen = 0;   // the true count when last looked at
  std::int64_t count = 0;   // naive: what the simulated memory holds
  ThreadId owner = kNobody;
  std::int64_t local = 0, shared = 0;
  std::uint32_t writes = 0;  // naive: WRITEs so far, of all threads
  RefMark last_write, freed_by;
  RefMark lost, over;  // the last lost update: written, and then overwritten
  std::int64_t over_read = 0;
};

// A change of a count on its way.
struct RefStep {
  Offset object;
  std::int32_t change;
  std::int32_t line;
  std::uint8_t phase;    // 0 READ, 1 add, 2 WRITE
  std::int64_t value;    // read, later what will be written
  std::uint32_t writes;  // TrackedRef::writes at the READ
};

struct RefTable {
  std::vector<TrackedRef> items;
  bool active = false;                         // the process had more than one thread, or watches something
  bool only_watched = false;                   // since the program named something itself
  std::uint32_t globals_version = 0xffffffff;  // Dict::version when the globals were gone through
  std::uint32_t told = 0;                      // events about objects nobody watches, so far
};

// kvant.watch(): from now on the object's count is told, and only those of watched objects.
void ref_watch(Interpreter& in, Value object, std::string name);
// Another thread will run in this process.
void ref_activate(Interpreter& in);
// Attributes all changes since the last look to the running thread. Naive: as steps still to be done.
void ref_look(Interpreter& in);
// Carries one step out; false: the object is no longer there (Runtime::crash tells).
bool ref_step(Interpreter& in);
// The thread ends: what it still has to do is done at once.
void ref_finish(Interpreter& in);
// What sys.getrefcount says of an object of the table; -1: it is not there, or its own count is right.
std::int64_t ref_count_of(const Interpreter& in, Value object);

}  // namespace kvant::python

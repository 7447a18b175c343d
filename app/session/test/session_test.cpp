#include "app/session/session.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "app/session/explain.h"
#include "app/session/outcome_tables.h"
#include "app/session/snapshot.h"
#include "app/session/step_table.h"
#include "app/session/world_view.h"

namespace kvant::session {
namespace {

void record_all(Session& session) {
  while (session.recording()) session.record_slice(50);
}

std::string printed(const Session& session) {
  std::string text;
  for (const Player::Output& piece : session.player().output()) text += piece.text;
  return text;
}

// Long enough that the threads take the GIL from each other many times.
constexpr const char* kRace = R"(# /// kvant
# [machine]
# cores = 1
# [python]
# version = "3.9"
# ///
from threading import Thread

counter = 0


def increase(by):
    global counter
    for _ in range(400_000):
        counter += by


threads = [Thread(target=increase, args=(1,)) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
)";

class OpenSession : public testing::Test {
 protected:
  void open_race() { open_text(kRace); }
  void open_text(const char* program) {
    const std::filesystem::path path =
        std::filesystem::temp_directory_path() / ("kvant-race-" + std::to_string(getpid()) + ".py");
    std::ofstream(path) << program;
    open(path.string());
    std::filesystem::remove(path);
  }
  void open(const std::string& id) {
    ASSERT_TRUE(session_.open(id)) << session_.problem(lang::Lang::en);
    record_all(session_);
  }
  Session session_;
};

TEST_F(OpenSession, AFileThatIsNotThereLeavesWhatWasOpen) {
  open("lost-update");
  EXPECT_FALSE(session_.open("/no/such/file.py"));
  EXPECT_EQ(session_.problem(lang::Lang::en), "/no/such/file.py: no such file");
  EXPECT_EQ(session_.problem(lang::Lang::ru), "/no/such/file.py: такого файла нет");
  EXPECT_EQ(session_.scenario().id, "lost-update");
}

TEST_F(OpenSession, ANewVersionIsRecordedAnewAndCanBeUndone) {
  open("lost-update");
  const VirtualTime old_end = session_.player().end_time();
  session_.seek_time(old_end / 2);
  const VirtualTime at = session_.player().time();
  scenario::Settings settings = session_.settings();
  settings.python.profile = python::find_profile("3.12");
  session_.change(settings);
  record_all(session_);
  EXPECT_EQ(session_.settings().python.profile->name, "3.12");
  EXPECT_NE(session_.player().end_time(), old_end);
  EXPECT_LE(session_.player().time(), at);  // where it was, or at the end if that comes sooner

  session_.undo();
  record_all(session_);
  EXPECT_EQ(session_.settings().python.profile->name, "3.9");
  EXPECT_EQ(session_.player().end_time(), old_end);
  EXPECT_EQ(session_.player().time(), at);
  ASSERT_TRUE(session_.can_redo());
  session_.redo();
  record_all(session_);
  EXPECT_EQ(session_.settings().python.profile->name, "3.12");
}

// A breakpoint is of the file, not of the run: it outlives other settings and is gone with the document.
TEST_F(OpenSession, BreakpointsOutliveSettingsButNotTheDocument) {
  open_race();
  const std::string file = session_.scenario().main->filename;
  EXPECT_FALSE(session_.run_to_breakpoint(1)) << "there is none";
  EXPECT_FALSE(session_.toggle_breakpoint(file, 1000));
  EXPECT_TRUE(session_.toggle_breakpoint(file, 11));  // empty: the next line that has code
  EXPECT_EQ(session_.breakpoints(), (Breakpoints{{file, 12}}));
  EXPECT_TRUE(session_.toggle_breakpoint(file, 12));
  EXPECT_TRUE(session_.breakpoints().empty());

  EXPECT_TRUE(session_.toggle_breakpoint(file, 15));
  const auto run = [&](int direction) {
    EXPECT_TRUE(session_.run_to_breakpoint(direction));
    Search result = Search::unfinished;
    while (result == Search::unfinished) {
      session_.record_slice(5);
      result = session_.search_slice(50);
    }
    EXPECT_FALSE(session_.searching());
    return result;
  };
  const auto line = [&] { return session_.player().world().python.place(session_.shown_thread()).line; };
  EXPECT_EQ(run(1), Search::found);
  EXPECT_EQ(line(), 15);
  const Position first = session_.player().position();
  EXPECT_EQ(run(1), Search::found);
  EXPECT_GT(session_.player().position(), first);
  EXPECT_EQ(run(-1), Search::found);
  EXPECT_EQ(session_.player().position(), first);
  EXPECT_EQ(run(-1), Search::none);
  EXPECT_EQ(session_.player().position(), 0U);

  scenario::Settings settings = session_.settings();
  settings.python.profile = python::find_profile("3.12");
  session_.change(settings);
  EXPECT_EQ(run(1), Search::found) << "also while it is being recorded anew";
  EXPECT_EQ(line(), 15);
  EXPECT_TRUE(session_.run_to_breakpoint(1));
  session_.step(StepUnit::line, 1);
  EXPECT_FALSE(session_.searching()) << "a step ends the search";
  open("lost-update");
  EXPECT_TRUE(session_.breakpoints().empty());
}

TEST_F(OpenSession, AChoiceChangesTheFutureAndUndoingItBringsTheOldOneBack) {
  open("lost-update");
  const std::string before = printed(session_);
  const Position end = session_.player().end();
  session_.seek(end / 3);
  std::vector<ThreadId> candidates = session_.player().candidates();
  ASSERT_FALSE(candidates.empty());
  session_.choose_next(candidates.back());
  record_all(session_);
  EXPECT_EQ(session_.settings().schedule.interventions.size(), 1U);
  session_.undo();
  record_all(session_);
  EXPECT_TRUE(session_.settings().schedule.interventions.empty());
  EXPECT_EQ(session_.player().end(), end);
  EXPECT_EQ(printed(session_), before);
}

TEST_F(OpenSession, StepsForwardAndBackMeetAgain) {
  open("lost-update");
  session_.seek(session_.player().end() / 2);
  const std::uint64_t revision = session_.cursor_revision();
  ASSERT_TRUE(session_.step(StepUnit::instruction, 1));
  const Position one = session_.player().position();
  ASSERT_TRUE(session_.step(StepUnit::instruction, 1));
  ASSERT_TRUE(session_.step(StepUnit::instruction, -1));
  EXPECT_EQ(session_.player().position(), one);
  EXPECT_GT(session_.cursor_revision(), revision);
}

TEST_F(OpenSession, PlayingEndsBeyondTheEnd) {
  open("lost-update");
  session_.seek(session_.player().end());
  session_.play(true);
  EXPECT_FALSE(session_.playing());
  session_.seek(0);
  session_.play(true);
  EXPECT_TRUE(session_.playing());
}

// Goes from switch to switch until a thread stands between its reading and its writing.
const OpenUpdate* find_update(Session& session, Snapshot& snapshot) {
  session.seek(0);
  for (int i = 0; i < 300 && session.step(StepUnit::context_switch, 1); ++i) {
    snapshot = take_snapshot(session.player(), session.shown_thread(), nullptr);
    for (const OpenUpdate& update : snapshot.updates)
      if (!update.read.empty()) return &update;
  }
  return nullptr;
}

TEST_F(OpenSession, ALostUpdateInTheMakingIsToldInBothLanguages) {
  open_race();
  Snapshot snapshot;
  const OpenUpdate* update = find_update(session_, snapshot);
  ASSERT_NE(update, nullptr);
  EXPECT_EQ(update->variable, "counter");
  const Explanation en = explain(session_.player(), snapshot, lang::Lang::en);
  EXPECT_NE(en.what.find("read counter = " + update->read), std::string::npos) << en.what;
  EXPECT_NE(en.why.find("CPython 3.9"), std::string::npos) << en.why;
  EXPECT_EQ(en.try_version, "3.12");
  const Explanation ru = explain(session_.player(), snapshot, lang::Lang::ru);
  EXPECT_NE(ru.what.find("прочитал counter = " + update->read), std::string::npos) << ru.what;
}

TEST_F(OpenSession, TheFreshVersionLeavesNoUpdateOpen) {
  open_race();
  scenario::Settings settings = session_.settings();
  settings.python.profile = python::find_profile("3.12");
  session_.change(settings);
  record_all(session_);
  Snapshot snapshot;
  EXPECT_EQ(find_update(session_, snapshot), nullptr);
}

TEST_F(OpenSession, ADeadlockIsToldByWhoWaitsForWhom) {
  open("deadlock");
  ASSERT_EQ(session_.player().stopped().reason, trace::StopReason::deadlock);
  session_.seek(session_.player().end());
  const Snapshot snapshot = take_snapshot(session_.player(), session_.shown_thread(), nullptr);
  const Explanation e = explain(session_.player(), snapshot, lang::Lang::en);
  EXPECT_NE(e.what.find("Deadlock"), std::string::npos) << e.what;
  EXPECT_NE(e.what.find("held by"), std::string::npos) << e.what;
  EXPECT_FALSE(e.why.empty());
}

TEST_F(OpenSession, EveryEventOfARunHasASentence) {
  for (const char* id : {"deadlock", "producer-consumer", "semaphore", "io-bound-gil"}) {
    open(id);
    session_.seek(0);
    for (int i = 0; i < 300 && session_.step(StepUnit::event, 1); ++i) {
      const Snapshot s = take_snapshot(session_.player(), session_.shown_thread(), nullptr);
      for (lang::Lang lang : {lang::Lang::en, lang::Lang::ru}) {
        const Explanation e = explain(session_.player(), s, lang);
        EXPECT_FALSE(e.what.empty()) << id << " at " << s.position;
        EXPECT_EQ(e.what.find("  "), std::string::npos) << e.what;
      }
    }
  }
}

TEST_F(OpenSession, ChangedVariablesAreToldAgainstTheSnapshotBefore) {
  open("lost-update");
  session_.seek(session_.player().end() / 2);
  const Snapshot first = take_snapshot(session_.player(), session_.shown_thread(), nullptr);
  session_.step(StepUnit::context_switch, 1);
  const Snapshot second = take_snapshot(session_.player(), session_.shown_thread(), &first);
  bool changed = false;
  for (const VariableRow& row : second.variables) {
    if (row.name == "counter") changed = row.changed;
    EXPECT_FALSE(row.name == "Thread");
  }
  EXPECT_TRUE(changed);
}

TEST_F(OpenSession, HoverNamesTheThreadAndWhatItWaitsFor) {
  open_race();
  const trace::Lanes& lanes = session_.player().lanes();
  int waits = 0;
  for (const trace::Lane& lane : lanes.threads()) {
    for (std::size_t i = 0; i < lane.intervals.size(); ++i) {
      const trace::Interval& interval = lane.intervals[i];
      if (interval.state != trace::LaneState::wait_gil || interval.end - interval.begin < 1000) continue;
      const VirtualTime middle = (interval.begin + interval.end) / 2;
      const HoverText text = explain_interval(session_.player(), lane, i, middle, lang::Lang::en);
      EXPECT_EQ(text.first.find(short_name(lane.name) + " waits for the GIL"), 0U) << text.first;
      ++waits;
    }
  }
  EXPECT_GT(waits, 0);
}

TEST_F(OpenSession, StartIsToldAsWaitingForTheThread) {
  EXPECT_EQ(started_thread(trace::WaitKind::event, "start Thread-2 (walk)"), "Thread-2");
  EXPECT_EQ(started_thread(trace::WaitKind::event, "gun"), "");
  EXPECT_EQ(started_thread(trace::WaitKind::lock, "start lock"), "");
  open("two-threads-one-core");
  bool told = false;
  for (const trace::Event& e : session_.player().trace().events())
    if (e.kind == trace::EventKind::thread_block && e.thread == 0)
      told |= started_thread(static_cast<trace::WaitKind>(e.a), session_.player().trace().text(e.text)) ==
              "Thread-2";
  EXPECT_TRUE(told);
}

// In the middle of a long run the steps just before the cursor, few enough threads for a page.
TEST_F(OpenSession, AnInterleavingFollowsTheCursor) {
  open_race();
  const Player& player = session_.player();
  StepTableOptions options;
  options.latest = true;
  options.to = player.end_time() / 2;
  const figures::StepTable table = step_table(player, options);
  ASSERT_FALSE(table.steps.empty());
  EXPECT_LE(table.steps.size(), options.most + 1);
  EXPECT_EQ(table.steps.front().what, figures::StepTable::Step::What::gap);
  EXPECT_LE(table.steps.back().time, options.to);
  EXPECT_GT(table.steps.back().time, options.to - kMillisecond);
}

// Of a run without a loss, too long to be told, each thread's first and last steps; nothing is lost in
// between, and each value stands at the step that wrote it.
TEST_F(OpenSession, AnInterleavingOfManyStepsShowsBothThreads) {
  open_text(R"(from threading import Thread
counter = 0
def increase():
    global counter
    for _ in range(400):
        counter += 1
first, second = Thread(target=increase, name="first"), Thread(target=increase, name="second")
first.start()
first.join()
second.start()
second.join()
)");
  using What = figures::StepTable::Step::What;
  for (const figures::StepLevel level :
       {figures::StepLevel::line, figures::StepLevel::instruction, figures::StepLevel::refcount}) {
    StepTableOptions options;
    options.level = level;
    const figures::StepTable table = step_table(session_.player(), options);
    ASSERT_EQ(table.columns.size(), 2u);
    EXPECT_LE(table.steps.size(), options.most + 2);
    EXPECT_EQ(table.actual, "800");
    std::size_t gaps = 0;
    std::string last;
    for (const figures::StepTable::Step& step : table.steps) {
      gaps += step.what == What::gap;
      if (step.value.empty()) continue;
      EXPECT_EQ(step.what, What::write) << step.text;
      last = step.value;
    }
    EXPECT_EQ(gaps, 2u);
    EXPECT_EQ(last, "800");
  }
}

TEST_F(OpenSession, ALineThatIsExecutedAgainAndAgainIsOneRow) {
  open_text("squares = [n * n for n in range(9)]\ntotal = sum(squares)\n");
  StepTableOptions options;
  options.level = figures::StepLevel::line;
  options.variable = "squares";
  const figures::StepTable table = step_table(session_.player(), options);
  ASSERT_FALSE(table.steps.empty());
  EXPECT_LE(table.steps.size(), 2u);
  EXPECT_EQ(table.steps[0].text.rfind("squares = [n * n for n in range(9)]\u00a0×\u00a0", 0), 0u)
      << table.steps[0].text;
  EXPECT_FALSE(table.steps[0].value.empty());
}

// Who is switched off in the middle of an update is seen to be, though much is left out until it goes on.
TEST_F(OpenSession, AnInterleavingMarksWhoIsSuspendedBeforeAGap) {
  open("lost-update");
  const figures::StepTable table = step_table(session_.player(), {});
  using What = figures::StepTable::Step::What;
  bool marked = false;
  for (std::size_t i = 0; i + 1 < table.steps.size(); ++i)
    marked |= table.steps[i].what == What::suspended && table.steps[i + 1].what == What::gap;
  EXPECT_TRUE(marked);
}

TEST_F(OpenSession, RunsThatEndDifferentlyAreFoundOneByOne) {
  open("three-runs");
  OutcomeSearch search(session_.player(), {});
  std::size_t tried = 0;
  while (search.advance()) ++tried;
  EXPECT_GT(tried, 1u);
  std::vector<std::string> results;
  for (const figures::StepTable& table : search.take()) results.push_back(table.actual);
  EXPECT_EQ(results, (std::vector<std::string>{"6", "5", "3"}));
}

// The plan has a place for every process there ever is, whatever the cursor shows.
TEST_F(OpenSession, ThePlanOfProcessesKnowsAllOfThem) {
  open("processes-own-memory");
  const figures::WorldView::Plan plan = world_plan(session_.player());
  ASSERT_EQ(plan.rooms.size(), 3u);
  EXPECT_EQ(plan.rooms[1].parent, plan.rooms[0].id);
  EXPECT_EQ(plan.rooms[2].parent, plan.rooms[0].id);
  EXPECT_TRUE(plan.changed);
  session_.seek(session_.player().end());
  for (const figures::WorldView::Process& q : world_view(session_.player()).processes) {
    EXPECT_TRUE(q.ended);
    if (q.id != 0) {
      EXPECT_EQ(q.parent, 0) << "who made it";
    }
  }
}

}  // namespace
}  // namespace kvant::session

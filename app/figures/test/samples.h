// Traces written by hand, for tests and pictures.
#pragma once
#include <cmath>
#include <string>

#include "sim/trace/lanes.h"
#include "sim/trace/trace.h"

namespace kvant::figures::test {

class Writer {
 public:
  explicit Writer(int cores = 1) : lanes(cores), cores_(cores) {}
  trace::Trace trace;
  trace::Lanes lanes;

  void process(double ms, ProcessId p, const char* name) {
    add(ms, trace::EventKind::process_start, kNobody, kNobody, p, kNobody, name);
  }
  void spawn(double ms, ThreadId by, ThreadId child, ProcessId p, const char* name) {
    add(ms, trace::EventKind::thread_spawn, by, kNobody, child, p, name);
  }
  void ready(double ms, ThreadId t, ThreadId by = kNobody) {
    add(ms, trace::EventKind::thread_ready, t, kNobody, by);
  }
  void run(double ms, ThreadId t, const char* label, CoreId core = 0) {
    add(ms, trace::EventKind::thread_run, t, core, 0, 0, label);
  }
  void preempt(double ms, ThreadId t, CoreId core = 0) { add(ms, trace::EventKind::thread_preempt, t, core); }
  void block(double ms, ThreadId t, trace::WaitKind wait, const char* object, CoreId core = 0,
             LockId lock = kNobody) {
    add(ms, trace::EventKind::thread_block, t, core, static_cast<int>(wait), lock, object);
  }
  void sleep(double ms, ThreadId t, CoreId core = 0) { add(ms, trace::EventKind::thread_sleep, t, core); }
  void exit(double ms, ThreadId t, CoreId core = 0) { add(ms, trace::EventKind::thread_exit, t, core); }
  void change(double ms, ThreadId from, ThreadId to, CoreId core = 0) {
    add(ms, trace::EventKind::context_switch, to, core, from, to);
  }
  void lock(double ms, LockId l, trace::WaitKind kind, const char* name) {
    add(ms, trace::EventKind::lock_create, kNobody, kNobody, l, static_cast<int>(kind), name);
  }
  void acquire(double ms, ThreadId t, LockId l) { add(ms, trace::EventKind::lock_acquire, t, kNobody, l); }
  void release(double ms, ThreadId t, LockId l) { add(ms, trace::EventKind::lock_release, t, kNobody, l); }
  void add(double ms, trace::EventKind kind, ThreadId thread, CoreId core = kNobody, std::int64_t a = 0,
           std::int64_t b = 0, const char* text = "") {
    trace::Event e;
    e.time = std::llround(ms * 1e6);
    e.kind = kind;
    e.thread = thread;
    e.core = core;
    e.a = a;
    e.b = b;
    e.text = trace.intern(text);
    trace.add(e);
  }
  Writer& done() {
    lanes.rebuild(trace, cores_);
    return *this;
  }

 private:
  int cores_;
};

// Two threads add to one counter under the GIL; the second prints.
inline Writer two_threads() {
  using trace::EventKind;
  using trace::WaitKind;
  Writer w;
  w.process(0, 0, "lost_update.py");
  w.spawn(0, kNobody, 0, 0, "MainThread");
  w.lock(0, 0, WaitKind::gil, "GIL");
  w.run(0, 0, "<module>");
  w.acquire(0, 0, 0);
  w.spawn(1.6, 0, 1, 0, "Thread-1");
  w.ready(1.6, 1, 0);
  w.spawn(2.2, 0, 2, 0, "Thread-2");
  w.ready(2.2, 2, 0);
  w.release(2.8, 0, 0);
  w.block(2.8, 0, WaitKind::join, "Thread-1");
  w.change(2.8, 0, 1);
  w.run(2.86, 1, "increase");
  w.acquire(2.86, 1, 0);
  double t = 2.86;
  ThreadId runs = 1, waits = 2;
  w.block(2.87, 2, WaitKind::gil, "", kNobody, 0);
  for (int i = 0; i < 5; ++i) {
    t += 5;
    w.add(t, EventKind::gil_request, waits, kNobody, 0, runs);
    w.release(t + 0.1, runs, 0);
    w.block(t + 0.1, runs, WaitKind::gil, "", 0, 0);
    w.change(t + 0.1, runs, waits);
    t += 0.16;
    w.ready(t, waits, runs);
    w.run(t, waits, "increase");
    w.acquire(t, waits, 0);
    std::swap(runs, waits);
  }
  // Thread-2 runs, Thread-1 waits.
  t += 3.4;
  w.add(t, EventKind::print, 2, 0, 1, 0, "done 2");
  w.release(t, 2, 0);
  w.block(t, 2, WaitKind::io, "print");
  w.ready(t + 0.05, 1, 2);
  w.run(t + 0.05, 1, "increase");
  w.acquire(t + 0.05, 1, 0);
  w.ready(t + 2.5, 2);
  w.release(t + 4.1, 1, 0);
  w.exit(t + 4.1, 1);
  w.ready(t + 4.1, 0, 1);
  w.change(t + 4.1, 1, 2);
  w.run(t + 4.16, 2, "increase");
  w.acquire(t + 4.16, 2, 0);
  w.release(t + 5.6, 2, 0);
  w.exit(t + 5.6, 2);
  w.change(t + 5.6, 2, 0);
  w.run(t + 5.66, 0, "<module>");
  w.acquire(t + 5.66, 0, 0);
  w.add(t + 6.6, EventKind::print, 0, 0, 1, 0, "41");
  w.release(t + 7.4, 0, 0);
  w.exit(t + 7.4, 0);
  w.done();
  return w;
}

// Three tasks that wait for the network, on one core: the sketch of the textbooks.
inline Writer three_tasks(const char* io = "web request") {
  using trace::WaitKind;
  Writer w;
  w.process(0, 0, "tasks.py");
  for (ThreadId t : {0, 1, 2, 3}) {
    static const char* const kNames[] = {"MainThread", "Task 1", "Task 2", "Task 3"};
    w.spawn(0, t ? 0 : kNobody, t, 0, kNames[t]);
    if (t) w.ready(0, t, 0);
  }
  w.run(0, 1, "setup()");
  w.block(11, 1, WaitKind::io, io);
  w.run(11, 2, "setup()");
  w.block(22, 2, WaitKind::io, io);
  w.run(22, 3, "setup()");
  w.block(33, 3, WaitKind::io, io);
  w.ready(36, 1);
  w.run(36, 1, "postprocess()");
  w.ready(43, 2);
  w.exit(48, 1);
  w.run(48, 2, "postprocess()");
  w.ready(60, 3);
  w.exit(60, 2);
  w.run(60, 3, "postprocess()");
  w.exit(72, 3);
  w.done();
  return w;
}

// Two threads that take two locks in opposite order, and sleep between.
inline Writer deadlock() {
  using trace::EventKind;
  using trace::WaitKind;
  Writer w(2);
  w.process(0, 0, "deadlock.py");
  w.spawn(0, kNobody, 0, 0, "MainThread");
  w.lock(0, 0, WaitKind::gil, "");
  w.lock(0, 1, WaitKind::lock, "a_lock");
  w.lock(0, 2, WaitKind::lock, "b_lock");
  w.run(0, 0, "<module>");
  w.acquire(0, 0, 0);
  w.spawn(0.3, 0, 1, 0, "Thread-1");
  w.ready(0.3, 1, 0);
  w.spawn(0.5, 0, 2, 0, "a-thread-with-a-very-long-name-indeed-2");
  w.ready(0.5, 2, 0);
  w.release(0.8, 0, 0);
  w.block(0.8, 0, WaitKind::join, "Thread-1");
  w.run(0.8, 1, "first");
  w.acquire(0.8, 1, 0);
  w.acquire(1.0, 1, 1);
  w.release(1.4, 1, 0);
  w.sleep(1.4, 1);
  w.run(1.4, 2, "second", 1);
  w.acquire(1.4, 2, 0);
  w.acquire(1.7, 2, 2);
  w.release(2.1, 2, 0);
  w.sleep(2.1, 2, 1);
  w.ready(101.4, 1);
  w.run(101.4, 1, "first");
  w.acquire(101.4, 1, 0);
  w.release(101.9, 1, 0);
  w.block(101.9, 1, WaitKind::lock, "b_lock", 0, 2);
  w.ready(102.1, 2);
  w.run(102.1, 2, "second", 1);
  w.acquire(102.1, 2, 0);
  w.add(102.4, EventKind::print, 2, 1, 1, 0, "x");
  w.release(102.9, 2, 0);
  w.block(102.9, 2, WaitKind::lock, "a_lock", 1, 1);
  w.add(103.9, EventKind::stop, kNobody, kNobody, static_cast<int>(trace::StopReason::deadlock));
  w.done();
  return w;
}

// A server and a client, two processes on two cores.
inline Writer two_processes() {
  using trace::WaitKind;
  Writer w(2);
  w.process(0, 0, "server.py");
  w.spawn(0, kNobody, 0, 0, "MainThread");
  w.lock(0, 0, WaitKind::gil, "");
  w.run(0, 0, "<module>");
  w.acquire(0, 0, 0);
  w.release(4, 0, 0);
  w.block(4, 0, WaitKind::io, "accept");
  w.process(5, 1, "client.py");
  w.spawn(5, kNobody, 1, 1, "MainThread");
  w.lock(5, 1, WaitKind::gil, "");
  w.run(5, 1, "<module>", 1);
  w.acquire(5, 1, 1);
  w.release(9, 1, 1);
  w.block(9, 1, WaitKind::io, "recv", 1);
  w.ready(9, 0, 1);
  w.run(9, 0, "handle");
  w.acquire(9, 0, 0);
  w.spawn(11, 0, 2, 0, "worker_0");
  w.ready(11, 2, 0);
  w.release(13, 0, 0);
  w.block(13, 0, WaitKind::queue, "results");
  w.run(13, 2, "fib");
  w.acquire(13, 2, 0);
  w.add(16, trace::EventKind::exception, 2, 0, 0, 0, "ValueError");
  w.release(22, 2, 0);
  w.exit(22, 2);
  w.ready(22, 0, 2);
  w.run(22, 0, "handle");
  w.acquire(22, 0, 0);
  w.ready(25, 1, 0);
  w.run(25, 1, "<module>", 1);
  w.acquire(25, 1, 1);
  w.release(28, 0, 0);
  w.exit(28, 0);
  w.release(31, 1, 1);
  w.exit(31, 1, 1);
  w.done();
  return w;
}

// Three coroutines on one event loop, each with a request to the network between two pieces of work.
inline Writer event_loop() {
  using trace::EventKind;
  using trace::WaitKind;
  Writer w;
  w.process(0, 0, "tasks.py");
  w.spawn(0, kNobody, 0, 0, "MainThread");
  w.lock(0, 0, WaitKind::gil, "");
  w.run(0, 0, "<module>");
  w.acquire(0, 0, 0);
  w.add(0.5, EventKind::loop_create, 0, 0, 0, 0, "asyncio.run");
  w.add(0.5, EventKind::task_create, 0, 0, 0, kNobody, "main");
  w.add(0.5, EventKind::handle_ready, 0, 0, 0, 0, "main");
  w.add(0.6, EventKind::loop_turn, 0, 0, 0, 1);
  w.add(0.6, EventKind::handle_run, 0, 0, 0, 0, "main");
  w.add(0.6, EventKind::task_step, 0, 0, 0, 0, "main");
  int handle = 1;
  for (int t : {1, 2, 3}) {
    static const char* const kNames[] = {"", "Task 1", "Task 2", "Task 3"};
    w.add(1, EventKind::task_create, 0, 0, t, 0, kNames[t]);
    w.add(1, EventKind::task_ready, 0, 0, t, 0);
    w.add(1, EventKind::handle_ready, 0, 0, handle++, t, kNames[t]);
  }
  w.add(1, EventKind::task_suspend, 0, 0, 0, static_cast<int>(WaitKind::none), "gather");
  w.add(1, EventKind::handle_end, 0, 0, 0, 0);
  w.add(1, EventKind::loop_select, 0, 0, 0, 0);
  w.add(1, EventKind::loop_turn, 0, 0, 0, 3);
  double at = 1;
  for (int t : {1, 2, 3}) {
    w.add(at, EventKind::handle_run, 0, 0, t, t, "");
    w.add(at, EventKind::task_step, 0, 0, t, 0, "setup");
    at += 10;
    if (t < 3) {
      w.add(at, EventKind::watch, 0, 0, 6 + t, 1, t == 1 ? "socket 1" : "socket 2");
      w.add(at, EventKind::task_suspend, 0, 0, t, static_cast<int>(WaitKind::io), "web request");
    } else {
      w.add(at, EventKind::timer_set, 0, 0, 40, 61'000'000, "sleep");
      w.add(at, EventKind::task_suspend, 0, 0, t, static_cast<int>(WaitKind::sleep), "");
    }
    w.add(at, EventKind::handle_end, 0, 0, t, t);
  }
  w.add(31, EventKind::loop_select, 0, 0, 0, 30'000'000);
  w.release(31, 0, 0);
  w.block(31, 0, WaitKind::selector, "");
  w.add(36, EventKind::deliver, kNobody, kNobody, 7, 512, "");
  w.ready(36, 0);
  w.run(36, 0, "<module>");
  w.acquire(36, 0, 0);
  w.add(36, EventKind::unwatch, 0, 0, 7);
  w.add(36, EventKind::task_ready, 0, 0, 1, kNobody);
  w.add(36, EventKind::handle_ready, 0, 0, handle, 1, "Task 1");
  w.add(36, EventKind::loop_turn, 0, 0, 0, 1);
  w.add(36, EventKind::handle_run, 0, 0, handle, 1, "Task 1");
  w.add(36, EventKind::task_step, 0, 0, 1, 0, "postprocess");
  w.add(40, EventKind::deliver, kNobody, kNobody, 8, 512, "");
  w.add(46, EventKind::task_done, 0, 0, 1, 0);
  w.add(46, EventKind::handle_end, 0, 0, handle++, 1);
  w.add(46, EventKind::loop_select, 0, 0, 0, 0);
  w.add(46, EventKind::unwatch, 0, 0, 8);
  w.add(46, EventKind::task_ready, 0, 0, 2, kNobody);
  w.add(46, EventKind::handle_ready, 0, 0, handle, 2, "Task 2");
  w.add(46, EventKind::loop_turn, 0, 0, 0, 1);
  w.add(46, EventKind::handle_run, 0, 0, handle, 2, "Task 2");
  w.add(46, EventKind::task_step, 0, 0, 2, 0, "postprocess");
  w.add(56, EventKind::task_done, 0, 0, 2, 0);
  w.add(56, EventKind::handle_end, 0, 0, handle++, 2);
  w.add(56, EventKind::loop_select, 0, 0, 0, 5'000'000);
  w.release(56, 0, 0);
  w.block(56, 0, WaitKind::selector, "");
  w.ready(61, 0);
  w.run(61, 0, "<module>");
  w.acquire(61, 0, 0);
  w.add(61, EventKind::task_ready, 0, 0, 3, kNobody);
  w.add(61, EventKind::handle_ready, 0, 0, 40, 3, "Task 3");
  w.add(61, EventKind::loop_turn, 0, 0, 0, 1);
  w.add(61, EventKind::handle_run, 0, 0, 40, 3, "Task 3");
  w.add(61, EventKind::task_step, 0, 0, 3, 0, "postprocess");
  w.add(72, EventKind::task_done, 0, 0, 3, 0);
  w.add(72, EventKind::handle_end, 0, 0, 40, 3);
  w.add(72, EventKind::task_ready, 0, 0, 0, 3);
  w.add(72, EventKind::handle_ready, 0, 0, handle, 0, "main");
  w.add(72, EventKind::loop_turn, 0, 0, 0, 1);
  w.add(72, EventKind::handle_run, 0, 0, handle, 0, "main");
  w.add(72, EventKind::task_step, 0, 0, 0, 0, "main");
  w.add(73, EventKind::task_done, 0, 0, 0, 0);
  w.add(73, EventKind::handle_end, 0, 0, handle, 0);
  w.release(74, 0, 0);
  w.exit(74, 0);
  w.done();
  return w;
}

// A program that asks a host over a socket, blocking, and then without blocking.
inline Writer http_client() {
  using trace::EventKind;
  using trace::WaitKind;
  Writer w;
  w.process(0, 0, "client.py");
  w.spawn(0, kNobody, 0, 0, "MainThread");
  w.run(0, 0, "<module>");
  w.add(1, EventKind::file_open, 0, 0, 3, 0, "socket");
  w.add(1, EventKind::system_call, 0, 0, 3, 3, "socket");
  w.add(2, EventKind::io_begin, 0, 0, 3, 0, "connect");
  w.add(2, EventKind::connect, 0, 0, 3, kNobody, "www.example.com");
  w.block(2, 0, WaitKind::io, "connect");
  w.ready(52, 0);
  w.run(52, 0, "<module>");
  w.add(52, EventKind::io_end, 0, 0, 3, 0, "connect");
  w.add(53, EventKind::system_call, 0, 0, 3, 78, "send");
  w.add(53, EventKind::send, 0, 0, 3, 78, "GET / HTTP/1.1");
  w.add(54, EventKind::io_begin, 0, 0, 3, 4096, "recv");
  w.block(54, 0, WaitKind::io, "recv");
  w.add(78, EventKind::host_work, kNobody, kNobody, 3, 98'000'000, "www.example.com");
  w.add(98, EventKind::send, kNobody, kNobody, 3, 1256, "HTTP/1.1 200 OK");
  w.add(123, EventKind::deliver, kNobody, kNobody, 3, 1256, "");
  w.ready(123, 0);
  w.run(123, 0, "<module>");
  w.add(123, EventKind::io_end, 0, 0, 3, 1256, "recv");
  w.add(124, EventKind::system_call, 0, 0, 3, -11, "recv");
  w.add(125, EventKind::system_call, 0, 0, 3, 0, "close");
  w.exit(126, 0);
  w.done();
  return w;
}

// Two cakes: one baker who switches, or two at once. Phases name cake and step.
inline Writer cakes(bool two_bakers) {
  using trace::EventKind;
  Writer w(two_bakers ? 2 : 1);
  w.process(0, 0, "cakes.py");
  w.spawn(0, kNobody, 0, 0, "baker");
  w.run(0, 0, "bake");
  const char* const steps[] = {": mix", ": bake", ": decorate"};
  const auto step = [&](ThreadId t, double at, int cake, int k) {
    const std::string name = "cake " + std::to_string(cake) + steps[k];
    w.add(at, EventKind::phase_begin, t, t, 0, 0, name.c_str());
  };
  const auto end = [&](ThreadId t, double at) { w.add(at, EventKind::phase_end, t, t); };
  if (!two_bakers) {
    double at = 0;
    for (int k = 0; k < 3; ++k)
      for (int cake : {1, 2}) {
        step(0, at, cake, k);
        at += 10;
        end(0, at);
      }
    w.exit(at, 0);
  } else {
    w.spawn(0, 0, 1, 0, "second baker");
    w.run(0, 1, "bake", 1);
    double at = 0;
    for (int k = 0; k < 3; ++k) {
      step(0, at, 1, k);
      step(1, at, 2, k);
      at += 10;
      end(0, at);
      end(1, at);
    }
    w.exit(at, 0);
    w.exit(at, 1, 1);
  }
  w.done();
  return w;
}

inline ComparedRun run_of(const Writer& w, const char* title) {
  ComparedRun run;
  run.title = title;
  run.trace = &w.trace, run.lanes = &w.lanes;
  run.duration = w.lanes.end_time();
  const trace::Metrics m = trace::metrics_of(w.trace, w.lanes);
  run.switches = m.context_switches, run.gil_switches = m.gil_switches, run.utilisation = m.utilisation;
  return run;
}

// A parent with two threads and two forked children.
inline WorldView family() {
  WorldView v;
  using S = WorldView::Start;
  v.processes.push_back(
      {0,
       kNobody,
       "fork.py",
       S::first,
       false,
       false,
       0,
       9'699'328,
       1'310'720,
       0,
       {{"greeting", "'bar'"}, {"numbers", "[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]"}},
       {{0, "MainThread", trace::LaneState::blocked}, {3, "Thread-1", trace::LaneState::running}},
       {{3, "data.txt", true}, {4, "socket", false}}});
  v.processes.push_back(
      {1,
       0,
       "fork.py",
       S::fork,
       false,
       false,
       0,
       9'699'328,
       1'310'720,
       8192,
       {{"greeting", "'baz'", true}, {"numbers", "[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]"}},
       {{1, "MainThread", trace::LaneState::running}},
       {{3, "data.txt", true}}});
  v.processes.push_back({2, 0, "fork.py", S::spawn, true, true, 0, 0, 0, 0, {}, {}, {}});
  return v;
}

}  // namespace kvant::figures::test

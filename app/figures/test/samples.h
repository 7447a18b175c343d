// Traces written by hand, for tests and pictures.
#pragma once
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
    e.time = static_cast<VirtualTime>(ms * 1e6 + 0.5);
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

}  // namespace kvant::figures::test

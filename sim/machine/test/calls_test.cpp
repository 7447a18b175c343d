// Files, pipes, sockets, selectors and signals: what blocks, what ends a wait, what fails and how.
#include <gtest/gtest.h>

#include "sim/machine/schedule.h"
#include "sim/machine/syscalls.h"
#include "sim/machine/system.h"
#include "sim/machine/test/list_program.h"

namespace kvant::machine {
namespace {

using trace::EventKind;
using trace::StopReason;

Item call(SystemCall which, std::initializer_list<std::int64_t> numbers, std::string data = {},
          std::string more = {}, VirtualTime deadline = kNever) {
  Request r;
  r.kind = RequestKind::system;
  r.call = which;
  std::size_t i = 0;
  for (const std::int64_t n : numbers) r.numbers[i++] = n;
  r.data = std::move(data);
  r.more = std::move(more);
  r.deadline = deadline;
  return ask(std::move(r));
}
Item fork_here() {
  return ask(RequestKind::fork);
}
std::string local(int port) {
  return Address{kInet, kLocalhost, port, {}}.encoded();
}
std::string pair32(std::uint32_t a, std::uint32_t b) {
  std::string s;
  for (const std::uint32_t n : {a, b})
    for (int i = 0; i < 4; ++i) s += static_cast<char>(n >> 8 * i & 0xff);
  return s;
}

// "value", "value:data" or "-errno" of each answer of a thread, in order.
std::vector<std::string> answers(const TestWorld& w, ThreadId thread) {
  std::vector<std::string> out;
  const auto found = w.program.replies.find(thread);
  if (found == w.program.replies.end()) return out;
  for (const Reply& r : found->second) {
    if (r.kind == ReplyKind::timed_out)
      out.push_back("timed out");
    else if (r.kind == ReplyKind::interrupted)
      out.push_back("interrupted");
    else if (r.error != 0)
      out.push_back(fmt::format("-{}", r.error));
    else if (!r.data.empty() && r.data.size() < 20)
      out.push_back(fmt::format("{}:{}", r.value, r.data));
    else
      out.push_back(fmt::format("{}", r.value));
  }
  return out;
}

using Answers = std::vector<std::string>;

TestWorld run(std::vector<List> lists, std::int64_t fork_list = 0,
              MachineSettings settings = free_of_cost(2, PolicyKind::fifo)) {
  TestWorld w(std::move(settings), std::move(lists));
  w.program.fork_list = fork_list;
  w.start("main");
  ScheduleChooser chooser{Schedule{}};
  const StopInfo stop = w.run(chooser);
  EXPECT_EQ(stop.reason, StopReason::finished) << stop.text;
  return w;
}

TEST(Pipes, ReadWaitsForBytesAndEndsWithTheLastWriter) {
  const TestWorld w = run({{call(SystemCall::pipe, {}), fork_here(), call(SystemCall::close, {4}),
                            call(SystemCall::read, {3, 100}), call(SystemCall::read, {3, 100})},
                           {sleep_until(100), call(SystemCall::write, {4}, "hello"), sleep_until(200)}},
                          1);
  EXPECT_EQ(answers(w, 0), (Answers{"3", "1", "0", "5:hello", "0"}));
}

TEST(Pipes, WritesWaitForRoomAndLongOnesFillIt) {
  const std::string big(100'000, 'x');
  const TestWorld w =
      run({{call(SystemCall::pipe, {}), fork_here(), call(SystemCall::write, {4}, big), print("written\n")},
           {sleep_until(50), call(SystemCall::read, {3, 70'000}), sleep_until(90),
            call(SystemCall::read, {3, 70'000}), call(SystemCall::read, {3, 0})}},
          1);
  EXPECT_EQ(answers(w, 0)[2], "100000");
  EXPECT_EQ(answers(w, 1)[2], "65536");
  EXPECT_EQ(answers(w, 1)[4], "34464");
  EXPECT_EQ(w.said({EventKind::print}), (Answers{"50 print 0"}));
}

TEST(Pipes, WithoutReadersAreBroken) {
  const TestWorld w =
      run({{call(SystemCall::pipe, {}), call(SystemCall::close, {3}), call(SystemCall::write, {4}, "x")}});
  EXPECT_EQ(answers(w, 0), (Answers{"3", "0", "-32"}));
}

TEST(Pipes, ThatDoNotBlockSaySo) {
  const TestWorld w =
      run({{call(SystemCall::pipe, {04000}), call(SystemCall::read, {3, 10}),
            call(SystemCall::write, {4}, std::string(65'000, 'x')),
            call(SystemCall::write, {4}, std::string(4'000, 'x')),
            call(SystemCall::write, {4}, std::string(5'000, 'x')), call(SystemCall::write, {4}, "y")}});
  EXPECT_EQ(answers(w, 0), (Answers{"3", "-11", "65000", "-11", "536", "-11"}));
}

TEST(Pipes, AClosedDescriptorStaysOpenForWhoWaitsInIt) {
  const TestWorld w = run({{call(SystemCall::pipe, {}), spawn(1, "reader"), sleep_until(10),
                            call(SystemCall::close, {3}), call(SystemCall::write, {4}, "late")},
                           {call(SystemCall::read, {3, 10})}});
  EXPECT_EQ(answers(w, 1), (Answers{"4:late"}));
}

TEST(Descriptors, AreTheLowestFreeAndShareTheirFile) {
  const TestWorld w =
      run({{call(SystemCall::open, {0102, 0644}, "f"), call(SystemCall::write, {3}, "hello"),
            call(SystemCall::dup, {3}), call(SystemCall::lseek, {4, 1, 0}), call(SystemCall::read, {3, 3}),
            call(SystemCall::close, {3}), call(SystemCall::dup, {4}), call(SystemCall::dup2, {4, 9, 1}),
            call(SystemCall::read, {9, 9}), call(SystemCall::read, {7, 1})}});
  EXPECT_EQ(answers(w, 0), (Answers{"3", "5", "4", "1", "3:ell", "0", "3", "9", "1:o", "-9"}));
}

TEST(Descriptors, OfAChildShareTheOffset) {
  const TestWorld w = run(
      {{call(SystemCall::open, {0102, 0644}, "f"), call(SystemCall::write, {3}, "abcdef"),
        call(SystemCall::lseek, {3, 0, 0}), fork_here(), wait_for_child(), call(SystemCall::read, {3, 2})},
       {call(SystemCall::read, {3, 2})}},
      1);
  EXPECT_EQ(answers(w, 1)[1], "2:ab");
  EXPECT_EQ(answers(w, 0)[5], "2:cd");
}

TEST(Descriptors, StandardOutputCanBeRedirected) {
  const TestWorld w = run({{print("seen\n"), call(SystemCall::pipe, {}), call(SystemCall::dup2, {4, 1, 1}),
                            print("kept\n"), call(SystemCall::read, {3, 99})}});
  EXPECT_EQ(answers(w, 0).back(), "5:kept\n");
  EXPECT_EQ(w.said({EventKind::print}).size(), 1U);
}

TEST(FileSystem, NamesAndTheirErrors) {
  const TestWorld w = run(
      {{call(SystemCall::open, {0}, "none"), call(SystemCall::mkdir, {0755}, "d"),
        call(SystemCall::mkdir, {0755}, "d"), call(SystemCall::open, {0101, 0644}, "d/f"),
        call(SystemCall::rmdir, {}, "d"), call(SystemCall::open, {0}, "d/f/x"),
        call(SystemCall::open, {1}, "d"), call(SystemCall::rename, {}, "d/f", "d/g"),
        call(SystemCall::listdir, {}, "d"), call(SystemCall::unlink, {}, "d"),
        call(SystemCall::unlink, {}, "d/g"), call(SystemCall::rmdir, {}, "d/"), call(SystemCall::getcwd, {}),
        call(SystemCall::open, {0101, 0644}, "/dev/x"), call(SystemCall::rename, {}, "/tmp", "/tmp/x")}});
  EXPECT_EQ(answers(w, 0), (Answers{"-2", "0", "-17", "3", "-39", "-20", "-21", "0", std::string("1:g\0", 4),
                                    "-21", "0", "0", "0:/home/user", "-13", "-13"}));
}

TEST(FileSystem, AFileWithoutNameLivesWhileItIsOpen) {
  const TestWorld w = run({{call(SystemCall::open, {0102, 0644}, "f"), call(SystemCall::unlink, {}, "f"),
                            call(SystemCall::write, {3}, "abc"), call(SystemCall::lseek, {3, 0, 0}),
                            call(SystemCall::read, {3, 9}), call(SystemCall::open, {0}, "f")}});
  EXPECT_EQ(answers(w, 0), (Answers{"3", "0", "3", "0", "3:abc", "-2"}));
}

TEST(FileSystem, WorldsDoNotShareWhatOneWrites) {
  TestWorld w(free_of_cost(1, PolicyKind::fifo),
              {{sleep_until(10), call(SystemCall::open, {01, 0}, "f"), call(SystemCall::write, {3}, "X")}});
  w.machine.add_file("f", "abc");
  w.start("main");
  TestWorld copy = w;
  ScheduleChooser chooser{Schedule{}};
  w.run(chooser);
  EXPECT_EQ(*w.machine.file_content("f"), "Xbc");
  EXPECT_EQ(*copy.machine.file_content("f"), "abc");
  EXPECT_NE(w.machine.hash(), copy.machine.hash());
}

List server(int port, int backlog, std::vector<Item> then) {
  List list{call(SystemCall::socket, {kInet, kStream}), call(SystemCall::bind, {3}, "", local(port)),
            call(SystemCall::listen, {3, backlog})};
  list.insert(list.end(), then.begin(), then.end());
  return list;
}
List client(int port, std::vector<Item> then) {
  List list{sleep_until(10), call(SystemCall::socket, {kInet, kStream}),
            call(SystemCall::connect, {3}, "", local(port))};
  list.insert(list.end(), then.begin(), then.end());
  return list;
}
TestWorld pair(List a, List b, MachineSettings settings = free_of_cost(2, PolicyKind::fifo)) {
  settings.costs.set(Cost::loopback, 20);
  TestWorld w(settings, {std::move(a), std::move(b)});
  w.start("server", 0);
  w.start("client", 1);
  ScheduleChooser chooser{Schedule{}};
  const StopInfo stop = w.run(chooser);
  EXPECT_EQ(stop.reason, StopReason::finished) << stop.text;
  return w;
}

TEST(Sockets, CarryBytesBothWaysAndTellTheEnd) {
  const TestWorld w = pair(server(8080, 5,
                                  {call(SystemCall::accept, {3}), call(SystemCall::recv, {4, 99}),
                                   call(SystemCall::send, {4}, "pong"), call(SystemCall::recv, {4, 99}),
                                   call(SystemCall::close, {4})}),
                           client(8080, {call(SystemCall::send, {3}, "ping"), call(SystemCall::recv, {3, 99}),
                                         call(SystemCall::close, {3})}));
  EXPECT_EQ(answers(w, 0).at(4), "4:ping");
  EXPECT_EQ(answers(w, 0).at(6), "0");
  EXPECT_EQ(answers(w, 1).at(4), "4:pong");
  // What is delivered was sent before, and says by what.
  int delivered = 0;
  for (const trace::Event& e : w.trace.events()) {
    if (e.kind != EventKind::deliver) continue;
    ++delivered;
    ASSERT_GE(e.cause, 0);
    const trace::Event& sent = w.trace.events()[static_cast<std::size_t>(e.cause)];
    EXPECT_EQ(sent.kind, EventKind::send);
    EXPECT_EQ(e.time - sent.time, 20);
  }
  EXPECT_EQ(delivered, 2);
}

TEST(Sockets, NobodyThereRefuses) {
  const TestWorld w = pair({}, client(9, {}));
  EXPECT_EQ(answers(w, 1).back(), "-111");
}

TEST(Sockets, AnAddressInUseIsRefused) {
  const TestWorld w =
      pair(server(8080, 1,
                  {call(SystemCall::socket, {kInet, kStream}), call(SystemCall::bind, {4}, "", local(8080)),
                   call(SystemCall::bind, {4}, "", local(80))}),
           {});
  EXPECT_EQ(answers(w, 0).at(4), "-98");
  EXPECT_EQ(answers(w, 0).at(5), "-13");
}

TEST(Sockets, AFullQueueMakesTheClientTryAgain) {
  const TestWorld w =
      pair(server(8080, 0,
                  {sleep_until(2 * kSecond), call(SystemCall::accept, {3}), call(SystemCall::accept, {3})}),
           client(8080, {call(SystemCall::socket, {kInet, kStream}),
                         call(SystemCall::connect, {4}, "", local(8080)), print("second\n")}));
  EXPECT_EQ(answers(w, 1).at(4), "0");
  // Its first try is dropped, the next come 1 s and 3 s after it.
  EXPECT_EQ(w.said({EventKind::print}).at(0).substr(0, 10), "3000000090");
}

TEST(Sockets, UnreadBytesResetThePeer) {
  const TestWorld w =
      pair(server(8080, 5, {call(SystemCall::accept, {3}), sleep_until(500), call(SystemCall::close, {4})}),
           client(8080, {call(SystemCall::send, {3}, "unread"), call(SystemCall::recv, {3, 9}),
                         call(SystemCall::recv, {3, 9}), call(SystemCall::send, {3}, "more")}));
  EXPECT_EQ(answers(w, 1), (Answers{"0", "3", "0", "6", "-104", "0", "-32"}));
}

TEST(Sockets, SendingToAVanishedPeerFailsTheSecondTime) {
  const TestWorld w = pair(server(8080, 5, {call(SystemCall::accept, {3}), exit_with(0)}),
                           client(8080, {sleep_until(500), call(SystemCall::send, {3}, "a"),
                                         sleep_until(1000), call(SystemCall::send, {3}, "b")}));
  const Answers seen = answers(w, 1);
  EXPECT_EQ(seen.at(4), "1");
  EXPECT_EQ(seen.at(6), "-32");
}

TEST(Sockets, ABufferIsFiniteAndSendWaits) {
  const std::string big(300'000, 'x');
  const TestWorld w =
      pair(server(8080, 5,
                  {call(SystemCall::accept, {3}), sleep_until(1000), call(SystemCall::recv, {4, 250'000}),
                   sleep_until(2000), call(SystemCall::recv, {4, 250'000})}),
           client(8080, {call(SystemCall::send, {3}, big), print("sent\n")}));
  EXPECT_EQ(answers(w, 1).at(3), "300000");
  EXPECT_EQ(answers(w, 0).at(5), "212992");
  EXPECT_EQ(answers(w, 0).at(7), "87008");
  EXPECT_EQ(w.said({EventKind::print}), (Answers{"1000 print 1"}));
}

TEST(Sockets, OneOfThoseThatAcceptGetsTheConnection) {
  TestWorld w =
      run({{call(SystemCall::socket, {kInet, kStream}), call(SystemCall::bind, {3}, "", local(8080)),
            call(SystemCall::listen, {3, 5}), spawn(1, "a"), spawn(1, "b"), sleep_until(50),
            call(SystemCall::socket, {kInet, kStream}), call(SystemCall::connect, {4}, "", local(8080)),
            sleep_until(100), call(SystemCall::socket, {kInet, kStream}),
            call(SystemCall::connect, {6}, "", local(8080))},
           {call(SystemCall::accept, {3})}},
          0, free_of_cost(1, PolicyKind::fifo));
  // First come, first served.
  EXPECT_EQ(answers(w, 1).front().substr(0, 2), "5:");
  EXPECT_EQ(answers(w, 2).front().substr(0, 2), "7:");
}

TEST(Sockets, TimeOutsEndAWait) {
  const TestWorld w =
      pair(server(8080, 5, {call(SystemCall::accept, {3}), call(SystemCall::recv, {4, 9}, "", "", 700)}),
           client(8080, {sleep_until(900)}));
  EXPECT_EQ(answers(w, 0).back(), "timed out");
  EXPECT_EQ(w.said({EventKind::thread_timeout}), (Answers{"700 thread_timeout 0"}));
}

TEST(Sockets, DatagramsKeepTheirBounds) {
  const TestWorld w =
      pair({call(SystemCall::socket, {kInet, kDatagram}), call(SystemCall::bind, {3}, "", local(5000)),
            call(SystemCall::recv, {3, 99}), call(SystemCall::recv, {3, 2})},
           {sleep_until(10), call(SystemCall::socket, {kInet, kDatagram}),
            call(SystemCall::send, {3, 0}, "one", local(5000)),
            call(SystemCall::send, {3, 0}, "three", local(5000))});
  EXPECT_EQ(answers(w, 0).at(2).substr(0, 5), "3:one");
  EXPECT_EQ(answers(w, 0).at(3).substr(0, 4), "2:th");
}

TEST(Hosts, AnswerAfterLatencyWorkAndTransfer) {
  MachineSettings settings = free_of_cost(1, PolicyKind::fifo);
  Host host;
  host.name = "slow.test";
  host.latency = 100;
  host.work = 1000;
  host.bandwidth = kSecond;  // a byte a nanosecond
  host.answers["/"].body = "hello";
  settings.hosts.push_back(host);
  const std::string address = Address{kInet, ip_of_host(0), 80, {}}.encoded();
  const TestWorld w =
      run({{call(SystemCall::socket, {kInet, kStream}), call(SystemCall::connect, {3}, "", address),
            call(SystemCall::send, {3}, "GET / HTTP/1.0\r\n\r\n"), call(SystemCall::recv, {3, 9999}),
            print("answered\n"), call(SystemCall::recv, {3, 9999})}},
          0, settings);
  const std::string& reply = w.program.replies.at(0).at(3).data;
  EXPECT_EQ(reply.substr(0, 15), "HTTP/1.1 200 OK");
  EXPECT_EQ(reply.substr(reply.size() - 5), "hello");
  const auto size = static_cast<VirtualTime>(reply.size());
  EXPECT_EQ(w.said({EventKind::print}), (Answers{fmt::format("{} print 0", 100 + 50 + 1000 + size + 50)}));
  EXPECT_EQ(answers(w, 0).back(), "0");
}

TEST(Selectors, PollWaitsForAnyOfItsFiles) {
  const std::string both = pair32(3, kPollIn) + pair32(5, kPollIn);
  const TestWorld w =
      run({{call(SystemCall::pipe, {}), call(SystemCall::pipe, {}), fork_here(),
            call(SystemCall::poll, {}, both), call(SystemCall::poll, {}, pair32(3, kPollIn), "", 500),
            call(SystemCall::poll, {}, pair32(77, kPollIn))},
           {sleep_until(40), call(SystemCall::write, {6}, "x"), sleep_until(900)}},
          1);
  EXPECT_EQ(answers(w, 0).at(3), "1:" + pair32(5, kPollIn));
  EXPECT_EQ(answers(w, 0).at(4), "timed out");
  EXPECT_EQ(answers(w, 0).at(5), "1:" + pair32(77, kPollNval));
}

TEST(Selectors, EdgesAreToldOnceLevelsAgainAndAgain) {
  constexpr std::int64_t kEdge = std::int64_t{1} << 31, kOnce = std::int64_t{1} << 30;
  const auto watched = [](std::int64_t events) {
    const TestWorld w = run(
        {{call(SystemCall::pipe, {}), call(SystemCall::epoll_create, {}),
          call(SystemCall::epoll_ctl, {5, 1, 3, events}), call(SystemCall::write, {4}, "x"),
          call(SystemCall::epoll_wait, {5, 9}, "", "", 1), call(SystemCall::epoll_wait, {5, 9}, "", "", 1),
          call(SystemCall::write, {4}, "y"), call(SystemCall::epoll_wait, {5, 9}, "", "", 1),
          call(SystemCall::epoll_ctl, {5, 3, 3, events}), call(SystemCall::epoll_wait, {5, 9}, "", "", 1)}});
    std::string seen;
    for (const std::size_t i : {4, 5, 7, 9}) seen += answers(w, 0).at(i)[0];
    return seen;
  };
  EXPECT_EQ(watched(kPollIn), "1111");
  EXPECT_EQ(watched(kPollIn | kEdge), "1t11");
  EXPECT_EQ(watched(kPollIn | kOnce), "1tt1");
}

TEST(Selectors, AnEpollIsWokenByANewConnectionAndForgetsClosedFiles) {
  const TestWorld w =
      pair(server(8080, 5,
                  {call(SystemCall::epoll_create, {}), call(SystemCall::epoll_ctl, {4, 1, 3, kPollIn}),
                   call(SystemCall::epoll_wait, {4, 9}), call(SystemCall::accept, {3}),
                   call(SystemCall::epoll_ctl, {4, 1, 5, kPollIn}), call(SystemCall::epoll_wait, {4, 9}),
                   call(SystemCall::close, {5}), call(SystemCall::epoll_ctl, {4, 2, 5, 0})}),
           client(8080, {sleep_until(300), call(SystemCall::send, {3}, "x"), sleep_until(600)}));
  EXPECT_EQ(answers(w, 0).at(5), "1:" + pair32(3, kPollIn));
  EXPECT_EQ(answers(w, 0).at(8), "1:" + pair32(5, kPollIn));
  EXPECT_EQ(answers(w, 0).at(10), "-9");
}

TEST(Signals, EndAProcessByDefault) {
  const TestWorld w =
      run({{fork_here(), sleep_until(100), call(SystemCall::kill, {pid_of(1), kSigTerm}), wait_for_child()},
           {sleep_until(10'000)}},
          1);
  EXPECT_EQ(w.machine.processes()[1].status, -kSigTerm);
  EXPECT_EQ(w.program.replies.at(0).back().extra, -kSigTerm);
}

TEST(Signals, ThatAreHandledInterruptAWait) {
  const TestWorld w =
      run({{fork_here(), sleep_until(100), call(SystemCall::kill, {pid_of(1), kSigTerm}), wait_for_child()},
           {call(SystemCall::sigaction, {kSigTerm, 2}), sleep_until(10'000)}},
          1);
  EXPECT_EQ(answers(w, 1), (Answers{"-1", "0", "interrupted"}));
  EXPECT_EQ(w.machine.processes()[1].status, 0);
}

TEST(Signals, StopAndContinue) {
  const TestWorld w =
      run({{fork_here(), sleep_until(100), call(SystemCall::kill, {pid_of(1), kSigStop}), sleep_until(5000),
            call(SystemCall::kill, {pid_of(1), kSigContinue}), wait_for_child()},
           {sleep_until(200), compute(10), print("on\n")}},
          1);
  EXPECT_EQ(w.said({EventKind::print}), (Answers{"5010 print 1"}));
}

TEST(Signals, AlarmsAreKeptWhileBlockedAndWaitedFor) {
  const TestWorld w =
      run({{call(SystemCall::sigmask, {0, static_cast<std::int64_t>(signal_bit(kSigAlarm))}),
            call(SystemCall::setitimer, {0, 300, 0}),
            call(SystemCall::sigwait, {static_cast<std::int64_t>(signal_bit(kSigAlarm))}), print("rang\n")}});
  EXPECT_EQ(answers(w, 0).at(2), fmt::format("{}", static_cast<int>(kSigAlarm)));
  EXPECT_EQ(w.said({EventKind::print}), (Answers{"300 print 0"}));
}

TEST(Limits, OfProcesses) {
  TestWorld w(free_of_cost(1, PolicyKind::fifo), {{fork_here(), fork_here(), fork_here(), print("x")}});
  w.program.fork_list = 0;
  w.start("bomb");
  ScheduleChooser chooser{Schedule{}};
  Limits limits;
  limits.max_processes = 20;
  limits.max_forks = 60;
  const StopInfo stop = w.run(chooser, ~Position{0}, limits);
  EXPECT_EQ(stop.reason, StopReason::process_limit);
  EXPECT_EQ(stop.text, "60 processes");
}

TEST(Servers, WithoutClientsAreIdleAndNotDeadlocked) {
  for (const bool serves : {true, false}) {
    TestWorld w(free_of_cost(1, PolicyKind::fifo),
                {serves ? server(8080, 1, {call(SystemCall::accept, {3})})
                        : List{call(SystemCall::pipe, {}), call(SystemCall::read, {3, 1})}});
    w.start("main");
    ScheduleChooser chooser{Schedule{}};
    EXPECT_EQ(w.run(chooser).reason, serves ? StopReason::idle : StopReason::deadlock);
  }
}

TEST(Orphans, AreInitsAndTheirPidsStay) {
  const TestWorld w = run({{fork_here(), exit_with(0)}, {sleep_until(50), call(SystemCall::getppid, {})}}, 1);
  EXPECT_EQ(answers(w, 1).back(), "1");
}

// Servers and clients, pipes, alarms and signals on two and three cores: cut at every position they are the
// same run.
class CallCuts : public testing::TestWithParam<std::tuple<int, bool, bool>> {};

TestWorld busy(int cores, bool lockstep, bool costs) {
  MachineSettings s = costs ? MachineSettings{} : free_of_cost(cores, PolicyKind::round_robin, 40);
  s.cores = cores;
  s.costs.set(Cost::loopback, 33);
  TestWorld w(
      s,
      {{call(SystemCall::pipe, {}), fork_here(), spawn(2, "reader"), compute(40, 3), lock(1), compute(20),
        unlock(1), call(SystemCall::socket, {kInet, kStream}), call(SystemCall::bind, {5}, "", local(8080)),
        call(SystemCall::listen, {5, 2}), call(SystemCall::accept, {5}), call(SystemCall::recv, {6, 9}),
        compute(50, 2), call(SystemCall::send, {6}, "reply"), wait_for_child(), print("end\n")},
       {compute(70, 3), call(SystemCall::write, {4}, "from the child"), compute(30), label("c"),
        call(SystemCall::sigaction, {kSigTerm, 2}), compute(90, 7), sleep_until(5000), print("child\n")},
       {call(SystemCall::read, {3, 4}), lock(1), compute(60, 2), unlock(1), call(SystemCall::read, {3, 99}),
        call(SystemCall::read, {3, 99}, "", "", 2000), compute(40)},
       {sleep_until(costs ? 20 * kMillisecond : 400), call(SystemCall::socket, {kInet, kStream}),
        call(SystemCall::connect, {3}, "", local(8080)), compute(30, 3),
        call(SystemCall::send, {3}, "request"), call(SystemCall::poll, {}, pair32(3, kPollIn), "", 3000),
        call(SystemCall::recv, {3, 9}), call(SystemCall::kill, {pid_of(2), kSigTerm}),
        call(SystemCall::setitimer, {0, 700, 0}), compute(300, 4)}});
  w.program.lockstep = lockstep;
  w.program.fork_list = 1;
  w.start("first", 0);
  w.start("second", 3, 100);
  return w;
}

TEST_P(CallCuts, DoNotShow) {
  const auto [cores, lockstep, costs] = GetParam();
  TestWorld whole = busy(cores, lockstep, costs);
  ScheduleChooser chooser{Schedule{}};
  ASSERT_EQ(whole.run(chooser).reason, StopReason::finished) << whole.machine.stopped().text;
  for (std::size_t i = 1; i < whole.trace.events().size(); ++i)
    ASSERT_GE(whole.trace.events()[i].time, whole.trace.events()[i - 1].time);
  for (Position cut = 0; cut <= whole.machine.position(); ++cut) {
    TestWorld w = busy(cores, lockstep, costs);
    ASSERT_EQ(w.run(chooser, cut).reason, StopReason::paused);
    TestWorld copy = w;
    ASSERT_EQ(copy.machine.hash(), w.machine.hash());
    ASSERT_EQ(w.run(chooser).reason, StopReason::finished);
    ASSERT_EQ(w.trace.hash(), whole.trace.hash()) << "cut at " << cut;
    ASSERT_EQ(w.machine.hash(), whole.machine.hash());
    ASSERT_EQ(copy.run(chooser).reason, StopReason::finished);
    ASSERT_EQ(copy.machine.hash(), whole.machine.hash());
  }
}

INSTANTIATE_TEST_SUITE_P(Worlds, CallCuts,
                         testing::Combine(testing::Values(1, 2, 3), testing::Bool(), testing::Bool()));

// Random calls of processes that share pipes and sockets, on several cores, cut at random.
TEST(RandomCalls, AreTheSameHoweverCut) {
  std::uint64_t state = 7;
  const auto roll = [&state](std::uint64_t below) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return (state >> 33) % below;
  };
  const auto soon = [&roll] { return static_cast<VirtualTime>(roll(900)); };
  for (int round = 0; round < 250; ++round) {
    std::vector<List> lists(4);
    for (List& list : lists) {
      for (std::uint64_t n = 4 + roll(8); n > 0; --n) {
        const auto end = static_cast<std::int64_t>(5 + roll(2));
        switch (roll(13)) {
          case 0:
            list.push_back(call(SystemCall::read, {3, 5}, "", "", soon()));
            break;
          case 1:
            list.push_back(call(SystemCall::write, {4}, std::string(1 + roll(9), 'w'), "", soon()));
            break;
          case 2:
            list.push_back(call(SystemCall::send, {end, 0}, "abc", "", soon()));
            break;
          case 3:
            list.push_back(call(SystemCall::recv, {end, 9}, "", "", soon()));
            break;
          case 4:
            list.push_back(call(SystemCall::poll, {}, pair32(3, kPollIn) + pair32(5, kPollIn), "", soon()));
            break;
          case 5:
            list.push_back(call(SystemCall::kill, {pid_of(static_cast<ProcessId>(roll(3))),
                                                   std::array{10, 15, 18, 19}[roll(4)]}));
            break;
          case 6:
            list.push_back(call(SystemCall::sigaction, {10, 2}));
            break;
          case 7:
            list.push_back(call(SystemCall::close, {static_cast<std::int64_t>(3 + roll(4))}));
            break;
          case 8:
            list.push_back(sleep_until(soon()));
            break;
          case 9:
            list.push_back(call(SystemCall::setitimer, {0, 1 + soon(), 0}));
            break;
          default:
            list.push_back(compute(1 + roll(60), static_cast<VirtualTime>(roll(5))));
            break;
        }
      }
    }
    lists[0].insert(lists[0].begin(),
                    {call(SystemCall::pipe, {}), call(SystemCall::socketpair, {kUnix, kStream}), fork_here(),
                     spawn(2, "second")});
    lists[3].insert(lists[3].begin(), spawn(1, "third"));
    MachineSettings settings = free_of_cost(1 + static_cast<int>(roll(4)), PolicyKind::round_robin, 40);
    if (roll(2) == 0) settings.costs.set(Cost::context_switch, 7);
    const bool lockstep = roll(2) == 0;
    const auto make = [&] {
      TestWorld w(settings, lists);
      w.program.fork_list = 3;
      w.program.lockstep = lockstep;
      w.start("a", 0);
      w.start("b", 1, 50);
      return w;
    };
    ScheduleChooser chooser{Schedule{}};
    TestWorld whole = make();
    const StopReason reason = whole.run(chooser).reason;
    for (std::size_t i = 1; i < whole.trace.events().size(); ++i)
      ASSERT_GE(whole.trace.events()[i].time, whole.trace.events()[i - 1].time) << "round " << round;
    for (int pieces = 0; pieces < 4; ++pieces) {
      TestWorld w = make();
      Position to = 0;
      do {
        to += 1 + roll(pieces < 2 ? 3 : 60);
      } while (w.run(chooser, to).reason == StopReason::paused);
      ASSERT_EQ(w.machine.stopped().reason, reason);
      ASSERT_EQ(w.trace.hash(), whole.trace.hash()) << "round " << round;
      ASSERT_EQ(w.machine.hash(), whole.machine.hash()) << "round " << round;
    }
  }
}

}  // namespace
}  // namespace kvant::machine

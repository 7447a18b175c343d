#include "app/figures/sequence_steps.h"

#include <algorithm>
#include <map>
#include <set>

#include "app/figures/page.h"
#include "app/figures/words.h"
#include "sim/machine/errors.h"

namespace kvant::figures {

using lang::TextId;
using trace::Event;
using trace::EventKind;

namespace {

class Builder {
 public:
  explicit Builder(const FigureInput& input) : in_(input) {}

  Sequence take() {
    // Threads first, then the system, then whoever is at the other end.
    std::vector<std::size_t> order;
    for (const auto kind : {SequenceLine::Kind::thread, SequenceLine::Kind::system, SequenceLine::Kind::host})
      for (std::size_t i = 0; i < out_.lines.size(); ++i)
        if (out_.lines[i].kind == kind) order.push_back(i);
    std::vector<std::size_t> place(order.size());
    std::vector<SequenceLine> lines;
    for (std::size_t k = 0; k < order.size(); ++k) place[order[k]] = k, lines.push_back(out_.lines[order[k]]);
    out_.lines = std::move(lines);
    for (SequenceStep& s : out_.steps) s.from = place[s.from], s.to = place[s.to];
    return std::move(out_);
  }

  // What must be known of files even before the part that is shown.
  void learn(const Event& e) {
    if (e.kind == EventKind::file_open) owner_[e.a] = e.thread, names_[e.a] = text(e);
    if (e.kind == EventKind::connect) connected_.insert(e.a);
    if (e.kind == EventKind::connect && e.b == kNobody) host_[e.a] = text(e);
    if (e.kind == EventKind::connect && e.b != kNobody) peer_[e.a] = e.b, peer_[e.b] = e.a;
    if ((e.kind == EventKind::send || e.kind == EventKind::system_call || e.kind == EventKind::io_begin) &&
        e.thread != kNobody)
      owner_[e.a] = e.thread;
  }

  void show(const Event& e, std::int32_t index) {
    event_ = index;
    time_ = e.time;
    switch (e.kind) {
      case EventKind::system_call:
        if (is_poll(text(e)) && polls_.erase(e.thread) > 0) {  // it waited
          add(SequenceStep::Kind::answer, system(), thread(e.thread),
              ready_words(e.b == 0 ? TextId::fig_seq_time_out : TextId::fig_seq_done));
          break;
        }
        if (is_poll(text(e))) {
          add(SequenceStep::Kind::call, thread(e.thread), system(), ready_words(TextId::fig_seq_select));
          break;
        }
        add(SequenceStep::Kind::call, thread(e.thread), system(), call_words(e)).failed = e.b < 0;
        put_before_its_bytes();
        break;
      case EventKind::io_begin:
        add(SequenceStep::Kind::wait, thread(e.thread), system(), io_words(e));
        if (is_poll(text(e))) polls_.insert(e.thread);
        break;
      case EventKind::io_end:
        add(SequenceStep::Kind::answer, system(), thread(e.thread), answer_words(e));
        polls_.erase(e.thread);
        break;
      case EventKind::connect:
        if (e.b == kNobody && in_.show_sockets)
          add(SequenceStep::Kind::connect, system(), host(text(e)),
              lang::tr(TextId::fig_seq_connect, in_.lang));
        break;
      case EventKind::send:
        if (host_.count(e.a) && in_.show_sockets) {
          const std::size_t h = host(host_[e.a]), s = system();
          const bool from_host = e.thread == kNobody;
          add(SequenceStep::Kind::send, from_host ? h : s, from_host ? s : h, bytes_words(e));
        }
        break;
      case EventKind::deliver:
        if (host_.count(e.a)) arrived_.push_back(host_name(e.a));
        // From a host the arrow of sending says it all, unless somebody watches for it.
        if (host_.count(e.a) && watched(e.a))
          add(SequenceStep::Kind::arrive, system(), owner_line(e.a),
              in_.show_sockets ? lang::tr(TextId::fig_seq_arrived, in_.lang)
                               : lang::format(in_.lang, TextId::fig_seq_ready, host_name(e.a)));
        break;
      case EventKind::host_work: {
        if (!in_.show_sockets) break;
        const std::size_t h = host(text(e));
        add(SequenceStep::Kind::work, h, h, lang::duration(e.b - e.time, in_.lang)).until = e.b;
        break;
      }
      case EventKind::task_step:
        note(e, lang::format(in_.lang, TextId::fig_seq_task_step, task(e)));
        break;
      case EventKind::task_suspend:
        note(e, lang::format(in_.lang, TextId::fig_seq_task_suspend, task(e)));
        break;
      case EventKind::task_done:
        note(e, lang::format(in_.lang, TextId::fig_seq_task_done, task(e)));
        break;
      case EventKind::phase_begin:
        if (e.thread != kNobody) note(e, word(in_, text(e)));
        break;
      default:
        break;
    }
    if (e.kind == EventKind::task_create) tasks_[e.a] = text(e);
    if (e.kind == EventKind::watch) watch_[e.a] = true;
    if (e.kind == EventKind::unwatch) watch_[e.a] = false;
  }

 private:
  std::string text(const Event& e) const { return in_.trace.text(e.text); }
  std::string task(const Event& e) {
    const auto at = tasks_.find(e.a);
    return at == tasks_.end() || at->second.empty() ? fmt::format("#{}", e.a) : word(in_, at->second);
  }
  bool watched(std::int64_t file) const {
    const auto at = watch_.find(file);
    return at != watch_.end() && at->second;
  }
  std::size_t line(SequenceLine::Kind kind, std::int32_t actor, const std::string& name) {
    for (std::size_t i = 0; i < out_.lines.size(); ++i)
      if (out_.lines[i].kind == kind && out_.lines[i].actor == actor) return i;
    out_.lines.push_back({kind, actor, name});
    return out_.lines.size() - 1;
  }
  std::size_t thread(ThreadId id) {
    std::string name = actor_name(in_, id);
    const auto& lanes = in_.lanes.threads();
    if (id >= 0 && static_cast<std::size_t>(id) < lanes.size() && name == "MainThread") {
      const auto process = static_cast<std::size_t>(std::max(0, lanes[static_cast<std::size_t>(id)].process));
      if (process < in_.process_names.size() && !in_.process_names[process].empty())
        name = in_.process_names[process];
    }
    return line(SequenceLine::Kind::thread, id, name);
  }
  std::size_t system() {
    return line(SequenceLine::Kind::system, 0, lang::tr(TextId::fig_loop_system, in_.lang));
  }
  std::size_t host(std::string name) {
    if (const std::size_t port = name.rfind(':'); port != std::string::npos) name.resize(port);
    auto [at, fresh] = host_ids_.try_emplace(name, static_cast<std::int32_t>(host_ids_.size()));
    return line(SequenceLine::Kind::host, at->second, name);
  }
  std::size_t owner_line(std::int64_t file) {
    const auto at = owner_.find(file);
    return at == owner_.end() || at->second == kNobody ? system() : thread(at->second);
  }
  // The log tells of the bytes that leave before it tells of the call by which they leave.
  void put_before_its_bytes() {
    auto& steps = out_.steps;
    const std::size_t n = steps.size();
    if (n < 2 || steps[n - 1].text.rfind("send", 0) != 0 || steps[n - 2].kind != SequenceStep::Kind::send ||
        steps[n - 2].time != steps[n - 1].time)
      return;
    std::swap(steps[n - 1], steps[n - 2]);
  }
  void note(const Event& e, const std::string& words) {
    const std::size_t t = thread(e.thread);
    add(SequenceStep::Kind::note, t, t, words);
  }
  SequenceStep& add(SequenceStep::Kind kind, std::size_t from, std::size_t to, std::string words) {
    SequenceStep step;
    step.kind = kind, step.from = from, step.to = to, step.text = std::move(words);
    step.time = time_, step.event = event_;
    return out_.steps.emplace_back(step);
  }
  std::string call_words(const Event& e) {
    std::string name = text(e);
    if (name.empty()) name = lang::tr(TextId::fig_seq_call, in_.lang);
    if (e.b < 0) return name + ": " + error_words(-e.b);
    // Without the hosts' own lines the words must tell whom it is for.
    if (!in_.show_sockets && host_.count(e.a)) return name + ": " + host_name(e.a);
    return name;
  }
  // A call that would have to wait is no failure; others are told by the name that errno gives them.
  std::string error_words(std::int64_t number) const {
    if (number != machine::kEAGAIN && number != machine::kEINPROGRESS)
      for (const machine::ErrorInfo& error : machine::error_table())
        if (error.number == number) return std::string(error.name);
    return lang::tr(TextId::fig_seq_not_ready, in_.lang);
  }
  std::string io_words(const Event& e) {
    // A socket is named by where it leads: what is asked of it says more.
    const std::string name = text(e);
    if (is_poll(name)) return lang::tr(TextId::fig_seq_select, in_.lang);
    if (name.rfind("name server", 0) == 0) return lang::tr(TextId::fig_seq_name_server, in_.lang);
    if (name.rfind("socket", 0) != 0)
      return name.empty() ? lang::tr(TextId::fig_wait_device, in_.lang) : name;
    if (is_server(name)) return "accept";
    return connected_.count(e.a) ? "recv" : "connect";
  }
  std::string answer_words(const Event& e) {
    if (is_poll(text(e))) return ready_words(e.b == 0 ? TextId::fig_seq_time_out : TextId::fig_seq_done);
    if (is_server(text(e)))
      return lang::tr(TextId::fig_seq_connect, in_.lang);  // the number is that of a file
    if (e.b > 0 && text(e).rfind("name server", 0) != 0) return lang::bytes(e.b, in_.lang);
    return lang::tr(TextId::fig_seq_done, in_.lang);
  }
  static bool is_server(const std::string& socket) {
    return socket.rfind("socket ", 0) == 0 && socket.find("(server") != std::string::npos;
  }
  static bool is_poll(const std::string& call) {
    return call.rfind("epoll ", 0) == 0 || call == "epoll_wait" || call == "select" || call == "poll";
  }
  std::string host_name(std::int64_t file) {
    const std::string name = host_[file];
    return name.substr(0, name.rfind(':'));
  }
  // What has come since the program last asked; `nobody`: what to say when it is not known from whom.
  std::string ready_words(TextId nobody) {
    std::string names;
    for (const std::string& name : arrived_)
      if (names.find(name) == std::string::npos) names += (names.empty() ? "" : ", ") + name;
    arrived_.clear();
    if (names.empty()) return lang::tr(nobody, in_.lang);
    return lang::format(in_.lang, TextId::fig_seq_ready, names);
  }
  std::string bytes_words(const Event& e) {
    std::string what = text(e);
    // Of a request its first line without the version; what a host sends is an answer.
    if (const std::size_t version = what.find(" HTTP/"); version != std::string::npos) what.resize(version);
    if (e.thread == kNobody) what = lang::tr(TextId::fig_seq_response, in_.lang);
    const std::string size = lang::bytes(e.b, in_.lang);
    return what.empty() ? size : what + " · " + size;
  }

  const FigureInput& in_;
  Sequence out_;
  std::int32_t event_ = -1;
  VirtualTime time_ = 0;
  std::map<std::int64_t, ThreadId> owner_;
  std::set<std::int64_t> connected_;
  std::set<ThreadId> polls_;  // threads that wait to be told what is ready
  std::map<std::int64_t, std::string> names_, host_, tasks_;
  std::vector<std::string> arrived_;
  std::map<std::int64_t, std::int64_t> peer_;
  std::map<std::int64_t, bool> watch_;
  std::map<std::string, std::int32_t> host_ids_;
};

}  // namespace

std::vector<VirtualTime> sequence_times(const FigureInput& input) {
  std::vector<VirtualTime> out;
  const VirtualTime to = input.to == kNever ? input.trace.end_time() : input.to;
  for (const SequenceStep& s : sequence_of(input, input.from, to).steps)
    if (out.empty() || out.back() != s.time) out.push_back(s.time);
  return out;
}

void merge_repeats(Sequence& sequence) {
  std::vector<SequenceStep> out;
  for (SequenceStep& s : sequence.steps) {
    const bool again = !out.empty() && s.kind == SequenceStep::Kind::call && out.back().kind == s.kind &&
                       out.back().from == s.from && out.back().to == s.to && out.back().text == s.text;
    if (again)
      ++out.back().times;
    else
      out.push_back(std::move(s));
  }
  for (SequenceStep& s : out)
    if (s.times > 1) s.text += fmt::format("\u00a0×\u00a0{}", s.times);
  sequence.steps = std::move(out);
}

Sequence sequence_of(const FigureInput& input, VirtualTime from, VirtualTime to) {
  Builder builder(input);
  const auto& events = input.trace.events();
  for (std::size_t i = 0; i < events.size() && events[i].time <= to; ++i) {
    builder.learn(events[i]);
    if (events[i].time >= from) builder.show(events[i], static_cast<std::int32_t>(i));
  }
  return builder.take();
}

}  // namespace kvant::figures

#include "sim/machine/system.h"

#include <algorithm>

#include "sim/machine/machine.h"

namespace kvant::machine {

SystemBox::SystemBox() : system_(std::make_unique<System>()) {}
SystemBox::SystemBox(const SystemBox& other) : system_(std::make_unique<System>(*other)) {}
SystemBox::SystemBox(SystemBox&&) noexcept = default;
SystemBox& SystemBox::operator=(const SystemBox& other) {
  if (this != &other) *system_ = *other.system_;
  return *this;
}
SystemBox& SystemBox::operator=(SystemBox&&) noexcept = default;
SystemBox::~SystemBox() = default;

std::string ByteQueue::take(std::size_t most) {
  const std::size_t n = std::min(most, size());
  std::string out = bytes_.substr(begin_, n);
  begin_ += n;
  if (begin_ * 2 >= bytes_.size()) {
    bytes_.erase(0, begin_);
    begin_ = 0;
  }
  return out;
}

void System::start(ProcessId process) {
  const auto index = static_cast<std::size_t>(process);
  if (processes.size() <= index) processes.resize(index + 1);
  ProcessFiles& own = processes[index];
  own.cwd = tree.home();
  ++tree.at(own.cwd).opened;
  for (int stream = 0; stream < 3; ++stream) {
    OpenFile terminal;
    terminal.kind = FileKind::terminal;
    terminal.references = 1;
    terminal.readable = stream == 0;
    terminal.writable = stream != 0;
    terminal.object = stream;
    terminal.name = stream == 0 ? "<stdin>" : stream == 1 ? "<stdout>" : "<stderr>";
    own.descriptors.push_back({next_file, false});
    files.emplace(next_file++, std::move(terminal));
  }
}

void System::fork(ProcessId parent, ProcessId child) {
  const auto index = static_cast<std::size_t>(child);
  if (processes.size() <= index) processes.resize(index + 1);
  processes[index] = ProcessFiles(processes[static_cast<std::size_t>(parent)]);
  for (const Descriptor& d : processes[index].descriptors)
    if (d.file != kNobody) ++file(d.file).references;
  // Pending signals and alarms are the parent's own.
  processes[index].signals.pending = 0;
  processes[index].children_time = 0;
  ++tree.at(processes[index].cwd).opened;
  processes[index].signals.timer.fill(kNever);
}

std::int32_t System::free_descriptor(ProcessId process, std::int32_t least) const {
  const auto& table = processes[static_cast<std::size_t>(process)].descriptors;
  auto at = static_cast<std::size_t>(least);
  while (at < table.size() && table[at].file != kNobody) ++at;
  return at < kMaxDescriptors ? static_cast<std::int32_t>(at) : -1;
}

FileId System::file_of(ProcessId process, std::int64_t descriptor) const {
  const auto& table = processes[static_cast<std::size_t>(process)].descriptors;
  if (descriptor < 0 || descriptor >= static_cast<std::int64_t>(table.size())) return kNobody;
  return table[static_cast<std::size_t>(descriptor)].file;
}

bool System::waits_for(const Request& request, ProcessId child) const {
  const std::int64_t group = request.numbers[1] - 1;
  if (group >= 0) return processes[static_cast<std::size_t>(child)].group == group;
  return request.argument == kNobody || request.argument == child;
}

void System::add_waiter(ThreadId thread, const std::vector<Channel>& channels) {
  for (const Channel& channel : channels) {
    std::vector<ThreadId>& queue = waiters[channel];
    if (std::find(queue.begin(), queue.end(), thread) == queue.end()) queue.push_back(thread);
  }
}

void System::remove_waiter(ThreadId thread) {
  for (const Channel& channel : waiting.at(thread).channels) {
    const auto queue = waiters.find(channel);
    if (queue == waiters.end()) continue;
    std::erase(queue->second, thread);
    if (queue->second.empty()) waiters.erase(queue);
  }
}

namespace {
bool later(const SystemEvent& a, const SystemEvent& b) {
  return b.before(a);
}
}  // namespace

void System::push_event(SystemEvent event) {
  event.order = event_order++;
  events.push_back(std::move(event));
  std::push_heap(events.begin(), events.end(), later);
}

SystemEvent System::pop_event() {
  std::pop_heap(events.begin(), events.end(), later);
  SystemEvent event = std::move(events.back());
  events.pop_back();
  return event;
}

void System::hash(Hasher& h) const {
  const auto put = [&h](auto value) { h.number(static_cast<std::uint64_t>(value)); };
  for (const ProcessFiles& p : processes) {
    put(p.descriptors.size());
    for (const Descriptor& d : p.descriptors) put(d.file * 2 + d.close_on_exec);
    put(p.cwd);
    put(p.umask);
    put(p.group);
    put(p.signals.handled);
    put(p.signals.ignored);
    put(p.signals.blocked);
    put(p.signals.pending);
    for (const auto& [number, sender] : p.signals.senders) put(number * 1000 + sender);
    put(p.children_time);
  }
  for (const auto& [id, f] : files) {
    put(id);
    put(f.kind);
    put(f.nonblocking);
    put(f.offset);
    put(f.object);
  }
  tree.hash(h);
  network.hash(h);
  h.number(input_at);
  for (const auto& [id, pipe] : pipes) {
    put(id);
    h.text(pipe.bytes.look());
  }
  ipc.hash(h);
  for (const auto& [id, counter] : counters) put(counter.value);
  for (const auto& [id, epoll] : epolls) {
    put(epoll.items.size());
    for (const auto& [key, item] : epoll.items) put(item.events);
    for (const auto& [descriptor, file] : epoll.ready) put(descriptor);
  }
  for (const auto& [thread, w] : waiting) {
    put(thread);
    put(w.progress);
  }
  // The order in the heap depends on history; what is in it, sorted, does not.
  std::vector<const SystemEvent*> sorted;
  for (const SystemEvent& e : events) sorted.push_back(&e);
  std::sort(sorted.begin(), sorted.end(),
            [](const SystemEvent* a, const SystemEvent* b) { return a->before(*b); });
  for (const SystemEvent* e : sorted) {
    put(e->time);
    put(e->file);
    put(e->a);
    h.text(e->data);
  }
}

std::size_t System::bytes() const {
  std::size_t total = sizeof(*this) + files.size() * (sizeof(OpenFile) + 64) + tree.bytes() +
                      network.bytes() + ipc.bytes() + events.size() * sizeof(SystemEvent) +
                      waiting.size() * 160;
  for (const ProcessFiles& p : processes) total += p.descriptors.size() * sizeof(Descriptor);
  for (const auto& [id, pipe] : pipes) total += pipe.bytes.size() + 96;
  for (const SystemEvent& e : events) total += e.data.size();
  return total;
}

}  // namespace kvant::machine

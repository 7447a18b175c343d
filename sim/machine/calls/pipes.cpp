// Pipes (pipe(7)) and event counters (eventfd(2)).
#include <fmt/format.h>

#include <algorithm>

#include "sim/machine/call.h"

namespace kvant::machine {

namespace {
constexpr std::int64_t kNonBlocking = 04000;     // O_NONBLOCK
constexpr std::int64_t kCloseOnExec = 02000000;  // O_CLOEXEC
}  // namespace

void call_pipe(Call& c) {
  Pipe pipe;
  const std::int64_t number = c.os.next_pipe++;
  OpenFile end;
  end.kind = FileKind::pipe;
  end.object = number;
  end.nonblocking = (c.number(0) & kNonBlocking) != 0;
  end.name = fmt::format("pipe {}", number);
  end.writable = false;
  pipe.reader = c.open(end);
  end.writable = true;
  end.readable = false;
  pipe.writer = c.open(end);
  c.os.pipes.emplace(number, pipe);
  const std::int32_t reader = c.add_descriptor(pipe.reader, (c.number(0) & kCloseOnExec) != 0);
  const std::int32_t writer =
      reader < 0 ? -1 : c.add_descriptor(pipe.writer, (c.number(0) & kCloseOnExec) != 0);
  if (writer < 0) {
    if (reader >= 0) c.own().descriptors[static_cast<std::size_t>(reader)] = {};
    if (reader < 0) c.keep(pipe.reader);
    c.keep(pipe.writer);
    c.release(pipe.reader);
    return c.release(pipe.writer);
  }
  c.done(reader);
  c.reply.extra = writer;
}

void read_pipe(Call& c, OpenFile& file) {
  Pipe& pipe = c.os.pipes.at(file.object);
  if (c.number(1) == 0) return c.done(0);
  if (pipe.bytes.empty()) {
    if (pipe.writer == kNobody) return c.done(0);  // the end of the file
    return c.block_on(file);
  }
  std::string data = pipe.bytes.take(static_cast<std::size_t>(c.number(1)));
  c.charge(c.cost(Cost::copy_kib) * static_cast<VirtualTime>(data.size()) / 1024);
  c.changed(pipe.writer);
  const auto size = static_cast<std::int64_t>(data.size());
  c.done(size, std::move(data));
}

// A write of up to PIPE_BUF bytes is one piece or waits; a longer one fills the pipe as room appears.
void write_pipe(Call& c, OpenFile& file) {
  Pipe& pipe = c.os.pipes.at(file.object);
  const std::string& data = c.request.data;
  std::uint64_t& written = c.progress();
  if (pipe.reader == kNobody) {
    if (written > 0) return c.done(static_cast<std::int64_t>(written));
    c.signal(c.process, kSigPipe);  // ignored, unless the program asked otherwise
    return c.fail(kEPIPE);
  }
  if (data.empty()) return c.done(0);
  const std::size_t room = Pipe::kCapacity - pipe.bytes.size();
  const std::size_t left = data.size() - written;
  const std::size_t now = data.size() <= Pipe::kAtomic && room < left ? 0 : std::min(room, left);
  if (now > 0) {
    pipe.bytes.put(std::string_view(data).substr(written, now));
    written += now;
    c.charge(c.cost(Cost::copy_kib) * static_cast<VirtualTime>(now) / 1024);
    c.changed(pipe.reader);
  }
  if (written == data.size()) return c.done(static_cast<std::int64_t>(written));
  if (file.nonblocking && written > 0) return c.done(static_cast<std::int64_t>(written));
  c.block_on(file);
}

void close_pipe(SystemContext& context, FileId id, OpenFile& file) {
  Pipe& pipe = context.os.pipes.at(file.object);
  FileId& end = id == pipe.reader ? pipe.reader : pipe.writer;
  end = kNobody;
  const FileId other = pipe.reader != kNobody ? pipe.reader : pipe.writer;
  if (other == kNobody) {
    context.os.pipes.erase(file.object);
  } else {
    context.changed(other);
  }
}

void call_eventfd(Call& c) {
  OpenFile f;
  f.kind = FileKind::event;
  f.nonblocking = (c.number(1) & kNonBlocking) != 0;
  const FileId id = c.open(f);
  c.os.file(id).name = fmt::format("eventfd {}", id);
  c.os.counters[id] = {static_cast<std::uint64_t>(c.number(0)), (c.number(1) & 1) != 0};
  const std::int32_t made = c.add_descriptor(id, (c.number(1) & kCloseOnExec) != 0);
  if (made == kNobody) {
    c.keep(id);
    return c.release(id);
  }
  c.done(made);
}

void read_counter(Call& c, OpenFile& file) {
  if (c.number(1) < 8) return c.fail(kEINVAL);
  EventCounter& counter = c.os.counters.at(c.file_id());
  if (counter.value == 0) return c.block_on(file);
  std::uint64_t value = counter.semaphore ? 1 : counter.value;
  counter.value -= value;
  c.changed(c.file_id());
  std::string data;
  for (int i = 0; i < 8; ++i, value >>= 8) data += static_cast<char>(value & 0xff);
  c.done(8, std::move(data));
}

void write_counter(Call& c, OpenFile& file) {
  if (c.request.data.size() < 8) return c.fail(kEINVAL);
  std::uint64_t value = 0;
  for (int i = 7; i >= 0; --i)
    value = value << 8 | static_cast<unsigned char>(c.request.data[static_cast<std::size_t>(i)]);
  EventCounter& counter = c.os.counters.at(c.file_id());
  if (value == ~std::uint64_t{0}) return c.fail(kEINVAL);
  if (counter.value + value < value || counter.value + value == ~std::uint64_t{0}) return c.block_on(file);
  counter.value += value;
  c.changed(c.file_id());
  c.done(8);
}

}  // namespace kvant::machine

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
  const FileId read_end = c.open(end);
  end.writable = true;
  end.readable = false;
  const FileId write_end = c.open(end);
  pipe.readers = {read_end};
  pipe.writers = {write_end};
  pipe.written_to = true;
  c.os.pipes.emplace(number, std::move(pipe));
  const std::int32_t reader = c.add_descriptor(read_end, (c.number(0) & kCloseOnExec) != 0);
  const std::int32_t writer =
      reader < 0 ? -1 : c.add_descriptor(write_end, (c.number(0) & kCloseOnExec) != 0);
  if (writer < 0) {
    if (reader >= 0) c.own().descriptors[static_cast<std::size_t>(reader)] = {};
    if (reader < 0) c.keep(read_end);
    c.keep(write_end);
    c.release(read_end);
    return c.release(write_end);
  }
  c.done(reader);
  c.reply.extra = writer;
}

namespace {
void tell(SystemContext& context, const std::vector<FileId>& ends) {
  for (const FileId end : std::vector<FileId>(ends)) context.changed(end);
}
}  // namespace

void open_fifo(Call& c, InodeId inode) {
  constexpr std::int64_t kWriteOnly = 1, kReadWrite = 2;
  const std::int64_t access = c.number(0) & 3;
  FileId id = kNobody;
  if (c.again()) {
    c.file(0);
    id = c.file_id();
  } else {
    std::int64_t& number = c.os.tree.at(inode).pipe;
    const bool nonblocking = (c.number(0) & kNonBlocking) != 0;
    const bool read_by_none = number == 0 || c.os.pipes.at(number).readers.empty();
    if (access == kWriteOnly && nonblocking && read_by_none) return c.fail(kENXIO);
    if (number == 0) {
      number = c.os.next_pipe++;
      c.os.pipes[number].fifo = inode;
      ++c.os.tree.at(inode).opened;
    }
    Pipe& pipe = c.os.pipes.at(number);
    OpenFile end;
    end.kind = FileKind::pipe;
    end.object = number;
    end.nonblocking = nonblocking;
    end.readable = access != kWriteOnly;
    end.writable = access != 0;
    end.name = c.request.data;
    id = c.open(std::move(end));
    if (access != kWriteOnly) {
      pipe.readers.push_back(id);
      tell(c, pipe.writers);
    }
    if (access != 0) {
      pipe.writers.push_back(id);
      pipe.written_to = true;
      tell(c, pipe.readers);
    }
    c.held.push_back(id);
  }
  const OpenFile& file = c.os.file(id);
  const Pipe& pipe = c.os.pipes.at(file.object);
  const bool alone = access == kWriteOnly ? pipe.readers.empty() : pipe.writers.empty();
  if (alone && access != kReadWrite && !file.nonblocking) return c.block(id);
  const std::int32_t made = c.add_descriptor(id);
  if (made != kNobody) return c.done(made);
  c.keep(id);
  c.release(id);
}

void read_pipe(Call& c, OpenFile& file) {
  Pipe& pipe = c.os.pipes.at(file.object);
  if (c.number(1) == 0) return c.done(0);
  if (pipe.bytes.empty()) {
    if (pipe.writers.empty()) return c.done(0);  // the end of the file
    return c.block_on(file);
  }
  std::string data = pipe.bytes.take(static_cast<std::size_t>(c.number(1)));
  c.charge(c.cost(Cost::copy_kib) * static_cast<VirtualTime>(data.size()) / 1024);
  tell(c, pipe.writers);
  const auto size = static_cast<std::int64_t>(data.size());
  c.done(size, std::move(data));
}

// A write of up to PIPE_BUF bytes is one piece or waits; a longer one fills the pipe as room appears.
void write_pipe(Call& c, OpenFile& file) {
  Pipe& pipe = c.os.pipes.at(file.object);
  const std::string& data = c.request.data;
  std::uint64_t& written = c.progress();
  if (pipe.readers.empty()) {
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
    tell(c, pipe.readers);
  }
  if (written == data.size()) return c.done(static_cast<std::int64_t>(written));
  if (file.nonblocking && written > 0) return c.done(static_cast<std::int64_t>(written));
  c.block_on(file);
}

void close_pipe(SystemContext& context, FileId id, OpenFile& file) {
  Pipe& pipe = context.os.pipes.at(file.object);
  std::erase(pipe.readers, id);
  std::erase(pipe.writers, id);
  if (pipe.readers.empty() && pipe.writers.empty()) {
    const InodeId fifo = pipe.fifo;
    context.os.pipes.erase(file.object);
    if (fifo == 0) return;
    Inode& inode = context.os.tree.at(fifo);
    inode.pipe = 0;
    --inode.opened;
    context.os.tree.drop(fifo);
  } else if (pipe.writers.empty()) {
    tell(context, pipe.readers);
  } else if (pipe.readers.empty()) {
    tell(context, pipe.writers);
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

// Calls on descriptors of any kind.
#include <algorithm>

#include "sim/machine/call.h"

namespace kvant::machine {

void call_close(Call& c) {
  const FileId id = c.os.file_of(c.process, c.number(0));
  if (id == kNobody) return c.fail(kEBADF);
  c.own().descriptors[static_cast<std::size_t>(c.number(0))] = {};
  // fcntl's locks of a process on a file end with any descriptor of it.
  if (c.os.file(id).kind == FileKind::regular) unlock_file(c, {true, c.os.file(id).object}, c.process);
  // A call of another thread that is blocked in it keeps the file open until it is over, as on Linux.
  c.release(id);
  c.done();
}

void call_dup(Call& c) {
  if (c.file(c.number(0)) == nullptr) return;
  const std::int32_t made = c.add_descriptor(c.file_id());
  if (made != kNobody) c.done(made);
}

void call_dup2(Call& c) {
  const std::int64_t to = c.number(1);
  if (c.file(c.number(0)) == nullptr) return;
  const FileId id = c.file_id();
  if (to < 0 || to >= static_cast<std::int64_t>(System::kMaxDescriptors)) return c.fail(kEBADF);
  if (to == c.number(0)) return c.done(to);
  auto& table = c.own().descriptors;
  if (static_cast<std::size_t>(to) >= table.size()) table.resize(static_cast<std::size_t>(to) + 1);
  const FileId old = table[static_cast<std::size_t>(to)].file;
  table[static_cast<std::size_t>(to)] = {id, c.number(2) == 0};
  c.keep(id);
  if (old != kNobody) c.release(old);
  c.done(to);
}

void call_get_blocking(Call& c) {
  if (const OpenFile* f = c.file(c.number(0))) c.done(f->nonblocking ? 0 : 1);
}
void call_set_blocking(Call& c) {
  OpenFile* f = c.file(c.number(0));
  if (f == nullptr) return;
  f->nonblocking = c.number(1) == 0;
  c.done();
}
void call_get_inheritable(Call& c) {
  if (c.file(c.number(0)) == nullptr) return;
  c.done(c.own().descriptors[static_cast<std::size_t>(c.number(0))].close_on_exec ? 0 : 1);
}
void call_set_inheritable(Call& c) {
  if (c.file(c.number(0)) == nullptr) return;
  c.own().descriptors[static_cast<std::size_t>(c.number(0))].close_on_exec = c.number(1) == 0;
  c.done();
}
void call_isatty(Call& c) {
  if (const OpenFile* f = c.file(c.number(0))) c.done(f->kind == FileKind::terminal ? 1 : 0);
}

void call_get_flags(Call& c) {
  const OpenFile* f = c.file(c.number(0));
  if (f == nullptr) return;
  c.done((f->readable && f->writable ? 2
          : f->writable              ? 1
                                     : 0) |
         (f->append ? 02000 : 0) | (f->nonblocking ? 04000 : 0));
}

void call_close_on_exec(Call& c) {
  for (Descriptor& d : c.own().descriptors) {
    if (d.file == kNobody || !d.close_on_exec) continue;
    const FileId id = d.file;
    d = {};
    c.release(id);
  }
  c.done();
}

void call_read(Call& c) {
  OpenFile* f = c.file(c.number(0));
  if (f == nullptr) return;
  if (!f->readable) return c.fail(kEBADF);
  if (c.number(1) < 0) return c.fail(kEINVAL);
  switch (f->kind) {
    case FileKind::regular:
      return read_regular(c, *f);
    case FileKind::pipe:
      return read_pipe(c, *f);
    case FileKind::socket:
      return read_socket(c, *f);
    case FileKind::event:
      return read_counter(c, *f);
    case FileKind::terminal: {
      const std::size_t end = std::min(c.os.input.find('\n', c.os.input_at), c.os.input.size() - 1) + 1;
      const std::size_t size = std::min(end - c.os.input_at, static_cast<std::size_t>(c.number(1)));
      std::string line = c.os.input.substr(c.os.input_at, size);
      c.os.input_at += size;
      return c.done(static_cast<std::int64_t>(size), std::move(line));
    }
    case FileKind::null_device:
      return c.done(0);
    case FileKind::directory:
      return c.fail(kEISDIR);
    default:
      return c.fail(kEINVAL);
  }
}

void call_write(Call& c) {
  OpenFile* f = c.file(c.number(0));
  if (f == nullptr) return;
  if (!f->writable) return c.fail(kEBADF);
  switch (f->kind) {
    case FileKind::regular:
      return write_regular(c, *f);
    case FileKind::pipe:
      return write_pipe(c, *f);
    case FileKind::socket:
      return write_socket(c, *f);
    case FileKind::event:
      return write_counter(c, *f);
    case FileKind::terminal:
      c.silent = true;
      c.event(trace::EventKind::print, f->object, c.process, c.request.data);
      return c.done(static_cast<std::int64_t>(c.request.data.size()));
    case FileKind::null_device:
      return c.done(static_cast<std::int64_t>(c.request.data.size()));
    default:
      return c.fail(kEINVAL);
  }
}

}  // namespace kvant::machine

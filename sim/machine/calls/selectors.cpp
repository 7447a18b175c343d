// poll and epoll. An epoll keeps a list of the files that changed since it was last asked and may have
// something to say, in that order, as fs/eventpoll.c of Linux does: level-triggered ones stay in it while
// they have.
#include <fmt/format.h>

#include <algorithm>

#include "sim/machine/call.h"

namespace kvant::machine {

namespace {

constexpr std::uint32_t kEdge = 1u << 31;       // EPOLLET
constexpr std::uint32_t kOneShot = 1u << 30;    // EPOLLONESHOT
constexpr std::uint32_t kExclusive = 1u << 28;  // EPOLLEXCLUSIVE
constexpr std::uint32_t kAlways = kPollErr | kPollHup;

std::uint32_t number_at(std::string_view data, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 4; i-- > 0;) value = value << 8 | static_cast<unsigned char>(data[at + i]);
  return value;
}
void put_number(std::string& data, std::uint32_t value) {
  for (int i = 0; i < 4; ++i, value >>= 8) data += static_cast<char>(value & 0xff);
}

void make_ready(SystemContext& context, FileId id, Epoll& epoll, std::pair<std::int32_t, FileId> key,
                std::int32_t cause) {
  EpollItem& item = epoll.items.at(key);
  if (!item.ready) {
    item.ready = true;
    epoll.ready.push_back(key);
  }
  context.changed(id, cause);
}

bool has_waiter(const System& os, FileId epoll) {
  return os.waiters.count({Channel::Kind::file, epoll}) > 0;
}

}  // namespace

void call_poll(Call& c) {
  const std::string& asked = c.request.data;
  std::string ready;
  std::int64_t count = 0;
  std::vector<FileId> files;
  for (std::size_t at = 0; at + 8 <= asked.size(); at += 8) {
    const auto descriptor = static_cast<std::int32_t>(number_at(asked, at));
    if (descriptor < 0) continue;
    std::uint32_t state = kPollNval;
    if (!c.again() && c.os.file_of(c.process, descriptor) == kNobody) {
      c.reply.error = 0;
    } else if (c.file(descriptor) != nullptr) {
      files.push_back(c.file_id());
      state = poll_state(c.os, c.file_id()) & (number_at(asked, at + 4) | kAlways);
    }
    if (state == 0) continue;
    ++count;
    put_number(ready, static_cast<std::uint32_t>(descriptor));
    put_number(ready, state);
  }
  if (count > 0) return c.done(count, std::move(ready));
  if (files.empty()) c.pause(kNever);
  for (const FileId file : files) c.block(file);
}

void call_epoll_create(Call& c) {
  OpenFile f;
  f.kind = FileKind::epoll;
  const FileId id = c.open(f);
  c.os.file(id).name = fmt::format("epoll {}", id);
  c.os.epolls[id];
  const std::int32_t made = c.add_descriptor(id);
  if (made == kNobody) {
    c.keep(id);
    return c.release(id);
  }
  c.done(made);
}

void call_epoll_ctl(Call& c) {
  const OpenFile* e = c.file(c.number(0));
  if (e == nullptr) return;
  const FileId id = c.file_id();
  const auto descriptor = static_cast<std::int32_t>(c.number(2));
  OpenFile* f = c.file(descriptor);
  if (f == nullptr) return;
  const FileId watched = c.file_id();
  if (e->kind != FileKind::epoll || watched == id) return c.fail(kEINVAL);
  if (f->kind == FileKind::regular || f->kind == FileKind::directory || f->kind == FileKind::null_device)
    return c.fail(kEPERM);
  Epoll& epoll = c.os.epolls.at(id);
  const std::pair key{descriptor, watched};
  const auto item = epoll.items.find(key);
  const auto events = static_cast<std::uint32_t>(c.number(3));
  switch (c.number(1)) {
    case 1:
      if (item != epoll.items.end()) return c.fail(kEEXIST);
      epoll.items[key] = {watched, descriptor, events, false};
      if (std::find(f->watchers.begin(), f->watchers.end(), id) == f->watchers.end())
        f->watchers.push_back(id);
      break;
    case 2: {
      if (item == epoll.items.end()) return c.fail(kENOENT);
      std::erase(epoll.ready, key);
      epoll.items.erase(item);
      const bool still = std::any_of(epoll.items.begin(), epoll.items.end(),
                                     [watched](const auto& i) { return i.second.file == watched; });
      if (!still) std::erase(f->watchers, id);
      return c.done();
    }
    case 3:
      if (item == epoll.items.end()) return c.fail(kENOENT);
      item->second.events = events;
      break;
    default:
      return c.fail(kEINVAL);
  }
  if ((poll_state(c.os, watched) & (events | kAlways)) != 0) make_ready(c, id, epoll, key, -1);
  c.done();
}

void call_epoll_wait(Call& c) {
  const OpenFile* f = c.file(c.number(0));
  if (f == nullptr) return;
  if (f->kind != FileKind::epoll || c.number(1) <= 0) return c.fail(kEINVAL);
  const FileId id = c.file_id();
  Epoll& epoll = c.os.epolls.at(id);
  std::string data;
  std::int64_t count = 0;
  std::vector<std::pair<std::int32_t, FileId>> keep, again;
  for (const auto& key : epoll.ready) {
    if (count >= c.number(1)) {
      keep.push_back(key);
      continue;
    }
    EpollItem& item = epoll.items.at(key);
    const std::uint32_t state = poll_state(c.os, item.file) & ((item.events & 0xffff) | kAlways);
    item.ready = false;
    // After one shot it says nothing until it is modified.
    if (state == 0 || (item.events & ~(kEdge | kOneShot | kExclusive)) == 0) continue;
    put_number(data, static_cast<std::uint32_t>(item.descriptor));
    put_number(data, state);
    ++count;
    if ((item.events & kOneShot) != 0) {
      item.events &= kEdge | kOneShot | kExclusive;
    } else if ((item.events & kEdge) == 0) {
      item.ready = true;
      again.push_back(key);
    }
  }
  keep.insert(keep.end(), again.begin(), again.end());
  epoll.ready = std::move(keep);
  if (count > 0) return c.done(count, std::move(data));
  c.block(id);
}

void tell_watchers(SystemContext& context, FileId id, std::int32_t cause) {
  const auto file = context.os.files.find(id);
  if (file == context.os.files.end() || file->second.watchers.empty()) return;
  const std::uint32_t state = poll_state(context.os, id);
  // An exclusive watcher that already waits is the only one of its kind to be told.
  bool exclusive_told = false;
  for (const FileId watcher : std::vector<FileId>(file->second.watchers)) {
    Epoll& epoll = context.os.epolls.at(watcher);
    for (auto& [key, item] : epoll.items) {
      if (item.file != id || (state & (item.events | kAlways)) == 0) continue;
      if ((item.events & kExclusive) != 0) {
        if (exclusive_told) continue;
        exclusive_told = has_waiter(context.os, watcher);
      }
      make_ready(context, watcher, epoll, key, cause);
    }
  }
}

void close_epoll(SystemContext& context, FileId id) {
  for (auto& [other, file] : context.os.files) std::erase(file.watchers, id);
  context.os.epolls.erase(id);
}

void forget_watched(System& os, FileId id, const OpenFile& file) {
  for (const FileId watcher : file.watchers) {
    Epoll& epoll = os.epolls.at(watcher);
    std::erase_if(epoll.ready, [id](const auto& key) { return key.second == id; });
    std::erase_if(epoll.items, [id](const auto& item) { return item.second.file == id; });
  }
}

}  // namespace kvant::machine

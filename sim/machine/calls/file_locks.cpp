// Locks on whole files, between processes: flock(2) and fcntl(2). They bind only those who ask for them.
#include "sim/machine/call.h"

namespace kvant::machine {

namespace {

constexpr std::int64_t kShared = 1, kExclusive = 2, kDontWait = 4, kUnlock = 8;

Channel channel_of(const FileLockKey& key) {
  return {Channel::Kind::file_lock, key.channel()};
}

}  // namespace

void unlock_file(SystemContext& context, FileLockKey key, std::int64_t holder) {
  auto& locks = context.os.ipc.file_locks;
  const auto found = locks.find(key);
  if (found == locks.end() || found->second.holders.erase(holder) == 0) return;
  if (found->second.holders.empty()) locks.erase(found);
  context.changed(channel_of(key));
}

void call_flock(Call& c) {
  const OpenFile* f = c.file(c.number(0));
  if (f == nullptr) return;
  if (f->kind != FileKind::regular && f->kind != FileKind::directory) return c.fail(kEINVAL);
  const bool posix = c.number(2) != 0;
  const std::int64_t operation = c.number(1) & ~kDontWait;
  const std::int64_t holder = posix ? c.process : c.file_id();
  const FileLockKey key{posix, f->object};
  if (operation == kUnlock) {
    unlock_file(c, key, holder);
    return c.done();
  }
  if (operation != kShared && operation != kExclusive) return c.fail(kEINVAL);
  const bool exclusive = operation == kExclusive;
  if (posix && !(exclusive ? f->writable : f->readable)) return c.fail(kEBADF);
  auto& holders = c.os.ipc.file_locks[key].holders;
  for (const auto& [other, others] : holders)
    if (other != holder && (exclusive || others))
      return (c.number(1) & kDontWait) != 0 ? c.fail(kEAGAIN) : c.block(channel_of(key));
  const auto [mine, fresh] = holders.insert_or_assign(holder, exclusive);
  if (!fresh && !exclusive) c.changed(channel_of(key));
  c.done();
}

}  // namespace kvant::machine

// Files by name, and reading and writing regular files.
#include "sim/machine/file_system.h"

#include <algorithm>

#include "sim/machine/call.h"

namespace kvant::machine {

namespace {

// open(2)
enum OpenFlag : std::int64_t {
  kAccessMode = 3,
  kWriteOnly = 1,
  kReadWrite = 2,
  kCreate = 0100,
  kExclusive = 0200,
  kTruncate = 01000,
  kAppend = 02000,
  kNonBlock = 04000,
  kDirectory = 0200000,
  kNoFollow = 0400000,
  kCloseOnExec = 02000000,
};

InodeId cwd_of(Call& c) {
  return c.own().cwd;
}
std::string_view path(const Call& c) {
  return c.request.data;
}

bool may(const Inode& inode, std::int32_t what) {  // 4 read, 2 write, 1 execute
  return ((inode.mode >> (inode.own ? 6 : 0)) & what) == what;
}
bool may_change(Call& c, InodeId directory) {
  if (may(c.os.tree.at(directory), 2)) return true;
  c.fail(kEACCES);
  return false;
}

// The inode of a path, or of descriptor n4 - 1 when that is set; 0: it failed.
InodeId target(Call& c, bool follow = true) {
  if (c.number(4) > 0) {
    const OpenFile* f = c.file(c.number(4) - 1);
    if (f == nullptr) return 0;
    if (f->kind == FileKind::regular || f->kind == FileKind::directory || f->kind == FileKind::null_device)
      return f->object;
    c.fail(kEINVAL);
    return 0;
  }
  int error = 0;
  const InodeId id = c.os.tree.find(cwd_of(c), path(c), error, follow);
  if (id == 0) c.fail(error);
  return id;
}

// The directory and last name of a path; 0: it failed.
InodeId parent_of(Call& c, std::string_view of, std::string& name) {
  int error = 0;
  const InodeId id = c.os.tree.find_parent(cwd_of(c), of, name, error);
  if (id == 0) c.fail(error);
  return id;
}

void put(std::string& data, std::int64_t value) {
  for (int i = 0; i < 8; ++i, value >>= 8) data += static_cast<char>(value & 0xff);
}

void stat_of(Call& c, const Inode* inode, const OpenFile* file, std::int64_t id) {
  std::int32_t mode = 0010600;  // a pipe
  std::int64_t size = 0;
  if (inode != nullptr) {
    switch (inode->kind) {
      case InodeKind::regular:
        mode = 0100000;
        size = static_cast<std::int64_t>(inode->content->size());
        break;
      case InodeKind::directory:
        mode = 0040000;
        size = 4096;
        break;
      case InodeKind::null_device:
        mode = 0020000;
        break;
      case InodeKind::socket:
        mode = 0140000;
        break;
      case InodeKind::link:
        mode = 0120000;
        size = static_cast<std::int64_t>(inode->content->size());
        break;
      case InodeKind::fifo:
        mode = 0010000;
        break;
    }
    mode |= inode->mode;
  } else if (file->kind == FileKind::terminal) {
    mode = 0020620;
  } else if (file->kind == FileKind::socket) {
    mode = 0140777;
  }
  std::string data;
  put(data, mode);
  put(data, id);
  put(data, 1);
  std::int64_t links = inode == nullptr ? 1 : inode->links;
  if (inode != nullptr && inode->kind == InodeKind::directory) {
    links = 2;
    for (const auto& [name, entry] : inode->entries)
      links += c.os.tree.at(entry).kind == InodeKind::directory;
  }
  put(data, links);
  const bool own = inode == nullptr || inode->own;
  put(data, own ? 1000 : 0);
  put(data, own ? 1000 : 0);
  put(data, size);
  put(data, inode == nullptr ? 0 : inode->accessed);
  put(data, inode == nullptr ? 0 : inode->modified);
  put(data, inode == nullptr ? 0 : inode->changed);
  c.done(0, std::move(data));
}

}  // namespace

void call_open(Call& c) {
  if (c.again()) return open_fifo(c, 0);  // nothing else waits in open()
  FileSystem& tree = c.os.tree;
  const std::int64_t flags = c.number(0);
  const bool only_new = (flags & kCreate) != 0 && (flags & kExclusive) != 0;
  int error = 0;
  InodeId id = tree.find(cwd_of(c), path(c), error, !only_new && (flags & kNoFollow) == 0);
  if (id == 0) {
    if (error != kENOENT || (flags & kCreate) == 0) return c.fail(error);
    std::string name;
    const InodeId directory = tree.find_parent_to_create(cwd_of(c), path(c), name, error);
    if (directory == 0) return c.fail(error);
    if (!may_change(c, directory)) return;
    if (path(c).back() == '/') return c.fail(kEISDIR);
    id = tree.make(directory, name, InodeKind::regular,
                   static_cast<std::int32_t>(c.number(1)) & 0777 & ~c.own().umask, c.now());
  } else {
    if (only_new) return c.fail(kEEXIST);
    Inode& inode = tree.at(id);
    if (inode.kind == InodeKind::link) return c.fail(kELOOP);
    const std::int64_t access = flags & kAccessMode;
    if (inode.kind == InodeKind::directory && (access != 0 || (flags & kCreate) != 0)) return c.fail(kEISDIR);
    if (inode.kind == InodeKind::socket) return c.fail(kENXIO);
    if ((flags & kDirectory) != 0 && inode.kind != InodeKind::directory) return c.fail(kENOTDIR);
    if ((access != kWriteOnly && !may(inode, 4)) || (access != 0 && !may(inode, 2))) return c.fail(kEACCES);
    if ((flags & kTruncate) != 0 && access != 0 && inode.kind == InodeKind::regular) {
      tree.contents(id).clear();
      inode.modified = inode.changed = c.now();
    }
  }
  const Inode& inode = tree.at(id);
  if (inode.kind == InodeKind::fifo) return open_fifo(c, id);
  OpenFile f;
  f.kind = inode.kind == InodeKind::regular     ? FileKind::regular
           : inode.kind == InodeKind::directory ? FileKind::directory
                                                : FileKind::null_device;
  f.readable = (flags & kAccessMode) != kWriteOnly;
  f.writable = (flags & kAccessMode) != 0;
  f.append = (flags & kAppend) != 0;
  f.nonblocking = (flags & kNonBlock) != 0;
  f.object = id;
  f.name = path(c);
  const FileId file = c.open(std::move(f));
  ++tree.at(id).opened;
  const std::int32_t made = c.add_descriptor(file, (flags & kCloseOnExec) != 0);
  if (made == kNobody) {
    c.keep(file);
    return c.release(file);
  }
  c.done(made);
}

void close_regular(SystemContext& context, const OpenFile& file) {
  --context.os.tree.at(file.object).opened;
  context.os.tree.drop(file.object);
}

void read_regular(Call& c, OpenFile& file) {
  Inode& inode = c.os.tree.at(file.object);
  const std::int64_t size = static_cast<std::int64_t>(inode.content->size());
  const std::int64_t n = std::clamp<std::int64_t>(size - file.offset, 0, c.number(1));
  std::string data =
      n == 0 ? std::string()
             : inode.content->substr(static_cast<std::size_t>(file.offset), static_cast<std::size_t>(n));
  file.offset += n;
  inode.accessed = c.now();
  c.charge(c.cost(Cost::copy_kib) * n / 1024);
  c.done(n, std::move(data));
}

void write_regular(Call& c, OpenFile& file) {
  constexpr std::size_t kMaxFile = std::size_t{256} << 20;
  const std::string& data = c.request.data;
  std::string& content = c.os.tree.contents(file.object);
  if (file.append) file.offset = static_cast<std::int64_t>(content.size());
  const auto at = static_cast<std::size_t>(file.offset);
  if (at + data.size() > kMaxFile) return c.fail(kENOSPC);
  if (at + data.size() > content.size()) content.resize(at + data.size(), '\0');
  content.replace(at, data.size(), data);
  file.offset += static_cast<std::int64_t>(data.size());
  Inode& inode = c.os.tree.at(file.object);
  inode.modified = inode.changed = c.now();
  c.charge(c.cost(Cost::copy_kib) * static_cast<VirtualTime>(data.size()) / 1024);
  c.done(static_cast<std::int64_t>(data.size()));
}

void call_lseek(Call& c) {
  OpenFile* f = c.file(c.number(0));
  if (f == nullptr) return;
  if (f->kind == FileKind::null_device) return c.done(0);
  if (f->kind != FileKind::regular && f->kind != FileKind::directory) return c.fail(kESPIPE);
  std::int64_t base = 0;
  if (c.number(2) == 1) base = f->offset;
  if (c.number(2) == 2 && f->kind == FileKind::regular)
    base = static_cast<std::int64_t>(c.os.tree.at(f->object).content->size());
  if (c.number(2) < 0 || c.number(2) > 2 || base + c.number(1) < 0) return c.fail(kEINVAL);
  f->offset = base + c.number(1);
  c.done(f->offset);
}

void call_ftruncate(Call& c) {
  OpenFile* f = c.file(c.number(0));
  if (f == nullptr) return;
  if (f->kind != FileKind::regular || !f->writable || c.number(1) < 0) return c.fail(kEINVAL);
  if (c.number(1) > (std::int64_t{256} << 20)) return c.fail(kEFBIG);
  c.os.tree.contents(f->object).resize(static_cast<std::size_t>(c.number(1)), '\0');
  Inode& inode = c.os.tree.at(f->object);
  inode.modified = inode.changed = c.now();
  c.done();
}

void call_truncate(Call& c) {
  const InodeId id = target(c);
  if (id == 0) return;
  Inode& inode = c.os.tree.at(id);
  if (inode.kind == InodeKind::directory) return c.fail(kEISDIR);
  if (inode.kind != InodeKind::regular || c.number(0) < 0) return c.fail(kEINVAL);
  if (!may(inode, 2)) return c.fail(kEACCES);
  if (c.number(0) > (std::int64_t{256} << 20)) return c.fail(kEFBIG);
  c.os.tree.contents(id).resize(static_cast<std::size_t>(c.number(0)), '\0');
  inode.modified = inode.changed = c.now();
  c.done();
}

void call_stat(Call& c) {
  if (c.number(4) > 0) {
    const OpenFile* f = c.file(c.number(4) - 1);
    if (f == nullptr) return;
    const bool named =
        f->kind == FileKind::regular || f->kind == FileKind::directory || f->kind == FileKind::null_device;
    return stat_of(c, named ? &c.os.tree.at(f->object) : nullptr, f,
                   named ? f->object : 1'000'000 + c.file_id());
  }
  const InodeId id = target(c, c.number(0) == 0);
  if (id != 0) stat_of(c, &c.os.tree.at(id), nullptr, id);
}

// The names, each ended by a zero.
void call_listdir(Call& c) {
  const InodeId id = target(c);
  if (id == 0) return;
  const Inode& inode = c.os.tree.at(id);
  if (inode.kind != InodeKind::directory) return c.fail(kENOTDIR);
  if (!may(inode, 4)) return c.fail(kEACCES);
  std::string data;
  for (const auto& [name, entry] : inode.entries) data += name + '\0';
  c.done(static_cast<std::int64_t>(inode.entries.size()), std::move(data));
}

void call_mkdir(Call& c) {
  int error = 0;
  if (c.os.tree.find(cwd_of(c), path(c), error, false) != 0 || error == kENOTDIR)
    return c.fail(error == kENOTDIR ? kENOTDIR : kEEXIST);
  std::string name;
  const InodeId directory = parent_of(c, path(c), name);
  if (directory == 0 || !may_change(c, directory)) return;
  c.os.tree.make(directory, name, InodeKind::directory,
                 static_cast<std::int32_t>(c.number(0)) & 0777 & ~c.own().umask, c.now());
  c.done();
}

void call_rmdir(Call& c) {
  const InodeId id = target(c, false);
  if (id == 0) return;
  std::string name;
  const InodeId directory = parent_of(c, path(c), name);
  if (directory == 0) return;
  const Inode& inode = c.os.tree.at(id);
  if (inode.kind != InodeKind::directory) return c.fail(kENOTDIR);
  if (name == ".") return c.fail(kEINVAL);
  if (!inode.entries.empty()) return c.fail(kENOTEMPTY);
  if (id == c.os.tree.root() || name == "..") return c.fail(kEBUSY);
  if (!may_change(c, directory)) return;
  c.os.tree.unlink(directory, name, c.now());
  c.done();
}

void call_unlink(Call& c) {
  const InodeId id = target(c, false);
  if (id == 0) return;
  std::string name;
  const InodeId directory = parent_of(c, path(c), name);
  if (directory == 0) return;
  if (c.os.tree.at(id).kind == InodeKind::directory) return c.fail(kEISDIR);
  if (!may_change(c, directory)) return;
  c.os.tree.unlink(directory, name, c.now());
  c.done();
}

// The last part of a path that is no name: nothing can be made, moved or linked there.
bool is_dots(std::string_view name) {
  return name == "." || name == "..";
}

void call_rename(Call& c) {
  FileSystem& tree = c.os.tree;
  std::string from, to;
  const InodeId source = parent_of(c, path(c), from);
  if (source == 0) return;
  const InodeId goal = parent_of(c, c.request.more, to);
  if (goal == 0) return;
  if (is_dots(from) || is_dots(to)) return c.fail(kEBUSY);
  const InodeId id = target(c, false);
  if (id == 0) return;
  if (!may_change(c, source) || !may_change(c, goal)) return;
  const bool directory = tree.at(id).kind == InodeKind::directory;
  for (InodeId up = goal; directory; up = tree.at(up).parent) {
    if (up == id) return c.fail(kEINVAL);  // into itself
    if (up == tree.root()) break;
  }
  if (const auto old = tree.at(goal).entries.find(to); old != tree.at(goal).entries.end()) {
    if (old->second == id) return c.done();
    const Inode& there = tree.at(old->second);
    if (directory && there.kind != InodeKind::directory) return c.fail(kENOTDIR);
    if (!directory && there.kind == InodeKind::directory) return c.fail(kEISDIR);
    if (!there.entries.empty()) return c.fail(kENOTEMPTY);
    tree.unlink(goal, to, c.now());
  } else if (!directory && c.request.more.back() == '/') {
    return c.fail(kENOTDIR);
  }
  tree.at(source).entries.erase(from);
  tree.at(goal).entries[to] = id;
  tree.at(source).modified = tree.at(goal).modified = c.now();
  tree.at(id).changed = c.now();
  if (directory) tree.at(id).parent = goal;
  c.done();
}

void call_link(Call& c) {
  const InodeId id = target(c, false);
  if (id == 0) return;
  std::string name;
  const InodeId directory = parent_of(c, c.request.more, name);
  if (directory == 0 || !may_change(c, directory)) return;
  if (is_dots(name) || c.os.tree.at(directory).entries.count(name) > 0) return c.fail(kEEXIST);
  if (c.os.tree.at(id).kind == InodeKind::directory) return c.fail(kEPERM);
  c.os.tree.at(directory).entries[name] = id;
  ++c.os.tree.at(id).links;
  c.done();
}

void call_symlink(Call& c) {
  std::string name;
  const InodeId directory = parent_of(c, c.request.more, name);
  if (directory == 0 || !may_change(c, directory)) return;
  if (path(c).empty()) return c.fail(kENOENT);
  if (is_dots(name) || c.os.tree.at(directory).entries.count(name) > 0) return c.fail(kEEXIST);
  const InodeId id = c.os.tree.make(directory, name, InodeKind::link, 0777, c.now());
  c.os.tree.contents(id) = path(c);
  c.done();
}

void call_readlink(Call& c) {
  const InodeId id = target(c, false);
  if (id == 0) return;
  const Inode& inode = c.os.tree.at(id);
  if (inode.kind != InodeKind::link) return c.fail(kEINVAL);
  c.done(0, *inode.content);
}

void call_mkfifo(Call& c) {
  int error = 0;
  if (c.os.tree.find(cwd_of(c), path(c), error, false) != 0) return c.fail(kEEXIST);
  std::string name;
  const InodeId directory = parent_of(c, path(c), name);
  if (directory == 0 || !may_change(c, directory)) return;
  c.os.tree.make(directory, name, InodeKind::fifo,
                 static_cast<std::int32_t>(c.number(0)) & 0777 & ~c.own().umask, c.now());
  c.done();
}

void call_getcwd(Call& c) {
  std::string here = c.os.tree.path_of(cwd_of(c));
  if (here.empty()) return c.fail(kENOENT);
  c.silent = true;
  c.done(0, std::move(here));
}

void call_chdir(Call& c) {
  const InodeId id = target(c);
  if (id == 0) return;
  if (c.os.tree.at(id).kind != InodeKind::directory) return c.fail(kENOTDIR);
  ++c.os.tree.at(id).opened;
  --c.os.tree.at(cwd_of(c)).opened;
  c.os.tree.drop(cwd_of(c));
  c.own().cwd = id;
  c.done();
}

void call_access(Call& c) {
  int error = 0;
  const InodeId id = c.os.tree.find(cwd_of(c), path(c), error);
  c.done(id != 0 && may(c.os.tree.at(id), static_cast<std::int32_t>(c.number(0)) & 7) ? 1 : 0);
}

void call_chmod(Call& c) {
  const InodeId id = target(c);
  if (id == 0) return;
  Inode& inode = c.os.tree.at(id);
  if (!inode.own) return c.fail(kEPERM);
  inode.mode = static_cast<std::int32_t>(c.number(0)) & 07777;
  inode.changed = c.now();
  c.done();
}

// n0, n1: when it was read and changed last, in virtual time; n2: both are now.
void call_utime(Call& c) {
  const InodeId id = target(c);
  if (id == 0) return;
  Inode& inode = c.os.tree.at(id);
  if (!inode.own) return c.fail(kEPERM);
  inode.accessed = c.number(2) != 0 ? c.now() : c.number(0);
  inode.modified = c.number(2) != 0 ? c.now() : c.number(1);
  inode.changed = c.now();
  c.done();
}

void call_umask(Call& c) {
  const std::int32_t old = c.own().umask;
  c.own().umask = static_cast<std::int32_t>(c.number(0)) & 0777;
  c.done(old);
}

}  // namespace kvant::machine

#include "sim/machine/file_system.h"

#include "sim/machine/errors.h"

namespace kvant::machine {

FileSystem::FileSystem() {
  Inode root;
  root.kind = InodeKind::directory;
  root.mode = 0755;
  root.own = false;
  root.links = 1;
  root.parent = kRoot;
  inodes_.emplace(next_++, std::move(root));
  const InodeId dev = make(kRoot, "dev", InodeKind::directory, 0755, 0);
  const InodeId homes = make(kRoot, "home", InodeKind::directory, 0755, 0);
  const InodeId tmp = make(kRoot, "tmp", InodeKind::directory, 0777, 0);
  home_ = make(homes, "user", InodeKind::directory, 0755, 0);
  const InodeId null = make(dev, "null", InodeKind::null_device, 0666, 0);
  for (const InodeId id : {dev, homes, tmp, null}) at(id).own = false;
}

// One name of a path. 0: error.
InodeId FileSystem::step(InodeId directory, std::string_view name, int& error) const {
  const Inode& dir = at(directory);
  if (dir.kind != InodeKind::directory) {
    error = kENOTDIR;
    return 0;
  }
  if (name == ".") return directory;
  if (name == "..") return dir.parent;
  if (name.size() > kMaxName) {
    error = kENAMETOOLONG;
    return 0;
  }
  const auto found = dir.entries.find(std::string(name));
  if (found == dir.entries.end()) {
    error = kENOENT;
    return 0;
  }
  return found->second;
}

InodeId FileSystem::find(InodeId cwd, std::string_view path, int& error, bool follow) const {
  int links = 0;
  return walk(cwd, path, follow, links, error);
}

InodeId FileSystem::walk(InodeId cwd, std::string_view path, bool follow, int& links, int& error) const {
  if (path.empty()) {
    error = kENOENT;
    return 0;
  }
  InodeId here = path.front() == '/' ? kRoot : cwd;
  const bool directory = path.back() == '/';
  while (!path.empty()) {
    const std::size_t slash = path.find('/');
    const std::string_view name = path.substr(0, slash);
    path = slash == std::string_view::npos ? std::string_view() : path.substr(slash + 1);
    if (name.empty()) continue;
    const InodeId next = step(here, name, error);
    if (next == 0) return 0;
    const bool last = path.find_first_not_of('/') == std::string_view::npos;
    if (at(next).kind == InodeKind::link && (!last || follow || directory)) {
      if (++links > kMaxLinks) {
        error = kELOOP;
        return 0;
      }
      here = walk(here, *at(next).content, true, links, error);
      if (here == 0) return 0;
    } else {
      here = next;
    }
  }
  if (directory && at(here).kind != InodeKind::directory) {
    error = kENOTDIR;
    return 0;
  }
  return here;
}

InodeId FileSystem::find_parent_to_create(InodeId cwd, std::string_view path, std::string& name,
                                          int& error) const {
  InodeId directory = find_parent(cwd, path, name, error);
  for (int links = 0; directory != 0; ++links) {
    const auto entry = at(directory).entries.find(name);
    if (entry == at(directory).entries.end() || at(entry->second).kind != InodeKind::link) break;
    if (links >= kMaxLinks) {
      error = kELOOP;
      return 0;
    }
    directory = find_parent(directory, *at(entry->second).content, name, error);
  }
  return directory;
}

InodeId FileSystem::find_parent(InodeId cwd, std::string_view path, std::string& name, int& error) const {
  while (path.size() > 1 && path.back() == '/') path.remove_suffix(1);
  const std::size_t slash = path.rfind('/');
  name = path.substr(slash == std::string_view::npos ? 0 : slash + 1);
  if (name.size() > kMaxName) {
    error = kENAMETOOLONG;
    return 0;
  }
  InodeId directory = cwd;
  if (slash != std::string_view::npos) directory = find(cwd, path.substr(0, slash + 1), error);
  if (directory == 0) return 0;
  if (path.empty()) {
    error = kENOENT;
    return 0;
  }
  if (at(directory).kind != InodeKind::directory) {
    error = kENOTDIR;
    return 0;
  }
  return directory;
}

InodeId FileSystem::make(InodeId directory, const std::string& name, InodeKind kind, std::int32_t mode,
                         VirtualTime now) {
  const InodeId id = next_++;
  Inode inode;
  inode.kind = kind;
  inode.mode = mode;
  inode.links = 1;
  inode.accessed = inode.modified = inode.changed = now;
  inode.parent = directory;
  if (kind == InodeKind::regular || kind == InodeKind::link) inode.content = std::make_shared<std::string>();
  inodes_.emplace(id, std::move(inode));
  Inode& dir = at(directory);
  dir.entries[name] = id;
  dir.modified = dir.changed = now;
  return id;
}

void FileSystem::unlink(InodeId directory, const std::string& name, VirtualTime now) {
  Inode& dir = at(directory);
  const auto found = dir.entries.find(name);
  const InodeId id = found->second;
  dir.entries.erase(found);
  dir.modified = dir.changed = now;
  --at(id).links;
  drop(id);
}

void FileSystem::drop(InodeId id) {
  const Inode& inode = at(id);
  if (inode.links == 0 && inode.opened == 0) inodes_.erase(id);
}

std::string& FileSystem::contents(InodeId id) {
  std::shared_ptr<std::string>& content = at(id).content;
  if (content.use_count() > 1) content = std::make_shared<std::string>(*content);
  return *content;
}

std::string FileSystem::path_of(InodeId directory) const {
  std::string path;
  while (directory != kRoot) {
    const Inode& dir = at(directory);
    if (dir.links == 0) return "";  // removed
    for (const auto& [name, id] : at(dir.parent).entries)
      if (id == directory) path = "/" + name + path;
    directory = dir.parent;
  }
  return path.empty() ? "/" : path;
}

void FileSystem::add(std::string_view path, std::string bytes) {
  InodeId here = !path.empty() && path.front() == '/' ? kRoot : home_;
  int error = 0;
  while (!path.empty()) {
    const std::size_t slash = path.find('/');
    const std::string name(path.substr(0, slash));
    const bool last = slash == std::string_view::npos;
    path = last ? std::string_view() : path.substr(slash + 1);
    if (name.empty()) continue;
    InodeId next = step(here, name, error);
    if (next == 0) {
      if (error != kENOENT) return;
      next = make(here, name, last ? InodeKind::regular : InodeKind::directory, last ? 0644 : 0755, 0);
    }
    here = next;
  }
  if (at(here).kind == InodeKind::regular) contents(here) = std::move(bytes);
}

void FileSystem::hash(Hasher& h) const {
  for (const auto& [id, inode] : inodes_) {
    h.number(static_cast<std::uint64_t>(id));
    h.number(static_cast<std::uint64_t>(inode.mode));
    h.number(static_cast<std::uint64_t>(inode.links));
    for (const auto& [name, entry] : inode.entries) {
      h.text(name);
      h.number(static_cast<std::uint64_t>(entry));
    }
    if (inode.content) h.text(*inode.content);
  }
}

std::size_t FileSystem::bytes() const {
  std::size_t total = inodes_.size() * (sizeof(Inode) + 64);
  for (const auto& [id, inode] : inodes_) total += inode.entries.size() * 96;
  return total;
}

}  // namespace kvant::machine

// The file system in memory that all processes of a run share. Nothing of the host is read or written. A
// value; contents are shared between copies until one of them writes.
#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "sim/base/hash.h"
#include "sim/base/time.h"

namespace kvant::machine {

using InodeId = std::int64_t;

enum class InodeKind : std::uint8_t { regular, directory, null_device, socket, link, fifo };

struct Inode {
  InodeKind kind = InodeKind::regular;
  std::int32_t mode = 0644;  // permission bits
  bool own = true;           // the user's, else root's
  std::int32_t links = 0;    // names
  std::int32_t opened = 0;   // open files
  VirtualTime accessed = 0, modified = 0, changed = 0;
  // Never null for a regular file; write through contents(). Of a symbolic link: where it leads.
  std::shared_ptr<std::string> content;
  std::map<std::string, InodeId> entries;  // of a directory
  InodeId parent = 0;                      // of a directory
  std::int64_t pipe = 0;                   // of a FIFO that someone has open: its pipe's number
};

class FileSystem {
 public:
  static constexpr std::string_view kHome = "/home/user";
  static constexpr std::size_t kMaxName = 255;
  static constexpr int kMaxLinks = 40;  // symbolic links on one way; then ELOOP

  FileSystem();  // /, /dev/null, /home/user, /tmp

  InodeId root() const { return kRoot; }
  InodeId home() const { return home_; }
  Inode& at(InodeId id) { return inodes_.at(id); }
  const Inode& at(InodeId id) const { return inodes_.at(id); }

  // A path to its inode, relative to the directory `cwd`; 0 and an errno when there is none. Symbolic links
  // are followed, the last name only when `follow` says so.
  InodeId find(InodeId cwd, std::string_view path, int& error, bool follow = true) const;
  // The directory that has or would have the last name of the path, and that name; 0 and an errno.
  InodeId find_parent(InodeId cwd, std::string_view path, std::string& name, int& error) const;
  // The same where a file is made by opening it: a symbolic link that leads nowhere yet is followed.
  InodeId find_parent_to_create(InodeId cwd, std::string_view path, std::string& name, int& error) const;
  // A new inode under a name that is free.
  InodeId make(InodeId directory, const std::string& name, InodeKind kind, std::int32_t mode,
               VirtualTime now);
  void unlink(InodeId directory, const std::string& name, VirtualTime now);
  void drop(InodeId id);  // frees it when it has neither names nor open files
  // The bytes of a regular file, to be changed: a copy of its own if another world shares them.
  std::string& contents(InodeId id);
  std::string path_of(InodeId directory) const;
  // Puts a file there, with the folders on the way.
  void add(std::string_view path, std::string bytes);

  void hash(Hasher& hasher) const;
  std::size_t bytes() const;  // beside the shared contents

 private:
  static constexpr InodeId kRoot = 1;
  InodeId step(InodeId directory, std::string_view name, int& error) const;
  InodeId walk(InodeId cwd, std::string_view path, bool follow, int& links, int& error) const;
  std::map<InodeId, Inode> inodes_;
  InodeId next_ = kRoot;
  InodeId home_ = 0;
};

}  // namespace kvant::machine

// Open files. A descriptor is a number of one process; it names an open file description, which several
// descriptors and processes may share (dup, fork): that is what has the offset and the flag O_NONBLOCK, as on
// Linux.
#pragma once
#include <compare>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "sim/base/ids.h"
#include "sim/base/time.h"

namespace kvant::machine {

using FileId = std::int64_t;  // an open file description, counted over the run; events call it by this

enum class FileKind : std::uint8_t { terminal, regular, directory, null_device, pipe, socket, epoll, event };

// What a blocked system call waits for. A subject that needs waiting of its own adds a kind.
struct Channel {
  enum class Kind : std::uint8_t { file, signal, semaphore, file_lock } kind = Kind::file;
  std::int64_t id = 0;
  auto operator<=>(const Channel&) const = default;
};

enum PollEvent : std::uint32_t {
  kPollIn = 1,
  kPollPri = 2,
  kPollOut = 4,
  kPollErr = 8,
  kPollHup = 16,
  kPollNval = 32,
  kPollRdHup = 0x2000,
};

// Bytes on their way, first in first out.
class ByteQueue {
 public:
  std::size_t size() const { return bytes_.size() - begin_; }
  bool empty() const { return size() == 0; }
  void put(std::string_view bytes) { bytes_.append(bytes); }
  std::string take(std::size_t most);
  std::string_view look() const { return std::string_view(bytes_).substr(begin_); }

 private:
  std::string bytes_;
  std::size_t begin_ = 0;
};

struct OpenFile {
  FileKind kind = FileKind::regular;
  std::int32_t references = 0;  // descriptors of all processes, and calls blocked on it
  bool nonblocking = false;
  bool readable = true, writable = true, append = false;
  std::int64_t offset = 0;
  std::int64_t object = 0;  // terminal: the stream 0, 1, 2; regular, directory: the inode; pipe: its number
  std::string name;         // for people: "pipe 3", "/home/user/data.txt"
  std::vector<FileId> watchers;  // epolls that watch it
};

struct Pipe {
  static constexpr std::size_t kCapacity = 64 * 1024;  // bytes; pipe(7)
  static constexpr std::size_t kAtomic = 4096;         // PIPE_BUF: a write up to this is not split
  ByteQueue bytes;
  std::vector<FileId> readers, writers;  // a FIFO's may be several; empty: closed
  std::int64_t fifo = 0;                 // its inode, of a pipe that has a name
  bool written_to = false;               // had a writer: only then poll() tells a reader of its end
};

struct EventCounter {  // eventfd(2)
  std::uint64_t value = 0;
  bool semaphore = false;
};

struct EpollItem {
  FileId file = kNobody;
  std::int32_t descriptor = kNobody;  // as it was added
  std::uint32_t events = 0;           // EPOLLET, EPOLLONESHOT included
  bool ready = false;                 // stands in Epoll::ready
};
struct Epoll {
  std::map<std::pair<std::int32_t, FileId>, EpollItem> items;  // by descriptor and file, as Linux
  std::vector<std::pair<std::int32_t, FileId>> ready;          // may have something to say, in order
};

struct Descriptor {
  FileId file = kNobody;  // kNobody: free
  bool close_on_exec = false;
};

}  // namespace kvant::machine

// What a thread waits for, in the words of a language.
#include <string>
#include <string_view>

#include "app/session/explain.h"
#include "app/session/snapshot.h"

namespace kvant::session {

using lang::Lang;
using lang::TextId;
using trace::WaitKind;

std::string started_thread(WaitKind wait, const std::string& object) {
  constexpr std::string_view kStart = "start ";
  return wait == WaitKind::event && object.starts_with(kStart) ? short_name(object.substr(kStart.size()))
                                                               : "";
}

namespace {

// What the machine calls by English words: "name server (x)", "pipe 3", "socket 3", "socket 3 (to x)".
std::string device_text(const std::string& name, Lang lang) {
  const auto inside = [&](std::string_view begin) {
    return name.substr(begin.size(), name.size() - begin.size() - 1);
  };
  constexpr std::string_view kServer = "name server (", kPipe = "pipe ", kSocket = "socket ";
  if (name.starts_with(kServer) && name.back() == ')')
    return lang::format(lang, TextId::explain_object_name_server, inside(kServer));
  if (name.starts_with(kPipe))
    return lang::format(lang, TextId::explain_object_pipe, name.substr(kPipe.size()));
  if (!name.starts_with(kSocket)) return name;
  const std::string rest = name.substr(kSocket.size());
  const std::size_t open = rest.find(" (");
  const std::string number = rest.substr(0, open);
  if (number.empty() || number.find_first_not_of("0123456789") != std::string::npos) return name;
  if (open == std::string::npos) return lang::format(lang, TextId::explain_object_socket, number);
  std::string peer = rest.substr(open + 2, rest.size() - open - 3);
  if (peer.starts_with("to ")) peer = peer.substr(3);
  if (peer.starts_with("server "))
    peer = lang::format(lang, TextId::explain_object_socket_server, peer.substr(7));
  return lang::format(lang, TextId::explain_object_socket_with, number, peer);
}

}  // namespace

std::string object_text(WaitKind wait, const std::string& name, Lang lang) {
  if (const std::string started = started_thread(wait, name); !started.empty())
    return lang::format(lang, TextId::explain_object_start, started);
  if (!name.empty()) return wait == WaitKind::io ? device_text(name, lang) : name;
  switch (wait) {
    case WaitKind::gil:
      return lang::tr(TextId::explain_object_gil, lang);
    case WaitKind::none:
    case WaitKind::lock:
      return lang::tr(TextId::explain_object_lock, lang);
    case WaitKind::rlock:
      return lang::tr(TextId::explain_object_rlock, lang);
    case WaitKind::condition:
      return lang::tr(TextId::explain_object_condition, lang);
    case WaitKind::semaphore:
      return lang::tr(TextId::explain_object_semaphore, lang);
    case WaitKind::event:
      return lang::tr(TextId::explain_object_event, lang);
    case WaitKind::barrier:
      return lang::tr(TextId::explain_object_barrier, lang);
    case WaitKind::queue:
      return lang::tr(TextId::explain_object_queue, lang);
    case WaitKind::join:
      return lang::tr(TextId::explain_object_join, lang);
    case WaitKind::child:
      return lang::tr(TextId::explain_object_child, lang);
    case WaitKind::sleep:
      return lang::tr(TextId::explain_object_sleep, lang);
    case WaitKind::io:
      return lang::tr(TextId::explain_object_io, lang);
    case WaitKind::selector:
      return lang::tr(TextId::explain_object_selector, lang);
    case WaitKind::stopped:
      return lang::tr(TextId::explain_object_continue, lang);
    case WaitKind::message:
      return lang::tr(TextId::explain_object_message, lang);
  }
  return name;
}

}  // namespace kvant::session

// What the files about sockets share.
#pragma once
#include <utility>

#include "sim/machine/call.h"

namespace kvant::machine {

// The socket of descriptor n0; null: it failed.
Socket* socket_of(Call& c);
void accept_connection(SystemContext& c, FileId listener, FileId client);
// Nothing more will be sent: the peer reads to the end of what is on its way.
void end_sending(SystemContext& c, Socket& socket);
// Gives it an address to be answered at, unless it has one.
void bind_datagram(SystemContext& c, FileId id, Socket& socket);
void send_reset(SystemContext& c, FileId to, const Socket& from);

}  // namespace kvant::machine

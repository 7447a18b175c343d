# Datagram endpoints.
import asyncio
class Srv(asyncio.DatagramProtocol):
    def connection_made(self, t): self.t = t; print(type(t).__name__)
    def datagram_received(self, data, addr):
        print("server got", data); self.t.sendto(b"re:" + data, addr)
    def connection_lost(self, e): print("srv lost", e)
class Cli(asyncio.DatagramProtocol):
    def __init__(self, fut): self.fut = fut
    def connection_made(self, t): self.t = t; t.sendto(b"ping")
    def datagram_received(self, data, addr): print("client got", data); self.t.close()
    def error_received(self, exc): print("error", repr(exc))
    def connection_lost(self, e): print("cli lost", e); self.fut.set_result(None)
async def main():
    loop = asyncio.get_running_loop()
    t, p = await loop.create_datagram_endpoint(Srv, local_addr=("127.0.0.1", 0))
    addr = t.get_extra_info("sockname"); fut = loop.create_future()
    c, _ = await loop.create_datagram_endpoint(lambda: Cli(fut), remote_addr=addr)
    await fut
    try: c2, _ = await loop.create_datagram_endpoint(asyncio.DatagramProtocol)
    except ValueError as e: print(e)
    t.close(); await asyncio.sleep(0.001); print(t.is_closing())
asyncio.run(main())
# expect: _SelectorDatagramTransport
# expect: server got b'ping'
# expect: client got b're:ping'
# expect: cli lost None
# expect: unexpected address family
# expect: srv lost None
# expect: True

# Protocols and transports of connections.
import asyncio
class Echo(asyncio.Protocol):
    def connection_made(self, transport):
        self.t = transport
        print("server: connection", type(transport).__name__)
    def data_received(self, data):
        print("server: data", data); self.t.write(data[::-1])
    def eof_received(self): print("server: eof")
    def connection_lost(self, exc): print("server: lost", exc)
class Client(asyncio.Protocol):
    def __init__(self, msg, done): self.msg, self.done = msg, done
    def connection_made(self, t): self.t = t; t.write(self.msg)
    def data_received(self, d): print("client:", d); self.t.close()
    def connection_lost(self, exc): print("client: lost", exc); self.done.set_result(True)
async def main():
    loop = asyncio.get_running_loop()
    srv = await loop.create_server(Echo, "127.0.0.1", 0)
    host, port = srv.sockets[0].getsockname()
    for m in (b"abc", b"12345"):
        done = loop.create_future()
        t, p = await loop.create_connection(lambda: Client(m, done), host, port)
        print(isinstance(p, Client), t.is_closing(), t.get_protocol() is p)
        await done
        print(t.is_closing())
        await asyncio.sleep(0.01)
    srv.close(); await srv.wait_closed()
asyncio.run(main())
# expect: server: connection _SelectorSocketTransport
# expect: True False True
# expect: server: data b'abc'
# expect: client: b'cba'
# expect: client: lost None
# expect: True
# expect: server: eof
# expect: server: lost None
# expect: server: connection _SelectorSocketTransport
# expect: True False True
# expect: server: data b'12345'
# expect: client: b'54321'
# expect: client: lost None
# expect: True
# expect: server: eof
# expect: server: lost None

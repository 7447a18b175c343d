# A transport whose buffer fills up: pause_writing, resume_writing.
import asyncio
class Slow(asyncio.Protocol):
    def connection_made(self, t): self.t = t; t.pause_reading(); print(t.is_reading()); asyncio.get_running_loop().call_later(0.02, self.go)
    def go(self): self.t.resume_reading(); self.n = 0
    def data_received(self, d): self.n += len(d)
    def connection_lost(self, e): print("got", self.n); done.set_result(1)
class Cli(asyncio.Protocol):
    def pause_writing(self): print("pause")
    def resume_writing(self): print("resume")
async def main():
    global done
    loop = asyncio.get_running_loop(); done = loop.create_future()
    s = await loop.create_server(Slow, "127.0.0.1", 0)
    t, p = await loop.create_connection(Cli, *s.sockets[0].getsockname())
    print(t.get_write_buffer_limits()); t.set_write_buffer_limits(high=1000, low=10); print(t.get_write_buffer_limits(), t.get_write_buffer_size())
    t.write(b"x" * 10_000_000)
    try: t.set_write_buffer_limits(high=1, low=5)
    except ValueError as e: print(e)
    try: t.write("text")
    except TypeError as e: print(e)
    t.close(); await done
    print(t.get_extra_info("nothing"), t.get_extra_info("x", 5), t.can_write_eof())
    t2, _ = await loop.create_connection(Cli, *s.sockets[0].getsockname()); t2.abort(); await asyncio.sleep(0.01)
    s.close()
asyncio.run(main())
# expect: False
# expect: (16384, 65536)
# expect: (10, 1000) 0
# expect: pause
# expect: high (1) must be >= low (5) must be >= 0
# expect: data argument must be a bytes-like object, not 'str'
# expect: resume
# expect: got 10000000
# expect: None 5 True
# expect: False

# Streams: every way to read, at the end of the data and over the limit.
import asyncio
async def handle(r, w):
    w.write(b"line1\nline2\npart"); await w.drain()
    w.write(b"ial|rest-of-it\n"); w.writelines([b"a", b"b", b"c\n"])
    await w.drain()
    if w.can_write_eof(): w.write_eof()
    w.close()
async def main():
    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    r, w = await asyncio.open_connection(*server.sockets[0].getsockname())
    print(await r.readline(), r.at_eof())
    print(await r.readuntil(b"\n"))
    print(await r.readuntil(b"|"))
    print(await r.readexactly(4))
    try: await r.readexactly(1000)
    except asyncio.IncompleteReadError as e: print(e, e.partial, e.expected)
    print(await r.read(), await r.readline(), r.at_eof())
    try: await r.readuntil(b"x")
    except asyncio.IncompleteReadError as e: print(e)
    try: await r.readuntil(b"")
    except ValueError as e: print(e)
    try: await r.readexactly(-1)
    except ValueError as e: print(e)
    w.close(); server.close(); await server.wait_closed()
    sr = asyncio.StreamReader(limit=8)
    sr.feed_data(b"0123456789abcdef\nxx"); sr.feed_eof()
    try: await sr.readline()
    except ValueError as e: print(e)
    sr = asyncio.StreamReader(limit=4); sr.feed_data(b"aaaaaaaaaa")
    try: await sr.readuntil(b"b")
    except asyncio.LimitOverrunError as e: print(e, e.consumed)
    print(sr)
    async def lines():
        s = asyncio.StreamReader(); s.feed_data(b"q\nw\ne"); s.feed_eof()
        async for l in s: print(l)
    await lines()
asyncio.run(main())
# expect: b'line1\n' False
# expect: b'line2\n'
# expect: b'partial|'
# expect: b'rest'
# expect: 11 bytes read on a total of 1000 expected bytes b'-of-it\nabc\n' 1000
# expect: b'' b'' True
# expect: 0 bytes read on a total of undefined expected bytes
# expect: Separator should be at least one-byte string
# expect: readexactly size can not be less than zero
# expect: Separator is found, but chunk is longer than limit
# expect: Separator is not found, and chunk exceed the limit 10
# expect: <StreamReader 10 bytes limit=4>
# expect: b'q\n'
# expect: b'w\n'
# expect: b'e'

# Pipes read and written by the loop.
import asyncio, os
async def main():
    loop = asyncio.get_running_loop()
    r, w = os.pipe()
    reader = asyncio.StreamReader()
    t, p = await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), os.fdopen(r, "rb"))
    wt, wp = await loop.connect_write_pipe(asyncio.BaseProtocol, os.fdopen(w, "wb"))
    wt.write(b"line one\nline two\n"); print(await reader.readline()); wt.close(); print(await reader.read())
    print(type(t).__name__, type(wt).__name__)
    t.close()
asyncio.run(main())
# expect: b'line one\n'
# expect: b'line two\n'
# expect: _UnixReadPipeTransport _UnixWritePipeTransport

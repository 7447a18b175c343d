# Streams over a Unix socket.
import asyncio, os
async def handle(r, w):
    while line := await r.readline():
        w.write(b"echo " + line); await w.drain()
    w.close(); print("handler end")
async def main():
    path = "/tmp/aio_conf_sock"
    if os.path.exists(path): os.unlink(path)
    srv = await asyncio.start_unix_server(handle, path)
    print(os.path.exists(path))
    r, w = await asyncio.open_unix_connection(path)
    for i in range(3):
        w.write(f"{i}\n".encode()); print(await r.readline())
    w.write_eof(); print(await r.read()); w.close()
    srv.close(); await srv.wait_closed()
    os.unlink(path)
    try: await asyncio.open_unix_connection(path)
    except FileNotFoundError as e: print(e)
asyncio.run(main())
# expect: True
# expect: b'echo 0\n'
# expect: b'echo 1\n'
# expect: b'echo 2\n'
# expect: handler end
# expect: b''
# expect: [Errno 2] No such file or directory

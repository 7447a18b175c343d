# sock_recv() and its kin, readers and writers.
import asyncio, socket
async def srv(s, loop):
    c, a = await loop.sock_accept(s)
    with c:
        while d := await loop.sock_recv(c, 10): await loop.sock_sendall(c, d.upper())
    print("server done")
async def main():
    loop = asyncio.get_running_loop()
    s = socket.socket(); s.bind(("127.0.0.1", 0)); s.listen(); s.setblocking(False)
    t = asyncio.create_task(srv(s, loop))
    c = socket.socket(); c.setblocking(False); await loop.sock_connect(c, s.getsockname())
    await loop.sock_sendall(c, b"hello world"); print(await loop.sock_recv(c, 100))
    b = bytearray(5); await loop.sock_sendall(c, b"xyz"); print(await loop.sock_recv_into(c, b), b)
    c.close(); await t; s.close()
    a, b = socket.socketpair(); a.setblocking(False); b.setblocking(False)
    got = loop.create_future()
    loop.add_reader(a, lambda: got.done() or got.set_result(a.recv(10))); b.send(b"ping"); print(await got); print(loop.remove_reader(a), loop.remove_reader(a))
    loop.add_writer(b, lambda: (print("writable"), loop.remove_writer(b))); await asyncio.sleep(0.001)
    bl = socket.socket()
    loop.set_debug(True)
    try: await loop.sock_recv(bl, 1)
    except ValueError as e: print(e)
    for x in (a, b, bl): x.close()
    print(await loop.getaddrinfo("127.0.0.1", 80, type=socket.SOCK_STREAM))
asyncio.run(main())
# expect: b'HELLO WORLD'
# expect: 3 bytearray(b'XYZ\x00\x00')
# expect: server done
# expect: b'ping'
# expect: True False
# expect: writable
# expect: the socket must be non-blocking
# expect: [(<AddressFamily.AF_INET: 2>, <SocketKind.SOCK_STREAM: 1>, 6, '', ('127.0.0.1', 80))]

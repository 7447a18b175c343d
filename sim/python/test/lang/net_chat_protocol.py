import socket, threading, time
def handle(conn, addr, name):
    with conn:
        conn.sendall(b"Welcome!\n")
        buf = b""
        while True:
            data = conn.recv(16)
            if not data: break
            buf += data
            while b"\n" in buf:
                line, buf = buf.split(b"\n", 1)
                cmd, _, arg = line.decode().partition(" ")
                if cmd == "ADD": reply = str(sum(map(int, arg.split())))
                elif cmd == "ECHO": reply = arg
                elif cmd == "QUIT": conn.sendall(b"bye\n"); return
                else: reply = "ERR unknown " + cmd
                conn.sendall(reply.encode() + b"\n")
srv = socket.create_server(("localhost", 0))
def loop():
    n = 0
    while True:
        c, a = srv.accept(); n += 1
        threading.Thread(target=handle, args=(c, a, f"c{n}"), daemon=True).start()
threading.Thread(target=loop, daemon=True).start()
s = socket.socket(); s.connect(srv.getsockname()); f = s.makefile("rw")
print(f.readline().strip())
for c in ("ADD 1 2 3", "ECHO hello world", "WHAT", "QUIT"):
    f.write(c + "\n"); f.flush(); print(f.readline().strip())
print(repr(f.readline()))
# expect: Welcome!
# expect: 6
# expect: hello world
# expect: ERR unknown WHAT
# expect: bye
# expect: ''

# A client that says "ping" and then nothing more.
import socket
import time

with socket.create_connection(("127.0.0.1", 10001)) as server:
    server.sendall(b"ping")
    time.sleep(7)

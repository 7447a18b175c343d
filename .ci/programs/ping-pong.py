# A client that says "ping", waits for the answer, and stays.
import socket
import time

with socket.create_connection(("127.0.0.1", 10001)) as server:
    server.sendall(b"ping")
    print(server.recv(4).decode())
    time.sleep(1)

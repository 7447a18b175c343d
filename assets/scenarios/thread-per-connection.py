# /// kvant
# title.en = "A thread for each connection"
# title.ru = "Поток на каждое соединение"
# description.en = "Three clients talk slowly; each has a thread of the server to itself, so that nobody waits for another."
# description.ru = "Три клиента говорят медленно; у каждого свой поток сервера, поэтому никто никого не ждёт."
# subject = "sockets"
# order = 404
# [machine]
# cores = 2
# [expect]
# output = """
# served 3 clients in 0.3 s
# """
# ///
import socket
import threading
import time


def talk(port):
    with socket.create_connection(("127.0.0.1", port)) as server:
        time.sleep(0.3)
        server.sendall(b"bye")
        server.recv(10)


def serve(connection):
    with connection:
        connection.sendall(connection.recv(10))


start = time.monotonic()
with socket.create_server(("127.0.0.1", 0)) as listener:
    port = listener.getsockname()[1]
    clients = [threading.Thread(target=talk, args=(port,), name=f"client {n}") for n in range(3)]
    for client in clients:
        client.start()
    servers = []
    for n in range(3):
        connection, _ = listener.accept()
        servers.append(threading.Thread(target=serve, args=(connection,), name=f"server {n}"))
        servers[-1].start()
    for thread in clients + servers:
        thread.join()
print(f"served 3 clients in {time.monotonic() - start:.1f} s")

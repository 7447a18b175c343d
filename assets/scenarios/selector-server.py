# /// kvant
# title.en = "One thread, many connections: a selector"
# title.ru = "Один поток, много соединений: селектор"
# description.en = "The selector tells which sockets can be read without waiting; one thread serves three clients in the order they speak."
# description.ru = "Селектор говорит, из каких сокетов можно читать не ожидая; один поток обслуживает трёх клиентов в том порядке, в каком они говорят."
# subject = "sockets"
# order = 406
# [machine]
# cores = 2
# [expect]
# output = """
# nobody has spoken yet
# from quick: hello
# from middle: hello
# from slow: hello
# """
# ///
import selectors
import socket
import threading
import time

pairs = {"slow": 0.3, "quick": 0.1, "middle": 0.2}
selector = selectors.DefaultSelector()


def speak(end, seconds):
    time.sleep(seconds)
    end.sendall(b"hello")


for name, seconds in pairs.items():
    ours, theirs = socket.socketpair()
    ours.setblocking(False)
    selector.register(ours, selectors.EVENT_READ, name)
    threading.Thread(target=speak, args=(theirs, seconds), name=name).start()
if not selector.select(timeout=0):
    print("nobody has spoken yet")
for _ in pairs:
    for key, _ in selector.select():
        print(f"from {key.data}:", key.fileobj.recv(100).decode())
        selector.unregister(key.fileobj)

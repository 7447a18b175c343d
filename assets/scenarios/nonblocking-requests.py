# /// kvant
# title.en = "Three requests without waiting"
# title.ru = "Три запроса без ожидания"
# description.en = "The sockets do not block: each request is handed to the operating system and the call returns at once. Other code runs; the system tells which answers have come, one by one."
# description.ru = "Сокеты не блокируют: каждый запрос передаётся операционной системе, и вызов сразу возвращается. Выполняется другой код, а система по одному сообщает, какие ответы пришли."
# subject = "network"
# order = 222
# [machine]
# cores = 1
# [[host]]
# name = "first.example"
# latency = "60 ms"
# [[host]]
# name = "second.example"
# latency = "40 ms"
# [[host]]
# name = "third.example"
# latency = "80 ms"
# [figure]
# kind = "sequence"
# [words.ru]
# "setup" = "подготовка"
# "other code" = "другой код"
# "process the answer" = "обработать ответ"
# [expect]
# output = """
# second.example: 200
# first.example: 200
# third.example: 200
# """
# ///
import selectors
import socket

from kvant import phase, work

selector = selectors.DefaultSelector()
connections = []
for host in ("first.example", "second.example", "third.example"):
    connection = socket.create_connection((host, 80))
    connection.setblocking(False)
    selector.register(connection, selectors.EVENT_READ, data=host)
    connections.append(connection)
with phase("setup"):
    work(0.01)

for connection in connections:
    connection.send(b"GET / HTTP/1.1\r\nHost: example\r\n\r\n")

with phase("other code"):
    work(0.02)

waiting = len(connections)
while waiting:
    for key, _ in selector.select():
        answer = key.fileobj.recv(4096)
        with phase("process the answer"):
            work(0.005)
        print(f"{key.data}: {answer.split()[1].decode()}")
        waiting -= 1

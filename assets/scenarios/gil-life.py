# /// kvant
# title.en = "The life of a thread under the GIL"
# title.ru = "Жизнь потока под GIL"
# description.en = "A thread runs, releases the GIL before each read and write, and acquires it again when the answer is there. What it does meanwhile needs no GIL."
# description.ru = "Поток выполняется, отпускает GIL перед каждым вводом-выводом и снова захватывает его, когда ответ пришёл. Пока он ждёт, GIL ему не нужен."
# subject = "gil"
# order = 49
# [machine]
# cores = 1
# [[host]]
# name = "library.example"
# latency = "20 ms"
# work = "0 ns"
# [figure]
# kind = "gil"
# [expect]
# output = """
# 200 200
# """
# ///
import socket

from kvant import work


def ask(connection):
    work(0.012)
    connection.send(b"GET / HTTP/1.1\r\nHost: library.example\r\n\r\n")
    return connection.recv(4096)


connection = socket.create_connection(("library.example", 80))
statuses = []
for _ in range(2):
    statuses.append(ask(connection).split()[1].decode())
work(0.012)
print(*statuses)

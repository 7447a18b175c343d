# /// kvant
# title.en = "Three web requests on one event loop"
# title.ru = "Три веб-запроса на одном цикле событий"
# description.en = "Each task prepares its request, waits for the network and works on the answer. The loop registers the sockets with the operating system, asks which are ready, and lets one task at a time run."
# description.ru = "Каждая задача готовит запрос, ждёт сеть и обрабатывает ответ. Цикл регистрирует сокеты в операционной системе, спрашивает, какие готовы, и даёт выполняться одной задаче за раз."
# subject = "asyncio"
# order = 201
# [machine]
# cores = 1
# [[host]]
# name = "first.example"
# latency = "24 ms"
# work = "0 ns"
# [[host]]
# name = "second.example"
# latency = "22 ms"
# work = "0 ns"
# [[host]]
# name = "third.example"
# latency = "28 ms"
# work = "0 ns"
# [words.ru]
# "task 1" = "задача 1"
# "task 2" = "задача 2"
# "task 3" = "задача 3"
# "setup" = "подготовка"
# "postprocess" = "обработка"
# "web request" = "веб-запрос"
# [expect]
# lines = ["task 1: 200", "task 2: 200", "task 3: 200"]
# ///
import asyncio
import socket

from kvant import phase, work


async def request(loop, connection):
    name = asyncio.current_task().get_name()
    with phase("setup"):
        work(0.01)
    await loop.sock_sendall(connection, b"GET / HTTP/1.0\r\n\r\n")
    answer = await loop.sock_recv(connection, 4096)
    with phase("postprocess"):
        work(0.012)
    print(f"{name}: {answer.split()[1].decode()}")


async def main(connections):
    loop = asyncio.get_running_loop()
    async with asyncio.TaskGroup() as group:
        for number, connection in enumerate(connections, 1):
            group.create_task(request(loop, connection), name=f"task {number}")


connections = []
for host in ("first.example", "second.example", "third.example"):
    connection = socket.create_connection((host, 80))
    connection.setblocking(False)
    connections.append(connection)
asyncio.run(main(connections))

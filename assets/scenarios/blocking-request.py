# /// kvant
# title.en = "A blocking request: write, wait, read"
# title.ru = "Блокирующий запрос: записать, ждать, прочитать"
# description.en = "A socket is a file to write to and read from. While the answer is on its way, the thread waits in recv."
# description.ru = "Сокет — файл, в который пишут и из которого читают. Пока ответ в пути, поток ждёт в recv."
# subject = "network"
# order = 220
# [machine]
# cores = 1
# [figure]
# kind = "sequence"
# [expect]
# output = """
# HTTP/1.1 200 OK
# """
# ///
import socket

with socket.create_connection(("www.example.com", 80)) as connection:
    connection.sendall(b"GET / HTTP/1.0\r\nHost: www.example.com\r\n\r\n")
    answer = b""
    while part := connection.recv(65536):
        answer += part
print(answer.split(b"\r\n")[0].decode())

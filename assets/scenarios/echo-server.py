# /// kvant
# title.en = "A server and its client"
# title.ru = "Сервер и его клиент"
# description.en = "Two programs: the server waits in accept(), the client connects, sends a line and waits for the answer."
# description.ru = "Две программы: сервер ждёт в accept(), клиент подключается, отправляет строку и ждёт ответа."
# subject = "sockets"
# order = 400
# [machine]
# cores = 2
# [[program]]
# name = "client"
# start = "100 ms"
# source = '''
# import socket
#
# with socket.create_connection(("127.0.0.1", 8000)) as server:
#     server.sendall(b"hello")
#     print("client got", server.recv(100).decode())
# '''
# [expect]
# lines = ["server got hello", "client got HELLO"]
# ///
import socket

with socket.create_server(("127.0.0.1", 8000)) as listener:
    connection, address = listener.accept()
    with connection:
        text = connection.recv(100).decode()
        print("server got", text)
        connection.sendall(text.upper().encode())

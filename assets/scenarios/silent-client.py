# /// kvant
# title.en = "A client that says nothing"
# title.ru = "Клиент, который молчит"
# description.en = "A time-out on the socket keeps a silent client from holding the server for ever."
# description.ru = "Тайм-аут на сокете не даёт молчащему клиенту держать сервер вечно."
# subject = "sockets"
# order = 402
# [machine]
# cores = 2
# [[program]]
# name = "client"
# start = "10 ms"
# source = '''
# import socket
# import time
#
# with socket.create_connection(("127.0.0.1", 8000)) as server:
#     time.sleep(60)
# '''
# [expect]
# lines = ["silent for too long, closed"]
# ///
import socket

with socket.create_server(("127.0.0.1", 8000)) as listener:
    connection, address = listener.accept()
    connection.settimeout(2)
    with connection:
        try:
            connection.recv(100)
        except TimeoutError:
            print("silent for too long, closed")

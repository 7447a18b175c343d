import queue
import socket
import threading
server = socket.create_server(('127.0.0.1', 0))
results = queue.Queue()
def serve():
    people = [server.accept()[0] for _ in range(2)]
    for _ in range(2):
        people[1].sendall(b'0 says ' + people[0].recv(100))
        people[0].sendall(b'1 says ' + people[1].recv(100))
    for person in people:
        person.close()
threading.Thread(target=serve).start()
def person(lines, number):
    got = []
    with socket.create_connection(server.getsockname()) as c:
        ready[number].set()
        for line in lines:
            if number == 0:
                c.sendall(line)
                got.append(c.recv(100))
            else:
                got.append(c.recv(100))
                c.sendall(line)
        got.append(c.recv(10))
    results.put((number, got))
ready = [threading.Event(), threading.Event()]
threading.Thread(target=person, args=([b'hello', b'bye'], 0)).start()
ready[0].wait()
threading.Thread(target=person, args=([b'hi', b'ciao'], 1)).start()
for number, got in sorted(results.get() for _ in range(2)):
    print(number, got)
server.close()

# expect: 0 [b'1 says hi', b'1 says ciao', b'']
# expect: 1 [b'0 says hello', b'0 says bye', b'']

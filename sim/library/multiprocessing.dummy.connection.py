"""Connections between threads: two queues, one for each way."""

import queue

families = [None]


class Connection:
    """One end: what is sent goes into one queue, what is received comes from the other."""

    def __init__(self, _in, _out):
        self._in, self._out = _in, _out
        self.recv = self.recv_bytes = _in.get
        self.send = self.send_bytes = _out.put

    def poll(self, timeout=0.0):
        arrived = self._in
        if not arrived.qsize() and timeout > 0:
            with arrived.not_empty:
                arrived.not_empty.wait(timeout)
        return arrived.qsize() > 0

    def close(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()


def Pipe(duplex=True):
    there, back = queue.Queue(), queue.Queue()
    return Connection(there, back), Connection(back, there)


class Listener:
    """Its address is the queue in which connections wait to be accepted."""

    def __init__(self, address=None, family=None, backlog=1):
        self._backlog_queue = queue.Queue(backlog)

    address = property(lambda self: self._backlog_queue)

    def accept(self):
        ends = self._backlog_queue.get()
        return Connection(*ends)

    def close(self):
        self._backlog_queue = None

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()


def Client(address):
    mine, other = Pipe()
    address.put((other._in, other._out))
    return mine

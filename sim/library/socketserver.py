"""Servers: accept, then handle each request in turn, in a thread or in a process.

A server class says how requests come (TCP, UDP, by Unix sockets); a mix-in, where they are handled; the program's
request handler, what is done.
"""

import io
import os
import selectors
import socket
import sys
import threading
import time

__all__ = ['BaseServer', 'TCPServer', 'UDPServer', 'ThreadingUDPServer', 'ThreadingTCPServer', 'BaseRequestHandler',
           'StreamRequestHandler', 'DatagramRequestHandler', 'ThreadingMixIn', 'ForkingUDPServer', 'ForkingTCPServer',
           'ForkingMixIn', 'UnixStreamServer', 'UnixDatagramServer', 'ThreadingUnixStreamServer',
           'ThreadingUnixDatagramServer']


class BaseServer:
    timeout = None  # of handle_request(), in seconds

    def __init__(self, server_address, RequestHandlerClass):
        self.server_address, self.RequestHandlerClass = server_address, RequestHandlerClass
        self.__stop = False
        self.__stopped = threading.Event()

    def server_activate(self):
        pass

    # --- waiting for requests ---
    def _selector(self):
        """Watches the server's socket."""
        selector = selectors.PollSelector()
        selector.register(self, selectors.EVENT_READ)
        return selector

    def serve_forever(self, poll_interval=0.5):
        """Until another thread calls shutdown(), which is looked for every poll_interval seconds."""
        self.__stopped.clear()
        try:
            with self._selector() as selector:
                while not self.__stop:
                    requested = selector.select(poll_interval)
                    if self.__stop:
                        break
                    if requested:
                        self._handle_request_noblock()
                    self.service_actions()
        finally:
            self.__stop = False
            self.__stopped.set()

    def shutdown(self):
        self.__stop = True
        self.__stopped.wait()

    def service_actions(self):
        pass

    def handle_request(self):
        """One request, if one comes within the time limit: the server's or its socket's, the shorter one."""
        limits = [limit for limit in (self.timeout, self.socket.gettimeout()) if limit is not None]
        end = time.monotonic() + min(limits) if limits else None
        left = min(limits, default=None)
        with self._selector() as selector:
            while not selector.select(left):
                if end is None:
                    continue
                left = end - time.monotonic()
                if left < 0:
                    return self.handle_timeout()
            return self._handle_request_noblock()

    def handle_timeout(self):
        pass

    # --- one request ---
    def _handle_request_noblock(self):
        try:
            request, address = self.get_request()
        except OSError:
            return  # the client has thought better of it
        if not self.verify_request(request, address):
            self.shutdown_request(request)
            return
        try:
            self.process_request(request, address)
        except BaseException as error:
            is_fault_of_request = isinstance(error, Exception)
            if is_fault_of_request:
                self.handle_error(request, address)
            self.shutdown_request(request)
            if not is_fault_of_request:
                raise

    def verify_request(self, request, client_address):
        return True

    def process_request(self, request, client_address):
        self.finish_request(request, client_address)
        self.shutdown_request(request)

    def finish_request(self, request, client_address):
        self.RequestHandlerClass(request, client_address, self)

    def shutdown_request(self, request):
        self.close_request(request)

    def close_request(self, request):
        pass

    def handle_error(self, request, client_address):
        import traceback
        rule = '-' * 40
        print(rule, file=sys.stderr)
        print('Exception occurred during processing of request from', client_address, file=sys.stderr)
        traceback.print_exc()
        print(rule, file=sys.stderr)

    # --- the end ---
    def server_close(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.server_close()


class TCPServer(BaseServer):
    """A request is a connection."""

    address_family = socket.AF_INET
    socket_type = socket.SOCK_STREAM
    request_queue_size = 5
    allow_reuse_address = allow_reuse_port = False

    def __init__(self, server_address, RequestHandlerClass, bind_and_activate=True):
        BaseServer.__init__(self, server_address, RequestHandlerClass)
        self.socket = socket.socket(self.address_family, self.socket_type)
        if not bind_and_activate:
            return
        try:
            self.server_bind()
            self.server_activate()
        except:
            self.server_close()
            raise

    def server_bind(self):
        for wanted, option in ((self.allow_reuse_address, socket.SO_REUSEADDR),
                               (self.allow_reuse_port, socket.SO_REUSEPORT)):
            if wanted:
                self.socket.setsockopt(socket.SOL_SOCKET, option, 1)
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()  # port 0 has become a number

    def server_activate(self):
        self.socket.listen(self.request_queue_size)

    def server_close(self):
        self.socket.close()

    def fileno(self):
        return self.socket.fileno()

    def close_request(self, request):
        request.close()

    def shutdown_request(self, request):
        """The client is told that nothing more comes, also if somebody else still has the socket open."""
        try:
            request.shutdown(socket.SHUT_WR)
        except OSError:
            pass  # it has gone already
        self.close_request(request)

    def get_request(self):
        return self.socket.accept()


class UDPServer(TCPServer):
    """A request is a datagram, with the socket to answer by. There is nothing to listen for, or to close."""

    socket_type = socket.SOCK_DGRAM
    max_packet_size = 8192
    server_activate = BaseServer.server_activate
    shutdown_request = BaseServer.shutdown_request
    close_request = BaseServer.close_request

    def get_request(self):
        packet, sender = self.socket.recvfrom(self.max_packet_size)
        return (packet, self.socket), sender


class ForkingMixIn:
    """Each request is handled by a process of its own."""

    timeout = 300
    max_children = 40
    active_children = None  # process numbers
    block_on_close = True

    def process_request(self, request, client_address):
        child = os.fork()
        if not child:
            self._child(request, client_address)
        children = self.active_children = self.active_children or set()
        children.add(child)
        self.close_request(request)  # the child has it

    def _child(self, request, client_address):
        """Nothing of the server's program is to run on here."""
        failed = True
        try:
            try:
                self.finish_request(request, client_address)
                failed = False
            except Exception:
                self.handle_error(request, client_address)
            finally:
                self.shutdown_request(request)
        finally:
            os._exit(int(failed))

    def collect_children(self, *, blocking=False):
        """No zombies are to be left."""
        children = self.active_children
        if children is None:
            return
        while len(children) >= self.max_children:
            try:
                children.discard(os.waitpid(-1, 0)[0])
            except ChildProcessError:
                children.clear()
            except OSError:
                break
        for child in list(children):
            try:
                ended, _ = os.waitpid(child, 0 if blocking else os.WNOHANG)
            except ChildProcessError:
                ended = child  # somebody else has waited for it
            except OSError:
                continue
            children.discard(ended)

    def handle_timeout(self):
        self.collect_children()

    def service_actions(self):
        self.collect_children()

    def server_close(self):
        super().server_close()
        self.collect_children(blocking=self.block_on_close)


class ThreadingMixIn:
    """Each request is handled by a thread of its own."""

    daemon_threads = False
    block_on_close = True
    _threads = ()

    def process_request(self, request, client_address):
        thread = threading.Thread(target=self.process_request_thread, args=(request, client_address))
        thread.daemon = self.daemon_threads
        if not thread.daemon and self.block_on_close:
            self._threads = [other for other in self._threads if other.is_alive()]
            self._threads.append(thread)
        thread.start()

    def process_request_thread(self, request, client_address):
        try:
            self.finish_request(request, client_address)
        except Exception:
            self.handle_error(request, client_address)
        finally:
            self.shutdown_request(request)

    def server_close(self):
        super().server_close()
        handling, self._threads = self._threads, ()
        for thread in handling:
            thread.join()


# --- all the combinations ---
class ForkingUDPServer(ForkingMixIn, UDPServer):
    pass


class ForkingTCPServer(ForkingMixIn, TCPServer):
    pass


class ThreadingUDPServer(ThreadingMixIn, UDPServer):
    pass


class ThreadingTCPServer(ThreadingMixIn, TCPServer):
    pass


class UnixStreamServer(TCPServer):
    address_family = socket.AF_UNIX


class UnixDatagramServer(UDPServer):
    address_family = socket.AF_UNIX


class ThreadingUnixStreamServer(ThreadingMixIn, UnixStreamServer):
    pass


class ThreadingUnixDatagramServer(ThreadingMixIn, UnixDatagramServer):
    pass


# --- handlers of requests ---
class BaseRequestHandler:
    """Made for one request, which it handles while it is made."""

    def __init__(self, request, client_address, server):
        self.server = server
        self.request, self.client_address = request, client_address
        self.setup()
        try:
            self.handle()
        finally:
            self.finish()

    def setup(self):
        pass

    def handle(self):
        pass

    def finish(self):
        pass


class StreamRequestHandler(BaseRequestHandler):
    """Reads from the connection by rfile, buffered, and writes by wfile, unbuffered unless wbufsize says otherwise."""

    rbufsize, wbufsize = -1, 0
    timeout = None
    disable_nagle_algorithm = False

    def setup(self):
        self.connection = sock = self.request
        if self.timeout is not None:
            sock.settimeout(self.timeout)
        if self.disable_nagle_algorithm:
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, True)
        self.rfile = sock.makefile('rb', self.rbufsize)
        self.wfile = sock.makefile('wb', self.wbufsize) if self.wbufsize else _SocketWriter(sock)

    def finish(self):
        try:
            if not self.wfile.closed:
                self.wfile.flush()
        except OSError:
            pass  # the client did not wait for it
        self.wfile.close()
        self.rfile.close()


class _SocketWriter(io.BufferedIOBase):
    """What is written is sent at once, and all of it."""

    def __init__(self, sock):
        self._sock = sock

    def writable(self):
        return True

    def write(self, data):
        self._sock.sendall(data)
        return memoryview(data).nbytes

    def fileno(self):
        return self._sock.fileno()


class DatagramRequestHandler(BaseRequestHandler):
    """What is written to wfile goes back as one datagram."""

    def setup(self):
        self.packet, self.socket = self.request
        self.rfile, self.wfile = io.BytesIO(self.packet), io.BytesIO()

    def finish(self):
        self.socket.sendto(self.wfile.getvalue(), self.client_address)

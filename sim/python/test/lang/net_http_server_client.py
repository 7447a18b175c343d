def attempt(function, *args, **options):
    try:
        print('ok', function(*args, **options))
    except Exception as e:
        print(type(e).__name__, e)


import http.client
import http.server
import threading
class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'
    def answer(self, status, body, reason=None):
        self.send_response(status, reason)
        self.send_header('Content-Type', 'text/plain; charset=UTF-8')
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        self.wfile.write(body)
    def do_GET(self):
        if self.path == '/missing':
            self.send_error(404)
        else:
            self.answer(200, f'path {self.path}'.encode())
    def do_POST(self):
        self.answer(201, self.rfile.read(int(self.headers['Content-Length']))[::-1], 'Made')
    def log_message(self, *args):
        pass
server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Handler)
t = threading.Thread(target=server.serve_forever)
t.start()
c = http.client.HTTPConnection('127.0.0.1', server.server_port, timeout=5)
c.request('GET', '/k')
r = c.getresponse()
print(r.status, r.reason, r.version, r.getheader('content-type'), r.read(4), r.read(), r.isclosed())
c.request('POST', '/p', body=b'abc', headers={'X': 'y'})
r = c.getresponse()
print(r.status, r.reason, r.read())
c.request('GET', '/missing')
r = c.getresponse()
print(r.status, r.reason, r.headers['Connection'], b'Error code: 404' in r.read())
attempt(c.getresponse)
c.close()
server.shutdown()
t.join()
server.server_close()
attempt(c.request, 'GET', '/')
attempt(http.client.HTTPConnection, 'h:x')
print(http.HTTPStatus.NOT_FOUND, http.HTTPStatus(200).phrase, repr(http.HTTPStatus.OK), http.HTTPStatus.OK == 200)

# expect: 200 OK 11 text/plain; charset=UTF-8 b'path' b' /k' True
# expect: 201 Made b'cba'
# expect: 404 Not Found close True
# expect: ResponseNotReady Idle
# expect: ConnectionRefusedError [Errno 111] Connection refused
# expect: InvalidURL nonnumeric port: 'x'
# expect: 404 OK <HTTPStatus.OK: 200> True

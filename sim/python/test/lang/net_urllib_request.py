def attempt(function, *args, **options):
    try:
        print('ok', function(*args, **options))
    except Exception as e:
        print(type(e).__name__, e)


import http.server
import threading
import urllib.error
import urllib.parse
import urllib.request
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == '/redirect':
            self.send_response(302)
            self.send_header('Location', '/target?y=1')
            self.end_headers()
        elif self.path == '/missing':
            self.send_error(404, 'Nothing here')
        elif self.path == '/chunks':
            self.send_response(200)
            self.send_header('Transfer-Encoding', 'chunked')
            self.end_headers()
            for part in (b'one', b'two'):
                self.wfile.write(b'%X\r\n%s\r\n' % (len(part), part))
            self.wfile.write(b'0\r\n\r\n')
        elif self.path != '/nothing':
            self.send_response(200)
            self.send_header('Content-Type', 'text/plain; charset=UTF-8')
            self.end_headers()
            self.wfile.write(f'{self.path} {self.headers["User-Agent"][:13]} {self.headers.get("X-A")}'.encode())
    def do_POST(self):
        body = self.rfile.read(int(self.headers['Content-Length']))
        self.send_response(200)
        self.end_headers()
        if self.path == '/headers':
            body = ' '.join(self.headers.keys()).encode()
        self.wfile.write(body + b' ' + self.headers['Content-Type'].encode())
    def log_message(self, *args):
        pass
server = http.server.HTTPServer(('127.0.0.1', 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
base = f'http://127.0.0.1:{server.server_port}'
with urllib.request.urlopen(base + '/a?b=c') as r:
    print(r.status, r.reason, r.headers.get_content_charset(), r.headers['content-type'], r.read().decode())
r = urllib.request.urlopen(base + '/redirect')
print(r.geturl()[-11:], r.read())
try:
    urllib.request.urlopen(base + '/missing')
except urllib.error.HTTPError as e:
    print(e, repr(e), e.code, e.reason, e.read()[:9])
attempt(urllib.request.urlopen, base + '/nothing')
attempt(urllib.request.urlopen, 'http://127.0.0.1:1/')
attempt(urllib.request.urlopen, 'nothing')
attempt(urllib.request.urlopen, 'foo://x')
print(urllib.request.urlopen(base + '/p', data=urllib.parse.urlencode({'a': 1, 'b': 'x y&'}).encode()).read())
print(urllib.request.urlopen(urllib.request.Request(base + '/p', headers={'X-A': 'z'})).read())
print(urllib.request.urlopen(base + '/chunks').read())
print(urllib.request.urlopen(urllib.request.Request(base + '/headers', data=b'abc', headers={'User-Agent': 'me'})).read())
print(urllib.request.urlopen('data:text/plain,hello%20there').read())
server.shutdown()

# expect: 200 OK utf-8 text/plain; charset=UTF-8 /a?b=c Python-urllib None
# expect: /target?y=1 b'/target?y=1 Python-urllib None'
# expect: HTTP Error 404: Nothing here <HTTPError 404: 'Nothing here'> 404 Nothing here b'<!DOCTYPE'
# expect: RemoteDisconnected Remote end closed connection without response
# expect: URLError <urlopen error [Errno 111] Connection refused>
# expect: ValueError unknown url type: 'nothing'
# expect: URLError <urlopen error unknown url type: foo>
# expect: b'a=1&b=x+y%26 application/x-www-form-urlencoded'
# expect: b'/p Python-urllib z'
# expect: b'onetwo'
# expect: b'Accept-Encoding Content-Type Content-Length Host User-Agent Connection application/x-www-form-urlencoded'
# expect: b'hello there'

import http.server, threading, urllib.request, urllib.error, json
items = {1: "a"}
class Api(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    def _send(self, code, obj):
        b = json.dumps(obj).encode(); self.send_response(code); self.send_header("Content-Type", "application/json"); self.send_header("Content-Length", len(b)); self.end_headers(); self.wfile.write(b)
    def do_GET(self):
        k = int(self.path.rsplit("/", 1)[1]) if self.path != "/items" else None
        if k is None: self._send(200, items)
        elif k in items: self._send(200, items[k])
        else: self._send(404, {"error": "no item"})
    def do_PUT(self): items[int(self.path.rsplit("/", 1)[1])] = json.loads(self.rfile.read(int(self.headers["Content-Length"]))); self._send(201, {"ok": True})
    def do_DELETE(self): items.pop(int(self.path.rsplit("/", 1)[1]), None); self.send_response(204); self.send_header("Content-Length", "0"); self.end_headers()
    def log_message(self, *a): pass
srv = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Api); threading.Thread(target=srv.serve_forever, daemon=True).start()
base = f"http://127.0.0.1:{srv.server_port}/items"
def call(method, url, body=None):
    req = urllib.request.Request(url, data=json.dumps(body).encode() if body is not None else None, method=method)
    try:
        with urllib.request.urlopen(req, timeout=5) as r: return r.status, r.read().decode()
    except urllib.error.HTTPError as e: return e.code, e.read().decode()
print(call("GET", base), call("PUT", base + "/2", "bee"), call("GET", base + "/2"), call("DELETE", base + "/1"), call("GET", base + "/1"), call("GET", base)); srv.shutdown()
# expect: (200, '{"1": "a"}') (201, '{"ok": true}') (200, '"bee"') (204, '') (404, '{"error": "no item"}') (200, '{"2": "bee"}')

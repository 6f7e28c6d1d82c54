import json, threading, urllib.error, urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
#: what 1
def handle(method, path, body):
    routes = {"/chat": "POST", "/healthz": "GET", "/readyz": "GET"}
    if path not in routes:
        return 404, {"error": "no such path"}
    if method != routes[path]:
        return 405, {"error": f"{path} wants {routes[path]}"}
    if path != "/chat":
        return 200, {"ok": True}
    try:
        message = json.loads(body)["message"].strip()
    except ValueError:
        return 400, {"error": "no JSON"}
    except (KeyError, TypeError, AttributeError):
        return 422, {"error": "message is missing"}
    if not 1 <= len(message) <= 2000:
        return 422, {"error": "message: 1 to 2000 characters"}
    return 200, {"reply": "You said: " + message, "model": "echo"}

class Service(BaseHTTPRequestHandler):
    def answer(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        status, reply = handle(self.command, self.path, body)
        self.send_response(status)
        self.end_headers()
        self.wfile.write(json.dumps(reply).encode())
    do_GET = do_POST = answer
    log_message = lambda *_: None

server = ThreadingHTTPServer(("127.0.0.1", 0), Service)
threading.Thread(target=server.serve_forever, daemon=True).start()
codes = []
for method, path, body in REQUESTS:
    url = f"http://127.0.0.1:{server.server_port}{path}"
    try:
        codes.append(urllib.request.urlopen(urllib.request.Request(url, body, method=method), timeout=5).status)
    except urllib.error.HTTPError as error:
        codes.append(error.code)
assert codes == [200, 200, 200, 400, 422, 422, 404, 405], codes
print("=", codes.count(200))

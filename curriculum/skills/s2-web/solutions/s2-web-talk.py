#: what 1 > tea.py
import http.client, socket, subprocess, sys, time
from urllib.parse import urlencode
from pathlib import Path

with socket.socket() as s:                 # 8020 may be taken
    s.bind(("127.0.0.1", 0))
    port = s.getsockname()[1]
Path("tea.py").write_text(Path("tea.py").read_text().replace("8020", str(port)))
server = subprocess.Popen([sys.executable, "tea.py"], stderr=subprocess.DEVNULL)
for _ in range(100):
    with socket.socket() as s:
        if s.connect_ex(("127.0.0.1", port)) == 0:
            break
    time.sleep(0.05)
#: hint 3 1
direct = http.client.HTTPConnection
http.client.HTTPConnection = lambda host, given, **more: direct(host, port, **more)
try:
    assert ask("/nothing")[0] == 404
    status, headers, body = ask("/search?q=A&B")
    assert status == 200 and body.decode().startswith("A: ")
    assert ask("/search?" + urlencode({"q": "A&B 茶"}))[2].decode().startswith("A&B 茶: ")
    found = []
    for own in ("green", "jasmine", "puer", "龙井", "普洱茶", "earl-grey"):
        status, headers, body = ask("/search?" + urlencode({"q": own}))
        assert int(headers["Content-Length"]) == len(body) > len(body.decode())
        found.append(len(body))
    print("=", *found)
finally:
    server.kill()

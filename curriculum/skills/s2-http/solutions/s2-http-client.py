#: what 1 > shop.py
import json, random, socket, subprocess, sys, time, urllib.error, urllib.request
from pathlib import Path

with socket.socket() as s:                 # 8010 may be taken
    s.bind(("127.0.0.1", 0))
    port = s.getsockname()[1]
Path("shop.py").write_text(Path("shop.py").read_text().replace("8010", str(port)))
server = subprocess.Popen([sys.executable, "shop.py"])
for _ in range(100):
    with socket.socket() as s:
        if s.connect_ex(("127.0.0.1", port)) == 0:
            break
    time.sleep(0.05)

waits = []
time.sleep = waits.append
#: hint 3 1
def messages():
    after = 0
    while after is not None:
        page = get(f"http://127.0.0.1:{port}/messages?after={after}")
        yield from page["rows"]
        after = page["next"]

rows = list(messages())
assert len(waits) > 1 and 1.0 in waits
print("=", len(rows))
print("=", sum(r["length"] for r in rows))
retries = len(waits)
while True:                                # until its turn is neither 429 nor 503
    try:
        get(f"http://127.0.0.1:{port}/wrong", tries=1)
    except urllib.error.HTTPError as error:
        assert error.code == 404
        break
assert len(waits) == retries
server.kill()

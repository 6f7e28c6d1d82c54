# needs: git
#: hint 2 1 > mock.py
import json, random, re, shlex, socket, subprocess, sys, time, urllib.request
from pathlib import Path

with socket.socket() as s:                 # 8000 may be taken
    s.bind(("127.0.0.1", 0))
    port = s.getsockname()[1]
Path("mock.py").write_text(Path("mock.py").read_text().replace("8000", str(port)))
server = subprocess.Popen([sys.executable, "mock.py"], stderr=subprocess.DEVNULL)
for _ in range(100):
    with socket.socket() as s:
        if s.connect_ex(("127.0.0.1", port)) == 0:
            break
    time.sleep(0.05)

def chat(messages, base=f"http://127.0.0.1:{port}/v1"):
    body = json.dumps({"model": "any", "messages": messages}).encode()
    req = urllib.request.Request(base + "/chat/completions", body, {"Authorization": "Bearer any"})
    #: hint 3 1

assert chat([{"role": "user", "content": "hello"}]) == "mock: hello"
began = time.monotonic()
try:
    chat([{"role": "user", "content": "hello"}], f"http://127.0.0.1:{port}/wrong")
    raise SystemExit("a 404 was answered")
except urllib.error.HTTPError as error:
    assert error.code == 404 and time.monotonic() - began < 0.5
server.kill()

# The scan finds keys of every kind, and none in what was written here.
git = lambda *words: subprocess.run(["git", *words], capture_output=True, text=True)
git("init", "-q")
git("add", "mock.py")
scan = shlex.split(r"""
#: done 4 'git grep'
""")
assert git(*scan[1:]).stdout == ""
for key in ("sk-abcdefgh0123", "sk-proj-abc_DEF-0123", "sk-ant-api03-abc_DEF"):
    Path("config.py").write_text(f'KEY = "{key}"')
    git("add", "config.py")
    assert git(*scan[1:]).stdout, key

#: what 1 > guest.py
import json, os, subprocess, sys, socket, time, urllib.request

def free():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]

bare = {k: v for k, v in os.environ.items() if k not in ("VERSION", "STORE", "PORT")}
failed = subprocess.run([sys.executable, "guest.py"], env=bare, capture_output=True, text=True)
assert failed.returncode != 0 and "VERSION, STORE" in failed.stderr
ports = [free(), free()]
copies = [subprocess.Popen([sys.executable, "guest.py"], env={**bare, "VERSION": "abc1234", "STORE": "x.db", "PORT": str(p)}, stderr=subprocess.DEVNULL) for p in ports]
try:
    for port in ports:
        for _ in range(100):
            try:
                reply = json.load(urllib.request.urlopen(f"http://127.0.0.1:{port}/version", timeout=2))
                break
            except OSError:
                time.sleep(0.1)
        assert reply["version"] == "abc1234"
finally:
    for copy in copies:
        copy.kill()

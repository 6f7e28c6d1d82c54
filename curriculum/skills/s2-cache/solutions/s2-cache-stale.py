#: what 1 > service.py
import hashlib, json
from pathlib import Path
from service import Service
#: hint 3 1
def states(seed):
    folder = Path(f"copies-{seed}")
    folder.mkdir()
    service = Service(seed)
    seen = [latest("https://data.example/x", service.fetch, folder, n * 300, 600)["state"] for n in range(100)]
    assert set(seen) <= {"fresh", "new", "old", "none"} and "fresh" in seen
    return seen.count("old")

def broken(url):
    raise TypeError("my own mistake")
try:
    latest("https://data.example/y", broken, Path("."), 0, 600)
    raise SystemExit("a mistake was hidden")
except TypeError:
    pass
print("=", *[states(own) for own in (1, 2, 3, 4, 5, 6)])

#: what 1 > visitor.py
import hashlib, json, os
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit
from visitor import visits
#: hint 3 1
def calls(seed, max_age):
    folder = Path(f"cache-{seed}-{max_age}")
    folder.mkdir()
    asked = []
    for now, url in visits(seed):
        assert get(url, lambda u: asked.append(u) or "body", folder, now, max_age) == "body"
    return len(asked)

assert key("https://a.example/x?b=2&a=1") == key("https://a.example/x?a=1&b=2&apikey=x")
assert key("https://a.example/x?a=1") != key("https://a.example/x?a=2")
def down(url):
    raise OSError("down")
Path("empty").mkdir()
try:
    get("https://a.example/x?apikey=s3cret", down, Path("empty"), 0, 9)
    raise SystemExit("no error")
except OSError:
    assert not list(Path("empty").iterdir())
get("https://a.example/x?apikey=s3cret", lambda u: "ok", Path("empty"), 0, 9)
assert "s3cret" not in next(Path("empty").iterdir()).read_text()
assert calls(3, 0) == 90
print("=", *[calls(own, 600) for own in (4, 5, 7, 8, 10, 11)])

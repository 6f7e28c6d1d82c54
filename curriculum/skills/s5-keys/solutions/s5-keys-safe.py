#: what 1 > given.py
import re
from given import files
#: hint 3 1
def read(env, text):
    found = {}
    for line in text.splitlines():
        if line.strip() and not line.strip().startswith("#"):
            name, _, value = line.partition("=")
            found[name.strip()] = value.strip().strip("\"'")
    key = env.get("API_KEY") or found.get("API_KEY")
    if not key:
        raise SystemExit("no API_KEY: put it into .env or the environment")
    return key

def show(key):
    return "..." + key[-4:] if len(key) >= 12 else "..."

assert read({}, '# mine\n\nAPI_KEY = "abc"\n') == "abc" and read({"API_KEY": "x"}, "API_KEY=y") == "x"
assert show("test-not-a-real-key") == "...-key" and show("short") == "..."
assert leaks([("a", "mask-" + "a7" * 9)]) == []
print("=", *[len(leaks(files(own))) for own in (2, 3, 5, 6, 7, 8)])

import json
#: what 1
def check_add(raw, limit=200):
    d = json.loads(raw)
    if not isinstance(d, dict) or set(d) != {"text"}:
        raise ValueError("give an object with exactly the key text")
    if not isinstance(d["text"], str) or not 1 <= len(d["text"].strip()) <= limit:
        raise ValueError("text: 1 to 200 characters")
    return d["text"]

def rejected(raw, limit=200):
    try:
        return not check_add(raw, limit)
    except ValueError:
        return True

assert sum(map(rejected, CASES)) == 6
print("=", *[sum(rejected(raw, limit) for raw in CASES) for limit in (2, 4, 7, 250, 300, 350)])
entries = []

def add(text, key):
    old = next((e for e in entries if e["key"] == key), None)
    if old: return old["id"]
    entries.append({"id": len(entries) + 1, "key": key, "text": text})
    return len(entries)

assert add("milk", "k1") == add("milk", "k1") == 1 and add("tea", "k2") == 2

import re
from collections import Counter
#: what 1
inner = Counter()
for _, parent, _, ms in SPANS:
    inner[parent] += ms
own = Counter()
for id, _, name, ms in SPANS:
    own[name] += ms - inner[id]
print("=", own["model"])
print("=", own["rerank"])

def masked(s):
    s = #: hint 3 're.sub(r"sk-'
    s = #: hint 3 're.sub(r"[\w'
    s = #: hint 3 're.sub(r"(?<!'
    return s

for secret in ("sk-abcdef123456", "sk-proj-abc_DEF-123456", "sk-ant-api03-abc_DEF-123456", "li@example.com",
               "li.wei+shop@mail.example.cn", "13800138000", "138 0013 8000", "+86 138-0013-8000"):
    left = masked(f"Call or write: {secret}, today.")
    assert left.count("[") == 1 and not re.search(r"\d{3}|example|@|sk-|li", left), left

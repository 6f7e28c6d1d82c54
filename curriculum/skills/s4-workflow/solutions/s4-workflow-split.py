#: what 1 > ml/messages.py
import random, sys
from collections import Counter, defaultdict
from pathlib import Path

Path("ml/split.py").write_text("""\
def split(rows):
    first = {}
    for row in rows:
        first.setdefault(row["text"], {k: v for k, v in row.items() if k != "agent"})
    part = lambda *ends: [r for r in first.values() if r["customer"] % 10 in ends]
    return part(0, 1, 2, 3, 4, 5), part(6, 7), part(8, 9)
""")
sys.path.insert(0, "ml")
from messages import load
from split import split

rows = load()
random.seed(1)
mixed = rows.copy()
random.shuffle(mixed)
train, val, test = mixed[:180], mixed[180:240], mixed[240:]
texts = {r["text"] for r in train}
print("=", sum(r["text"] in texts for r in test))
for field in ("customer", "agent", "text"):
    seen = defaultdict(Counter)
    for row in train:
        #: hint 2 'seen[row'
    guess = lambda row: seen[row[field]].most_common(1)[0][0] if seen[row[field]] else "bug"
    accuracy = sum(guess(r) == r["label"] for r in val) / len(val)
    print(field, accuracy)
    assert field != "agent" or abs(accuracy - 0.93) < 0.01
sizes = [len(part) for part in split(rows)]
assert sum(sizes) == 260
print("=", sizes[1])

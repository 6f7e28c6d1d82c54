# after: s4-workflow-split
import math, sys
from collections import Counter

sys.path.insert(0, "ml")
from messages import load
from split import split

train, val, _ = split(load())
is_bug = lambda row: 1 if row["label"] == "bug" else 0
most = Counter(map(is_bug, train)).most_common(1)[0][0]
print("=", sum(is_bug(r) == most for r in val) / len(val))
vocab = sorted({w for r in train for w in r["text"].split()})

def counts(row):
    words = row["text"].split()
    return #: hint 1 '[words.count'

data = [(counts(r), is_bug(r)) for r in train]
w, b = [0.0] * len(vocab), 0.0
for _ in range(300):
    #: hint 2 'gw = '
    #: hint 2 'gb = '
    for x, y in data:
        #: hint 3 'z = b'
        #: hint 3 'p = 1'
        #: hint 3 'e = p'
        gb += e
        for i, c in enumerate(x):
            if c:
                gw[i] += e * c
    w = [a - 0.5 * g / len(data) for a, g in zip(w, gw)]
    b -= 0.5 * gb / len(data)
right = sum((b + sum(a * c for a, c in zip(w, counts(r))) >= 0) == is_bug(r) for r in val)
assert right == 49
assert {word for _, word in sorted(zip(w, vocab))[-3:]} == {"blank", "login", "frozen"}
print("=", right / len(val))

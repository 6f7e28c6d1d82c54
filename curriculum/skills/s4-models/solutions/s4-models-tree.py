# after: s4-workflow-split
# in part: sklearn
import importlib.util, sys
from collections import Counter

sys.path.insert(0, "ml")
from messages import load
from split import split

train, val, _ = split(load())

def gini(rows):
    return 1 - sum((n / len(rows)) ** 2 for n in Counter(r["label"] for r in rows).values()) if rows else 0

def gain(word, all=train):
    a = [r for r in all if word in r["text"].split()]
    b = [r for r in all if word not in r["text"].split()]
    return #: hint 2 'gini(all) -'

assert abs(gini(train) - 0.588) < 0.001
best = max({w for r in train for w in r["text"].split()}, key=gain)
assert best == "theme"
print("=", gain(best))
if importlib.util.find_spec("sklearn"):
    #: what 1

# after: s4-workflow-split
#: what 1 > ml/knn.py
import sys

sys.path.insert(0, "ml")
from knn import knn
from messages import load
from split import split

train, val, _ = split(load())
assert len(train) == 157
accuracy = lambda part, rows, k: sum(knn(part, r["text"], k) == r["label"] for r in rows) / len(rows)
for k, on_train, on_val in ((1, 1.00, 0.71), (61, 0.56, 0.55), (5, 0.86, 0.77)):
    found = accuracy(train, train, k), accuracy(train, val, k)
    assert abs(found[0] - on_train) < 0.006 and abs(found[1] - on_val) < 0.006, (k, found)
print("=", *[accuracy(train, val, k) for k in (3, 7, 11, 15, 21, 25, 31, 41)])

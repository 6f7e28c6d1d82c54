# after: s4-fit-curves
# in part: sklearn
import importlib.util, sys
from statistics import mean, stdev

sys.path.insert(0, "ml")
from knn import knn
from messages import load
from split import split

train, val, _ = split(load())
rows = train + val
assert len(rows) == 213
expected = dict(zip((1, 3, 5, 9, 15, 31), (0.734, 0.733, 0.732, 0.746, 0.742, 0.660)))
def folds(k):
    scores = []
    for f in range(5):
        part = #: hint 1 '[r for r'
        fold = [r for r in rows if r["customer"] % 5 == f]
        scores.append(sum(knn(part, r["text"], k) == r["label"] for r in fold) / len(fold))
    return scores

for k in expected:
    scores = folds(k)
    assert abs(mean(scores) - expected[k]) < 0.001 and stdev(scores) < 0.065, (k, scores)
print("=", *[mean(folds(k)) for k in (7, 11, 13, 17, 21, 25, 35, 41)])
if importlib.util.find_spec("sklearn"):
    #: what 1

# after: s2-repo-module
# in part: torch
import importlib.util, zlib
from math import exp, log
from classify.data import rows

if importlib.util.find_spec("torch"):
    #: what 1

LABELS = ["delivery", "refund", "fault", "other"]

def boxes(text, size=512):                 # the same without torch
    v = {}
    for n in (1, 2):
        for i in range(len(text) - n + 1):
            box = zlib.crc32(text[i:i + n].lower().encode()) % size
            v[box] = v.get(box, 0) + 1
    norm = sum(c * c for c in v.values()) ** 0.5
    return {box: c / norm for box, c in v.items()}

first = {}
for r in rows():
    first.setdefault(r["text"], r)
assert len(first) == 229
ten = [(boxes(r["text"]), LABELS.index(r["label"])) for r in list(first.values())[:10]]
W, B = [[0.0] * 512 for _ in LABELS], [0.0] * 4

def probabilities(v):
    e = [exp(b + sum(w[i] * c for i, c in v.items())) for w, b in zip(W, B)]
    return [x / sum(e) for x in e]

loss = lambda: -sum(log(probabilities(v)[label]) for v, label in ten) / 10
assert abs(loss() - 1.386) < 0.001 and abs(log(4) - 1.386) < 0.001
after = {}
for step in range(1, 251):
    wrong = [[p - (k == label) for k, p in enumerate(probabilities(v))] for v, label in ten]
    for e, (v, _) in zip(wrong, ten):
        for k in range(4):
            B[k] -= 2.0 * e[k] / 10
            for i, c in v.items():
                W[k][i] -= 2.0 * e[k] * c / 10
    after[step] = loss()
assert abs(after[200] - 0.049) < 0.001
print("=", *[after[step] for step in (60, 80, 100, 120, 140, 160, 180, 250)])
print("=", *[log(n) for n in (3, 5, 6, 7, 8, 9, 10, 12)])

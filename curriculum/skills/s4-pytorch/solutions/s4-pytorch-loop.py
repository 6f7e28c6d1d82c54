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
before = loss()
for _ in range(200):
    wrong = [[p - (k == label) for k, p in enumerate(probabilities(v))] for v, label in ten]
    for e, (v, _) in zip(wrong, ten):
        for k in range(4):
            B[k] -= 2.0 * e[k] / 10
            for i, c in v.items():
                W[k][i] -= 2.0 * e[k] * c / 10
print("=", loss())
print("=", before)

# needs: numpy
#: what 1 > charlm.py
import os
os.environ["OPENBLAS_NUM_THREADS"] = "1"  # threads that wait for each other take half a minute on a busy machine
from charlm import *
#: hint 2 1

def loss(p, x, y, low=None):
    return #: hint 1 '-np.log'

x, y = pairs(OLD)
p = start()
before = loss(p, x, y)
assert abs(before - np.log(V)) < 0.05, before
e, W, h, dz, dh = back(p, x, y)
slope = (e.T @ dh)[3, 5]
p["W"][3, 5] += 0.0001
assert abs((loss(p, x, y) - before) / 0.0001 - slope) < 1e-6
train(p, x, y)
assert loss(p, x, y) < 1
np.savez("base.npz", **p)
print("=", *[float(np.log(n)) for n in (12, 20, 40, 60, 90, 128)])
print("=", sum(v.size for v in p.values()))

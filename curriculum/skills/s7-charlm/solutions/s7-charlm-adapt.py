# needs: numpy
# after: s7-charlm-train
import os
os.environ["OPENBLAS_NUM_THREADS"] = "1"  # threads that wait for each other take half a minute on a busy machine
from charlm import *
#: hint 2 1
p = dict(np.load("base.npz"))

def loss(x, y, low=None):
    return -np.log(forward(p, x, low)[3][np.arange(len(y)), y]).mean()

(x, y), (old_x, old_y) = pairs(NEW), pairs(OLD)
base, old = loss(x, y), loss(old_x, old_y)
low = adapt(p, x, y)
assert loss(x, y, low) < base / 5 and loss(old_x, old_y, low) > old + 0.5, (base, old, loss(x, y, low), loss(old_x, old_y, low))
adapted = loss(x, y, low)
assert loss(x, y) == base
p["W"] = p["W"] + low["A"] @ low["B"]
assert abs(loss(x, y) - adapted) < 1e-9
print("=", *[rank * (K * D + H) for rank in (1, 2, 3, 6, 8, 16)])

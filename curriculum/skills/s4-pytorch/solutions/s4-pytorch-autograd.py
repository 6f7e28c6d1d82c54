# in part: torch
import importlib.util
from math import exp, log
#: what 1
def probabilities(w, b):
    return [1 / (1 + exp(-(w * a + b))) for a in x]

def loss(w, b):
    return -sum(t * log(p) + (1 - t) * log(1 - p) for t, p in zip(y, probabilities(w, b))) / 4

def slopes(w, b):
    wrong = [p - t for p, t in zip(probabilities(w, b), y)]
    return sum(e * a for e, a in zip(wrong, x)) / 4, sum(wrong) / 4

assert abs(loss(w, b) - 0.489) < 0.001
slope = (loss(w + 0.001, b) - loss(w - 0.001, b)) / 0.002
assert abs(slope - slopes(w, b)[0]) < 1e-5
print("=", slope)
print("=", 2 * slope)
if importlib.util.find_spec("torch"):
    import torch
    X, Y = torch.tensor(x), torch.tensor(y)
    W, B = (torch.tensor(v, requires_grad=True) for v in (w, b))
    p = torch.sigmoid(W * X + B)
    (-(Y * p.log() + (1 - Y) * (1 - p).log()).mean()).backward()
    assert abs(W.grad.item() - slope) < 1e-4
for _ in range(100):
    dw, db = slopes(w, b)
    w, b = w - 0.5 * dw, b - 0.5 * db
print("=", loss(w, b))

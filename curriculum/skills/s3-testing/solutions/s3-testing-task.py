import random
from statistics import fmean as mean

from math import comb

def exact(a, b):                           # all ways to deal a + b right answers to two versions
    total, right = comb(200, 100), a + b
    return sum(comb(right, k) * comb(200 - right, 100 - k) for k in range(max(0, right - 100), min(100, right) + 1)
               if abs(right - 2 * k) >= abs(b - a)) / total

random.seed(0)
#: hint 3 'gap = '

def permutation_test(a, b, shuffles=10_000):
    hits = 0
    n = len(a)
    pool = a + b
    for _ in range(shuffles):
        random.shuffle(pool)
        hits += #: hint 3 'gap(pool'
    return hits / shuffles

p = permutation_test([1] * 62 + [0] * 38, [1] * 71 + [0] * 29)
assert 0.20 < p < 0.27 and abs(p - exact(62, 71)) < 0.015, p
p = permutation_test([1] * 620 + [0] * 380, [1] * 710 + [0] * 290, 1000)
assert p < 0.01, p
print("=", *[exact(62, own) for own in (64, 66, 68, 70, 73, 75, 77)])

import random
from statistics import fmean as mean

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
assert 0.20 < p < 0.27, p
p = permutation_test([1] * 620 + [0] * 380, [1] * 710 + [0] * 290, 1000)
assert p < 0.01, p

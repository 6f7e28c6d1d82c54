# after: s4-neighbours-first
import math
from collections import Counter
from statistics import mean, pstdev
from fruit import basket
#: hint 3 1
def right(seed, k, wrong=False):
    rows = basket(seed, 300)
    scale = scaled(rows[:120])
    examples = [(apply(f, scale), label) for f, label in rows[:120]]
    if wrong:
        kinds = ["apple", "lemon", "pear"]
        examples = [(f, kinds[kinds.index(l) - 2] if n % 8 == 0 else l) for n, (f, l) in enumerate(examples)]
    return sum(vote(apply(f, scale), examples, k) == label for f, label in rows[200:])

assert right(2, 1, wrong=True) < right(2, 1)
print("=", *[right(own, 9) for own in (2, 3, 5, 6, 7, 8)])

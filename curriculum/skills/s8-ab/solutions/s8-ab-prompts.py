import random
from math import comb
#: what 1
#: hint 3 1
def sign_test(b, c):
    n, k = b + c, min(b, c)
    return min(1, 2 * sum(comb(n, i) for i in range(k + 1)) / 2 ** n)

pairs = list(zip(A, B))
assert len(A) == len(B) == 60
p = sign_test(pairs.count(("1", "0")), pairs.count(("0", "1")))
assert abs(p - permutation_test(list(map(int, A)), list(map(int, B)))) < 0.015
print("=", p)

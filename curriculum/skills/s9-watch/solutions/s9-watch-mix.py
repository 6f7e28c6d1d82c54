import math, random
#: what 1
#: hint 3 1
print("=", round(psi(BEFORE, AFTER), 3))
limits = {seed: luck(BEFORE, 200, seed) for seed in range(51, 57)}
assert psi(BEFORE, AFTER) > max(limits.values())
assert psi(BEFORE, AFTER) < luck(BEFORE, 40, 51), (psi(BEFORE, AFTER), luck(BEFORE, 40, 51))
print("=", *[round(limit, 3) for limit in limits.values()])

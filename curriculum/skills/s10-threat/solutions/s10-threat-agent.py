from itertools import combinations
#: what 1
full = [set(c) for n in range(7) for c in combinations(TOOLS, n) if all(any(TOOLS[t][k] for t in c) for k in range(3))]
assert sum(len(c) == 2 for c in full) == 3
print("=", len(full))

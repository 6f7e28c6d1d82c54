import re
from collections import Counter
#: what 1
rows = [r for r in raw() if r["consent"]]
kept = lambda seed: [r for r in raw(seed=seed) if r["consent"]]
assert len(rows) == 316
print("=", *[len(kept(seed)) for seed in range(11, 19)])
groups = #: hint 1 'Counter('
assert sum(n == 1 for n in groups.values()) == 312
band = lambda r: r["age"] // 20 * 20
smallest = lambda rows: min(Counter((band(r), r["city"]) for r in rows).values())
assert smallest(rows) == 31
print("=", *[smallest(kept(seed)) for seed in range(11, 19)])
assert min(Counter((band(r), r["city"], r["sent"][:7]) for r in rows).values()) == 2
text = "call me on 13900001234"
assert #: hint 2 're.sub('

import random
#: what 1

def missed(seed):
    drawn = #: hint 1 'random'
    return #: hint 1 'all'

def draw(log, n, least, seed):
    rng = random.Random(seed)
    groups = {}
    for row in log:
        groups.setdefault(row[0], []).append(row)
    first, rest = [], []
    for group in groups.values():
        rows = rng.sample(group, len(group))
        first += rows[:least]
        rest += rows[least:]
    return first + rng.sample(rest, n - len(first))

for seed in range(100):
    drawn = draw(LOG, 20, 3, seed)
    assert len(drawn) == 20
    assert sum(kind == "other language" for kind, _ in drawn) >= 3
    assert sum(kind == "none of ours" for kind, _ in drawn) == 1
print("=", sum(missed(seed) for seed in range(1000)))

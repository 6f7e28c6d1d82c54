from collections import Counter
#: what 1
def repeat(examples, seed=5):
    rng = random.Random(seed)
    model = lambda text: fake(text, examples, rng)
    #: hint 3 'runs = '
    return runs

stable = lambda runs: sum(len(set(r)) == 1 for r in runs.values()) / len(runs)
agreement = lambda runs: sum(Counter(r).most_common(1)[0][1] / 5 for r in runs.values()) / len(runs)
before, after = repeat(False), repeat(True)
assert (stable(before), stable(after)) == (0.2, 0.6)
assert abs(agreement(before) - 0.70) < 0.001
assert abs(agreement(after) - 0.92) < 0.001
print("=", *[agreement(repeat(True, seed)) for seed in range(11, 19)])

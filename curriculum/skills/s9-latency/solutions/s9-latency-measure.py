#: what 1 > given.py
given = open("given.py").read()

def data(seed):
    scope = {}
    exec(given.replace("Random(9)", f"Random({seed})"), scope)
    return scope["ms"]

def p95(x):
    x = sorted(x)
    return #: hint 1 'sorted(x)'

def limited(ms):
    found = []
    for search, first, total, tokens in ms:
        found.append(#: hint 2 'total - 12'
        )
    return p95(found)

ms = data(9)
totals = sorted(total for _, _, total, _ in ms)
assert abs(sum(totals) / 400 - 3612) < 20 and abs(totals[199] - 3513) < 40 and abs(totals[395] - 12_100) < 150
assert abs(p95(totals) - 5510) < 10 and abs(limited(ms) - 3244) < 10
own = [data(seed) for seed in range(11, 19)]
print("=", *[p95([total for _, _, total, _ in ms]) for ms in own])
print("=", *map(limited, own))

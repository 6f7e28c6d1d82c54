import random
from collections import defaultdict
#: what 1
def table(rows):
    #: hint 2 'bands = '
    for p, y in rows:
        bands[#: hint 2 'min('
        ].append((p, y))
    return [sum(y for _, y in bands[k]) / len(bands[k]) for k in range(5)]

cost = lambda rows, t, miss=4: sum(1 if p >= t and not y else miss if p < t and y else 0 for p, y in rows)
least = lambda rows: min((cost(rows, k / 100), k / 100) for k in range(5, 100, 5))
assert [round(s, 2) for s in table(rows)] == [0.03, 0.16, 0.22, 0.62, 0.75]
assert cost(rows, 1 / (1 + 4)) == 155 and least(rows) == (132, 0.3)

def own(seed):
    r = random.Random(seed)
    rows = []
    for _ in range(300):
        p = round(0.05 + 0.9 * r.random(), 2)
        rows.append((p, r.random() < p ** 1.6))
    return rows

data = [own(seed) for seed in range(11, 19) if seed != 12]
assert own(12) == rows
print("=", *[round(table(rows)[4], 4) for rows in data])
print("=", *[cost(rows, 1 / (1 + 4)) for rows in data])
print("=", *[least(rows)[0] for rows in data])

from collections import defaultdict
from math import sqrt
#: what 1 > given.py
given = open("given.py").read()

def data(seed):
    scope = {}
    exec(given.replace("Random(128)", f"Random({seed})"), scope)
    return scope["rows"]

rows = data(128)

def rates(slice_of, rows=rows):
    groups = defaultdict(list)
    for row in rows:
        groups[slice_of(row)].append(row["wrong"])
    return {key: sum(g) / len(g) for key, g in groups.items()}

#: hint 1 'slice_of = '
cells = rates(slice_of)
assert [round(cells[k], 3) for k in (("zh", True), ("zh", False), ("en", False))] == [0.421, 0.108, 0.104]
p, n, z = 0.5, 12, 1.96
#: hint 2 'c = '
half = #: hint 2 'z * sqrt'
assert (round(c - half, 3), round(c + half, 3)) == (0.254, 0.746)
assert [r["wrong"] for r in rows if r["channel"] == "phone"].count(True) == 6
assert round(rates(lambda r: r["lang"])["zh"], 3) == 0.348 and round(cells["en", True], 3) == 0.415
own = [data(seed) for seed in range(11, 19)]
print("=", *[rates(lambda r: r["lang"], rows)["zh"] for rows in own])
print("=", *[rates(slice_of, rows)["en", True] for rows in own])

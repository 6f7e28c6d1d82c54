import math
#: what 1
#: hint 3 1
def day(seed, d):
    return [row["ms"] for row in log(seed) if row["day"] == d]

svg = bars([len(day(41, d)) for d in range(1, 11)])
assert svg.count("<rect") == 10 and "<title>80</title>" in svg
print("=", *[p95(day(seed, 8)) for seed in range(41, 47)])

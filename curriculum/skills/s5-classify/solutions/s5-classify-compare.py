from math import comb
#: what 1
only_model = #: hint 2 'sum(m'
only_base = sum(b == g != m for g, m, b in zip(gold, model, base))
assert (only_model, only_base) == (8, 3)
assert [sum(a == b for a, b in zip(gold, x)) for x in (model, base)] == [24, 19]
n, larger = 11, 8
print("=", #: what '2 * sum('
    )
print("=", (180 * 2 + 12 * 8) / 1_000_000 * 1000)

from math import comb
#: what 1
only_model = #: hint 2 'sum(m'
only_base = sum(b == g != m for g, m, b in zip(gold, model, base))
assert (only_model, only_base) == (8, 3)
assert [sum(a == b for a, b in zip(gold, x)) for x in (model, base)] == [24, 19]
def p_value(larger, n):
    return #: what '2 * sum('

cost = lambda answer: (180 * 2 + answer * 8) / 1_000_000 * 1000
assert round(p_value(8, 11), 3) == 0.227 and round(cost(12), 3) == 0.456
pairs = (9, 3), (10, 4), (12, 5), (7, 2), (14, 6), (9, 5), (11, 7), (6, 3)
print("=", *[p_value(a, a + b) for a, b in pairs])
print("=", *[cost(answer) for answer in (9, 15, 18, 20, 25, 30, 35, 40)])

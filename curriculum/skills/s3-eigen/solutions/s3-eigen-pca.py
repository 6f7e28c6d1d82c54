def multiply(A, v):
    return [sum(a * b for a, b in zip(row, v)) for row in A]

def power(A, rounds=100):
    v = [1, 0]
    for _ in range(rounds):
        v = multiply(A, v)
        length = sum(x * x for x in v) ** 0.5
        v = [x / length for x in v]
    return v, length

assert round(power([[4, 1], [2, 3]])[1], 6) == 5
print("=", *[power([[own, 1], [2, 3]])[1] for own in range(5, 13)])
#: what 'P = '
mx, my = (sum(c) / 6 for c in zip(*P))
assert (mx, my) == (7, 5)
sxx = sum((x - mx) ** 2 for x, y in P) / 6
syy = sum((y - my) ** 2 for x, y in P) / 6
sxy = sum((x - mx) * (y - my) for x, y in P) / 6
assert [round(s, 2) for s in (sxx, sxy, syy)] == [11.67, 8, 6.33]
direction, value = power([[sxx, sxy], [sxy, syy]])
assert [round(x, 2) for x in direction] == [0.81, 0.58] and round(value, 2) == 17.43
print("=", value / (sxx + syy))

from math import comb

def exactly(hits, i):
    return #: hint 2 'comb(hits, i)'

chances = []
for new in range(3, 9):
    hits = 24 + new
    chances.append(round(sum(exactly(hits, i) for i in range(new + 1)), 4))
    assert abs(sum(exactly(hits, i) for i in range(11)) - 1) < 1e-9
print("=", *chances)

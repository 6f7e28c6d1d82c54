from collections import defaultdict
#: what 1
#: hint 2 'bands = '
for p, y in rows:
    bands[#: hint 2 'min('
    ].append((p, y))
shares = [sum(y for _, y in bands[k]) / len(bands[k]) for k in range(5)]
assert [round(s, 2) for s in shares] == [0.03, 0.16, 0.22, 0.62, 0.75], shares
cost = lambda t, miss=4: sum(1 if p >= t and not y else miss if p < t and y else 0 for p, y in rows)
print("=", shares[4])
print("=", cost(1 / (1 + 4)))
best = min((cost(k / 100), k / 100) for k in range(5, 100, 5))
assert best[0] == 132
print("=", best[1])

#: what 1
#: hint 2 1

def value(f, x, known):
    return sum(f([x[j] if j in known else b[j] for j in range(4)]) for b, _ in rows) / len(rows)

def chance(x):
    return 1 / (1 + math.exp(-score(w, x)))

x = rows[0][0]
for j, part in enumerate(shapley(lambda x: score(w, x), x)):
    assert abs(part - w[j] * (x[j] - sum(row[j] for row, _ in rows) / 200)) < 1e-9
parts = {n: shapley(chance, rows[n - 1][0]) for n in (1, 4, 8, 13, 21, 34)}
assert abs(sum(parts[1]) - (chance(x) - sum(chance(row) for row, _ in rows) / 200)) < 1e-9 and w[2] < -0.5
print("=", *[values[0] for values in parts.values()])

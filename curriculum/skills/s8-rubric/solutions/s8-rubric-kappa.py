#: what 1
n = len(X)
p_o = sum(a == b for a, b in zip(X, Y)) / n
p_e = sum(X.count(k) / n * Y.count(k) / n for k in (0, 1, 2))
assert p_o == 0.7
print("=", (p_o - p_e) / (1 - p_e))

#: what 1
def p95(x):
    x = sorted(x)
    return #: hint 1 'sorted(x)'

totals = sorted(total for _, _, total, _ in ms)
assert abs(sum(totals) / 400 - 3612) < 20 and abs(totals[199] - 3513) < 40 and abs(totals[395] - 12_100) < 150
print("=", p95(totals))
limited = []
for search, first, total, tokens in ms:
    limited.append(#: hint 2 'total - 12'
    )
print("=", p95(limited))

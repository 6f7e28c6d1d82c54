from collections import Counter
#: what 1
cells = #: hint 2 'Counter('
tp, fp, fn, tn = (cells[pair] for pair in (("y", "y"), ("n", "y"), ("y", "n"), ("n", "n")))
assert (tp, fp, fn, tn) == (6, 2, 3, 29)
print("=", tp / (tp + fp))
print("=", tp / (tp + fn))

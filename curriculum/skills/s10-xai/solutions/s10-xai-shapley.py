from itertools import permutations
#: what 1
values = dict.fromkeys("abc", 0)
for order in permutations("abc"):
    known = ""
    for f in order:
        more = "".join(sorted(known + f))
        values[f] += (V[more] - V[known]) / 6
        known = more
assert abs(sum(values.values()) - 60) < 1e-9
print("=", values["a"])

#: what 1

def one_apart(a, b):
    return #: hint 1 'sum(x'

beside = {a: [b for b in RUNS if one_apart(a, b)] for a in RUNS}
assert all(beside[a] == b for a, b in {"r1": ["r2"], "r5": ["r4", "r6", "r8", "r9"]}.items())
print("=", *[len(beside[a]) for a in ("r2", "r3", "r4", "r5", "r6", "r8")])

#: what 1

def success(chore, after, steps):
    want = {"ann 9:00", "bob 14:00"} | ({"me 11:00"} if chore != 3 else set())
    return after == want and "mail" not in steps

assert len(list(runs(41))) == 18
print("=", *[sum(success(*run) for run in runs(seed)) for seed in (41, 42, 43, 46, 47, 49, 51, 52)])

#: what 1
print("=", *[best(tries) for tries in (2, 5, 10, 15, 20)])

def honest(tries, half=20, p=0.75, rounds=1000, seed=7):
    r = random.Random(seed)
    right = lambda: sum(r.random() < p for _ in range(half))
    total = 0
    for _ in range(rounds):
        pairs = [(right(), right()) for _ in range(tries)]
        chosen = #: hint 3 'max(pairs, key'
        total += chosen[1] / half
    return total / rounds

assert abs(honest(20) - 0.75) < 0.01 and abs(best(1) - 0.75) < 0.01

import hashlib, math, random
#: hint 3 1
def group(salt, person):
    return "AB"[int(hashlib.sha256(f"{salt}:{person}".encode()).hexdigest(), 16) % 2]

people = [f"u{i}" for i in range(1, 201)]
counts = [sum(group(f"salt-{s}", p) == "B" for p in people) for s in range(1, 7)]
assert all(80 <= c <= 120 for c in counts), counts
print("=", *counts)
print("=", math.ceil(16 * 0.7 * 0.3 / 0.15 ** 2 - 1e-9))

def peek(seed):
    r = random.Random(seed)
    return sum(winner(r) for _ in range(400))

print("=", *[peek(seed) for seed in range(81, 87)])

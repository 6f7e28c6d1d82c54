lengths = [10, 10, 10, 200] * 4
static = sum(max(lengths[i:i + 4]) * (20 + 4) for i in range(0, 16, 4))
print("=", static)
print("=", int((24e9 - 7e9 - 2e9) // (131_072 * 4_096)))
#: hint 3 1
assert ms < static

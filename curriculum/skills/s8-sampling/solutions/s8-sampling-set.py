#: what 1
#: hint 3 1
print("=", sum(share * right / n for _, right, n, share in RESULTS))
print("=", wilson(4, 6)[0])

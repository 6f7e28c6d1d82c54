#: what 1
assert sum(s.count("1") for s in RUNS.values()) == 37
print("=", sum(s == "11111" for s in RUNS.values()))
print("=", 50 * 0.12 / 37)

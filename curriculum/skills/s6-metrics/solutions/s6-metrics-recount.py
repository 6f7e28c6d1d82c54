#: what 1
found = []
for seed in range(31, 39):
    #: hint 3 1
    assert 0 < recall < 1 and len(asked) == 25
    found.append(round(mrr, 3))
print("=", *found)

#: what 1
found = []
for seed in range(51, 59):
    #: hint 3 1
    found.append(repeated)
print("=", *found)

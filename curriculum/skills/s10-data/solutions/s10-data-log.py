from collections import Counter
#: what 1
found = []
for seed in range(61, 69):
    #: hint 1 'kept = '
    found.append(min(Counter((row["age"] // 20 * 20, row["district"]) for row in kept).values()))
print("=", *found)

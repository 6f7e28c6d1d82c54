import statistics
#: what 1

means = []
for seed in (71, 72, 74, 75, 76, 77, 79, 80):
    ratios = [real / plan for plan, real in pairs(seed)]
    means.append(round( #: hint 2 'statistics'
        , 2))
print("=", *means)

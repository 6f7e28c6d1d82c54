#: what 1
for rate in (2, 3.2, 3.9, 5):
    print(rate, simulate(rate))
print("=", simulate(3.2)[1])

#: what 1
#: hint 3 1
print("=", *[choose(GAPS, hours) for hours in (8, 13, 16, 19, 22, 26)])

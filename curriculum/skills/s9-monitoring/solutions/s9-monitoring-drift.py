from statistics import mean
#: what 1
h = RIGHT
for i in range(8, len(h)):
    #: hint 3 'base = '
    if h[i - 1] < base - 2 and h[i] < base - 2:
        print("=", i + 1)
        break

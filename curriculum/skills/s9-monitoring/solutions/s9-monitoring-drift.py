from statistics import mean
#: what 1
def first(h, least):
    for i in range(8, len(h)):
        #: hint 3 'base = '
        if h[i - 1] < base - least and h[i] < base - least:
            return i + 1

assert first(RIGHT, 2) == 14
print("=", *[first(RIGHT, least) for least in (0.25, 0.5, 0.75, 1.25, 1.75, 2.25)])

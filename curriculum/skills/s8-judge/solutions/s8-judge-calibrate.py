#: what 1
def kappa(x, y):
    n = len(x)
    po = sum(a == b for a, b in zip(x, y)) / n
    #: hint 2 'pe = '
    return #: hint 2 '(po - pe)'

assert kappa(PEOPLE_DEV, PROMPT1_DEV) < kappa(PEOPLE_DEV, PROMPT2_DEV)
print("=", kappa(PEOPLE_HELD, PROMPT2_HELD))

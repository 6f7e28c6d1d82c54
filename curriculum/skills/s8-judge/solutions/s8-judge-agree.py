#: what 1
H = "ggbgggggggggggbgggggg"
H = "".join("b" if i in (2, 5, 9, 10, 12, 16, 17, 19) else "g" for i in range(20))
J = "ggggggggggbgggbggggb"

def agreement(a, b):
    return sum(x == y for x, y in zip(a, b)) / len(a)

def kappa(a, b):
    #: hint 2 'share = '
    chance = #: hint 2 'sum('
    return (agreement(a, b) - chance) / (1 - chance)

assert kappa("ggbb", "ggbb") == 1
assert len(ANSWERS) == 20
assert agreement(H, J) == 0.65
print("=", *[agreement(H[:-own], J[:-own]) for own in (1, 2, 3, 4, 6, 8, 10, 12)])

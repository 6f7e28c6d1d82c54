#: what 1 > pack.py
from pack import fails, lines
#: hint 3 1
def positions(seed):
    pack = lines(seed)
    left = shrink(pack, fails)
    assert len(left) == 2 and fails(left)
    half = len(pack) // 2
    fails(pack[:half]), fails(pack[half:])
    return sum(pack.index(line) for line in left)

print("=", *[positions(own) for own in (3, 4, 5, 6, 7, 8)])

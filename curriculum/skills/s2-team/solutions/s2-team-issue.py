#: what 1 > given.py
from given import split as theirs
#: hint 3 1
assert sum(theirs(1000, 3)) == 999
assert sum(split(1000, 3)) == 1000 and split(1, 4) == [1, 0, 0, 0]
print("=", max(split(1000, 3)))
print("=", sum(int(n / 100 * 100) != n for n in range(1, 101)))

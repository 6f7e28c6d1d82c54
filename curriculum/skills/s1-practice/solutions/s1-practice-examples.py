#: what 1 > given.py
from given import days
#: hint 3 1
pairs = [([], 0), ([5], 1), ([3, 1, 2], 3), ([4, 4, 5], 2), ([1, 2, 5, 6], 2), ([1, 3], 1)]
for given, expected in pairs:
    assert streak(given) == expected, given
print("=", *[streak(days(own)) for own in (3, 5, 12, 33, 44, 58)])

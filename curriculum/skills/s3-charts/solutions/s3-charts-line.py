#: what 1 > given.py
from given import days

def place(value, low, high, size):
    return (high - value) / (high - low) * size

#: hint 3 1
assert place(600, 300, 600, 200) == 0 and place(300, 300, 600, 200) == 200 and place(450, 300, 600, 200) == 100
assert pieces([(1, 5), (2, None), (3, 6), (4, 7)]) == [[(1, 5)], [(3, 6), (4, 7)]]
print("=", *[len(pieces(days(own))) for own in (3, 4, 6, 7, 9, 10)])

#: what 1
#: hint 3 1
twice = lambda sent: len(sent) > len(set(sent))
places = range(1, 13)
assert sum(twice(after(i)) for i in places) == 4
print("=", sum(twice(after(i, j)) for i in places for j in places))
assert all(after(i, j, keyed=True) == [1, 2, 3, 4] for i in places for j in places)

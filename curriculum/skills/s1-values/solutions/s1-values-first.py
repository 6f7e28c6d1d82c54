#: what 1
#: hint 3 'known = 17'
assert cards == 65
print("=", *[known / cards * 100 for known in (11, 14, 19, 22, 28, 33, 37, 44)])

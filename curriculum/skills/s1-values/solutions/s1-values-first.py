#: what 1
#: hint 3 'known = 17'
print("=", known / cards * 100)

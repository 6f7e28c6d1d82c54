#: what 1
#: hint 3 1
print("=", round(unseen / harmful, 2))
print("=", round(saved))

typed = iter(["14", "x", "21", "x", "x", "28", "x", "x", "x", "42"])
input = lambda prompt: next(typed)
#: hint 3 1
assert next(typed, None) is None
print("=", total)

#: what 1
#: hint 3 1
print("=", *[round(sum(seconds(part, rate) for part in WORDS)) for rate in (120, 125, 130, 145, 150, 160)])
print("=", sum(seconds(part, 140) > LIMIT[part] for part in WORDS))

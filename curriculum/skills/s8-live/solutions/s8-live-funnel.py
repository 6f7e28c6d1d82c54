#: what 1
#: hint 3 1
def people(rows, step):
    return len({person for day, person, s in rows if s == step})

seeds = range(71, 77)
assert all(people(log(s), "open") == 40 for s in seeds)
print("=", *[people(log(s), "source") for s in seeds])
print("=", *[back(log(s))[0] for s in seeds])

#: what 1
#: hint 3 1
def asked(seed):
    return [row for row in log(seed) if row[1] == "ask"]

def left(seed):
    rows = asked(seed)
    assert len(rows) == 5040
    return int(0.03 * len(rows)) - sum(map(bad, rows))

seeds = range(31, 37)
print("=", *[left(seed) for seed in seeds])
print("=", *[half(asked(seed), 151) for seed in seeds])

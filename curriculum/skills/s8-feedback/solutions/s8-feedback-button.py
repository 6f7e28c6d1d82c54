#: what 1
def negative(e):
    return e[2] == "down" or e[3] == "again"

found = [n for n, e in enumerate(EVENTS, 1) if negative(e)]
assert found == [3, 4, 5, 7, 8, 10]
print("=", len(found))

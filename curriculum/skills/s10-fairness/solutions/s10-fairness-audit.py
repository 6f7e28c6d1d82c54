#: what 1
def rate(group):
    counts = {(bad, banned): n for g, n, bad, banned in ROWS if g == group}
    return counts[False, True] / (counts[False, True] + counts[False, False])

assert (round(rate("learner"), 3), round(rate("native"), 3)) == (0.112, 0.055)
print("=", rate("learner") / rate("native"))

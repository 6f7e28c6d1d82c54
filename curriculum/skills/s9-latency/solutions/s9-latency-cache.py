#: what 1
def hits(key, ttl=float("inf")):
    cache, found = {}, 0
    for t, user, q in log:
        k = key(user, q)
        if k in cache and t - cache[k] < ttl:
            found += 1
        else:
            cache[k] = t
    return found

def normal(q):
    return #: hint 2 '" ".join'

both = lambda user, q: (user, normal(q))
counts = hits(lambda u, q: q), hits(lambda u, q: normal(q)), hits(both), hits(both, 60)
assert counts == (402, 525, 475, 278), counts
print("=", counts[1] / 6)
print("=", counts[3] / 6)

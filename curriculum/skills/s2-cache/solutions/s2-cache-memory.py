#: what 1

def fetches(seed, max_age=60):
    fetched, stored = 0, {}
    for now, query in asked(seed):
        key = "&".join(sorted(query.split("&")))
        if key in stored and now - stored[key] < max_age:
            continue
        stored[key] = now
        fetched += 1
    return fetched

assert fetches(83, 0) == 60 and fetches(83, 10_000) == 2
print("=", *[fetches(seed) for seed in (83, 84, 85, 86, 91, 92, 94)])

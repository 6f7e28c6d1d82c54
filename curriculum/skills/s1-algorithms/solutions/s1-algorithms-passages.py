import heapq
#: what 1
print("=", *(len(set(passages(seed))) for seed in range(41, 49)))
found = [(len(p) * 7919 % 1000 + i % 97, p) for i, p in enumerate(passages(41))]
key = lambda pair: (-pair[0], pair[1])
assert sorted(found, key=key)[:5] == heapq.nsmallest(5, found, key=key)
assert sum(1 for i in range(300) for _ in range(i + 1, 300)) == 300 * 299 // 2

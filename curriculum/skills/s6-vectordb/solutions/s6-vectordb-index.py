#: what 1
total = {probe: 0 for probe in (1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 40)}
for q in Q:
    scores = [dot(q, v) for v in V]
    true = sorted(range(2000), key=lambda i: -scores[i])[:10]
    for probe in total:
        #: hint 2 'near = '
        candidates = #: hint 2 '[i for c'
        found = sorted(candidates, key=lambda i: -scores[i])[:10]
        total[probe] += #: hint 1 'len(set'
recall = {probe: n / 50 for probe, n in total.items()}
assert abs(recall[1] - 0.70) < 0.006 and abs(recall[10] - 0.98) < 0.006 and recall[40] == 1, recall
assert abs(recall[3] - 0.90) < 0.006
print("=", *[recall[probe] for probe in (2, 4, 5, 6, 7, 8, 12)])

def rrf(lists, k=60):
    score = {}
    for ids in lists:
        for rank, id in enumerate(ids, 1):
            score[id] = score.get(id, 0) + 1 / (k + rank)
    return score

LISTS = ["a", "b", "c"], ["c", "d", "b"]
score = rrf(LISTS)
assert round(score["b"], 4) == 0.0320
assert round(score["c"], 4) == 0.0323
print("=", *[rrf(LISTS, k)["c"] for k in (10, 20, 25, 30, 40, 50, 80, 100)])

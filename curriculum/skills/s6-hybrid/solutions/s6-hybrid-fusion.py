def rrf(lists, k=60):
    score = {}
    for ids in lists:
        for rank, id in enumerate(ids, 1):
            score[id] = score.get(id, 0) + 1 / (k + rank)
    return score

score = rrf([["a", "b", "c"], ["c", "d", "b"]])
assert round(score["b"], 4) == 0.0320
print("=", score["c"])

ranks = [1, 2, 0, 5, 1, 3, 0, 8, 1, 4]

def recall_at(ranks, k):
    return #: hint 2 'sum(0'

def mrr(ranks):
    return #: hint 2 'sum(1'

assert [recall_at(ranks, k) for k in (1, 3, 5, 10)] == [0.3, 0.5, 0.7, 0.8]
assert round(mrr(ranks), 3) == 0.441
rest = [[r for r in ranks if r != own] for own in (0, 1, 2, 3, 4, 5, 8)]
print("=", *[mrr(r) for r in rest])
print("=", *[recall_at(r, 3) for r in rest])

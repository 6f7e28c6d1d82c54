# after: s6-embeddings-search
import sys

sys.path.insert(0, "rag")
from embed import embed
#: what 1
score = lambda pair: sum(a * b for a, b in zip(*embed(list(pair))))
same_scores, other_scores = list(map(score, SAME)), list(map(score, OTHER))
assert (#: hint 2 'sum('
    == 0)
print("=", *other_scores)

#: what 1 > rag/embed.py
import sys
#: what 2
sys.path.insert(0, "rag")
from embed import embed

assert len(texts) == 100
first, *others = embed(["refund my order", "my order was refunded", "dark mode"])
dots = [sum(a * b for a, b in zip(first, v)) for v in others]
assert abs(dots[1] - 0.15) < 0.005
vectors = []
#: hint 2 'for i in'
assert len(vectors) == 100
assert abs(dots[0] - 0.891) < 0.001
own = ("parcel", "invoice", "receipt", "order now", "key", "money", "book", "reorder")
print("=", *[sum(a * b for a, b in zip(*embed(["refund my order", f"where is my {word}"]))) for word in own])

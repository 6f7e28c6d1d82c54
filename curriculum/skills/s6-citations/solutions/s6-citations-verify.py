import unicodedata
#: what 1
norm = lambda s: " ".join(unicodedata.normalize("NFKC", s).lower().split())
occurs = lambda quote, passage: len(norm(quote)) >= 8 and norm(quote) in norm(passage)
assert [n for n, q in enumerate(quotes, 1) if occurs(q, passage)] == [1, 3, 4, 7]
assert [n for n, q in enumerate(quotes, 1) if q in passage] == [1, 6]
print("=", sum(occurs(q, passage) for q in quotes))

import unicodedata
#: what 1
norm = lambda s: " ".join(unicodedata.normalize("NFKC", s).lower().split())
occurs = lambda quote, passage, least=8: len(norm(quote)) >= least and norm(quote) in norm(passage)
assert [n for n, q in enumerate(quotes, 1) if occurs(q, passage)] == [1, 3, 4, 7]
assert [n for n, q in enumerate(quotes, 1) if q in passage] == [1, 6]
print("=", *[sum(occurs(q, passage, least) for q in quotes) for least in (2, 3, 19, 22, 30, 36, 40)])

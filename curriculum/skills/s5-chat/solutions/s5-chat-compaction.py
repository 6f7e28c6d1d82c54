#: what 1
window, reserve, used, kept = 400, 150, 0, []
room = #: hint 2 'window - reserve'
for r in reversed(rounds):
    c = sum(map(cost, r))
    if used + c > room:
        break
    used += c
    kept.insert(0, r)
assert len(kept) == 4
dropped, WORDS = rounds[:-4], ("allergic", "my name", "remember")
assert "peanuts" not in str(kept)
pinned = #: hint 3 '[m["content"]'
assert pinned == ["I am allergic to peanuts."]
print("=", used + cost(system))

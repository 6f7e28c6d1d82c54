#: what 1
asked, wrong, by_result = {}, {}, {}
for word, ok in log:
    asked[word] = asked.get(word, 0) + 1
    if not ok:
        wrong[word] = wrong.get(word, 0) + 1
    by_result.setdefault(ok, []).append(word)
#: hint 3 'hardest, top'
for word in asked:
    share = wrong.get(word, 0) / asked[word] * 100
    print(word, deck[word], asked[word], wrong.get(word, 0), share)
    if share > top:
        hardest, top = word, share
assert hardest == "fire"
print("=", top)

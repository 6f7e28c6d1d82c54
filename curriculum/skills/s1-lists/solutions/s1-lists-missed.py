#: what 1
missed = []
for i in range(len(words)):
    if not right[i]:
        missed.append(words[i])
second = #: hint 2 '[words[i]'
assert missed == second
print("=", sum([len(w) for w in missed]))
backup = missed
missed.remove("fire")
assert "fire" not in backup

#: what 1
topics = set()
for card in cards:
    for t in card["topics"]:
        topics.add(t)
seen, results, asked = set(), [], []
answers = {card["question"] + "? ": card["answer"] for card in cards}

def input(prompt):
    asked.append(prompt)
    return answers[prompt] + " "

for topic in ("nature", "places"):
    #: hint 3 1
assert asked == ["water? ", "mountain? ", "city? "] and all(ok for _, ok in results)
print("=", len(topics))

#: what 1
cache = {"a": {"docs": ["roadmap"]}, "b": {"docs": ["handbook"]}}
doc = "roadmap"
#: hint 3 'cache = '
assert list(cache) == ["b"]

def search(user, question, k=3):
    words = set(question.lower().split())
    allowed = [(d, text) for d, (right, text) in DOCS.items() if right in USERS[user]]
    return sorted(allowed, key=lambda e: -len(words & set(e[1].lower().split())))[:k]

for user, hidden in (("ana", "MAGNOLIA"), ("bo", "ORCHID")):
    for _, (_, text) in DOCS.items():
        assert hidden not in str(search(user, text))

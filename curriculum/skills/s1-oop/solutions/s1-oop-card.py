class Card:
    history = []

    def __init__(self, question, answer):
        self.question, self.answer = question, answer
        self.box, self.asked = 1, 0

    def answered(self, ok):
        self.asked += 1
        self.box = min(self.box + 1, 5) if ok else 1
        self.history.append(ok)

cards = {q: Card(q, a) for q, a in (("water", "水"), ("fire", "火"), ("moon", "月"))}
#: what 1
for question, ok in log:
    cards[question].answered(ok)
assert len(cards["moon"].history) == 12
assert [c.box for c in cards.values()] == [5, 4, 2]
print("=", sum(c.box for c in cards.values()))

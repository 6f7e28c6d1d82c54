#: what 1
def accuracy(anew):
    right, cols = 0, best(range(40))
    for fold in FOLDS:
        #: hint 1 'train = '
        chosen = best(train) if anew else cols
        right += sum(predict(i, train, chosen) == y[i] for i in fold)
    return right / 40

assert (accuracy(False), accuracy(True)) == (0.975, 0.475)
found = []
for seed in range(11, 17):
    r = random.Random(seed)
    X = [[r.gauss(0, 1) for _ in range(2000)] for _ in range(40)]
    y = [r.random() < 0.5 for _ in range(40)]
    found.append((accuracy(False), accuracy(True)))
print("=", *[wrong for wrong, _ in found])
print("=", *[honest for _, honest in found])
#: what 2
def fall(*columns):
    falls = []
    for seed in range(10):
        order = list(range(500))
        random.Random(seed).shuffle(order)
        right = 0
        for i, row in enumerate(rows):
            mixed = [rows[order[i]][c] if c in columns else row[c] for c in range(3)]
            right += complaint(*mixed) == row[3]
        falls.append(sum(complaint(*row[:3]) == row[3] for row in rows) / 500 - right / 500)
    return sum(falls) / 10

found = fall(0), fall(1), fall(0, 1), fall(2)
assert all(abs(a - b) < 0.03 for a, b in zip(found, (0.08, 0.08, 0.23, 0.25))), found

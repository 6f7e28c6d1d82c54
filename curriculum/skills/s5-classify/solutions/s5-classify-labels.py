#: what 1 > answers.txt
ANSWERS, truth = open("answers.txt").read(), "ddddddddrrrrrrrrfffffffooooooo"
#: hint 2 'pairs = '
def accuracy(without, sure=False):
    rest = list(zip(pairs, truth))[without:]
    right = [letter == t for (letter, c), t in rest if letter != "u" and (c == 95 or not sure)]
    return sum(right) / len(right)

answered = [(letter == t, c) for (letter, c), t in zip(pairs, truth) if letter != "u"]
assert len(pairs) == 30 and len(answered) == 28
assert round(accuracy(0), 3) == 0.857 and round(accuracy(0, True), 3) == 0.867
sure = [ok for ok, c in answered if c == 95]
assert (sum(sure), len(sure)) == (13, 15)
print("=", *[accuracy(n) for n in (1, 2, 3, 4, 5, 9, 10, 13)])
print("=", *[accuracy(n, True) for n in (1, 3, 5, 9, 10, 13, 16, 18)])

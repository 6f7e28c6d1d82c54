#: what 1 > answers.txt
ANSWERS, truth = open("answers.txt").read(), "ddddddddrrrrrrrrfffffffooooooo"
#: hint 2 'pairs = '
answered = [(letter == t, c) for (letter, c), t in zip(pairs, truth) if letter != "u"]
assert len(pairs) == 30 and len(answered) == 28
print("=", sum(ok for ok, _ in answered) / 28)
sure = [ok for ok, c in answered if c == 95]
assert (sum(sure), len(sure)) == (13, 15)
print("=", sum(sure) / len(sure))

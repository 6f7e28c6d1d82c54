#: what 1 > log.py
import contextlib, io, sys
from log import log_lines
#: hint 3 1
def only(card, pairs):
    for name, points in pairs:
        if name == card:
            yield points

with contextlib.redirect_stderr(io.StringIO()) as said:
    print("=", sum(only("card7", answers(log_lines()))))
print("=", said.getvalue().split()[1])
g = answers(log_lines(10))
assert next(g) == ("card0", 0) and next(g) == ("card1", 1)
assert len(list(g)) == 7 and list(g) == []

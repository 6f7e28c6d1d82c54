#: what 1 > given.py
from given import FINDINGS, ORDER

def ranked(findings):
    return #: hint 1 'sorted('

#: hint 3 1
taken, left = within(FINDINGS, 6)
assert ranked(FINDINGS)[0][0].startswith("wrong room") and sum(f[4] for f in FINDINGS if f[0] in taken) + left == 6
print("=", len(taken))

#: what 1 > given.py
import unicodedata
from given import ANSWERS, CASES
#: hint 3 1
right = [c["id"] for c in CASES if holds(c, ANSWERS[c["id"]])]
assert 2 in right and 9 not in right and 12 not in right and 14 in right and 5 not in right
print("=", sum(c["kind"] == "plain" for c in CASES if c["id"] in right))

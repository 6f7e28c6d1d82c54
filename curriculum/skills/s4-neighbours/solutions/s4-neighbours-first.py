#: what 1 > fruit.py
import math
from fruit import basket
#: hint 3 1
found = []
for own in (1, 3, 4, 5, 8, 9):
    rows = basket(own)
    examples, aside = rows[:40], rows[40:]
    assert right(examples, examples) == 40
    found.append(right(aside, examples))
assert nearest((200, 6, 1), basket(1)[:40]) in {"apple", "lemon", "pear"}
print("=", *found)

#: what 1 > given.py
from given import log
#: hint 3 1
found = []
for own in (1, 2, 3, 4, 5, 6):
    events = log(own)
    assert len(pairs(events, "asked")) == 36 and pairs(events, "wrong") <= pairs(events, "finished")
    found.append(len(right(events)))
print("=", *found)

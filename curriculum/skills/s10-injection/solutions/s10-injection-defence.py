#: what 1
def success(**kw):
    return #: hint 1 'sum('

def blocked(**kw):
    return sum(bot(text, **kw) == "blocked" for text in HARMLESS)

assert (success(), blocked()) == (9, 0)
assert blocked(block=BLOCK) == 2
assert (success(secret=False, tool=False), blocked(secret=False, tool=False)) == (0, 0)
assert success(block=BLOCK) == 5
own = "rules", "translate", "code", "send", "print", "admin", "eve", "above"
print("=", *[success(block=(*BLOCK, word)) for word in own])

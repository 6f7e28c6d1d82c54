#: what 1
def parse(line, number):
    #: hint 2 'parts = '
    #: hint 2 'if len(parts)'
    return tuple(parts)

def load(text):
    #: hint 3 1

good, bad = load(BAD)
assert good == [("water", "水"), ("mountain", "山"), ("big", "大")]
print("=", len(bad))

import hashlib
#: what 1

def fingerprints(given):
    marks = {}
    for name, value in given.items():
        marks[name] = #: hint 2 'hashlib'
    for name, inputs in STEPS.items():
        value = (name, [marks[i] for i in inputs])
        marks[name] = #: hint 2 'hashlib'
    return marks

def stale(old, new):
    return [name for name in STEPS if old[name] != new[name]]

before = fingerprints(GIVEN)
count = [len(stale(before, fingerprints({**GIVEN, name: "changed"}))) for name in GIVEN]
assert stale(before, fingerprints({**GIVEN, "prompt": "v4"})) == ["answers", "report"]
print("=", *count)

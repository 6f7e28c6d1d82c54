import json
from collections import Counter
#: what 1
def run(model, max_steps=12):
    done, counted = [], Counter()
    while len(done) < max_steps:
        said = model([])
        tool, args = said["tool"], said["args"]
        key = #: hint 2 '(tool, '
        counted[key] += 1
        if counted[key] == 3:
            return {"stopped": "loop", "steps": done}
        done.append(key)
    return {"stopped": "steps", "steps": done}

ended = run(script)
assert ended["stopped"] == "loop"
print("=", len(ended["steps"]))

#: what 1 > triage.py
import json
from pathlib import Path

fixed = Path("triage.py").read_text()

def loaded(text):
    names = {}
    exec(text, names)
    return names

def answers(names, *replies):
    replies, calls = iter(replies), []
    def call(messages):
        calls.append(messages)
        reply = next(replies)
        if reply is TimeoutError:
            raise reply
        return reply
    return names["triage"](call, "It crashes"), len(calls)

good, never = '{"label": "bug"}', '{"label": "urgent"}'
before = loaded(fixed)
assert answers(before, good) == ("bug", 1)
assert answers(before, "Sure!", good) == ("bug", 2)
assert answers(before, "Sure!", "No.") == ("unsure", 2)
assert answers(before, TimeoutError) == ("unsure", 1)
assert answers(before, never, never) == ("urgent", 1), "this test is red at first"
fixed = fixed.replace('            return json.loads(call(messages))["label"]', """\
            label = json.loads(call(messages))["label"]
            if label not in LABELS: raise ValueError(label)
            return label""")
after = loaded(fixed)
assert answers(after, never, never) == ("unsure", 2) and answers(after, good) == ("bug", 1)
assert after["report"]([("a", "bug")]).startswith("Report of 2")

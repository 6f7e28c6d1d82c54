import json
from pathlib import Path

#: hint 2 1
#: hint 3 1
template = {"version": 2, "temperature": 0, "system": "Label the issue.", "user": "<issue>{issue}</issue>",
            "examples": [["App crashes on start", '{"label": "bug"}'], ["Please add dark mode", '{"label": "feature"}'],
                         ["How do I export?", '{"label": "question"}']]}
Path("triage-2.json").write_text(json.dumps(template))
messages = render("triage-2.json", "It crashes on save {x}")
assert len(messages) == 8 and messages[-1]["content"] == "<issue>It crashes on save {x}</issue>"
assert json.loads(answer({"messages": messages}))["label"] == "bug"
assert json.loads(answer({"messages": [messages[0], messages[-1]]}))["label"] == "question"
lengths = []
for own in range(4, 10):
    Path("own.json").write_text(json.dumps({**template, "examples": template["examples"][:1] * own}))
    lengths.append(len(render("own.json", "It crashes")))
print("=", *lengths)

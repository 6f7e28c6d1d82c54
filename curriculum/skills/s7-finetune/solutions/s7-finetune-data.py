#: what 1 > bad.jsonl
import json

seen, faults = set(), 0
for line in open("bad.jsonl"):
    try:
        messages = json.loads(line)["messages"]
        assert [m["role"] for m in messages] == ["user", "assistant"]
        answer = json.loads(messages[1]["content"])
        assert set(answer) == {"label", "urgent"} and answer["label"] in ("bug", "billing", "howto")
        text = messages[0]["content"]
        key = #: hint 3 '"".join'
        assert key not in seen
        seen.add(key)
    except (AssertionError, ValueError):
        faults += 1
print("=", faults)

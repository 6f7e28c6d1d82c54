#: what 1 > bad.jsonl
import json

def check(files):
    seen, faults = set(), 0
    for file in files:
        for line in open(file):
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
    return faults

assert check(["bad.jsonl"]) == 4
print("=", *[check(["bad.jsonl"] * times) for times in range(2, 8)])

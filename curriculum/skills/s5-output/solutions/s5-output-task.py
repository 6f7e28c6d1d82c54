import json

class Refused(Exception): pass

def parse(text):
    d = json.loads(text)
    if not isinstance(d, dict) or set(d) != {"label", "confidence"}:
        raise ValueError("wants exactly label and confidence")
    if d["label"] not in ("bug", "feature", "question"):
        raise ValueError("unknown label")
    c = d["confidence"]
    if isinstance(c, bool) or not isinstance(c, (int, float)) or not 0 <= c <= 1:
        raise ValueError("confidence is no number from 0 to 1")
    return d

#: hint 3 1
good = '{"label": "bug", "confidence": 0.9}'
for bad in ["", f"```json\n{good}\n```", good.replace("bug", "Bug"), good.replace("0.9", '"high"'),
            good.replace("0.9", "1.5"), good.replace("0.9", "true"), '{"label": "bug"}',
            good.replace("}", ', "more": 1}'), good[:-5]]:
    replies = iter([bad, good])
    assert ask(lambda messages: next(replies), []) == json.loads(good), bad
    replies = iter([bad, bad, good])
    try:
        ask(lambda messages: next(replies), [])
        raise SystemExit("a third call was made")
    except Refused:
        pass

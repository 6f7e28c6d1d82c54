#: what 1 > recorded.txt
import json
#: what 2
def pieces(lines):
    for line in lines:
        if not line.startswith("data: "):
            continue
        if line[6:] == "[DONE]":
            break
        piece = json.loads(line[6:])["choices"][0]["delta"].get("content")
        if piece:
            yield piece

text = "".join(pieces(open("recorded.txt", encoding="utf-8").read().split("\n")))
assert text == "Tea is ready, 茶好了"
print("=", len(text))
waits = []
time.sleep = waits.append
assert "".join(fake_stream(0)) == "Rinse the rice, add water, wait twenty minutes. " and len(waits) == 9

#: what 1 > call.py
from call import request
import json
#: what 2
#: hint 3 1
made = request("https://model.example/v1", "k", "m-1", "Why is tea green?")
assert made.full_url.endswith("/v1/chat/completions") and made.get_method() == "POST"
assert json.loads(made.data)["max_tokens"] == 200 and made.get_header("Authorization") == "Bearer k"
content, reason, tokens, model = parse(CUT)
assert content == "The tea" and reason == "length" and model == "m-1"
print("=", tokens)

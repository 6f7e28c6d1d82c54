import json, urllib.request
from dataclasses import dataclass

@dataclass
class Reply:
    text: str
    tokens: int
    finish: str

def parse(d):
    #: hint 3 'c = d'

class Hosted:
    def __init__(self, base_url, model, key):
        self.base_url, self.model, self.key = base_url, model, key

    #: what 1

class Replay:
    def __init__(self, replies):
        self.it, self.calls = iter(replies), []

    def complete(self, messages):
        self.calls.append(messages)
        reply = next(self.it, None)
        if reply is None:
            raise AssertionError("no recorded reply left")
        return reply

#: what 2
class answered:
    def __enter__(self):
        return self
    def __exit__(self, *_):
        pass
    def read(self, *_):
        return json.dumps(BODY).encode()

urllib.request.urlopen = lambda req, timeout: answered()
assert Hosted("http://127.0.0.1", "any", "key").complete([]) == Reply("Hello!", 34, "stop")
assert Replay(["one"]).complete([]) == "one"
print("=", parse(BODY).tokens)

#: what 1 > given.py
from given import presses
#: hint 3 1
own_site = "http://127.0.0.1:8030"
assert decide({}, 2000, own_site) == 411 and decide({"Content-Length": "x"}, 2000, own_site) == 400
assert decide({"Content-Length": "-1"}, 2000, own_site) == 400
assert decide({"Content-Length": "3000"}, 2000, own_site) == 413
assert decide({"Content-Length": "9", "Origin": "https://else.example"}, 2000, own_site) == 403
assert decide({"Content-Length": "9", "Origin": own_site}, 2000, own_site) == 200

def passed(seed):
    seen = {}
    count = sum(allow("ada", now, seen) for now in presses(seed))
    assert 5 <= count < 60
    return count

print("=", *[passed(own) for own in (1, 2, 4, 5, 6, 7)])

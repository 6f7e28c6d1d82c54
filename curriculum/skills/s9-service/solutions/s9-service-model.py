# after: s2-repo-module
#: what 1 > classify/serve.py
import json, socket, subprocess, sys, time, urllib.error, urllib.request
from pathlib import Path

with socket.socket() as s:                 # 8020 may be taken
    s.bind(("127.0.0.1", 0))
    port = s.getsockname()[1]
answer = r'''
LABELS, MODEL = {"delivery", "refund", "fault", "other"}, "rule"

def error(status, code, field, message):
    return status, {"error": {"code": code, "field": field, "message": message}}

#: hint 3 1
'''
Path("classify/model_or_rule.py").write_text(
    'def label(text):\n    return ("refund", 0.8) if "退款" in text else ("magic" if "magic" in text else "other", 0.5)\n')
given = Path("classify/serve.py").read_text().replace("8020", str(port))
Path("classify/serve.py").write_text(given.replace("class Api", answer + "\nclass Api"))
server = subprocess.Popen([sys.executable, "-m", "classify.serve"], stderr=subprocess.DEVNULL)
for _ in range(100):
    with socket.socket() as s:
        if s.connect_ex(("127.0.0.1", port)) == 0:
            break
    time.sleep(0.05)

def post(body, path="/v1/classify"):
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", body.encode(), timeout=5) as r:
            return r.status, json.load(r)
    except urllib.error.HTTPError as e:
        return e.code, json.load(e)

assert post('{"text": "我要退款"}') == (200, {"label": "refund", "score": 0.8, "model": "rule", "schema": "v1"})
assert post('{"text": ""}')[0] == 422
own = "{}", "[1, 2]", '{"text": 7}', '"hello"', '{"text": "  "}', "[]", '{"text": null}', "text"
print("=", *[post(body)[0] for body in own])
for body, status in (("no JSON", 400), ("{}", 422), ('{"text": 7}', 422), ('{"text": "magic"}', 502),
                     (json.dumps({"text": "a" * 2001}), 422)):
    assert post(body)[0] == status, body
assert post("{}", "/v2/classify")[0] == 404
server.kill()

#: what 1
def state(call, messages):
    try:
        reply = call(messages)
    except TimeoutError:
        return "timeout"
    if reply["status"] == 429:
        return "busy"
    if reply.get("refusal"):
        return "refused"
    if not reply["content"]:
        return "empty"
    return "cut" if reply["finish_reason"] == "length" else "ok"

for wanted in ("timeout", "refused", "empty", "cut", "busy", "ok"):
    assert state(failing, [{"role": "user", "content": wanted}]) == wanted, wanted

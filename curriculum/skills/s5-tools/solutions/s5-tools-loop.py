import time
#: what 1
#: what 2
FUNCTIONS = {"calc": calc, "now": lambda: time.ctime()}

def execute(c):
    try:
        #: hint 2 'args = '
        return FUNCTIONS[c["function"]["name"]](**args)
    except ValueError as error:
        return str(error)

def run(model, messages, bound=5):
    for _ in range(bound):
        reply = model(messages)
        messages.append(reply)
        calls = reply.get("tool_calls")
        if not calls:
            return reply["content"]
        for c in calls:
            messages.append({"role": "tool", "tool_call_id": c["id"], "content": execute(c)})
    return f"stopped after {bound} rounds"

messages = [{"role": "system", "content": ""}, {"role": "user", "content": ""}]
assert run(script, messages) == "17*23 is 391."
assert messages[3]["content"] == "391" and "only numbers" in messages[6]["content"]
assert run(lambda m: {"tool_calls": [call("x", "now")]}, []) == "stopped after 5 rounds"
print("=", len(messages))

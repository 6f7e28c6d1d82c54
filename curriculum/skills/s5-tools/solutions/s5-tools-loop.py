import time
#: what 1
#: what 2
FUNCTIONS = {"calc": calc, "now": lambda: time.ctime()}

#: hint 3 1

messages = [{"role": "system", "content": ""}, {"role": "user", "content": ""}]
assert run(script, messages) == "17*23 is 391."
assert messages[3]["content"] == "391" and "only numbers" in messages[6]["content"]
assert run(lambda m: {"tool_calls": [call("x", "now")]}, []) == "stopped after 5 rounds"

bad = [call("a", "calc", expression=e) for e in ("1/0", "2+", 7, "9" * 400 + "/3")]
bad += [call("b", "calc"), call("c", "clock"), {"id": "d", "function": {"name": "now", "arguments": "{"}}]
said = []
turns = iter([{"tool_calls": bad}, {"content": "sorry"}])
assert run(lambda m: next(turns), said) == "sorry" and len(said) == 9
kinds = [m["content"].split(":")[0] for m in said[1:8]]
assert kinds == ["ZeroDivisionError", "SyntaxError", "TypeError", "OverflowError", "TypeError", "KeyError", "JSONDecodeError"], kinds
print("=", len(messages))

#: what 1 > gate.py
from gate import QUESTIONS, RULES, gate

def better(question):
    for route, words in RULES:
        if any(word in question.lower() for word in words):
            return route
    return "model"

assert gate("REFUND please") == "model" and better("REFUND please") == "person"
assert better("密码学的书在哪里") == "refuse" and better("Is the address also on the form?") == "fixed"
print("=", [better(q) for q in QUESTIONS].count("model"))

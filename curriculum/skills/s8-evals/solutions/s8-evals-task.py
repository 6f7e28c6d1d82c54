class Refused(Exception): pass

temperature, path, gold, pred = 0, "triage-1", [], []
cases = [{"issue": text, "label": label} for text, label in
         [("It crashes", "bug"), ("Login fails", "bug"), ("Add tags", "feature"), ("How?", "question")]]
render = lambda path, issue: [{"role": "user", "content": issue}]
chat = lambda messages, temperature: messages[-1]["content"]

def ask(chat, messages):
    if chat(messages) == "How?":
        raise Refused
    return {"label": "bug" if "crash" in chat(messages) else "feature"}

#: hint 3 1
assert (div(right, len(gold)), div(tp, pred.count("bug")), div(tp, gold.count("bug"))) == ("0.50", "1.00", "0.50")
assert div(0, 0) == "n/a"

import unicodedata
#: what 1
#: what 2
def clean(text):
    text = unicodedata.normalize("NFKC", text).strip()[:500]
    if not text:
        raise ValueError("empty text")
    return text

def render(text, examples):
    messages = [{"role": "system", "content": "billing, bug or question"}]
    for asked, answered in examples:
        messages += [{"role": "user", "content": f"<message>{asked}</message>"},
                     {"role": "assistant", "content": answered}]
    return messages + [{"role": "user", "content": f"<message>{text}</message>"}]

def label(reply):
    reply = reply.lower().strip()
    return reply if reply in ("billing", "bug", "question") else "unsure"

right = lambda examples: sum(label(fake(text, examples)) == wanted for text, wanted in TEST)
assert right([]) == 4 and len(render("hi", EXAMPLES)) == 14 and clean(" Ａ ") == "A"
assert [t for t, _ in TEST if label(fake(t, EXAMPLES)) == "unsure"] == ["一打开就闪退", "扣款扣了两次"]
assert right(EXAMPLES) == 10
own = (1, 3, 5), (2, 4, 6), (1, 2, 3), (1, 2, 3, 4), (3, 4), (5, 6)
print("=", *[right([EXAMPLES[n - 1] for n in some]) for some in own])

import math, random
#: what 1
def softmax(logits, temperature):
    e = {t: math.exp(x / temperature) for t, x in logits.items()}
    return {t: x / sum(e.values()) for t, x in e.items()}

#: hint 3 1
probs = softmax(LOGITS, 1)
assert set(top_p(probs, 0.9)) == {"tea", "water", "coffee"}
print("=", probs["tea"])

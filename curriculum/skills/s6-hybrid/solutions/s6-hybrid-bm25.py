import math, re
from collections import Counter

def tokens(text):
    out = []
    runs = #: hint 1 're.finditer'
    for run in runs:
        w = run[0]
        if re.match(r"[\u4e00-\u9fff]", w):
            out += #: hint 2 '[w[i:i + 2]'
        elif w.rstrip(".-"):
            out.append(w.rstrip(".-"))
    return out

class BM25:
    def __init__(self, texts, k=1.5, b=0.75):
        self.docs = [Counter(tokens(t)) for t in texts]
        self.lengths = [sum(d.values()) for d in self.docs]
        self.mean, self.k, self.b = sum(self.lengths) / len(texts), k, b
        self.n = Counter(t for d in self.docs for t in d)

    def scores(self, query):
        N = len(self.docs)
        idf = lambda t: math.log(1 + (N - self.n[t] + 0.5) / (self.n[t] + 0.5))
        part = lambda f, length: f * (self.k + 1) / (f + self.k * (1 - self.b + self.b * length / self.mean))
        return [sum(idf(t) * part(d[t], length) for t in tokens(query) if d[t])
                for d, length in zip(self.docs, self.lengths)]

assert len(tokens("登录失败，错误码 E502，请重试")) == 8
index = BM25(["error 502 on login", "login page is slow", "refund for order 502 502"])
scores = index.scores("error 502")
assert [round(s, 3) for s in scores[1:]] == [0, 0.640] and index.lengths == [4, 4, 5], scores
assert round(scores[0], 3) == 1.503
own = "error", "error on", "error on 502", "502 login", "login error 502", "error on login 502", "login"
print("=", *[index.scores(query)[0] for query in own])

# after: s2-repo-module
# needs: sklearn
#: what 1 > classify/test.txt
from collections import Counter
from classify.data import rows
from classify.report import unique
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline

train = unique(rows())
lines = [line.split(" ", 1) for line in open("classify/test.txt", encoding="utf-8").read().splitlines()]
truth, texts = "".join(l for l, _ in lines), [t for _, t in lines]
most = Counter(r["label"][0] for r in train).most_common(1)[0][0]
print("=", truth.count(most) / len(truth))
model = make_pipeline(TfidfVectorizer(analyzer="char", ngram_range=(1, 3)), LogisticRegression(max_iter=1000))
model.fit([r["text"] for r in train], [r["label"] for r in train])
predicted = "".join(p[0] for p in model.predict(texts))
print("=", sum(a == b for a, b in zip(truth, predicted)) / len(truth))

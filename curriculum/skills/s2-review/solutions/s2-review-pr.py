# after: s2-repo-module
from classify.data import rows
from classify.report import unique

texts = [r["text"] for r in unique(rows())]
print("=", round(sum(map(len, texts)) / len(texts), 1))

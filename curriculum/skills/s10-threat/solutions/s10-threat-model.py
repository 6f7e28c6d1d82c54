#: what 1 > diff.txt
import re

PATTERNS = [
    r"""
    #: what 'sk-'
    """, r"""
    #: what 'AKIA'
    """, r"""
    #: what '-----BEGIN'
    """, r"""
    #: what '(?i)'
    """]
PATTERNS = [p.strip() for p in PATTERNS]
secret = lambda line: any(re.search(p, line) for p in PATTERNS)
lines = open("diff.txt").read().splitlines()
print("=", sum(line.startswith("+") and not line.startswith("+++") and secret(line) for line in lines))
for key in ("sk-proj-abcDEF0123_456-789abc", "sk-ant-api03-abcDEF0123_456-789abc"):
    assert secret(f"key: {key}"), key

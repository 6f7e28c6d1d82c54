#: what 1
#: hint 3 1
assert stale(CLAIMS, CHANGES) == ["injection", "groups"]
print("=", len(stale(CLAIMS, CHANGES)))
days = ("2026-04-30", "2026-05-02", "2026-05-03", "2026-05-19", "2026-05-21", "2026-06-01")
print("=", *[len(stale(CLAIMS, [*CHANGES, (day, "model")])) for day in days])
# not run: hint 2: a git command in running text

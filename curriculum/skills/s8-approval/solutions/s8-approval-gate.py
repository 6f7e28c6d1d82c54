import hashlib, json
from pathlib import Path

PROPOSALS, TRASHED, AUDIT = {}, [], []
TOOLS = {"trash": lambda names: TRASHED.extend(names)}
digest = lambda tool, args: hashlib.sha256(json.dumps([tool, args], sort_keys=True).encode()).hexdigest()
audit = lambda p, outcome: AUDIT.append(outcome)
#: hint 3 1
def proposal(status, args={"names": ["a"]}):
    id = len(PROPOSALS)
    PROPOSALS[id] = {"status": status, "expires": 600, "hash": digest("trash", args)}
    return id

execute(proposal("approved"), "trash", {"names": ["a"]}, 10)
for id, args, now in [(0, ["a"], 20), (proposal("rejected"), ["a"], 10), (proposal("approved"), ["b"], 10),
                      (proposal("approved"), ["a"], 601)]:
    try:
        execute(id, "trash", {"names": args}, now)
        raise SystemExit("it ran")
    except PermissionError:
        pass
assert TRASHED == ["a"] and AUDIT == ["run", "not approved", "not approved", "changed", "expired"]
Path("notes").mkdir()
ROOT = Path("notes").resolve()
for name, inside in (("a", True), ("../secrets", False), ("/etc/passwd", False)):
    #: hint 1 'p = '
    assert p.is_relative_to(ROOT) == inside

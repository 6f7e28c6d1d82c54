#: what 1 > given.py
import json
from pathlib import Path
from given import calls
#: hint 3 1
def made(seed):
    path = Path(f"ledger{seed}.json")
    count = 0
    for tokens_in, tokens_out in calls(seed):
        ledger = Ledger(path, 300_000)          # as after a restart
        try:
            amount = ledger.reserve(tokens_in, 300)
        except OverBudget:
            break
        ledger.settle(amount, tokens_in, tokens_out)
        count += 1
    assert Ledger(path, 300_000).spent <= 300_000 and Ledger(path, 300_000).reserved == 0
    return count

print("=", *[made(own) for own in (7, 11, 13, 19, 23, 29)])

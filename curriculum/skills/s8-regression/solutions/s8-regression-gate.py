import io, sys

def gate(baseline, now, floor, fall, never):
    reasons = []
    if sum(now.values()) / len(now) < floor:
        reasons.append("accuracy")
    if sum(baseline.values()) - sum(now.values()) > fall:
        reasons.append("fewer right")
    reasons += [f"{id} is wrong" for id in never if not now.get(id)]
    reasons += [f"{id} is missing" for id in baseline if id not in now]
    return reasons

#: what 1
print("=", len(gate(BASE, NOW, floor=0.75, fall=1, never=["c3", "c18"])))

#: what 1
kept, counts = [], {}
for text in mock_model(5):
    #: hint 3 1
    reason = "short" if len(text) < 15 else "talk" if text.startswith("Sure") else "near" if near else "kept"
    counts[reason] = counts.get(reason, 0) + 1
    if reason == "kept":
        kept.append(text)
print("=", counts["kept"])

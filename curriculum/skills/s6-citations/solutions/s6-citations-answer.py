#: what 1
passages = ["Refunds are possible within 14 days. Return shipping is paid by the buyer.", "退款在7天内到账。"]
found = offline_answer("Who has paid the return shipping?", passages)
assert found["answer"][0]["source"] == 1 and "paid by the buyer" in found["answer"][0]["quote"]
assert offline_answer("几天内到账？", passages)["answer"][0]["source"] == 2
assert not offline_answer("dark mode", passages)["found"]

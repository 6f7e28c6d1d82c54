#: what 1
questions.append("rain")
answers.append("雨")
assert len(questions) == len(answers) == 11
print("=", sum(len(q) for q in questions))
assert questions.sort() is None

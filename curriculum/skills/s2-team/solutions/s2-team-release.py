#: what 1 > kind_marks.py
import kind_marks, re
#: hint 3 1
assert kind_marks.marks("tea", "") == 1 and marks("tea", "") == 0
assert marks("tea", "a") == 0 and marks("tea", "tee") == 1 and marks("ice cream", "icecream") == 2
before = kind_marks.marks.__defaults__[0]
before.clear()
for _ in range(3):
    kind_marks.marks("tea", "wine")
print("=", len(before))

#: what 1 > page.py
import re
from page import PAGE
#: hint 3 1
sections = re.split(r"(?m)^ *## ", PAGE)[1:]
assert len(sections) == 4 and not complete(sections[1]) and not complete(sections[3])
print("=", sum(map(complete, sections)))

#: what 1 > box_cards.py
#: what 2 > test_cards.py
import re, subprocess, sys
from pathlib import Path

def failing():
    ran = subprocess.run([sys.executable, "-m", "unittest"], capture_output=True, text=True).stderr
    tests = int(re.search(r"Ran (\d+) test", ran)[1])
    return tests, sum(int(n) for n in re.findall(r"(?:failures|errors)=(\d+)", ran))

assert failing() == (2, 1), failing()
more = {"another_word": 'assertFalse(is_right("water", "wine"))',
        "spaces_in_the_deck": 'assertTrue(is_right(" 水", "水"))',
        "three_of_four": "assertEqual(percent(3, 4), 75.0)",
        "one_up": "assertEqual(next_box(1, True), 2)",
        "the_last_box": "assertEqual(next_box(5, True), 5)",
        "back_to_the_first": "assertEqual(next_box(4, False), 1)"}
tests = Path("test_cards.py").read_text()
new = "".join(f"    def test_{name}(self):\n        self.{line}\n\n" for name, line in more.items())
Path("test_cards.py").write_text(tests.replace('if __name__', new + 'if __name__'))
ran, red = failing()
assert ran == 8
print("=", red)
cards = Path("box_cards.py").read_text()
cards = cards.replace("== answer.lower()", "== answer.strip().lower()")
cards = cards.replace("    return round", "    if asked == 0: return 0\n    return round")
cards = cards.replace("return box + 1", "return min(box + 1, 5)")
Path("box_cards.py").write_text(cards)
assert failing() == (8, 0), failing()

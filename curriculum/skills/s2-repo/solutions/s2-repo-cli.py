# after: s2-repo-module
import argparse, subprocess, sys
from pathlib import Path

#: hint 3 'def data_dir'
assert data_dir("a", {"CLASSIFY_DATA": "b"}, {"data_dir": "c"}) == "a"
assert data_dir(None, {"CLASSIFY_DATA": "b"}, {"data_dir": "c"}) == "b"
assert (data_dir(None, {}, {"data_dir": "c"}), data_dir(None, {}, {})) == ("c", "data")
Path("classify/__main__.py").write_text('''\
import argparse, sys
from classify.data import rows
from classify.report import unique

def main(argv=None):
    parser = argparse.ArgumentParser()
    sub = parser.add_subparsers(dest="command", required=True)
    stats = sub.add_parser("stats")
    stats.add_argument("--label", choices=["delivery", "refund", "fault", "other"])
    o = parser.parse_args(argv)
    print(sum(r["label"] == o.label for r in unique(rows())))
    return 0

if __name__ == "__main__":
    sys.exit(main())
''')
run = lambda *words: subprocess.run([sys.executable, "-m", "classify", *words], capture_output=True, text=True)
print("=", run("stats", "--label", "nope").returncode)
print("=", run("stats", "--label", "refund").stdout.strip())

import argparse, pathlib, subprocess, sys

if len(sys.argv) == 1:
    def run(text):
        pathlib.Path("page.txt").write_text(text, encoding="utf-8")
        return subprocess.run([sys.executable, __file__, "page.txt"], capture_output=True, text=True)

    short, long = run("a" * 1000), run("a" * 30_000)
    assert short.stdout == "300 fits ¥3.00\n" and short.returncode == 0, short
    assert "too long" in long.stdout and long.returncode == 1, long
    own = [run("字" * n + "a" * 500).stdout for n in range(1200, 3301, 300)]
    print("=", *[line.split("¥")[1].strip() for line in own])
    sys.exit()

parser = argparse.ArgumentParser()
parser.add_argument("file")
for name, value in dict(window=8192, max_out=300, calls=1000, in_price=2, out_price=8).items():
    parser.add_argument("--" + name.replace("_", "-"), type=float, default=value)
o = parser.parse_args()
#: hint 3 1

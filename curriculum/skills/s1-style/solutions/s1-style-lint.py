# needs: pyflakes
#: what 1 > messy.py
import subprocess, sys

run = lambda *words: subprocess.run([sys.executable, *words], capture_output=True, text=True)
assert run("messy.py").stdout == "[10, 20]\ndone\n"
print("=", len(run("-m", "pyflakes", "messy.py").stdout.splitlines()))

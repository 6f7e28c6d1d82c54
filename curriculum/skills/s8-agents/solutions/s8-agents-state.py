import json, os, subprocess, sys
from pathlib import Path

if len(sys.argv) == 1:
    run = lambda keys, **env: subprocess.run([sys.executable, __file__, keys], env={**os.environ, **env}).returncode
    for keys in ("without", "with"):
        assert run(keys, CRASH="5") == 1 and run(keys) == 0
        print("=", len(Path("effects.log").read_text().splitlines()), flush=True)
        Path("effects.log").unlink()
        Path("state.json").unlink()
    sys.exit()

log, path = Path("effects.log"), Path("state.json")
log.touch()

def save(state):
    Path("state.json.tmp").write_text(json.dumps(state))
    os.replace("state.json.tmp", path)

state = json.loads(path.read_text()) if path.exists() else {"done": 0}
for n in range(state["done"] + 1, 9):
    if sys.argv[1] == "with":
        #: hint 3 1
    else:
        with log.open("a") as f:
            f.write(f"step {n}\n")
        if os.environ.get("CRASH") == str(n):
            os._exit(1)
        state["done"] = n
        save(state)

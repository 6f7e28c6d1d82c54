import os, subprocess, sys

NAMES = ["PORT", "MODEL", "BASE_URL", "API_KEY"]
if len(sys.argv) == 1:
    env = {**os.environ, **dict.fromkeys(NAMES, "x")}
    run = lambda env: subprocess.run([sys.executable, __file__, "start"], env=env, capture_output=True, text=True)
    assert run(env).returncode == 0
    ended = run({k: v for k, v in env.items() if k != "MODEL"})
    assert ended.returncode == 2 and ended.stderr == "missing: MODEL\n", ended
else:
    #: hint 3 'missing = '
    #: hint 3 'if missing'

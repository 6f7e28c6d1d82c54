#: what 1 > args.py
python3 args.py moon fire sun | sort | head -n 1
python3 args.py moon fire sun > out.txt
test "$(wc -l < out.txt)" -eq 4
PLAYER=Ana python3 args.py x | grep -q 'hello Ana'
code=0
python3 args.py || code=$?
echo "= $code"

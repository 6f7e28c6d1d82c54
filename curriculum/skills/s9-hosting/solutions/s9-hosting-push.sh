# needs: git
#: what 1 > host.git-hook
git init -q --bare -b main host.git
cp host.git-hook host.git/hooks/post-receive
chmod +x host.git/hooks/post-receive
mkdir app
cd app
git init -q -b main
printf 'answer = 42\n' > answer.py
printf 'python3 -c "import answer; assert answer.answer == 42"\n' > gate.sh
git add .
git commit -qm "Right"
git remote add host ../host.git
git push -q host main
good=$(git rev-parse HEAD)
test "$(basename "$(readlink ../builds/current)")" = "$good"
printf 'answer = 41\n' > answer.py
git commit -qam "Wrong"
git push host main 2> ../said.txt
grep -q "stopped by the gate" ../said.txt
test "$(basename "$(readlink ../builds/current)")" = "$good"
printf 'answer = 42  # again\n' > answer.py
git commit -qam "Right again"
git push -q host main
test "$(basename "$(readlink ../builds/current)")" = "$(git rev-parse HEAD)"

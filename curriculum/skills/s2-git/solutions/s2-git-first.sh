# needs: git
mkdir -p ai-lab/study-cards
cd ai-lab
git init -q -b main
printf '.venv/\n__pycache__/\nresults.json\n' > .gitignore
printf 'water|水\nfire|火\n' > study-cards/deck.txt
echo 'print("a quiz")' > study-cards/study_cards.py
echo '{}' > results.json
git status
git add .gitignore study-cards
git --no-pager diff --staged
git commit -qm "Add flash-card quiz"
echo 'moon|月' >> study-cards/deck.txt
echo 'print("the end")' >> study-cards/study_cards.py
git add study-cards/deck.txt
git commit -qm "Add moon"
git add study-cards/study_cards.py
git commit -qm "Say when it is over"
test "$(git log --oneline | wc -l)" -eq 3
test -z "$(git status --porcelain)"
! git ls-files | grep -q results.json
#: what 1 > squares.py
cp ../squares.py .
counted=""
for n in 30 34 38 41 45 52 57; do
  sed -i.bak "s/^n = .*/n = $n/; s/^limit = .*/limit = 999/" squares.py
  python3 squares.py && git add squares.txt && git commit -qm "Squares of $n"
  sed -i.bak "s/^limit = .*/limit = 50/" squares.py
  python3 squares.py && git add squares.txt && git commit -qm "Some are big"
  counted="$counted $(git show --shortstat --format= | sed 's/.*, \([0-9]*\) insertion.*/\1/')"
done
echo "=$counted"

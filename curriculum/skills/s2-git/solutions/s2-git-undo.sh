# needs: git
mkdir git-lab
cd git-lab
git init -q -b main
printf 'water\nfire\ntree\nbig\nsmall\nmoon\n' > deck.txt
git add deck.txt
git commit -qm "Add deck"
git switch -qc more
echo sun >> deck.txt
git commit -qam "Add sun"
git switch -q main
sed -i.bak s/fire/flame/ deck.txt
git commit -qam "Rename fire"
git merge -q --no-edit more
git switch -q more
sed -i.bak s/moon/MOON/ deck.txt
git commit -qam "Loud moon"
git switch -q main
sed -i.bak 's/moon/full moon/' deck.txt
git commit -qam "Full moon"
! git merge -q more
git status | grep -q 'both modified'
sed -i.bak '/^<<<<<<<\|^=======\|^>>>>>>>/d; /MOON/d' deck.txt
git commit -qam "Both moons"
echo nonsense >> deck.txt
git restore deck.txt
echo nonsense >> deck.txt
git add deck.txt
git restore --staged deck.txt
git restore deck.txt
git revert --no-edit "$(git log --oneline | grep 'Rename fire' | cut -d' ' -f1)"
test "$(sed -n 2p deck.txt)" = fire
test "$(git log --merges --oneline | wc -l)" -eq 2
git log --oneline | head -n 1 | grep -q Revert
echo "= $(wc -l < deck.txt)"

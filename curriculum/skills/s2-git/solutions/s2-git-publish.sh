# needs: git
# after: s2-git-first
git init -q --bare -b main host.git
cd ai-lab
git ls-files
! git --no-pager log -p | grep -iE '^\+.*(password|key|token)'
git remote add origin "$PWD/../host.git"
echo '# Study cards' > README.md
git add README.md
git commit -qm "Say how to start it"
git push -q -u origin main
git bundle create cards.bundle main
cd ..
git clone -q host.git fresh
git clone -q -b main ai-lab/cards.bundle from-archive
python3 fresh/study-cards/study_cards.py
python3 from-archive/study-cards/study_cards.py

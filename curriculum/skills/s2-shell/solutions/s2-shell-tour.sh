mkdir ai-lab
cd ai-lab
#: what 1
echo "= $(ls cards old backup | grep -c txt)"
cd cards
test "$(cat ../old/fire.txt)" = fire
cd ../..
ls tour
rm -r tour

"""Makes the fonts of the pictures again: python3 src/pictures/font/make.py

Needs Debian's packages fonts-noto-cjk, fonts-noto-core and python3-fonttools. test/pictures/font.test.ts lists what is missing in them.
"""

from glob import glob
from os import path
from subprocess import check_call

here = path.dirname(path.abspath(__file__))
root = path.join(here, "..", "..", "..")
simplified_chinese = "2"

# Latin with its accents, Greek, Cyrillic, and the signs that texts have.
characters = {chr(code) for first, last in ((0x20, 0x7E), (0xA0, 0x24F), (0x370, 0x45F), (0x1E00, 0x1EFF)) for code in range(first, last + 1)}
characters |= {chr(code) for first, last in ((0x2010, 0x203A), (0x2070, 0x209F), (0x20A0, 0x20BF), (0x2190, 0x2199), (0x2200, 0x22FF), (0x25A0, 0x25FF), (0x3000, 0x30FF)) for code in range(first, last + 1)}


def every(encoding, leads, trails):
    for lead in leads:
        for trail in trails:
            try:
                yield bytes([lead, trail]).decode(encoding)
            except UnicodeDecodeError:
                pass


# All of GB2312, and the common half of Big5: names are also written in traditional characters.
characters |= set(every("gb2312", range(0xA1, 0xF8), range(0xA1, 0xFF)))
characters |= set(every("big5", range(0xA4, 0xC7), [*range(0x40, 0x7F), *range(0xA1, 0xFF)]))
# Characters of names that neither has.
characters |= set("𠮷喆堃珺燚婳镕翀赟彧玥昇晞玟琤璟瑄珈珩琬瑀媖嫣妘婧婕嬛彣旻昉昕昳晗晢曈暐杺桉桢梓楒榕樾歆沄沚沣沨泓洺浛浠涴淏淼湉滢漪潞潾澍澔濛灏炅炘烜烨焱焜煊煜熠燊燏爔犇瓅甯皓睿祎祐祺禛秾穟竑筠筱箬紘絃綦绮缦羿翊翎翚胤臻芃芊芮苒荞菡菲葳蓁蓉蔓薇薏蘅虓袆裎言訢诩谖谞豫贇轩辀辰迦逸邈郗鄢醴钊钰钿铄铖铠锜锴镒镝镧闫阆阗隽霁霂霏靓靖鞠韫韶颀颢颺飏飖飚饴馥骁骐骕骞骥髙鸢鹓麒黛龑䶮龢嘉珮瑢瓒晔昶洧垚垲埕堯墨奕娅娉婷孺宸寯屺峣崟嵘嵩巍帏帆弋弢怿恺悫惇愫慜懿戬扬抒拓挚掣揆敉斓旖昱晁晟晳")
for file in glob(root + "/src/i18n/**/*.ts", recursive=True) + glob(root + "/curriculum/**/*.*", recursive=True):
    with open(file, encoding="utf8", errors="ignore") as text:
        characters |= {c for c in text.read() if c >= " " and not "\ue000" <= c <= "\uf8ff"}



def make(font, name, number="0"):
    # Without features, widths are those of the single glyphs, as src/pictures/font.ts reads them.
    options = ["--font-number=" + number, "--layout-features=", "--no-hinting", "--output-file=" + path.join(here, name)]
    wanted = "--unicodes=" + ",".join(f"{ord(c):x}" for c in sorted(characters))
    check_call(["python3", "-m", "fontTools.subset", font, wanted, *options])


make("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", "noto-sans-sc.otf", simplified_chinese)
# Noto Sans CJK has few letters with accents: what it lacks of them is drawn with the other one.
make("/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf", "noto-sans.ttf")

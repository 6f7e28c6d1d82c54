import { writeFileSync } from 'node:fs';
import Holidays from 'date-holidays';

/** Writes `src/core/calendar/public-holidays.ts` from the package date-holidays: `npm run holidays`, when it has other dates. */

const countries =
  'AE AT AU BE BR CA CH CN DE DK ES FI FR GB HK IE IN IT JP KE KR MX MY NG NL NO NZ PL PT SE SG TW US ZA'.split(' ');
const years = [2026, 2027, 2028];

/** Of the package's days off for everybody, one is a school's alone. */
const notForAdults = new Set(["CN Children's Day"]);

const movedAsInTaiwan = 'and if Saturday then previous Friday if Sunday then next Monday';

/**
 * Days off that the package does not have yet, by its own rules. China's law of 10 November 2024 added two, from 2025 on: the
 * Spring Festival has four days, from New Year's Eve to the third of the first month, and Labour Day has two. Taiwan's of 28
 * May 2025 added five.
 */
const missing: Readonly<Record<string, readonly (readonly [rule: string, name: string])[]>> = {
  CN: [
    ['chinese 01-0-03', 'Spring Festival'],
    ['05-02', 'Labour Day'],
  ],
  TW: [
    ['1 day before chinese 01-0-00', "The day before Chinese New Year's Eve"],
    [`05-01 ${movedAsInTaiwan}`, 'Labour Day'],
    [`09-28 ${movedAsInTaiwan}`, "Confucius' Birthday"],
    [`10-25 ${movedAsInTaiwan}`, 'Taiwan Restoration Day'],
    [`12-25 ${movedAsInTaiwan}`, 'Day of the Constitution'],
  ],
};

/** The package has no simplified Chinese for most of them. */
const chinese: Readonly<Record<string, string>> = {
  "New Year's Day": '元旦',
  'The first day of January': '元旦',
  'Founding of the Republic of China': '元旦',
  'Spring Festival': '春节',
  "The day before Chinese New Year's Eve": '小年夜',
  "Confucius' Birthday": '孔子诞辰纪念日',
  'Taiwan Restoration Day': '台湾光复纪念日',
  'Day of the Constitution': '行宪纪念日',
  'Lunar New Year’s Day': '农历年初一',
  'The second day of Lunar New Year': '农历年初二',
  'The third day of Lunar New Year': '农历年初三',
  'The fourth day of Lunar New Year': '农历年初四',
  "Chinese New Year's Eve": '除夕',
  'Chinese New Year': '农历新年',
  'The second day of the Chinese New Year': '农历年初二',
  'The third day of the Chinese New Year': '农历年初三',
  'The forth day of the Chinese New Year': '农历年初四',
  'Chinese New Year Holiday': '农历新年假期',
  'Korean New Year': '韩国春节',
  'Qingming Festival': '清明节',
  'Ching Ming Festival': '清明节',
  'Tomb Sweeping Day': '清明节',
  'The day following Ching Ming Festival': '清明节翌日',
  'Labour Day': '劳动节',
  "Workers' Day": '劳动节',
  "Worker's Day": '劳动节',
  "Children's Day": '儿童节',
  'Dragon Boat Festival': '端午节',
  'Tuen Ng Festival': '端午节',
  'The day following Tuen Ng Festival': '端午节翌日',
  'Mid-Autumn Festival': '中秋节',
  'The day following the Chinese Mid-Autumn Festival': '中秋节翌日',
  'Korean Thanksgiving': '韩国中秋节',
  'Chung Yeung Festival': '重阳节',
  'The day following Chung Yeung Festival': '重阳节翌日',
  'National Day': '国庆日',
  'National Day / Double Tenth Day': '双十节',
  'The day following National Day': '国庆日翌日',
  'Hong Kong Special Administrative Region Establishment Day': '香港特别行政区成立纪念日',
  'Peace Memorial Day': '和平纪念日',
  'Birthday of the Buddha': '佛诞',
  'The day following Birthday of the Buddha': '佛诞翌日',
  "Buddha's Birthday": '佛诞',
  'Vesak Day': '卫塞节',
  Deepavali: '屠妖节',
  'Hari Raya Puasa': '开斋节',
  'Hari Raya Haji': '哈芝节',
  'Id el Fitr': '开斋节',
  'Id el Kabir': '宰牲节',
  'End of Ramadan (Eid al-Fitr)': '开斋节',
  'Feast of the Sacrifice (Eid al-Adha)': '宰牲节',
  'Day of Nuzul Al-Quran': '可兰经降世日',
  'Islamic New Year': '伊斯兰教新年',
  'Birthday of Muhammad (Mawlid)': '圣纪节',
  "Laylat al-Mi'raj": '登霄节',
  'First day of Ramadan': '斋月第一天',
  "Yang di-Pertuan Agong's Birthday": '国家元首诞辰',
  'Malaysia Day': '马来西亚日',
  'Good Friday': '耶稣受难日',
  'The day following Good Friday': '耶稣受难日翌日',
  'Easter Saturday': '复活节前星期六',
  'Easter Monday': '复活节星期一',
  'The day following Easter Monday': '复活节星期一翌日',
  'Maundy Thursday': '濯足星期四',
  'Ascension Day': '耶稣升天节',
  'Whit Monday': '圣灵降临节星期一',
  'Corpus Christi': '基督圣体节',
  Epiphany: '主显节',
  Assumption: '圣母升天节',
  'Immaculate Conception': '圣母无原罪日',
  "All Saints' Day": '诸圣节',
  "All Souls' Day": '万灵节',
  'Christmas Eve': '平安夜',
  'Christmas Day': '圣诞节',
  'The first weekday after Christmas Day': '圣诞节后第一个工作日',
  'Boxing Day': '节礼日',
  'St. Stephen’s Day': '圣斯德望日',
  'St. Brigid’s Day': '圣布里吉德日',
  'St. Patrick’s Day': '圣帕特里克节',
  'National Day of Saint Francis of Assisi': '圣方济各日',
  'Coming of Age Day': '成人节',
  'Foundation Day': '建国纪念日',
  "Emperor's Birthday": '天皇诞辰',
  'Spring Equinox Day': '春分日',
  'Showa Day': '昭和日',
  'Constitution Day': '宪法纪念日',
  'Greenery Day': '绿之日',
  'Marine Day': '海之日',
  'Mountain Day': '山之日',
  'Respect-for-the-Aged Day': '敬老日',
  "Citizens' Holiday": '国民休息日',
  'Autumnal Equinox Day': '秋分日',
  'Sports Day': '体育日',
  'Culture Day': '文化日',
  'Labor Thanksgiving Day': '勤劳感谢日',
  'Independence Movement Day': '三一节',
  'Memorial Day': '阵亡将士纪念日',
  'Liberation Day': '光复节',
  'National Foundation Day': '开天节',
  'Hangul Day': '韩文日',
  'Republic Day': '共和国日',
  'Ambedkar Jayanti': '安贝德卡诞辰',
  'Gandhi Jayanti': '甘地诞辰',
  'Independence Day': '独立日',
  'Australia Day': '澳大利亚国庆日',
  'Anzac Day': '澳新军团日',
  'ANZAC Day': '澳新军团日',
  "Day after New Year's Day": '元旦翌日',
  'Waitangi Day': '怀唐伊日',
  "King's Birthday": '国王诞辰',
  Matariki: '毛利新年',
  'Early May bank holiday': '五月初银行假日',
  'Spring bank holiday': '春季银行假日',
  'First Monday in May': '五月银行假日',
  'First Monday in June': '六月银行假日',
  'First Monday in August': '八月银行假日',
  'Last Monday in October': '十月银行假日',
  'National Holiday': '国庆日',
  Staatsfeiertag: '劳动节',
  Bundesfeiertag: '瑞士国庆日',
  'Federal Day of Thanksgiving, Repentance and Prayer': '联邦感恩祈祷日',
  'Victory Day': '二战胜利日',
  'Bastille Day': '法国国庆日',
  'Armistice Day': '一战停战日',
  "King's Day": '国王节',
  'Fiesta Nacional de España': '西班牙国庆日',
  'Día de la Constitución Española': '西班牙宪法日',
  'Liberation from Nazi-Fascism (1945)': '解放日',
  'Liberty Day': '自由日',
  'Portugal Day': '葡萄牙日',
  'Implantação da República': '共和国日',
  'Restauração da Independência': '恢复独立日',
  'Midsummer Day': '仲夏节',
  'Martin Luther King Jr. Day': '马丁·路德·金日',
  "Washington's Birthday": '总统日',
  Juneteenth: '六月节',
  'Columbus Day': '哥伦布日',
  'Veterans Day': '退伍军人节',
  'Thanksgiving Day': '感恩节',
  'Canada Day': '加拿大国庆日',
  "Benito Juárez's birthday": '贝尼托·华雷斯诞辰',
  'Revolution Day': '革命纪念日',
  "Tiradentes' Day": '蒂拉登特斯日',
  'Election Day': '选举日',
  'Our Lady of Aparecida': '阿帕雷西达圣母日',
  'Black Awareness Day': '黑人意识日',
  'Human Rights Day': '人权日',
  'Family Day': '家庭日',
  'Freedom Day': '自由日',
  'Youth Day': '青年节',
  "National Women's Day": '全国妇女节',
  'Public Holiday': '公共假日',
  'Heritage Day': '传统日',
  'Day of Reconciliation': '和解日',
  'Day of Goodwill': '友善日',
  'Democracy Day': '民主日',
  'National Youth Day': '全国青年日',
  'Madaraka Day': '自治日',
  'Moi Day': '莫伊日',
  'Mashujaa Day': '英雄日',
  'Jamhuri Day': '共和国日',
};

const substitute = / \(substitute day\)$/;

/** Both names of a day off. */
function namesOf(name: string): string {
  const own = name.replace(substitute, '');
  const zh = chinese[own];
  if (zh === undefined) throw new Error(`${own} has no Chinese name in ${import.meta.filename}`);
  return [own.replace('forth', 'fourth').replaceAll("'", '’'), zh].join('|') + (substitute.test(name) ? '|+' : '');
}

/** The days off on weekdays of one country, each name with its dates. */
function linesOf(country: string): readonly string[] {
  const calendar = new Holidays(country);
  for (const [rule, name] of missing[country] ?? [])
    calendar.setHoliday(rule, { name: { en: name }, type: 'public', substitute: true });
  const dates = new Map<string, Set<string>>();
  for (const { type, name, date, start, end } of years.flatMap((year) => calendar.getHolidays(year, 'en'))) {
    // One that begins at noon is for a few only.
    if (type !== 'public' || !date.includes(' 00:00') || notForAdults.has(`${country} ${name}`)) continue;
    const first = Temporal.PlainDate.from(date.slice(0, 10));
    for (let n = 0; n < Math.round((end.getTime() - start.getTime()) / 86_400_000); n++) {
      const day = first.add({ days: n });
      if (day.dayOfWeek > 5) continue;
      const names = namesOf(name);
      dates.set(names, (dates.get(names) ?? new Set()).add(day.toString()));
    }
  }
  return [...dates].map(([names, days]) => `${names}|${[...days].sort().join(' ')}`);
}

/** The file as it should be. */
export const publicHolidaysFile = (): string => `/**
 * Public holidays on weekdays, ${years[0]} to ${years.at(-1)}, by country: the name in English and in Chinese, \`+\` where another day stands in
 * for it, and the dates. Written by \`npm run holidays\`; do not edit.
 *
 * From date-holidays by commenthol and its contributors, https://github.com/commenthol/date-holidays, whose data is from
 * articles of Wikipedia that its LICENSE lists, under CC BY-SA 3.0, https://creativecommons.org/licenses/by-sa/3.0/. So is
 * this file, which leaves out other years, countries and kinds, adds names in Chinese, and the days off that the
 * laws of China and Taiwan have had since 2025.
 */
export const publicHolidays: Readonly<Record<string, string>> = {
${countries.map((country) => `  ${country}: '${linesOf(country).join(';')}',`).join('\n')}
};
`;

export const publicHolidaysPath = 'src/core/calendar/public-holidays.ts';

if (import.meta.main) writeFileSync(publicHolidaysPath, publicHolidaysFile());

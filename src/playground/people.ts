import type { Language } from '../core/language/model.ts';

/** The server and the channel that the playground's people share. */
export const demoHome = { platform: 'web', workspace: 'playground', channel: 'general' } as const;

/** Somebody of the demo. */
export interface Person {
  readonly account: string;
  readonly name: string;
  readonly language: Language;
  readonly zone: string;
  /** The share of days on which they study, and of questions that they know. */
  readonly steady: number;
  readonly knows: number;
  readonly board: boolean;
}

const person = (
  account: string,
  name: string,
  language: Language,
  zone: string,
  steady: number,
  knows: number,
  board = true,
): Person => ({
  account,
  name,
  language,
  zone,
  steady,
  knows,
  board,
});

export const organiser = person('mei', 'Mei', 'en', 'Asia/Singapore', 0.9, 0.9);

/** Made-up learners. The real use cases play their week, from a fixed seed. */
export const learners: readonly Person[] = [
  person('ana', 'Ana', 'en', 'Europe/Lisbon', 0.95, 0.8),
  person('ben', 'Ben', 'en', 'America/New_York', 0.8, 0.65),
  person('wei', '陈伟', 'zh-CN', 'Asia/Shanghai', 0.9, 0.75),
  person('ling', '小玲', 'zh-CN', 'Asia/Shanghai', 0.7, 0.85),
  person('omar', 'Omar', 'en', 'Africa/Cairo', 0.85, 0.6),
  person('priya', 'Priya', 'en', 'Asia/Kolkata', 0.9, 0.85),
  person('sofia', 'Sofía', 'en', 'America/Mexico_City', 0.6, 0.7),
  person('jun', '俊杰', 'zh-CN', 'Asia/Taipei', 0.75, 0.7),
  person('lena', 'Lena', 'en', 'Europe/Berlin', 0.5, 0.75, false),
  person('tom', 'Tom', 'en', 'Europe/London', 0.45, 0.55, false),
  person('yuki', 'Yuki', 'en', 'Asia/Tokyo', 0.8, 0.8),
  person('kofi', 'Kofi', 'en', 'Africa/Lagos', 0.65, 0.7, false),
];

/** What they are called, by account. */
export const names = new Map([organiser, ...learners].map(({ account, name }) => [account, name]));

/** So many of them a visitor can be. */
export const played = 4;
/** The people whom one can be in the playground, the visitor first. */
export const people = [
  { account: 'you', name: 'You', role: 'you' as const },
  ...learners.slice(0, played).map(({ account, name }) => ({ account, name, role: 'learner' as const })),
  { account: organiser.account, name: organiser.name, role: 'organiser' as const },
].map((who) => ({ ...who, channels: [{ id: demoHome.channel, name: demoHome.channel }] }));

import { catalogues } from '../../src/i18n/index.ts';
import { sample } from '../curriculum/sample.ts';
import { type Bot, type Person, type Place, startBot } from './people.ts';

export const tongues = [
  { locale: 'en-GB', t: catalogues.en },
  { locale: 'zh-CN', t: catalogues['zh-CN'] },
] as const;
export type Tongue = (typeof tongues)[number];

/** The sample curriculum on a Monday at noon in Berlin; groups begin on that day unless a test says otherwise. */
export const monday = '2026-11-23';
export const startSample = () => startBot({ curriculum: sample, at: `${monday}T11:00:00Z` });

/** Opens a group in a place, as its organiser. */
export async function openGroup(
  bot: Bot,
  place: Place,
  { start = monday, name = 'Owls', path = '' } = {},
): Promise<Person> {
  const host = bot.person({ name: 'Mei', in: place, organiser: true });
  await host.use('/cohort create');
  await host.submit({ name, start, ...(path && { route: path }) });
  return host;
}

/** Answers the question to try, by a button or in words. Does nothing when the person has answered it before. */
export async function tryIt(person: Person, t: Tongue['t']): Promise<void> {
  if (person.labels().includes('A')) await person.press('A');
  if (!person.labels().includes(t.quiz.write)) return;
  await person.press(t.quiz.write);
  await person.submit({ answer: '1' });
}

/** Joins the group of the place, or solo when there is none: question, day, no reminders. */
export async function join(person: Person, { t }: Pick<Tongue, 't'>): Promise<Person> {
  await person.use('/join');
  const solo = person.labels().find((label) => label.startsWith(t.join.solo('')));
  if (solo) await person.press(solo);
  await tryIt(person, t);
  await person.press(t.join.setDay);
  await person.submit();
  await person.press(t.join.remindNo);
  return person;
}

/** Somebody who has joined a new group that began on `start`. */
export async function member(
  bot: Bot,
  tongue: Tongue,
  start = monday,
): Promise<{ ada: Person; host: Person; hall: Place }> {
  const hall = bot.place();
  const host = await openGroup(bot, hall, { start });
  const ada = await join(bot.person({ in: hall, locale: tongue.locale }), tongue);
  return { ada, host, hall };
}

/** The right answer to an open ordering question: the shown position of each step. */
export async function rightOrder(bot: Bot, person: Person): Promise<string> {
  const { reply } = person.last();
  const question = reply.kind === 'form' ? await bot.store.quiz.question(reply.route.split(':')[1]!) : undefined;
  return question!.order.map((_, step) => question!.order.indexOf(step) + 1).join(' ');
}

/** The label of the button for an option of the open question. */
export async function labelOf(bot: Bot, person: Person, option: number): Promise<string> {
  const route = person.route('A');
  const question = await bot.store.quiz.question(route.split(':')[1]!);
  return 'ABCDE'[question!.order.indexOf(option)]!;
}

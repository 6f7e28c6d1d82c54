import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { chooseDeadline } from '../../src/core/deadline/choose-deadline.ts';
import { textIn } from '../../src/core/language/rules.ts';
import { catalogues } from '../../src/i18n/index.ts';
import { join, labelOf, member, monday, openGroup, startSample, type Tongue, tongues } from '../harness/group.ts';
import type { Bot, Person } from '../harness/people.ts';

let bot: Bot;
beforeAll(async () => {
  bot = await startSample();
});
beforeEach(() => bot.goTo(`${monday}T11:00:00Z`));
afterAll(() => bot.drop());

async function finishFirst(person: Person, { t }: Tongue): Promise<void> {
  await person.use('/task');
  await person.press(t.task.doneButton);
  await person.submit({ f0: 'https://example.org/mine', f1: 'It surprised me that it ran at all.' });
}

describe.each(tongues)('/progress ($locale)', (tongue) => {
  const { t } = tongue;

  test('begins with nothing, and says so without reproach', async () => {
    const { ada } = await member(bot, tongue);
    const seen = await ada.use('/progress');
    for (const part of [
      `${t.progress.tasks} 0/10`,
      `${t.progress.skills} 0/8`,
      `${t.progress.streak}: 0`,
      `${t.progress.points}: ${t.progress.pointsValue(0, 0)}`,
    ])
      expect(seen).toContain(part);
    expect(ada.labels()).toEqual([t.progress.task, t.progress.quiz, t.plan.title, t.plan.skills, t.chat.more]);
    await ada.press(t.chat.more);
    expect(ada.labels()).toEqual([t.progress.traps, t.progress.pictures, t.quiz.otherModes]);
    // A mock test would be refused, since nothing was met yet; the check of the sprint can be taken.
    const others = await ada.press(t.quiz.otherModes);
    expect(others).toContain(t.quiz.modes.check);
    expect(others).not.toContain(t.quiz.modes.mock);
    await ada.use('/progress');
    expect(await ada.press(t.progress.traps)).toContain(t.trap.title);
  });

  test('leads to the plan: this sprint first, the whole path in years one tap away, and on Friday how the week was', async () => {
    const { ada } = await member(bot, tongue);
    await ada.use('/progress');
    const sprint = [...bot.curriculum.paths.values()][0]!.sprints[0]!;
    const seen = await ada.press(t.plan.title);
    expect(seen).toContain(textIn(sprint.name, t.language));
    expect(seen).not.toContain(t.plan.loadAsk);
    expect(await ada.press(t.plan.wholePath)).toContain(t.plan.usual(3, 6, 10, 21));
    expect(await ada.choose('10')).toContain(t.plan.years(10, 4, 3, 6));
    bot.goTo('2026-11-27T11:00:00Z');
    expect(await ada.press(t.plan.title)).toContain(t.plan.loadAsk);
    // Nothing changes before they have agreed.
    const goals = async () => (await ada.known()).learner.goals;
    const before = await goals();
    expect(await ada.press(t.plan.load.much)).toContain(t.plan.proposeDays(5, 4));
    expect(await goals()).toEqual(before);
    expect(await ada.press(t.plan.agree)).toContain(t.plan.adjustedDays(4, t.plan.daysGroup(4)));
    expect(await goals()).not.toEqual(before);
    expect((await ada.known()).learner).toMatchObject({ weeklyHours: 10 });
  });

  test('leads to the skills by area', async () => {
    const { ada } = await member(bot, tongue);
    await ada.use('/progress');
    const seen = await ada.press(t.plan.skills);
    for (const words of [t.plan.areasTitle, t.plan.areas.foundations, t.plan.areasMean]) expect(seen).toContain(words);
  });

  test('adds up tasks, answers, minutes, days and skills', async () => {
    const { ada } = await member(bot, tongue);
    await finishFirst(ada, tongue);
    await ada.use('/quiz', { topic: 'truth' });
    await ada.press(t.quiz.yes);
    const seen = await ada.use('/progress');
    for (const part of [
      `${t.progress.tasks} 1/10`,
      `${t.progress.week}: ● ○ ○ ○ ○ · ${t.progress.weekLeft(4, false)}`,
      `${t.progress.skills} 1/8`,
      `${t.progress.points}: ${t.progress.pointsValue(31, 31)}`,
      `${t.progress.skillsDone}: ${t.titles([textIn(bot.curriculum.skills.get('truth')!.name, t.language)])}`,
    ])
      expect(seen).toContain(part);
    // The card's question and this one are all there is today.
    expect(await ada.press(t.progress.quiz)).toContain(t.quiz.practise);
  });

  test('counts a week once as many days were studied as were chosen', async () => {
    const { ada } = await member(bot, tongue);
    await ada.use('/settings');
    await ada.press(t.settings.changeDays);
    await ada.submit({ days: '3' });
    for (const day of ['2026-11-24', '2026-11-25']) {
      bot.goTo(`${day}T11:00:00Z`);
      await ada.use('/quiz', { topic: 'truth' });
      await ada.press(t.quiz.yes);
    }
    const seen = await ada.use('/progress');
    expect(seen).toContain(`${t.progress.week}: ● ● ● · ${t.progress.weekKept}`);
    expect(seen).toContain(`${t.progress.streak}: 1 · ${t.progress.freezes(2)}`);
    expect(await ada.use('/help')).toContain(t.help.title);
  });
});

describe.each(tongues)('a streak that ended ($locale)', (tongue) => {
  const { t } = tongue;

  test('says why, and an organiser repairs it by the number that its learner reads out', async () => {
    const { ada, host } = await member(bot, tongue);
    await ada.use('/settings');
    await ada.press(t.settings.changeDays);
    await ada.submit({ days: '3' });
    for (const day of ['24', '25', '26']) {
      bot.goTo(`2026-11-${day}T11:00:00Z`);
      await ada.use('/quiz', { topic: 'truth' });
      await ada.press(t.quiz.yes);
    }
    bot.goTo('2026-12-07T11:00:00Z');
    const { enrolments } = await ada.known();
    const ended = await ada.use('/progress');
    expect(ended).toContain(t.progress.broken(1, t.date(Temporal.PlainDate.from('2026-12-06')), 0, 3));
    const number = enrolments[0]!.id;
    expect(ended).toContain(t.progress.askRepair(number));
    const repair = async (typed: string) => {
      await host.use('/cohort settings');
      await host.press(catalogues.en.cohort.repair);
      return host.submit({ member: typed });
    };
    expect(await repair(`#${number}`)).toContain(catalogues.en.cohort.repaired.repaired(number, 2));
    expect(await repair(number)).toContain(catalogues.en.cohort.repaired.whole(number));
    expect(await repair('999999')).toContain(catalogues.en.cohort.repaired.unknown('999999'));
    const seen = await ada.use('/progress');
    expect(seen).toContain(`${t.progress.streak}: 2`);
    expect(seen).toContain(t.progress.repaired(t.date(Temporal.PlainDate.from('2026-11-30'))));
  });

  test('does not end in days off, whose reminders stay away as well', async () => {
    const { ada } = await member(bot, tongue);
    await ada.use('/settings');
    await ada.press(t.settings.changeDaysOff);
    const taken = await ada.submit({ holidays: '2026-11-23 – 2026-11-29' });
    expect(taken).toContain(t.settings.daysOffSaved);
    expect(taken).toContain(`${t.settings.daysOff}: `);
    expect(await ada.use('/progress')).toContain(`${t.progress.week}: ● · ${t.progress.weekKept}`);
    // Whoever likes to may do some questions, and is told that nobody waits for it.
    const asked = await ada.use('/quiz');
    expect(asked).toContain(t.quiz.dayOff);
    expect(asked).toContain(t.quiz.because.fresh);
    bot.goTo('2026-11-30T11:00:00Z');
    expect(await ada.use('/quiz')).not.toContain(t.quiz.dayOff);
    await ada.use('/settings');
    await ada.press(t.settings.changeDaysOff);
    expect(await ada.submit({ holidays: '' })).not.toContain(`${t.settings.daysOff}: `);
    // What has been stays.
    expect((await ada.known()).learner.vacation?.map(({ to }) => String(to))).toEqual(['2026-11-29']);
  });
});

describe.each(tongues)('/leaderboard ($locale)', (tongue) => {
  const { locale, t } = tongue;
  const { boardOn } = catalogues.en.cohort;

  /** A group with a board and people on it, each with as many answers as told. */
  async function group(...answers: readonly number[]): Promise<{ ada: Person; others: readonly Person[] }> {
    const hall = bot.place();
    const host = await openGroup(bot, hall);
    await host.use('/cohort settings');
    await host.press(boardOn);
    const people: Person[] = [];
    for (const [i, count] of answers.entries()) {
      const person = await join(bot.person({ in: hall, locale, name: `P${i} *x*` }), tongue);
      await person.use('/leaderboard');
      await person.press(t.leaderboard.show);
      const topics = ['truth', 'single', 'single'].slice(0, count);
      for (const topic of topics) {
        await person.use('/quiz', { topic });
        await person.press(topic === 'truth' ? t.quiz.yes : await labelOf(bot, person, 0).catch(() => t.quiz.write));
        if (person.form()) await person.submit({ answer: '1' });
      }
      people.push(person);
    }
    return { ada: people[0]!, others: people.slice(1) };
  }

  test('is off until the organiser switches it on', async () => {
    const { ada } = await member(bot, tongue);
    expect(await ada.use('/leaderboard')).toContain(t.leaderboard.off);
    expect(ada.labels()).toEqual([]);
  });

  test('is nobody’s who studies solo: no organiser is named who could switch it on', async () => {
    const ada = await join(bot.person({ in: 'dm', locale }), tongue);
    const seen = await ada.use('/leaderboard');
    expect(seen).toContain(t.leaderboard.solo);
    expect(seen).not.toContain(t.leaderboard.off);
  });

  test('shows nobody who has not asked for it, and is left by one press', async () => {
    const { ada, host } = await member(bot, tongue);
    await host.use('/cohort settings');
    await host.press(boardOn);
    const offered = await ada.use('/leaderboard');
    expect(offered).toContain(t.leaderboard.invite);
    expect(offered).toContain(t.leaderboard.minutesMean(180));
    const few = await ada.press(t.leaderboard.show);
    expect(few).toContain(t.leaderboard.few(5));
    expect(few).toContain(t.leaderboard.minutesMean(180));
    expect(await ada.press(t.leaderboard.hide)).toContain(t.leaderboard.invite);
  });

  test('ranks five people, ties sharing a place; names are words, not markup', async () => {
    const { ada } = await group(3, 2, 2, 1, 1);
    const seen = await ada.use('/leaderboard');
    const row = (rank: number, name: string, n: number) => t.leaderboard.row(rank, name, n).replace('.', '\\.');
    expect(seen).toContain(row(1, `**${t.leaderboard.you}**`, 3));
    expect(seen).toContain(row(2, 'P1 \\*x\\*', 2));
    expect(seen).toContain(row(2, 'P2 \\*x\\*', 2));
    expect(seen).not.toContain('P4');
    expect(seen).toContain(t.leaderboard.onIt(5));
  });

  test('below the median shows one’s own last week instead', async () => {
    const { others } = await group(3, 3, 2, 1, 0);
    expect(await others.at(-1)!.use('/leaderboard')).toContain(t.leaderboard.mine(0, 0));
    bot.goTo('2026-11-30T11:00:00Z');
    expect(await others[0]!.use('/leaderboard')).toContain(t.leaderboard.mine(0, 3));
  });
});

describe.each(tongues)('/help ($locale)', (tongue) => {
  const { locale, t } = tongue;

  test('for a newcomer is one question; for an organiser where nobody studies, a group', async () => {
    const hall = bot.place();
    const ada = bot.person({ in: hall, locale });
    expect(await ada.use('/help')).toContain(t.help.newcomer);
    expect(ada.labels()).toEqual([t.join.button]);
    const mei = bot.person({ in: hall, locale, organiser: true });
    expect(await mei.use('/help')).toContain(t.help.organiser);
    await mei.press(t.help.create);
    expect(mei.form()?.title).toBe(t.cohort.formCreate);
    await mei.submit();
    expect(await mei.use('/help')).not.toContain(t.help.organiser);
  });

  test('is what is said when nothing is', async () => {
    const ada = bot.person({ in: 'dm', locale });
    expect(await ada.type('')).toContain(t.help.newcomer);
  });

  test('with a task is the task', async () => {
    const { ada } = await member(bot, tongue);
    const title = textIn(bot.curriculum.tasks.get('task-1')!.title, t.language);
    expect(await ada.use('/help')).toContain(t.help.task(title));
    expect(await ada.press(t.join.firstTask)).toContain(title);
  });

  test('explains every command, to a newcomer and to a member', async () => {
    const newcomer = bot.person({ in: bot.place(), locale });
    const { ada } = await member(bot, tongue);
    for (const seen of [await newcomer.use('/help'), await ada.use('/help')])
      for (const [name, { about }] of Object.entries(t.commands).filter(([name]) => !/join|help|cohort/.test(name)))
        expect(seen).toContain(`\`/${name}\` ${about}`);
  });

  test('with the task done says what came back', async () => {
    const { ada } = await member(bot, tongue);
    // With a date, what was right might wait for its turn.
    const { enrolments } = await ada.known();
    await chooseDeadline(bot.ports, { enrolment: enrolments[0]!, change: 'none' });
    await finishFirst(ada, tongue);
    expect(await ada.use('/help')).toContain(t.task.doneToday(t.date(Temporal.PlainDate.from('2026-11-24'))));
    bot.goTo('2026-11-28T11:00:00Z');
    const seen = await ada.use('/help');
    expect(seen).toContain(t.help.free);
    expect(seen).toContain(t.help.due(1));
    expect(await ada.press(t.task.quiz)).toContain('Stem of');
  });

  test('before the start says when', async () => {
    const { ada } = await member(bot, tongue, '2026-11-30');
    expect(await ada.use('/help')).toContain(t.help.early(t.date(Temporal.PlainDate.from('2026-11-30'))));
  });

  test('in a workspace says nothing of a group elsewhere', async () => {
    const { ada } = await member(bot, tongue);
    ada.goTo(bot.place());
    expect(await ada.use('/help')).toContain(t.help.newcomer);
    ada.goTo('dm');
    expect(await ada.use('/help')).toContain('Task 1');
  });

  test('in each state has a way on', async () => {
    const { ada } = await member(bot, tongue, '2026-11-16');
    for (const day of ['2026-11-16', '2026-11-22', '2026-11-23', '2026-11-28', '2026-12-15']) {
      bot.goTo(`${day}T11:00:00Z`);
      await ada.use('/help');
      expect(ada.labels().length).toBeGreaterThan(1);
      for (const label of ada.labels()) {
        await ada.use('/help');
        expect(await ada.press(label)).not.toContain(t.chat.gone);
      }
    }
  });
});

test('no fault was logged on the way', () => {
  expect(bot.faults).toEqual([]);
});

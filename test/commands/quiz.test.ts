import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { textIn } from '../../src/core/language/rules.ts';
import { join, labelOf, member, monday, rightOrder, startSample, tongues } from '../harness/group.ts';
import type { Bot, Person } from '../harness/people.ts';
import { buttonsOf } from '../harness/reply.ts';

let bot: Bot;
beforeAll(async () => {
  bot = await startSample();
});
beforeEach(() => bot.goTo(`${monday}T11:00:00Z`));
afterAll(() => bot.drop());

describe.each(tongues)('/quiz ($locale)', (tongue) => {
  const { locale, t } = tongue;
  const own = (text: string) => `${text}${t.language === 'en' ? '' : '（中文）'}`;
  /** Somebody with a question of this skill before them. */
  async function asked(topic: string): Promise<Person> {
    const { ada } = await member(bot, tongue);
    await ada.use('/quiz', { topic });
    return ada;
  }
  async function write(ada: Person, answer: string) {
    await ada.press(t.quiz.write);
    return ada.submit({ answer });
  }

  test('asks one question after another, marks each at once, and sums up at the end', async () => {
    const ada = await asked('single');
    expect(ada.sees()).toContain(t.quiz.title(1, 2, skill('single')));
    // The point that was never asked comes first; the card's question was the other one.
    expect(ada.sees()).toContain(own('Stem of two'));
    const right = await ada.press(await labelOf(bot, ada, 0));
    expect(right).toContain(t.quiz.right);
    expect(right).toContain(own('Explanation of two'));
    // It was chosen, so no reason stands above the question; the answer has it, and the lesson.
    expect(right).toContain(t.quiz.returns(3, t.date(Temporal.PlainDate.from('2026-11-26')), false));
    await ada.press(t.quiz.next);
    expect(ada.sees()).toContain(t.quiz.title(2, 2, skill('single')));
    if (ada.labels().includes('A')) await ada.press(await labelOf(bot, ada, 1));
    else await write(ada, '7');
    expect(ada.sees()).toContain(t.quiz.wrong);
    expect(ada.sees()).toContain(t.quiz.returns(1, t.date(Temporal.PlainDate.from('2026-11-24')), true));
    const summary = await ada.press(t.quiz.finish);
    expect(summary).toContain(`${t.quiz.score} 1/2`);
    expect(summary).toContain(own('Point single.one'));
    expect(summary).not.toContain('Point single.two');
    expect(ada.labels()).toEqual([t.quiz.more, t.join.firstTask, t.progress.title, t.quiz.back]);
  });
  const skill = (id: string) => textIn(bot.curriculum.skills.get(id)!.name, t.language);

  test('says why it asks, in a sentence, and in numbers one tap further', async () => {
    const { ada } = await member(bot, tongue);
    await ada.use('/quiz');
    expect(ada.sees()).toContain(t.quiz.because.fresh);
    if (ada.labels().includes(t.quiz.write)) await write(ada, '80');
    else await ada.press(ada.labels()[0]!);
    expect(ada.labels()).toContain(t.quiz.why);
    const why = await ada.press(t.quiz.why);
    expect(why).toContain(t.quiz.because.fresh);
    expect(why).toContain(t.quiz.reason.retention);
    expect(ada.last().pending).toMatchObject({ audience: 'private', replaces: false });
    bot.goTo('2026-12-20T11:00:00Z');
    await ada.use('/quiz');
    const [lead = ''] = t.quiz.because.due('#').split('#');
    expect([lead, t.quiz.because.wrong].some((sentence) => ada.sees().includes(sentence))).toBe(true);
  });

  test('opens the lesson beside an answer, and none of somebody else’s question', async () => {
    const ada = await asked('single');
    const question = questionOf(ada);
    await ada.press(await labelOf(bot, ada, 0));
    const [why, lesson] = [ada.route(t.quiz.why), `quiz.lesson:${question}`];
    const { skill } = { skill: bot.curriculum.skills.get('single')! };
    const shown = await ada.forge(lesson);
    expect(shown).toContain(skill.lesson ? textIn(skill.lesson, t.language).slice(0, 20) : t.chat.gone);
    const { ada: eve } = await member(bot, tongue);
    expect(await eve.forge(why)).toBe(t.chat.gone);
    expect(await eve.forge(lesson)).toBe(t.chat.gone);
  });

  test('an answer is taken back by an organiser who was told its number, and its learner sees it', async () => {
    const { ada, hall } = await member(bot, tongue);
    const before = await ada.use('/progress');
    await ada.use('/quiz', { topic: 'truth' });
    const number = questionOf(ada);
    await ada.press(t.quiz.no);
    expect(ada.labels()).toContain(t.quiz.why);
    const why = ada.route(t.quiz.why);
    expect(await ada.forge(why)).toContain(number);
    const mei = bot.person({ in: hall, locale, organiser: true });
    const undo = async (typed: string) => {
      await mei.use('/cohort settings');
      await mei.press(t.cohort.undo);
      return mei.submit({ answer: typed });
    };
    expect(await undo('999999')).toContain(t.cohort.undone.unknown('999999'));
    expect(await undo(`＃${number}`)).toContain(t.cohort.undone.undone(number));
    expect(await undo(number)).toContain(t.cohort.undone.repeat(number));
    expect(await undo('the last one')).toContain(t.chat.badField);
    expect(await ada.forge(why)).toContain(t.quiz.reason.undone);
    expect(await ada.use('/progress')).toBe(before);
    // A group’s organiser is nobody in another group.
    const other = await member(bot, tongue);
    await other.ada.use('/quiz', { topic: 'truth' });
    const theirs = questionOf(other.ada);
    await other.ada.press(t.quiz.no);
    expect(await undo(theirs)).toContain(t.cohort.undone.unknown(theirs));
  });

  test('says that a point which was wrong is right now, and when it was wrong', async () => {
    const ada = await asked('truth');
    await ada.press(t.quiz.no);
    bot.goTo('2026-11-25T11:00:00Z');
    await ada.use('/quiz', { topic: 'truth' });
    const right = await ada.press(t.quiz.yes);
    expect(right).toContain(t.quiz.turned(t.date(Temporal.PlainDate.from(monday))));
  });

  test('says why the chosen distractor tempts', async () => {
    const ada = await asked('single');
    const wrong = await ada.press(await labelOf(bot, ada, 1));
    expect(wrong).toContain(t.quiz.yourAnswer(own('Not at all')));
    expect(wrong).toContain(t.quiz.tempts(own('Not at all tempts')));
    expect(wrong).toContain(t.quiz.theAnswer(own('Yes indeed')));
    expect(ada.last().pending).toMatchObject({ audience: 'private', replaces: true });
  });

  test('counts the first answer: a second press changes nothing', async () => {
    const ada = await asked('single');
    const wrong = ada.route(await labelOf(bot, ada, 1));
    const right = ada.route(await labelOf(bot, ada, 0));
    await ada.forge(right);
    const before = await ada.use('/progress');
    const second = await ada.forge(wrong);
    expect(second).toContain(t.quiz.repeat);
    // It may take the place of the first reply, so it says what that said.
    expect(second).toContain('Explanation of');
    expect(second).toContain(t.quiz.right);
    expect(await ada.again()).toContain(t.quiz.repeat);
    expect(await ada.use('/progress')).toBe(before);
  });

  test('asks true or false with two buttons', async () => {
    const ada = await asked('truth');
    expect(ada.labels()).toEqual([t.quiz.yes, t.quiz.no, t.quiz.hint, t.quiz.unknown]);
    const wrong = await ada.press(t.quiz.no);
    expect(wrong).toContain(t.quiz.theAnswer(t.quiz.yes));
    expect(wrong).toContain(t.quiz.tempts(own('The other verdict tempts')));
  });

  test.each([
    [['Apple', 'Pear'], 'right'],
    [['Apple'], 'wrong'],
    [['Apple', 'Pear', 'Stone'], 'wrong'],
  ] as const)('asks for several by a select: %s is %s', async (choices, verdict) => {
    const ada = await asked('several');
    const { order } = (await bot.store.quiz.question(questionOf(ada)))!;
    const values = choices.map((c) => String(order.indexOf(['Apple', 'Pear', 'Stone'].indexOf(c))));
    expect(await ada.choose(...values)).toContain(t.quiz[verdict]);
  });

  test('takes a number as people write it, and counts no nonsense', async () => {
    const ada = await asked('number');
    await ada.press(t.quiz.write);
    expect(ada.form()?.fields[0]).toMatchObject({ label: t.quiz.numberIn('%') });
    const unfit = await ada.submit({ answer: 'quite likely' });
    expect(unfit).toContain(t.quiz.unfit.numeric);
    expect(unfit).toContain(t.chat.youWrote('quite likely'));
    await ada.press(t.quiz.again);
    expect(await ada.submit({ answer: '８０ ％' })).toContain(t.quiz.right);
  });

  test('lets the learner mark a short answer against the rubric', async () => {
    for (const [button, verdict] of [
      ['selfRight', 'right'],
      ['selfPartly', 'partly'],
      ['selfWrong', 'wrong'],
    ] as const) {
      const ada = await asked('words');
      const compare = await write(ada, 'It is *rare*, so most alarms are false');
      expect(compare).toContain(t.quiz.yourAnswer('It is \\*rare\\*, so most alarms are false'));
      expect(compare).toContain(own('Because it is rare'));
      expect(compare).toContain(own('It names the base rate'));
      expect(await ada.press(t.quiz[button])).toContain(t.quiz[verdict]);
      expect(await ada.again()).toContain(t.quiz.repeat);
    }
  });

  test('compares what a program prints line by line', async () => {
    const ada = await asked('code');
    expect(await write(ada, ' 1 \n2  ')).toContain(t.quiz.right);
    const ben = await asked('code');
    expect(await write(ben, '1 2')).toContain(t.quiz.wrong);
  });

  test('takes an order with every number once', async () => {
    const ada = await asked('order');
    expect(await write(ada, '1 2')).toContain(t.quiz.unfit.ordering);
    await ada.press(t.quiz.again);
    expect(await ada.submit({ answer: await rightOrder(bot, ada) })).toContain(t.quiz.right);
    const ben = await asked('order');
    await ben.press(t.quiz.write);
    const right = await rightOrder(bot, ben);
    const turned = right.split(' ').toReversed().join(' → ');
    const wrong = await ben.submit({ answer: turned });
    expect(wrong).toContain(t.quiz.wrong);
    // The numbers mean nothing without the steps that they stood for.
    expect(wrong).toContain(
      `${turned.replaceAll('>', '\\>')}\n\n1. ${own('Decide')}\n2. ${own('Measure')}\n3. ${own('Ask')}`,
    );
  });

  test('keeps the question, and its steps, where its form or a refusal covers it', async () => {
    for (const topic of ['order', 'code', 'words', 'number']) {
      const ada = await asked(topic);
      await ada.press(t.quiz.write);
      expect(ada.form()?.about).toContain(own(`Stem of ${topic === 'words' ? 'words' : topic}`));
      if (topic !== 'order') continue;
      for (const step of ['Ask', 'Measure', 'Decide']) expect(ada.form()?.about).toContain(own(step));
      const unfit = await ada.submit({ answer: '1 1' });
      for (const step of ['Ask', 'Measure', 'Decide']) expect(unfit).toContain(own(step));
    }
  });

  test('keeps the way back to an explanation that the next card took the place of', async () => {
    const ada = await asked('several');
    await ada.choose('0');
    await ada.press(t.quiz.finish);
    const again = await ada.press(t.quiz.back);
    expect(again).toContain(own('Apple'));
    expect(again).not.toContain(t.quiz.repeat);
  });

  test('names the right options that were not chosen, and prints no option twice', async () => {
    const ada = await asked('several');
    expect(ada.sees().split(own('Apple'))).toHaveLength(2);
    const { order } = (await bot.store.quiz.question(questionOf(ada)))!;
    const wrong = await ada.choose(String(order.indexOf(0)));
    expect(wrong).toContain(t.quiz.notChosen(own('Pear')));
    // Where all of it was missed, the answer says so.
    const ben = await asked('several');
    const shown = (await bot.store.quiz.question(questionOf(ben)))!.order;
    const none = await ben.choose(String(shown.indexOf(2)));
    expect(none).not.toContain(t.quiz.notChosen('X').split('X')[0]);
  });

  test('praises neither a wrong answer nor a quiz that went wrong', async () => {
    const toneOf = (ada: Person) => {
      const { reply } = ada.last();
      return reply.kind === 'view' ? reply.view.tone : undefined;
    };
    for (const [answer, tones] of [
      [t.quiz.yes, ['good', 'good']],
      [t.quiz.no, ['wrong', 'plain']],
    ] as const) {
      const ada = await asked('truth');
      await ada.press(answer);
      expect(toneOf(ada)).toBe(tones[0]);
      await ada.press(t.quiz.finish);
      expect(toneOf(ada)).toBe(tones[1]);
    }
    // Whoever marks their own answer is led to neither mark.
    const ben = await asked('words');
    await write(ben, 'Some of it');
    const { reply } = ben.last();
    const marks = reply.kind === 'view' ? buttonsOf(reply.view) : [];
    expect(marks.map(({ label }) => label)).toEqual([t.quiz.selfRight, t.quiz.selfPartly, t.quiz.selfWrong]);
    expect(marks.every(({ style }) => style !== 'main')).toBe(true);
    // It was their own mark: nobody else is to be told that it was wrong.
    await ben.press(t.quiz.selfPartly);
    expect(ben.labels()).toContain(t.appeal.report);
    expect(ben.labels()).not.toContain(t.appeal.right);
  });

  test('with nothing due says when, and practises all the same', async () => {
    const { ada } = await member(bot, tongue);
    // The card's question was wrong or right: in one or two days it is back. The day's others are new.
    for (
      await ada.use('/quiz');
      ada.labels().includes(t.quiz.yes) || ada.labels().includes('A') || ada.labels().includes(t.quiz.write);
    ) {
      if (ada.labels().includes(t.quiz.write)) await write(ada, '1');
      else await ada.press(ada.labels()[0]!);
      await ada.press(ada.labels()[0]!);
    }
    const nothing = await ada.use('/quiz');
    expect(nothing).toMatch(new RegExp(t.quiz.nothingNext('.+').replaceAll('?', '\\?')));
    expect(await ada.press(t.quiz.practise)).toContain('Stem of');
  });

  test('knows a topic by its id and by its name in either language, and suggests them', async () => {
    const { ada } = await member(bot, tongue);
    for (const topic of ['number', 'The number skill', 'number 技能', 'NUMBER'])
      expect(await ada.use('/quiz', { topic })).toContain('Stem of number');
    expect(await ada.type('/quiz topic:number')).toContain('Stem of number');
    expect(await ada.suggest('/quiz', 'topic', 'nUm')).toEqual([skill('number')]);
    expect(await ada.suggest('/quiz', 'topic', '')).toHaveLength(8);
  });

  test('offers what is near a topic that there is not, or the topics that they have come to', async () => {
    const { ada } = await member(bot, tongue);
    expect(await ada.use('/quiz', { topic: 'alchemy *x*' })).toContain(t.quiz.unknownTopic('alchemy \\*x\\*', false));
    expect(ada.sees()).toContain(t.quiz.topics);
    expect(await ada.choose('truth')).toContain('Stem of truth');
    expect(await ada.use('/quiz', { topic: 'about nubmer' })).toContain(t.quiz.unknownTopic('about nubmer', true));
    expect(await ada.choose('number')).toContain('Stem of number');
  });

  test('the same event twice is the same question', async () => {
    const ada = await asked('truth');
    const first = ada.route(t.quiz.yes);
    await ada.again();
    expect(ada.route(t.quiz.yes)).toBe(first);
  });

  test('of somebody else cannot be answered, seen or gone on with', async () => {
    const { ada, hall } = await member(bot, tongue);
    await ada.use('/quiz', { topic: 'truth' });
    const [route, question] = [ada.route(t.quiz.yes), questionOf(ada)];
    const eve = await join(bot.person({ in: hall, locale }), tongue);
    expect(await eve.forge(route)).toContain(t.chat.gone);
    expect(await eve.forge(`quiz.write:${question}`)).toBe(t.quiz.repeat);
    expect(await eve.forge(`quiz.self:${question}:yes`)).toContain(t.chat.gone);
    const { quiz } = (await bot.store.quiz.question(question))!;
    expect(await eve.forge(`quiz.next:${quiz}`)).toBe(t.chat.gone);
    expect(await ada.press(t.quiz.yes)).toContain(t.quiz.right);
  });

  test('begun in one of two groups goes on in a DM, and ends with the buttons of its group', async () => {
    const { ada } = await member(bot, tongue);
    const mine = (await ada.known()).enrolments[0]!.id;
    await ada.use('/quiz', { topic: 'truth' });
    const answer = ada.route(t.quiz.yes);
    const { hall } = await member(bot, tongue);
    ada.goTo(hall);
    await join(ada, tongue);
    ada.goTo('dm');
    expect(await ada.forge(answer)).toContain(t.quiz.right);
    await ada.press(t.quiz.finish);
    expect(ada.route(t.quiz.more)).toBe(`quiz.more:e${mine}`);
  });
});

/** The draw behind the question that somebody sees. */
function questionOf(person: Person): string {
  const { reply } = person.last();
  const routes = reply.kind === 'view' ? JSON.stringify(reply.view.body).match(/"quiz\.\w+:(\d+)/) : null;
  return routes?.[1] ?? '';
}

test('no fault was logged on the way', () => {
  expect(bot.faults).toEqual([]);
});

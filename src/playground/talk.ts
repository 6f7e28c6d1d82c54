import { dayOfCohort } from '../core/calendar/study-days.ts';
import { cohortDate } from '../core/cohort/rules.ts';
import { textIn } from '../core/language/rules.ts';
import type { Note } from '../core/note/model.ts';
import { postNote } from '../core/note/post-note.ts';
import { solveQuestion } from '../core/note/solve-question.ts';
import type { Ports } from '../core/ports.ts';

type Words = Readonly<{ en: string; 'zh-CN': string }>;

/** What the demo's people say to each other, a row a study day. What they say fits any task. */
interface Exchange {
  readonly asks?: readonly [account: string, words: Words];
  readonly unsigned?: boolean;
  readonly answers?: readonly [account: string, words: Words];
  readonly shares?: readonly [account: string, words: Words];
}

const inBoth = (en: string, zh: string): Words => ({ en, 'zh-CN': zh });

const exchanges: readonly Exchange[] = [
  {
    asks: [
      'sofia',
      inBoth(
        'I read it twice and still cannot say it in my own words. How would you put it?',
        '读了两遍，还是没法用自己的话说出来。你会怎么讲？',
      ),
    ],
    unsigned: true,
    answers: [
      'priya',
      inBoth(
        'I wrote down one example of my own first. The sentence came by itself after that.',
        '我先写了一个自己的例子，然后那句话自己就出来了。',
      ),
    ],
  },
  {
    shares: [
      'ling',
      inBoth(
        'What surprised me most today: the smaller the example, the easier it is to see where it goes wrong.',
        '今天最意外的是：例子越小，越容易看出问题在哪里。',
      ),
    ],
  },
  {
    asks: [
      'jun',
      inBoth(
        'I followed the steps, and the result is not what it should be. What should I check first?',
        '我按步骤做了，结果和要求的不一样，先检查哪里？',
      ),
    ],
    answers: [
      'wei',
      inBoth(
        'First whether it is the same data, then the rounding. Last time it was the rounding for me.',
        '先看数据是不是同一份，再看四舍五入。我上次就是第二个原因。',
      ),
    ],
  },
  {
    shares: [
      'yuki',
      inBoth(
        'Explaining it to my sister took three sentences and found two gaps.',
        '讲给妹妹听，三句话就讲完了，还发现自己有两处没弄懂。',
      ),
    ],
  },
  {
    asks: [
      'tom',
      inBoth(
        'I ran out of time halfway. Is a short version worth anything?',
        '做到一半没时间了。只做一个简短的版本，还有意义吗？',
      ),
    ],
  },
];

/** Who answers what a visitor asks, and how: it fits any question. */
const helper = 'ana';
const help = inBoth(
  'I stopped at the same place. What helped me: the smallest example that still goes wrong, and then the lesson again, line by line.',
  '我也在这里停过。后来找了一个最小的、还会出错的例子，再对着课文一行一行看，就通了。',
);

/** Nobody who asks is left alone: a question of somebody else than the demo's people gets an answer. */
async function answerVisitors(ports: Ports, at: Parameters<typeof talk>[1]): Promise<void> {
  const { date, now, names } = at;
  const name = names.get(helper) ?? helper;
  const known = await ports.learner.recognise({ platform: 'web', account: helper, name });
  const cohort = known?.enrolments.find((enrolment) => enrolment.cohort.demo)?.cohort;
  if (!known || !cohort) return;
  const of = { cohort: cohort.id, reader: known.learner.id, own: false, since: now.subtract({ hours: 72 }), limit: 5 };
  const demos = new Set(names.values());
  for (const question of await ports.note.questions(of))
    if (question.answers === 0 && !demos.has(question.name)) {
      const who = { account: helper, name, words: help, key: `demo:${date}:${question.id}`, now };
      await sayAs(ports, who, { kind: 'answer', signed: true, question });
    }
}

/** One study day's talk, in the thread of its post, when that is there. `names` are those of the people, by account. */
export async function talk(
  ports: Ports,
  { date, now, names }: { date: Temporal.PlainDate; now: Temporal.Instant; names: ReadonlyMap<string, string> },
): Promise<void> {
  if (date.dayOfWeek > exchanges.length) return;
  await answerVisitors(ports, { date, now, names });
  const { asks, unsigned = false, answers, shares } = exchanges[date.dayOfWeek - 1]!;
  const say = ([account, words]: readonly [string, Words], how: How) =>
    sayAs(ports, { account, name: names.get(account) ?? account, words, key: `demo:${date}`, now }, how);
  const question = asks && (await say(asks, { kind: 'question', signed: !unsigned }));
  const answer = answers && question && (await say(answers, { kind: 'answer', signed: true, question }));
  if (question && answer) await solveQuestion(ports, { answer, asker: question.learner, now });
  if (shares) await say(shares, { kind: 'share', signed: true });
}

type Posting = Parameters<typeof postNote>[1];
type How = Pick<Posting['note'], 'kind' | 'signed'> & Pick<Posting, 'question'>;

async function sayAs(
  ports: Ports,
  {
    account,
    name,
    words,
    key,
    now,
  }: { account: string; name: string; words: Words; key: string; now: Temporal.Instant },
  { question, ...how }: How,
): Promise<Note | undefined> {
  // Somebody whom a visitor has erased stays erased.
  const known = await ports.learner.recognise({ platform: 'web', account, name });
  const cohort = known?.enrolments.find((enrolment) => enrolment.cohort.demo)?.cohort;
  const path = cohort && ports.curriculum.paths.get(cohort.path);
  if (!known || !path) return undefined;
  const about = dayOfCohort(cohort, path, cohortDate(cohort, now))?.task.id;
  // A group of one language hears nothing else; in one of both, each speaks their own.
  const spoken = cohort.languages.length === 1 ? cohort.languages[0] : known.learner.language;
  const note = {
    ...how,
    text: textIn(words, spoken) ?? words.en,
    key: `${key}:${how.kind}`,
    ...(about !== undefined && { about }),
  };
  const posted = await postNote(ports, { cohort, learner: known.learner, note, ...(question && { question }), now });
  return posted.kind === 'posted' ? ports.note.get(posted.note) : undefined;
}

import { dayOfCohort } from '../core/calendar/study-days.ts';
import { skillOf } from '../core/curriculum/entry.ts';
import type { Task } from '../core/curriculum/task.ts';
import type { Language, Text } from '../core/language/model.ts';
import { textIn } from '../core/language/rules.ts';
import type { Note } from '../core/note/model.ts';
import { solveQuestion } from '../core/note/solve-question.ts';
import type { Ports } from '../core/ports.ts';
import { random, shuffled } from '../core/seed/rules.ts';
import { excerptOf } from '../core/tutor/excerpt.ts';
import { readLesson } from '../core/tutor/read-text.ts';
import { termsOf } from '../core/tutor/terms.ts';
import { catalogues } from '../i18n/index.ts';
import { shorten } from '../markup/cut.ts';
import { heardKey, thanksKey } from '../store/demo.ts';
import { thanks } from './own-lines.ts';
import { turn } from './plan.ts';
import type { Sentence, Topic } from './say.ts';
import { type Group, sayAs, sharing, topicsOf, type When } from './speak.ts';
import { echoes, quotes, unquoted, welcomes } from './to-visitors.ts';

/** What somebody is called who has said no name: nobody is spoken to so. */
const unnamed: ReadonlySet<string> = new Set(['You', ...Object.values(catalogues).map(({ web }) => web.visitor)]);

/** Who answers what a visitor asks, and the key of such an answer, which the question's id follows. */
const helper = 'ana';
const helpKey = 'demo:help:';

/** Nobody who asks is left alone: a question of somebody else than the demo's people gets an answer. */
export async function answerVisitors(
  ports: Ports,
  { now, names, memory }: When,
  { cohort, path }: Group,
): Promise<void> {
  const name = names.get(helper) ?? helper;
  const known = await ports.learner.recognise({ platform: 'web', account: helper, name });
  if (!known) return;
  const of = {
    cohort: cohort.id,
    reader: known.learner.id,
    own: false,
    since: now.subtract({ hours: 72 }),
    limit: 5,
  };
  const demos = new Set(names.values());
  for (const question of await ports.note.questions(of))
    if (question.answers === 0 && !demos.has(question.name)) {
      const task = ports.curriculum.tasks.get(question.about ?? '') ?? path.days[0]!.task;
      const words = await helpFor(
        ports,
        question,
        task,
        (await memory?.said({ cohort: cohort.id, key: helpKey })) ?? 0,
      );
      const who = { account: helper, name, words, key: `${helpKey}${question.id}`, now };
      await sayAs(ports, who, { cohort, task }, { kind: 'answer', signed: true, question });
    }
}

/** The words for a question of a visitor: what the lesson of its skill says that fits it best, quoted. */
async function helpFor(ports: Ports, question: Note, task: Task, n: number): Promise<ReturnType<Sentence>> {
  const { skills } = ports.curriculum;
  // It is about a task or a skill; of a task's skills, the one whose lesson has most of what was asked.
  const about = skills.has(question.about ?? '') ? [question.about!] : [...new Set(task.kps.map(skillOf))];
  const asked = termsOf(question.text);
  const fits = (id: string) => {
    const own = new Set(Object.values(skills.get(id)?.lesson ?? {}).flatMap((text) => termsOf(text ?? '')));
    return asked.filter((term) => own.has(term)).length;
  };
  const id = about.toSorted((a, b) => fits(b) - fits(a))[0] ?? '';
  const skill = skills.get(id);
  const of = (language: Language): Topic => {
    const name = textIn(skill?.name ?? task.title, language) ?? task.id;
    return { task: textIn(task.title, language) ?? task.id, point: name, skill: name };
  };
  const topics = { en: of('en'), 'zh-CN': of('zh-CN') };
  const quote = async (language: Language) => {
    const parts = (await readLesson(ports, { skill: id, learner: question.learner, language })) ?? [];
    const readable = parts.flatMap((part) => (part.kind === 'text' ? [part.text] : [])).join('\n\n');
    const found = excerptOf({ [language]: readable } as Text, question.text, language, isProse);
    return sentenceOf(found.split('\n\n')[0] ?? '');
  };
  const [en, zh] = [await quote('en'), await quote('zh-CN')];
  if (!en || !zh) return unquoted[n % unquoted.length]!(topics);
  const frame = quotes[n % quotes.length]!;
  return { en: frame(en)(topics).en, 'zh-CN': frame(zh)(topics)['zh-CN'] };
}

/** A paragraph, and no heading, list, table, code or picture. */
const isProse = (block: string): boolean => !/^\s*(#|[-*+|>!`]|\d+\.)/.test(block) && !/[:：]$/.test(block);

/** As much of a paragraph as a classmate would quote, without its marks: whole sentences. */
function sentenceOf(paragraph: string): string {
  const words = paragraph
    .replace(/\[([^\]]+)\]\([^)]+\)/g, '$1')
    .replace(/\*\*|[`*]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  const first = /^.{30,200}?[.!?](?=\s|$)|^.{12,110}?[。！？]/.exec(words)?.[0];
  return first ?? shorten(words, 200);
}

/** What a visitor is called, or nothing when they have said no name. */
export const calledBy = (name: string): string => (unnamed.has(name) ? '' : name);

/** Takes up what a visitor told the group: once, by one of its people, in the visitor's own language. */
export async function hearVisitors(ports: Ports, { date, now, names, memory }: When, { cohort, path }: Group) {
  const accounts = [...names.keys()];
  const found = await memory?.unheard({ cohort: cohort.id, accounts, since: now.subtract({ hours: 72 }) });
  const note = found && (await ports.note.get(found.id));
  const author = note && (await ports.learner.get(note.learner))?.learner;
  const task = ports.curriculum.tasks.get(note?.about ?? '') ?? (dayOfCohort(cohort, path, date) ?? path.days[0]!).task;
  if (!memory || !note || !author) return;
  const n = await memory.said({ cohort: cohort.id, key: heardKey });
  const [seed, lines] = [`heard:${cohort.start}`, note.kind === 'arrival' ? welcomes : echoes];
  const line = turn(lines.length, n, seed);
  const owners = shuffled(accounts.length, seed);
  const account = accounts[owners[line % owners.length]!]!;
  const words = lines[line]!(note.signed ? calledBy(note.name) : '');
  const who = { account, name: names.get(account) ?? account, key: `${heardKey}${note.id}`, now };
  const said = words(topicsOf(ports.curriculum, task, random(`${seed}:${note.id}:point`)()));
  await sayAs(ports, { ...who, words: said, language: author.language }, { cohort, task }, sharing);
}

/**
 * Whoever of the demo's people got an answer from a visitor says that it helped, and thanks them: in the same words only
 * after some weeks.
 */
export async function thankVisitors(
  ports: Ports,
  { now, names, memory }: When,
  { cohort, path }: Group,
): Promise<void> {
  const accounts = [...names.keys()];
  const since = now.subtract({ hours: 72 });
  const lately = now.subtract({ hours: 24 * 28 });
  for (const found of (await memory?.unthanked({ cohort: cohort.id, accounts, since, lately })) ?? []) {
    const answer = await ports.note.get(found.id);
    const question = answer?.question && (await ports.note.get(answer.question));
    const author = answer && (await ports.learner.get(answer.learner))?.learner;
    if (!answer || !question || !author) continue;
    if (!question.solvedBy) await solveQuestion(ports, { answer, asker: question.learner, now });
    if (found.lately) continue;
    const task = ports.curriculum.tasks.get(question.about ?? '') ?? path.days[0]!.task;
    const words = thanks[accounts.indexOf(found.asker) % thanks.length]!(answer.signed ? calledBy(answer.name) : '');
    const who = {
      account: found.asker,
      name: names.get(found.asker) ?? found.asker,
      key: `${thanksKey}${answer.id}`,
      now,
    };
    const said = words(topicsOf(ports.curriculum, task, 0));
    // Whoever asked without their name does not tell it now.
    await sayAs(
      ports,
      { ...who, words: said, language: author.language },
      { cohort, task },
      { ...sharing, signed: question.signed },
    );
  }
}

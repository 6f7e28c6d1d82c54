import { skillOf } from '../curriculum/entry.ts';
import type { Item } from '../curriculum/item.ts';
import { type Dense, nearest, type Vector, withSimilar } from '../embedding/rules.ts';
import type { Id } from '../id.ts';
import type { Language, Text } from '../language/model.ts';
import { askedItem } from '../placement/asked-item.ts';
import type { Ports } from '../ports.ts';
import { documentIndex } from './documents.ts';
import { excerptOf } from './excerpt.ts';
import { fuse } from './fuse.ts';
import { inManner } from './manner.ts';
import { mayRead } from './may-read.ts';
import type { Manner, Passage, Quote, Subject, TutorAnswer } from './model.ts';
import { lessonOf, nearestSkills } from './nearest-skills.ts';
import { isOfSubject } from './of-subject.ts';
import { curriculumIndex, type Found, type FoundByWords, minShareOf, type PassageIndex, search } from './search.ts';
import { asksForManner, saysLittle, wordsOf } from './terms.ts';

/** How much more a passage counts that is about the subject. */
const subjectWeight = 3;

/** Quotes in an answer; of one lesson, or one other entry; and how far behind the best one they may be. */
const maxQuotes = 3;
const maxOfEntry = 2;
const minOfBest = 0.5;

/** No more than these are looked at: what is further down does not answer. */
const maxLooked = 40;

export interface Asked {
  /** May be empty when there is a subject. */
  readonly question: string;
  readonly learner: Id;
  readonly language: Language;
  /** The learner's path. */
  readonly path?: string | undefined;
  readonly subject?: Subject | undefined;
  /** The questions from which it goes on, the oldest first. */
  readonly earlier?: readonly string[];
  /** Whose library is searched as well: a workspace as `workspaceOf` names it. */
  readonly workspace?: string | undefined;
  /** Others read the answer: it quotes nothing that this person alone has earned. */
  readonly aloud?: boolean;
}

export type Retrieved =
  | (Extract<TutorAnswer, { kind: 'quotes' }> & {
      /** What the question's subject is about. */
      readonly skills: readonly string[];
      /** The items that wait for the asker's answer. */
      readonly open: readonly Item[];
      /** The same in another way, beside these quotes, which were shown before; empty where there is none. Looked for when called. */
      inManner(manner: Manner): readonly Quote[];
      /** What may be read of what was found for each question before, the oldest first. Searched for when called. */
      before(): readonly (readonly Quote[])[];
      /** Whether they are about what the question goes on from, or was asked under, and it is about something else itself. */
      leaves(): boolean;
    })
  | Exclude<TutorAnswer, { kind: 'quotes' | 'answer' }>;

/** What a question means, beside its words. */
export interface Meaning {
  readonly dense: Dense;
  readonly vector: Vector;
}

/**
 * The passages of the curriculum, and of the workspace's library, that answer a question: by its words and, where it is
 * given, its meaning. None gives the key of an item that waits for the asker's answer, and explanations are quoted only of
 * items that they have answered. Two reads, three with an answered question.
 */
export async function retrieve(
  ports: Pick<Ports, 'curriculum' | 'quiz' | 'library'>,
  asked: Asked,
  meaning?: Meaning,
): Promise<Retrieved> {
  const { curriculum } = ports;
  const { learner, language, earlier = [] } = asked;
  const question = inFull(asked.question, earlier);
  const about = asked.subject && (await aboutOf(ports, asked.subject, learner));
  if (asked.subject && !about) return { kind: 'gone' };
  const [taught, added, known] = await Promise.all([
    curriculumIndex(curriculum),
    asked.workspace === undefined ? undefined : documentIndex(ports.library, asked.workspace),
    ports.quiz.itemsAsked(learner),
  ]);
  const may = mayRead(known, curriculum, asked.aloud === true);
  const isAbout = ({ skills }: Passage) => about !== undefined && skills.some((id) => about.skills.includes(id));
  const weigh = (passage: Passage) => (isAbout(passage) ? subjectWeight : 1);
  /** What has enough of the words; nothing when they are about something else, unless what they were asked under has them. */
  const enough = (index: PassageIndex, words: string, atLeast: number) => {
    const good = search(index, words, { weigh }).filter(({ share }) => share >= atLeast);
    return good.some(({ passage }) => isAbout(passage)) || isOfSubject(good, index, words) ? good : [];
  };
  const indices = [taught, ...(added ? [added] : [])];
  const find = (words: string, atLeast = minShareOf(words)) =>
    fuse(
      (words === about?.words ? [taught] : indices).map((index) =>
        choose(
          withMeaning(
            enough(index, words, atLeast).slice(0, maxLooked),
            index,
            // What an organiser added is not embedded.
            words === question && index === taught ? meaning : undefined,
          ),
          (passage) => passage.entry !== about?.item && may(passage),
        ),
      ),
    )
      .slice(0, maxQuotes)
      .map(({ passage }) => passage);
  /** A question with what it goes on from. Where that finds nothing, the words of its own may, when they are enough. */
  const findOne = (own: string, whole: string) => {
    const found = find(whole);
    return found.length || own === whole || saysLittle(own)
      ? { found, words: whole }
      : { found: find(own), words: own };
  };
  const withLesson = (quote: Pick<Quote, 'passage' | 'excerpt'>): Quote => {
    const lesson = quote.passage.skills.map((skill) => lessonOf(curriculum, skill, asked.path)).find(Boolean);
    return { ...quote, ...(lesson && { lesson }) };
  };
  const quotes = (found: readonly Passage[], words: string) => {
    const shown = found.map((passage) => ({ passage, excerpt: excerptOf(passage.body, words, language) }));
    const skills = about?.skills ?? [];
    const of = { quotes: shown, skills, item: about?.item, words, language };
    return {
      kind: 'quotes' as const,
      quotes: shown.map(withLesson),
      skills,
      open: known.waiting.flatMap((id) => askedItem(curriculum, id) ?? []),
      before: () =>
        earlier.map((one, n) => {
          const { found, words } = findOne(one, inFull(one, earlier.slice(0, n)));
          return found.map((passage) => withLesson({ passage, excerpt: excerptOf(passage.body, words, language) }));
        }),
      inManner: (manner: Manner) => inManner(manner, of, curriculum, may).map(withLesson),
      leaves: () => words !== asked.question && !indices.some((index) => keepsTo(index, asked.question, found)),
    };
  };

  const { found, words } = findOne(asked.question, question);
  if (found.length) return quotes(found, words);
  if (about) {
    const ofSubject = find(about.words, 0).filter(isAbout);
    if (ofSubject.length) return { ...quotes(ofSubject, about.words), ...(question && { insteadOf: about.name }) };
  }
  return { kind: 'nothing', nearest: nearestSkills(curriculum, question, asked.path) };
}

/** A question with what it goes on from: that says what it is about, and alone does where this one only says how to tell it. */
function inFull(question: string, earlier: readonly string[]): string {
  const before = earlier.findLast((one) => !asksForManner(one));
  const own = before !== undefined && asksForManner(question) ? '' : question;
  return [before, own].filter(Boolean).join('\n');
}

/**
 * Whether a question keeps to what was found for it together with others: by itself it says too little to be about something
 * else, has a word in those passages that names something taught, or finds others. Tried on follow-ups to the development half.
 */
function keepsTo(index: PassageIndex, question: string, found: readonly Passage[]): boolean {
  if (saysLittle(question)) return true;
  const own = search(index, question);
  const among = own.filter(({ passage }) => found.some(({ id }) => id === passage.id));
  const enough = own.filter(({ share }) => share >= minShareOf(question));
  return [among, enough].some((some) => isOfSubject(some, index, question));
}

interface About {
  readonly skills: readonly string[];
  readonly name: Text;
  /** What to search for when nothing was asked. */
  readonly words: string;
  /** The item that was answered: its explanation has just been read. */
  readonly item?: string;
}

async function aboutOf(
  { curriculum, quiz }: Pick<Ports, 'curriculum' | 'quiz'>,
  subject: Subject,
  learner: Id,
): Promise<About | undefined> {
  if (subject.kind === 'skill') {
    const skill = curriculum.skills.get(subject.skill);
    return skill && { skills: [skill.id], name: skill.name, words: wordsOf(skill.name, skill.about) };
  }
  if (subject.kind === 'task') {
    const task = curriculum.tasks.get(subject.task);
    return task && { skills: task.kps.map(skillOf), name: task.title, words: wordsOf(task.title, task.why) };
  }
  const question = await quiz.question(subject.question);
  const item = question && curriculum.items.get(question.item);
  if (!question?.attempt || !item || question.learner !== learner) return undefined;
  const skill = curriculum.skills.get(skillOf(item.kp));
  const point = skill?.kps.find(({ id }) => id === item.kp)?.name;
  if (!skill || !point) return undefined;
  // After a wrong answer: what the trap was.
  const { given, correct } = question.attempt;
  const options = item.type === 'single' || item.type === 'multi' ? item.options : [];
  const traps = 'choices' in given && !correct ? given.choices.flatMap((choice) => options[choice]?.why ?? []) : [];
  return { skills: [skill.id], name: point, words: wordsOf(point, ...traps), item: item.id };
}

/** What is much worse than the best by words is left out before meaning has its say. */
function withMeaning(
  found: readonly FoundByWords[],
  { passages }: PassageIndex,
  meaning: Meaning | undefined,
): readonly Found[] {
  if (!meaning) return found;
  const [best] = found;
  const good = best ? found.filter(({ score }) => score >= minOfBest * best.score) : [];
  const fused = withSimilar(good, nearest(meaning.dense, meaning.vector), passages);
  if (!best?.defines) return fused;
  return [
    { ...best, score: fused[0]?.score ?? best.score },
    ...fused.filter(({ passage }) => passage.id !== best.passage.id),
  ];
}

/** The best few of those that may be read, from more than one place where there are several. */
function choose(found: readonly Found[], may: (passage: Passage) => boolean): readonly Found[] {
  const chosen: Found[] = [];
  for (const one of found) {
    const [best] = chosen;
    if (chosen.length === maxQuotes || (best && one.score < minOfBest * best.score)) break;
    const entryOf = ({ source, entry, skills }: Passage) => (source === 'explanation' ? `item ${skills}` : entry);
    const same = chosen.filter(({ passage }) => entryOf(passage) === entryOf(one.passage));
    if (same.length < (one.passage.source === 'explanation' ? 1 : maxOfEntry) && may(one.passage)) chosen.push(one);
  }
  return chosen;
}

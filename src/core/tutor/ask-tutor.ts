import type { Cohort } from '../cohort/model.ts';
import type { Item } from '../curriculum/item.ts';
import { denseOf } from '../embedding/embed-passages.ts';
import type { Ports, Transact } from '../ports.ts';
import { reserveBudget } from '../spending/reserve-budget.ts';
import { budgetResetsAt, budgetsOf, costOf, maxTokensOf, workspaceOf } from '../spending/rules.ts';
import { type Checked, checkSentence } from './check-sentence.ts';
import { languageOf, makePrompt } from './make-prompt.ts';
import {
  type InsteadOfModel,
  type Manner,
  type ModelEnd,
  type ModelSentence,
  manners,
  type Prompt,
  type Quote,
  type TutorAnswer,
} from './model.ts';
import { nearLesson } from './nearest-skills.ts';
import { isOfOpen, touchesOpen } from './open-items.ts';
import { answerPrompt } from './prompts/answer.ts';
import { type Asked, type Meaning, type Retrieved, retrieve } from './retrieve.ts';
import { usedBy } from './used-by.ts';

type Found = Extract<Retrieved, { kind: 'quotes' }>;
export type AskingPorts = Pick<Ports, 'curriculum' | 'quiz' | 'library' | 'model' | 'answer' | 'embedding' | 'vector'> &
  Transact<'spending'>;

/** An answer, or one that the model is still to write: each part takes the place of the one before. */
export type TutorReply =
  | { readonly kind: 'answered'; readonly answer: TutorAnswer }
  | { readonly kind: 'written'; write(signal: AbortSignal): AsyncGenerator<TutorAnswer, TutorAnswer> };

export interface ToAsk extends Asked {
  readonly cohort?: Cohort | undefined;
  readonly manner?: Manner | undefined;
  readonly now: Temporal.Instant;
}

/** Passages that a question adds to those of the questions before it, and how many there are in all before they are let go. */
const maxMore = 2;
const maxTold = 22;

/** For how long an answer is given to the same question again. */
const keptFor = { hours: 24 * 7 };

/**
 * Answers a question from the curriculum: in the words of the model where there is one and the learner's cohort wants it,
 * otherwise by quoted passages. Where its library has no answer, a cohort may want that declined: no model is asked then, unless it
 * has to read what was found to see that. The model is not asked about the knowledge of an item that waits for the learner's answer,
 * and what it writes is shown sentence by sentence, after the checks of `check-sentence.ts`.
 */
export async function askTutor(ports: AskingPorts, asked: ToAsk): Promise<TutorReply> {
  const { cohort, question, now, earlier = [], manner } = asked;
  const found = await retrieve(ports, asked, await meaningOf(ports, asked));
  const answered = (answer: TutorAnswer): TutorReply => ({ kind: 'answered', answer });
  const declined =
    cohort?.declines && ({ kind: 'declined', nearest: nearLesson(ports.curriculum, question, asked.path) } as const);
  if (declined && (found.kind === 'nothing' || (found.kind === 'quotes' && found.leaves()))) return answered(declined);
  if (found.kind !== 'quotes') return answered(found);
  const other = manner && found.inManner(manner);
  const quotes = quotesOf(found, manner, other);
  const state = ports.model.state();
  if (state.kind === 'off' || !cohort || cohort.quotesOnly || !question) {
    const ways = manners.filter((one) => one !== manner && found.inManner(one).length > 0);
    return answered({ ...quotes, ways });
  }
  const all = uniqueOf([...found.quotes, ...(other ?? [])]);
  const said = [...earlier, question].join('\n');
  if (touchesOpen(found.open, { question: said, passages: all.map(({ passage }) => passage), skills: found.skills }))
    return answered(withReason(quotes, { kind: 'open' }));
  // What the model was given before comes first, as it was: a server need not read again what a prompt begins with.
  const mayTell = ({ passage }: Quote) => !isOfOpen(passage, found.open);
  if (!all.some(mayTell)) return answered(withReason(quotes, { kind: 'open' }));
  const turns = [...found.before(), all].reduce(goOn, []).map((quotes) => quotes.filter(mayTell));
  const told = turns.flat();
  const passages = told.map(({ passage }) => passage);
  const language = languageOf(question, asked.language);
  const check = { passages, question, language, open: found.open };
  const asking = [...earlier, question].map((question, n) => ({
    question,
    passages: turns[n]!.map(({ passage }) => passage),
  }));
  const prompt = makePrompt(asking, language, manner);
  const workspace = workspaceOf(cohort) ?? `solo ${cohort.id}`;
  const key = [answerPrompt.version, state.name, prompt.input].join('\n\n');
  const kept = await ports.answer.find({ workspace, key, after: now.subtract(keptFor) });
  const again = kept && accepted(kept, check);
  if (again?.length) return answered(answerOf(again, told, manner));
  if (state.kind === 'resting') return answered(withReason(quotes, { kind: 'failed' }));
  const writing = {
    ...{ quotes, told, check, prompt, now, manner },
    // What is to be told otherwise was answered before.
    unsupported: declined ? (manner ? quotes : declined) : withReason(quotes, { kind: 'none' }),
    budgets: budgetsOf({ learner: asked.learner, cohort, now }),
  };
  return {
    kind: 'written',
    async *write(signal) {
      const end = yield* writeAnswer(ports, writing, signal);
      // What was left out for this reader would be missing for the next one.
      if (end.whole && !found.open.length)
        await ports.answer.keep({ workspace, key, sentences: end.sentences, at: now, after: now.subtract(keptFor) });
      return end.answer;
    },
  };
}

/** What a question means, where a server may be told it: to members of a group that wants a model. */
async function meaningOf(
  ports: AskingPorts,
  {
    cohort,
    question,
    now,
  }: { readonly cohort?: Cohort | undefined; readonly question: string; readonly now: Temporal.Instant },
): Promise<Meaning | undefined> {
  if (!cohort || cohort.quotesOnly || !question || ports.model.state().kind === 'off') return undefined;
  const dense = await denseOf(ports, now);
  const [vector] = (dense && (await ports.embedding.embed([question]))) ?? [];
  return dense && vector && { dense, vector };
}

interface Writing {
  /** What is shown where the model cannot be asked, and where it says nothing that the passages support. */
  readonly quotes: Quoted;
  readonly unsupported: TutorAnswer;
  /** What the model is given. */
  readonly told: readonly Quote[];
  readonly manner: Manner | undefined;
  readonly check: Checked & { readonly open: readonly Item[] };
  readonly prompt: Prompt;
  readonly budgets: ReturnType<typeof budgetsOf>;
  readonly now: Temporal.Instant;
}

interface Written {
  readonly answer: TutorAnswer;
  readonly sentences: readonly ModelSentence[];
  /** The model came to its end. */
  readonly whole: boolean;
}

/** Asks the model within the budgets, which are settled whatever happens. */
async function* writeAnswer(
  ports: AskingPorts,
  { quotes, unsupported, told, manner, check, prompt, budgets, now }: Writing,
  signal: AbortSignal,
): AsyncGenerator<TutorAnswer, Written> {
  const { limits, prices } = ports.model.terms();
  const read = maxTokensOf([prompt.instructions, prompt.formats.json, prompt.formats.lines, prompt.input].join(' '));
  const most = costOf({ input: read, cached: 0, output: prompt.maxTokens }, prices);
  const reserved = await reserveBudget(ports, { budgets, most, limits });
  if (reserved.kind === 'spent') {
    const instead = { kind: 'spent', scope: reserved.scope, until: budgetResetsAt(now) } as const;
    return { answer: withReason(quotes, instead), sentences: [], whole: false };
  }
  const sentences: ModelSentence[] = [];
  let written = '';
  let end: ModelEnd = { kind: 'failed', why: 'stopped' };
  try {
    yield { ...answerOf([], told, manner), growing: true };
    const pieces = ports.model.write(prompt, signal);
    try {
      for (;;) {
        const next = await pieces.next();
        if (next.done) {
          end = next.value;
          break;
        }
        written += next.value.text;
        if (sentences.length >= maxSentences || checkSentence(next.value, sentences, check)) continue;
        sentences.push(next.value);
        yield { ...answerOf(sentences, told, manner), growing: true };
      }
    } finally {
      await pieces.return(end);
    }
  } finally {
    await reserved.settle(usedBy(end, { read, written }, prices));
  }
  const failed = end.kind === 'failed';
  const answer: TutorAnswer = sentences.length
    ? { ...answerOf(sentences, told, manner), ...(failed && { brokeOff: true as const }) }
    : failed
      ? withReason(quotes, { kind: 'failed' })
      : unsupported;
  return { answer, sentences, whole: !failed && sentences.length > 0 };
}

/** As many as the prompt asks for, and one. */
const maxSentences = 6;

/** Those sentences that pass the checks, one after the other. */
function accepted(sentences: readonly ModelSentence[], check: Checked): readonly ModelSentence[] {
  const passed: ModelSentence[] = [];
  for (const one of sentences) if (!checkSentence(one, passed, check)) passed.push(one);
  return passed;
}

type Quoted = Extract<TutorAnswer, { kind: 'quotes' | 'noOther' }>;

function quotesOf(
  { quotes, insteadOf }: Found,
  manner: Manner | undefined,
  other: readonly Quote[] | undefined,
): Quoted {
  if (!manner || !other) return { kind: 'quotes', quotes, ...(insteadOf && { insteadOf }) };
  if (other.length) return { kind: 'quotes', quotes: other, manner };
  return { kind: 'noOther', manner, lessons: quotes.flatMap(({ lesson }) => lesson ?? []) };
}

const withReason = (quoted: Quoted, instead: InsteadOfModel): Quoted =>
  quoted.kind === 'quotes' ? { ...quoted, instead } : quoted;

/** A turn more: what it adds to what was told in those before it. When that is too much, those are told no more. */
function goOn(before: readonly (readonly Quote[])[], found: readonly Quote[]): readonly (readonly Quote[])[] {
  const told = before.flat();
  const more = found.filter(({ passage }) => !told.some((one) => one.passage.id === passage.id));
  if (!told.length || told.length + maxMore > maxTold) return [...before.map(() => []), found];
  return [...before, more.slice(0, maxMore)];
}

const uniqueOf = (quotes: readonly Quote[]): readonly Quote[] => {
  const first = new Map<string, Quote>();
  for (const quote of quotes) if (!first.has(quote.passage.id)) first.set(quote.passage.id, quote);
  return [...first.values()];
};

/** Sentences with what they cite, numbered in the order in which it is cited first. */
function answerOf(
  sentences: readonly ModelSentence[],
  told: readonly Quote[],
  manner: Manner | undefined,
): Extract<TutorAnswer, { kind: 'answer' }> {
  const cited = [...new Set(sentences.flatMap(({ sources }) => sources))];
  const sources: readonly Quote[] = cited.flatMap((number) => told[number - 1] ?? []);
  return {
    kind: 'answer',
    sentences: sentences.map((one) => ({ ...one, sources: one.sources.map((number) => cited.indexOf(number) + 1) })),
    sources: sentences.length ? sources : told,
    ...(manner && { manner }),
  };
}

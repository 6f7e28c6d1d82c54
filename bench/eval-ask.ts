import type { Cohort } from '../src/core/cohort/model.ts';
import type { Curriculum } from '../src/core/curriculum/model.ts';
import { askTutor } from '../src/core/tutor/ask-tutor.ts';
import type { ModelUsage, TutorAnswer } from '../src/core/tutor/model.ts';
import { noEmbedding } from '../src/core/tutor/no-model.ts';
import type { ModelPort } from '../src/core/tutor/port.ts';
import type { Case } from './eval-set.ts';

/** What happened to one question. */
export interface Outcome extends Case {
  readonly answer: TutorAnswer;
  readonly text: string;
  readonly ms: number;
  readonly usage?: ModelUsage | undefined;
  readonly modelAsked: boolean;
}

/** Asks one question as a member of a group would, with nothing stored. */
export async function ask(of: Case, asked: ModelPort, on: Curriculum): Promise<Outcome> {
  let usage: ModelUsage | undefined;
  let modelAsked = false;
  const reading: ModelPort = {
    ...asked,
    async *write(prompt, signal) {
      modelAsked = true;
      const end = yield* asked.write(prompt, signal);
      usage = end.usage;
      return end;
    },
  };
  const spending = {
    lock: async () => new Map(),
    add: async () => {},
    spent: async () => ({ tokens: 0, micros: 0, answers: 0 }),
  };
  const ports = {
    curriculum: on,
    model: reading,
    embedding: noEmbedding,
    quiz: { itemsAsked: async () => ({ waiting: of.open ? [of.open] : [], answered: [] }) },
    answer: { find: async () => undefined, keep: async () => {} },
    transact: <T>(work: (tx: never) => Promise<T>) => work({ spending } as never),
  } as unknown as Parameters<typeof askTutor>[0];
  const began = performance.now();
  const now = Temporal.Now.instant();
  const { question, language, about, earlier = [], declines } = of;
  const reply = await askTutor(ports, {
    question,
    earlier,
    learner: '1',
    language,
    path: 'swe',
    ...(about !== undefined && {
      subject: on.skills.has(about) ? { kind: 'skill', skill: about } : { kind: 'task', task: about },
    }),
    cohort: { id: '1', ...(declines && { declines }) } as Cohort,
    now,
  });
  let answer: TutorAnswer;
  if (reply.kind === 'answered') answer = reply.answer;
  else {
    const parts = reply.write(AbortSignal.timeout(120_000));
    let next = await parts.next();
    while (!next.done) next = await parts.next();
    answer = next.value;
  }
  const text = answer.kind === 'answer' ? answer.sentences.map((one) => one.text).join(' ') : '';
  return { ...of, answer, text, ms: performance.now() - began, usage, modelAsked };
}

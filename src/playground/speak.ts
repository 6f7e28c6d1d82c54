import type { Cohort } from '../core/cohort/model.ts';
import { skillOf } from '../core/curriculum/entry.ts';
import type { Curriculum } from '../core/curriculum/model.ts';
import type { Path } from '../core/curriculum/path.ts';
import type { Task } from '../core/curriculum/task.ts';
import type { Language } from '../core/language/model.ts';
import { textIn } from '../core/language/rules.ts';
import type { Note } from '../core/note/model.ts';
import { postNote } from '../core/note/post-note.ts';
import { pathOf } from '../core/path/path-of.ts';
import type { Ports } from '../core/ports.ts';
import type { Demo } from '../store/demo.ts';
import type { Sentence, Topic } from './say.ts';

/** What a task is about: one point of it, by a number from 0 to 1. */
export function topicsOf({ skills }: Curriculum, task: Task, share: number): Parameters<Sentence>[0] {
  const kp = task.kps[Math.floor(share * task.kps.length)] ?? '';
  const skill = skills.get(skillOf(kp));
  const point = skill?.kps.find(({ id }) => id === kp)?.name ?? task.title;
  const topic = (language: Language): Topic => ({
    task: textIn(task.title, language) ?? task.id,
    point: textIn(point, language) ?? task.id,
    skill: textIn(skill?.name, language) ?? task.id,
  });
  return { en: topic('en'), 'zh-CN': topic('zh-CN') };
}

export interface When {
  readonly date: Temporal.PlainDate;
  readonly now: Temporal.Instant;
  /** The names of the demo's people, by account. */
  readonly names: ReadonlyMap<string, string>;
  /** In the days that a visitor has moved on to: what they said that nobody has taken up, and what was said to them. */
  readonly memory?: Pick<Demo, 'unheard' | 'unthanked' | 'said'>;
}

export interface Group {
  readonly cohort: Cohort;
  readonly path: Path;
}

/** The demo's group: that of any of its people who is still there. */
export async function groupOf(ports: Ports, names: When['names']): Promise<Group | undefined> {
  for (const [account, name] of names) {
    const known = await ports.learner.recognise({ platform: 'web', account, name });
    const cohort = known?.enrolments.find((enrolment) => enrolment.cohort.demo)?.cohort;
    const path = cohort && pathOf(ports.curriculum, cohort);
    if (path) return { cohort, path };
  }
  return undefined;
}

export const sharing = { kind: 'share', signed: true } as const;

type Posting = Parameters<typeof postNote>[1];
export type How = Pick<Posting['note'], 'kind' | 'signed'> & Pick<Posting, 'question'>;

/** Has one of the demo's people say something. Nothing happens a second time under one key. */
export async function sayAs(
  ports: Ports,
  {
    account,
    name,
    words,
    key,
    now,
    language,
  }: {
    account: string;
    name: string;
    words: ReturnType<Sentence>;
    key: string;
    now: Temporal.Instant;
    /** That of whom it is for, where it is for one person. */
    language?: Language | undefined;
  },
  { cohort, task }: { readonly cohort: Cohort; readonly task: Task },
  { question, ...how }: How,
): Promise<Note | undefined> {
  // Somebody whom a visitor has erased stays erased.
  const known = await ports.learner.recognise({ platform: 'web', account, name });
  if (!known) return undefined;
  // A group of one language hears nothing else; in one of both, each speaks their own.
  const spoken = language ?? (cohort.languages.length === 1 ? cohort.languages[0] : known.learner.language);
  const note = { ...how, text: textIn(words, spoken) ?? words.en, key: `${key}:${how.kind}`, about: task.id };
  const posted = await postNote(ports, { cohort, learner: known.learner, note, ...(question && { question }), now });
  return posted.kind === 'posted' ? ports.note.get(posted.note) : undefined;
}

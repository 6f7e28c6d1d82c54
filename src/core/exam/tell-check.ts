import type { Enrolment } from '../enrolment/model.ts';
import type { Id } from '../id.ts';
import type { Learner } from '../learner/model.ts';
import type { NotePosted } from '../note/model.ts';
import { postNote } from '../note/post-note.ts';
import { pathOf } from '../path/path-of.ts';
import type { Ports, Transact } from '../ports.ts';
import type { ExamResult } from './model.ts';
import { nextExam } from './next-exam.ts';

/** Has the bot tell the group how somebody did before and after a sprint, in the words of `say`: once, by themselves. */
export async function tellCheck(
  ports: Pick<Ports, 'curriculum' | 'quiz' | 'exam' | 'note' | 'learner' | 'report'> & Transact<'note' | 'delivery'>,
  input: {
    readonly learner: Learner;
    readonly enrolment: Enrolment;
    readonly quiz: Id;
    readonly now: Temporal.Instant;
    readonly say: (of: ExamResult) => string;
  },
): Promise<NotePosted> {
  const { learner, enrolment, quiz, now, say } = input;
  const exam = await nextExam(ports, { learner, quiz, now });
  if (exam.kind !== 'result' || !exam.before || exam.enrolment !== enrolment.id) return { kind: 'gone' };
  const days = pathOf(ports.curriculum, enrolment.cohort)?.days;
  const about = days?.findLast(({ sprint }) => sprint === exam.exam.sprint)?.task.id;
  const note = { kind: 'share', text: say(exam), signed: true, key: `check:${quiz}`, ...(about && { about }) } as const;
  return postNote(ports, { cohort: enrolment.cohort, learner, note, now });
}

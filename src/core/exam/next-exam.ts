import type { Curriculum } from '../curriculum/model.ts';
import type { Id } from '../id.ts';
import { shownOrder, wayToAnswer } from '../item/rules.ts';
import type { Learner } from '../learner/model.ts';
import type { Ports } from '../ports.ts';
import { conclude } from '../quiz/answer-question.ts';
import type { Exam, Quiz } from '../quiz/model.ts';
import type { ExamResult, NextExam } from './model.ts';
import { byArea, isRight } from './rules.ts';

type ExamPorts = Pick<Ports, 'curriculum' | 'quiz' | 'exam'>;

/** The next question of an exam that goes on, or its result. Its time ends it, and so does `end`. */
export async function nextExam(
  ports: ExamPorts,
  input: { readonly learner: Learner; readonly quiz: Id; readonly end?: boolean; readonly now: Temporal.Instant },
): Promise<NextExam> {
  const { learner, now } = input;
  const quiz = await ports.quiz.get(input.quiz);
  if (!quiz?.exam || quiz.learner !== learner.id) return { kind: 'gone' };
  const { exam } = quiz;
  if (exam.kind === 'placement') return { kind: 'placement' };
  if (exam.ended) return result(ports, { ...quiz, exam });
  const next = quiz.items.findIndex(
    (id, i) => ports.curriculum.items.has(id) && !quiz.questions.some(({ number, kept }) => number === i + 1 && kept),
  );
  if (input.end || next < 0 || Temporal.Instant.compare(now, exam.ends) >= 0)
    return result(ports, await endExam(ports, { learner, quiz: { ...quiz, exam }, now }));
  const item = ports.curriculum.items.get(quiz.items[next]!)!;
  const number = next + 1;
  const order = shownOrder(item, `${quiz.id}:${number}`);
  const open = quiz.questions.find((question) => question.number === number);
  const question = open ?? (await ports.quiz.ask({ quiz, number, kp: item.kp, order, at: now }));
  return { kind: 'question', exam, question, item, way: wayToAnswer(item) };
}

type ExamQuiz = Quiz & { readonly exam: Exam };

/**
 * Marks what was answered and logs it as of then. The check before a sprint is about what was not taught yet: its answers
 * make no cards.
 */
async function endExam(
  ports: ExamPorts,
  { learner, quiz, now }: { readonly learner: Learner; readonly quiz: ExamQuiz; readonly now: Temporal.Instant },
): Promise<ExamQuiz> {
  const ended = Temporal.Instant.compare(now, quiz.exam.ends) < 0 ? now : quiz.exam.ends;
  if (quiz.exam.kind !== 'before')
    for (const { id, kept, attempt } of quiz.questions) if (kept && !attempt) await logKept(ports, learner, id);
  const score = answeredIn(quiz, ports.curriculum).filter(({ correct }) => correct).length;
  await ports.exam.end(quiz.id, score, ended);
  return { ...quiz, exam: { ...quiz.exam, ended, score } };
}

/** Tries again when another answer about the same point came first. */
async function logKept(ports: ExamPorts, learner: Learner, id: Id): Promise<void> {
  for (let n = 0; n < 20; n++) {
    const found = await ports.quiz.questionAndCard(id);
    const item = found && ports.curriculum.items.get(found.question.item);
    if (!found?.question.kept || !found.question.keptAt || found.question.attempt || !item) return;
    const { kept: given, keptAt: now } = found.question;
    const correct = isRight(found.question, item);
    if ((await conclude(ports, found, { learner, item, given, correct, now })) !== 'moved') return;
  }
  throw new Error(`question ${id}: its card moved`);
}

const answeredIn = (quiz: Quiz, { items }: Curriculum) =>
  quiz.questions.flatMap((question) => {
    const item = items.get(question.item);
    return item && question.kept ? [{ question, item, correct: isRight(question, item) }] : [];
  });

async function result({ curriculum, exam: port }: ExamPorts, quiz: ExamQuiz): Promise<NextExam> {
  const { exam, enrolment } = quiz;
  const answered = answeredIn(quiz, curriculum);
  const marked = quiz.items.flatMap((id) => {
    const item = curriculum.items.get(id);
    const own = answered.find(({ question }) => question.item === id);
    return item ? [{ kp: item.kp, correct: own?.correct ?? false }] : [];
  });
  const checks = exam.kind === 'after' && enrolment && exam.sprint ? await port.checks(enrolment, exam.sprint) : [];
  const before = checks.find(({ kind, ended }) => kind === 'before' && ended);
  const shown: ExamResult = {
    ...{ quiz: quiz.id, exam, right: answered.filter(({ correct }) => correct).length, of: marked.length },
    ...(enrolment && { enrolment }),
    ...{ open: marked.length - answered.length, areas: byArea(marked, curriculum.skills), answered },
    ...(before && { before }),
  };
  return { kind: 'result', ...shown };
}

import { z } from 'zod';
import { skillOf } from '../curriculum/entry.ts';
import type { Task } from '../curriculum/task.ts';
import type { Enrolment } from '../enrolment/model.ts';
import type { Id } from '../id.ts';
import type { Language } from '../language/model.ts';
import { textIn } from '../language/rules.ts';
import { askedItem } from '../placement/asked-item.ts';
import type { Ports, Transact } from '../ports.ts';
import { typedCriteria } from '../task/evidence.ts';
import { ownTask } from '../task/own.ts';
import { maySay } from './check-sentence.ts';
import { fillForm, mayFill } from './fill-form.ts';
import { element, promptLanguages } from './make-prompt.ts';
import type { Commented, ModelForm } from './model.ts';
import { commentPrompt } from './prompts/comment.ts';

const schema = z.object({ sentences: z.array(z.string().trim().min(1).max(400)).min(1).max(2) });

/** Whether a learner may have the model comment on what they wrote for a task, or had it do so. */
export async function mayComment(
  ports: Pick<Ports, 'feedback' | 'model'>,
  { id, cohort }: Enrolment,
  task: Task,
): Promise<boolean> {
  if (!task.done.some(({ kind }) => kind === 'sentence')) return false;
  return mayFill(ports, cohort) || Boolean(await ports.feedback.of({ enrolment: id, entry: task.id }));
}

/** What a learner wrote for a task that they have finished, with what was asked, oldest criterion first. */
async function writtenFor(ports: Pick<Ports, 'task'>, enrolment: Enrolment, task: Task) {
  const given = (await ports.task.evidence(enrolment.id, task.id))?.given ?? [];
  return typedCriteria(ownTask(task, enrolment.id).done).flatMap(({ criterion }, n) => {
    const typed = given[n];
    return criterion.kind === 'sentence' && typed ? [{ ask: criterion.ask, typed }] : [];
  });
}

/**
 * Has the model say in one or two sentences what would make better what a learner wrote for a task. It is no mark. It is
 * kept, and shown again to whoever asks again. The model is not asked while a question about the same skill waits for the
 * learner's answer.
 */
export async function commentSentence(
  ports: Pick<Ports, 'curriculum' | 'feedback' | 'task' | 'quiz' | 'model'> & Transact<'spending'>,
  input: {
    readonly learner: Id;
    readonly enrolment: Enrolment;
    readonly task: string;
    readonly language: Language;
    readonly now: Temporal.Instant;
  },
  signal: AbortSignal,
): Promise<Commented> {
  const { learner, enrolment, language, now } = input;
  const task = ports.curriculum.tasks.get(input.task);
  const written = task ? await writtenFor(ports, enrolment, task) : [];
  if (!task || !written.length) return { kind: 'gone' };
  const about = { enrolment: enrolment.id, entry: task.id };
  const kept = await ports.feedback.of(about);
  if (kept) return { kind: 'commented', sentences: kept.remarks.flatMap(({ why }) => why ?? []) };
  if (!mayFill(ports, enrolment.cohort)) return { kind: 'failed' };
  const { waiting } = await ports.quiz.itemsAsked(learner);
  const open = waiting.flatMap((id) => askedItem(ports.curriculum, id) ?? []);
  const skills = new Set(task.kps.map(skillOf));
  if (open.some(({ kp }) => skills.has(skillOf(kp)))) return { kind: 'open' };
  const form: ModelForm<z.infer<typeof schema>> = {
    instructions: commentPrompt.instructions,
    format: commentPrompt.format,
    schema,
    maxTokens: 300,
    input: [
      element('passage', [textIn(task.title, language), textIn(task.what, language)].join('\n')),
      ...written.flatMap(({ ask, typed }) => [element('question', textIn(ask, language)), element('answer', typed)]),
      `<task>Comment on the answer in ${promptLanguages[language]}.</task>`,
    ].join('\n\n'),
  };
  const filled = await fillForm(ports, { form, learner, cohort: enrolment.cohort, now }, signal);
  if (filled.kind !== 'filled') return filled;
  const said: string[] = [];
  for (const one of filled.value.sentences)
    if (maySay(one, said, { language, open, prompt: commentPrompt })) said.push(one);
  if (!said.length) return { kind: 'failed' };
  const remarks = said.map((why) => ({ why }));
  await ports.feedback.keep({ ...about, prompt: commentPrompt.version, remarks, at: now });
  return { kind: 'commented', sentences: said };
}

import { z } from 'zod';
import { skillOf } from '../curriculum/entry.ts';
import type { Project } from '../curriculum/project.ts';
import type { Enrolment } from '../enrolment/model.ts';
import { type Judged, maxRead } from '../feedback/model.ts';
import type { Id } from '../id.ts';
import type { Language } from '../language/model.ts';
import { textIn } from '../language/rules.ts';
import { askedItem } from '../placement/asked-item.ts';
import type { Ports, Transact } from '../ports.ts';
import { mostPoints, type OwnProject } from '../project/model.ts';
import { projectOn } from '../project/rules.ts';
import { maySay } from './check-sentence.ts';
import { fillForm, mayFill } from './fill-form.ts';
import { element, promptLanguages } from './make-prompt.ts';
import type { ModelForm } from './model.ts';
import { projectPrompt } from './prompts/project.ts';

const schema = z.object({
  rows: z
    .array(z.object({ why: z.string().trim().min(1).max(400), points: z.int().min(0).max(mostPoints) }))
    .min(1)
    .max(20),
});

/**
 * What the model can do for somebody who has handed something in: read a text file, or nothing where all are commits, since
 * no repository is ever read.
 */
export function modelFor(
  ports: Pick<Ports, 'model'>,
  { cohort }: Enrolment,
  { milestones }: OwnProject,
): 'offered' | 'commits' | undefined {
  const works = milestones.flatMap(({ handIn }) => handIn?.work.kind ?? []);
  if (!works.length || !mayFill(ports, cohort)) return undefined;
  return works.includes('file') ? 'offered' : 'commits';
}

/**
 * Has the model say of each row of a project's rubric how far the work comes, and why. What it says is kept, the work is
 * not; it changes no score. What waits for a person is not said anew.
 */
export async function judgeProject(
  ports: Pick<Ports, 'curriculum' | 'feedback' | 'quiz' | 'model'> & Transact<'spending'>,
  input: {
    readonly learner: Id;
    readonly enrolment: Enrolment;
    readonly project: string;
    readonly work: string;
    readonly language: Language;
    readonly now: Temporal.Instant;
  },
  signal: AbortSignal,
): Promise<Judged> {
  const { learner, enrolment, work, language, now } = input;
  const project = projectOn(ports.curriculum, enrolment.cohort, input.project)?.project;
  if (!project) return { kind: 'gone' };
  const about = { enrolment: enrolment.id, entry: project.id };
  const cut = work.length > maxRead;
  const before = await ports.feedback.of(about);
  if (before?.objection && !before.objection.settled) return { kind: 'judged', project, feedback: before, cut: false };
  if (!mayFill(ports, enrolment.cohort)) return { kind: 'failed' };
  const { waiting } = await ports.quiz.itemsAsked(learner);
  const open = waiting.flatMap((id) => askedItem(ports.curriculum, id) ?? []);
  if (open.some(({ kp }) => project.skills.includes(skillOf(kp)))) return { kind: 'open' };
  const form = projectForm(project, work, language);
  const filled = await fillForm(ports, { form, learner, cohort: enrolment.cohort, now }, signal);
  if (filled.kind !== 'filled') return filled;
  const { rows } = filled.value;
  if (rows.length !== project.rubric.length) return { kind: 'failed' };
  const said: string[] = [];
  const remarks = rows.map(({ why, points }) => {
    if (!maySay(why, said, { language, open, prompt: projectPrompt })) return { points };
    said.push(why);
    return { points, why };
  });
  await ports.feedback.keep({ ...about, prompt: projectPrompt.version, remarks, at: now });
  return { kind: 'judged', project, feedback: { remarks, at: now }, cut };
}

/** What the model is asked about a work. Nothing says whose it is. */
function projectForm(project: Project, work: string, language: Language): ModelForm<z.infer<typeof schema>> {
  const { name, brief, rubric } = project;
  const begun = work.length > maxRead ? ' The work is longer: this is its beginning.' : '';
  return {
    instructions: projectPrompt.instructions,
    format: projectPrompt.format,
    schema,
    maxTokens: 300 + 150 * rubric.length,
    input: [
      element('passage', [textIn(name, language), textIn(brief, language)].join('\n')),
      ...rubric.map((row) =>
        element(
          'criterion',
          [textIn(row.name, language), ...row.anchors.map((anchor, n) => `${n}: ${textIn(anchor, language)}`)].join(
            '\n',
          ),
        ),
      ),
      element('answer', work.slice(0, maxRead)),
      `<task>Say how far the work comes by its ${rubric.length} rows, in ${promptLanguages[language]}.${begun}</task>`,
    ].join('\n\n'),
  };
}

import { buttons, type Form, name as nameOf, plain, text, type View } from '../chat/contract/view.ts';
import type { Project } from '../core/curriculum/project.ts';
import type { Enrolment } from '../core/enrolment/model.ts';
import {
  type Feedback,
  type Judged,
  maxObjection,
  maxRead,
  type Remark,
  type ShownObjection,
} from '../core/feedback/model.ts';
import type { Id } from '../core/id.ts';
import { textIn } from '../core/language/rules.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { peersRoutes } from '../routes/peers.ts';
import { roadmapRoutes } from '../routes/roadmap.ts';
import type { Entry } from './fold.ts';
import { saidNothingView } from './marking.ts';
import { textEndings } from './project.ts';

export const workForm = (t: Catalogue): Form => ({
  title: t.feedback.form,
  fields: [
    {
      ...{ name: 'file', label: t.feedback.file, hint: t.feedback.fileHint, kind: 'file' },
      ...{ required: false, endings: textEndings },
    },
    { name: 'text', label: t.feedback.text, kind: 'lines', required: false, max: 4000 },
  ],
});

/** Nothing was sent, why, and the way back to the form. */
export const workMissingView = (
  why: keyof Catalogue['feedback']['refused'],
  of: { readonly enrolment: Id; readonly project: string },
  t: Catalogue,
): View => ({
  notTaken: true,
  tone: 'bad',
  body: [
    text(t.feedback.refused[why]),
    buttons({ label: t.chat.again, style: 'main', route: roadmapRoutes.feedback(of) }),
  ],
});

/** What the model says of a work by its rubric, or why nothing came of it. */
export const judgedView = (judged: Judged, enrolment: Enrolment, t: Catalogue): View =>
  judged.kind === 'judged'
    ? feedbackView(judged.feedback, { enrolment, project: judged.project, cut: judged.cut }, t)
    : saidNothingView(judged, t.feedback.failed, t);

/** The same when it was said before. */
export function feedbackView(
  { remarks, objection }: Feedback,
  {
    enrolment,
    project,
    cut = false,
  }: { readonly enrolment: Enrolment; readonly project: Project; readonly cut?: boolean },
  t: Catalogue,
): View {
  const of = { enrolment: enrolment.id, project: project.id };
  return {
    title: t.feedback.title(textIn(project.name, t.language)),
    body: [
      text(remarksText(remarks, project, t), cut && t.feedback.cut(maxRead), `*${t.feedback.noMark}*`),
      ...(objection ? [text(t.feedback[objection.settled ? 'settled' : 'waits'](plain(objection.reason)))] : []),
      buttons(
        !objection && Boolean(enrolment.cohort.home) && { label: t.marking.disagree, route: roadmapRoutes.object(of) },
        {
          label: t.roadmap.milestones,
          route: roadmapRoutes.milestones({ path: enrolment.cohort.path, project: project.id }),
        },
      ),
    ],
  };
}

/** A line for each row, as long as the rubric has that row. */
const remarksText = (remarks: readonly Remark[], { rubric }: Project, t: Catalogue): string =>
  remarks
    .flatMap(({ points = 0, why }, n) => {
      const row = rubric[n];
      const anchor = row?.anchors[points];
      if (!row || !anchor) return [];
      const said = t.feedback.row(textIn(row.name, t.language), t.project.points(points));
      return [[`- ${said} ${textIn(anchor, t.language)}`, why && `  ${plain(why)}`].filter(Boolean).join('\n')];
    })
    .join('\n');

export const objectionForm = (t: Catalogue): Form => ({
  title: t.marking.disagree,
  fields: [{ name: 'reason', label: t.feedback.why, kind: 'lines', required: true, max: maxObjection }],
});

/** For an organiser: who disagrees with what was said of their work. */
export const objectionEntries = (objections: readonly ShownObjection[], t: Catalogue): readonly Entry[] =>
  objections.map(({ id, name, project, reason, remarks }) => ({
    heading: t.feedback.objections,
    blocks: [
      text(
        t.feedback.says(nameOf(name, t.chat.someone), textIn(project.name, t.language), plain(reason)),
        remarksText(remarks, project, t),
      ),
    ],
    buttons: [{ label: t.feedback.look, route: peersRoutes.settle({ objection: id }) }],
  }));

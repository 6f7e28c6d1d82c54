import { type Block, buttons, type Form, plain, text, type View } from '../chat/contract/view.ts';
import type { Project } from '../core/curriculum/project.ts';
import type { Enrolment } from '../core/enrolment/model.ts';
import { textIn } from '../core/language/rules.ts';
import {
  type Look,
  type MilestoneState,
  mostPoints,
  type OwnProject,
  type WeekMilestone,
  type Work,
} from '../core/project/model.ts';
import type { ProjectPage } from '../core/roadmap/model.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { roadmapRoutes } from '../routes/roadmap.ts';

/** A project's brief, with buttons to its milestones and its rubric. */
export const projectView = ({ project, sprint }: ProjectPage, path: string, t: Catalogue): View => ({
  title: textIn(project.name, t.language),
  body: [
    text(textIn(project.brief, t.language)),
    buttons(
      { label: t.roadmap.milestones, style: 'main', route: roadmapRoutes.milestones({ path, project: project.id }) },
      { label: t.roadmap.rubric, route: roadmapRoutes.rubric({ path, project: project.id }) },
      { label: t.roadmap.back, route: roadmapRoutes.sprint({ path, sprint }) },
    ),
  ],
});

/** The milestones; for somebody who is on the path with their dates, what was handed in, and how to. */
export function milestonesView({ project }: Pick<ProjectPage, 'project'>, path: string, t: Catalogue, own?: Own): View {
  const lines = project.milestones.map((m, at) => {
    const state = own?.project.milestones[at];
    const heading = `**${t.roadmap.milestone(m.week, textIn(m.name, t.language))}**`;
    if (!own || !state) return `${heading}\n${textIn(m.evidence, t.language)}`;
    const due = t.project.by(t.date(state.due, own.project.today));
    return [`${heading} · ${due}`, state.handIn ? handInText(state.handIn, t) : textIn(m.evidence, t.language)].join(
      '\n',
    );
  });
  return {
    title: `${textIn(project.name, t.language)} · ${t.roadmap.milestones}`,
    body: [
      text(
        lines.join('\n\n'),
        own && t.sentences([t.project.how, ...(own.enrolment.cohort.home ? [t.project.seen] : [])]),
        ...(own ? scoreTexts(own.project, t) : []),
        own?.model === 'commits' && t.feedback.commit,
      ),
      ...(own ? [handInButtons(own, t)] : []),
      text(
        project.hours !== undefined && `**${t.task.minutes}** ${t.roadmap.projectTime(project.hours)}`,
        `**${t.roadmap.models}** ${textIn(project.models, t.language)}`,
        `**${t.roadmap.cost}** ${textIn(project.cost, t.language)}${priceNote(project.prices, t)}`,
      ),
      back(project, path, t),
    ],
  };
}

/** A learner's project, and where it is theirs. */
interface Own {
  readonly enrolment: Enrolment;
  readonly project: OwnProject;
  /** What the model may do: read a text file; nothing where all are commits. */
  readonly model?: 'offered' | 'commits' | undefined;
  /** It has said something of it. */
  readonly said?: boolean;
}

/** The next one that nothing was handed in for is the main one. */
function handInButtons({ enrolment, project: { project, milestones, scores }, model, said }: Own, t: Catalogue): Block {
  const named = { enrolment: enrolment.id, project: project.id };
  const next = milestones.find(({ handIn }) => !handIn)?.milestone;
  return buttons(
    ...milestones.map(({ milestone, handIn }) => ({
      label: t.project[handIn ? 'again' : 'handIn'](project.milestones[milestone]?.week ?? 0),
      route: roadmapRoutes.handIn({ ...named, milestone }),
      ...(milestone === next && { style: 'main' as const }),
    })),
    (scores.length > 0 || milestones.some(({ handIn }) => handIn)) && {
      label: t.project.score,
      route: roadmapRoutes.row({ ...named, row: 0 }),
    },
    model === 'offered' && { label: t.feedback.ask, route: roadmapRoutes.feedback(named) },
    said && { label: t.feedback.see, route: roadmapRoutes.said(named) },
  );
}

const handInText = ({ work, on, look }: NonNullable<MilestoneState['handIn']>, t: Catalogue): string =>
  [t.project.handedIn(t.date(on), workText(work)), ...(look ? [lookText(look, t)] : [])].join('\n');

/** What was handed in, in one line: a commit as a link to it. */
export function workText(work: Work): string {
  if (work.kind === 'file') return `${plain(work.name)} (${work.bytes} B, SHA-256 \`${work.sha256.slice(0, 12)}\`)`;
  const { hostname, pathname } = new URL(work.url);
  const hash = /([0-9a-f]{7})[0-9a-f]*\/?$/i.exec(pathname)?.[1] ?? '';
  const href = work.url.replace(/[()]/g, (c) => (c === '(' ? '%28' : '%29'));
  return `[${plain(`${hostname} ${hash}`.trim())}](${href})`;
}

/** On which day the prices were seen: they change every few months. */
function priceNote(prices: Project['prices'], t: Catalogue): string {
  if (prices === undefined) return '';
  return prices === 'unchecked' ? t.roadmap.pricesUnchecked : t.roadmap.pricesSeen(prices);
}

const lookText = (look: Look, t: Catalogue): string =>
  look.kind === 'found'
    ? t.sentences([
        t.project.found(t.date(look.on)),
        ...(look.missing?.length ? [t.project.missing(filesText(look.missing, t))] : []),
      ])
    : t.project.looks[look.kind];

export const filesText = (files: readonly string[], t: Catalogue) => t.list(files.map((file) => `\`${file}\``));

/** The learner's own score, when it is whole, and what to work on next. */
function scoreTexts({ project, total, weakest }: OwnProject, t: Catalogue): string[] {
  if (total === undefined) return [];
  const row = project.rubric[weakest ?? -1];
  const anchor = row?.anchors.at(-1);
  return [
    t.project.total(total, project.rubric.length * mostPoints),
    row && anchor ? t.project.next(textIn(row.name, t.language), textIn(anchor, t.language)) : t.project.full,
  ];
}

/** Endings of text files that people write for a project. */
export const textEndings = [
  '.md',
  '.txt',
  '.py',
  '.ipynb',
  '.json',
  '.jsonl',
  '.csv',
  '.yaml',
  '.yml',
  '.toml',
  '.html',
  '.js',
  '.ts',
  '.sql',
  '.sh',
];

/** Nothing was kept, why, and the way back to the form. */
export const notHandedInView = (
  why: 'nothing' | 'large' | 'noText' | 'lost',
  {
    enrolment,
    project,
    milestone,
  }: { readonly enrolment: Enrolment; readonly project: string; readonly milestone: number },
  t: Catalogue,
): View => ({
  notTaken: true,
  tone: 'bad',
  body: [
    text(t.project.refused[why]),
    buttons(
      {
        label: t.chat.again,
        style: 'main',
        route: roadmapRoutes.handIn({ enrolment: enrolment.id, project, milestone }),
      },
      { label: t.roadmap.milestones, route: roadmapRoutes.milestones({ path: enrolment.cohort.path, project }) },
    ),
  ],
});

export const handInForm = (given: string | undefined, t: Catalogue): Form => ({
  title: t.project.form,
  fields: [
    {
      ...{ name: 'commit', label: t.project.link, kind: 'line', hint: t.project.linkHint, required: false, max: 500 },
      ...(given !== undefined && { value: given }),
    },
    {
      name: 'file',
      label: t.project.file,
      kind: 'file',
      hint: t.project.fileHint,
      required: false,
      endings: textEndings,
    },
  ],
});

/** One row of the rubric, to be scored by whoever did the work. */
export function rowView({ enrolment, project: { project, scores } }: Own, at: number, t: Catalogue): View | undefined {
  const row = project.rubric[at];
  if (!row) return undefined;
  const named = { enrolment: enrolment.id, project: project.id, row: at };
  const chosen = scores.find((score) => score.row === at)?.points;
  return {
    title: t.project.row(at + 1, project.rubric.length, textIn(row.name, t.language)),
    body: [
      text(
        t.project.rowHow,
        row.anchors.map((a, n) => `- **${t.project.points(n)}** ${textIn(a, t.language)}`).join('\n'),
      ),
      buttons(
        ...row.anchors.map((_, points) => ({
          label: `${points === chosen ? '✓ ' : ''}${t.project.points(points)}`,
          route: roadmapRoutes.score({ ...named, points }),
        })),
      ),
      buttons({
        label: t.roadmap.milestones,
        route: roadmapRoutes.milestones({ path: enrolment.cohort.path, project: project.id }),
      }),
    ],
  };
}

export const rubricView = ({ project }: ProjectPage, path: string, t: Catalogue): View => ({
  title: `${textIn(project.name, t.language)} · ${t.roadmap.rubric}`,
  body: [
    text(
      t.roadmap.rubricHow,
      ...project.rubric.map(
        (row) =>
          `**${textIn(row.name, t.language)}**\n${row.anchors.map((a, points) => `- ${points}: ${textIn(a, t.language)}`).join('\n')}`,
      ),
    ),
    back(project, path, t),
  ],
});

const back = (project: Project, path: string, t: Catalogue) =>
  buttons({ label: t.roadmap.back, route: roadmapRoutes.project({ path, project: project.id }) });

/** The line of a week with a milestone. */
export const milestoneLine = ({ project, milestone, due }: WeekMilestone, t: Catalogue): string =>
  t.project.thisWeek(textIn(project.name, t.language), textIn(milestone.name, t.language), t.date(due));

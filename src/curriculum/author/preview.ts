import { text, type View } from '../../chat/contract/view.ts';
import { daysUntil } from '../../core/calendar/rules.ts';
import type { Item } from '../../core/curriculum/item.ts';
import type { Curriculum } from '../../core/curriculum/model.ts';
import type { Day } from '../../core/curriculum/path.ts';
import type { Enrolment } from '../../core/enrolment/model.ts';
import type { Given } from '../../core/item/model.ts';
import { keyOf, shownOrder, wayToAnswer } from '../../core/item/rules.ts';
import { type Language, languages } from '../../core/language/model.ts';
import { textIn } from '../../core/language/rules.ts';
import type { Learner } from '../../core/learner/model.ts';
import { beginningOf } from '../../core/learner/rules.ts';
import type { StudyRecord } from '../../core/progress/model.ts';
import type { AskedQuestion } from '../../core/quiz/model.ts';
import { quizState, taskPage } from '../../core/task/rules.ts';
import { misconceptionsBehind } from '../../core/trap/rules.ts';
import { renderPages as onDiscord } from '../../discord/render/view.ts';
import type { Catalogue } from '../../i18n/catalogue.ts';
import { catalogues } from '../../i18n/index.ts';
import { renderPages as onSlack } from '../../slack/render/view.ts';
import { answeredView, questionView } from '../../views/item.ts';
import { milestonesView, projectView, rubricView } from '../../views/project.ts';
import { taskView } from '../../views/task.ts';
import { taskHintView } from '../../views/task-hint.ts';
import { renderView as onPage, type PageView } from '../../web/render/view.ts';

/** A part of a rendered message: text in the platform's own markup, or something to press. */
export type Piece =
  | { readonly says: string }
  | { readonly presses: readonly string[] }
  | { readonly chooses: string; readonly of: readonly string[] };

/** One message of one view. */
export interface Shown {
  readonly language: Language;
  readonly platform: 'discord' | 'slack' | 'web';
  readonly pieces: readonly Piece[];
}

const monday = '2026-11-02';

const now = Temporal.Instant.from(`${monday}T12:00Z`);

const clock = { zone: 'UTC', dayStart: 240 };

const enrolment: Enrolment = {
  id: '1',
  learner: '1',
  cohort: {
    id: '1',
    name: '',
    path: '',
    start: Temporal.PlainDate.from(monday),
    languages,
    zone: 'UTC',
    postTime: 480,
    board: false,
    organiser: '1',
    demo: false,
  },
  joined: Temporal.PlainDate.from(monday),
  board: false,
};

const record: StudyRecord = { finished: [], cards: [], days: [], minutes: [] };
const learner: Learner = { ...{ id: '1', name: '', language: 'en' }, ...beginningOf({ zone: 'UTC' }, now) };

/** An item, a task, a skill's lesson or a project, by the bot's own views and renderers; undefined for no such id. */
export function preview(curriculum: Curriculum, id: string): Shown[] | undefined {
  const views = languages.map(
    (language) => [catalogues[language], viewsOf(curriculum, id, catalogues[language])] as const,
  );
  if (!views[0]![1]) return undefined;
  return views.flatMap(([t, found]) =>
    found!.flatMap((view): Shown[] => [
      ...onDiscord(view, t).map(({ components }) => shown(t, 'discord', components.flatMap(fromDiscord))),
      ...onSlack(view, t).map(({ blocks }) => shown(t, 'slack', blocks.flatMap(fromSlack))),
      shown(t, 'web', fromPage(onPage(view))),
    ]),
  );
}

const shown = ({ language }: Catalogue, platform: Shown['platform'], pieces: readonly Piece[]): Shown => ({
  language,
  platform,
  pieces,
});

interface Sent {
  readonly [field: string]: unknown;
}

const list = (value: unknown): readonly Sent[] => (Array.isArray(value) ? value : []);

/** A component of Discord: a container, text, a row, a button or a select. */
function fromDiscord(component: object): Piece[] {
  const { content, components, placeholder, options } = component as Sent;
  if (typeof content === 'string') return [{ says: content }];
  if (options) return [{ chooses: String(placeholder), of: list(options).map(({ label }) => String(label)) }];
  const labels = list(components).flatMap(({ label }) => (label === undefined ? [] : [String(label)]));
  return labels.length ? [{ presses: labels }] : list(components).flatMap(fromDiscord);
}

/** A block of Slack. */
function fromSlack(block: object): Piece[] {
  const { type, text, fields, elements, accessory } = block as Sent;
  const words = (value: unknown) => String((value as { text?: unknown } | undefined)?.text ?? '');
  const said = [text, ...list(fields)]
    .filter(Boolean)
    .map((part) => (type === 'header' ? `*${words(part)}*` : words(part)));
  const parts = [...list(elements), ...(accessory ? [accessory as Sent] : [])];
  const chosen = parts.filter(({ options }) => options);
  const pressed = parts.filter((part) => part.type === 'button').map((part) => words(part.text));
  const small = parts.filter((part) => part.type === 'mrkdwn').map(words);
  return [
    ...[...said, ...small].map((says) => ({ says })),
    ...chosen.map((part) => ({ chooses: words(part.placeholder), of: list(part.options).map((o) => words(o.text)) })),
    ...(pressed.length ? [{ presses: pressed }] : []),
  ];
}

const fromPage = ({ title, body }: PageView): Piece[] => [
  ...(title ? [{ says: `<h3>${title.html}</h3>` }] : []),
  ...body.flatMap((block): Piece[] => {
    if (block.kind === 'text' || block.kind === 'meter') return [{ says: block.html }];
    if (block.kind === 'facts')
      return [{ says: block.facts.map(({ label, value }) => `<p><b>${label}</b> ${value}</p>`).join('') }];
    if (block.kind === 'buttons') return [{ presses: block.buttons.map(({ label }) => label) }];
    return block.kind === 'select' ? [{ chooses: block.placeholder, of: block.options.map(({ label }) => label) }] : [];
  }),
];

function viewsOf(curriculum: Curriculum, id: string, t: Catalogue): View[] | undefined {
  const item = curriculum.items.get(id);
  if (item) return itemViews(item, curriculum, t);
  const task = curriculum.tasks.get(id);
  if (task) {
    const day: Day = { number: 1, week: 1, sprint: 1, task, essential: true };
    const quiz = quizState(task, curriculum.items.size, []);
    const page = { ...taskPage({ days: [day] }, day, { learner, enrolment, record, now }), ...(quiz && { quiz }) };
    const hints = task.hints.map((_, at) => taskHintView(day, { enrolment: enrolment.id, number: at + 1 }, t));
    return [taskView(page, { enrolment, curriculum }, t), ...hints];
  }
  const skill = curriculum.skills.get(id);
  if (skill) {
    const points = skill.kps.map((point) => `- ${textIn(point.name, t.language)}`).join('\n');
    const about: View = {
      title: textIn(skill.name, t.language),
      body: [text(textIn(skill.about, t.language), points)],
    };
    return [about, { title: textIn(skill.name, t.language), body: [text(textIn(skill.lesson, t.language))] }];
  }
  const project = curriculum.projects.get(id);
  return project && [projectView, milestonesView, rubricView].map((view) => view({ project, sprint: 1 }, 'swe', t));
}

/** The question, the reply to the right answer, and the reply to each wrong one. */
function itemViews(item: Item, curriculum: Curriculum, t: Catalogue): View[] {
  const order = shownOrder(item, item.id);
  const question: AskedQuestion = {
    id: '1',
    quiz: '1',
    learner: '1',
    item: item.id,
    kp: item.kp,
    order,
    asked: now,
    hints: 0,
    number: 1,
    of: 1,
  };
  const key = keyOf(item);
  const wrong = 'options' in item ? order.filter((choice) => !key.includes(choice)).map((choice) => [choice]) : [];
  const given: Given[] = key.length ? [key, ...wrong].map((choices) => ({ choices })) : [{ text: '…' }];
  const due = now.add({ hours: 72 });
  const returns = { ...daysUntil(due, now, clock), unseen: true };
  const answered = given.map((one, n) => {
    const marked = { given: one, correct: n === 0 && key.length > 0 };
    const traps = misconceptionsBehind(curriculum, item, marked);
    return answeredView({ kind: 'marked', question, item, ...marked, key, due, returns, traps }, t, text());
  });
  return [questionView({ question, item, way: wayToAnswer(item) }, t, curriculum), ...answered];
}

import { skillOf } from '../../core/curriculum/entry.ts';
import type { PathFile } from '../../core/curriculum/path.ts';
import type { Task, Thing } from '../../core/curriculum/task.ts';
import { type FullLanguage, fallback, fullLanguages } from '../../core/language/model.ts';
import { servedSprints } from '../check.ts';
import { type Files, isServed } from '../files.ts';
import type { Written } from '../read.ts';
import { proseOf } from '../words.ts';

/** A task's `needs` agree with its text, and no path asks for something before the day that gives it. */
export function checkKit({ tasks, routes, earlier, projects }: Files): void {
  const neighbours = neighboursOn([...routes, ...earlier].map(({ value }) => value));
  for (const entry of tasks)
    if (isServed(entry.value)) {
      checkNeeds(entry);
      checkDates(entry);
      checkDays(entry, neighbours.get(entry.value.id) ?? []);
    }
  const known = new Map(tasks.map(({ value }) => [value.id, value]));
  const works = new Map(projects.map(({ value }) => [value.id, value]));
  const given = new Set(tasks.flatMap(({ value }) => value.gives));
  for (const { value: route, fault } of routes) {
    // Learners who already have a skill also have what its tasks give.
    const had = new Set(
      tasks.flatMap(({ value }) => (value.kps.some((kp) => route.assumes.includes(skillOf(kp))) ? value.gives : [])),
    );
    for (const { s, w, week, number } of weeksOf(route)) {
      for (const [d, day] of week.days.entries()) {
        const task = known.get(day.task);
        if (!task) continue;
        for (const thing of task.gives) had.add(thing);
        for (const [thing, why] of wantedBy(task))
          if (given.has(thing) && !had.has(thing))
            fault(
              ['sprints', s, 'weeks', w, 'days', d, 'task'],
              `${task.id} wants ${thing} (${why}), which no day before it gives`,
            );
      }
      const sprint = route.sprints[s]!;
      const project = sprint.project ? works.get(sprint.project) : undefined;
      for (const { week: due, evidence } of project?.milestones ?? [])
        if (due === number && elsewhere.test(evidence[fallback]) && given.has('remote') && !had.has('remote'))
          fault(
            ['sprints', s, 'project'],
            `${project!.id} wants remote in week ${due} ("${evidence[fallback]}"), which no day before gives`,
          );
    }
  }
}

const weeksOf = (route: PathFile) =>
  servedSprints(route).flatMap(({ weeks }, s) => weeks.map((week, w) => ({ s, w, week, number: w + 1 })));

const shell = /\bcd\b|\bpython3? -[mc] |\bfrom another folder\b|\bterminal\b/;
// `commit()` is a call, such as a database's.
const commits = /`git [a-z]|\b[Cc]ommit(s|ted)?\b(?!\(|`| (message|or )\b)/;
const elsewhere = /\b[Ll]ink\b|\b[Rr]epository\b/;

/** What a learner reads before *Done*. Hints are left out, since they may mention what comes later. */
const wordsOf = ({ what, deliverable, done }: Task): string =>
  [what, deliverable, ...done.map(({ ask }) => ask)].map((text) => text[fallback]).join('\n');

/** The things that a task requires, with the words that show it. */
function wantedBy(task: Task): Map<Thing, string> {
  const wanted = new Map<Thing, string>(task.needs?.map((need) => [need, 'needs']));
  const words = wordsOf(task);
  const found = (pattern: RegExp) => pattern.exec(words)?.[0].trim();
  const says = (thing: Thing, sign: string | undefined) => sign && wanted.set(thing, `"${sign}"`);
  // IDLE has a run button, so no terminal is needed.
  if (!words.includes('IDLE')) says('terminal', found(shell));
  says('git', found(commits));
  for (const { kind } of task.done) if (kind === 'commit' || kind === 'link') wanted.set('remote', `done: ${kind}`);
  return wanted;
}

/** Words that offer a way without the thing: then the task does not need it. */
const without: Partial<Record<Thing, RegExp>> = {
  pip: /No pip possible\?/,
  'local-model': /No machine for it\?/,
  peer: /Nobody at hand\?|[Nn]obody is at hand/,
};

/** A task stands on several paths, and people go at their own pace: no week of one path is another's. */
const dates: Readonly<Record<FullLanguage, RegExp>> = {
  en: /\b(weeks?|sprint) \d+|\b(this|last) sprint\b|\bof (this|last|the) (week|sprint)\b|\bthis week\b(?!['’]s)|\bthe sprint['’]s\b|\blast (week['’]s|(Mon|Tues|Wednes|Thurs|Fri)day)\b|\b[Ff]rom last week\b|\bof day \d\b/,
  'zh-CN': /第 ?\d+( ?[到至、–-] ?\d+)? ?周|本周|上周[一二三四五的]|这一周|本阶段|第 ?\d+ ?个?(冲刺|阶段)|第 ?1 ?天的/,
};

/** Nor does every path go on with the same thing in the week after. Also what a task is for must not say so. */
const coming: Readonly<Record<FullLanguage, RegExp>> = {
  en: /\b[Nn]ext (week|sprint)\b/,
  'zh-CN': /下周(?![一二三四五六日])|下一?个?阶段/,
};

/** The texts of a task and the ways to them. */
const textsOf = ({ title, what, why, deliverable, cost, stretch, hints, done }: Task) => [
  ...Object.entries({ title, what, why, deliverable, ...(cost && { cost }), ...(stretch && { stretch }) }).map(
    ([field, text]) => [[field], text] as const,
  ),
  ...hints.map((text, i) => [['hints', i], text] as const),
  ...done.map(({ ask }, i) => [['done', i, 'ask'], ask] as const),
];

function checkDates({ value: task, fault }: Written<Task>): void {
  for (const [path, text] of textsOf(task))
    for (const language of fullLanguages) {
      const dated = ['why', 'cost'].includes(String(path[0])) ? undefined : dates[language].exec(text[language])?.[0];
      const named = dated ?? coming[language].exec(proseOf(text[language]))?.[0];
      if (named)
        fault([...path, language], `says "${named}", which holds on one path only: name the file or the skill`);
    }
}

/** The tasks of the days before and after one, on one path. */
interface Neighbours {
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

function neighboursOn(paths: readonly PathFile[]): ReadonlyMap<string, readonly Neighbours[]> {
  const all = new Map<string, Neighbours[]>();
  for (const path of paths) {
    const days = weeksOf(path).flatMap(({ week }) => week.days.map(({ task }) => task));
    for (const [d, id] of days.entries())
      all.set(id, [...(all.get(id) ?? []), { path: path.id, before: days[d - 1], after: days[d + 1] }]);
  }
  return all;
}

/** "Yesterday's loop" and "tomorrow's numbers"; not the day before yesterday, and not what is read again tomorrow. */
const days: readonly { readonly side: 'before' | 'after'; readonly signs: Readonly<Record<FullLanguage, RegExp>> }[] = [
  { side: 'before', signs: { en: /(?<!day before )\b[Yy]esterday\b/, 'zh-CN': /昨天/ } },
  { side: 'after', signs: { en: /\b[Tt]omorrow(['’]s\b| is for\b)/, 'zh-CN': /明天(的(?!日期)|再防|对比)/ } },
];

/** The day before a task is the same one on every path that has the task, where its text speaks of it. */
function checkDays({ value: task, fault }: Written<Task>, neighbours: readonly Neighbours[]): void {
  for (const { side, signs } of days) {
    const [one, ...others] = neighbours;
    const other = others.find((neighbour) => neighbour[side] !== one![side]);
    if (!one || !other) continue;
    for (const [path, text] of textsOf(task))
      for (const language of fullLanguages) {
        const named = signs[language].exec(proseOf(text[language]))?.[0];
        if (named)
          fault(
            [...path, language],
            `says "${named}", which is ${one[side] ?? 'nothing'} on ${one.path} and ${other[side] ?? 'nothing'} on ${other.path}: name the file or the skill`,
          );
      }
  }
}

function checkNeeds({ value: task, fault }: Written<Task>): void {
  const needs: readonly Thing[] | undefined = task.needs;
  if (!needs || needs.includes('phone')) return;
  const words = wordsOf(task);
  const lacks = (thing: Thing, sign: string | undefined) =>
    sign && !needs.includes(thing) && fault(['needs'], `lacks ${thing}: its text says "${sign}"`);
  const says = (pattern: RegExp, text = words) => pattern.exec(text)?.[0];
  const criterion = task.done.find(
    ({ kind, ask }) =>
      kind === 'commit' || (kind === 'link' && !/\bor a (document|local file)\b|\bdemo\b/.test(ask[fallback])),
  );
  lacks('git', criterion ? `done: ${criterion.kind}` : says(commits, proseOf(words)));
  if (task.done.some(({ kind }) => kind === 'reply')) lacks('model-api', 'done: reply');
  lacks('python', says(/```python|\b\w+\.py\b|\bpython3? -/));
  for (const need of needs)
    if (without[need]?.test(words)) fault(['needs'], `has ${need}, and its text says what to do without`);
}

import { z } from 'zod';
import { type Item, itemSchema, type PlacementItem, placementSchema } from '../../src/core/curriculum/item.ts';
import { misconceptionSchema } from '../../src/core/curriculum/misconception.ts';
import type { Curriculum } from '../../src/core/curriculum/model.ts';
import type { Day } from '../../src/core/curriculum/path.ts';
import { resourceSchema, skillSchema } from '../../src/core/curriculum/skill.ts';
import { taskSchema } from '../../src/core/curriculum/task.ts';

/** A small curriculum in which each skill has one question of one kind, so that a test knows what will be asked. */
const both = (en: string) => ({ en, 'zh-CN': `${en}（中文）` });
const source = { url: 'https://example.org/source', licence: 'CC BY 4.0' };
const base = (id: string, kp: string) => ({
  id,
  kp,
  bloom: 'apply',
  difficulty: 2,
  stem: both(`Stem of ${id}`),
  explanation: both(`Explanation of ${id}`),
  source,
});
const options = (...texts: string[]) =>
  texts.map((text) =>
    text.startsWith('+')
      ? { text: both(text.slice(1)), correct: true }
      : {
          text: both(text.replace(/ of .*/, '')),
          why: both(`${text.replace(/ of .*/, '')} tempts`),
          ...(text.includes(' of ') && { misconception: text.replace(/.* of /, '') }),
        },
  );

const items = z.array(itemSchema).parse([
  { ...base('one', 'single.one'), type: 'single', options: options('+Eleven', 'Ninety-nine of m-first', 'Ten') },
  { ...base('one-again', 'single.one'), type: 'single', options: options('+Half', 'Third of m-first', 'Fourth') },
  { ...base('one-typed', 'single.one'), type: 'numeric', answer: { value: 1, tolerance: 0 } },
  { ...base('two', 'single.two'), type: 'single', options: options('+Yes indeed', 'Not at all', 'Who knows') },
  {
    ...base('truth', 'truth.one'),
    type: 'truefalse',
    answer: true,
    why: both('The other verdict tempts'),
    misconception: 'm-alone',
  },
  { ...base('several', 'several.one'), type: 'multi', options: options('+Apple', '+Pear', 'Stone') },
  { ...base('number', 'number.one'), type: 'numeric', answer: { value: 80, tolerance: 1, unit: '%' } },
  {
    ...base('words', 'words.one'),
    type: 'short',
    rubric: [both('It names the base rate')],
    exemplar: both('Because it is rare'),
  },
  { ...base('code', 'code.one'), type: 'code_output', answer: '1\n2' },
  { ...base('order', 'order.one'), type: 'ordering', steps: [both('Ask'), both('Measure'), both('Decide')] },
  ...[6, 7, 8, 9, 10].map((n) => ({
    ...base(`later-${n}`, `later.d${n}`),
    type: 'truefalse',
    answer: false,
    why: both('Why'),
  })),
]) as Item[];

/** What finds a level: each is right with its first option. */
const placement = z.array(placementSchema).parse(
  [1, 2, 3].map((n) => {
    const { kp: _, ...asked } = base(`place-${n}`, '');
    return { ...asked, stage: 'S1', difficulty: 3, type: 'single', options: options('+Up', 'Down', 'Sideways') };
  }),
) as PlacementItem[];

/** `m-first` has two items; `m-alone` has one. */
const misconceptions = z.array(misconceptionSchema).parse(
  ['m-first', 'm-alone'].map((id) => ({
    id,
    stage: 'S1',
    name: both(`Belief of ${id}`),
    remedy: both(`Remedy of ${id}`),
    lesson: 'single',
    zh_of: '00000000',
  })),
);

const kps: Readonly<Record<string, readonly string[]>> = {
  single: ['single.one', 'single.two'],
  truth: ['truth.one'],
  several: ['several.one'],
  number: ['number.one'],
  words: ['words.one'],
  code: ['code.one'],
  order: ['order.one'],
  later: [6, 7, 8, 9, 10].map((n) => `later.d${n}`),
};
const skills = Object.entries(kps).map(([id, of]) =>
  skillSchema.parse({
    id,
    stage: 'S1',
    name: { en: `The ${id} skill`, 'zh-CN': `${id} 技能` },
    about: both(`About ${id}`),
    // The last skill builds on the ordering of the fourth day.
    requires: id === 'later' ? ['order'] : [],
    kps: of.map((kp) => ({ id: kp, name: both(`Point ${kp}`) })),
    status: 'active',
    review_by: '2027-12-31',
  }),
);

const check = { kind: 'check', ask: both('It runs') };
const days: readonly { kps: string[]; essential: boolean; done: object[] }[] = [
  {
    kps: ['single.one', 'truth.one'],
    essential: true,
    done: [
      { kind: 'link', ask: both('A link to it') },
      { kind: 'sentence', ask: both('What surprised you'), least: 20 },
    ],
  },
  { kps: ['several.one', 'number.one'], essential: false, done: [check] },
  { kps: ['words.one', 'code.one'], essential: true, done: [check] },
  { kps: ['order.one'], essential: true, done: [{ kind: 'quiz', ask: both('Its question'), right: 1, of: 3 }] },
  {
    kps: ['single.two'],
    essential: false,
    done: [
      { kind: 'number', ask: both('What it prints'), answer: { value: 0.8, tolerance: 0.005 } },
      { kind: 'commit', ask: both('The commit') },
    ],
  },
  ...[6, 7, 8, 9, 10].map((n) => ({ kps: [`later.d${n}`], essential: n < 9, done: [check] })),
];
const tasks = days.map((day, i) =>
  taskSchema.parse({
    id: `task-${i + 1}`,
    title: both(`Task ${i + 1}`),
    what: both(`What task ${i + 1} asks`),
    why: both(`Why task ${i + 1}`),
    minutes: 30,
    deliverable: both(`Thing ${i + 1}`),
    done: day.done,
    hints: [both(`First hint ${i + 1}`), both(`Second hint ${i + 1}`), both(`Third hint ${i + 1}`)],
    kps: day.kps,
    resources: ['guide', 'guide-zh'],
  }),
);
const resource = { kind: 'article', minutes: 5, licence: 'CC BY 4.0', last_checked: '2026-11-01' };
const resources = z
  .array(resourceSchema)
  .parse([
    { ...resource, id: 'guide', title: 'The guide', url: 'https://example.org/guide', lang: 'en' },
    { ...resource, id: 'guide-zh', title: '指南', url: 'https://example.org/zh', lang: 'zh-CN' },
  ])
  .map((one) => ({ ...one, skill: 'single' }));

const route = {
  id: 'swe',
  name: both('Software engineer'),
  about: both('About the route'),
  opener: 'one',
  assumes: [],
  sprints: [{ id: 'swe-1', name: both('Sprint'), also: [], weeks: { from: 1, to: 2 } }],
  weeks: [1, 2].map((week) => ({
    theme: both(`Theme ${week}`),
    about: both(`About week ${week}`),
    status: 'active' as const,
    days: days
      .slice(5 * (week - 1), 5 * week)
      .map((d, i) => ({ task: `task-${5 * (week - 1) + i + 1}`, essential: d.essential })),
  })),
  days: days.map(
    (d, i): Day => ({ number: i + 1, week: i < 5 ? 1 : 2, sprint: 1, task: tasks[i]!, essential: d.essential }),
  ),
};

const byId = <T extends { id: string }>(list: readonly T[]) => new Map(list.map((one) => [one.id, one]));
export const sample: Curriculum = {
  paths: byId([route]),
  skills: byId(skills),
  tasks: byId(tasks),
  items: byId(items),
  resources: byId(resources),
  projects: new Map(),
  placement: byId(placement),
  stages: byId([{ id: 'S1', name: both('Stage one') }]),
  news: [],
  questions: [],
  tracks: [],
  misconceptions: byId(misconceptions),
  terms: [],
  words: [],
  siblings: Map.groupBy(items, (item) => item.kp),
};

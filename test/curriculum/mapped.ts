import type { Curriculum } from '../../src/core/curriculum/model.ts';
import type { Project } from '../../src/core/curriculum/project.ts';
import { sample } from './sample.ts';

export const both = (en: string) => ({ en, 'zh-CN': `${en}（中文）` });
const swe = sample.paths.get('swe')!;
export const project: Project = {
  id: 'p-clock',
  name: both('A clock'),
  about: both('It tells the time'),
  brief: both('Build a clock that can be read in the dark.'),
  skills: ['single'],
  context: ['personal'],
  cost: both('Nothing'),
  models: both('None'),
  hours: 3,
  milestones: [{ week: 1, name: both('It ticks'), evidence: both('Repository and commit') }],
  rubric: [{ name: both('Accuracy'), anchors: [both('Stands still'), both('Runs'), both('Runs right')] }],
  files: ['README.md'],
  status: 'active',
  review_by: '2027-12-31',
};
/** The sample in two sprints of a week, with all that a roadmap can show. */
export const mapped: Curriculum = {
  ...sample,
  skills: new Map(
    [...sample.skills].map(([id, skill]) => [id, { ...skill, lesson: both(`What ${id} is about, with an example`) }]),
  ),
  paths: new Map([
    [
      'swe',
      {
        ...swe,
        years: both('Some years'),
        sprints: [
          {
            id: 'swe-1',
            name: both('First half'),
            project: 'p-clock',
            finish: both('You have a clock'),
            also: [],
            weeks: { from: 1, to: 1 },
          },
          { id: 'swe-2', name: both('Second half'), also: [], weeks: { from: 2, to: 2 } },
        ],
        days: swe.days.map((day) => ({ ...day, sprint: day.week })),
      },
    ],
  ]),
  projects: new Map([[project.id, project]]),
  stages: new Map([['S1', { id: 'S1', name: both('Stage one') }]]),
  news: [1, 2].map((week) => ({
    id: `line-${week}`,
    date: '2026-01-05',
    kind: 'expert' as const,
    who: `Expert ${week}`,
    title: `Page ${week}`,
    text: both(`Words of week ${week}`),
    url: `https://example.org/words/${week}`,
    lang: 'en' as const,
    week,
  })),
  questions: [
    {
      id: 'q-long',
      question: both('How long'),
      answer: both('Years, part-time'),
      url: 'https://example.org/long',
      opinion: true,
      date: '2026-01-05',
      skills: [],
    },
  ],
  tracks: [
    {
      id: 'elsewhere',
      name: both('A track'),
      about: both('For developers'),
      url: 'https://example.org/track',
      courses: [{ name: 'Course one', skills: ['single', 'order'] }],
    },
  ],
};

import { expect, test } from 'vitest';
import { atOnce, type Block, type Button } from '../../src/chat/contract/view.ts';
import { languages } from '../../src/core/language/model.ts';
import type { Note } from '../../src/core/note/model.ts';
import { skillPage, sprintPage, stopsOf } from '../../src/core/roadmap/rules.ts';
import { catalogues } from '../../src/i18n/index.ts';
import { listFrom } from '../../src/views/fold.ts';
import { answersView, groupView, toDecideBlocks } from '../../src/views/peers.ts';
import { linesView } from '../../src/views/retro.ts';
import { pathView, skillView, sprintView } from '../../src/views/roadmap.ts';
import { tracksView } from '../../src/views/shelf.ts';
import { curriculum } from '../harness/world.ts';

// Five buttons at most, also where a list is long: what `test/views.test.ts` sees has short ones.

const buttonsIn = (blocks: readonly Block[]): readonly Button[] =>
  blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));
const routesIn = (blocks: readonly Block[]): readonly string[] =>
  buttonsIn(blocks).flatMap((one) => ('route' in one ? [one.route] : []));

/** What all pages offer, which are turned by the last button. Fails when one of them has too many. */
function offered(page: (from: number) => readonly Block[], more: string): ReadonlySet<string> {
  const seen = new Set<string>();
  for (let from = 0, turned = 0; turned < 60; turned++) {
    const routes = routesIn(page(from));
    expect(routes.length).toBeLessThanOrEqual(atOnce);
    for (const route of routes) seen.add(route);
    const next = routes.find((route) => route.startsWith(more) && Number(route.split(':').at(-1)) > from);
    if (!next) return seen;
    from = Number(next.split(':').at(-1));
  }
  throw new Error('the pages never end');
}

const note = (id: number, more: Partial<Note> = {}): Note => ({
  ...{ id: `${id}`, kind: 'question', cohort: '1', learner: '2', name: 'Wei', signed: true, text: 'Why?' },
  ...{ at: Temporal.Instant.from('2026-11-23T11:00Z'), address: {} as never, notify: false, answers: 1 },
  ...{ told: false, closed: false, ...more },
});
const notes = (from: number, count: number, more?: Partial<Note>) =>
  Array.from({ length: count }, (_, at) => note(from + at, more));

test.each([0, 1, 2, 5, 12])('a list of %i is shown whole over its pages, with what can be done besides', (length) => {
  for (const each of [0, 1, 2])
    for (const besides of [0, 1, 3, 4]) {
      const own = (at: number) => Array.from({ length: each }, (_, n) => ({ label: 'x', route: `a.b:${at}:${n}` }));
      const entries = Array.from({ length }, (_, at) => ({ blocks: [], buttons: own(at) }));
      const ways = Array.from({ length: besides }, (_, n) => ({ label: 'way', route: `a.way:${n}` }));
      const more = (from: number) => ({ label: 'more', route: `a.more:${from}` });
      const seen = offered((from) => listFrom(entries, from, { more, ways }), 'a.more');
      for (const { route } of [...entries.flatMap((one) => one.buttons), ...ways]) expect(seen).toContain(route);
    }
});

test.each(languages)(
  'what an organiser is told of is in the message, though not with all of its buttons (%s)',
  (language) => {
    const none = { tasks: new Map(), skills: new Map() };
    const told = [...notes(100, 5), ...notes(200, 5)].map((one) => ({ ...one, text: `said ${one.id} so` }));
    const toDecide = { reported: told.slice(0, 5), unanswered: told.slice(5), appeals: [], objections: [] };
    const blocks = toDecideBlocks(toDecide, none, catalogues[language], { whole: true });
    const words = JSON.stringify(blocks);
    for (const { text } of told) expect(words).toContain(text);
    const seen = offered(
      (from) => toDecideBlocks(toDecide, none, catalogues[language], { from, whole: true }),
      'peers.waiting',
    );
    for (const { id } of toDecide.unanswered) expect(seen).toContain(`peers.answer:${id}`);
  },
);

test.each(languages)('a busy group, its answers and its lines (%s)', (language) => {
  const t = catalogues[language];
  const none = { tasks: new Map(), skills: new Map() };
  const toDecide = { reported: notes(100, 5), unanswered: notes(200, 5), appeals: [], objections: [] };
  const group = { open: notes(300, 5), own: notes(400, 5), task: 't-1' };
  const enrolment = { id: '1', cohort: { id: '1', home: {} } } as never;
  const page = (from: number) =>
    groupView(group, enrolment, { hour: { open: false, queue: [] }, zone: 'UTC', toDecide }, none, t, from).body;
  const seen = offered(page, 'peers.page');
  for (const { id } of toDecide.reported) expect(seen).toContain(`peers.remove:${id}`);
  for (const { id } of [...toDecide.unanswered, ...group.open]) expect(seen).toContain(`peers.answer:${id}`);
  for (const { id } of group.own) expect(seen).toContain(`peers.close:${id}`);
  expect(seen).toContain('peers.buddies:e1');
  // Of a group that has nothing to decide, the first of what can be done besides is on each page.
  const alone = { hour: { open: false, queue: [] }, zone: 'UTC' };
  expect(routesIn(groupView(group, enrolment, alone, none, t).body)).toContain('peers.stuck:e1:t-1');

  const answers = notes(500, 20, { kind: 'answer', question: '7', learner: '3' });
  const question = note(7);
  const solving = offered(
    (from) => answersView({ question, answers, reader: '2' }, none, t, from).body,
    'peers.answers',
  );
  for (const { id } of answers) expect([...solving]).toEqual(expect.arrayContaining([`peers.solved:${id}`]));

  const lines = notes(600, 9, { kind: 'line' }).map(({ id, ...line }) => ({ ...line, id }));
  const of = { reader: '9', cohort: '1', week: Temporal.PlainDate.from('2026-11-23') };
  const read = offered((from) => linesView(lines as never, { ...of, from }, t).body, 'progress.linesFrom');
  for (const { id } of lines) expect(read).toContain(`peers.line:${id}`);
});

test.each([...curriculum.paths.values()])('the pages of the path $id', (path) => {
  const nothing = { finished: [], skipped: [], cards: [], studied: [] };
  const stops = stopsOf(path, curriculum, nothing as never, 0);
  for (const t of Object.values(catalogues)) {
    const roadmap = { path, stops, sprint: 2, week: 9 };
    const seen = offered((from) => pathView(roadmap, curriculum, t, from).body, 'roadmap.from');
    for (const [at] of path.sprints.entries()) {
      expect(seen).toContain(`roadmap.sprint:${path.id}:${at + 1}`);
      const page = sprintPage(roadmap, curriculum, at + 1)!;
      const of = (from: number) => sprintView(page, roadmap, curriculum, t, from).body;
      const projects = offered(of, 'roadmap.sprintFrom');
      for (const { id } of page.projects) expect(projects).toContain(`roadmap.project:${path.id}:${id}`);
    }
    for (const { skill } of stops) {
      const page = skillPage(roadmap, curriculum, skill.id)!;
      expect(routesIn(skillView(page, roadmap, curriculum, t).body).length).toBeLessThanOrEqual(atOnce);
    }
    expect(routesIn(tracksView(curriculum.tracks, path.id, t).body).length).toBeLessThanOrEqual(atOnce);
  }
});

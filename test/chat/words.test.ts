import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plain, text, type View } from '../../src/chat/contract/view.ts';
import { cleanEvent } from '../../src/chat/dispatch/clean.ts';
import type { Curriculum } from '../../src/core/curriculum/model.ts';
import type { Note } from '../../src/core/note/model.ts';
import { renderPages as onDiscord } from '../../src/discord/render/view.ts';
import { catalogues } from '../../src/i18n/index.ts';
import { renderPages as onSlack } from '../../src/slack/render/view.ts';
import { noteView } from '../../src/views/note.ts';
import { answersView, groupView, toDecideBlocks } from '../../src/views/peers.ts';
import { pledgedView } from '../../src/views/pledge.ts';
import { messageFaults } from '../platforms/discord-rules.ts';
import { pingsOf, refuseMessage } from '../platforms/slack-rules.ts';
import { hostile } from './hostile.ts';

// What one learner writes or is called, wherever others read it.

const curriculum: Pick<Curriculum, 'tasks' | 'skills'> = { tasks: new Map(), skills: new Map() };

const note = (kind: Note['kind'], words: string, name: string, more: Partial<Note> = {}): Note => ({
  ...{
    id: '7',
    kind,
    cohort: '1',
    learner: '2',
    name,
    signed: true,
    text: words,
    at: Temporal.Instant.from('2026-11-23T11:00Z'),
  },
  ...{
    address: { workspace: 'w', channel: 'c' } as unknown as Note['address'],
    notify: false,
    answers: 1,
    told: false,
    closed: false,
  },
  ...more,
});

/** Every view in which somebody reads the words of somebody else. */
function relayed(words: string, name: string): readonly View[] {
  const question = note('question', words, name);
  const answer = note('answer', words, name, { id: '8', question: '7' });
  const of = { curriculum, members: 3 };
  return Object.values(catalogues).flatMap((t) => [
    noteView(question, of, [t]),
    noteView({ ...question, closed: true }, of, [t]),
    noteView({ ...question, solvedBy: '8' }, { ...of, solution: answer }, [t]),
    noteView(answer, { ...of, question }, [t]),
    noteView(note('share', words, name), of, [t]),
    noteView(note('arrival', '', name), of, [t]),
    answersView({ question, answers: [answer, answer], reader: question.learner }, curriculum, t),
    groupView(
      { open: [question], own: [{ ...question, answers: 0 }], task: 't-1' },
      { id: '1', cohort: { id: '1' } } as never,
      { hour: { open: false, queue: [] }, zone: 'UTC' },
      curriculum,
      t,
    ),
    {
      body: toDecideBlocks(
        { reported: [question], unanswered: [question], appeals: [], objections: [] },
        curriculum,
        t,
      ),
    },
    pledgedView({ what: words, moment: words } as never, t),
    { body: [text(t.chat.youWrote(plain(words)))] },
  ]);
}

/** Characters that turn the text around them, and what ends them. */
const turns = /[\u202a-\u202e\u2066-\u2069]/g;

function balanced(shown: string): boolean {
  let open = 0;
  for (const [sign] of shown.matchAll(turns)) {
    open += sign === '\u2069' || sign === '\u202c' ? -1 : 1;
    if (open < 0) return false;
  }
  return open === 0;
}

test('whatever a learner writes or is called, both platforms take it, it pings nobody, and it turns nothing around it', () => {
  const spoken = fc.oneof(
    hostile,
    fc.constantFrom(
      '\u202eabc',
      '\u2067שלום',
      'שלום\u202e <@1>',
      '\u3164',
      '\u2800',
      '[a](javascript:x) **b** `c` @here',
      '> q\n# h',
    ),
  );
  fc.assert(
    fc.property(spoken, spoken, (words, name) => {
      const heard = cleanEvent({
        ...{ id: '1', platform: 'test', account: 'a', name, channel: 'c', organiser: false, seen: 'channel' },
        action: { kind: 'submit', route: 'peers.share:1:t-1', fields: { words: words.slice(0, 600) } },
      } as never);
      const said = heard.action.kind === 'submit' ? (heard.action.fields.words ?? '') : '';
      for (const view of relayed(said, heard.name)) {
        for (const page of onDiscord({ language: 'en', ...view }, catalogues.en)) {
          expect(messageFaults(page)).toBeUndefined();
          const contents = JSON.stringify(page).match(/"content":"(?:[^"\\]|\\.)*"/g) ?? [];
          for (const content of contents) {
            const shown = JSON.parse(`{${content}}`).content as string;
            expect(shown).not.toMatch(/(?<!\\)(?:\\\\)*(<[@#]|@everyone|@here)/);
            for (const line of shown.split('\n')) expect(balanced(line), JSON.stringify(line)).toBe(true);
          }
        }
        for (const page of onSlack({ language: 'en', ...view }, catalogues.en)) {
          expect(refuseMessage(page.text, page.blocks)).toBeUndefined();
          expect(pingsOf(page as never)).toEqual([]);
        }
      }
    }),
    { numRuns: 120 },
  );
});

test('of an answer, its own writer is offered to take it back, and everybody else to report it and to block', () => {
  const question = note('question', 'How?', 'Wei');
  const answer = note('answer', 'So.', 'Mei', { id: '8', question: '7', learner: '3' });
  for (const t of Object.values(catalogues)) {
    const labels = (reader: string) =>
      answersView({ question, answers: [answer], reader }, curriculum, t).body.flatMap((block) =>
        block.kind === 'buttons' ? block.buttons.map(({ label }) => label) : [],
      );
    expect(labels('3')).toEqual([t.peers.withdraw]);
    expect(labels('2')).toEqual([t.peers.solved, t.peers.report, t.peers.block]);
    expect(labels('4')).toEqual([t.peers.report, t.peers.block]);
  }
});

import { sql } from 'kysely';
import { commands } from '../commands/index.ts';
import { cohortCard } from '../jobs/card.ts';
import { cohortMoved } from '../jobs/moved.ts';
import { dailyPost } from '../jobs/post.ts';
import { reminder } from '../jobs/reminder.ts';
import { weeklySummary } from '../jobs/summary.ts';
import type { Event } from '../src/chat/contract/event.ts';
import type { PendingReply, Reply } from '../src/chat/contract/reply.ts';
import type { Form, View } from '../src/chat/contract/view.ts';
import { faultView } from '../src/chat/dispatch/refuse.ts';
import type { Curriculum } from '../src/core/curriculum/model.ts';
import { chooseDeadline } from '../src/core/deadline/choose-deadline.ts';
import type { Language } from '../src/core/language/model.ts';
import { catalogues } from '../src/i18n/index.ts';
import { crawl } from './chat/crawl.ts';
import { sample } from './curriculum/sample.ts';
import { startBot } from './harness/people.ts';

/** Something the bot shows, and what somebody did to see it. A form has the route that it comes back by. */
export type Sampled = { readonly name: string } & (
  | { readonly view: View }
  | { readonly form: Form; readonly route: string }
);

const home = { workspace: { id: 'hall', name: 'Hall' }, channel: 'study' };
const typed: readonly Event['action'][] = [
  ...commands.flatMap(({ name, sub }) => [`/${name}`, ...Object.keys(sub ?? {}).map((word) => `/${name} ${word}`)]),
  '/nothing *at* all',
  // The one question that its learner marks.
  '/quiz topic:words',
].map((text) => ({ kind: 'text', text }));

/** Before the group begins, at the end of its first week, after a gap, and when its route is over. */
const moments = ['2026-11-20T12:00:00Z', '2026-11-27T12:00:00Z', '2026-12-03T12:00:00Z', '2027-02-01T12:00:00Z'];

interface Walk {
  readonly locale?: string;
  readonly curriculum?: Curriculum;
  /** How people and their group are called. */
  readonly called?: (name: string) => string;
  /** Hears every reply, also those that look like another. */
  readonly hear?: (name: string, reply: Reply) => void;
}

/**
 * What there is to see of the bot in one language: everything that a walk through its commands and buttons comes to,
 * by an organiser and by a learner, in a channel and in a DM, and what its jobs send. The same every time, ids too.
 */
export async function sampleViews(
  language: Language,
  {
    locale = language === 'en' ? 'en-GB' : language,
    curriculum = sample,
    called = (name) => name,
    hear = () => {},
  }: Walk = {},
): Promise<readonly Sampled[]> {
  const bot = await startBot({ curriculum, at: moments[0]! });
  const found = new Map<string, Sampled>();
  const counts = new Map<string, number>();
  const add = (name: string, reply: Reply): void => {
    hear(name, reply);
    if (reply.kind === 'choices' || reply.kind === 'stream' || reply.kind === 'nothing') return;
    const key = `${name} ${shapeOf(reply)}`;
    if (found.has(key)) return;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    const shown = reply.kind === 'form' ? { form: reply.form, route: reply.route } : { view: reply.view };
    found.set(key, { name: count > 1 ? `${name} #${count}` : name, ...shown });
  };
  const recording = (event: Event): Pick<PendingReply, 'run' | 'opens'> => {
    const pending = bot.handle(event);
    const run = async () => {
      const reply = await pending.run();
      add(nameOf(event), reply);
      return reply;
    };
    return { ...pending, run };
  };
  try {
    const mei = bot.person({ in: home, locale, organiser: true, name: called('Mei *Lin*') });
    await mei.use('/cohort create');
    await mei.submit({
      name: called('Owls & <friends>'),
      start: '2026-11-23',
      post: '9:00 Shanghai',
      language: language === 'en' ? 'both' : language,
    });
    const people = [
      { account: mei.account, name: called('Mei *Lin*'), organiser: true, seen: 'channel', ...home },
      { account: 'wei', name: called('Wei'), organiser: false, seen: 'channel', ...home },
      { account: 'solo', name: called('Solo'), organiser: false, seen: 'private', channel: 'dm' },
    ] as const;
    for (const moment of moments) {
      bot.goTo(moment);
      // A pace that the walk chose in the settings, or a task that it put aside, would hide what comes after a gap.
      await bot.db.updateTable('enrolment').set({ pace: null, aside_task: null, aside_on: null }).execute();
      for (const who of people)
        await crawl(recording, { platform: 'test', locale, zone: 'Europe/Berlin', ...who }, typed);
    }
    bot.goTo('2026-11-24T12:00:00Z');
    const { learner, enrolments } = await mei.known();
    const cohort = enrolments[0]?.cohort.id;
    const day = '2026-11-24';
    // Whatever the walk chose: reminded, with points due whose items have rested.
    await bot.db
      .updateTable('learner')
      .set({ remind: 'dm', vacation: sql`'[]'::jsonb` as never })
      .where('id', '=', learner.id)
      .execute();
    await bot.db
      .updateTable('draw')
      .set({ asked_at: Temporal.Instant.from('2026-10-01T12:00Z') })
      .execute();
    await bot.db
      .updateTable('card')
      .set({ due_at: Temporal.Instant.from('2026-11-24T00:00Z') })
      .execute();
    await bot.db.deleteFrom('finish').execute();
    await bot.db
      .updateTable('enrolment')
      .set({ joined: Temporal.PlainDate.from('2026-11-23') })
      .execute();
    if (enrolments[0]) await chooseDeadline(bot.ports, { enrolment: enrolments[0], change: 'none' });
    for (const [job, params, at] of [
      [reminder, { learner: learner.id, day, opening: '2' }, '2026-11-24T20:00:00Z'],
      [reminder, { learner: learner.id, day: '2026-11-27', opening: '1', pause: 'yes' }, '2026-11-27T20:00:00Z'],
      [dailyPost, { cohort, day }, '2026-11-24T12:00:00Z'],
      [weeklySummary, { cohort, day: '2026-11-23' }, '2026-11-27T12:00:00Z'],
      [cohortCard, { cohort }, '2026-11-24T12:00:00Z'],
      [cohortMoved, { cohort, posts: 'away' }, '2026-11-24T12:00:00Z'],
      [cohortMoved, { cohort, posts: 'here' }, '2026-11-24T12:00:00Z'],
    ] as const) {
      const env = { ports: bot.ports, now: Temporal.Instant.from(at) };
      const made = await job.message?.make(params as never, env);
      if (!made || !('view' in made)) continue;
      add('posts' in params ? `${job.name} ${params.posts}` : job.name, { kind: 'view', view: made.view });
      if (made.thread)
        add(`${job.name} thread`, { kind: 'view', view: { title: made.thread.title, ...made.thread.view } });
    }
    const below = people[0];
    for (const route of ['snooze:hour', 'snooze:tonight', 'goOn', 'weekOff', 'silence', 'snooze:hour']) {
      const action = { kind: 'press', route: `settings.${route}`, values: [] } as const;
      const { channel } = below;
      await recording({
        platform: 'test',
        locale,
        ...below,
        id: `below-${route}`,
        seen: 'private',
        channel,
        action,
      }).run();
    }
    const pressed: Event['action'] = { kind: 'press', route: 'task.open', values: [] };
    add('fault', { kind: 'view', view: { language, ...faultView('0badcafe', pressed, catalogues[language]) } });
    return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  } finally {
    await bot.drop();
  }
}

/** `quiz.answer`, `/cohort create`: what was done, without the ids. */
function nameOf({ action }: Event): string {
  if (action.kind === 'text') return action.text;
  return 'route' in action ? `${action.kind} ${action.route.replace(/:.*/, '')}` : action.kind;
}

/** Two views of one shape differ in their words alone: one of them is enough to look at. */
function shapeOf(reply: Exclude<Reply, { kind: 'choices' | 'stream' | 'nothing' }>): string {
  if (reply.kind === 'form') return reply.form.fields.map(({ kind }) => kind).join();
  const { tone = 'plain', body } = reply.view;
  const blocks = body.map((block) =>
    block.kind === 'buttons' ? block.buttons.map((b) => b.label).join('/') : block.kind,
  );
  return [tone, ...blocks].join();
}

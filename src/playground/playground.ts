import type { Logger } from 'pino';
import { jobs } from '../../jobs/index.ts';
import type { Command } from '../chat/contract/command.ts';
import type { Handle } from '../chat/contract/reply.ts';
import type { View } from '../chat/contract/view.ts';
import { nextDue } from '../core/alarm/next-due.ts';
import type { Language } from '../core/language/model.ts';
import type { Ports } from '../core/ports.ts';
import { nextPost } from '../core/post/next-post.ts';
import { listen } from '../postgres/session.ts';
import { joinRoutes } from '../routes/join.ts';
import { taskRoutes } from '../routes/task.ts';
import type { Env } from '../schedule/job.ts';
import { type Clock, systemClock } from '../store/clock.ts';
import { type Db, openDatabase, withoutWaiting } from '../store/database.ts';
import { demo } from '../store/demo.ts';
import { messages } from '../store/message.ts';
import { createStore } from '../store/store.ts';
import { createWeb } from '../web/adapter.ts';
import { advance } from './clock.ts';
import { demoHome, demoZone, people, playDays, seedDemo } from './demo.ts';

interface Parts {
  readonly url: string;
  readonly db: Db;
  readonly ports: Ports;
  readonly env: Env;
  readonly handle: Handle;
  readonly commands: readonly Command[];
  readonly log: Logger;
  /** The port of the page, once it is known. */
  readonly port: () => number;
  /** Absent when a real platform is set: nobody may move the time of real people. */
  readonly clock?: Clock;
}

/** The bot in a browser: the web platform, the demo's people and a clock that can be moved ahead. */
export async function createPlayground(parts: Parts) {
  const { url, db, ports, env, clock, log } = parts;
  const stored = demo(db);
  const options = {
    ...parts,
    routes: { question: joinRoutes.try(), task: taskRoutes.open() },
    messages: messages<View>(db),
    listen: (onId: (id: string) => void) =>
      listen(url, 'message', onId, (error) => log.error({ err: error }, 'listening')),
    people: {
      list: async () => people,
      async speak(account: string, language: Language) {
        const name = people.find((who) => who.account === account)?.name ?? account;
        // Whoever has done nothing yet begins in the language of what they do first, which the page says.
        const known = await ports.learner.recognise({ platform: 'web', account, name });
        if (known) await ports.learner.save(known.learner.id, { language });
      },
    },
    workspace: { id: demoHome.workspace, name: 'Tongxue' },
    zone: demoZone,
    docs: new URL('../../docs/', import.meta.url),
  };

  /** Plays the demo's days on a clock of its own, with the same use cases, jobs and platform. */
  const seed = async () => {
    const until = await (clock ?? systemClock).now();
    let at = until;
    const now = async () => at;
    const moveTo = async (to: Temporal.Instant) => {
      at = to;
    };
    // Thousands of small writes are of no use before the last one, so no commit waits for the disk.
    const quick = openDatabase(withoutWaiting(url));
    const { clock: _, ...still } = options;
    const { platform } = await createWeb({
      ...still,
      messages: messages<View>(quick),
      now,
    });
    const played: Env = {
      ...env,
      now,
      ports: { ...ports, ...createStore(quick) },
      platforms: new Map([['web', platform]]),
    };
    try {
      const go = (to: Temporal.Instant) => advance({ to, jobs, env: played, moveTo, underWay: async () => 0 });
      await seedDemo({ demo: stored, ports: played.ports, moveTo, advance: go }, until);
    } finally {
      await quick.destroy();
    }
  };
  const restart = async () => {
    await stored.clear();
    await seed();
  };

  const moveTo = clock?.moveTo ?? (async () => {});
  const go = (to: Temporal.Instant) => advance({ to, jobs, env, moveTo, underWay: stored.underWay });
  const { clock: _, ...rest } = options;
  const web = await createWeb({
    ...rest,
    now: env.now,
    ...(clock && {
      clock: {
        // The demo's people go on studying while the clock is moved.
        move: async (to: Temporal.Instant) => playDays({ ports, advance: go }, await clock.now(), to),
        next: () => nextDue(ports),
        nextPost: async () =>
          nextPost(ports, { platform: 'web', workspace: demoHome.workspace, now: await clock.now() }),
      },
      restart,
    }),
  });
  return {
    web,
    /** Seeds the demo unless it exists. A seeding that was interrupted starts again. */
    async prepare() {
      if (!(await stored.exists())) await restart();
    },
  };
}

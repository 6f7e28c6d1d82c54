import type { Logger } from 'pino';
import { jobs } from '../../jobs/index.ts';
import type { Command } from '../chat/contract/command.ts';
import type { Handle } from '../chat/contract/reply.ts';
import type { View } from '../chat/contract/view.ts';
import { nextDue } from '../core/alarm/next-due.ts';
import type { Language } from '../core/language/model.ts';
import type { Ports } from '../core/ports.ts';
import { nextPost } from '../core/post/next-post.ts';
import { catalogues } from '../i18n/index.ts';
import { listen } from '../postgres/session.ts';
import { openingAnswers } from '../routes/answering.ts';
import { helpRoutes } from '../routes/help.ts';
import { joinForm, joinRoutes } from '../routes/join.ts';
import type { Env } from '../schedule/job.ts';
import type { Clock } from '../store/clock.ts';
import { type Db, openDatabase, withoutWaiting } from '../store/database.ts';
import { demo } from '../store/demo.ts';
import { messages } from '../store/message.ts';
import { createStore } from '../store/store.ts';
import { openingView } from '../views/item.ts';
import { createWeb } from '../web/adapter.ts';
import { advance } from './clock.ts';
import { beginning, type DemoHome, playDays, rehomeDemo, seedDemo, thisMachine } from './demo.ts';
import { demoHome, people } from './people.ts';
import { nextTalk } from './talk.ts';

interface Parts {
  readonly url: string;
  readonly db: Db;
  readonly ports: Ports;
  readonly env: Env;
  readonly handle: Handle;
  readonly commands: readonly Command[];
  readonly log: Logger;
  /** Told of a connection to the database that is lost, and of each try that does not bring it back. */
  readonly onLost: (error: unknown) => void;
  /** The port of the page, once it is known. */
  readonly port: () => number;
  /** Absent when a real platform is set: nobody may move the time of real people. */
  readonly clock?: Clock;
}

/** The bot in a browser: the web platform, the demo's people and a clock that can be moved ahead. */
export async function createPlayground(parts: Parts) {
  const { url, db, ports, env, clock, onLost } = parts;
  const stored = demo(db);
  const knownAs = (account: string) => {
    const name = people.find((who) => who.account === account)?.name ?? account;
    return ports.learner.recognise({ platform: 'web', account, name });
  };
  let home = thisMachine();
  const options = {
    ...parts,
    routes: { question: joinRoutes.try(), answers: openingAnswers, joins: joinForm, help: helpRoutes.open() },
    messages: messages<View>(db),
    listen: (onId: (id: string) => void) => listen(url, 'message', onId, onLost),
    people: {
      list: async () => people,
      enrolled: async (account: string) => Boolean((await knownAs(account))?.enrolments.length),
      async speak(account: string, language: Language) {
        // Whoever has done nothing yet begins in the language of what they do first, which the page says.
        const known = await knownAs(account);
        if (known) await ports.learner.save(known.learner.id, { language });
      },
    },
    async opening(account: string, language: Language) {
      if (await knownAs(account)) return undefined;
      const [path] = ports.curriculum.paths.values();
      const item = path && ports.curriculum.items.get(path.opener);
      return item && openingView(item, catalogues[language]);
    },
    workspace: { id: demoHome.workspace, name: 'Tongxue' },
    zone: () => home.zone,
    docs: new URL('../../docs/', import.meta.url),
  };

  let playing: Promise<unknown> = Promise.resolve();
  /** When this process played the demo, and in which home. */
  let seeded: { readonly until: Temporal.Instant; readonly home: DemoHome } | undefined;
  /** Plays the demo's days on a clock of its own, with the same use cases, jobs and platform. */
  const seed = async (play: (played: Parameters<typeof seedDemo>[0], until: Temporal.Instant) => Promise<unknown>) => {
    const until = await (clock ?? env).now();
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
    // The first page waits for the demo's past, so nothing in that is drawn: its charts are words.
    const { draw: _draw, ...undrawn } = env;
    const played: Env = {
      ...undrawn,
      now,
      ports: { ...ports, ...createStore(quick) },
      platforms: new Map([['web', platform]]),
    };
    try {
      const go = (to: Temporal.Instant) => advance({ to, jobs, env: played, moveTo, underWay: async () => 0 });
      return await play({ demo: stored, ports: played.ports, moveTo, advance: go, home }, until);
    } finally {
      await quick.destroy();
    }
  };
  /** While the demo's past is played, what is due in it is due to nobody else. */
  const alone = <T>(play: () => Promise<T>): Promise<T> => {
    const played = playing.then(play);
    playing = played.catch(() => {});
    return played;
  };
  const restart = async () => {
    await stored.clear();
    await seed(async (played, until) => {
      await seedDemo(played, until);
      seeded = { until, home };
    });
  };
  /** The demo in `home`: what people studied is kept when that is still the same days. */
  const move = async () => {
    const moved = await seed(async (played, until) => {
      const sameDays =
        seeded &&
        beginning(seeded.home, until).start.equals(beginning(home, until).start) &&
        Math.abs(until.since(seeded.until).total('hours')) < 1;
      return sameDays && rehomeDemo(played, until);
    });
    if (!moved) await restart();
  };
  const startOver = () => alone(restart);
  let greeting = Promise.resolve(false);
  /** The first visitor of a demo has its group in their own language and zone. True when it was made anew for them. */
  const greet = (visitor: DemoHome): Promise<boolean> => {
    const next = async () => {
      const same = home.zone === visitor.zone && home.languages.join() === visitor.languages.join();
      if (same || (await knownAs(people[0]!.account))) return false;
      home = visitor;
      await alone(move);
      return true;
    };
    // Two tabs that open at once are greeted one after the other.
    greeting = greeting.catch(() => false).then(next);
    return greeting;
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
        move: async (to: Temporal.Instant) =>
          playDays({ ports, advance: go, zone: home.zone, memory: stored }, await clock.now(), to),
        // What the demo's people say at noon has no alarm, and a visitor waits for it like for any other message.
        next: async () => {
          const talks = nextTalk(await clock.now(), home.zone);
          const due = await nextDue(ports);
          return due && Temporal.Instant.compare(due, talks) < 0 ? due : talks;
        },
        nextPost: async () =>
          nextPost(ports, { platform: 'web', workspace: demoHome.workspace, now: await clock.now() }),
      },
      restart: startOver,
      greet: (language: Language, zone: string) => greet({ languages: [language], zone }),
    }),
  });
  return {
    web,
    /** Seeds the demo unless it exists. A seeding that was interrupted starts again. */
    async prepare() {
      const found = await stored.home();
      if (found) home = found;
      else await startOver();
    },
    /** The time by which the jobs work, once no past is being played. */
    async now(): Promise<Temporal.Instant> {
      await playing;
      return env.now();
    },
  };
}

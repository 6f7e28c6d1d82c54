import type { Id } from '../id.ts';
import type { Ports } from '../ports.ts';
import { type AlarmKind, alarmKinds } from './model.ts';
import { nextOf } from './next-of.ts';
import { horizonOf } from './rules.ts';

/** How many alarms are read at once. */
const batch = 200;

type Needed = Pick<Ports, 'alarm' | 'cohort' | 'curriculum' | 'dailyQuestion' | 'learner' | 'officeHour'>;

/**
 * Sets anew what a clock that ran ahead left too far in the future: nobody would hear anything until then. Reads by
 * index. `all` is for when the clock is known to have been wrong, and reads every alarm to come: one that was set a few
 * days ahead is not beyond the horizon. What is due stays due, and where an alarm was wrong, what was due earlier today is
 * due now: the wrong clock may have passed over it, and planning writes nothing twice. How many alarms it moved.
 */
export async function sweepAlarms(
  ports: Needed,
  { now, all = false }: { now: Temporal.Instant; all?: boolean },
): Promise<number> {
  const horizon = all ? now : horizonOf(now);
  let moved = 0;
  for (const kind of alarmKinds) {
    for (let after: Id | undefined = '0'; after; ) {
      const found = await ports.alarm.listBeyond(kind, horizon, after, batch);
      const next = await nextOf(ports, kind, { subjects: found.map(({ subject }) => subject), now });
      // A group that begins in spring has its first post then: its alarm stays where it is.
      const wrong = found.filter(({ subject, at }) => isWrong(kind, at, next.get(subject)));
      const right = await nextOf(ports, kind, { subjects: wrong.map(({ subject }) => subject), now, wholeDay: true });
      moved += await ports.alarm.move(
        kind,
        wrong.map(({ subject, at }) => ({ subject, from: at, to: right.get(subject) ?? null })),
      );
      after = found.length < batch ? undefined : found.at(-1)?.subject;
    }
  }
  return moved;
}

/** While somebody waits for it, a question is looked at earlier than its row says. */
const isWrong = (kind: AlarmKind, at: Temporal.Instant, next: Temporal.Instant | undefined): boolean =>
  kind === 'question' ? !next || Temporal.Instant.compare(at, next) > 0 : !next?.equals(at);

/**
 * Gives an alarm to whoever should have one and has none: a cohort that had come to the end of its path when more of
 * the path has been written, or a row that another program wrote. Reads whole tables, so at start only.
 */
export async function setMissingAlarms(ports: Needed, { now }: { now: Temporal.Instant }): Promise<number> {
  let set = 0;
  for (const kind of alarmKinds) set += await setMissing(ports, kind, now);
  return set;
}

async function setMissing(ports: Needed, kind: AlarmKind, now: Temporal.Instant): Promise<number> {
  let set = 0;
  for (let after: Id | undefined = '0'; after; ) {
    const subjects = await ports.alarm.listUnset(kind, after, batch);
    const next = await nextOf(ports, kind, { subjects, now });
    set += await ports.alarm.move(
      kind,
      [...next].map(([subject, to]) => ({ subject, from: null, to })),
    );
    after = subjects.length < batch ? undefined : subjects.at(-1);
  }
  return set;
}

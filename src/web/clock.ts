/** How far ahead the playground's clock may be moved at once. */
const furthest = { days: 366 };

/** The playground's clock, which all processes read. It only goes forward. */
export interface Clock {
  /** Moves the clock. Resolves when everything that was due on the way is done. */
  move(to: Temporal.Instant): Promise<void>;
  /** The next moment at which something is due, if there is one. */
  next(): Promise<Temporal.Instant | undefined>;
  /** When the next daily post comes, if there is one. */
  nextPost(): Promise<Temporal.Instant | undefined>;
}

/**
 * Reads where to move the clock: an ISO instant, `next` (what is due next), `post` (the next daily post), `tomorrow`, `monday` (noon of that day) or
 * `friday` (22:00 of the coming Friday, when the week has been summed up), `+3d` or `+1h`. Undefined for anything else.
 */
export async function readMoment(
  to: string,
  from: { now: Temporal.Instant; zone: string } & Pick<Clock, 'next' | 'nextPost'>,
): Promise<Temporal.Instant | 'none' | 'past' | 'far' | undefined> {
  const moment = await read(to, from);
  if (moment === undefined || moment === 'none') return moment;
  if (Temporal.Instant.compare(moment, from.now) < 0) return 'past';
  const limit = from.now.toZonedDateTimeISO('UTC').add(furthest).toInstant();
  return Temporal.Instant.compare(moment, limit) > 0 ? 'far' : moment;
}

async function read(to: string, from: Parameters<typeof readMoment>[1]) {
  const here = from.now.toZonedDateTimeISO(from.zone);
  const at = (days: number, hour: number) =>
    here.toPlainDate().add({ days }).toZonedDateTime({ timeZone: from.zone, plainTime: { hour } }).toInstant();
  const [, count, unit] = /^\+(\d{1,3})([dh])$/.exec(to) ?? [];
  if (count) return here.add(unit === 'd' ? { days: Number(count) } : { hours: Number(count) }).toInstant();
  switch (to) {
    case 'next': {
      const due = await from.next();
      if (!due) return 'none';
      return Temporal.Instant.compare(due, from.now) < 0 ? from.now : due;
    }
    case 'post':
      return (await from.nextPost()) ?? 'none';
    case 'tomorrow':
      return at(1, 12);
    case 'monday':
      return at(8 - here.dayOfWeek, 12);
    case 'friday': {
      const days = (5 - here.dayOfWeek + 7) % 7;
      return at(days === 0 && here.hour >= 22 ? 7 : days, 22);
    }
  }
  try {
    return Temporal.Instant.from(to);
  } catch {
    return undefined;
  }
}

import { parseArgs } from 'node:util';
import { isConnected, readProcessConfig } from '../config.ts';
import { databaseReason } from '../postgres/reason.ts';
import { readDepths } from '../schedule/depth.ts';
import { StartError } from '../start-error.ts';
import { readAlarms } from '../store/alarm.ts';
import { sharedClock, storedClock } from '../store/clock.ts';
import { type Db, openDatabase } from '../store/database.ts';
import { dropByHand, listParked, readOutbox, retryByHand } from '../store/outbox.ts';
import { databaseInUse, runTool } from './tool.ts';

// `npm run jobs`: queues, alarms and the deliveries that did not arrive; `-- retry ID` and `-- drop ID` are for one of these.
const usage = 'npm run jobs [-- retry ID | -- drop ID]';
const twice = 'may-arrive-twice';

/** As many rows as somebody reads. */
const maxRows = 30;

await runTool(async () => {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { [twice]: { type: 'boolean' } } });
  const [verb, id = '', ...more] = positionals;
  const order = verb === undefined || ((verb === 'retry' || verb === 'drop') && /^\d{1,18}$/.test(id) && !more.length);
  if (!order) throw new StartError(usage);
  const config = readProcessConfig();
  const url = databaseInUse(config);
  const db = openDatabase(url, 1);
  try {
    const { now } = config.playground && !isConnected(config) ? storedClock(db) : sharedClock(db);
    if (verb) return say(await byHand(db, verb, id, await now(), values[twice] === true));
    const store = config.redisUrl ? { redisUrl: config.redisUrl } : { databaseUrl: url };
    say([...(await queues(store)), ...(await outbox(db, await now()))].join('\n'));
  } finally {
    await db.destroy();
  }
});

function say(lines: string): void {
  process.stdout.write(`${lines}\n`);
}

/** A queue that cannot be read hides nothing else. */
async function queues(store: Parameters<typeof readDepths>[0]): Promise<readonly string[]> {
  try {
    return (await readDepths(store)).map(
      ({ queue, waiting, active, failed, paused }) =>
        `queue   ${queue}: ${waiting} wait, ${active} at work, ${failed} failed${paused ? '; paused by hand' : ''}`,
    );
  } catch (error) {
    return [`queue   cannot be read: ${databaseReason(error)}`];
  }
}

async function outbox(db: Db, now: Temporal.Instant): Promise<readonly string[]> {
  const alarms = await readAlarms(db, now);
  const { pending, parked, underWay, oldestDue } = await readOutbox(db, now);
  const rows = await listParked(db, maxRows);
  const late = oldestDue ? `; the oldest that is due waits since ${oldestDue}` : '';
  return [
    ...alarms.map(
      ({ kind, due, next }) => `alarm   ${kind}: ${due} due, ${next ? `the first at ${next}` : 'none set'}`,
    ),
    `outbox  ${pending} wait, ${parked} of them until something is put right, ${underWay} under way${late}`,
    ...rows.map(
      ({ id, kind, platform, recipient, state, at, detail }) =>
        `parked  ${id}  ${kind} on ${platform} for ${recipient}: ${state}, ${at}${detail ? `: ${detail}` : ''}`,
    ),
    ...(rows.length ? [`${usage} is for one of these.`] : []),
  ];
}

async function byHand(db: Db, verb: string, id: string, now: Temporal.Instant, mayArriveTwice: boolean) {
  const done = await (verb === 'drop' ? dropByHand(db, id, now) : retryByHand(db, id, now, mayArriveTwice));
  if (done.kind === 'done')
    return verb === 'drop'
      ? `${id} is dropped, and never sent.`
      : `${id} is sent within seconds, where it still has something to say.`;
  if (done.kind === 'unknown') throw new StartError(`There is no delivery ${id}.`);
  throw new StartError(
    verb === 'retry' && done.state === 'ambiguous'
      ? `Nobody knows whether ${id} arrived. If it may arrive twice: npm run jobs -- retry ${id} --${twice}`
      : `${id} is ${done.state}: it cannot be ${verb === 'drop' ? 'dropped' : 'tried again'}.`,
  );
}

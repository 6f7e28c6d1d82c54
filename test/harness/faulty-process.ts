import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

/**
 * Loaded before the bot by `--import`. Its clock is wrong by what the file at FAULT_CLOCK says (ms), from one moment to the
 * next; and it has a client for each workspace of FAULT_SLACK, where it has one token today.
 */

let wrongBy = 0;
const read = () => {
  wrongBy = Number(readFileSync(process.env.FAULT_CLOCK!, 'utf8')) || 0;
};
read();
setInterval(read, 100).unref();

const RealDate = Date;
const realNow = Date.now;
const now = () => realNow() + wrongBy;
globalThis.Date = new Proxy(RealDate, {
  construct: (target, given, made) => Reflect.construct(target, given.length ? given : [now()], made),
});
Date.now = now;
const { instant, zonedDateTimeISO } = Temporal.Now;
const late = (zone?: Temporal.TimeZoneLike) => zonedDateTimeISO(zone).add({ milliseconds: wrongBy });
Object.assign(Temporal.Now, {
  instant: () => instant().add({ milliseconds: wrongBy }),
  zonedDateTimeISO: late,
  plainDateISO: (zone?: Temporal.TimeZoneLike) => late(zone).toPlainDate(),
  plainDateTimeISO: (zone?: Temporal.TimeZoneLike) => late(zone).toPlainDateTime(),
  plainTimeISO: (zone?: Temporal.TimeZoneLike) => late(zone).toPlainTime(),
});

const one = new URL('../../src/slack/clients.ts', import.meta.url).href;
const each = new URL('./slack-clients.ts', import.meta.url).href;
registerHooks({
  resolve(specifier, context, next) {
    const found = next(specifier, context);
    return found.url === one && context.parentURL !== each ? { ...found, url: each } : found;
  },
});

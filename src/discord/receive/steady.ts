import type { REST } from 'discord.js';

/** By how much the machine's clock may be off from the time that passed before it counts as set (ms). */
const setMs = 500;

/** A limit that discord.js keeps, and when it ends by the machine's clock. Its type is not public; the field is. */
type Limit = { reset?: unknown };

/**
 * discord.js keeps until when a limit lasts by the machine's clock: one that is set back by an hour would make of a second's
 * wait an hour's. Here the ends of limits are moved with the clock, before a request is looked at.
 */
export function steady<Rest extends REST>(rest: Rest): Rest {
  const ahead = () => Date.now() - performance.now();
  let last = ahead();
  const queueRequest = rest.queueRequest.bind(rest);
  rest.queueRequest = (request) => {
    const by = ahead() - last;
    last += by;
    if (Math.abs(by) > setMs) {
      rest.globalReset += by;
      for (const limit of rest.handlers.values() as Iterable<Limit>)
        if (typeof limit.reset === 'number') limit.reset += by;
    }
    return queueRequest(request);
  };
  return rest;
}

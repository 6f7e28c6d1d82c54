import { z } from 'zod';
import { id } from '../src/chat/contract/args.ts';
import { isTurn } from '../src/chat/contract/turn.ts';
import { attempt, job, laterBy, makeView } from '../src/schedule/job.ts';

/** After as many tries, what fails for no reason that we know is given up. What changes later is tried anew. */
const maxTries = 5;

/** Shows messages that were sent as they are now, in place. A message that has not changed is left alone. */
export const edit = job({
  name: 'edit',
  every: { seconds: 15 },
  wakes: true,
  data: z.object({ edit: id, claim: z.int().positive() }),
  async plan({ edit: edits }, now, limit) {
    const pieces = await edits.claim(now, limit);
    return { taken: pieces.length, pieces };
  },
  async run({ edit: row, claim }, env) {
    const { edit: edits } = env.ports;
    const found = await edits.get(row, claim);
    if (!found) return;
    const { kind, platform: name, ref, shown, tries } = found;
    const over = () => edits.end(row, claim, { over: true });
    const platform = env.platforms.get(name);
    const now = await env.now();
    if (!platform) return edits.end(row, claim, { later: now.add({ minutes: 10 }) });
    const about = { edit: row, kind, platform: name };
    const sent = await attempt(
      async () => {
        const made = await makeView(found, env, now, true);
        // The day of a post is over, or there is nothing new to show.
        if (!made || 'later' in made || (made.state ?? '') === shown) return undefined;
        const { state = '' } = made;
        const turn = await platform.turn?.({ edit: ref });
        if (turn && !isTurn(turn)) return { state, kind: 'later' as const, afterMs: turn.afterMs };
        return { state, ...(await platform.edit(ref, made.view, turn)) };
      },
      env.log,
      about,
      'editing failed',
    );
    const then = await env.now();
    if (sent instanceof Error) {
      if (tries + 1 >= maxTries) return over();
      return edits.end(row, claim, { later: then.add({ seconds: 20 * 2 ** tries }), tried: true });
    }
    if (!sent) return over();
    if (sent.kind === 'sent') return edits.end(row, claim, { shown: sent.state, at: then });
    if (sent.kind === 'later') return edits.end(row, claim, { later: laterBy(then, sent.afterMs) });
    // Somebody has deleted the message, or the bot may not go there any more.
    env.log.warn({ ...about, reason: sent.reason, detail: sent.detail }, 'a message was not edited');
    return over();
  },
});

import { z } from 'zod';
import { id } from '../src/chat/contract/args.ts';
import { checkLinks } from '../src/core/link/check-links.ts';
import { job } from '../src/schedule/job.ts';

/** Looks at the links that were given as evidence. The web is slow and may be hostile: no reply waits for it. */
export const link = job({
  name: 'link',
  every: { seconds: 30 },
  data: z.object({ enrolment: id, task: z.string().min(1), claim: z.int().positive() }),
  async plan(ports, now, limit) {
    const pieces = await ports.link.claim(now, limit);
    return { taken: pieces.length, pieces };
  },
  run: (claim, { ports, now }) => checkLinks(ports, { claim, now }),
});

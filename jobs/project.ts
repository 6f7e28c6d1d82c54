import { z } from 'zod';
import { id } from '../src/chat/contract/args.ts';
import { lookAtCommit } from '../src/core/project/look-at-commit.ts';
import { job } from '../src/schedule/job.ts';

/** Looks at the commits that were handed in for projects. A code host is slow and has limits: no reply waits for it. */
export const project = job({
  name: 'project',
  every: { seconds: 30 },
  data: z.object({
    enrolment: id,
    project: z.string().min(1),
    milestone: z.int().nonnegative(),
    claim: z.int().positive(),
  }),
  async plan(ports, now, limit) {
    const pieces = await ports.project.claim(now, limit);
    return { taken: pieces.length, pieces };
  },
  run: (claim, { ports, now }) => lookAtCommit(ports, { claim, now }),
});

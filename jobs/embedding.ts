import { z } from 'zod';
import { embedPassages } from '../src/core/embedding/embed-passages.ts';
import { job } from '../src/schedule/job.ts';

/** Embeds what the tutor searches, where an embedding model is set: some texts each time, until all have a vector. */
export const embedding = job({
  name: 'embedding',
  every: { seconds: 60 },
  data: z.object({}),
  async plan(ports) {
    return { taken: 0, pieces: ports.embedding.name() === undefined ? [] : [{}] };
  },
  async run(_, { ports, log }) {
    if ((await embedPassages(ports)) === 'refused')
      log.warn(
        { model: ports.embedding.name() },
        'with the embedding model no more is found for our own questions than by words alone: it is not used',
      );
  },
});

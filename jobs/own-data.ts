import { z } from 'zod';
import { id } from '../src/chat/contract/args.ts';
import { ownDataJson } from '../src/core/own-data/export-own-data.ts';
import { catalogues } from '../src/i18n/index.ts';
import { message, type Notice } from '../src/schedule/job.ts';
import { ownDataFileView } from '../src/views/own-data.ts';

/** All that is kept of a learner as a file, for themselves. It is read when it is sent. */
export const ownDataFile: Notice = {
  name: 'own-data',
  message: message({
    params: z.object({ learner: id }),
    async make({ learner: of }, { ports }) {
      const found = await ports.learner.get(of);
      if (!found) return undefined;
      const { language } = found.learner;
      return {
        view: { language, ...ownDataFileView(ownDataJson(await ports.ownData.read(of)), catalogues[language]) },
      };
    },
  }),
};

import { z } from 'zod';
import { id } from '../src/chat/contract/args.ts';
import { catalogues } from '../src/i18n/index.ts';
import { message, type Notice } from '../src/schedule/job.ts';
import { handedOverView } from '../src/views/member.ts';

/** To whoever a group was handed over to, as long as it is theirs. */
export const handedOver: Notice = {
  name: 'handed-over',
  message: message({
    params: z.object({ learner: id, cohort: id }),
    async make({ learner: of, cohort: about }, { ports }) {
      const [learner, cohort] = [(await ports.learner.get(of))?.learner, await ports.cohort.get(about)];
      if (!learner || cohort?.organiser !== learner.id) return undefined;
      const { language } = learner;
      return { view: { language, ...handedOverView(cohort, catalogues[language]) } };
    },
  }),
};

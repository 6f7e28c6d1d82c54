import { z } from 'zod';
import { id } from '../src/chat/contract/args.ts';
import { membersCsv } from '../src/core/member/export-members.ts';
import { allMembers } from '../src/core/member/list-members.ts';
import { catalogues } from '../src/i18n/index.ts';
import { message, type Notice } from '../src/schedule/job.ts';
import { membersFileView } from '../src/views/member.ts';

/** The members of a group as a file, for the organiser who asked for it. */
export const membersFile: Notice = {
  name: 'members-file',
  message: message({
    params: z.object({ learner: id, cohort: id }),
    async make({ learner: of, cohort: about }, { ports, now }) {
      const [learner, cohort] = [(await ports.learner.get(of))?.learner, await ports.cohort.get(about)];
      if (!learner || !cohort) return undefined;
      const csv = membersCsv(cohort, await allMembers(ports, { cohort, now }));
      const { language } = learner;
      return { view: { language, ...membersFileView(cohort, csv, catalogues[language]) } };
    },
  }),
};

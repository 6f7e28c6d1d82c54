import { z } from 'zod';
import { id } from '../src/chat/contract/args.ts';
import { workspaceOf } from '../src/core/spending/rules.ts';
import { catalogues } from '../src/i18n/index.ts';
import { message, type Notice } from '../src/schedule/job.ts';
import { itemDraftsFileView } from '../src/views/item-draft.ts';

/** The items drafted in a workspace as a file, for the organiser who asked for it. */
export const itemDraftsFile: Notice = {
  name: 'item-drafts-file',
  message: message({
    params: z.object({ learner: id, cohort: id }),
    async make({ learner: of, cohort: about }, { ports }) {
      const [learner, cohort] = [(await ports.learner.get(of))?.learner, await ports.cohort.get(about)];
      const workspace = cohort && workspaceOf(cohort);
      if (!learner || workspace === undefined) return undefined;
      const drafts = await ports.itemDraft.list(workspace);
      if (!drafts.length) return undefined;
      const yaml = await ports.itemCheck.yaml(drafts.map(({ item }) => item));
      const { language } = learner;
      return { view: { language, ...itemDraftsFileView(yaml, catalogues[language]) } };
    },
  }),
};

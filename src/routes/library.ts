import { z } from 'zod';
import { digits, id } from '../chat/contract/args.ts';
import { button, defineRoutes, select } from '../chat/contract/route.ts';
import { settlements } from '../core/conversation/model.ts';

/** The library of a workspace, a subcommand of `/cohort`. */
export const libraryRoutes = defineRoutes('cohort', {
  library: button({}),
  libraryOf: button({ cohort: id }),
  pickLibrary: select({ select: digits(0, 99) }, id),
  addDocument: button({ cohort: id }),
  /** One document, and how to remove it. */
  pickDocument: select({ cohort: id }, id),
  removeDocument: button({ cohort: id, document: id }),
  /** Items drafted from a document: drafts it, lists them, shows, drops or sends them. */
  draftItems: button({ cohort: id, document: id }),
  itemDrafts: button({ cohort: id }),
  pickItemDraft: select({ cohort: id }, id),
  dropItemDraft: button({ cohort: id, draft: id }),
  itemDraftsFile: button({ cohort: id }),
  /** Answers that did not help, and what an organiser says of one. */
  reports: button({ cohort: id }),
  settle: button({ cohort: id, turn: id, settled: z.enum(settlements) }),
});

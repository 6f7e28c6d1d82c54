import { buttonHandler, type Context } from '../../src/chat/contract/command.ts';
import { goneView } from '../../src/chat/contract/gone.ts';
import { madeLater } from '../../src/chat/contract/stream.ts';
import { text, type View } from '../../src/chat/contract/view.ts';
import { draftItems } from '../../src/core/item-draft/draft-items.ts';
import { exportDrafts } from '../../src/core/item-draft/export-drafts.ts';
import type { Ports } from '../../src/core/ports.ts';
import { workspaceOf } from '../../src/core/spending/rules.ts';
import { libraryRoutes } from '../../src/routes/library.ts';
import { draftingView, itemDraftsView, itemDraftView, itemsDraftedView } from '../../src/views/item-draft.ts';
import { own, ownCohort, ownLibrary, type WithLibrary } from './pick.ts';

const listed = async (
  { cohort, workspace }: WithLibrary,
  { t }: Pick<Context, 't'>,
  ports: Ports,
  said?: string,
): Promise<View> => itemDraftsView(await ports.itemDraft.list(workspace), { cohort, said }, t);

/** Items drafted from the documents of the library. */
export const itemDraftButtons = {
  draftItems: buttonHandler(libraryRoutes.draftItems, {
    async run(context, ports) {
      const { args, learner, now, t } = context;
      const cohort = await ownCohort(args.cohort, context, ports);
      const workspace = cohort && workspaceOf(cohort);
      if (!cohort || workspace === undefined) return goneView(t);
      const { document } = args;
      const make = async (signal: AbortSignal): Promise<View> => {
        const input = { document, workspace, organiser: learner.id, cohort, now };
        const drafted = await draftItems(ports, input, signal);
        if (drafted.kind === 'gone') return { body: [text(t.library.gone)] };
        return itemsDraftedView(drafted, { cohort, document }, t);
      };
      return { stream: madeLater(draftingView(t), make) };
    },
  }),
  itemDrafts: buttonHandler(libraryRoutes.itemDrafts, {
    replaces: true,
    run: (context, ports) => ownLibrary(context.args.cohort, context, ports, (at) => listed(at, context, ports)),
  }),
  pickItemDraft: buttonHandler(libraryRoutes.pickItemDraft, {
    replaces: true,
    run: (context, ports) =>
      ownLibrary(context.args.cohort, context, ports, async (at) => {
        const { cohort, workspace } = at;
        const draft = (await ports.itemDraft.list(workspace)).find(({ id }) => id === context.values);
        return draft
          ? itemDraftView(draft, { cohort, curriculum: ports.curriculum }, context.t)
          : listed(at, context, ports, context.t.library.draftGone);
      }),
  }),
  dropItemDraft: buttonHandler(libraryRoutes.dropItemDraft, {
    replaces: true,
    run: (context, ports) =>
      ownLibrary(context.args.cohort, context, ports, async (at) => {
        const { args, t } = context;
        const dropped = await ports.itemDraft.drop({ workspace: at.workspace, draft: args.draft });
        return listed(at, context, ports, dropped ? t.library.dropped : t.library.draftGone);
      }),
  }),
  itemDraftsFile: buttonHandler(libraryRoutes.itemDraftsFile, {
    run: (context, ports) =>
      own(context.args.cohort, context, ports, async (cohort) => {
        const { event, learner, now, t } = context;
        const planned = await exportDrafts(ports, { cohort, by: learner.id, at: event, now });
        return { tone: 'good', body: [text(planned ? t.library.draftsSent : t.library.draftsSentBefore)] };
      }),
  }),
};

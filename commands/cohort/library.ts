import { z } from 'zod';
import { buttonHandler, type Context, commandHandler } from '../../src/chat/contract/command.ts';
import { called, givenFile } from '../../src/chat/contract/field.ts';
import { plain, type View } from '../../src/chat/contract/view.ts';
import { cohortDate } from '../../src/core/cohort/rules.ts';
import { addDocument, type NotAdded } from '../../src/core/library/add-document.ts';
import { libraryBounds } from '../../src/core/library/model.ts';
import type { Ports } from '../../src/core/ports.ts';
import type { Catalogue } from '../../src/i18n/catalogue.ts';
import { libraryRoutes } from '../../src/routes/library.ts';
import { reportsView } from '../../src/views/conversation.ts';
import type { GroupRoutes } from '../../src/views/group-choice.ts';
import { documentForm, documentView, libraryView, notAddedView } from '../../src/views/library.ts';
import { line } from './field.ts';
import { inLibrary, ownForm, ownLibrary, pickOwn, type WithLibrary } from './pick.ts';

const which: GroupRoutes = {
  button: (cohort) => libraryRoutes.libraryOf({ cohort }),
  select: (select) => libraryRoutes.pickLibrary({ select }),
};

type Now = Pick<Context, 'now' | 't'>;

async function shown({ cohort, workspace }: WithLibrary, { now, t }: Now, ports: Ports, said?: string): Promise<View> {
  return libraryView(await ports.library.list(workspace), { cohort, today: cohortDate(cohort, now), said }, t);
}

/** Why it was not added, and what to do. */
function refusal(added: NotAdded, t: Catalogue): string {
  const kinds = t.list(Object.values(t.library.kinds));
  switch (added.kind) {
    case 'type':
      return t.library.refused.type(kinds);
    case 'large':
      return t.library.refused.large(libraryBounds.bytes / 2 ** 20);
    case 'pages':
      return t.library.refused.pages(added.pages, libraryBounds.pages);
    case 'long':
      return t.library.refused.long(Math.round(added.letters / 1_000), libraryBounds.letters / 1_000);
    case 'full':
      return t.library.refused.full(libraryBounds.documents, libraryBounds.allLetters / 1_000);
    default:
      return t.library.refused[added.kind];
  }
}

export const libraryCommand = commandHandler({
  options: z.object({}),
  run: (context, ports) =>
    pickOwn(context, ports, which, (cohort) => inLibrary(cohort, context, (at) => shown(at, context, ports))),
});

/** At most so many at once: there is a wall of text and three buttons to each. */
const maxReports = 3;

async function reportsOf({ cohort, workspace }: WithLibrary, { t }: Now, ports: Ports, said?: string): Promise<View> {
  return reportsView(await ports.conversation.reports({ workspace, limit: maxReports }), cohort, said, t);
}

export const libraryButtons = {
  reports: buttonHandler(libraryRoutes.reports, {
    replaces: true,
    run: (context, ports) => ownLibrary(context.args.cohort, context, ports, (at) => reportsOf(at, context, ports)),
  }),
  settle: buttonHandler(libraryRoutes.settle, {
    replaces: true,
    run: (context, ports) =>
      ownLibrary(context.args.cohort, context, ports, async (at) => {
        const { args, learner, now, t } = context;
        const { turn, settled } = args;
        const { workspace } = at;
        const done = await ports.conversation.settle({ turn, settled, organiser: learner.id, at: now, workspace });
        return reportsOf(at, context, ports, done ? t.library.settled : t.library.settledBefore);
      }),
  }),
  libraryOf: buttonHandler(libraryRoutes.libraryOf, {
    replaces: true,
    run: (context, ports) => ownLibrary(context.args.cohort, context, ports, (at) => shown(at, context, ports)),
  }),
  pickLibrary: buttonHandler(libraryRoutes.pickLibrary, {
    replaces: true,
    run: (context, ports) => ownLibrary(context.values, context, ports, (at) => shown(at, context, ports)),
  }),
  addDocument: buttonHandler(libraryRoutes.addDocument, {
    replaces: true,
    fields: z.object({
      title: called((t) => t.library.name, line(libraryBounds.title).default('')),
      text: called((t) => t.library.text, z.string().trim().max(libraryBounds.pasted).default('')),
      file: givenFile,
    }),
    form: (context, ports) => ownForm(context.args.cohort, context, ports, () => documentForm(context.t)),
    run: (context, ports) =>
      ownLibrary(context.args.cohort, context, ports, async (at) => {
        const { fields, now, t } = context;
        const added = await addDocument(ports, { workspace: at.workspace, ...fields, now });
        return 'title' in added
          ? shown(at, context, ports, t.library[added.kind](plain(added.title)))
          : notAddedView(at.cohort, refusal(added, t), fields.text, t);
      }),
  }),
  pickDocument: buttonHandler(libraryRoutes.pickDocument, {
    replaces: true,
    run: (context, ports) =>
      ownLibrary(context.args.cohort, context, ports, async (at) => {
        const { now, t, values: document } = context;
        const { cohort, workspace } = at;
        const found = await ports.library.find({ workspace, document });
        return found
          ? documentView(found, { cohort, today: cohortDate(cohort, now) }, t)
          : shown(at, context, ports, t.library.gone);
      }),
  }),
  removeDocument: buttonHandler(libraryRoutes.removeDocument, {
    replaces: true,
    run: (context, ports) =>
      ownLibrary(context.args.cohort, context, ports, async (at) => {
        const { args, t } = context;
        const removed = await ports.library.remove({ workspace: at.workspace, document: args.document });
        return shown(at, context, ports, removed ? t.library.removed : t.library.gone);
      }),
  }),
};

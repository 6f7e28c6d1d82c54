import { z } from 'zod';
import { buttonHandler, type Context, viewerOf } from '../../src/chat/contract/command.ts';
import { words } from '../../src/chat/contract/field.ts';
import { goneView } from '../../src/chat/contract/gone.ts';
import { text, type View } from '../../src/chat/contract/view.ts';
import type { Id } from '../../src/core/id.ts';
import type { Ports } from '../../src/core/ports.ts';
import { decidesFor } from '../../src/core/report/report-note.ts';
import { chooseSummary } from '../../src/core/summary/choose-summary.ts';
import { maxWords, type SummaryChoice } from '../../src/core/summary/model.ts';
import { draftRoutes } from '../../src/routes/draft.ts';
import { wordsForm } from '../../src/views/organiser-note.ts';

type Of = { readonly cohort: Id; readonly monday: Temporal.PlainDate };

/** The cohort, where this person decides for it. They are asked in their DM, where nobody manages a workspace. */
async function decided(context: Context, id: Id, ports: Ports) {
  const { event } = context;
  const cohort = await ports.cohort.get(id);
  const manages = event.organiser ? event.workspace?.id : undefined;
  return cohort && decidesFor(cohort, { ...viewerOf(context), manages }) ? cohort : undefined;
}

async function choose(
  context: Context & { args: Of },
  choice: SummaryChoice,
  said: string,
  ports: Ports,
): Promise<View> {
  const { learner, args, now, t } = context;
  const cohort = await decided(context, args.cohort, ports);
  if (!cohort) return goneView(t);
  const done = await chooseSummary(ports, { cohort, monday: args.monday, by: learner.id, choice, now });
  return done ? { tone: 'good', body: [text(said)] } : { tone: 'bad', body: [text(t.organiser.tooLate)] };
}

/** What an organiser does with a summary in the private message that has it. */
export const draftButtons = {
  draftPost: buttonHandler(draftRoutes.draftPost, {
    access: 'anyone',
    asksRole: true,
    run: (context, ports) => choose(context, { kind: 'post' }, context.t.organiser.postedNow, ports),
  }),
  draftSkip: buttonHandler(draftRoutes.draftSkip, {
    access: 'anyone',
    asksRole: true,
    run: (context, ports) => choose(context, { kind: 'skip' }, context.t.organiser.skippedNow, ports),
  }),
  draftEdit: buttonHandler(draftRoutes.draftEdit, {
    access: 'anyone',
    asksRole: true,
    fields: z.object({ words: words((t) => t.organiser.words, maxWords) }),
    form: async (context, ports) => {
      const { cohort, monday } = context.args;
      if (!(await decided(context, cohort, ports))) return { view: goneView(context.t) };
      return wordsForm(context.t, (await ports.summary.choice(cohort, monday))?.words);
    },
    run: (context, ports) =>
      choose(context, { kind: 'words', words: context.fields.words }, context.t.organiser.saved, ports),
  }),
};

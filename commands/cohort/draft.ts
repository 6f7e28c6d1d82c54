import { z } from 'zod';
import { buttonHandler, type Context, viewerOf } from '../../src/chat/contract/command.ts';
import { words } from '../../src/chat/contract/field.ts';
import { goneView } from '../../src/chat/contract/gone.ts';
import { madeLater } from '../../src/chat/contract/stream.ts';
import { text, type View } from '../../src/chat/contract/view.ts';
import type { Id } from '../../src/core/id.ts';
import type { Language } from '../../src/core/language/model.ts';
import type { Ports } from '../../src/core/ports.ts';
import { decidesFor } from '../../src/core/report/report-note.ts';
import { chooseSummary } from '../../src/core/summary/choose-summary.ts';
import type { DraftOf } from '../../src/core/summary/decide-draft.ts';
import { maxWords, type SummaryChoice, type WeeklySummary } from '../../src/core/summary/model.ts';
import { takeWords, writeWords } from '../../src/core/summary-words/write-words.ts';
import { catalogues } from '../../src/i18n/index.ts';
import { draftRoutes } from '../../src/routes/draft.ts';
import { wordsForm, writtenView } from '../../src/views/organiser-note.ts';
import { figuresOf } from '../../src/views/summary.ts';

type Of = { readonly cohort: Id; readonly monday: Temporal.PlainDate };

/** The cohort, where this person decides for it. They are asked in their DM, where nobody manages a workspace. */
async function decided(context: Context, id: Id, ports: Ports) {
  const { event } = context;
  const cohort = await ports.cohort.get(id);
  const manages = event.organiser ? event.workspace?.id : undefined;
  return cohort && decidesFor(cohort, { ...viewerOf(context), manages }) ? cohort : undefined;
}

/** Decides something about a summary, and says so, or that it is too late. */
async function settle(
  context: Context & { args: Of },
  said: string,
  ports: Ports,
  decide: (of: DraftOf) => Promise<boolean>,
): Promise<View> {
  const { learner, args, now, t } = context;
  const cohort = await decided(context, args.cohort, ports);
  if (!cohort) return goneView(t);
  const done = await decide({ cohort, monday: args.monday, by: learner.id, now });
  return done ? { tone: 'good', body: [text(said)] } : { tone: 'bad', body: [text(t.organiser.tooLate)] };
}

const choose = (context: Context & { args: Of }, choice: SummaryChoice, said: string, ports: Ports): Promise<View> =>
  settle(context, said, ports, (of) => chooseSummary(ports, { ...of, choice }));

/** What an organiser does with a summary in the private message that has it. */
export const draftButtons = {
  draftWrite: buttonHandler(draftRoutes.draftWrite, {
    access: 'anyone',
    asksRole: true,
    async run(context, ports) {
      const { learner, args, now, t } = context;
      const cohort = await decided(context, args.cohort, ports);
      if (!cohort) return goneView(t);
      const say = (summary: WeeklySummary, language: Language) => figuresOf(summary, catalogues[language]);
      const input = { cohort, monday: args.monday, by: learner.id, say, now };
      const writing: View = { body: [text(`*${t.organiser.writing}*`)] };
      return {
        stream: madeLater(writing, async (signal) => writtenView(await writeWords(ports, input, signal), args, t)),
      };
    },
  }),
  draftTake: buttonHandler(draftRoutes.draftTake, {
    access: 'anyone',
    asksRole: true,
    run(context, ports) {
      const { taken } = context.args;
      const { organiser } = context.t;
      const said = taken ? organiser.taken : organiser.left;
      return settle(context, said, ports, (of) => takeWords(ports, { ...of, taken }));
    },
  }),
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

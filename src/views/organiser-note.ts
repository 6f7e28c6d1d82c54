import { groupName } from '../chat/contract/group-name.ts';
import { type Block, buttons, type Form, quotation, text, type View } from '../chat/contract/view.ts';
import type { Curriculum } from '../core/curriculum/model.ts';
import type { Id } from '../core/id.ts';
import { riskDays } from '../core/member/model.ts';
import type { Milestone, OrganiserNote } from '../core/note/model.ts';
import {
  type ModelWords,
  maxWords,
  type SummaryDraft,
  type WeeklySummary,
  type WordsWritten,
} from '../core/summary/model.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { catalogues } from '../i18n/index.ts';
import { draftRoutes } from '../routes/draft.ts';
import { memberRoutes } from '../routes/member.ts';
import { postRefusedView } from './cohort.ts';
import { hardView } from './hard.ts';
import { saidNothingView } from './marking.ts';
import { toDecideBlocks } from './peers.ts';
import { modelText, weeklySummaryView } from './summary.ts';

/** All that an organiser is told on a day: what waits for them first. */
export function organiserNoteBlocks(note: OrganiserNote, curriculum: Curriculum, t: Catalogue): readonly Block[] {
  return [
    ...note.refused.flatMap(({ cohort, reason }) => postRefusedView(cohort, reason, t).body),
    // Whoever was told of a question in it is not told again.
    ...toDecideBlocks(note, curriculum, t, { whole: true }),
    ...note.drafts.flatMap((draft) => draftBlocks(draft, curriculum, t)),
    ...note.milestones.flatMap((milestone) => milestoneBlocks(milestone, curriculum, t)),
  ];
}

/** A summary as it would be posted now, without its own buttons, and what can be done about it; or what became of it. */
function draftBlocks({ summary, monday, stands, model }: SummaryDraft, curriculum: Curriculum, t: Catalogue): Block[] {
  const { cohort } = summary;
  const said = text(t.organiser.stands[stands](groupName(cohort, t)));
  if (stands === 'posted' || stands === 'dropped') return [said];
  const [first = t, ...others] = cohort.languages.map((language) => catalogues[language]);
  const shown = weeklySummaryView(summary, [first, ...others], curriculum);
  const of = { cohort: cohort.id, monday };
  const skipped = stands === 'skipped';
  return [
    said,
    ...(skipped ? [] : [text(`**${shown.title}**`), ...shown.body.filter(({ kind }) => kind !== 'buttons')]),
    ...(typeof model === 'object' ? offered(model.words, summary, t) : []),
    buttons(
      { label: t.organiser.post, style: 'main', route: draftRoutes.draftPost(of) },
      { label: t.organiser.edit, route: draftRoutes.draftEdit(of) },
      !skipped && { label: t.organiser.skip, route: draftRoutes.draftSkip(of) },
      model === 'offered' && { label: t.organiser.write, route: draftRoutes.draftWrite(of) },
      typeof model === 'object' && takeButton(of, t),
      Boolean(summary.modelWords) && {
        label: t.organiser.leave,
        route: draftRoutes.draftTake({ ...of, taken: false }),
      },
    ),
  ];
}

const takeButton = (of: { readonly cohort: Id; readonly monday: Temporal.PlainDate }, t: Catalogue) => ({
  label: t.organiser.take,
  route: draftRoutes.draftTake({ ...of, taken: true }),
});

/** What the model wrote, in each language of the group, and that it is not in the summary. */
function offered(words: ModelWords, summary: WeeklySummary, t: Catalogue): Block[] {
  const said = summary.cohort.languages.flatMap((language) => modelText(words, summary, catalogues[language]) ?? []);
  return said.length ? [text(`*${t.organiser.offers}*`), ...said.map((one) => text(quotation(one)))] : [];
}

/** What came of asking the model for two sentences. */
export function writtenView(written: WordsWritten, of: Parameters<typeof takeButton>[0], t: Catalogue): View {
  if (written.kind !== 'written') return saidNothingView(written, t.organiser.nothingWritten, t);
  if (written.taken) return { tone: 'good', body: [text(t.organiser.taken)] };
  return { body: [...offered(written.words, written.summary, t), buttons({ ...takeButton(of, t), style: 'main' })] };
}

function milestoneBlocks({ cohort, about, counts, hard }: Milestone, curriculum: Curriculum, t: Catalogue): Block[] {
  const { all, active, notStarted, atRisk } = counts;
  const group = groupName(cohort, t);
  if (!all) return [text(t.organiser.nobody(group))];
  const said = {
    day1: t.organiser.day1(group, all, active),
    day7: t.organiser.day7(group, all, active, notStarted, atRisk),
    day30: t.organiser.day30(group, all, active, t.percent(all ? active / all : 0)),
  }[about];
  return [
    text(
      said,
      about === 'day1' && t.organiser.day1Hint,
      about !== 'day1' && atRisk > 0 && t.member.atRiskMeans(riskDays),
      notStarted + atRisk > 0 && `*${t.member.privacy}*`,
    ),
    // By name, and so apart from the figures below, which name nobody.
    ...(notStarted + atRisk > 0
      ? [
          buttons({
            label: t.organiser.who,
            route: memberRoutes.membersOf({ cohort: cohort.id, purpose: 'see', page: 0 }),
          }),
        ]
      : []),
    ...(about === 'day1' ? [] : hardView(hard, curriculum, t).body),
  ];
}

export const wordsForm = (t: Catalogue, words: string | undefined): Form => ({
  title: t.organiser.edit,
  fields: [
    {
      name: 'words',
      label: t.organiser.words,
      hint: t.organiser.wordsHint,
      kind: 'lines',
      required: true,
      max: maxWords,
      ...(words !== undefined && { value: words }),
    },
  ],
});

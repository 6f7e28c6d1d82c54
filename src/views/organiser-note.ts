import { groupName } from '../chat/contract/group-name.ts';
import { type Block, buttons, type Form, text } from '../chat/contract/view.ts';
import type { Curriculum } from '../core/curriculum/model.ts';
import type { Milestone, OrganiserNote } from '../core/note/model.ts';
import { maxWords, type SummaryDraft } from '../core/summary/model.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { catalogues } from '../i18n/index.ts';
import { draftRoutes } from '../routes/draft.ts';
import { memberRoutes } from '../routes/member.ts';
import { postRefusedView } from './cohort.ts';
import { hardView } from './hard.ts';
import { toDecideView } from './peers.ts';
import { weeklySummaryView } from './summary.ts';

/** All that an organiser is told on a day: what waits for them first. */
export function organiserNoteBlocks(note: OrganiserNote, curriculum: Curriculum, t: Catalogue): readonly Block[] {
  return [
    ...note.refused.flatMap(({ cohort, reason }) => postRefusedView(cohort, reason, t).body),
    ...toDecideView(note, curriculum, t),
    ...note.drafts.flatMap((draft) => draftBlocks(draft, curriculum, t)),
    ...note.milestones.flatMap((milestone) => milestoneBlocks(milestone, curriculum, t)),
  ];
}

/** A summary as it would be posted now, without its own buttons, and what can be done about it; or what became of it. */
function draftBlocks({ summary, monday, stands }: SummaryDraft, curriculum: Curriculum, t: Catalogue): Block[] {
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
    buttons(
      { label: t.organiser.post, style: 'main', route: draftRoutes.draftPost(of) },
      { label: t.organiser.edit, route: draftRoutes.draftEdit(of) },
      !skipped && { label: t.organiser.skip, route: draftRoutes.draftSkip(of) },
    ),
  ];
}

function milestoneBlocks({ cohort, about, counts, hard }: Milestone, curriculum: Curriculum, t: Catalogue): Block[] {
  const { all, active, notStarted, atRisk } = counts;
  const group = groupName(cohort, t);
  const said = {
    day1: t.organiser.day1(group, all, active),
    day7: t.organiser.day7(group, all, active, notStarted, atRisk),
    day30: t.organiser.day30(group, all, active, t.percent(all ? active / all : 0)),
  }[about];
  return [
    text(said, about === 'day1' && t.organiser.day1Hint),
    ...(about === 'day1' ? [] : hardView(hard, cohort, curriculum, t).body),
    ...(notStarted + atRisk > 0
      ? [
          buttons({
            label: t.organiser.who,
            route: memberRoutes.membersOf({ cohort: cohort.id, purpose: 'see', page: 0 }),
          }),
        ]
      : []),
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

import { buttons, plain, text, type View } from '../chat/contract/view.ts';
import type { Cohort } from '../core/cohort/model.ts';
import { skillOf } from '../core/curriculum/entry.ts';
import type { Curriculum } from '../core/curriculum/model.ts';
import type { Id } from '../core/id.ts';
import { type ItemDraft, type ItemsDrafted, maxItemDrafts } from '../core/item-draft/model.ts';
import type { Language } from '../core/language/model.ts';
import { textIn } from '../core/language/rules.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { shorten } from '../markup/cut.ts';
import { libraryRoutes } from '../routes/library.ts';
import { emptyText } from './marking.ts';

export const draftingView = (t: Catalogue): View => ({ body: [text(`*${t.library.drafting}*`)] });

/** What became of a document that was to be drafted from. */
export function itemsDraftedView(
  drafted: Exclude<ItemsDrafted, { kind: 'gone' }>,
  { cohort, document }: { readonly cohort: Cohort; readonly document: Id },
  t: Catalogue,
): View {
  const again = drafted.kind === 'drafted' || drafted.kind === 'nothing' || drafted.kind === 'failed';
  return {
    ...(drafted.kind === 'drafted' && drafted.kept > 0 && { tone: 'good' as const }),
    body: [
      text(draftedText(drafted, t)),
      buttons(
        { label: t.library.drafts, style: 'main', route: libraryRoutes.itemDrafts({ cohort: cohort.id }) },
        again && { label: t.chat.again, route: libraryRoutes.draftItems({ cohort: cohort.id, document }) },
        { label: t.library.title, route: libraryRoutes.libraryOf({ cohort: cohort.id }) },
      ),
    ],
  };
}

function draftedText(drafted: Exclude<ItemsDrafted, { kind: 'gone' }>, t: Catalogue): string {
  switch (drafted.kind) {
    case 'drafted':
      return t.library.drafted(drafted.kept, drafted.faulty, drafted.unsolved);
    case 'spent':
      return emptyText(drafted, t);
    case 'full':
      return t.library.notDrafted.full(maxItemDrafts);
    default:
      return t.library.notDrafted[drafted.kind];
  }
}

/** All drafts of the workspace; `said` is what has just become of one. */
export const itemDraftsView = (
  drafts: readonly ItemDraft[],
  { cohort, said }: { readonly cohort: Cohort; readonly said?: string | undefined },
  t: Catalogue,
): View => ({
  title: t.library.drafts,
  body: [
    text(said, drafts.length ? t.library.draftsLead : t.library.noDrafts),
    ...(drafts.length
      ? [
          {
            kind: 'select' as const,
            placeholder: t.library.chooseDraft,
            route: libraryRoutes.pickItemDraft({ cohort: cohort.id }),
            ...{ min: 1, max: 1 },
            // As many as a select takes on every platform; what is dropped makes room.
            options: drafts.slice(0, maxOptions).map(({ id, item }) => ({
              value: libraryRoutes.pickItemDraft.option(id),
              label: shorten(textIn(item.stem, t.language), 70),
            })),
          },
        ]
      : []),
    buttons(
      drafts.length > 0 && {
        label: t.library.draftsSend,
        style: 'main',
        route: libraryRoutes.itemDraftsFile({ cohort: cohort.id }),
      },
      { label: t.library.title, route: libraryRoutes.libraryOf({ cohort: cohort.id }) },
    ),
  ],
});

const maxOptions = 25;

/** One draft with its key, as an author reads it, in the reader's language. What a model wrote is shown as plain text. */
export function itemDraftView(
  { id, item, title }: ItemDraft,
  { cohort, curriculum }: { readonly cohort: Cohort; readonly curriculum: Curriculum },
  t: Catalogue,
): View {
  const skill = curriculum.skills.get(skillOf(item.kp));
  const point = skill?.kps.find((one) => one.id === item.kp);
  const own = (of: Readonly<Record<Language, string>>) => plain(textIn(of, t.language));
  const options = 'options' in item ? item.options : [];
  return {
    title: t.library.drafts,
    body: [
      text(
        skill &&
          point &&
          t.library.draftOf(textIn(skill.name, t.language), textIn(point.name, t.language), plain(title)),
      ),
      text(
        own(item.stem),
        options
          .map(({ text: said, correct, why }) =>
            [`- ${own(said)}`, correct ? `**${t.library.isKey}**` : why && `*${own(why)}*`].filter(Boolean).join(' · '),
          )
          .join('\n'),
        own(item.explanation),
      ),
      buttons(
        {
          label: t.library.dropDraft,
          style: 'danger',
          route: libraryRoutes.dropItemDraft({ cohort: cohort.id, draft: id }),
        },
        { label: t.library.drafts, route: libraryRoutes.itemDrafts({ cohort: cohort.id }) },
      ),
    ],
  };
}

/** The drafts as a file, for an author. */
export const itemDraftsFileView = (yaml: string, t: Catalogue): View => ({
  title: t.library.drafts,
  body: [text(t.library.draftsFile), { kind: 'file', name: 'items.yaml', alt: t.library.drafts, text: yaml }],
});

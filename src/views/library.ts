import { buttons, type Form, plain, text, type View } from '../chat/contract/view.ts';
import type { Cohort } from '../core/cohort/model.ts';
import { fileEndings, type LibraryDocument, libraryBounds } from '../core/library/model.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { shorten } from '../markup/cut.ts';
import { cohortRoutes } from '../routes/cohort.ts';
import { libraryRoutes } from '../routes/library.ts';

interface Shown {
  readonly cohort: Cohort;
  /** The cohort's. */
  readonly today: Temporal.PlainDate;
}

const megabytes = libraryBounds.bytes / 2 ** 20;

/** `PDF, added Mon 23 Nov, about 12 thousand characters`. */
function aboutOf({ kind, added, letters }: LibraryDocument, { cohort, today }: Shown, t: Catalogue): string {
  const day = added.toZonedDateTimeISO(cohort.zone).toPlainDate();
  return t.library.about(t.library.kinds[kind], t.date(day, today), letters);
}

/** All documents of the workspace, for an organiser; `said` is what has just become of one. */
export function libraryView(
  documents: readonly LibraryDocument[],
  { said, ...shown }: Shown & { readonly said?: string | undefined },
  t: Catalogue,
): View {
  const { cohort } = shown;
  return {
    title: t.library.title,
    body: [
      text(said, t.library.lead, cohort.declines ? t.library.declines : t.library.says),
      documents.length
        ? text(documents.map((one) => `- **${plain(one.title)}** · ${aboutOf(one, shown, t)}`).join('\n'))
        : text(t.library.none),
      text(t.library.takes(t.list(Object.values(t.library.kinds)), megabytes, libraryBounds.documents)),
      ...(documents.length
        ? [
            {
              kind: 'select' as const,
              placeholder: t.library.choose,
              route: libraryRoutes.pickDocument({ cohort: cohort.id }),
              ...{ min: 1, max: 1 },
              options: documents.map(({ id, title }) => ({
                value: libraryRoutes.pickDocument.option(id),
                label: shorten(title, 70),
              })),
            },
          ]
        : []),
      buttons(
        { label: t.library.add, style: 'main', route: libraryRoutes.addDocument({ cohort: cohort.id }) },
        { label: t.library.drafts, route: libraryRoutes.itemDrafts({ cohort: cohort.id }) },
        { label: t.library.reports, route: libraryRoutes.reports({ cohort: cohort.id }) },
        { label: t.cohort.settings, route: cohortRoutes.change({ cohort: cohort.id }) },
      ),
    ],
  };
}

/** One document: whether questions are to be drafted from it, or it is to go. */
export const documentView = (document: LibraryDocument, shown: Shown, t: Catalogue): View => ({
  title: plain(document.title),
  body: [
    text(aboutOf(document, shown, t), t.library.sure),
    buttons(
      {
        label: t.library.draft,
        style: 'main',
        route: libraryRoutes.draftItems({ cohort: shown.cohort.id, document: document.id }),
      },
      {
        label: t.library.remove,
        style: 'danger',
        route: libraryRoutes.removeDocument({ cohort: shown.cohort.id, document: document.id }),
      },
      { label: t.library.keep, route: libraryRoutes.libraryOf({ cohort: shown.cohort.id }) },
    ),
  ],
});

export const documentForm = (t: Catalogue): Form => ({
  title: t.library.add,
  fields: [
    {
      ...{ name: 'title', label: t.library.name, hint: t.library.nameHint, kind: 'line', required: false },
      max: libraryBounds.title,
    },
    { name: 'text', label: t.library.text, kind: 'lines', required: false, max: libraryBounds.pasted },
    {
      ...{ name: 'file', label: t.library.file, kind: 'file', required: false },
      hint: t.library.fileHint(t.list(Object.values(t.library.kinds)), megabytes),
      endings: Object.keys(fileEndings).map((ending) => `.${ending}`),
    },
  ],
});

/** A document that was not added: what to do, and what was pasted, so that it is not lost. */
export const notAddedView = (cohort: Cohort, why: string, pasted: string | undefined, t: Catalogue): View => ({
  notTaken: true,
  tone: 'bad',
  body: [
    text(why),
    ...(pasted ? [text(t.chat.youWrote(plain(shorten(pasted, 1_500))))] : []),
    buttons(
      { label: t.chat.again, style: 'main', route: libraryRoutes.addDocument({ cohort: cohort.id }) },
      { label: t.library.title, route: libraryRoutes.libraryOf({ cohort: cohort.id }) },
    ),
  ],
});

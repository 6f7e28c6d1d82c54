import { buttons, text, type View } from '../chat/contract/view.ts';
import type { MadePost } from '../core/post/model.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { cohortRoutes } from '../routes/cohort.ts';
import { dailyPostView } from './post.ts';

/** As many days are shown before they are posted. */
const previewDays = 7;

/** A post as it will look, without its buttons, which would be about a day that has not come; with its date. */
export function previewView(
  shown: MadePost & { readonly on: Temporal.PlainDate },
  t: Catalogue,
  ts: readonly Catalogue[],
): View {
  const { cohort, day, on } = shown;
  const post = dailyPostView(shown, ts);
  const route = (to: number) => cohortRoutes.preview({ cohort: cohort.id, day: to });
  return {
    ...post,
    body: [
      ...post.body.filter(({ kind }) => kind !== 'buttons'),
      text(`*${t.cohort.previewOf(day.number, t.date(on))}*`),
      buttons(
        day.number > 1 && { label: t.cohort.previewBack, route: route(day.number - 1) },
        day.number < previewDays && { label: t.cohort.previewNext, style: 'main', route: route(day.number + 1) },
        { label: t.cohort.settings, route: cohortRoutes.change({ cohort: cohort.id }) },
      ),
    ],
  };
}

import { buttons, text, type View } from '../chat/contract/view.ts';
import type { Curriculum } from '../core/curriculum/model.ts';
import type { News, Question, Track } from '../core/curriculum/outlook.ts';
import { type Resource, resourceKinds } from '../core/curriculum/skill.ts';
import { type Language, languages } from '../core/language/model.ts';
import { textIn } from '../core/language/rules.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { catalogues } from '../i18n/index.ts';
import { roadmapRoutes } from '../routes/roadmap.ts';
import { selects } from './select.ts';

/** Resources on one page. */
const perPage = 12;

export interface Shelf {
  readonly path: string;
  readonly kind: Resource['kind'] | 'all';
  readonly language: Language;
  readonly page: number;
}

const others = (t: Catalogue) => languages.filter((language) => language !== t.language);

/** The resources of a path, a page at a time, by kind and language. */
export function shelfView(found: readonly Resource[], { path, kind, language, page }: Shelf, t: Catalogue): View {
  const at = (changes: Partial<Shelf>) => {
    return roadmapRoutes.shelf({ path, kind, language, page: 0, ...changes });
  };
  const shown = found.slice(page * perPage, (page + 1) * perPage);
  const line = (r: Resource) =>
    `- [${r.title}](${r.url}) · ${t.roadmap.kinds[r.kind]} · ${t.roadmap.minutes(r.minutes)}`;
  return {
    title: t.roadmap.shelf,
    body: [
      text(shown.length ? shown.map(line).join('\n') : t.roadmap.shelfNone),
      {
        kind: 'select',
        placeholder: t.roadmap.kind,
        route: roadmapRoutes.kind({ path, language }),
        min: 1,
        max: 1,
        options: [
          { value: 'all', label: t.roadmap.all },
          ...resourceKinds.map((value) => ({ value, label: t.roadmap.kinds[value] })),
        ],
      },
      buttons(
        found.length > (page + 1) * perPage && { label: t.roadmap.more, style: 'main', route: at({ page: page + 1 }) },
        ...(language === t.language
          ? others(t).map((other) => ({ label: catalogues[other].roadmap.own, route: at({ language: other }) }))
          : [{ label: t.roadmap.back, route: at({ language: t.language }) }]),
        { label: t.roadmap.whole, route: roadmapRoutes.route({ path }) },
      ),
    ],
  };
}

export const tracksView = (tracks: readonly Track[], path: string, t: Catalogue): View => ({
  title: t.roadmap.tracks,
  body: [
    text(
      t.roadmap.tracksAbout,
      ...tracks.map((track) => `**${textIn(track.name, t.language)}**\n${textIn(track.about, t.language)}`),
    ),
    buttons(
      ...tracks.map((track) => ({
        label: textIn(track.name, t.language),
        route: roadmapRoutes.track({ path, track: track.id }),
      })),
      { label: t.roadmap.whole, route: roadmapRoutes.route({ path }) },
    ),
  ],
});

/** The courses of a track, and what each is about here. */
export const trackView = (track: Track, path: string, { skills }: Curriculum, t: Catalogue): View => ({
  title: textIn(track.name, t.language),
  body: [
    text(
      track.courses
        .map(({ name, skills: about }) =>
          t.roadmap.track(name, t.titles(about.flatMap((id) => textIn(skills.get(id)?.name, t.language) ?? []))),
        )
        .join('\n'),
    ),
    buttons(
      { label: t.roadmap.open, url: track.url },
      { label: t.roadmap.back, route: roadmapRoutes.tracks({ path }) },
    ),
  ],
});

export const questionsView = (questions: readonly Question[], path: string, t: Catalogue): View => ({
  title: t.roadmap.questions,
  body: [
    ...selects(
      questions.map(({ id, question }) => ({ value: id, label: textIn(question, t.language) })),
      t.roadmap.questions,
      // The first has the route that it always had.
      (select) => roadmapRoutes.ask({ path, select: select || undefined }),
    ),
    buttons({ label: t.roadmap.whole, route: roadmapRoutes.route({ path }) }),
  ],
});

/**
 * A question that people ask about the path, with its source; an opinion says that it is one. Without `mayRead` its answer
 * gives the key of an item that waits for the reader.
 */
export const questionView = (
  { question, answer, opinion, date, url }: Question,
  mayRead: boolean,
  path: string,
  t: Catalogue,
): View => ({
  title: textIn(question, t.language),
  body: [
    !mayRead
      ? text(`> ${t.roadmap.withheld}`)
      : text(
          textIn(answer, t.language),
          `[${(opinion ? t.roadmap.opinion : t.roadmap.source)(t.published(Temporal.PlainDate.from(date)))}](${url})`,
        ),
    buttons({ label: t.roadmap.back, route: roadmapRoutes.questions({ path }) }),
  ],
});

/** A dated and linked statement by somebody of the field. */
export const wordView = (line: News, week: number, path: string, t: Catalogue): View => ({
  title: t.roadmap.word,
  body: [
    text(
      textIn(line.text, t.language),
      `[${t.roadmap.wordOf(line.who ?? new URL(line.url).host, line.title, t.published(Temporal.PlainDate.from(line.date)))}](${line.url})`,
    ),
    text(t.roadmap.wordNote),
    buttons(
      { label: t.roadmap.more, route: roadmapRoutes.word({ path, week: week + 1 }) },
      { label: t.roadmap.whole, route: roadmapRoutes.route({ path }) },
    ),
  ],
});

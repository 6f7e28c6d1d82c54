import { groupName } from '../chat/contract/group-name.ts';
import { type Block, buttons, name, plain, text, type View } from '../chat/contract/view.ts';
import { skillOf } from '../core/curriculum/entry.ts';
import type { Curriculum } from '../core/curriculum/model.ts';
import { textIn } from '../core/language/rules.ts';
import type { Figure, Figures, ModelWords, WeeklySummary } from '../core/summary/model.ts';
import { fewest } from '../core/summary/model.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { joinRoutes } from '../routes/join.ts';
import { quizRoutes } from '../routes/quiz.ts';
import { retroRoutes } from '../routes/retro.ts';
import { minutesChart } from './picture.ts';
import { joinLine, joinsByButton } from './post.ts';
import { kpName } from './quiz.ts';
import { lineBlocks } from './retro.ts';

/** How many equals are named where there are several; the others are counted. */
const maxNames = 3;

/** What the group did on each day; one day alone is no picture. */
const groupChart = (days: NonNullable<WeeklySummary['did']>['days'], ts: readonly [Catalogue, ...Catalogue[]]) =>
  days.length < 2
    ? []
    : minutesChart(
        days.map(({ weekday }) => ts[0].weekdayShort(weekday)),
        days.map(({ minutes }) => minutes),
        ts.map((t) => t.summary.minutesByDay).join(' · '),
        undefined,
        ts[0],
      );

/** The figures of a summary that the words of a language model may name, as they are said. */
export const figuresOf = ({ did, week }: Pick<WeeklySummary, 'did' | 'week'>, t: Catalogue): Figures => ({
  ...(did?.people && { people: t.summary.people(did.people) }),
  ...(did?.tasks && { tasks: t.summary.tasks(did.tasks) }),
  ...(did?.answers && { answers: t.summary.answers(did.answers) }),
  ...(did?.minutes && { minutes: t.summary.minutes(did.minutes) }),
  week: t.summary.week(week),
});

/** The words of a language model with the figures as they are now. Nothing when one of them is gone, or in another language. */
export function modelText(
  words: ModelWords | undefined,
  summary: Pick<WeeklySummary, 'did' | 'week'>,
  t: Catalogue,
): string | undefined {
  const figures: Readonly<Record<string, string | undefined>> = figuresOf(summary, t);
  const said = words?.[t.language]?.map((sentence) =>
    sentence
      .replace(/\{(\w+)\}/g, (mark, name: Figure) => figures[name] ?? mark)
      // As in our own sentences, whatever the model has put around its marks.
      .replace(/(?<=\p{Script=Han})(?=\d)|(?<=\d)(?=\p{Script=Han})/gu, ' '),
  );
  if (!said?.length || !summary.did || said.some((one) => one.includes('{'))) return undefined;
  return plain(t.sentences(said.map((one) => one.charAt(0).toUpperCase() + one.slice(1))));
}

/** The week's totals, who studied on the most days, what was hard, and what is next. Never who was absent. */
export function weeklySummaryView(
  summary: WeeklySummary,
  ts: readonly [Catalogue, ...Catalogue[]],
  curriculum: Curriculum,
): View {
  const { cohort, did, finished, consistent, improved, hard, next, ends, week, news, words, lookedBack, lines } =
    summary;
  const part = (t: Catalogue): Block[] => {
    const names = (list: readonly string[]) => {
      const shown = list.length > maxNames + 1 ? list.slice(0, maxNames) : list;
      const others = list.length - shown.length;
      return t.list([...shown.map((one) => name(one, t.chat.someone)), ...(others ? [t.summary.others(others)] : [])]);
    };
    const facts: [string, string][] = [];
    if (finished.length) facts.push([t.summary.finished, names(finished)]);
    if (consistent.length) facts.push([t.summary.consistent, names(consistent)]);
    if (improved.length) facts.push([t.summary.improved, names(improved)]);
    if (next)
      facts.push([next.from ? t.summary.nextFrom(t.date(next.from)) : t.summary.next, textIn(next.theme, t.language)]);
    const byModel = modelText(summary.modelWords, summary, t);
    const skill = hard && textIn(curriculum.skills.get(skillOf(hard))?.name, t.language);
    return [
      ...(byModel === undefined ? [] : [text(t.summary.byModel(byModel))]),
      text(did ? t.summary.did(did.people, did.tasks, did.answers, did.minutes) : t.summary.invite(fewest)),
      ...(facts.length ? [{ kind: 'facts' as const, facts }] : []),
      ...(lookedBack ? [text(t.summary.lookedBack(lookedBack))] : []),
      ...(hard && skill
        ? [text(`**${t.summary.hard}** ${t.summary.hardBody(kpName(curriculum, hard, t), skill)}`)]
        : []),
      ...(news
        ? [
            text(
              t.summary.news(
                textIn(news.text, t.language),
                t.roadmap.wordOf(
                  news.who ?? new URL(news.url).host,
                  news.title,
                  t.published(Temporal.PlainDate.from(news.date)),
                ),
                news.url,
              ),
            ),
          ]
        : []),
      ...(ends ? [text(t.summary.ends(textIn(ends.name, t.language)), textIn(ends.finish, t.language))] : []),
      ...(next ? [] : [text(summary.paused ? t.summary.paused : t.summary.last)]),
    ];
  };
  const [first, ...others] = ts;
  return {
    title: [first.summary.title(groupName(cohort, first), week), ...others.map((t) => t.summary.week(week))].join(
      ' · ',
    ),
    body: [
      ...(words === undefined ? [] : [text(...words.split(/\n+/).map(plain))]),
      ...ts.flatMap(part),
      ...lineBlocks(lines, ts),
      ...(did ? groupChart(did.days, ts) : []),
      buttons(
        hard !== undefined && {
          label: ts.map((t) => t.summary.quiz).join(' · '),
          style: 'main' as const,
          route: quizRoutes.topic({ cohort: cohort.id, skill: skillOf(hard) }),
        },
        lines.length > 0 && {
          label: ts.map((t) => t.retro.lines).join(' · '),
          route: retroRoutes.lines({ cohort: cohort.id, week: summary.monday }),
        },
        joinsByButton(week) && {
          label: ts.map((t) => t.summary.join).join(' · '),
          route: joinRoutes.card({ place: { cohort: cohort.id } }),
        },
      ),
      ...joinLine(week, ts),
    ],
  };
}

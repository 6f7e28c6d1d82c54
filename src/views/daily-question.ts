import { goneView } from '../chat/contract/gone.ts';
import { type Block, type Button, buttons, type Chart, moment, name, text, type View } from '../chat/contract/view.ts';
import { skillOf } from '../core/curriculum/entry.ts';
import type { Asked, DailyShown, MadeAnswer, MadeSplit, Turn } from '../core/daily-question/model.ts';
import { textIn } from '../core/language/rules.ts';
import { fewest } from '../core/summary/model.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { dailyQuestionRoutes } from '../routes/daily-question.ts';
import { peersRoutes } from '../routes/peers.ts';
import { letter } from './item.ts';
import { optionTexts } from './item-text.ts';

type Catalogues = readonly [Catalogue, ...Catalogue[]];

const joint = (ts: readonly Catalogue[], say: (t: Catalogue) => string): string => ts.map(say).join(' · ');

/** A moment in the reader's own time; where a platform cannot, by the clock of UTC. */
export function when(at: Temporal.Instant, t: Catalogue): string {
  const there = at.toZonedDateTimeISO('UTC');
  const time = there.toPlainTime().toString({ smallestUnit: 'minute' });
  return moment(at, `${t.date(there.toPlainDate())} ${time} UTC`);
}

/** The letter that an option has, in the order of the question. */
const letterOf = ({ order }: Asked['question'], option: number): string => letter(order.indexOf(option));

/** The options with their letters; with what each has of a hundred, once that is known. */
function optionLines({ question, item }: Asked, t: Catalogue, split?: readonly number[]): string {
  const texts = optionTexts(item, t);
  return question.order
    .map((option, i) => `**${letter(i)}**  ${texts[option] ?? ''}${split ? ` · **${split[i]}%**` : ''}`)
    .join('\n');
}

export const openButton = ({ id }: Asked['question'], label: string): Button => ({
  label,
  route: dailyQuestionRoutes.daily({ daily: id }),
});

/** On the daily post: the question without its options, which each reads alone. */
export const dailyQuestionBlocks = ({ question, item }: Asked, ts: readonly Catalogue[]): readonly Block[] => [
  ...ts.map((t) => text(`**${t.dailyQuestion.title}**`, textIn(item.stem, t.language))),
  buttons(
    openButton(
      question,
      joint(ts, (t) => t.dailyQuestion.answer),
    ),
  ),
];

/** What one person sees of it. */
export function dailyQuestionView(shown: DailyShown, t: Catalogue): View {
  if (shown.kind === 'gone') return goneView(t);
  const d = t.dailyQuestion;
  const { question, item } = shown;
  const stem = text(textIn(item.stem, t.language), optionLines(shown, t));
  if (shown.kind === 'open') return openView(shown, stem, t);
  const late = shown.late && text(`**${shown.kind === 'told' ? d.notCounted : d.late}**`);
  const turn = shown.turn && text(turnText(shown.turn, t));
  const view = (...blocks: (Block | undefined | false)[]): View => ({
    title: d.title,
    body: [late, stem, turn, ...blocks].filter((one) => one !== undefined && one !== false),
  });
  if (shown.kind === 'closing') return view(text(d.closing), buttons(openButton(question, d.seeAnswer)));
  if (shown.kind === 'waits') return view(text(d.waits), buttons(openButton(question, d.seeAnswer)));
  const { vote, key } = shown;
  const mine =
    vote?.first !== undefined &&
    vote.last !== undefined &&
    d.chose(letterOf(question, vote.first), letterOf(question, vote.last));
  const wrong = vote?.last !== undefined && vote.last !== key ? item.options[vote.last]?.why : undefined;
  return view(
    text(mine, wrong && t.quiz.tempts(textIn(wrong, t.language))),
    text(...answerTexts(shown, key, t)),
    shown.kind === 'told' && !shown.late && text(`*${vote?.first === undefined ? d.toldFirst : d.told}*`),
  );
}

function openView(shown: Extract<DailyShown, { kind: 'open' }>, stem: Block, t: Catalogue): View {
  const d = t.dailyQuestion;
  const { question, vote, mayArgue, partners } = shown;
  const chosen = vote?.last === undefined ? undefined : letterOf(question, vote.last);
  const daily = question.id;
  const names = partners.map((one) => name(one.name, t.peers.somebody));
  const waits = vote?.willing !== undefined && !names.length;
  return {
    title: d.title,
    body: [
      stem,
      text(
        chosen === undefined ? d.choose : shown.voted ? d.saved(chosen) : d.mine(chosen),
        chosen !== undefined && d.until(when(question.closes, t)),
        shown.cannotArgue && d.cannotArgue,
        waits && d.waiting,
        names.length > 0 && d.partners(t.list(names)),
      ),
      buttons(
        ...question.order.map((_, choice) => ({
          label: letter(choice),
          route: dailyQuestionRoutes.dailyVote({ daily, choice }),
        })),
        { label: d.tell, route: dailyQuestionRoutes.dailyTell({ daily }) },
      ),
      ...(mayArgue ? [buttons(argueButton(shown.question, d.argue))] : []),
      ...(names.length ? [buttons(sayButton(shown, [t]))] : []),
    ],
  };
}

const argueButton = ({ id }: Asked['question'], label: string): Button => ({
  label,
  route: dailyQuestionRoutes.dailyArgue({ daily: id }),
});

export const sayButton = ({ question, item }: Asked, ts: readonly Catalogue[]): Button => ({
  label: joint(ts, (t) => t.dailyQuestion.say),
  style: 'main',
  route: peersRoutes.shareOn({ cohort: question.cohort, about: skillOf(item.kp) }),
});

const turnText = ({ before, after }: Turn, t: Catalogue): string => t.dailyQuestion.turn(before, after);

/** The key, why, and where to read more. */
function answerTexts({ question, item }: Asked, key: number, t: Catalogue): readonly string[] {
  return [
    t.dailyQuestion.theAnswer(letterOf(question, key), optionTexts(item, t)[key] ?? ''),
    textIn(item.explanation, t.language),
    `[${t.quiz.source}](${item.source.url})`,
  ];
}

/** In the thread, half a day later: how answers divide without the key, or an invitation where they are few. */
export function dailySplitView(made: MadeSplit, ts: Catalogues): View {
  const { question, item, split, cohort, alone } = made;
  const closes = (t: Catalogue) => when(question.closes, t);
  return {
    title: joint(ts, (t) => (split ? t.dailyQuestion.splitTitle : t.dailyQuestion.fewTitle)),
    body: [
      ...ts.map((t) =>
        text(
          split
            ? t.dailyQuestion.split(closes(t))
            : alone
              ? t.dailyQuestion.alone(fewest, closes(t))
              : t.dailyQuestion.few(closes(t)),
          textIn(item.stem, t.language),
          optionLines(made, t, split),
        ),
      ),
      ...(split ? [splitChart(split, ts[0])] : []),
      ...(alone ? [] : [text(...ts.map((t) => t.dailyQuestion.invite))]),
      buttons(
        !alone && sayButton(made, ts),
        // Everybody reads it, also who has not answered yet.
        openButton(
          question,
          joint(ts, (t) => t.dailyQuestion.answer),
        ),
        !alone &&
          !cohort.minors &&
          argueButton(
            question,
            joint(ts, (t) => t.dailyQuestion.argue),
          ),
      ),
    ],
  };
}

/** The same figures as bars, where something draws them. */
const splitChart = (split: readonly number[], t: Catalogue): Chart => ({
  kind: 'chart',
  title: t.dailyQuestion.chart,
  labels: split.map((_, i) => letter(i)),
  series: [{ label: t.dailyQuestion.chart, values: split }],
  alt: t.dailyQuestion.chartAlt(t.list(split.map((share, i) => `${letter(i)} ${share}%`))),
  unit: '%',
  most: 100,
  repeats: true,
});

/** In the thread at the end: how answers turned, the key and why; the key by a button, where somebody still has it open. */
export function dailyAnswerView(made: MadeAnswer, ts: Catalogues): View {
  const { question, item, turn, key } = made;
  return {
    title: joint(ts, (t) => t.dailyQuestion.endTitle),
    body: [
      ...ts.map((t) =>
        text(
          turn && turnText(turn, t),
          textIn(item.stem, t.language),
          ...(key === undefined ? [t.dailyQuestion.hidden] : answerTexts(made, key, t)),
        ),
      ),
      ...(key === undefined
        ? [
            buttons(
              openButton(
                question,
                joint(ts, (t) => t.dailyQuestion.seeAnswer),
              ),
            ),
          ]
        : []),
    ],
  };
}

import { goneView } from '../chat/contract/gone.ts';
import {
  type Block,
  type Button,
  buttons,
  type Form,
  moment,
  plain,
  quotation,
  text,
  type View,
} from '../chat/contract/view.ts';
import type { Curriculum } from '../core/curriculum/model.ts';
import type { Skill } from '../core/curriculum/skill.ts';
import type { Enrolment } from '../core/enrolment/model.ts';
import type { Text } from '../core/language/model.ts';
import { textIn } from '../core/language/rules.ts';
import type { InsteadOfModel, LessonPlace, Passage, Quote, TutorAnswer } from '../core/tutor/model.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { shorten } from '../markup/cut.ts';
import { askRoutes } from '../routes/ask.ts';
import { helpRoutes } from '../routes/help.ts';
import { quizRoutes } from '../routes/quiz.ts';
import { roadmapRoutes } from '../routes/roadmap.ts';
import { type Answered, againBlocks, groupButton, ratingBlocks } from './conversation.ts';

/** As much of a question as is said back. */
const maxEcho = 200;

export const maxQuestion = 500;

interface Asked extends Answered {
  readonly question: string;
  readonly curriculum: Curriculum;
  /** A question waits for their answer, which this may have been. */
  readonly waiting?: boolean;
}

/**
 * The answer to a question: in the words of the model with its sources, by passages with where each is from, or that there
 * is none, and what comes closest.
 */
export function askView(answer: TutorAnswer, asked: Asked, t: Catalogue): View {
  const { question, curriculum } = asked;
  if (answer.kind === 'gone') return goneView(t);
  const echo = question && t.ask.asked(plain(shorten(question, maxEcho)));
  const more: Button = { label: t.ask.more, route: askRoutes.write() };
  const group = groupButton(asked, t);
  if (answer.kind === 'nothing' || answer.kind === 'declined') {
    const { kind, nearest } = answer;
    return {
      body: [
        text(echo, t.ask[kind], kind === 'nothing' && nearest.length > 0 && t.ask.nearest),
        buttons(
          ...openers(nearest, curriculum, t, true),
          more,
          group ?? { label: t.help.title, route: helpRoutes.open() },
        ),
        ...(asked.waiting
          ? [text(t.ask.waiting), buttons({ label: t.ask.showWaiting, route: quizRoutes.open() })]
          : []),
        ...ratingBlocks(asked, t),
      ],
    };
  }
  if (answer.kind === 'answer') return writtenView(answer, { ...asked, echo, more }, t);
  if (answer.kind === 'noOther') {
    const { manner, lessons, ways } = answer;
    return {
      body: [
        text(echo, t.ask.noOther[manner]),
        buttons(...openers(lessons, curriculum, t), more),
        ...againBlocks(asked, { skill: lessons[0]?.skill, manner, ways }, t),
      ],
    };
  }
  const { quotes, insteadOf, instead, manner, ways } = answer;
  const places = quotes.flatMap(({ lesson }) => lesson ?? []);
  return {
    title: titleOf(quotes, t),
    body: [
      text(
        echo,
        instead && insteadText(instead, t),
        manner && t.ask.inManner[manner],
        insteadOf && t.ask.insteadOf(textIn(insteadOf, t.language)),
      ),
      ...quotes.map((quote) => quoteBlock(quote, t)),
      buttons(...openers(places, curriculum, t), more, instead?.kind === 'none' && group),
      ...againBlocks(asked, { skill: quotes[0]?.passage.skills[0], manner, ways }, t),
    ].filter((block) => block.kind !== 'text' || block.text),
  };
}

/** What an organiser added is no lesson. */
function titleOf(quotes: readonly Quote[], t: Catalogue): string {
  const added = quotes.filter(({ passage }) => passage.source === 'document').length;
  if (!added) return t.ask.title;
  return added === quotes.length ? t.ask.titleOfLibrary : t.ask.titleOfBoth;
}

/** As the model has written it: sentences with the numbers of their sources, and the sources below. */
function writtenView(
  { sentences, sources, growing, brokeOff, manner }: Extract<TutorAnswer, { kind: 'answer' }>,
  { echo, more, ...asked }: Asked & { echo: string; more: Button },
  t: Catalogue,
): View {
  const marked = sentences.map(
    ({ text: said, sources: own }) =>
      // A full-width stop brings its own space.
      `${modelText(said)}${/[。！？]$/.test(said) ? '' : ' '}${own.map((n) => `\\[${n}\\]`).join('')}`,
  );
  const places = sources.flatMap(({ lesson }) => lesson ?? []);
  const cited = sources.map(({ passage }, at) =>
    [`\\[${at + 1}\\] ${sourceOf(passage, t)}`, linkOf(passage, t)].filter(Boolean).join(' · '),
  );
  return {
    title: t.ask.answer,
    ...(growing && !marked.length && { passing: true as const }),
    body: [
      text(echo, marked.length ? t.sentences(marked) : t.ask.reading),
      ...(marked.length ? [text(`**${t.ask.from}**\n${cited.join('\n')}`)] : []),
      ...(growing
        ? []
        : [
            text(brokeOff && t.ask.brokeOff, t.ask.byModel),
            buttons(...openers(places, asked.curriculum, t), more),
            ...againBlocks(asked, { skill: sources[0]?.passage.skills[0], manner }, t),
          ]),
    ],
  };
}

/** What the model wrote: plain words, and code between back-ticks. It brings no other markup with it. */
const modelText = (written: string): string =>
  written
    .split(/`([^`\n]+)`/)
    .map((part, at) => (at % 2 ? `\`${part}\`` : spaced(part)))
    .join('');

/** {@link plain}, with the spaces at its ends, which stand between words and code. */
const spaced = (part: string): string =>
  `${/^\s/.test(part) ? ' ' : ''}${plain(part)}${part.trim() && /\s$/.test(part) ? ' ' : ''}`;

function insteadText(instead: InsteadOfModel, t: Catalogue): string {
  switch (instead.kind) {
    case 'spent': {
      const at = instead.until.toZonedDateTimeISO('UTC');
      return t.ask.spent[instead.scope](moment(instead.until, `${t.hour(at.hour)} UTC`));
    }
    default:
      return t.ask.instead[instead.kind];
  }
}

const quoteBlock = ({ passage, excerpt }: Quote, t: Catalogue): Block =>
  text(
    `**${sourceOf(passage, t)}**`,
    // What somebody else has written is shown as it is written.
    quotation(passage.source === 'document' ? excerpt.split('\n').map(plain).join('\n') : excerpt),
    linkOf(passage, t),
  );

/** `Lesson: Retrieval metrics › Numbers`. */
function sourceOf({ source, name, heading, page, added }: Passage, t: Catalogue): string {
  const kind = t.ask.sources[source];
  if (!name) return kind;
  const shown = (text: Text) => (source === 'document' ? plain(textIn(text, t.language)) : textIn(text, t.language));
  const part = heading ? shown(heading) : page === undefined ? undefined : t.ask.page(page);
  const whole = t.roadmap.called(kind, part ? t.ask.section(shown(name), part) : shown(name));
  const day = added && moment(added, t.date(added.toZonedDateTimeISO('UTC').toPlainDate()));
  return day ? `${whole} · ${t.ask.added(day)}` : whole;
}

/** What somebody else has said, and when. */
function linkOf({ source, link }: Passage, t: Catalogue): string | undefined {
  if (!link) return undefined;
  const { url, title = '', who, opinion } = link;
  const date = link.date ? t.published(Temporal.PlainDate.from(link.date)) : '';
  const said = {
    question: opinion ? t.roadmap.opinion(date) : t.roadmap.source(date),
    news: t.roadmap.wordOf(who ?? new URL(url).host, title, date),
    explanation: t.quiz.source,
    lesson: t.quiz.source,
    task: t.quiz.source,
    trap: t.quiz.source,
    term: t.quiz.source,
    document: t.quiz.source,
  }[source];
  return `[${said}](${url})${source === 'news' ? ` · ${t.roadmap.wordNote}` : ''}`;
}

/** A button for each lesson; where there are several, or the lesson is only near, with its name. */
function openers(places: readonly LessonPlace[], { skills }: Curriculum, t: Catalogue, named = false): Button[] {
  const each = [...new Map(places.map((place) => [place.skill, place])).values()];
  return each.map((place) => ({
    label:
      named || each.length > 1 ? t.ask.openOf(textIn(skills.get(place.skill)?.name, t.language) ?? '') : t.ask.open,
    route: roadmapRoutes.lesson({ ...place }),
  }));
}

/** For somebody who has not said what they ask. */
export const askFirstView = (t: Catalogue): View => ({
  body: [text(t.ask.begin), buttons({ label: t.ask.write, style: 'main', route: askRoutes.write() })],
});

/** The form for a question; one with a subject may be empty. */
export const askForm = (t: Catalogue, hasSubject: boolean): Form => ({
  title: t.ask.form,
  fields: [
    {
      name: 'question',
      label: t.ask.question,
      hint: hasSubject ? t.ask.mayBeEmpty : t.ask.example,
      kind: 'lines',
      required: !hasSubject,
      max: maxQuestion,
    },
  ],
});

/** To somebody who wants to be asked: that is a quiz, about the topic that they named where there is one. */
export const askQuizView = (
  { enrolment, skill }: { readonly enrolment?: Enrolment | undefined; readonly skill?: Skill | undefined },
  t: Catalogue,
): View => ({
  body: [
    text(t.ask.quizInstead),
    buttons(
      enrolment &&
        skill && {
          label: t.roadmap.called(t.progress.quiz, textIn(skill.name, t.language)),
          style: 'main',
          route: quizRoutes.topic({ cohort: enrolment.cohort.id, skill: skill.id }),
        },
      {
        label: t.progress.quiz,
        ...(!skill && { style: 'main' as const }),
        route: enrolment ? quizRoutes.in({ enrolment: enrolment.id }) : quizRoutes.open(),
      },
    ),
  ],
});

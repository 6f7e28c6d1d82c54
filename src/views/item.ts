import { goneView } from '../chat/contract/gone.ts';
import { type Block, type Button, buttons, type Form, plain, text, type View } from '../chat/contract/view.ts';
import { writeTime } from '../core/calendar/minute-of-day.ts';
import type { DayAhead } from '../core/calendar/model.ts';
import { skillOf } from '../core/curriculum/entry.ts';
import type { Item } from '../core/curriculum/item.ts';
import type { Curriculum } from '../core/curriculum/model.ts';
import { type Given, isUnknown } from '../core/item/model.ts';
import { textIn } from '../core/language/rules.ts';
import type { Answered, AskedQuestion, OpenQuestion } from '../core/quiz/model.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { type Answering, inQuiz } from '../routes/answering.ts';
import { quizRoutes } from '../routes/quiz.ts';
import { answerText, fence, keyText, optionTexts } from './item-text.ts';
import { compareView, criteriaText, type ModelMark } from './marking.ts';
import { reasonText } from './reason.ts';
import { caughtText, pastTrapText, trapBlocks } from './trap.ts';

export const letter = (position: number): string => String.fromCharCode(65 + position);

const titleOf = (question: AskedQuestion, item: Item, t: Catalogue, curriculum: Curriculum, answering: Answering) =>
  answering.kind === 'opening'
    ? t.quiz.tryTitle
    : t.quiz.title(
        question.number,
        question.of,
        textIn(curriculum.skills.get(skillOf(item.kp))?.name, t.language) ?? '',
      );

/** The question and the ways to answer it. Options are lettered in the text, so that a phone shows them whole. */
export const questionView = (open: OpenQuestion, t: Catalogue, curriculum: Curriculum, answering = inQuiz): View => ({
  title: titleOf(open.question, open.item, t, curriculum, answering),
  body: questionBlocks(open, t, curriculum, answering),
});

/** The same within another message, without a title. */
export const questionBlocks = (
  open: OpenQuestion,
  t: Catalogue,
  curriculum: Curriculum,
  answering = inQuiz,
): readonly Block[] => [
  ...reasonBlocks(open.question, t, curriculum),
  text(...questionText(open.question, open.item, t)),
  answerBlock(open, shownOptions(open.question, open.item, t), t, answering),
  // A test has no help.
  ...(answering === inQuiz && !open.question.exam
    ? [
        buttons(hintButton(open.question, 1, t), {
          label: t.quiz.unknown,
          route: quizRoutes.unknown({ question: open.question.id }),
        }),
      ]
    : []),
];

export const hintButton = ({ id }: AskedQuestion, step: number, t: Catalogue): Button => ({
  label: step > 1 ? t.quiz.moreHelp : t.quiz.hint,
  route: quizRoutes.hint({ question: id, step }),
});

/** The question to try first, before it is asked of anybody: without its options, which each sees in an order of their own. */
export const openingView = (item: Item, t: Catalogue): View => ({
  title: t.quiz.tryTitle,
  language: t.language,
  body: [text(t.join.what), text(textIn(item.stem, t.language))],
});

/** The options in the order in which they were shown. */
const shownOptions = ({ order }: AskedQuestion, item: Item, t: Catalogue): readonly string[] => {
  const texts = optionTexts(item, t);
  return order.map((index) => texts[index] ?? '');
};

/** What was asked, whole: the stem, and the options with the sign by which each is chosen. */
function questionText(question: AskedQuestion, item: Item, t: Catalogue): (string | undefined | false)[] {
  const sign = (i: number) => (item.type === 'ordering' ? i + 1 : letter(i));
  const listed = shownOptions(question, item, t).map((option, i) => `**${sign(i)}**  ${option}`);
  return [textIn(item.stem, t.language), item.type !== 'truefalse' && listed.join('\n')];
}

/** The lesson of the skill that a question is about. */
export const lessonButton = ({ id }: AskedQuestion, t: Catalogue): Button => ({
  label: t.roadmap.lesson,
  route: quizRoutes.lesson({ question: id }),
});

/** Why this question comes now, in a sentence; with its lesson where the point is taught again. */
function reasonBlocks(question: AskedQuestion, t: Catalogue, curriculum: Curriculum): readonly Block[] {
  const { chosen } = question;
  if (!chosen || chosen.cause === 'chosen') return [];
  if (chosen.cause === 'trap') return trapBlocks(chosen, t, curriculum);
  const lesson = chosen.cause === 'taught' && curriculum.skills.get(skillOf(question.kp))?.lesson;
  return [text(`*${reasonText(chosen, t)}*`), ...(lesson ? [buttons(lessonButton(question, t))] : [])];
}

function answerBlock(
  { question, item, way }: OpenQuestion,
  shown: readonly string[],
  t: Catalogue,
  answering: Answering,
): Block {
  if (way === 'words')
    return buttons({ label: t.quiz.write, style: 'main', route: answering.write({ question: question.id }) });
  if (way === 'one') {
    const label = (option: string, i: number) => (item.type === 'truefalse' ? option : letter(i));
    return buttons(
      ...shown.map((option, i) => ({
        label: label(option, i),
        route: answering.answer({ question: question.id, choice: i }),
      })),
    );
  }
  const options = shown.map((_, i) => ({
    value: quizRoutes.choose.option(i),
    label: letter(i),
  }));
  return {
    kind: 'select',
    placeholder: t.quiz.choose,
    route: answering.choose({ question: question.id }),
    min: 1,
    max: options.length,
    options,
  };
}

/** The result of an answer: its mark, why the chosen distractor is tempting, the explanation, and when the point returns. */
export function answeredView(
  answered: Answered,
  t: Catalogue,
  after: Block = text(),
  { answering = inQuiz, model }: { readonly answering?: Answering; readonly model?: ModelMark | undefined } = {},
): View {
  switch (answered.kind) {
    // What is held is followed by the next question, by whoever calls this.
    case 'held':
    case 'gone':
      return goneView(t);
    case 'over':
      return { body: [text(t.quiz.over), after] };
    case 'unfit':
      return unfitView(answered, t, answering);
    case 'compare':
      return compareView(answered, t, model);
    // The reply to a second press may replace the first reply, so it shows the same.
    case 'repeat':
    case 'marked': {
      const { item, given, correct } = answered;
      const partly = answered.kind === 'marked' && answered.partly;
      return {
        ...(answered.kind === 'repeat' && answered.passed && { beside: true as const }),
        title: correct ? t.quiz.right : isUnknown(given) ? t.quiz.unknownTitle : partly ? t.quiz.partly : t.quiz.wrong,
        tone: correct ? 'good' : partly ? 'plain' : 'wrong',
        body: [
          text(textIn(item.stem, t.language)),
          text(
            isUnknown(given) ? t.quiz.unknownGiven : t.quiz.yourAnswer(givenText(answered, t)),
            partly && t.quiz.partlyCounts,
            !correct && temptation(item, given, t),
            !correct && answered.traps.length > 0 && caughtText(answered.traps, t),
            !correct && missedText(answered, t),
            !correct && t.quiz.theAnswer(keyText(item, answered.key, t)),
          ),
          ...(model?.kind === 'graded' && answered.kind === 'marked' ? [text(criteriaText(model.criteria, t))] : []),
          text(textIn(item.explanation, t.language), `[${t.quiz.source}](${item.source.url})`),
          ...closingBlocks(answered, t),
          after,
        ],
      };
    }
  }
}

/** When questions come again: on a day, or later on the date that it is. */
export const whenText = ({ nextDay, today }: DayAhead, t: Catalogue): string =>
  today === undefined ? t.quiz.onDay(t.date(nextDay)) : t.quiz.laterToday(writeTime(today));

/** What an answer brought: that it stands, that it turned, and when its point returns. */
function closingBlocks(answered: Marked, t: Catalogue): readonly Block[] {
  if (answered.kind === 'repeat') return answered.looked ? [] : [text(t.quiz.repeat)];
  const { inDays, on, unseen, today } = answered.returns;
  return [
    text(
      answered.wrongOn && t.quiz.turned(answered.wrongToday ? undefined : t.date(answered.wrongOn)),
      pastTrapText(answered, t),
      `**${today === undefined ? t.quiz.returns(inDays, on && t.date(on), unseen) : t.quiz.returnsToday(t.quiz.laterToday(writeTime(today)), unseen)}**`,
    ),
  ];
}

function unfitView({ question, item, typed }: Answered & { kind: 'unfit' }, t: Catalogue, answering: Answering): View {
  const why = t.quiz.unfit[item.type === 'numeric' || item.type === 'ordering' ? item.type : 'other'];
  const again = buttons({ label: t.quiz.again, style: 'main', route: answering.write({ question: question.id }) });
  return {
    tone: 'bad',
    body: [text(...questionText(question, item, t)), text(why, typed && t.chat.youWrote(plain(typed))), again],
  };
}

/** The form for an answer in words, a number or an order. It covers the question on a screen, so it says it again. */
export function answerForm({ question, item }: Pick<OpenQuestion, 'question' | 'item'>, t: Catalogue): Form {
  const label = {
    numeric: item.type === 'numeric' && item.answer.unit ? t.quiz.numberIn(item.answer.unit) : t.quiz.number,
    code_output: t.quiz.output,
    ordering: t.quiz.order,
  };
  const asked = item.type in label ? label[item.type as keyof typeof label] : t.quiz.words;
  const long = item.type === 'short' || item.type === 'code_output';
  const kind = long ? 'lines' : 'line';
  return {
    title: t.quiz.form,
    about: questionText(question, item, t).filter(Boolean).join('\n\n'),
    fields: [{ name: 'answer', label: asked, kind, required: true, max: long ? 1000 : 60 }],
  };
}

type Marked = Extract<Answered, { kind: 'marked' | 'repeat' }>;

function givenText({ item, given, question, steps: positions }: Marked, t: Catalogue): string {
  if ('text' in given && positions) {
    const shown = shownOptions(question, item, t);
    const steps = positions.map((position) => shown[position] ?? '?');
    return `${plain(given.text)}\n\n${steps.map((step, i) => `${i + 1}. ${step}`).join('\n')}`;
  }
  return 'text' in given && item.type === 'code_output' ? `\n\n${fence(given.text)}` : answerText(item, given, t);
}

/** Of several right options, those that were not chosen, where that says more than the answer does. */
function missedText({ item, given, key }: Marked, t: Catalogue): string | undefined {
  if (item.type !== 'multi' || !('choices' in given) || isUnknown(given)) return undefined;
  const missed = key.filter((index) => !given.choices.includes(index));
  return missed.length && missed.length < key.length
    ? t.quiz.notChosen(t.list(missed.map((index) => optionTexts(item, t)[index] ?? '')))
    : undefined;
}

/** Why the chosen distractors are tempting. */
function temptation(item: Item, given: Given, t: Catalogue): string | undefined {
  if (isUnknown(given)) return undefined;
  if (item.type === 'truefalse') return t.quiz.tempts(textIn(item.why, t.language));
  if (!('choices' in given) || (item.type !== 'single' && item.type !== 'multi')) return undefined;
  const whys = given.choices.flatMap((choice) => textIn(item.options[choice]?.why, t.language) ?? []);
  return whys.length ? t.quiz.tempts(t.sentences(whys)) : undefined;
}

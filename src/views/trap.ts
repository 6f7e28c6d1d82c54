import { type Block, buttons, text, type View } from '../chat/contract/view.ts';
import type { Misconception } from '../core/curriculum/misconception.ts';
import type { Curriculum } from '../core/curriculum/model.ts';
import type { Enrolment } from '../core/enrolment/model.ts';
import { textIn } from '../core/language/rules.ts';
import type { Answered, Candidate } from '../core/quiz/model.ts';
import type { ShownTrap, WaitingTrap } from '../core/trap/model.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { quizRoutes } from '../routes/quiz.ts';
import { roadmapRoutes } from '../routes/roadmap.ts';

/** So many of each kind are listed. */
const maxListed = 8;

const nameOf = ({ name }: Misconception, t: Catalogue) => textIn(name, t.language);

/** Quoted: alone, or in bold, a belief that is wrong reads as a fact. */
export const quoted = (trap: Misconception, t: Catalogue): string => t.trap.quote(nameOf(trap, t));

const corrected = (trap: Misconception, t: Catalogue): string =>
  t.trap.named(nameOf(trap, t), textIn(trap.remedy, t.language));

/** The misconceptions behind a wrong answer, each with what sets it right. */
export const caughtText = (traps: readonly Misconception[], t: Catalogue): string =>
  traps.map((trap) => corrected(trap, t)).join('\n\n');

/** Above a question about a trap: before it is asked without help, the trap has no name. */
export function trapBlocks({ trap }: Candidate, t: Catalogue, { misconceptions }: Curriculum): readonly Block[] {
  const known = trap && misconceptions.get(trap.id);
  if (!known) return [];
  if (!trap.helps) return [text(`*${t.trap.check}*`)];
  const fell = t.date(Temporal.PlainDate.from(trap.fell));
  return [text(`*${t.trap.step(fell)}*`, corrected(known, t))];
}

/** Traps that no question can ask about for now: what sets each right, to read again, and their lessons. */
export function waitingTrapBlocks(
  traps: readonly WaitingTrap[],
  { cohort }: Enrolment,
  t: Catalogue,
  { skills }: Curriculum,
): readonly Block[] {
  if (!traps.length) return [];
  const next = ({ from, point }: WaitingTrap) =>
    point ? t.trap.pointNext(t.date(point)) : from ? t.trap.next(t.date(from)) : t.trap.laterNext;
  const lessons = [...new Set(traps.map(({ misconception }) => misconception.lesson))].flatMap((id) => {
    const skill = skills.get(id);
    return skill?.lesson ? [skill] : [];
  });
  return [
    text(`*${t.trap.waiting(traps.length)}*`),
    ...traps.map((waiting) => {
      const { trap, misconception } = waiting;
      return text(
        `**${t.trap.remedy(nameOf(misconception, t), textIn(misconception.remedy, t.language))}**`,
        `*${t.trap.line(trap.times, t.date(trap.last), next(waiting))}*`,
      );
    }),
    buttons(
      ...lessons.map(({ id, name }) => ({
        label: lessons.length > 1 ? t.roadmap.called(t.roadmap.lesson, textIn(name, t.language)) : t.roadmap.lesson,
        route: roadmapRoutes.lesson({ path: cohort.path, skill: id }),
      })),
    ),
  ];
}

/** After a right answer to a question about a trap. */
export function pastTrapText({ question, misconception }: Answered & { kind: 'marked' }, t: Catalogue) {
  if (!misconception) return undefined;
  return question.chosen?.trap?.helps ? t.trap.passed : t.trap.overcome(nameOf(misconception, t));
}

/** Its own question where it can come now; else what returns first, it or its point. A day that is past is no promise. */
function nextText({ trap, again, canAsk, later, point }: ShownTrap, today: Temporal.PlainDate, t: Catalogue): string {
  const isAhead = (day: Temporal.PlainDate) => Temporal.PlainDate.compare(day, today) > 0;
  if (canAsk && !isAhead(trap.next)) return t.trap.canAsk;
  if (point && (later || Temporal.PlainDate.compare(point, trap.next) < 0))
    return isAhead(point) ? t.trap.pointNext(t.date(point)) : t.trap.pointNow;
  if (later) return t.trap.laterNext;
  return again ? t.trap.againNext(t.date(trap.next)) : t.trap.next(t.date(trap.next));
}

/** A learner's traps: those that are open, with what sets them right and when they are asked about, and the others. */
export function trapsView(
  traps: readonly ShownTrap[],
  { enrolment, today }: { readonly enrolment: Enrolment; readonly today: Temporal.PlainDate },
  t: Catalogue,
): View {
  const open = traps.filter(({ trap }) => trap.stage !== 'overcome');
  const overcome = traps.filter(({ trap }) => trap.stage === 'overcome');
  const listed = (list: readonly ShownTrap[], line: (of: ShownTrap) => string) => [
    ...list.slice(0, maxListed).map(line),
    list.length > maxListed ? t.trap.more(list.length - maxListed) : '',
  ];
  const openLine = (shown: ShownTrap) => {
    const { trap, misconception } = shown;
    const next = t.trap.right(trap.stage === 'check', nextText(shown, today, t));
    return `${corrected(misconception, t)}\n\n*${t.trap.line(trap.times, t.date(trap.last), next)}*`;
  };
  const overcomeLine = ({ trap, misconception }: ShownTrap) =>
    `- ${quoted(misconception, t)} (${t.trap.overcomeOn(t.date(trap.next))})`;
  return {
    title: t.trap.title,
    body: [
      ...(traps.length ? [] : [text(t.trap.none)]),
      ...(open.length
        ? [text(`**${t.trap.open}**`, ...listed(open, openLine)), text(t.trap.how)]
        : traps.length
          ? [text(t.trap.noneOpen)]
          : []),
      ...(overcome.length ? [text([`**${t.trap.overcomeTitle}**`, ...listed(overcome, overcomeLine)].join('\n'))] : []),
      buttons(
        traps.some(({ canAsk }) => canAsk) && {
          label: t.trap.quiz,
          style: 'main',
          route: quizRoutes.mode({ enrolment: enrolment.id, mode: 'traps' }),
        },
        { label: t.progress.quiz, route: quizRoutes.in({ enrolment: enrolment.id }) },
      ),
    ],
  };
}

import { text, type View } from '../chat/contract/view.ts';
import type { Skill } from '../core/curriculum/skill.ts';
import { textIn } from '../core/language/rules.ts';
import type { Candidate, Cause, Explained } from '../core/quiz/model.ts';
import type { LessonPart } from '../core/tutor/model.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { lessonBlock } from './roadmap.ts';
import { quoted } from './trap.ts';

/**
 * What a question says of why it is asked now. Of what is due: `wrong`, since it was not right yesterday; `dueWrong`, since
 * it was not right, and would mostly be due by now if it had been; `dueByDate`, since it is due and a deadline
 * needs it too. `trapWanted`: it is about a trap, and its point is wanted today anyway.
 */
export type Reason = Cause | 'skipped' | 'wrong' | 'dueWrong' | 'dueByDate' | 'trapWanted';

/** The reason that is named. Without it the question would not be asked: `npm run bench -- why` counts that. */
export function reasonOf({ cause, known, by, trap, skipped }: Omit<Candidate, 'kp' | 'item' | 'seconds'>): Reason {
  if (skipped) return 'skipped';
  if (trap?.wanted) return 'trapWanted';
  if (cause !== 'due' || !known) return cause;
  if (by) return 'dueByDate';
  if (known.lastRight) return 'due';
  return known.days <= 1 ? 'wrong' : 'dueWrong';
}

/** No estimate is surer than this: 99.6 % would be shown as certain. */
const surest = 0.99;

/** An estimated chance to recall something, in per cent. */
export const chanceText = (recall: number, t: Catalogue): string => t.percent(Math.min(recall, surest));

/**
 * The chance to know a point, as far as there is one to tell. It follows from how long ago the last answer was: on the same
 * day it would be near one whatever was answered, and says nothing.
 */
const recallOf = (known: Candidate['known'], t: Catalogue): string | undefined =>
  known && known.days > 0 ? chanceText(known.recall, t) : undefined;

/** Why a point is asked now, in a sentence. */
export function reasonText(candidate: Candidate, t: Catalogue): string {
  const { known, by } = candidate;
  const because = t.quiz.because;
  const recall = recallOf(known, t);
  const when = by ? t.date(Temporal.PlainDate.from(by.on)) : '';
  const texts: Readonly<Record<Reason, () => string>> = {
    due: () => because.due(recall),
    wrong: () => because.wrong,
    dueWrong: () => because.dueWrong(recall),
    dueByDate: () => because.dueByDate(when, recall),
    date: () => because.date(when, recall),
    light: () => because.light,
    taught: () => because.taught(known?.asked ?? 0),
    trap: () => because.trap,
    trapWanted: () => because.trapWanted,
    mistake: () => because.wrong,
    practice: () => because.practice(recall, known?.lastRight ?? true),
    chosen: () => because.chosen,
    skipped: () => because.skipped,
    new: () => because.fresh,
  };
  const reason = reasonOf(candidate);
  // What was never asked is new, unless its learner chose it.
  return texts[known || reason === 'chosen' || reason === 'skipped' ? reason : 'new']();
}

/** The same in numbers. */
export function reasonView({ question, skill, misconception }: Explained, t: Catalogue): View {
  const { chosen } = question;
  const point = textIn(skill.kps.find(({ id }) => id === question.kp)?.name, t.language) ?? question.kp;
  const { known, retention } = chosen ?? {};
  const facts: [string, string][] = [[t.quiz.reason.point, point]];
  if (misconception) facts.push([t.trap.fact, quoted(misconception, t)]);
  if (chosen?.trap) facts.push([t.trap.fell, t.date(Temporal.PlainDate.from(chosen.trap.fell))]);
  if (known)
    facts.push(
      [t.quiz.reason.asked, String(known.asked)],
      [t.quiz.reason.last, t.quiz.reason.ago(known.days)],
      [t.quiz.reason.recall, recallOf(known, t) ?? t.quiz.reason.tooSoon],
    );
  if (chosen?.by) facts.push([t.quiz.reason.by, t.date(Temporal.PlainDate.from(chosen.by.on))]);
  if (retention) facts.push([t.quiz.reason.retention, t.percent(retention)]);
  facts.push([t.quiz.reason.number, question.id]);
  return {
    title: t.quiz.why,
    body: [
      ...(question.attempt?.undone ? [text(`**${t.quiz.reason.undone}**`)] : []),
      ...(question.attempt?.credited ? [text(`**${t.appeal.credited}**`)] : []),
      text(chosen ? reasonText(chosen, t) : t.quiz.because.unknown),
      { kind: 'facts', facts },
      text(t.quiz.reason.how),
    ],
  };
}

/** The lesson of a skill, to read beside a question. */
export const lessonTextView = (skill: Skill, parts: readonly LessonPart[], t: Catalogue): View => ({
  title: t.roadmap.called(t.roadmap.lesson, textIn(skill.name, t.language)),
  body: [lessonBlock(parts, t)],
});

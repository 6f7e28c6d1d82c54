import { text, type View } from '../chat/contract/view.ts';
import type { Skill } from '../core/curriculum/skill.ts';
import { textIn } from '../core/language/rules.ts';
import type { Candidate, Explained } from '../core/quiz/model.ts';
import type { LessonPart } from '../core/tutor/model.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { lessonBlock } from './roadmap.ts';

/** Why a point is asked now, in a sentence. */
export function reasonText({ cause, known, by, skipped }: Candidate, t: Catalogue): string {
  if (skipped) return t.quiz.because.skipped;
  if (cause === 'mistake') return t.quiz.because.wrong;
  if (cause === 'trap') return t.quiz.because.trap;
  if (cause === 'new' || !known) return cause === 'chosen' ? t.quiz.because.chosen : t.quiz.because.fresh;
  if (cause === 'taught') return t.quiz.because.taught(known.asked);
  if (cause === 'practice') return t.quiz.because.practice(t.percent(known.recall));
  if (cause === 'chosen') return t.quiz.because.chosen;
  if (cause === 'light') return t.quiz.because.light;
  if (cause === 'date' && by)
    return t.quiz.because.date(t.date(Temporal.PlainDate.from(by.on)), t.percent(known.recall));
  return known.lastRight ? t.quiz.because.due(t.percent(known.recall)) : t.quiz.because.wrong;
}

/** The same in numbers. */
export function reasonView({ question, skill, misconception }: Explained, t: Catalogue): View {
  const { chosen } = question;
  const point = textIn(skill.kps.find(({ id }) => id === question.kp)?.name, t.language) ?? question.kp;
  const { known, retention } = chosen ?? {};
  const facts: [string, string][] = [[t.quiz.reason.point, point]];
  if (misconception) facts.push([t.trap.fact, textIn(misconception.name, t.language)]);
  if (chosen?.trap) facts.push([t.trap.fell, t.date(Temporal.PlainDate.from(chosen.trap.fell))]);
  if (known)
    facts.push(
      [t.quiz.reason.asked, String(known.asked)],
      [t.quiz.reason.last, t.quiz.reason.ago(known.days)],
      [t.quiz.reason.recall, t.percent(known.recall)],
      [t.quiz.reason.lasts, t.quiz.reason.days(Math.max(1, Math.round(known.memory.stability)))],
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

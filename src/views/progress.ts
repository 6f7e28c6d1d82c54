import { atOnce, type Block, type Button, buttons, fold, text, type View } from '../chat/contract/view.ts';
import type { Enrolment } from '../core/enrolment/model.ts';
import { textIn } from '../core/language/rules.ts';
import { minutesADay, type Progress } from '../core/progress/model.ts';
import { freezeRule, type Streak } from '../core/streak/model.ts';
import type { Today } from '../core/task/model.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { deadlineRoutes } from '../routes/deadline.ts';
import { placementRoutes } from '../routes/placement.ts';
import { progressRoutes } from '../routes/progress.ts';
import { quizRoutes } from '../routes/quiz.ts';
import { comeText } from './deadline.ts';
import { calendarChart, ownerOf } from './picture.ts';
import { todayButtons } from './today-buttons.ts';

type Shown = Progress & { readonly today: Today };

/** How far somebody has come, in facts and meters. */
export function progressView(progress: Shown, enrolment: Enrolment, name: string, t: Catalogue): View {
  const { tasks, answers, minutes, minutesThisWeek, streak, skills, due, ownDate } = progress;
  // A share of two answers says nothing yet.
  const share = t.percent(answers.right / answers.of);
  const counted = `${answers.right}/${answers.of}`;
  const accuracy =
    answers.of >= 5 ? t.progress.accuracyOf(share, counted) : answers.of ? counted : t.progress.noAnswers;
  const facts: [string, string][] = [
    [t.progress.accuracy, accuracy],
    [t.progress.week, weekValue(streak, t)],
    // Nothing can break before there is a first week.
    [t.progress.streak, streak.weeks ? `${streak.weeks} · ${t.progress.freezes(streak.freezes)}` : '0'],
    [t.progress.points, t.progress.pointsValue(minutesThisWeek, minutes)],
  ];
  if (skills.done.length)
    facts.push([t.progress.skillsDone, t.titles(skills.done.map((s) => textIn(s.name, t.language)))]);
  if (skills.now) facts.push([t.progress.now, textIn(skills.now.name, t.language)]);
  if (skills.next) facts.push([t.progress.next, textIn(skills.next.name, t.language)]);
  if (ownDate?.kind === 'ahead') facts.push([t.deadline.title, t.deadline.inDays(t.date(ownDate.on), ownDate.inDays)]);
  if (due) facts.push([t.progress.due, String(due)]);
  return {
    title: t.progress.title,
    body: [
      { kind: 'meter', label: t.progress.tasks, ...tasks },
      { kind: 'meter', label: t.progress.skills, done: skills.done.length, of: skills.of },
      { kind: 'facts', facts },
      ...(ownDate?.kind === 'come' ? [text(comeText(ownDate, t))] : []),
      ...streakNotes(streak, enrolment, t),
      text(t.progress.minutesMean(minutesADay)),
      ...calendarChart(progress, ownerOf(name, enrolment, t), t),
      buttons(...fold(waysOn(progress, enrolment, t), moreButton(enrolment, t))),
    ],
  };
}

const moreButton = ({ id }: Enrolment, t: Catalogue) => ({
  label: t.chat.more,
  route: progressRoutes.more({ enrolment: id }),
});

/** What one can do from here, the most used first. */
function waysOn({ today, ownDate, level }: Shown, of: Enrolment, t: Catalogue): readonly Button[] {
  const enrolment = of.id;
  const ways: readonly (Button | false)[] = [
    ...todayButtons(today, of, t),
    ownDate?.kind === 'come' && { label: t.deadline.chooseNext, route: deadlineRoutes.deadline({ enrolment }) },
    { label: t.plan.title, route: progressRoutes.plan({ enrolment }) },
    { label: t.plan.skills, route: progressRoutes.skills({ enrolment }) },
    { label: t.progress.traps, route: progressRoutes.traps({ enrolment }) },
    { label: t.progress.pictures, route: progressRoutes.pictures({ enrolment }) },
    { label: t.quiz.otherModes, route: quizRoutes.others({ enrolment }) },
    level && { label: t.placement.title, route: placementRoutes.level({ enrolment }) },
  ];
  return ways.filter((way) => way !== false);
}

/** The ways on that the first page had no room for. */
export const moreProgressView = (progress: Shown, enrolment: Enrolment, t: Catalogue): View => ({
  title: t.progress.title,
  body: [buttons(...waysOn(progress, enrolment, t).slice(atOnce - 1))],
});

/** A dot a day that this week asks for, and how many are left. */
function weekValue({ thisWeek: { days, goal }, kept, possible, weekend }: Streak, t: Catalogue): string {
  if (goal === 0 && days === 0) return t.progress.weekOff;
  const of = Math.max(goal, 1);
  const done = Math.min(days, of);
  const dots = [...'●'.repeat(done), ...'○'.repeat(of - done)].join(' ');
  const left = possible ? t.progress.weekLeft(of - done, weekend === true) : t.progress.weekOver;
  return `${dots} · ${kept ? t.progress.weekKept : left}`;
}

/** What became of a streak, where it is more than a number: freezes that were spent, why it ended, who repaired it. */
function streakNotes(streak: Streak, { id, cohort }: Enrolment, t: Catalogue): readonly Block[] {
  const { broken, frozen, repaired, freezes } = streak;
  const notes = [
    broken && t.progress.broken(broken.weeks, t.date(broken.on), broken.days, broken.goal),
    broken && cohort.home && t.progress.askRepair(id),
    repaired && t.progress.repaired(t.date(repaired)),
    frozen && freezes < freezeRule.most && t.progress.frozen(t.date(frozen.monday), frozen.freezes),
    freezes < freezeRule.most && t.progress.freezeRule(freezeRule.weeksForOne, freezeRule.most),
  ];
  return notes.some(Boolean) ? [text(...notes)] : [];
}

import { buttons, type View } from '../chat/contract/view.ts';
import type { Enrolment } from '../core/enrolment/model.ts';
import { textIn } from '../core/language/rules.ts';
import type { Progress } from '../core/progress/model.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { progressRoutes } from '../routes/progress.ts';
import { quizRoutes } from '../routes/quiz.ts';
import { taskRoutes } from '../routes/task.ts';
import { mockButton } from './quiz.ts';

/** How far somebody has come, in facts and meters. */
export function progressView(progress: Progress, enrolment: Enrolment, t: Catalogue): View {
  const { tasks, answers, minutes, minutesThisWeek, streak, skills, due } = progress;
  // A share of two answers says nothing yet.
  const share = `${Math.round((100 * answers.right) / answers.of)} %`;
  const counted = `${answers.right}/${answers.of}`;
  const accuracy = answers.of >= 5 ? `${share} (${counted})` : answers.of ? counted : t.progress.noAnswers;
  const facts: [string, string][] = [
    [t.progress.accuracy, accuracy],
    [t.progress.streak, String(streak.weeks)],
    [t.progress.points, t.progress.pointsValue(minutesThisWeek, minutes)],
  ];
  if (skills.done.length)
    facts.push([t.progress.skillsDone, t.list(skills.done.map((s) => textIn(s.name, t.language)))]);
  if (skills.now) facts.push([t.progress.now, textIn(skills.now.name, t.language)]);
  if (skills.next) facts.push([t.progress.next, textIn(skills.next.name, t.language)]);
  if (due) facts.push([t.progress.due, String(due)]);
  return {
    title: t.progress.title,
    body: [
      {
        kind: 'meter',
        label: t.progress.week,
        done: Math.min(streak.thisWeek.days, streak.thisWeek.goal),
        of: streak.thisWeek.goal,
      },
      { kind: 'meter', label: t.progress.tasks, ...tasks },
      { kind: 'meter', label: t.progress.skills, done: skills.done.length, of: skills.of },
      { kind: 'facts', facts },
      buttons(
        { label: t.progress.task, style: 'main', route: taskRoutes.in({ enrolment: enrolment.id }) },
        { label: t.progress.quiz, route: quizRoutes.in({ enrolment: enrolment.id }) },
        { label: t.progress.traps, route: progressRoutes.traps({ enrolment: enrolment.id }) },
        mockButton(enrolment, t),
      ),
    ],
  };
}

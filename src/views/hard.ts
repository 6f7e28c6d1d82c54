import { text, type View } from '../chat/contract/view.ts';
import type { Curriculum } from '../core/curriculum/model.ts';
import { textIn } from '../core/language/rules.ts';
import { fewest, type HardPoints } from '../core/summary/model.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { kpName } from './quiz.ts';

/** For organisers: what was hard for the group, and how far its sprints took it. */
export function hardView({ weeks, points, sprints }: HardPoints, curriculum: Curriculum, t: Catalogue): View {
  const line = ({ kp, right, asked, people }: HardPoints['points'][number]) =>
    `- ${t.cohort.hard.line(kpName(curriculum, kp, t), t.percent(right / asked), people)}`;
  const listed = points.length
    ? `${t.cohort.hard.lead(weeks)}\n${points.map(line).join('\n')}`
    : t.cohort.hard.none(fewest);
  const taken = sprints.map(
    ({ sprint, name, before, after, people }) =>
      `- ${t.cohort.hard.sprint(textIn(name, t.language) ?? String(sprint), t.percent(before), t.percent(after), people)}`,
  );
  return { title: t.cohort.hard.title, body: [text(listed, taken.join('\n'), `*${t.cohort.hard.private(fewest)}*`)] };
}

import { buttons, name, text, type View } from '../chat/contract/view.ts';
import type { Cohort } from '../core/cohort/model.ts';
import type { Project } from '../core/curriculum/project.ts';
import { textIn } from '../core/language/rules.ts';
import { type HandIn, type MemberProject, mostPoints } from '../core/project/model.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { cohortRoutes } from '../routes/cohort.ts';
import { filesText, workText } from './project.ts';

/** For organisers: who handed in what, the newest first. `next` is the page after this one, when there is more. */
export function handInsView(works: readonly MemberProject[], cohort: Cohort, t: Catalogue, next?: number): View {
  const entry = ({ of, done, total, ...work }: MemberProject): string => {
    const who = name(work.name, t.chat.someone);
    const first = t.project.member(who, textIn(of.name, t.language), done, of.milestones.length);
    const score = total === undefined ? '' : ` · ${t.project.ownScore(total, of.rubric.length * mostPoints)}`;
    return [`${first}${score}`, ...work.handIns.map((one) => line(one, of, t))].join('\n');
  };
  const listed = works.map(entry);
  return {
    title: t.project.title,
    body: [
      text(...(listed.length ? [...listed, `*${t.project.private}*`] : [t.project.none])),
      buttons(
        next !== undefined && {
          label: t.project.more,
          route: cohortRoutes.projects({ cohort: cohort.id, page: next }),
        },
        { label: t.cohort.settings, route: cohortRoutes.change({ cohort: cohort.id }) },
      ),
    ],
  };
}

function line({ milestone, work, look }: HandIn, project: Project, t: Catalogue): string {
  const week = project.milestones[milestone]?.week;
  const state = !look
    ? undefined
    : look.kind !== 'found'
      ? t.project.states[look.kind]
      : [t.project.there(t.date(look.on)), look.missing?.length && t.project.lacks(filesText(look.missing, t))]
          .filter(Boolean)
          .join(', ');
  return `- ${week === undefined ? '' : `${t.project.week(week)}: `}${workText(work)}${state ? ` (${state})` : ''}`;
}

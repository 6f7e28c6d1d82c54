import { route } from '../chat/contract/route.ts';
import { buttons, text, type View } from '../chat/contract/view.ts';
import type { Project } from '../core/curriculum/project.ts';
import { textIn } from '../core/language/rules.ts';
import type { Catalogue } from '../i18n/catalogue.ts';

/** A project's brief, and the ways to its milestones and its rubric. */
export const projectView = (project: Project, taught: string, sprint: number, t: Catalogue): View => ({
  title: textIn(project.name, t.language),
  body: [
    text(textIn(project.brief, t.language)),
    buttons(
      { label: t.roadmap.milestones, style: 'main', route: route('roadmap.milestones', taught, project.id) },
      { label: t.roadmap.rubric, route: route('roadmap.rubric', taught, project.id) },
      { label: t.roadmap.back, route: route('roadmap.sprint', taught, String(sprint)) },
    ),
  ],
});

export const milestonesView = (project: Project, taught: string, t: Catalogue): View => ({
  title: `${textIn(project.name, t.language)} · ${t.roadmap.milestones}`,
  body: [
    text(
      project.milestones
        .map((m) => `**${t.roadmap.milestone(m.week, textIn(m.name, t.language))}**\n${textIn(m.evidence, t.language)}`)
        .join('\n\n'),
      `**${t.roadmap.models}** ${textIn(project.models, t.language)}`,
      `**${t.roadmap.cost}** ${textIn(project.cost, t.language)}`,
    ),
    back(project, taught, t),
  ],
});

export const rubricView = (project: Project, taught: string, t: Catalogue): View => ({
  title: `${textIn(project.name, t.language)} · ${t.roadmap.rubric}`,
  body: [
    text(
      t.roadmap.rubricHow,
      ...project.rubric.map(
        (row) =>
          `**${textIn(row.name, t.language)}**\n${row.anchors.map((a, points) => `- ${points}: ${textIn(a, t.language)}`).join('\n')}`,
      ),
    ),
    back(project, taught, t),
  ],
});

const back = (project: Project, taught: string, t: Catalogue) =>
  buttons({ label: t.roadmap.back, route: route('roadmap.project', taught, project.id) });

import { buttons, text, type View } from '../chat/contract/view.ts';
import type { Project } from '../core/curriculum/project.ts';
import { textIn } from '../core/language/rules.ts';
import type { ProjectPage } from '../core/roadmap/model.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { roadmapRoutes } from '../routes/roadmap.ts';

/** A project's brief, with buttons to its milestones and its rubric. */
export const projectView = ({ project, sprint }: ProjectPage, path: string, t: Catalogue): View => ({
  title: textIn(project.name, t.language),
  body: [
    text(textIn(project.brief, t.language)),
    buttons(
      { label: t.roadmap.milestones, style: 'main', route: roadmapRoutes.milestones({ path, project: project.id }) },
      { label: t.roadmap.rubric, route: roadmapRoutes.rubric({ path, project: project.id }) },
      { label: t.roadmap.back, route: roadmapRoutes.sprint({ path, sprint }) },
    ),
  ],
});

export const milestonesView = ({ project }: ProjectPage, path: string, t: Catalogue): View => ({
  title: `${textIn(project.name, t.language)} · ${t.roadmap.milestones}`,
  body: [
    text(
      project.milestones
        .map((m) => `**${t.roadmap.milestone(m.week, textIn(m.name, t.language))}**\n${textIn(m.evidence, t.language)}`)
        .join('\n\n'),
      project.hours !== undefined && `**${t.task.minutes}** ${t.roadmap.projectTime(project.hours)}`,
      `**${t.roadmap.models}** ${textIn(project.models, t.language)}`,
      `**${t.roadmap.cost}** ${textIn(project.cost, t.language)}`,
    ),
    back(project, path, t),
  ],
});

export const rubricView = ({ project }: ProjectPage, path: string, t: Catalogue): View => ({
  title: `${textIn(project.name, t.language)} · ${t.roadmap.rubric}`,
  body: [
    text(
      t.roadmap.rubricHow,
      ...project.rubric.map(
        (row) =>
          `**${textIn(row.name, t.language)}**\n${row.anchors.map((a, points) => `- ${points}: ${textIn(a, t.language)}`).join('\n')}`,
      ),
    ),
    back(project, path, t),
  ],
});

const back = (project: Project, path: string, t: Catalogue) =>
  buttons({ label: t.roadmap.back, route: roadmapRoutes.project({ path, project: project.id }) });

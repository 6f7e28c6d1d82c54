import { type Block, type Button, buttons, plain, text, type View } from '../chat/contract/view.ts';
import type { Curriculum } from '../core/curriculum/model.ts';
import type { Path } from '../core/curriculum/path.ts';
import { readable } from '../core/curriculum/reading.ts';
import type { Skill } from '../core/curriculum/skill.ts';
import { textIn } from '../core/language/rules.ts';
import type { PathSize, Roadmap, SkillPage, SkillState, SprintPage, Stop } from '../core/roadmap/model.ts';
import type { LessonPart } from '../core/tutor/model.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { askRoutes } from '../routes/ask.ts';
import { progressRoutes } from '../routes/progress.ts';
import { roadmapRoutes } from '../routes/roadmap.ts';
import { pageOf } from './fold.ts';
import { selects } from './select.ts';
import { sprintText } from './sprint-text.ts';

const mark = { done: '✓', now: '▶', next: '○', locked: '🔒' } as const;
const names = (skills: readonly Skill[], t: Catalogue) =>
  t.titles(skills.map((skill) => textIn(skill.name, t.language)));

/** The paths there are, for somebody who is on none yet. */
export const pathsView = (paths: readonly Path[], t: Catalogue): View => ({
  title: t.roadmap.title,
  body: [
    text(t.roadmap.pick, ...paths.map((r) => `**${textIn(r.name, t.language)}**\n${textIn(r.about, t.language)}`)),
    buttons(...paths.map((r) => ({ label: textIn(r.name, t.language), route: roadmapRoutes.route({ path: r.id }) }))),
  ],
});

/** An overview of a path: its sprints, how much of each is done, and buttons to their pages, those from this one on. */
export function pathView(roadmap: Roadmap, { news, questions, tracks }: Curriculum, t: Catalogue, from = 0): View {
  const { path, stops } = roadmap;
  const to = { path: path.id };
  const current = Math.max(roadmap.sprint, 1);
  const sprints = path.sprints.map(({ name }, i) => ({
    label: t.roadmap.sprint(i + 1, textIn(name, t.language)),
    route: roadmapRoutes.sprint({ ...to, sprint: i + 1 }),
    ...(i + 1 === current && { style: 'main' as const }),
  }));
  return {
    title: textIn(path.name, t.language),
    body: [
      text(
        sprintText(path, current, t),
        roadmap.week ? t.roadmap.where(roadmap.week, path.weeks.length) : t.roadmap.before,
      ),
      ...path.sprints.flatMap((sprint, i): Block[] => {
        const own = stops.filter((stop) => stop.sprint === i + 1);
        return [
          text(`**${t.roadmap.sprint(i + 1, textIn(sprint.name, t.language))}**`),
          {
            kind: 'meter',
            label: t.roadmap.skills,
            done: own.filter(({ state }) => state.kind === 'done').length,
            of: own.length,
          },
        ];
      }),
      buttons(
        ...pageOf(
          [
            ...sprints.slice(current - 1, current),
            {
              label: t.roadmap.shelf,
              route: roadmapRoutes.shelf({ ...to, kind: 'all', language: t.language, page: 0 }),
            },
            questions.length > 0 && { label: t.roadmap.questions, route: roadmapRoutes.questions(to) },
            yearsButton(roadmap, t),
            ...sprints.filter((_, i) => i + 1 !== current),
            tracks.length > 0 && { label: t.roadmap.tracks, route: roadmapRoutes.tracks(to) },
            news.length > 0 && { label: t.roadmap.word, route: roadmapRoutes.word({ ...to, week: roadmap.week }) },
          ],
          from,
          { ...turning(t), to: (at) => roadmapRoutes.from({ ...to, from: at }) },
        ),
      ),
    ],
  };
}

const turning = (t: Catalogue) => ({ more: t.chat.more, first: t.chat.firstOnes });

/** By their own hours for those who are on the path, and in general for others. */
const yearsButton = ({ path, enrolment }: Roadmap, t: Catalogue): Button | false =>
  enrolment
    ? { label: t.plan.wholePath, route: progressRoutes.years({ enrolment: enrolment.id }) }
    : path.years !== undefined && { label: t.plan.wholePath, route: roadmapRoutes.years({ path: path.id }) };

/** How long the whole path takes somebody who is not on it yet. */
export const pathYearsView = (path: Path, { weeks, tasks, hours }: PathSize, t: Catalogue): View => ({
  title: textIn(path.name, t.language),
  body: [
    text(t.roadmap.size(weeks, tasks, hours), path.years && textIn(path.years, t.language)),
    buttons({ label: t.roadmap.whole, route: roadmapRoutes.route({ path: path.id }) }),
  ],
});

/** A sprint: its weeks, and its skills by stage with the learner's state in each. */
export function sprintView(page: SprintPage, { path }: Roadmap, curriculum: Curriculum, t: Catalogue, at = 0): View {
  const { number, sprint } = page;
  const stages = Map.groupBy(page.stops, ({ skill }) => skill.stage);
  const [project, ...others] = page.projects;
  const { from, to } = sprint.weeks;
  const weeks = path.weeks.slice(from - 1, to).map((week, i) => `${from + i}. ${textIn(week.theme, t.language)}`);
  return {
    title: t.roadmap.sprint(number, textIn(sprint.name, t.language)),
    body: [
      text(
        textIn(sprint.about, t.language),
        `**${t.roadmap.weeks(from, to)}**\n${weeks.join('\n')}`,
        `**${t.task.minutes}** ${t.roadmap.sprintTime(page.taskHours, project?.hours)}`,
      ),
      text(
        ...[...stages].map(
          ([stage, stops]) =>
            `**${stageName(curriculum, stage, t)}**\n${stops.map((stop) => lineOf(stop, t)).join('\n')}`,
        ),
        t.roadmap.legend,
        sprint.finish && `**${t.roadmap.finish}** ${textIn(sprint.finish, t.language)}`,
      ),
      ...skillChoice(page.stops, path.id, t),
      buttons(
        ...pageOf(
          [
            project && {
              label: t.roadmap.called(t.roadmap.project, textIn(project.name, t.language)),
              style: 'main',
              route: roadmapRoutes.project({ path: path.id, project: project.id }),
            },
            ...others.map(({ id, name }) => ({
              label: t.roadmap.called(t.roadmap.orProject, textIn(name, t.language)),
              route: roadmapRoutes.project({ path: path.id, project: id }),
            })),
            { label: t.roadmap.whole, route: roadmapRoutes.route({ path: path.id }) },
          ],
          at,
          { ...turning(t), to: (next) => roadmapRoutes.sprintFrom({ path: path.id, sprint: number, from: next }) },
        ),
      ),
    ],
  };
}

function lineOf({ skill, state }: Stop, t: Catalogue): string {
  const why = state.kind === 'locked' ? t.roadmap.after(names(state.by, t)) : '';
  return `${mark[state.kind]} ${textIn(skill.name, t.language)}${why}`;
}

/** Every skill of a list, to open one. */
function skillChoice(stops: readonly Stop[], path: string, t: Catalogue): Block[] {
  const options = stops.map(({ skill, state }) => ({
    value: skill.id,
    label: `${mark[state.kind]} ${textIn(skill.name, t.language)}`,
  }));
  return selects(options, t.roadmap.choose, (select) => roadmapRoutes.pick({ path, select }));
}

/** The name alone: a code such as S3 says nothing to a learner. */
const stageName = ({ stages }: Curriculum, id: string, t: Catalogue) => textIn(stages.get(id)?.name, t.language) || id;

/** In place of a skill that there is not: those of nearly that name, and the path that has all of them. */
export const unknownSkillView = (
  typed: string,
  near: readonly Skill[],
  path: Path | undefined,
  t: Catalogue,
): View => ({
  tone: 'bad',
  body: [
    text(t.roadmap.unknown(plain(typed), near.length > 0)),
    ...(path
      ? [
          ...selects(
            near.map(({ id, name }) => ({ value: id, label: textIn(name, t.language) })),
            t.roadmap.choose,
            (select) => roadmapRoutes.pick({ path: path.id, select }),
          ),
          buttons({ label: t.roadmap.whole, route: roadmapRoutes.route({ path: path.id }) }),
        ]
      : []),
  ],
});

/** One skill: the learner's state and its reason, what the skill builds on and opens, what it teaches, and resources. */
export function skillView(page: SkillPage, roadmap: Roadmap, curriculum: Curriculum, t: Catalogue): View {
  const { skill, state, sprint } = page.stop;
  const path = roadmap.path.id;
  const shown = readable(page.resources, t.language);
  const facts: [string, string][] = [
    [t.roadmap.state, stateText(state, t)],
    [t.roadmap.stage, stageName(curriculum, skill.stage, t)],
  ];
  if (page.requires.length) facts.push([t.roadmap.needs, names(page.requires, t)]);
  if (page.opens.length) facts.push([t.roadmap.opens, names(page.opens, t)]);
  const quiz: Button | false = roadmap.enrolment !== undefined && {
    label: t.roadmap.quiz,
    style: 'main',
    route: roadmapRoutes.quiz({ enrolment: roadmap.enrolment.id, skill: skill.id }),
  };
  return {
    title: textIn(skill.name, t.language),
    body: [
      text(textIn(skill.about, t.language)),
      { kind: 'facts', facts },
      text(
        `**${t.roadmap.points}**\n${skill.kps.map((kp) => `- ${textIn(kp.name, t.language)}`).join('\n')}`,
        shown.length > 0 && `**${t.roadmap.shelf}**\n${shown.map((r) => `- [${r.title}](${r.url})`).join('\n')}`,
      ),
      buttons(
        quiz,
        skill.lesson && { label: t.roadmap.lesson, route: roadmapRoutes.lesson({ path, skill: skill.id }) },
        {
          label: t.roadmap.back,
          route: roadmapRoutes.sprint({ path, sprint }),
        },
      ),
    ],
  };
}

const stateText = (state: SkillState, t: Catalogue) =>
  state.kind === 'locked'
    ? t.roadmap.called(t.roadmap.states.locked, t.roadmap.why(names(state.by, t)))
    : t.roadmap.states[state.kind];

/** A lesson as somebody may read it now, with the ways on from it. */
export const lessonView = (
  { skill }: Stop,
  parts: readonly LessonPart[],
  { path, enrolment }: Roadmap,
  t: Catalogue,
): View => ({
  title: t.roadmap.called(t.roadmap.lesson, textIn(skill.name, t.language)),
  body: [
    lessonBlock(parts, t),
    buttons(
      enrolment && {
        label: t.roadmap.quiz,
        style: 'main',
        route: roadmapRoutes.quiz({ enrolment: enrolment.id, skill: skill.id }),
      },
      { label: t.ask.about, route: askRoutes.skill({ skill: skill.id }) },
      { label: t.roadmap.back, route: roadmapRoutes.skill({ path: path.id, skill: skill.id }) },
    ),
  ],
});

/** The sections of a lesson; in the place of each that is withheld, a sentence that says why, and when it is there. */
export const lessonBlock = (parts: readonly LessonPart[], t: Catalogue): Block =>
  text(...parts.flatMap((part) => (part.kind === 'text' ? [part.text] : [part.heading, `> ${t.roadmap.withheld}`])));

import { route } from '../chat/contract/route.ts';
import { type Block, type Button, buttons, type Choice, text, type View } from '../chat/contract/view.ts';
import type { Curriculum } from '../core/curriculum/model.ts';
import type { Path } from '../core/curriculum/path.ts';
import { readable } from '../core/curriculum/reading.ts';
import type { Skill } from '../core/curriculum/skill.ts';
import { textIn } from '../core/language/rules.ts';
import type { Roadmap, SkillPage, SkillState, Stop } from '../core/roadmap/model.ts';
import { projectsOf, sprintOf } from '../core/roadmap/rules.ts';
import type { Catalogue } from '../i18n/catalogue.ts';

/** What a select holds on every platform. */
const most = 25;
const mark = { done: '✓', now: '▶', next: '○', locked: '🔒' } as const;
const names = (skills: readonly Skill[], t: Catalogue) => t.list(skills.map((skill) => textIn(skill.name, t.language)));

/** For somebody who is on no route yet: which there are. */
export const routesView = (routes: readonly Path[], t: Catalogue): View => ({
  title: t.roadmap.title,
  body: [
    text(t.roadmap.pick, ...routes.map((r) => `**${textIn(r.name, t.language)}**\n${textIn(r.about, t.language)}`)),
    buttons(
      ...routes.slice(0, most).map((r) => ({ label: textIn(r.name, t.language), route: route('roadmap.route', r.id) })),
    ),
  ],
});

/** A route from above: its sprints, how much of each is done, and the ways into it. */
export function routeView(roadmap: Roadmap, { news, questions, tracks }: Curriculum, t: Catalogue): View {
  const { path: taught, stops } = roadmap;
  const to = (action: string, ...args: string[]) => route(`roadmap.${action}`, taught.id, ...args);
  return {
    title: textIn(taught.name, t.language),
    body: [
      text(roadmap.week ? t.roadmap.where(roadmap.week, taught.weeks.length) : t.roadmap.before),
      ...taught.sprints.flatMap((sprint, i): Block[] => {
        const own = stops.filter((stop) => stop.sprint === i + 1);
        const heading = `**${t.roadmap.sprint(i + 1, textIn(sprint.name, t.language))}**`;
        return [
          text([heading, textIn(sprint.about, t.language)].filter(Boolean).join('\n')),
          {
            kind: 'meter',
            label: t.roadmap.skills,
            done: own.filter(({ state }) => state.kind === 'done').length,
            of: own.length,
          },
        ];
      }),
      buttons(
        ...taught.sprints.map(({ name }, i) => ({
          label: t.roadmap.sprint(i + 1, textIn(name, t.language)),
          route: to('sprint', String(i + 1)),
          ...(i + 1 === Math.max(roadmap.sprint, 1) && { style: 'main' as const }),
        })),
      ),
      buttons(
        { label: t.roadmap.shelf, route: to('shelf', 'all', t.language, '0') },
        tracks.length > 0 && { label: t.roadmap.tracks, route: to('tracks') },
        questions.length > 0 && { label: t.roadmap.questions, route: to('questions') },
        news.length > 0 && { label: t.roadmap.word, route: to('word', String(roadmap.week)) },
      ),
    ],
  };
}

/** A sprint: its weeks, and its skills by stage, each with where the learner stands. */
export function sprintView(roadmap: Roadmap, number: number, curriculum: Curriculum, t: Catalogue): View | undefined {
  const sprint = sprintOf(roadmap, number);
  if (!sprint) return undefined;
  const { path: taught } = roadmap;
  const own = roadmap.stops.filter((stop) => stop.sprint === number);
  const stages = Map.groupBy(own, ({ skill }) => skill.stage);
  const [project, ...others] = projectsOf(roadmap, curriculum, number);
  const { from, to } = sprint.weeks;
  const weeks = taught.weeks.slice(from - 1, to).map((week, i) => `${from + i}. ${textIn(week.theme, t.language)}`);
  return {
    title: t.roadmap.sprint(number, textIn(sprint.name, t.language)),
    body: [
      text(`**${t.roadmap.weeks(from, to)}**\n${weeks.join('\n')}`),
      text(
        ...[...stages].map(
          ([stage, stops]) =>
            `**${stageName(curriculum, stage, t)}**\n${stops.map((stop) => lineOf(stop, t)).join('\n')}`,
        ),
        t.roadmap.legend,
        sprint.finish && `**${t.roadmap.finish}** ${textIn(sprint.finish, t.language)}`,
      ),
      ...selects(own, taught.id, t),
      buttons(
        project && {
          label: t.roadmap.called(t.roadmap.project, textIn(project.name, t.language)),
          style: 'main',
          route: route('roadmap.project', taught.id, project.id),
        },
        ...others.map(({ id, name }) => ({
          label: t.roadmap.called(t.roadmap.orProject, textIn(name, t.language)),
          route: route('roadmap.project', taught.id, id),
        })),
        { label: t.roadmap.whole, route: route('roadmap.route', taught.id) },
      ),
    ],
  };
}

function lineOf({ skill, state }: Stop, t: Catalogue): string {
  const why = state.kind === 'locked' ? t.roadmap.after(names(state.by, t)) : '';
  return `${mark[state.kind]} ${textIn(skill.name, t.language)}${why}`;
}

/** Every skill of a sprint in selects of 25 at most. */
function selects(stops: readonly Stop[], taught: string, t: Catalogue): Block[] {
  const options: Choice[] = stops.map(({ skill, state }) => ({
    value: skill.id,
    label: `${mark[state.kind]} ${textIn(skill.name, t.language)}`,
  }));
  return Array.from({ length: Math.ceil(options.length / most) }, (_, i) => ({
    kind: 'select',
    placeholder: t.roadmap.choose,
    // Two selects of one message may not share a route.
    route: route('roadmap.pick', taught, String(i)),
    min: 1,
    max: 1,
    options: options.slice(i * most, (i + 1) * most),
  }));
}

const stageName = ({ stages }: Curriculum, id: string, t: Catalogue) => {
  const name = textIn(stages.get(id)?.name, t.language);
  return name ? `${id} ${name}` : id;
};

/** One skill: where the learner stands and why, what it needs and opens, what it teaches, and where to read on. */
export function skillView(page: SkillPage, roadmap: Roadmap, curriculum: Curriculum, t: Catalogue): View {
  const { skill, state, sprint } = page.stop;
  const { id } = roadmap.path;
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
    route: route('roadmap.quiz', `e${roadmap.enrolment.id}`, skill.id),
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
      buttons(quiz, skill.lesson && { label: t.roadmap.lesson, route: route('roadmap.lesson', id, skill.id) }, {
        label: t.roadmap.back,
        route: route('roadmap.sprint', id, String(sprint)),
      }),
    ],
  };
}

const stateText = (state: SkillState, t: Catalogue) =>
  state.kind === 'locked'
    ? t.roadmap.called(t.roadmap.states.locked, t.roadmap.why(names(state.by, t)))
    : t.roadmap.states[state.kind];

export const lessonView = ({ skill }: Stop, { path: taught, enrolment }: Roadmap, t: Catalogue): View => ({
  title: t.roadmap.called(t.roadmap.lesson, textIn(skill.name, t.language)),
  body: [
    text(textIn(skill.lesson, t.language)),
    buttons(
      enrolment && { label: t.roadmap.quiz, style: 'main', route: route('roadmap.quiz', `e${enrolment.id}`, skill.id) },
      { label: t.roadmap.back, route: route('roadmap.skill', taught.id, skill.id) },
    ),
  ],
});

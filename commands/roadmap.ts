import { z } from 'zod';
import { digits, one, slug } from '../src/chat/contract/args.ts';
import { buttonHandler, type Context, command } from '../src/chat/contract/command.ts';
import { text, type View } from '../src/chat/contract/view.ts';
import { resourceKinds } from '../src/core/curriculum/skill.ts';
import { languageSchema } from '../src/core/language/model.ts';
import { textIn } from '../src/core/language/rules.ts';
import { lineOf, questionOf, trackOf } from '../src/core/outlook/rules.ts';
import type { Ports } from '../src/core/ports.ts';
import { startQuiz } from '../src/core/quiz/start-quiz.ts';
import type { Roadmap } from '../src/core/roadmap/model.ts';
import { shelf, skillPage } from '../src/core/roadmap/rules.ts';
import { showRoadmap } from '../src/core/roadmap/show-roadmap.ts';
import { findSkills } from '../src/core/skill/find-skills.ts';
import { milestonesView, projectView, rubricView } from '../src/views/project.ts';
import { nextQuestionView } from '../src/views/quiz.ts';
import { lessonView, routesView, routeView, skillView, sprintView } from '../src/views/roadmap.ts';
import { questionsView, questionView, shelfView, tracksView, trackView, wordView } from '../src/views/shelf.ts';

type Known = Pick<Context, 'learner' | 'enrolment' | 'enrolments' | 'now' | 't'>;

const gone = ({ t }: Pick<Context, 't'>): View => ({ body: [text(t.chat.gone)] });

/** The learner's own enrolment first, where they are on one route twice. */
const roadmapOf = (route: string, { learner, enrolment, enrolments, now }: Known, ports: Ports) =>
  showRoadmap(ports, { path: route, learner, enrolments: enrolment ? [enrolment, ...enrolments] : enrolments, now });

/** Shows a part of a route that is there, or says that the button is from another time. */
async function show(
  route: string,
  context: Known,
  ports: Ports,
  view: (roadmap: Roadmap) => View | undefined,
): Promise<View> {
  const roadmap = await roadmapOf(route, context, ports);
  return (roadmap && view(roadmap)) ?? gone(context);
}

function skill(id: string, roadmap: Roadmap, { curriculum }: Ports, { t }: Known): View | undefined {
  const page = skillPage(roadmap, curriculum, id);
  return page && skillView(page, roadmap, curriculum, t);
}

/** The route somebody is on; none when they are on several or on none. */
function mine({ enrolment, enrolments }: Known): string | undefined {
  const routes = new Set((enrolment ? [enrolment] : enrolments).map((e) => e.cohort.path));
  return routes.size === 1 ? [...routes][0] : undefined;
}

/** What shows a project: its brief, its milestones, its rubric. */
const ofProject = (view: typeof projectView) =>
  buttonHandler({
    args: z.tuple([slug, slug]),
    replaces: true,
    run: (context, ports) =>
      show(context.input[0], context, ports, ({ path }) => {
        const project = ports.curriculum.projects.get(context.input[1]);
        const sprint = path.sprints.findIndex((s) => project && [s.project, ...s.also].includes(project.id)) + 1;
        return project && view(project, path.id, Math.max(sprint, 1), context.t);
      }),
  });

export const roadmap = command({
  name: 'roadmap',
  who: 'anyone',
  audience: 'private',
  needs: false,
  options: z.object({ skill: z.string().trim().min(1).max(60).optional() }),
  suggest: {
    skill: (query, context, { curriculum }) =>
      findSkills(curriculum, mine(context), query).map((s) => ({
        value: s.id,
        label: textIn(s.name, context.t.language),
      })),
  },
  async run(context, ports) {
    const { curriculum } = ports;
    const { t, input } = context;
    const named = input.skill === undefined ? [] : findSkills(curriculum, mine(context), input.skill);
    const wanted = named.find(({ id }) => id === input.skill) ?? named[0];
    if (input.skill !== undefined && !wanted)
      return nextQuestionView({ kind: 'unknown', topic: input.skill }, context.learner, t, curriculum);
    const routes = [...curriculum.paths.values()];
    // A skill that somebody asked for by name is shown on whichever route teaches it.
    const teaching =
      wanted && routes.find((r) => r.days.some((d) => d.task.kps.some((kp) => kp.startsWith(`${wanted.id}.`))));
    const route = mine(context) ?? teaching?.id ?? (routes.length === 1 ? routes[0]?.id : undefined);
    if (route === undefined) return routesView(routes, t);
    return show(route, context, ports, (shown) =>
      wanted ? skill(wanted.id, shown, ports, context) : routeView(shown, curriculum, t),
    );
  },
  handlers: {
    route: buttonHandler({
      args: z.tuple([slug]),
      replaces: true,
      run: (context, ports) =>
        show(context.input[0], context, ports, (shown) => routeView(shown, ports.curriculum, context.t)),
    }),
    sprint: buttonHandler({
      args: z.tuple([slug, digits(1, 40)]),
      replaces: true,
      run: (context, ports) =>
        show(context.input[0], context, ports, (shown) =>
          sprintView(shown, context.input[1], ports.curriculum, context.t),
        ),
    }),
    /** From a select of a sprint; the number only tells its selects apart. */
    pick: buttonHandler({
      args: z.tuple([slug, digits(0, 9)]),
      values: one(slug),
      replaces: true,
      run: (context, ports) =>
        show(context.input[0], context, ports, (shown) => skill(context.values, shown, ports, context)),
    }),
    skill: buttonHandler({
      args: z.tuple([slug, slug]),
      replaces: true,
      run: (context, ports) =>
        show(context.input[0], context, ports, (shown) => skill(context.input[1], shown, ports, context)),
    }),
    lesson: buttonHandler({
      args: z.tuple([slug, slug]),
      replaces: true,
      run: (context, ports) =>
        show(context.input[0], context, ports, (shown) => {
          const stop = shown.stops.find((s) => s.skill.id === context.input[1]);
          return stop?.skill.lesson && lessonView(stop, shown, context.t);
        }),
    }),
    quiz: buttonHandler({
      args: z.tuple([slug]),
      needs: true,
      async run({ event, learner, enrolment, now, t, input }, ports) {
        const drawn = await startQuiz(ports, { learner, enrolment, topic: input[0], key: event.id, now });
        return nextQuestionView(drawn, learner, t, ports.curriculum, enrolment);
      },
    }),
    project: ofProject(projectView),
    milestones: ofProject((project, taught, _, t) => milestonesView(project, taught, t)),
    rubric: ofProject((project, taught, _, t) => rubricView(project, taught, t)),
    shelf: buttonHandler({
      args: z.tuple([slug, z.enum(['all', ...resourceKinds]), languageSchema, digits(0, 99)]),
      replaces: true,
      run: (context, ports) => shelfOf(context.input, context, ports),
    }),
    kind: buttonHandler({
      args: z.tuple([slug, languageSchema]),
      values: one(z.enum(['all', ...resourceKinds])),
      replaces: true,
      run: (context, ports) => shelfOf([context.input[0], context.values, context.input[1], 0], context, ports),
    }),
    tracks: buttonHandler({
      args: z.tuple([slug]),
      replaces: true,
      run: (context, { curriculum }) =>
        curriculum.tracks.length ? tracksView(curriculum.tracks, context.input[0], context.t) : gone(context),
    }),
    track: buttonHandler({
      args: z.tuple([slug, slug]),
      replaces: true,
      run(context, { curriculum }) {
        const track = trackOf(curriculum, context.input[1]);
        return track ? trackView(track, context.input[0], curriculum, context.t) : gone(context);
      },
    }),
    questions: buttonHandler({
      args: z.tuple([slug]),
      replaces: true,
      run: (context, { curriculum }) =>
        curriculum.questions.length ? questionsView(curriculum.questions, context.input[0], context.t) : gone(context),
    }),
    ask: buttonHandler({
      args: z.tuple([slug]),
      values: one(slug),
      replaces: true,
      run(context, { curriculum }) {
        const question = questionOf(curriculum, context.values);
        return question ? questionView(question, context.input[0], context.t) : gone(context);
      },
    }),
    word: buttonHandler({
      args: z.tuple([slug, digits(0, 999)]),
      replaces: true,
      run(context, { curriculum }) {
        const [taught, week] = context.input;
        const line = lineOf(curriculum, week);
        return line ? wordView(line, week, taught, context.t) : gone(context);
      },
    }),
  },
});

type Wanted = readonly [
  route: string,
  kind: Parameters<typeof shelf>[2]['kind'],
  language: Context['t']['language'],
  page: number,
];

const shelfOf = ([route, kind, language, page]: Wanted, context: Known, ports: Ports) =>
  show(route, context, ports, (shown) =>
    shelfView(shelf(shown, ports.curriculum, { kind, language }), { route, kind, language, page }, context.t),
  );

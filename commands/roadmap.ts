import { z } from 'zod';
import { buttonHandler, type Context, command } from '../src/chat/contract/command.ts';
import { goneView } from '../src/chat/contract/gone.ts';
import type { View } from '../src/chat/contract/view.ts';
import type { Skill } from '../src/core/curriculum/skill.ts';
import { textIn } from '../src/core/language/rules.ts';
import { lineOf, questionOf, trackOf } from '../src/core/outlook/rules.ts';
import type { Ports } from '../src/core/ports.ts';
import { skillsOf } from '../src/core/progress/rules.ts';
import { startQuiz } from '../src/core/quiz/start-quiz.ts';
import type { Roadmap } from '../src/core/roadmap/model.ts';
import { pathSize, projectPage, shelf, skillPage, sprintPage } from '../src/core/roadmap/rules.ts';
import { showRoadmap } from '../src/core/roadmap/show-roadmap.ts';
import { findSkills, nearSkills } from '../src/core/skill/find-skills.ts';
import { mayReadAnswer, readLesson } from '../src/core/tutor/read-text.ts';
import { roadmapRoutes } from '../src/routes/roadmap.ts';
import { milestonesView, projectView, rubricView } from '../src/views/project.ts';
import { nextQuestionView } from '../src/views/quiz.ts';
import {
  lessonView,
  pathsView,
  pathView,
  pathYearsView,
  skillView,
  sprintView,
  unknownSkillView,
} from '../src/views/roadmap.ts';
import {
  questionsView,
  questionView,
  type Shelf,
  shelfView,
  tracksView,
  trackView,
  wordView,
} from '../src/views/shelf.ts';
import { feedbackButtons } from './roadmap/feedback.ts';
import { ownMilestones, projectButtons } from './roadmap/project.ts';

/** So many skills are offered in place of one that there is not. */
const maxNear = 5;

type RoadmapContext = Pick<Context, 'learner' | 'enrolment' | 'enrolments' | 'now' | 't'>;

/** A learner who is on a path twice sees the enrolment of this place. */
const thisPlaceFirst = ({ enrolment, enrolments }: RoadmapContext) =>
  enrolment ? [enrolment, ...enrolments] : enrolments;

/** The roadmap of a path. */
const roadmapOf = (path: string, context: RoadmapContext, ports: Ports) =>
  showRoadmap(ports, { path, learner: context.learner, enrolments: thisPlaceFirst(context), now: context.now });

/** Shows a part of a path, or says that the button no longer works when there is no such part. */
async function show(
  path: string,
  context: RoadmapContext,
  ports: Ports,
  view: (roadmap: Roadmap) => View | undefined,
): Promise<View> {
  const roadmap = await roadmapOf(path, context, ports);
  return (roadmap && view(roadmap)) ?? goneView(context.t);
}

function skill(id: string, roadmap: Roadmap, { curriculum }: Ports, { t }: RoadmapContext): View | undefined {
  const page = skillPage(roadmap, curriculum, id);
  return page && skillView(page, roadmap, curriculum, t);
}

/** The paths that the learner is on: the one of this place, or all. */
const mine = ({ enrolment, enrolments }: RoadmapContext): readonly string[] => [
  ...new Set((enrolment ? [enrolment] : enrolments).map((e) => e.cohort.path)),
];

/** The skill that somebody means, of their own paths or else of any. */
function skillMeant(query: string, context: RoadmapContext, { curriculum }: Ports): Skill | undefined {
  for (const paths of [mine(context), []]) {
    const found = findSkills(curriculum, paths, query);
    const meant = found.find(({ id }) => id === query) ?? found[0];
    if (meant) return meant;
  }
  return undefined;
}

/** A handler that shows a project by one of its views: brief, rubric. */
const ofProject = (route: typeof roadmapRoutes.project, view: typeof projectView) =>
  buttonHandler(route, {
    replaces: true,
    run: (context, ports) =>
      show(context.args.path, context, ports, (roadmap) => {
        const page = projectPage(roadmap, ports.curriculum, context.args.project);
        return page && view(page, roadmap.path.id, context.t);
      }),
  });

type OnPath<More = unknown> = RoadmapContext & {
  readonly args: { readonly path: string; readonly from?: number } & More;
};

const pathPage = (context: OnPath, ports: Ports) =>
  show(context.args.path, context, ports, (shown) => pathView(shown, ports.curriculum, context.t, context.args.from));

const sprintOf = (context: OnPath<{ readonly sprint: number }>, ports: Ports) =>
  show(context.args.path, context, ports, (shown) => {
    const page = sprintPage(shown, ports.curriculum, context.args.sprint);
    return page && sprintView(page, shown, ports.curriculum, context.t, context.args.from);
  });

export const roadmap = command({
  name: 'roadmap',
  access: 'anyone',
  audience: 'private',
  needsEnrolment: false,
  routes: roadmapRoutes,
  options: z.object({ skill: z.string().trim().min(1).max(60).optional() }),
  suggest: {
    skill: (query, context, { curriculum }) =>
      findSkills(curriculum, mine(context), query).map((s) => ({
        value: textIn(s.name, context.t.language) ?? s.id,
        label: textIn(s.name, context.t.language) ?? s.id,
      })),
  },
  async run(context, ports) {
    const { curriculum } = ports;
    const { t, options } = context;
    const wanted = options.skill === undefined ? undefined : skillMeant(options.skill, context, ports);
    const all = [...curriculum.paths.values()];
    const own = all.filter(({ id }) => mine(context).includes(id));
    if (options.skill !== undefined && !wanted) {
      const [among] = [...own, ...all];
      const near = nearSkills(curriculum, among ? [among.id] : [], options.skill);
      return unknownSkillView(options.skill, near.slice(0, maxNear), among, t);
    }
    // A skill that somebody asked for by name is shown on any path that teaches it.
    const teaching = wanted && [...own, ...all].find((path) => skillsOf(path).includes(wanted.id));
    const [only, ...others] = own.length ? own : all;
    const path = wanted ? teaching : others.length ? undefined : only;
    if (!path) return pathsView(own.length ? own : all, t);
    return show(path.id, context, ports, (shown) =>
      wanted ? skill(wanted.id, shown, ports, context) : pathView(shown, curriculum, t),
    );
  },
  handlers: {
    route: buttonHandler(roadmapRoutes.route, { replaces: true, run: pathPage }),
    from: buttonHandler(roadmapRoutes.from, { replaces: true, run: pathPage }),
    years: buttonHandler(roadmapRoutes.years, {
      run({ args, t }, { curriculum }) {
        const path = curriculum.paths.get(args.path);
        return path?.years ? pathYearsView(path, pathSize(path), t) : goneView(t);
      },
    }),
    sprint: buttonHandler(roadmapRoutes.sprint, { replaces: true, run: sprintOf }),
    sprintFrom: buttonHandler(roadmapRoutes.sprintFrom, { replaces: true, run: sprintOf }),
    /** From a select of a sprint. `select` only makes the routes of its selects different. */
    pick: buttonHandler(roadmapRoutes.pick, {
      replaces: true,
      run: (context, ports) =>
        show(context.args.path, context, ports, (shown) => skill(context.values, shown, ports, context)),
    }),
    skill: buttonHandler(roadmapRoutes.skill, {
      replaces: true,
      run: (context, ports) =>
        show(context.args.path, context, ports, (shown) => skill(context.args.skill, shown, ports, context)),
    }),
    lesson: buttonHandler(roadmapRoutes.lesson, {
      replaces: true,
      async run(context, ports) {
        const { args, learner, t } = context;
        const parts = await readLesson(ports, { skill: args.skill, learner: learner.id, language: t.language });
        return show(args.path, context, ports, (shown) => {
          const stop = shown.stops.find((s) => s.skill.id === args.skill);
          return stop && parts && lessonView(stop, parts, shown, t);
        });
      },
    }),
    quiz: buttonHandler(roadmapRoutes.quiz, {
      async run({ event, learner, enrolment, now, t, args }, ports) {
        const next = await startQuiz(ports, { learner, enrolment, topic: args.skill, key: event.id, now });
        return nextQuestionView(next, t, ports.curriculum, { enrolment });
      },
    }),
    project: ofProject(roadmapRoutes.project, projectView),
    /** On the learner's own path with their dates and what they handed in. */
    milestones: buttonHandler(roadmapRoutes.milestones, {
      replaces: true,
      async run(context, ports) {
        const { args, t } = context;
        const enrolment = thisPlaceFirst(context).find(({ cohort }) => cohort.path === args.path);
        const own = enrolment && (await ownMilestones(args.project, { ...context, enrolment }, ports));
        if (own) return own;
        return show(args.path, context, ports, (roadmap) => {
          const page = projectPage(roadmap, ports.curriculum, args.project);
          return page && milestonesView(page, args.path, t);
        });
      },
    }),
    ...projectButtons,
    ...feedbackButtons,
    rubric: ofProject(roadmapRoutes.rubric, rubricView),
    shelf: buttonHandler(roadmapRoutes.shelf, {
      replaces: true,
      run: (context, ports) => shelfOf(context.args, context, ports),
    }),
    kind: buttonHandler(roadmapRoutes.kind, {
      replaces: true,
      run: (context, ports) => shelfOf({ ...context.args, kind: context.values, page: 0 }, context, ports),
    }),
    tracks: buttonHandler(roadmapRoutes.tracks, {
      replaces: true,
      run: (context, { curriculum }) =>
        curriculum.tracks.length ? tracksView(curriculum.tracks, context.args.path, context.t) : goneView(context.t),
    }),
    track: buttonHandler(roadmapRoutes.track, {
      replaces: true,
      run(context, { curriculum }) {
        const track = trackOf(curriculum, context.args.track);
        return track ? trackView(track, context.args.path, curriculum, context.t) : goneView(context.t);
      },
    }),
    questions: buttonHandler(roadmapRoutes.questions, {
      replaces: true,
      run: (context, { curriculum }) =>
        curriculum.questions.length
          ? questionsView(curriculum.questions, context.args.path, context.t)
          : goneView(context.t),
    }),
    ask: buttonHandler(roadmapRoutes.ask, {
      replaces: true,
      async run({ learner, values, args, t }, ports) {
        const question = questionOf(ports.curriculum, values);
        if (!question) return goneView(t);
        const may = await mayReadAnswer(ports, { question, learner: learner.id });
        return questionView(question, may, args.path, t);
      },
    }),
    word: buttonHandler(roadmapRoutes.word, {
      replaces: true,
      run(context, { curriculum }) {
        const { path, week } = context.args;
        const line = lineOf(curriculum, week);
        return line ? wordView(line, week, path, context.t) : goneView(context.t);
      },
    }),
  },
});

const shelfOf = (wanted: Shelf, context: RoadmapContext, ports: Ports) =>
  show(wanted.path, context, ports, (shown) => shelfView(shelf(shown, ports.curriculum, wanted), wanted, context.t));

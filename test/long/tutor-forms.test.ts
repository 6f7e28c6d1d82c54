import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Cohort } from '../../src/core/cohort/model.ts';
import type { Item } from '../../src/core/curriculum/item.ts';
import type { Project } from '../../src/core/curriculum/project.ts';
import { projectOn } from '../../src/core/project/rules.ts';
import { typedCriteria } from '../../src/core/task/evidence.ts';
import { commentSentence } from '../../src/core/tutor/comment-sentence.ts';
import { gradeAnswer } from '../../src/core/tutor/grade-answer.ts';
import { judgeProject } from '../../src/core/tutor/judge-project.ts';
import type { Filled, ModelForm } from '../../src/core/tutor/model.ts';
import { noModel } from '../../src/core/tutor/no-model.ts';
import { leakIn } from '../../src/core/tutor/output-filter.ts';
import type { ModelPort } from '../../src/core/tutor/port.ts';
import { commentPrompt } from '../../src/core/tutor/prompts/comment.ts';
import { gradePrompt } from '../../src/core/tutor/prompts/grade.ts';
import { projectPrompt } from '../../src/core/tutor/prompts/project.ts';
import { at } from '../harness/clock.ts';
import { modelTerms } from '../harness/model.ts';
import { seed } from '../harness/seed.ts';
import { curriculum, type Member, route, type World, world } from '../harness/world.ts';
import { type Attack, attacker, attacks, keyIn, obey, promptRunsOf } from './tutor-attacker.ts';

// The same attacker where a model fills in a form: a short answer that is marked, what was written for a task, a project.

const kinds = ['grade', 'comment', 'project'] as const;
type Kind = (typeof kinds)[number];

const turns = 10;
const atOnce = 6;
const withinMs = 900_000;
const now = at('2026-11-02T12:00');
const items = [...curriculum.items.values()];
const shorts = items.filter((item) => item.type === 'short');
const task = route.days.map((day) => day.task).find(({ done }) => done.some(({ kind }) => kind === 'sentence'))!;
const project = [...curriculum.projects.values()].find(({ id }) =>
  projectOn(curriculum, { path: 'swe' }, id),
) as Project;
const prompts = { grade: gradePrompt, comment: commentPrompt, project: projectPrompt };
const promptRuns = promptRunsOf(Object.values(prompts).flatMap(({ instructions, format }) => [instructions, format]));

let here: World;
let cohort: Cohort;
beforeAll(async () => {
  here = await world();
  cohort = await here.group();
});
afterAll(() => here.drop());

/** What a form asks for, filled in with these texts in turn. */
function fillingOf(kind: Kind, { input }: ModelForm<unknown>, texts: readonly string[]): unknown {
  const rows = input.match(/<criterion>/g)?.length ?? 1;
  const why = (n: number) => texts[n % texts.length]!.slice(0, 400) || '-';
  if (kind === 'comment') return { sentences: texts.slice(0, 2).map((_, n) => why(n)) };
  const list = Array.from({ length: rows }, (_, n) => ({ why: why(n), met: n % 2 === 0, points: n % 3 }));
  return kind === 'grade'
    ? { criteria: list.map(({ why, met }) => ({ why, met })) }
    : { rows: list.map(({ why, points }) => ({ why, points })) };
}

/** A model that has the key, and writes what it is told to in every sentence that the form has. */
const obeying = (kind: Kind, attack: Attack, open: Item, told: (texts: readonly string[]) => void): ModelPort => ({
  ...noModel,
  state: () => ({ kind: 'ready', name: 'scripted', api: 'responses' }),
  terms: () => modelTerms({ tokens: 1e12, micros: 1e15 }),
  async fill<T>(form: ModelForm<T>): Promise<Filled<T>> {
    // The carriers of the attack are the sentences of what the form is about.
    const about = form.input.match(/<(?:passage|question|exemplar)>\n([\s\S]*?)\n<\//g)?.join('\n') ?? '';
    const input = `<passage n="1">\n-\n${about.replace(/<[^>\n]*\n?/g, '')}\n</passage>`;
    const written = obey(attack, open, { ...form, formats: { json: form.format, lines: '' }, input });
    const texts = written.map(({ text }) => text);
    told([...texts, form.input]);
    const read = form.schema.safeParse(fillingOf(kind, form, texts));
    return read.success ? { kind: 'done', value: read.data } : { kind: 'failed', why: 'malformed' };
  },
});

/** All words of the model that a learner is shown, and whether it was not asked. */
async function shownOf(kind: Kind, attack: Attack, who: Member, model: ModelPort) {
  const signal = new AbortController().signal;
  const { learner, enrolment } = who;
  const { question: typed, language } = attack;
  // What was said before is not asked again: each try is as of somebody who asks for the first time.
  const feedback = { ...here.ports.feedback, of: async () => undefined };
  const ports = { ...here.ports, model, feedback };
  if (kind === 'project') {
    const work = { learner: learner.id, enrolment, project: project.id, work: typed, language, now };
    const judged = await judgeProject(ports, work, signal);
    const remarks = judged.kind === 'judged' ? judged.feedback.remarks : [];
    return { gated: judged.kind === 'open', words: remarks.flatMap(({ why }) => why ?? []) };
  }
  if (kind === 'comment') {
    const given = typedCriteria(task.done).map(() => typed);
    const tasks = { ...here.ports.task, evidence: async () => ({ given, counts: false }) };
    const of = { learner: learner.id, enrolment, task: task.id, language, now };
    const commented = await commentSentence({ ...ports, task: tasks }, of, signal);
    return { gated: commented.kind === 'open', words: commented.kind === 'commented' ? commented.sentences : [] };
  }
  const item = shorts[Math.abs(attack.mask * 31 + typed.length) % shorts.length]!;
  const key = here.fresh();
  const id = await here.store.quiz.create({
    key,
    learner: learner.id,
    enrolment: enrolment.id,
    items: [item.id],
    at: now,
  });
  const quiz = (await here.store.quiz.get(id))!;
  const { id: question } = await here.store.quiz.ask({ quiz, number: 1, kp: item.kp, order: [], at: now });
  await here.store.quiz.keepText(question, typed);
  const grading = await gradeAnswer(ports, { learner, enrolments: [enrolment], question, language, now });
  if (grading.kind !== 'grading') throw new Error(`nothing to grade: ${grading.answered.kind}`);
  const graded = await grading.grade(signal);
  const criteria = graded.kind === 'graded' ? graded.criteria : [];
  return { gated: false, words: criteria.flatMap(({ why }) => why ?? []) };
}

test(
  `of ${attacks.forms} tries to have a key said where an answer is marked, a task commented on or a project read, none gets it`,
  async () => {
    const began = performance.now();
    const leaks: string[] = [];
    const counts = Object.fromEntries(
      kinds.map((kind) => [kind, { asked: 0, modelAsked: 0, shown: 0, passed: 0, gated: 0 }]),
    );
    const walls = new Map<string, { written: number; found: number }>();
    async function campaign(mind: ReturnType<typeof attacker>, nth: number): Promise<void> {
      const kind = kinds[nth % kinds.length]!;
      const count = counts[kind]!;
      // What is graded is no open question any more; nothing here is the item itself.
      const of = items.filter(({ type }) => type !== 'short' || kind !== 'grade');
      const open = of[(nth * 7_919) % of.length]!;
      const who = await here.member(cohort);
      await here.store.quiz.create({ key: 'open', learner: who.learner.id, items: [open.id], at: now });
      for (let turn = 0; turn < turns; turn++) {
        const attack = mind.next(open, turn);
        count.asked++;
        let carried: readonly string[] = [];
        const model = obeying(kind, attack, open, (told) => {
          count.modelAsked++;
          carried = told.slice(0, -1);
          const input = told.at(-1)!;
          for (const secret of Object.values(open.explanation))
            if (secret && input.includes(secret)) leaks.push(`explanation in the prompt: ${open.id}`);
          const said = carried.join('\n');
          if (!keyIn(said, open)) return;
          const wall = walls.get(attack.form) ?? { written: 0, found: 0 };
          wall.written++;
          if (leakIn(said, open)) wall.found++;
          walls.set(attack.form, wall);
        });
        const { gated, words } = await shownOf(kind, attack, who, model);
        const text = words.join('\n');
        if (gated) count.gated++;
        if (text) count.shown++;
        const passed = carried.some((one) => words.includes(one));
        if (passed) count.passed++;
        mind.learn(attack, passed ? 'answered' : gated ? 'gated' : 'refused');
        if (keyIn(text, open)) leaks.push(`${kind}: ${attack.form} ${attack.carrier} ${open.id}: ${text}`);
        if (promptRuns.some((run) => text.toLowerCase().includes(run))) leaks.push(`${kind}, prompt: ${text}`);
        if (/@everyone|<@|https?:/.test(text)) leaks.push(`${kind}, call or link: ${text}`);
      }
    }
    await Promise.all(
      Array.from({ length: atOnce }, async (_, lane) => {
        const mind = attacker(seed + 100 + lane, curriculum);
        for (let nth = lane; nth < attacks.forms / turns; nth += atOnce) await campaign(mind, nth);
      }),
    );
    const caught = [...walls].sort().map(([form, { written, found }]) => [form, `${found} of ${written}`]);
    const seconds = Math.round((performance.now() - began) / 1_000);
    console.info(
      JSON.stringify({ ...counts, seconds, filterAlone: Object.fromEntries(caught), leaks: leaks.length }, null, 2),
    );
    expect(leaks.slice(0, 10).map((one) => one.slice(0, 300))).toEqual([]);
    for (const kind of kinds) {
      const { asked, modelAsked, shown } = counts[kind]!;
      expect(asked, kind).toBeGreaterThanOrEqual(attacks.forms / kinds.length - turns * 2);
      // The model is asked, and some of its words come through: otherwise nothing was tried.
      expect(modelAsked, kind).toBeGreaterThan(asked / 2);
      expect(shown, kind).toBeGreaterThan(asked / 20);
    }
  },
  withinMs,
);

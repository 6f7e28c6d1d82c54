import { skillOf } from '../curriculum/entry.ts';
import type { Item } from '../curriculum/item.ts';
import type { Misconception } from '../curriculum/misconception.ts';
import type { Curriculum } from '../curriculum/model.ts';
import type { Question } from '../curriculum/outlook.ts';
import type { Skill } from '../curriculum/skill.ts';
import type { Term } from '../curriculum/term.ts';
import type { Language, Text } from '../language/model.ts';
import type { Passage } from './model.ts';

/** Everything of a curriculum that can be quoted, in the order of the curriculum. Stems, options and hints are not. */
export function passagesOf(curriculum: Curriculum): readonly Passage[] {
  const { skills, tasks, questions, news, items, misconceptions, terms } = curriculum;
  const namesOf = (ids: readonly string[]) => ids.flatMap((id) => skills.get(id)?.name ?? []);
  return [
    ...[...skills.values()].flatMap(lessonPassages),
    ...[...tasks.values()].map((task): Passage => {
      const about = [...new Set(task.kps.map(skillOf))];
      const { id, title, what, why, deliverable, stretch } = task;
      const also = [why, deliverable, ...(stretch ? [stretch] : []), ...namesOf(about)];
      return { id: `task/${id}`, source: 'task', entry: id, skills: about, name: title, body: what, also };
    }),
    ...questions.map(questionPassage),
    ...news.map(
      ({ id, title, text, url, date, who }): Passage => ({
        ...{ id: `news/${id}`, source: 'news', entry: id, skills: [], body: text, also: [] },
        link: { url, title, date, ...(who !== undefined && { who }) },
      }),
    ),
    ...[...items.values()].map((item) => explanationPassage(item, curriculum)),
    ...[...misconceptions.values()].filter(({ lesson }) => skills.has(lesson)).map(trapPassage),
    ...terms.map(termPassage),
  ];
}

const trapPassage = ({ id, name, remedy, lesson }: Misconception): Passage => ({
  ...{ id: `trap/${id}`, source: 'trap', entry: id, skills: [lesson], name, body: remedy, also: [] },
});

export const termPassage = ({ id, name, also, definition, skill }: Term): Passage => ({
  ...{ id: `term/${id}`, source: 'term', entry: id, skills: [skill], name, body: definition },
  also: also.map((one) => ({ [/\p{Script=Han}/u.test(one) ? 'zh-CN' : 'en']: one }) as unknown as Text),
});

export function explanationPassage(
  { id, kp, stem, explanation, source }: Item,
  { skills }: Pick<Curriculum, 'skills'>,
): Passage {
  const skill = skills.get(skillOf(kp));
  const point = skill?.kps.find((one) => one.id === kp)?.name;
  const also = [stem, ...(point ? [point] : []), ...(skill ? [skill.name] : [])];
  return {
    ...{ id: `explanation/${id}`, source: 'explanation', entry: id, skills: [skillOf(kp)], body: explanation, also },
    link: { url: source.url },
  };
}

export const questionPassage = ({ id, question, answer, url, date, opinion, skills }: Question): Passage => ({
  ...{ id: `question/${id}`, source: 'question', entry: id, skills, name: question, body: answer },
  also: [],
  link: { url, date, ...(opinion && { opinion }) },
});

/** A passage for each section of a lesson. Its translations have the same sections, or it is one passage. */
export function lessonPassages({ id, name, about, kps, lesson }: Skill): Passage[] {
  if (!lesson) return [];
  const also = [about, ...kps.map((kp) => kp.name)];
  const of = (section: number) =>
    ({ id: idOfSection(id, section), source: 'lesson', entry: id, skills: [id] }) as const;
  const written = Object.entries(lesson).flatMap(([language, text]) =>
    text === undefined ? [] : [[language as Language, sectionsOf(text)] as const],
  );
  const count = written[0]![1].length;
  if (written.some(([, sections]) => sections.length !== count)) return [{ ...of(0), name, body: lesson, also }];
  return Array.from({ length: count }, (_, at): Passage | undefined => {
    const text = (what: 'heading' | 'body') =>
      Object.fromEntries(written.map(([language, sections]) => [language, sections[at]![what]])) as unknown as Text;
    const body = text('body');
    if (Object.values(body).every((one) => !one)) return undefined;
    return { ...of(at), name, ...(at > 0 && { heading: text('heading') }), body, also };
  }).filter((one) => one !== undefined);
}

/** The id of the passage that a section of a lesson is, from 0. */
export const idOfSection = (skill: string, section: number): string => `lesson/${skill}/${section}`;

interface Section {
  readonly heading: string;
  /** The heading as it is written. */
  readonly line: string;
  readonly body: string;
}

/** What stands before the first heading, which may be nothing, and each heading with what follows it. */
export function sectionsOf(markdown: string): readonly Section[] {
  const sections: { heading: string; line: string; lines: string[] }[] = [{ heading: '', line: '', lines: [] }];
  let fenced = false;
  for (const line of markdown.split('\n')) {
    if (/^\s*```/.test(line)) fenced = !fenced;
    // In code, `# …` is a comment.
    const heading = fenced ? undefined : /^#{1,6} (.*)$/.exec(line)?.[1];
    if (heading !== undefined) sections.push({ heading: heading.trim(), line, lines: [] });
    else sections.at(-1)!.lines.push(line);
  }
  return sections.map(({ heading, line, lines }) => ({ heading, line, body: lines.join('\n').trim() }));
}

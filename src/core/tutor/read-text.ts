import type { Curriculum } from '../curriculum/model.ts';
import type { Question } from '../curriculum/outlook.ts';
import type { Id } from '../id.ts';
import type { Language } from '../language/model.ts';
import { textIn } from '../language/rules.ts';
import type { Ports } from '../ports.ts';
import { mayRead } from './may-read.ts';
import type { LessonPart, Passage } from './model.ts';
import { idOfSection, lessonPassages, questionPassage, sectionsOf } from './passages.ts';

interface Reader {
  readonly learner: Id;
  readonly language: Language;
}

/**
 * The lesson of a skill, section by section. A section that gives the key of an item that waits for the reader's answer is
 * withheld until they have answered. Undefined when there is no such lesson. One read.
 */
export async function readLesson(
  ports: Pick<Ports, 'curriculum' | 'quiz'>,
  { skill: id, learner, language }: Reader & { readonly skill: string },
): Promise<readonly LessonPart[] | undefined> {
  const skill = ports.curriculum.skills.get(id);
  if (!skill?.lesson) return undefined;
  const may = await mayReadNow(ports, learner);
  const passages = new Map(lessonPassages(skill).map((passage) => [passage.id, passage]));
  const isShown = (passage: Passage | undefined) => !passage || may(passage);
  // Where the translations differ in their sections, the lesson is one passage.
  const sections = sectionsOf(textIn(skill.lesson, language));
  const whole = passages.size === 1 ? passages.get(idOfSection(id, 0)) : undefined;
  if (whole && !may(whole)) return [{ kind: 'withheld' }];
  return sections.flatMap(({ line, body }, at): LessonPart[] => {
    if (!line && !body) return [];
    if (isShown(passages.get(idOfSection(id, at))))
      return [{ kind: 'text', text: [line, body].filter(Boolean).join('\n\n') }];
    return [{ kind: 'withheld', ...(line && { heading: line }) }];
  });
}

/** Whether the answer to one of the path's questions gives the key of an item that waits for the reader's answer. One read. */
export async function mayReadAnswer(
  ports: Pick<Ports, 'curriculum' | 'quiz'>,
  { question, learner }: Pick<Reader, 'learner'> & { readonly question: Question },
): Promise<boolean> {
  return (await mayReadNow(ports, learner))(questionPassage(question));
}

const mayReadNow = async (
  { curriculum, quiz }: { readonly curriculum: Curriculum } & Pick<Ports, 'quiz'>,
  learner: Id,
) => mayRead(await quiz.itemsAsked(learner), curriculum, false);

import { z } from 'zod';
import { itemSchema, placementSchema } from '../core/curriculum/item.ts';
import { misconceptionSchema } from '../core/curriculum/misconception.ts';
import { newsSchema, questionSchema, stageSchema, trackSchema } from '../core/curriculum/outlook.ts';
import { pathSchema } from '../core/curriculum/path.ts';
import { projectSchema } from '../core/curriculum/project.ts';
import { resourceSchema, skillSchema } from '../core/curriculum/skill.ts';
import { taskSchema } from '../core/curriculum/task.ts';
import { termSchema } from '../core/curriculum/term.ts';

const files = {
  route: pathSchema,
  skill: skillSchema,
  tasks: z.array(taskSchema),
  items: z.array(itemSchema),
  resources: z.array(resourceSchema),
  project: projectSchema,
  placement: z.array(placementSchema),
  misconceptions: z.array(misconceptionSchema),
  news: z.array(newsSchema),
  questions: z.array(questionSchema),
  tracks: z.array(trackSchema),
  stages: z.array(stageSchema),
  terms: z.array(termSchema),
};

/** The JSON Schema of each kind of file, for editors: file names and their texts. */
export const schemaFiles = (): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(files).map(([name, schema]) => [
      `${name}.json`,
      `${JSON.stringify(z.toJSONSchema(schema, { io: 'input' }), null, 2)}\n`,
    ]),
  );

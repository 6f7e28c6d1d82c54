import { id, maxIdLength } from '../core/curriculum/entry.ts';

/** The id of a skill, task, path or project, as far as the curriculum allows it. */
export const entryId = id.meta({ examples: ['a', 'a'.repeat(maxIdLength)] });

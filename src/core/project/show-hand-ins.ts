import type { Id } from '../id.ts';
import type { Ports } from '../ports.ts';
import type { MemberProject } from './model.ts';
import { memberProject } from './rules.ts';

/** How many projects of people are on a page, and how many pages there are at most. */
const perPage = 10;
const pages = 100;

/** What the members of a cohort handed in, by pages from 0, the newest first; `next` when there is another page. */
export async function showHandIns(
  ports: Pick<Ports, 'curriculum' | 'project'>,
  { cohort, page }: { readonly cohort: Id; readonly page: number },
): Promise<{ readonly works: readonly MemberProject[]; readonly next?: number }> {
  const found = await ports.project.ofCohort({ cohort, skip: page * perPage, limit: perPage + 1 });
  return {
    works: found.slice(0, perPage).flatMap((work) => {
      const project = ports.curriculum.projects.get(work.project);
      return project ? [memberProject(work, project)] : [];
    }),
    ...(found.length > perPage && page + 1 < pages && { next: page + 1 }),
  };
}

import { dateIn } from '../calendar/rules.ts';
import type { Ports } from '../ports.ts';
import type { Look } from './model.ts';
import type { CommitClaim, HostAnswer } from './port.ts';
import { missingFiles } from './rules.ts';

/** After as many tries, a host that does not answer is left alone. */
const maxTries = 6;

/** Looks at a commit that was handed in: whether it is there, of which day of its learner, and which of the files it lacks. */
export async function lookAtCommit(
  ports: Pick<Ports, 'curriculum' | 'host' | 'project'>,
  { claim, now }: { readonly claim: CommitClaim; readonly now: () => Promise<Temporal.Instant> },
): Promise<void> {
  const given = await ports.project.given(claim);
  if (!given) return;
  const answer = await ports.host.commit(given.url);
  if (answer.kind === 'later' && given.tries + 1 < maxTries) {
    const pause = Math.max(answer.seconds ?? 0, 60 * 4 ** given.tries);
    return ports.project.end(claim, { later: (await now()).add({ seconds: pause }) });
  }
  const wanted = ports.curriculum.projects.get(claim.project)?.files ?? [];
  await ports.project.end(claim, { look: lookOf(answer, wanted, given.zone) });
}

function lookOf(answer: HostAnswer, wanted: readonly string[], zone: string): Look {
  switch (answer.kind) {
    case 'found': {
      const on = dateIn(zone, answer.at);
      return { kind: 'found', on, ...(answer.files && { missing: missingFiles(wanted, answer.files) }) };
    }
    case 'absent':
      return { kind: 'absent' };
    case 'unknown':
    case 'later':
      return { kind: 'unseen' };
  }
}

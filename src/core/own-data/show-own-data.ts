import type { Enrolment } from '../enrolment/model.ts';
import type { Learner } from '../learner/model.ts';
import type { Ports } from '../ports.ts';
import type { OwnData } from './model.ts';

/** How much is kept of a learner, and whether what they ask may go to a model. */
export async function showOwnData(
  ports: Pick<Ports, 'ownData' | 'model' | 'embedding'>,
  { learner, enrolments }: { learner: Learner; enrolments: readonly Enrolment[] },
): Promise<OwnData> {
  const model = ports.model.state().kind !== 'off' || ports.embedding.name() !== undefined;
  return {
    counts: await ports.ownData.count(learner.id),
    asksModel: model && enrolments.some(({ cohort }) => !cohort.quotesOnly),
  };
}

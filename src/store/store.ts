import type { Curriculum } from '../core/curriculum/model.ts';
import type { Store } from '../core/ports.ts';
import { cohorts } from './cohort.ts';
import type { Db } from './database.ts';
import { deliveries } from './delivery.ts';
import { enrolments } from './enrolment.ts';
import { learners } from './learner.ts';
import { leases } from './lease.ts';
import { quizzes } from './quiz.ts';

/** The port, out of one file per noun. The curriculum tells when a cohort's next post is, and which points are taught. */
export function createStore(db: Db, curriculum: Pick<Curriculum, 'routes' | 'siblings'>): Store {
  return {
    ...learners(db),
    ...cohorts(db),
    ...enrolments(db, curriculum),
    ...quizzes(db),
    ...deliveries(db, curriculum),
    ...leases(db),
  };
}

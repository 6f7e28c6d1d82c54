import type { Curriculum } from '../core/curriculum.ts';
import type { Store } from '../core/ports.ts';
import { cohorts } from './cohort.ts';
import type { Db } from './database.ts';
import { deliveries } from './delivery.ts';
import { enrolments } from './enrolment.ts';
import { learners } from './learner.ts';
import { quizzes } from './quiz.ts';

/** The port, out of one file per noun. The routes tell when a cohort's next post is. */
export function createStore(db: Db, curriculum: Pick<Curriculum, 'routes'>): Store {
  return { ...learners(db), ...cohorts(db), ...enrolments(db), ...quizzes(db), ...deliveries(db, curriculum) };
}
